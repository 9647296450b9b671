// The shipped scenario of Helsingborg held against what its proposal promises and costs: the first worker follows the
// case, so continuity is higher; generalists work slower outside what they know and ask colleagues. One replication has
// some five thousand households in its cohort; every mean lies more than five of its standard errors inside its bound.
#include "support/shipped_scenario.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace sluss;
using domain::Dimension;
using domain::Measure;

namespace {

const std::string specialised = "specialised units";
const std::string generalists = "generalist teams";
const std::string rule_alone = "specialised units, first worker follows";
const std::string teams_alone = "generalist teams that decide advice only";
const std::string joins = "generalist teams, a colleague joins";

}  // namespace

TEST_CASE("Helsingborg's scenario raises no objection and says of every number where it comes from") {
    support::check_provenance(support::shipped("helsingborg"));
}

TEST_CASE("Helsingborg's organisations share one total of staff and overload nobody") {
    const auto loaded = support::shipped("helsingborg");
    REQUIRE(loaded.scenario.has_value());
    double inhabitants = 0;
    for (const auto& district : loaded.scenario->municipality.districts) inhabitants += district.population;
    CHECK(inhabitants == 151'306);
    for (const auto& organisation : loaded.scenario->organisations) {
        INFO(organisation.name);
        CHECK(support::people_in(organisation) == doctest::Approx(192));
        for (const auto& pool : domain::load_by_pool(loaded.scenario->municipality, organisation)) {
            INFO(organisation.units[pool.unit].name, ": ", roles_of(organisation, pool));
            CHECK(pool.load.utilisation() < 0.95);
        }
    }
}

TEST_CASE("in Helsingborg the first worker follows the case: continuity rises, and breadth has its price") {
    const auto loaded = support::shipped("helsingborg");
    REQUIRE(loaded.scenario.has_value());
    const support::Shipped runs(*loaded.scenario, {specialised, generalists, rule_alone, teams_alone, joins}, 1);

    CHECK(runs.more(Measure::continuity_upc, generalists, specialised) > 0.3);
    CHECK(runs.more(Measure::workers_met_per_household, generalists, specialised) < -1.5);
    CHECK(runs.more(Measure::handoffs_per_household, generalists, specialised) < -2);
    // The rule alone brings more than half of the continuity, and no breadth.
    CHECK(runs.more(Measure::continuity_upc, rule_alone, specialised) > 0.2);
    CHECK(runs.more(Measure::continuity_upc, generalists, rule_alone) > 0.1);

    // The price, with the same answers permitted as before: hours, colleagues' time, money.
    const auto child_hours = [&](const std::string& organisation) {
        return runs.mean(organisation, Measure::investigation_hours, Dimension::need, "child welfare");
    };
    CHECK(child_hours(teams_alone) > child_hours(specialised) + 0.8);
    CHECK(runs.mean(teams_alone, Measure::consultation_share) > 0.02);
    CHECK(runs.mean(specialised, Measure::consultation_share) == 0);
    CHECK(runs.more(Measure::cost_per_household, teams_alone, specialised) > 400);
    CHECK(runs.more(Measure::utilisation, teams_alone, specialised) > 0.03);
    // The advice and support of the city, not the generalists, pay for it.
    CHECK(runs.more(Measure::cost_per_household, generalists, teams_alone) < -500);
    // A colleague who joins is a second person to meet, and dearer than one who is asked.
    CHECK(runs.more(Measure::workers_met_per_household, joins, generalists) > 0.7);
    CHECK(runs.more(Measure::cost_per_household, joins, generalists) > 1000);
}
