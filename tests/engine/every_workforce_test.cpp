// With everything of the workforce switched on at once, and a reorganisation in the middle, every rule still runs to
// its end with its books in balance: needs are conserved, every contracted hour is in one account, and what the workers
// were busy with is what was done (the replication throws otherwise).
#include "engine/replication.hpp"
#include "scenario/read.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using domain::Allocation;
using domain::Continuity;
using domain::Measure;
using domain::OutsideCompetence;
using domain::SeveralNeeds;
using kernel::Distribution;

namespace {

constexpr double day = 24;

domain::Workforce everything() {
    domain::Workforce all;
    all.sick_leave = {3, Distribution::exponential(9 * day)};
    all.long_leave = {0.15, Distribution::uniform(60 * day, 200 * day)};
    all.holidays = {.summer_weeks = 4, .first_week = 25, .last_week = 32, .other_weeks = 2};
    all.turnover = {Distribution::weibull(400 * day, 1.3), std::chrono::days{60}, 0.5};
    all.recruitment = {0, 30, Distribution::gamma(50 * day, 0.5)};
    all.onboarding = {.starts_at = 0.4,
                      .time_constant = std::chrono::days{90},
                      .mentor_per_week = std::chrono::hours{2},
                      .mentor_weeks = 10,
                      .programme = std::chrono::hours{40},
                      .programme_weeks = 4,
                      .programme_shortens = 0.3};
    all.overhead = {{"meetings", 0.06, {}, {}, {}}};
    all.assistants = {0, 0.3};
    all.e_services = {2, 0.4};
    all.covering = domain::Covering::colleague;
    return all;
}

domain::Scenario short_run() {
    auto scenario = *scenario::load(SLUSS_SOURCE_DIR "/tests/data/small.yaml").scenario;
    scenario.experiment.warm_up = {std::chrono::months{2}, {}};
    scenario.experiment.run = {std::chrono::months{13}, {}};
    scenario.experiment.weekly = true;
    for (auto& need : scenario.municipality.needs) {
        need.urgent = 0.1;
        need.protection_hours = 1;
    }
    for (auto& organisation : scenario.organisations) organisation.workforce = everything();
    return scenario;
}

domain::Reorganisation into(const domain::Organisation& organisation, domain::OpenCases open_cases) {
    domain::Reorganisation change;
    change.on = kernel::Days{std::chrono::year{2018} / 9 / 3};
    change.becomes = organisation.name;
    change.structure = {organisation};
    change.open_cases = open_cases;
    change.preparation = {std::chrono::hours{20}, 10};
    change.dip = {0.2, std::chrono::days{60}};
    change.informing = {0.5, std::chrono::days{180}};
    return change;
}

}  // namespace

TEST_CASE("with everything on, every combination of rules keeps its books in balance") {
    domain::Scenario scenario = short_run();
    int run = 0;
    for (std::size_t i = 0; i < scenario.organisations.size(); ++i)
        for (const auto several :
             {SeveralNeeds::parallel, SeveralNeeds::by_referral, SeveralNeeds::joint, SeveralNeeds::coordinated_team})
            for (const auto continuity :
                 {Continuity::new_worker_per_stage, Continuity::same_within_unit, Continuity::first_worker})
                for (const auto outside :
                     {OutsideCompetence::hand_over, OutsideCompetence::consult, OutsideCompetence::join})
                    for (const auto allocation : {Allocation::least_caseload, Allocation::pooled,
                                                  Allocation::earliest_diary, Allocation::same_as_last_time}) {
                        auto& rules = scenario.organisations[i].rules;
                        rules.several_needs = several;
                        rules.continuity = continuity;
                        rules.outside_competence = outside;
                        rules.allocation = allocation;
                        rules.caseload_cap = run % 2 == 0 ? std::nullopt : std::optional{5};
                        rules.consult_chance = 0.3;
                        rules.consult_length = std::chrono::minutes{20};
                        rules.one_plan = run % 3 == 0;
                        rules.urgent_interrupts = run % 2 == 0;
                        if (!domain::structural_errors(scenario.municipality, scenario.organisations[i]).empty())
                            continue;
                        auto& other = scenario.organisations[(i + 1) % scenario.organisations.size()];
                        auto& organisation = scenario.organisations[i];
                        const auto open_cases =
                            run % 2 == 0 ? domain::OpenCases::keep_worker : domain::OpenCases::reallocate;
                        organisation.reorganisations = {into(other, open_cases)};
                        organisation.reorganisations[0].structure[0].reorganisations.clear();
                        organisation.reorganisations[0].closures = {{organisation.units.front().name, 4}};
                        ++run;
                        CAPTURE(i);
                        CAPTURE(static_cast<int>(several));
                        CAPTURE(static_cast<int>(continuity));
                        CAPTURE(static_cast<int>(outside));
                        CAPTURE(static_cast<int>(allocation));
                        const auto result = engine::run_replication(scenario, i, 1, 0);
                        CHECK(result.measures.get(Measure::absence_share) > 0.05);
                        CHECK(result.measures.get(Measure::overhead_share) > 0.05);
                        CHECK(result.measures.get(Measure::turnover_per_year) > 0.2);
                        CHECK(result.measures.get(Measure::recruitment_share) > 0);
                        CHECK(result.weeks.size() == 65);
                    }
    CHECK(run > 100);
}
