#include "domain/staffing.hpp"

#include "domain/model_registry.hpp"
#include "support/tiny_organisation.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace sluss::domain;
using namespace sluss::test;
using doctest::Approx;

namespace {

constexpr double hours_of_one_need = 575;  // a year; see tiny_organisation.hpp

/// Two units whose loads are as `ratio` to 1, and `fte` caseworkers for both.
Organisation staffed(double ratio, double fte) {
    auto m = tiny_municipality({"housing", "debts"});
    m.needs[0].applications *= ratio;
    auto o = tiny_organisation(m, fte);
    staff_by_load(m, o);
    return o;
}

double fte(const Organisation& o, UnitId unit) {
    return o.units[unit].staff[0].fte.value_or(-1);
}

struct Group {
    IdSet stages;
    double fte;
};

/// One unit for everything, with these groups of people; each is a role of its own.
Organisation one_unit_with(const std::vector<Group>& groups) {
    auto o = tiny_organisation(tiny_municipality());
    o.roles.resize(groups.size(), o.roles[0]);
    o.units[0].staff.clear();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        o.roles[i].name = "role " + std::to_string(i);
        o.roles[i].fte = groups[i].fte;
        auto group = tiny_staff(groups[i].stages, IdSet::of({0}));
        group.role = static_cast<RoleId>(i);
        group.fte = groups[i].fte;
        o.units[0].staff.push_back(group);
    }
    return o;
}

}  // namespace

TEST_CASE("staff is divided by load in whole people and nobody is lost") {
    const auto o = staffed(3, 9);  // 6.75 and 2.25
    CHECK(fte(o, 0) == 7);
    CHECK(fte(o, 1) == 2);
}

TEST_CASE("where there is work there is at least one person") {
    const auto o = staffed(50, 5);
    CHECK(fte(o, 0) == 4);
    CHECK(fte(o, 1) == 1);
}

TEST_CASE("a total that is not whole makes one person work part time, where that costs least") {
    const auto o = staffed(3, 8.6);  // exact parts 6.45 and 2.15; of nine people 7 and 2
    CHECK(fte(o, 0) == Approx(6.6));
    CHECK(fte(o, 1) == 2);
    CHECK(people(o.roles[0], o.units[0].staff[0]) == 7);
}

TEST_CASE("too few people for the units is an error for the planner") {
    CHECK_THROWS_AS(staffed(1, 1), ModelError);
}

TEST_CASE("a stated number of people stands, and the others share the rest") {
    const auto m = tiny_municipality({"housing", "debts", "drink"});
    auto o = tiny_organisation(m, 9);
    o.units[0].staff[0].fte = 5;
    staff_by_load(m, o);
    CHECK(fte(o, 0) == 5);
    CHECK(fte(o, 1) == 2);
    CHECK(fte(o, 2) == 2);

    auto too_many = tiny_organisation(m, 4);
    too_many.units[0].staff[0].fte = 5;
    CHECK_THROWS_AS(staff_by_load(m, too_many), ModelError);
}

TEST_CASE("mixed teams of the same load become the same size whatever their roles") {
    // Three equal teams that do everything; four people of one role and five of the other: three in each team.
    const auto m = tiny_municipality();
    auto o = tiny_organisation(m, 4);
    o.roles.push_back(o.roles[0]);
    o.roles[1].fte = 5;
    auto other = o.units[0].staff[0];
    other.role = 1;
    o.units[0].staff.push_back(other);
    o.units = {o.units[0], o.units[0], o.units[0]};
    for (UnitId unit = 1; unit < 3; ++unit) o.doors.push_back(tiny_door("team", unit, IdSet::of({0})));
    staff_by_load(m, o);
    double first_role = 0;
    for (const auto& unit : o.units) {
        CHECK(*unit.staff[0].fte + *unit.staff[1].fte == 3);
        first_role += *unit.staff[0].fte;
    }
    CHECK(first_role == 4);
}

TEST_CASE("utilisation is expected over contracted hours, holidays off") {
    const auto m = tiny_municipality();
    auto o = tiny_organisation(m, 1);
    o.roles[0].hours = sluss::kernel::WeekPattern::always();
    o.roles[0].hours.holidays = sluss::kernel::HolidayCalendar::none;
    staff_by_load(m, o);
    CHECK(load_by_pool(m, o)[0].load.utilisation() == Approx(hours_of_one_need / (365.25 * 24)));

    // Office hours: 40 a week less some ten weekday holidays.
    o.roles[0].hours = sluss::kernel::WeekPattern::office_hours();
    const double hours = load_by_pool(m, o)[0].load.available;
    CHECK(hours > 365.25 / 7 * 40 - 13 * 8);
    CHECK(hours < 365.25 / 7 * 40 - 8 * 8);
}

TEST_CASE("an overloaded role is seen in a unit that is not overloaded") {
    const auto m = tiny_municipality();
    const auto o = one_unit_with(
        {{IdSet::of({tiny::contact, tiny::advice}), 2.0}, {IdSet::of({tiny::investigation, tiny::intervention}), 0.2}});
    const auto pools = load_by_pool(m, o);
    REQUIRE(pools.size() == 2);
    CHECK(pools[0].groups == std::vector<std::size_t>{0});
    CHECK(pools[1].groups == std::vector<std::size_t>{1});
    CHECK(pools[0].load.hours == Approx(100 * 0.75 + 40 * 0.5));
    CHECK(pools[1].load.hours == Approx(60 * 6 + 30 * 4));
    CHECK_FALSE(pools[0].load.overloaded());
    CHECK(pools[1].load.overloaded());
    Load unit = pools[0].load;
    unit += pools[1].load;
    CHECK_FALSE(unit.overloaded());
}

