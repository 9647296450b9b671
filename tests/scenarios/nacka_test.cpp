// The shipped scenario of Nacka held against what is known of Nacka: before April 2017 a child investigation took four
// months on average however extensive it was; afterwards one reception decides simple ones within a few weeks, and 6–10
// % of the households have complex needs. Every simulated mean lies more than five standard errors inside its band, so
// a change of seed fails a check with a probability below one in a million.
#include "support/shipped_scenario.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace sluss;
using domain::Dimension;
using domain::Measure;

namespace {

const std::string before = "siloed, four months (2016)";
const std::string after = "common intake (2017)";
const std::string worker_goes_on = "siloed, the worker goes on";
const std::string pace_alone = "siloed, meetings as early as diaries allow";
const std::string intake_alone = "common intake, four months kept";
const std::string groups_keep = "common intake, only the groups keep four months";
const std::string advice_only = "common intake that decides advice only";

double days(const support::Shipped& runs, const std::string& organisation, const std::string& complexity) {
    return runs.mean(organisation, Measure::investigation_days, Dimension::complexity, complexity);
}

}  // namespace

TEST_CASE("Nacka's scenario raises no objection and says of every number where it comes from") {
    support::check_provenance(support::shipped("nacka"));
}

TEST_CASE("Nacka has its four parts, one town hall, and 6 to 10 % complex households whatever the need") {
    const auto loaded = support::shipped("nacka");
    REQUIRE(loaded.scenario.has_value());
    const auto& municipality = loaded.scenario->municipality;
    double inhabitants = 0;
    for (const auto& district : municipality.districts) inhabitants += district.population;
    CHECK(municipality.districts.size() == 4);
    CHECK(inhabitants == 110'321);
    for (const auto& need : municipality.needs) {
        INFO(need.name);
        CHECK(need.complexity[domain::Complexity::complex] >= 0.06);
        CHECK(need.complexity[domain::Complexity::complex] <= 0.10);
    }
    for (const auto& organisation : loaded.scenario->organisations)
        for (const auto& office : organisation.offices) CHECK(municipality.places[office.place] == "town hall");
}

TEST_CASE("Nacka's organisations share one total of staff and overload nobody") {
    const auto loaded = support::shipped("nacka");
    REQUIRE(loaded.scenario.has_value());
    for (const auto& organisation : loaded.scenario->organisations) {
        INFO(organisation.name);
        CHECK(support::people_in(organisation) == doctest::Approx(110));
        for (const auto& pool : domain::load_by_pool(loaded.scenario->municipality, organisation)) {
            INFO(organisation.units[pool.unit].name, ": ", roles_of(organisation, pool));
            CHECK(pool.load.utilisation() > 0.60);
            CHECK(pool.load.utilisation() < 0.92);
        }
    }
}

TEST_CASE(
    "before 2017 Nacka's child investigations take four months, simple and complex alike; after, simple ones weeks") {
    const auto loaded = support::shipped("nacka-children");
    REQUIRE(loaded.scenario.has_value());
    const support::Shipped runs(*loaded.scenario, {before, after, pace_alone, intake_alone, groups_keep}, 2);

    for (const std::string complexity : {"simple", "standard", "complex"}) {
        INFO(complexity);
        CHECK(days(runs, before, complexity) > 110);
        CHECK(days(runs, before, complexity) < 130);
    }
    CHECK(days(runs, before, "complex") - days(runs, before, "simple") < 12);

    CHECK(days(runs, after, "simple") < 35);
    CHECK(days(runs, after, "complex") - days(runs, after, "simple") > 30);
    const auto of_route = [&](const std::string& organisation, const std::string& route) {
        return runs.mean(organisation, Measure::investigation_days, Dimension::route, route);
    };
    CHECK(of_route(after, "short investigation") < 21);

    // Either alone: the pace does most of it, and the intake without the pace nothing.
    CHECK(days(runs, pace_alone, "simple") < 60);
    CHECK(days(runs, pace_alone, "simple") > days(runs, after, "simple") + 8);
    CHECK(days(runs, intake_alone, "simple") > 105);
    CHECK(of_route(intake_alone, "short investigation") > 105);
    // The reception's pace is enough for what it decides itself.
    CHECK(of_route(groups_keep, "short investigation") < 21);
    CHECK(of_route(groups_keep, "investigation") > 105);
}

TEST_CASE("one reception spares Nacka's households handoffs and wrong doors, as docs/scenarios/nacka.md tells") {
    const auto loaded = support::shipped("nacka");
    REQUIRE(loaded.scenario.has_value());
    const support::Shipped runs(*loaded.scenario, {before, after, worker_goes_on, pace_alone, advice_only}, 2);

    CHECK(runs.mean(before, Measure::investigation_days, Dimension::need, "child welfare") > 110);
    CHECK(runs.mean(before, Measure::investigation_days, Dimension::need, "child welfare") < 125);
    CHECK(runs.more(Measure::handoffs_per_household, after, before) < -1);
    CHECK(runs.more(Measure::workers_met_per_household, after, before) < -0.4);
    CHECK(runs.mean(before, Measure::wrong_door_share) > 0.03);
    // Financial assistance keeps its own door, for a group of its own: nobody can come to a wrong one.
    CHECK(runs.mean(after, Measure::wrong_door_share) == 0);
    // The lighter answers are what spares work; without them one intake costs more than the silos did.
    CHECK(runs.more(Measure::cost_per_household, after, advice_only) < -500);
    CHECK(runs.more(Measure::cost_per_household, advice_only, before) > 200);
    // Silos in which the worker goes on hand over less than the intake does: the rule, not the door.
    CHECK(runs.more(Measure::handoffs_per_household, worker_goes_on, after) < -0.5);
    // A case that is open for long takes up further reports: the quick pace costs more.
    CHECK(runs.more(Measure::cost_per_household, pace_alone, before) > 300);
}
