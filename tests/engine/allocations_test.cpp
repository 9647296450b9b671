// In the steady state of a replication the general heap is not called: what comes and goes with a household lives in
// memory that is used again. What remains is a container or pool that grows because it holds more at once than ever
// before (a queue, a diary, the households): each such growth is a doubling or a whole chunk, so there are ever fewer
// of them the longer a replication lasts, whatever the number of events.
#include "engine/casework.hpp"
#include "engine/recorder.hpp"
#include "engine/staff.hpp"
#include "support/allocation_counter.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace sluss;

namespace {

/// What the last years of a long replication asked of the general heap.
struct SteadyState {
    std::uint64_t allocations = 0;
    std::uint64_t events = 0;
    std::uint64_t households = 0;
};

SteadyState steady_state(domain::Scenario scenario, std::size_t organisation) {
    scenario.experiment.warm_up = {std::chrono::years{1}, {}};
    scenario.experiment.run = {std::chrono::years{29}, {}};
    const auto& experiment = scenario.experiment;
    kernel::Simulation simulation{experiment.begin()};
    engine::Staff staff{scenario, scenario.organisations[organisation], simulation};
    engine::Recorder recorder{scenario, scenario.organisations[organisation], simulation};
    engine::Casework casework{scenario, scenario.organisations[organisation], {1, 0}, simulation, staff, recorder};
    casework.begin();
    simulation.run_until(experiment.measure_from());
    recorder.warm_up_over(staff);
    simulation.run_until(experiment.end() - std::chrono::years{4});

    const SteadyState before{test::allocations(), simulation.events(), casework.arrivals()};
    simulation.run_until(experiment.end() - std::chrono::years{1});
    return {test::allocations() - before.allocations, simulation.events() - before.events,
            casework.arrivals() - before.households};
}

/// tests/data/small.yaml with an organisation of each model that has a structure of its own.
domain::Scenario every_model() {
    const auto text =
        test::changed(test::read_whole(SLUSS_SOURCE_DIR "/tests/data/small.yaml"), "organisations:\n",
                      "organisations:\n"
                      "  three ways in: {model: three entry, doors: {money: [financial assistance], addiction: "
                      "[addiction]}, offices: {everything: Centre}}\n"
                      "  generalists: {model: generalist teams, offices: [Centre, Mill], team size: 5, consult chance: "
                      "30 %}\n");
    return *test::load_text(text).scenario;
}

// Growth of some container or pool to a new size. One call a household would be some 800, one an event some 30 000.
constexpr std::uint64_t growth = 4;

}  // namespace

TEST_CASE("in the steady state no model's replication calls the general heap") {
    const auto scenario = every_model();
    REQUIRE(scenario.organisations.size() == 4);
    for (std::size_t i = 0; i < scenario.organisations.size(); ++i) {
        CAPTURE(scenario.organisations[i].name);
        const auto steady = steady_state(scenario, i);
        CHECK(steady.events > 20'000);
        CHECK(steady.households > 700);
        CHECK(steady.allocations <= growth);
    }
}

TEST_CASE("in the steady state no rule makes a replication call the general heap") {
    using domain::Allocation;
    auto scenario = every_model();
    const auto changed = [&](auto change) {
        auto other = scenario;
        for (auto& organisation : other.organisations) change(organisation.rules);
        const auto steady = steady_state(other, 3);
        CHECK(steady.allocations <= growth);
    };
    changed([](domain::Rules& rules) { rules.several_needs = domain::SeveralNeeds::coordinated_team; });
    changed([](domain::Rules& rules) { rules.several_needs = domain::SeveralNeeds::by_referral; });
    changed([](domain::Rules& rules) { rules.pacing = domain::Pacing::deadline; });
    changed([](domain::Rules& rules) {
        rules.allocation = Allocation::pooled;
        rules.caseload_cap = 30;  // so that some wait, and some of these lose patience
    });
    changed([](domain::Rules& rules) { rules.allocation = Allocation::earliest_diary; });
    changed([](domain::Rules& rules) {
        rules.allocation = Allocation::same_as_last_time;
        rules.continuity = domain::Continuity::first_worker;
    });
    changed([](domain::Rules& rules) { rules.outside_competence = domain::OutsideCompetence::join; });
}
