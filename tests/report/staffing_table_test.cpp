// What validate prints, for units set up by hand.
#include "report/staffing_table.hpp"

#include "support/tiny_organisation.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace sluss;
using domain::IdSet;

namespace {

/// One unit; an intake worker does contact and advice, and so many investigators all else.
domain::Scenario scenario(double investigators) {
    domain::Scenario scenario;
    scenario.municipality = test::tiny_municipality();
    auto o = test::tiny_organisation(scenario.municipality);
    o.name = "one house";
    o.roles.resize(2);
    o.roles[0].name = "intake worker";
    o.roles[1].name = "investigator";
    auto& staff = o.units[0].staff;
    staff = {test::tiny_staff(IdSet::of({test::tiny::contact, test::tiny::advice}), IdSet::of({0})),
             test::tiny_staff(IdSet::of({test::tiny::investigation, test::tiny::intervention}), IdSet::of({0}))};
    staff[0].fte = 1;
    staff[1].role = 1;
    staff[1].fte = investigators;
    scenario.staff.roles = o.roles;
    scenario.organisations = {o};
    return scenario;
}

}  // namespace

// About 2015 contracted hours a year and person; 95 hours of intake and 480 of investigations and interventions.
TEST_CASE("people who cannot stand in for each other have a row of their own below their unit") {
    const auto table = report::staffing_table(scenario(1));
    CHECK(table.find("\none house\n"
                     "  help             2            14\n"
                     "    intake worker  1            5\n"
                     "    investigator   1            24\n") != std::string::npos);
}

TEST_CASE("an overloaded role is marked, its unit only where it is overloaded itself") {
    const auto table = report::staffing_table(scenario(0.2));
    CHECK(table.find("  help             1.2          24\n"
                     "    intake worker  1            5\n"
                     "    investigator   0.2          119  overloaded\n") != std::string::npos);
}

TEST_CASE("a unit where all can stand in for all has one row") {
    auto one = scenario(1);
    for (auto& group : one.organisations[0].units[0].staff) group.stages = IdSet::first(4);
    const auto table = report::staffing_table(one);
    CHECK(table.find("\none house\n"
                     "  help  2            14\n"
                     "\nLoad: ") != std::string::npos);
}

TEST_CASE("people who support are told below their unit, and share no load") {
    auto one = scenario(1);
    auto& o = one.organisations[0];
    o.roles.push_back({"manager", 1});
    domain::StaffGroup manager;
    manager.role = 2;
    manager.fte = 1;
    o.units[0].staff.push_back(manager);
    domain::Unit office;
    office.name = "head office";
    office.staff = {manager};
    o.units.push_back(office);
    const auto table = report::staffing_table(one);
    CHECK(table.find("\none house\n"
                     "  help                 2            14\n"
                     "    intake worker      1            5\n"
                     "    investigator       1            24\n"
                     "    manager (support)  1\n"
                     "  head office\n"
                     "    manager (support)  1\n") != std::string::npos);
}