TEST_CASE("people who share a stage can relieve each other, and so can those who each share one with a third") {
    const auto m = tiny_municipality();
    const Group intake{IdSet::of({tiny::contact}), 1.0};
    const Group treatment{IdSet::of({tiny::intervention}), 1.0};
    const Group all_round{IdSet::of({tiny::contact, tiny::advice, tiny::investigation}), 1.0};
    const Group bridge{IdSet::of({tiny::investigation, tiny::intervention}), 1.0};

    const auto two = load_by_pool(m, one_unit_with({intake, treatment, all_round}));
    REQUIRE(two.size() == 2);
    CHECK(two[0].groups == std::vector<std::size_t>{0, 2});
    CHECK(two[0].stages == IdSet::of({tiny::contact, tiny::advice, tiny::investigation}));
    CHECK(two[1].groups == std::vector<std::size_t>{1});

    const auto organisation = one_unit_with({intake, treatment, all_round, bridge});
    const auto one = load_by_pool(m, organisation);
    REQUIRE(one.size() == 1);
    CHECK(one[0].groups == std::vector<std::size_t>{0, 1, 2, 3});
    CHECK(one[0].load.hours == Approx(hours_of_one_need));
    CHECK(one[0].load.available == Approx(4 * two[1].load.available));
    CHECK(roles_of(organisation, one[0]) == "role 0, role 1, role 2, role 3");
}

TEST_CASE("a pool's roles are named once each") {
    auto o = one_unit_with({{IdSet::first(4), 1.0}, {IdSet::first(4), 1.0}});
    o.units[0].staff[1].role = 0;
    const auto pools = load_by_pool(tiny_municipality(), o);
    REQUIRE(pools.size() == 1);
    CHECK(roles_of(o, pools[0]) == "role 0");
}

TEST_CASE("work that nobody is there to do is an overload") {
    auto o = tiny_organisation(tiny_municipality());
    o.units[0].staff[0].fte = 0;
    CHECK(load_by_pool(tiny_municipality(), o)[0].load.overloaded());
}

TEST_CASE("people who know one need each are dealt out by load") {
    auto m = tiny_municipality({"housing", "debts"});
    m.needs[0].applications *= 2;
    auto o = tiny_organisation(m);
    o.units = {tiny_unit("team", IdSet::first(4), IdSet::first(2))};
    o.doors = {tiny_door("team", 0, IdSet::first(2))};
    o.rules.outside_competence = OutsideCompetence::consult;
    auto& group = o.units[0].staff[0];
    group.fte = 3;
    CHECK(competences_of_people(m, o, 0, group) == std::vector<IdSet>(3, IdSet::first(2)));
    group.one_competence_each = true;
    CHECK(competences_of_people(m, o, 0, group) == std::vector<IdSet>{IdSet::of({0}), IdSet::of({0}), IdSet::of({1})});
}

TEST_CASE("a mixed team spreads its competences over all its people, not role by role") {
    const auto m = tiny_municipality({"housing", "debts"});
    auto o = tiny_organisation(m);
    o.units = {tiny_unit("team", IdSet::first(4), IdSet::first(2))};
    o.doors = {tiny_door("team", 0, IdSet::first(2))};
    o.units[0].staff[0].one_competence_each = true;
    o.units[0].staff[0].fte = 1;
    o.roles.push_back(o.roles[0]);
    o.units[0].staff.push_back(o.units[0].staff[0]);
    o.units[0].staff[1].role = 1;
    CHECK(competences_of_people(m, o, 0, o.units[0].staff[0]) == std::vector<IdSet>{IdSet::of({0})});
    CHECK(competences_of_people(m, o, 0, o.units[0].staff[1]) == std::vector<IdSet>{IdSet::of({1})});
    const auto everybody = competences_of_everybody(m, o);
    REQUIRE(everybody.size() == 1);
    CHECK(everybody[0] == std::vector<std::vector<IdSet>>{{IdSet::of({0})}, {IdSet::of({1})}});
}

TEST_CASE("where each person works part of full time, there are more people") {
    Role role;
    role.part_time = 0.75;
    StaffGroup group;
    group.fte = 3;
    CHECK(fractions_of_people(role, group) == std::vector<double>{0.75, 0.75, 0.75, 0.75});
    group.fte = 2;
    CHECK(fractions_of_people(role, group) == std::vector<double>{0.75, 0.75, 0.5});
    CHECK(people(role, group) == 3);
    role.part_time = 0.7;
    group.fte = 2.1;  // three times 0.7 is not quite that in binary
    CHECK(fractions_of_people(role, group) == std::vector<double>{0.7, 0.7, 0.7});
    role.part_time = 1;
    group.fte = 2.6;
    CHECK(fractions_of_people(role, group).size() == 3);
    CHECK(fractions_of_people(role, group)[2] == Approx(0.6));
    group.fte.reset();
    CHECK(people(role, group) == 0);
}

TEST_CASE("part-time people are divided by load as people, and nobody is lost") {
    auto m = tiny_municipality({"housing", "debts"});
    m.needs[0].applications *= 3;
    auto o = tiny_organisation(m, 6);
    o.roles[0].part_time = 0.75;  // eight people
    staff_by_load(m, o);
    CHECK(fte(o, 0) == 4.5);
    CHECK(fte(o, 1) == 1.5);
    o = tiny_organisation(m, 5.8);  // eight people, of whom one works 0.55
    o.roles[0].part_time = 0.75;
    staff_by_load(m, o);
    CHECK(fte(o, 0) + fte(o, 1) == Approx(5.8));
    CHECK(people(o.roles[0], o.units[0].staff[0]) + people(o.roles[0], o.units[1].staff[0]) == 8);
}
