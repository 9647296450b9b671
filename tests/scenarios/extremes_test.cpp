// Extreme conditions, in which the answer is known without a simulation.
#include "support/simulated.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace sluss;
using doctest::Approx;
using domain::Dimension;
using domain::Measure;

namespace {

test::Simulated simulated(const std::string& file) {
    return test::Simulated{SLUSS_SOURCE_DIR "/tests/scenarios/" + file};
}

}  // namespace

TEST_CASE("where nobody comes all are idle, and what would be per household is undefined") {
    const auto town = simulated("nobody.yaml");
    for (const auto* organisation : {"silos", "one intake", "generalists"}) {
        for (const auto& replication : town.replications(organisation)) {
            CHECK(replication.households == 0);
            CHECK(replication.measures.get(Measure::households) == 0);
            CHECK(replication.measures.get(Measure::idle_share) == 1);
            CHECK(replication.measures.get(Measure::utilisation) == 0);
            CHECK(replication.measures.get(Measure::queue_length) == 0);
            CHECK(replication.measures.get(Measure::caseload_per_worker) == 0);
            for (const auto measure :
                 {Measure::handoffs_per_household, Measure::workers_met_per_household, Measure::continuity_upc,
                  Measure::trips_per_household, Measure::investigation_days, Measure::investigations_within_limit,
                  Measure::days_to_first_contact, Measure::wrong_door_share, Measure::abandonment_share,
                  Measure::return_share, Measure::cost_per_household})
                CHECK(std::isnan(replication.measures.get(measure)));
        }
        CHECK(town.mean(organisation, Measure::investigation_days).n == 0);
    }
}

TEST_CASE("a single caseworker hands nothing on, though each stage would have a new worker") {
    const auto town = simulated("one_worker.yaml");
    CHECK(town.mean("one worker", Measure::households).mean > 30);
    CHECK(town.mean("one worker", Measure::handoffs_per_household).mean == 0);
    CHECK(town.mean("one worker", Measure::workers_met_per_household).mean == 1);
    CHECK(town.mean("one worker", Measure::continuity_upc).mean == 1);
    CHECK(town.mean("one worker", Measure::repeat_share).mean == 0);
    CHECK(town.mean("one worker", Measure::coordination_share).mean == 0);
}

TEST_CASE("a unit with several times more work than hours works all its hours, and the run comes to its end") {
    const auto town = simulated("overloaded.yaml");
    for (const auto& replication : town.replications("one worker")) {
        CHECK(replication.measures.get(Measure::utilisation) > 0.99);
        CHECK(replication.measures.get(Measure::queue_length) > 50);
        CHECK(replication.measures.get(Measure::investigations_within_limit) < 0.2);
    }
    bool warned = false;
    for (const auto& warning : town.scenario().warnings)
        warned = warned || warning.find("overloaded") != std::string::npos;
    CHECK(warned);
}

TEST_CASE("where somebody is always free nobody waits for the first contact") {
    const auto town = simulated("ample.yaml");
    CHECK(town.mean("day and night", Measure::days_to_first_contact).mean == 0);
    CHECK(town.mean("day and night", Measure::queue_length).mean == 0);
    CHECK(town.mean("day and night", Measure::client_hours_per_household).mean > 1);
}

TEST_CASE("where somebody is free while the office is open, one waits only for it to open") {
    const auto town = simulated("ample.yaml");
    // Households come evenly round the clock: the mean wait is that of all the minutes of the cohort's months.
    const auto& experiment = town.scenario().experiment;
    const auto from = kernel::day_of(experiment.measure_from());
    const auto to = kernel::day_of(experiment.end() - std::chrono::days{experiment.follow_up_days});
    const kernel::WorkCalendar office{kernel::WeekPattern::office_hours(), from, to + std::chrono::days{30}};
    double days = 0;
    int minutes = 0;
    for (kernel::Time t{from}; t < kernel::Time{to}; t += std::chrono::minutes{1}) {
        days += kernel::in_days(office.next_fit(t, std::chrono::minutes{45}) - t);
        ++minutes;
    }
    const double expected = days / minutes;
    // 99.9 %: with the seed fixed, a right program fails for one choice of seed in a thousand.
    const auto wait = statistics::mean_interval(town.values("office hours", Measure::days_to_first_contact), 0.999);
    CAPTURE(expected);
    CAPTURE(wait.mean);
    CHECK(std::abs(wait.mean - expected) <= wait.half_width);
    CHECK(wait.half_width < 0.1 * expected);
}

TEST_CASE("where everybody knows the right door, or there is one for everything, no door is wrong") {
    const auto town = simulated("everybody_knows.yaml");
    for (const auto* organisation : {"three doors", "one door"}) {
        CHECK(town.mean(organisation, Measure::wrong_door_share).mean == 0);
        CHECK(town.mean(organisation, Measure::handoffs_per_household_wrong_door).mean == 0);
    }
    CHECK(town.values("three doors", Measure::handoffs_per_household) ==
          town.values("one door", Measure::handoffs_per_household));
}

TEST_CASE("who lives next door makes trips that take no time") {
    const auto town = simulated("next_door.yaml");
    CHECK(town.mean("one place", Measure::travel_minutes_per_household).mean == 0);
    CHECK(town.mean("one place", Measure::travel_km_per_household).mean == 0);
    CHECK(town.mean("one place", Measure::trips_per_household).mean > 1);
    CHECK(town.mean("spread", Measure::travel_minutes_per_household).mean > 0);
}
