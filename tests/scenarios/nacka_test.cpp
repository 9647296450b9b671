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

TEST_CASE(
    "under deadline pacing Nacka's decisions heap in the last tenth of the limit, as docs/investigation-limits.md "
    "shows") {
    const auto loaded = support::shipped("nacka-children");
    REQUIRE(loaded.scenario.has_value());
    const support::Shipped runs(*loaded.scenario, {before, pace_alone, groups_keep}, 2);
    const auto share = [&](const std::string& organisation, const std::string& limit_class) {
        return runs.mean(organisation, Measure::investigations_by_limit, Dimension::limit, limit_class);
    };
    CHECK(share(before, "90-100 %") > 0.75);
    CHECK(share(before, "90-100 %") > 5 * share(before, "100-110 %"));
    CHECK(share(before, "80-90 %") < 0.01);
    CHECK(share(pace_alone, "90-100 %") < 0.03);
    CHECK(share(groups_keep, "90-100 %") > 0.5);
    CHECK(share(groups_keep, "10-20 %") > 0.2);
    double all = 0;
    for (const auto limit_class : domain::limit_classes) all += share(before, std::string{limit_class});
    CHECK(all == doctest::Approx(1));
}

TEST_CASE(
    "Nacka's way to one reception has its dip and its price: people wait longer at first, preparing takes hours") {
    const auto loaded = support::shipped("nacka-2017");
    support::check_provenance(loaded);
    REQUIRE(loaded.scenario.has_value());
    const std::string way = "reorganised in April 2017";
    const std::string way_and_training = "reorganised in April 2017, staff trained";
    const support::Shipped runs(*loaded.scenario, {before, after, way, way_and_training}, 2);

    // Of those who come in 2017, a quarter comes before the day: to the old doors, and often with four months ahead.
    CHECK(runs.mean(way, Measure::wrong_door_share) > 0.006);
    CHECK(runs.mean(way, Measure::wrong_door_share) < 0.018);
    const auto child_days = [&](const std::string& organisation) {
        return runs.mean(organisation, Measure::investigation_days, Dimension::need, "child welfare");
    };
    CHECK(child_days(way) < 70);
    CHECK(child_days(way) > child_days(after) + 10);
    // Who comes after it meets people who carry the cases of before beside the new ones.
    CHECK(runs.more(Measure::days_to_first_contact, way, before) > 0);
    CHECK(runs.more(Measure::days_to_first_contact, way, after) > 1);
    // The preparation is within what is measured: 16 hours of 110 people in three years of some 1 630 hours each.
    CHECK(runs.mean(way, Measure::overhead_share) == doctest::Approx(16.0 / (3 * 1630)).epsilon(0.03));
    CHECK(runs.mean(before, Measure::overhead_share) == 0);
    CHECK(runs.mean(way_and_training, Measure::overhead_share) > 0.03);
    CHECK(runs.mean(way_and_training, Measure::overhead_share) < 0.045);
    CHECK(runs.more(Measure::utilisation, way_and_training, way) > 0.02);
}
