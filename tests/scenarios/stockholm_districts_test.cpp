// Two of Stockholm's districts, held against what the city's staff said and docs/scenarios/stockholm-districts.md
// tells: the districts differ, recruiting hours move from the districts to a central unit, and vacancies get shorter or
// not. Every simulated difference lies more than five standard errors from its bound.
#include "support/shipped_scenario.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace sluss;
using domain::Dimension;
using domain::Measure;

namespace {

const std::string local = "local managers recruit";
const std::string two = "central unit of two (2011)";
const std::string seventeen = "central unit of seventeen";
const std::string more_people = "two more social workers instead";
const std::string assistants = "administrative assistants";

}  // namespace

TEST_CASE("Stockholm's districts say of every number where it comes from, and warn only of who is added and too few") {
    const auto loaded = support::shipped("stockholm-districts");
    support::check_provenance(loaded, {"'central unit of two (2011)' has 159.26 FTE, 'local managers recruit' has",
                                       "'central unit of seventeen' has 161.25 FTE, 'local managers recruit' has",
                                       "'two more social workers instead' has 161.25 FTE, 'local managers recruit' has",
                                       "'recruiter' are overloaded: the vacancies to expect are work for 440 %",
                                       "'administrative assistants' has 161.00 FTE, 'local managers recruit' has"});
    for (const auto& organisation : loaded.scenario->organisations)
        for (const auto& pool : domain::load_by_pool(loaded.scenario->municipality, organisation)) {
            INFO(organisation.name, ", ", organisation.units[pool.unit].name);
            CHECK(pool.load.utilisation() < 0.90);
        }
}

TEST_CASE("Rinkeby-Kista has eleven times as many persons with financial assistance as Norrmalm") {
    const auto loaded = support::shipped("stockholm-districts");
    REQUIRE(loaded.scenario.has_value());
    const auto& districts = loaded.scenario->municipality.districts;
    REQUIRE(districts.size() == 2);
    const auto& needs = loaded.scenario->municipality.needs;
    const auto assistance = static_cast<std::size_t>(
        std::find_if(needs.begin(), needs.end(), [](const auto& need) { return need.name == "financial assistance"; }) -
        needs.begin());
    const auto persons = [&](std::size_t district) {
        return districts[district].population * districts[district].incidence_factor[assistance];
    };
    // 3 604 persons and 312 in 2017: 11.6 times as many; the populations are those of 2011.
    CHECK(persons(1) / persons(0) == doctest::Approx(3604.0 / 312).epsilon(0.05));
}

TEST_CASE("recruiting hours move from Stockholm's districts to the unit, and vacancies get shorter or not") {
    auto loaded = support::shipped("stockholm-districts");
    REQUIRE(loaded.scenario.has_value());
    const auto recruiting = [](const support::Shipped& runs, const std::string& organisation, const std::string& role) {
        return runs.mean(organisation, Measure::recruitment_share, Dimension::role, role);
    };
    {
        const support::Shipped runs(*loaded.scenario, {local, seventeen, more_people, assistants}, 3);
        const auto wrong_doors = [&](const std::string& district) {
            return runs.mean(local, Measure::wrong_door_share, Dimension::district, district);
        };
        CHECK(wrong_doors("Norrmalm") > 0.02);
        CHECK(wrong_doors("Norrmalm") < 0.05);
        CHECK(wrong_doors("Rinkeby-Kista") > 0.12);
        CHECK(wrong_doors("Rinkeby-Kista") < 0.20);

        CHECK(recruiting(runs, local, "manager") > 0.06);
        CHECK(recruiting(runs, seventeen, "manager") < 0.005);
        CHECK(recruiting(runs, seventeen, "recruiter") > 0.40);
        // Turnover is the tenure's, whoever recruits.
        CHECK(runs.mean(local, Measure::turnover_per_year) > 0.25);
        CHECK(runs.mean(local, Measure::turnover_per_year) < 0.36);
        // Managers have one hour in seven for it, so searches wait for them.
        CHECK(runs.more(Measure::days_to_hire, seventeen, local) < -30);
        CHECK(runs.more(Measure::vacancy_share, seventeen, local) < -0.02);
        CHECK(runs.more(Measure::utilisation, seventeen, local) < -0.02);
        // As many people more in the units do less than that.
        CHECK(runs.more(Measure::utilisation, seventeen, more_people) < -0.015);
        // Assistants take documentation off social workers, who have more of their hours for citizens.
        const auto of_social_workers = [&](const std::string& organisation, Measure measure) {
            return runs.mean(organisation, measure, Dimension::role, "social worker");
        };
        CHECK(of_social_workers(assistants, Measure::documentation_share) <
              of_social_workers(local, Measure::documentation_share) - 0.01);
        CHECK(of_social_workers(assistants, Measure::client_facing_share) >
              of_social_workers(local, Measure::client_facing_share));
    }
    // The time to hire hangs on what else managers have to do, not on the unit.
    for (auto& organisation : loaded.scenario->organisations)
        for (auto& duty : organisation.workforce.overhead)
            if (duty.name == "leading") duty.share = 0.6;
    const support::Shipped runs(*loaded.scenario, {local, seventeen}, 1);
    CHECK(runs.more(Measure::days_to_hire, seventeen, local) > -20);
}

TEST_CASE("two recruiters cannot recruit for all of Stockholm") {
    auto loaded = support::shipped("stockholm-districts");
    REQUIRE(loaded.scenario.has_value());
    const support::Shipped runs(*loaded.scenario, {local, two}, 1);
    CHECK(runs.mean(two, Measure::utilisation, Dimension::role, "recruiter") > 0.95);
    CHECK(runs.more(Measure::vacancy_share, two, local) > 0.08);
}

TEST_CASE("children who move burden Rinkeby-Kista's unit, and more outside actors lengthen investigations") {
    auto loaded = support::shipped("stockholm-districts");
    REQUIRE(loaded.scenario.has_value());
    const auto caseload = [](const support::Shipped& runs, const std::string& unit) {
        return runs.mean(seventeen, Measure::caseload_per_worker, Dimension::unit, unit);
    };
    const auto addiction = [](const support::Shipped& runs) {
        return runs.mean(seventeen, Measure::investigation_days, Dimension::need, "addiction");
    };
    auto elsewhere = *loaded.scenario;
    REQUIRE(elsewhere.municipality.removals.size() == 1);
    elsewhere.municipality.removals.clear();
    elsewhere.municipality.actors_growth = 0.08;
    const support::Shipped as_is(*loaded.scenario, {seventeen}, 2);
    const support::Shipped otherwise(elsewhere, {seventeen}, 2);
    CHECK(caseload(as_is, "children, Norrmalm") < caseload(otherwise, "children, Norrmalm") - 0.8);
    CHECK(caseload(as_is, "children, Rinkeby-Kista") > caseload(otherwise, "children, Rinkeby-Kista") + 0.3);
    CHECK(addiction(otherwise) > addiction(as_is) + 1);
}
