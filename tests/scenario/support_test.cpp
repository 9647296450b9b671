// People who do no stage, from text to staffed units.
#include "domain/staffing.hpp"
#include "scenario/expect_problem.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace sluss;
using test::changed;
using test::plain_scenario;

namespace {

/// The plain scenario with two more roles and a second organisation of two units, one of them much larger.
std::string with_support(const std::string& support, const std::string& own = "") {
    auto text = changed(plain_scenario, "  investigator: {fte: 4.5 FTE, wage: 450 SEK/h}\n",
                        "  investigator: {fte: 4.5 FTE, wage: 450 SEK/h}\n"
                        "  manager: 3 FTE\n"
                        "  recruiter: 1.5 FTE\n");
    text = changed(text, "organisations:\n", "support: {" + support + "}\norganisations:\n");
    return changed(text, "experiment:", "  silos: {model: siloed" + own + "}\nexperiment:");
}

domain::Scenario read(const std::string& text) {
    auto loaded = test::load_text(text);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    return std::move(*loaded.scenario);
}

const domain::Unit& unit(const domain::Organisation& organisation, const std::string& name) {
    const auto found = std::find_if(organisation.units.begin(), organisation.units.end(),
                                    [&](const domain::Unit& one) { return one.name == name; });
    REQUIRE(found != organisation.units.end());
    return *found;
}

double fte_of(const domain::Unit& unit, domain::RoleId role) {
    double fte = 0;
    for (const auto& group : unit.staff)
        if (group.role == role) fte += group.fte.value_or(-1);
    return fte;
}

double working(const domain::Unit& unit) {
    return fte_of(unit, 0) + fte_of(unit, 1);
}

constexpr domain::RoleId manager = 2;
constexpr domain::RoleId recruiter = 3;

}  // namespace

TEST_CASE("those who support each unit are divided by its people, and do no stage") {
    const auto scenario = read(with_support("manager: each unit, recruiter: each unit"));
    const auto& one_house = scenario.organisations.at(0);
    CHECK(fte_of(one_house.units.at(0), manager) == 3);
    CHECK(fte_of(one_house.units.at(0), recruiter) == 1.5);

    const auto& silos = scenario.organisations.at(1);
    const auto& child = unit(silos, "child welfare");
    const auto& housing = unit(silos, "housing");
    CHECK(fte_of(child, manager) + fte_of(housing, manager) == 3);
    CHECK(fte_of(child, recruiter) + fte_of(housing, recruiter) == 1.5);
    // Three managers by the largest remainder of the units' people.
    const double quota = 3 * working(child) / (working(child) + working(housing));
    CHECK(std::abs(fte_of(child, manager) - quota) <= 0.5);
    for (const auto& group : child.staff)
        if (group.role == manager) {
            CHECK(group.stages.empty());
            CHECK(group.competences.empty());
        }
}

TEST_CASE("those who support do not change who does the work, nor its load") {
    const auto with = read(with_support("manager: each unit, recruiter: {unit: recruitment, office: By}"));
    const auto without = read(plain_scenario);
    const auto& helped = with.organisations.at(0);
    const auto& alone = without.organisations.at(0);
    CHECK(fte_of(helped.units[0], 0) == fte_of(alone.units[0], 0));
    CHECK(fte_of(helped.units[0], 1) == fte_of(alone.units[0], 1));
    const auto pools = load_by_pool(with.municipality, helped);
    const auto before = load_by_pool(without.municipality, alone);
    REQUIRE(pools.size() == before.size());
    CHECK(pools[0].load.hours == before[0].load.hours);
    CHECK(pools[0].load.available == before[0].load.available);
    CHECK(structural_errors(with.municipality, helped).empty());
}

TEST_CASE("those who support can sit in a unit of their own, or all in one of the others") {
    const auto scenario =
        read(with_support("manager: {unit: everyone}, recruiter: {unit: recruitment, office: By}",
                          ", support: {manager: {unit: head office}, recruiter: {unit: head office}}"));
    const auto& one_house = scenario.organisations.at(0);
    CHECK(fte_of(unit(one_house, "everyone"), manager) == 3);
    const auto& recruitment = unit(one_house, "recruitment");
    CHECK(fte_of(recruitment, recruiter) == 1.5);
    CHECK(one_house.offices[recruitment.office].name == "By");
    CHECK(recruitment.stages.empty());
    const auto& head_office = unit(scenario.organisations.at(1), "head office");
    CHECK(fte_of(head_office, manager) == 3);
    CHECK(fte_of(head_office, recruiter) == 1.5);
}

