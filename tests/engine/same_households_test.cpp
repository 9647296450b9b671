// Common random numbers and reproducibility: every organisation of a replication meets the same households with the
// same work, a replication is a pure function, and an interrupted one says so.
#include "engine/replication.hpp"
#include "scenario/read.hpp"
#include "statistics/estimate.hpp"
#include "support/all_bits.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <vector>

using namespace sluss;
using domain::Measure;
using test::all_bits;

namespace {

domain::Scenario small() {
    auto loaded = scenario::load(SLUSS_SOURCE_DIR "/tests/data/small.yaml");
    if (!loaded.scenario) throw std::logic_error("tests/data/small.yaml cannot be read");
    return *loaded.scenario;
}

}  // namespace

TEST_CASE("every organisation meets the same households, every replication and seed others") {
    const auto scenario = small();
    std::vector<std::uint64_t> seen;
    for (const std::uint64_t seed : {1U, 2U})
        for (const std::uint64_t replication : {0U, 1U}) {
            const auto silos = engine::run_replication(scenario, 0, seed, replication);
            const auto intake = engine::run_replication(scenario, 1, seed, replication);
            CHECK(silos.households > 500);
            CHECK(silos.households == intake.households);
            CHECK(silos.demand_fingerprint == intake.demand_fingerprint);
            for (const auto other : seen) CHECK(silos.demand_fingerprint != other);
            seen.push_back(silos.demand_fingerprint);
        }
}

// The two organisations of the small municipality under the same rules: who does the work, where and when still
// differs, the work does not. So that all of it falls into follow-up and nothing else depends on time, nobody leaves or
// returns, reports do not repeat, staff is ample and cases are followed for 700 days. Everybody finds hidden needs
// alike, nobody misses an appointment because of the way to it, and wrong doors and handovers cost nothing.
TEST_CASE("the same household is the same work in every organisation, to the microsecond") {
    auto scenario = small();
    for (auto& need : scenario.municipality.needs) {
        need.patience.reset();
        need.returns = 0;
        need.repeats = 1;
    }
    auto& behaviour = scenario.municipality.behaviour;
    behaviour.found_outside = behaviour.found_within;
    behaviour.missed_per_travel_hour = 0;
    for (auto& district : scenario.municipality.districts) district.knows_right_door = 1;
    scenario.organisations[0].rules.handover = {};
    scenario.organisations[0].rules.coordination = {};
    scenario.organisations[1].rules = scenario.organisations[0].rules;
    for (auto& organisation : scenario.organisations)
        for (auto& unit : organisation.units)
            for (auto& group : unit.staff) group.fte = 10;
    scenario.experiment.follow_up_days = 700;
    scenario.experiment.run = {std::chrono::months{36}, {}};

    const auto silos = engine::run_replication(scenario, 0, 1, 0).measures;
    const auto intake = engine::run_replication(scenario, 1, 1, 0).measures;
    CHECK(silos.get(Measure::households) > 100);
    CHECK(silos.get(Measure::handoffs_per_household) != intake.get(Measure::handoffs_per_household));
    CHECK(silos.get(Measure::travel_km_per_household) != intake.get(Measure::travel_km_per_household));
    CHECK(silos.get(Measure::households) == intake.get(Measure::households));
    for (const auto measure : {Measure::client_hours_per_household, Measure::investigation_hours}) {
        CHECK(silos.get(measure) == intake.get(measure));
        for (std::size_t need = 0; need < scenario.municipality.needs.size(); ++need)
            CHECK(silos.get(measure, domain::Dimension::need, need) ==
                  intake.get(measure, domain::Dimension::need, need));
    }
}

// Twelve replications with fixed seeds: the difference between the organisations once with the same households, once
// with the second organisation's from another seed. A paired interval at most half as wide is as good as four times as
// many replications.
TEST_CASE("the same households make differences much more precise than different ones would") {
    const auto scenario = small();
    const std::vector<Measure> looked_at{Measure::client_hours_per_household, Measure::trips_per_household,
                                         Measure::cost_per_household, Measure::utilisation};
    std::vector<std::vector<double>> paired(looked_at.size());
    std::vector<std::vector<double>> independent(looked_at.size());
    for (std::uint64_t r = 0; r < 12; ++r) {
        const auto silos = engine::run_replication(scenario, 0, 1, r).measures;
        const auto same = engine::run_replication(scenario, 1, 1, r).measures;
        const auto other = engine::run_replication(scenario, 1, 2, r).measures;
        for (std::size_t i = 0; i < looked_at.size(); ++i) {
            paired[i].push_back(same.get(looked_at[i]) - silos.get(looked_at[i]));
            independent[i].push_back(other.get(looked_at[i]) - silos.get(looked_at[i]));
        }
    }
    for (std::size_t i = 0; i < looked_at.size(); ++i) {
        CAPTURE(domain::casework_catalogue()->info(looked_at[i]).key);
        const double with_the_same = statistics::mean_interval(paired[i]).half_width;
        const double with_others = statistics::mean_interval(independent[i]).half_width;
        CHECK(with_the_same < 0.5 * with_others);
    }
}

TEST_CASE("a replication run twice gives the same result to the last bit") {
    const auto scenario = small();
    for (const std::size_t organisation : {0U, 1U}) {
        const auto first = engine::run_replication(scenario, organisation, 7, 3);
        const auto again = engine::run_replication(scenario, organisation, 7, 3);
        CHECK(all_bits(first.measures) == all_bits(again.measures));
        CHECK(first.events == again.events);
        CHECK(first.demand_fingerprint == again.demand_fingerprint);
        CHECK(all_bits(first.measures) != all_bits(engine::run_replication(scenario, organisation, 7, 4).measures));
    }
}

TEST_CASE("a replication that is told to stop says that it was interrupted") {
    const auto scenario = small();
    std::atomic<bool> stop = true;
    CHECK_THROWS_AS(engine::run_replication(scenario, 0, 1, 0, &stop), engine::Interrupted);
    stop = false;
    CHECK(all_bits(engine::run_replication(scenario, 0, 1, 0, &stop).measures) ==
          all_bits(engine::run_replication(scenario, 0, 1, 0).measures));
}
