// The shipped scenario of a Stockholm district in 1978 and its opposite today, held against one unit head's
// recollection: three to four visits a worker and day, about half of the time with citizens, many kinds of cases; today
// far less of either. Every mean lies more than five standard errors inside its band, so a change of seed fails a check
// with a probability below one in a million.
#include "support/shipped_scenario.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace sluss;
using domain::Dimension;
using domain::Measure;

namespace {

const std::string generalists = "generalists in one unit";
const std::string specialised = "specialised units";

}  // namespace

TEST_CASE("Stockholm's two scenarios raise no objection and say of every number where it comes from") {
    // Each of the twenty people knows one kind of need, and compulsory care is too rare to be anybody's.
    support::check_provenance(support::shipped("stockholm-1978"), {"too few for anybody to know compulsory care"});
    support::check_provenance(support::shipped("stockholm-today"));
}

TEST_CASE("in 1978 everybody in Stockholm's unit has all kinds of cases; today each unit has its own") {
    const auto then = support::shipped("stockholm-1978");
    const auto now = support::shipped("stockholm-today");
    REQUIRE(then.scenario.has_value());
    REQUIRE(now.scenario.has_value());
    const auto& first = then.scenario->organisations[then.scenario->experiment.baseline];
    CHECK(first.name == generalists);
    REQUIRE(first.units.size() == 1);
    CHECK(first.units.front().needs.size() == 4);
    const auto& last = now.scenario->organisations[now.scenario->experiment.baseline];
    CHECK(last.name == specialised);
    CHECK(last.units.size() == 3);
    for (const auto& unit : last.units) CHECK(unit.needs.size() <= 2);
    for (const auto* scenario : {&*then.scenario, &*now.scenario})
        for (const auto& organisation : scenario->organisations)
            for (const auto& pool : domain::load_by_pool(scenario->municipality, organisation)) {
                INFO(organisation.name, ", ", organisation.units[pool.unit].name);
                CHECK(pool.load.utilisation() < 0.95);
            }
}

TEST_CASE("a social worker of 1978 makes three to four visits a day and is half of the time with citizens") {
    const auto loaded = support::shipped("stockholm-1978");
    REQUIRE(loaded.scenario.has_value());
    const support::Shipped runs(*loaded.scenario, {generalists, specialised}, 8);
    for (const auto& organisation : {generalists, specialised}) {
        INFO(organisation);
        CHECK(runs.mean(organisation, Measure::visits_per_worker_day) > 3);
        CHECK(runs.mean(organisation, Measure::visits_per_worker_day) < 4);
        CHECK(runs.mean(organisation, Measure::client_facing_share) > 0.42);
        CHECK(runs.mean(organisation, Measure::client_facing_share) < 0.58);
        CHECK(runs.mean(organisation, Measure::utilisation) < 0.92);
    }
}

TEST_CASE("today's work, not today's organisation, has taken the time with Stockholm's citizens") {
    const auto then = support::shipped("stockholm-1978");
    const auto now = support::shipped("stockholm-today");
    REQUIRE(then.scenario.has_value());
    REQUIRE(now.scenario.has_value());
    const support::Shipped in_1978(*then.scenario, {generalists, specialised}, 4);
    const support::Shipped today(*now.scenario, {generalists, specialised}, 4);
    for (const auto& organisation : {generalists, specialised}) {
        INFO(organisation);
        const auto less = [&](Measure measure) {
            return in_1978.mean(organisation, measure) - today.mean(organisation, measure);
        };
        CHECK(less(Measure::client_facing_share) > 0.15);
        CHECK(less(Measure::visits_per_worker_day) > 1);
        CHECK(less(Measure::documentation_share) < -0.15);
    }
    // In either time the organisation moves the share of time by a few points only …
    CHECK(std::abs(in_1978.more(Measure::client_facing_share, generalists, specialised)) < 0.04);
    CHECK(std::abs(today.more(Measure::client_facing_share, generalists, specialised)) < 0.04);
    // … and whom people meet by much.
    CHECK(today.more(Measure::continuity_upc, generalists, specialised) > 0.3);
    CHECK(today.more(Measure::workers_met_per_household, specialised, generalists) > 1.2);
}