TEST_CASE("'none' takes a role out of the units again, or all of them") {
    const auto text = with_support("manager: each unit, recruiter: each unit", ", support: {recruiter: none}");
    auto loaded = test::load_text(text);
    REQUIRE(loaded.scenario);
    const auto& silos = loaded.scenario->organisations.at(1);
    double managers = 0;
    double recruiters = 0;
    for (const auto& one : silos.units) {
        managers += fte_of(one, manager);
        recruiters += fte_of(one, recruiter);
    }
    CHECK(managers == 3);
    CHECK(recruiters == 0);
    CHECK(loaded.problems.size() == 2);  // 1.5 FTE do nothing, and so the organisations are unlike
    loaded = test::load_text(with_support("manager: each unit, recruiter: each unit", ", support: none"));
    REQUIRE(loaded.scenario);
    CHECK(loaded.problems.size() == 3);
}

TEST_CASE("support that cannot be is refused where it stands") {
    const auto error = [](const std::string& support, const std::string& at, const std::string& text) {
        test::expect_error_in(with_support(support), at, text);
    };
    error("manger: each unit", "manger", "there is no role 'manger'; did you mean 'manager'?");
    error("manager: every unit", "every unit", "expected 'each unit', or support, or 'none', found 'every unit'");
    error("manager: {office: By}, recruiter: each unit", "manager: {office", "support lacks 'unit'");
    auto text = with_support("manager: each unit, recruiter: {unit: recruitment, office: Byy}");
    auto loaded = test::load_text(text);
    REQUIRE(loaded.problems.size() == 2);
    CHECK(loaded.problems[0].text ==
          "organisation 'one house' has no office 'Byy', and there is no such place; did you mean 'By'?");
    loaded = test::load_text(with_support("investigator: each unit"));
    REQUIRE(loaded.problems.size() == 2);
    CHECK(loaded.problems[0].text ==
          "organisation 'one house': 'investigator' do stages in unit 'everyone', so they cannot only support; make "
          "them two roles");
    CHECK(loaded.problems[0].line == test::position_of(with_support("investigator: each unit"), "support: {inv").first);
}

TEST_CASE("recruiters and assistants that nobody is are refused where they are named") {
    const std::string common =
        "workforce: {turnover: {tenure: 3 years}, recruitment: {by: recruiter}, assistants: "
        "{role: manager, documentation: 20 %}}\norganisations:\n";
    CHECK(test::load_text(changed(with_support("manager: each unit, recruiter: each unit"), "organisations:\n", common))
              .scenario.has_value());
    const auto text = changed(with_support("manager: each unit, recruiter: each unit", ", support: {recruiter: none}"),
                              "organisations:\n", common);
    const auto loaded = test::load_text(text);
    CHECK_FALSE(loaded.scenario);
    const auto error = std::find_if(loaded.problems.begin(), loaded.problems.end(),
                                    [](const scenario::Problem& problem) { return !problem.warning; });
    REQUIRE(error != loaded.problems.end());
    CHECK(error->text ==
          "organisation 'silos' has no 'recruiter' to recruit: say under 'support' where they sit, or 'recruitment: "
          "none'");
    CHECK(error->line == test::position_of(text, "recruiter}, assistants").first);
    CHECK(error->column == test::position_of(text, "recruiter}, assistants").second);
    const auto own = changed(with_support("manager: each unit, recruiter: each unit",
                                          ", support: {manager: none}, workforce: {assistants: {role: manager}}"),
                             "organisations:\n", common);
    const auto second = test::load_text(own);
    bool told = false;
    for (const auto& problem : second.problems)
        told = told || (problem.line == test::position_of(own, "manager}}").first &&
                        problem.text.find("organisation 'silos' has no 'manager' to assist") == 0);
    CHECK(told);
}
