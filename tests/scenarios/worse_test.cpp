// The shipped scenario of a reorganisation that makes things worse, held against what its page docs/scenarios/worse.md
// says: what gets worse, what of that is the place and what one rule, and what gets better. Every simulated difference
// lies more than five standard errors from its bound, so a change of seed fails a check with a probability below one in
// a million.
#include "support/shipped_scenario.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace sluss;
using domain::Dimension;
using domain::Measure;

namespace {

const std::string before = "generalists near home";
const std::string specialised = "five specialised units";
const std::string in_the_town_hall = "generalists in the town hall";
const std::string one_worker = "five units, one worker all the way";
const std::string intake = "common intake that hands over";

}  // namespace

TEST_CASE("Skogsby's scenario raises no objection and says of every number where it comes from") {
    support::check_provenance(support::shipped("worse"));
}

TEST_CASE("Skogsby's organisations are equally many people, and none of them is short of people anywhere") {
    const auto loaded = support::shipped("worse");
    REQUIRE(loaded.scenario.has_value());
    for (const auto& organisation : loaded.scenario->organisations) {
        INFO(organisation.name);
        CHECK(support::people_in(organisation) == doctest::Approx(28));
        for (const auto& pool : domain::load_by_pool(loaded.scenario->municipality, organisation)) {
            INFO(organisation.units[pool.unit].name, ": ", roles_of(organisation, pool));
            CHECK(pool.load.utilisation() < 0.80);
        }
    }
}

TEST_CASE("specialising a small municipality makes most of Skogsby's measures worse, and some better") {
    const auto loaded = support::shipped("worse");
    REQUIRE(loaded.scenario.has_value());
    const support::Shipped runs(*loaded.scenario, {before, specialised, in_the_town_hall, one_worker, intake}, 8);

    // Worse.
    CHECK(runs.more(Measure::handoffs_per_household, specialised, before) > 2);
    CHECK(runs.more(Measure::workers_met_per_household, specialised, before) > 1.5);
    CHECK(runs.more(Measure::continuity_upc, specialised, before) < -0.40);
    CHECK(runs.more(Measure::wrong_door_share, specialised, before) > 0.09);
    CHECK(runs.more(Measure::travel_minutes_per_household, specialised, before) > 100);
    CHECK(runs.more(Measure::days_to_first_contact, specialised, before) > 0.3);
    CHECK(runs.more(Measure::investigation_days, specialised, before) > 2);
    CHECK(runs.more(Measure::assessments_within_limit, specialised, before) < -0.05);
    CHECK(runs.more(Measure::coordination_share, specialised, before) > 0.02);
    // Better: nobody has to ask, reports are written faster, and it costs less.
    CHECK(runs.mean(specialised, Measure::consultation_share) == 0);
    CHECK(runs.mean(before, Measure::consultation_share) > 0.03);
    CHECK(runs.more(Measure::documentation_share, specialised, before) < -0.03);
    CHECK(runs.more(Measure::cost_per_household, specialised, before) < -300);

    // The longer way is the place's …
    CHECK(runs.more(Measure::travel_minutes_per_household, in_the_town_hall, before) > 100);
    CHECK(runs.more(Measure::handoffs_per_household, in_the_town_hall, before) < 0.15);
    // … the longer investigations are the rule's that each stage has a new worker, where a unit has two people …
    CHECK(std::abs(runs.more(Measure::investigation_days, one_worker, before)) < 2);
    const auto addiction = [&](const std::string& organisation) {
        return runs.mean(organisation, Measure::investigation_days, Dimension::need, "addiction");
    };
    CHECK(addiction(specialised) > addiction(one_worker) + 15);
    // … and the wrong doors are the doors'.
    CHECK(runs.more(Measure::wrong_door_share, one_worker, before) > 0.09);
    CHECK(runs.mean(intake, Measure::wrong_door_share) == 0);

    // The common intake hands over everybody, costs continuity and travel, and is not slower.
    CHECK(runs.more(Measure::handoffs_per_household, intake, before) > 1);
    CHECK(runs.more(Measure::continuity_upc, intake, before) < -0.30);
    CHECK(runs.more(Measure::travel_minutes_per_household, intake, before) > 100);
    CHECK(runs.more(Measure::investigation_days, intake, before) < 1);
    CHECK(runs.more(Measure::hidden_needs_found_share, intake, before) > 0.04);
}
