// Every combination of the organisation's rules runs to its end with its books in balance, in a small municipality with
// everything in it: hidden needs, patience, returns, repeated reports, missed appointments.
#include "engine/replication.hpp"
#include "scenario/read.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using domain::Allocation;
using domain::Continuity;
using domain::OutsideCompetence;
using domain::SeveralNeeds;

namespace {

domain::Scenario short_run() {
    auto scenario = *scenario::load(SLUSS_SOURCE_DIR "/tests/data/small.yaml").scenario;
    scenario.experiment.warm_up = {std::chrono::months{2}, {}};
    scenario.experiment.run = {std::chrono::months{13}, {}};
    return scenario;
}

}  // namespace

TEST_CASE("every combination of rules keeps its books in balance") {
    domain::Scenario scenario = short_run();
    const std::optional<int> no_cap;
    int run = 0;
    for (std::size_t i = 0; i < scenario.organisations.size(); ++i) {
        for (const auto several :
             {SeveralNeeds::parallel, SeveralNeeds::by_referral, SeveralNeeds::joint, SeveralNeeds::coordinated_team})
            for (const auto continuity :
                 {Continuity::new_worker_per_stage, Continuity::same_within_unit, Continuity::first_worker})
                for (const auto outside :
                     {OutsideCompetence::hand_over, OutsideCompetence::consult, OutsideCompetence::join})
                    for (const auto allocation : {Allocation::least_caseload, Allocation::pooled,
                                                  Allocation::earliest_diary, Allocation::same_as_last_time})
                        for (const auto cap : {no_cap, std::optional<int>{4}}) {
                            auto& rules = scenario.organisations[i].rules;
                            rules.several_needs = several;
                            rules.continuity = continuity;
                            rules.outside_competence = outside;
                            rules.allocation = allocation;
                            rules.caseload_cap = cap;
                            rules.consult_chance = 0.3;
                            rules.consult_length = std::chrono::minutes{20};
                            // A team needs a unit for coordinated investigations; silos have none.
                            if (!domain::structural_errors(scenario.municipality, scenario.organisations[i]).empty())
                                continue;
                            ++run;
                            CAPTURE(i);
                            CAPTURE(static_cast<int>(several));
                            CAPTURE(static_cast<int>(continuity));
                            CAPTURE(static_cast<int>(outside));
                            CAPTURE(static_cast<int>(allocation));
                            const auto result = engine::run_replication(scenario, i, 1, 0);
                            CHECK(result.households > 0);
                        }
    }
    CHECK(run == 2 * 4 * 3 * 3 * 4 * 2 - 3 * 3 * 4 * 2);
}

// A need that is found in the very last meeting of a case is referred once, not once by its finder and once in its
// turn.
TEST_CASE("by referral, every need is taken up once at a time") {
    domain::Scenario scenario = short_run();
    scenario.organisations[0].rules.several_needs = SeveralNeeds::by_referral;
    for (auto& need : scenario.municipality.needs)
        for (auto& stage : need.stages)
            for (auto& item : stage.work) item.documentation = kernel::Distribution::constant(0);
    scenario.municipality.behaviour.found_within = 0.2;
    scenario.municipality.behaviour.found_outside = 0.2;
    for (std::uint64_t replication = 0; replication < 10; ++replication)
        CHECK_NOTHROW(engine::run_replication(scenario, 0, 2, replication));
}
