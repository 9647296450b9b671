// Growth, surges and moves as a scenario file writes them, and the mistakes that can be made in them.
#include "scenario/expect_problem.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using doctest::Approx;
using test::changed;
using test::expect_error;
using test::expect_problem;
using test::plain_scenario;

namespace {

const std::string districts = "  districts:\n";

domain::Municipality read(const std::string& added) {
    const auto loaded = test::load_text(changed(plain_scenario, districts, added + districts));
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    return loaded.scenario->municipality;
}

void expect_error_in(const std::string& added, const std::string& at, const std::string& text) {
    expect_error(districts, added + districts, at, text);
}

kernel::Days day(int year, unsigned month, unsigned day) {
    return kernel::Days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)};
}

}  // namespace

TEST_CASE("growth is read per year, the municipality's, a district's and that of outside actors") {
    const auto m = read(
        "  growth: {value: 1.5 % a year, source: assumed, range: [0, 3]}\n"
        "  outside actors: {growth: 2 % per year}\n");
    CHECK(m.growth == 0.015);
    CHECK(m.actors_growth == 0.02);
    CHECK(m.districts[0].growth == 0);
    const auto loaded =
        test::load_text(changed(plain_scenario, "population: 1000,", "population: 1000, growth: -3 % a year,"));
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->municipality.districts[0].growth == 0);
    CHECK(loaded.scenario->municipality.districts[1].growth == -0.03);
}

TEST_CASE("loads are expected for the middle of the measured period") {
    // From 1 January 2018 a year of warm-up and two years: 365 and 1096 days, so the middle is after 730.5.
    CHECK(read("").load_after_years == Approx(730.5 / 365.25));
}

TEST_CASE("surges are read with their dates, where and for what they are") {
    const auto m = read(
        "  surges:\n"
        "    refugees: {from: 2018-09-01, until: 2019-03-01, factor: 2.5, districts: [By], needs: housing}\n"
        "    summer: {from: 2019-06-01, until: 2019-09-01, factor: 0.7}\n");
    REQUIRE(m.surges.size() == 2);
    CHECK(m.surges[0].name == "refugees");
    CHECK(m.surges[0].from == day(2018, 9, 1));
    CHECK(m.surges[0].until == day(2019, 3, 1));
    CHECK(m.surges[0].factor == 2.5);
    CHECK(m.surges[0].districts == domain::IdSet::of({1}));
    CHECK(m.surges[0].needs == domain::IdSet::of({1}));
    CHECK(m.surges[1].districts.empty());
    CHECK(m.surges[1].needs.empty());
}

TEST_CASE("moves between districts are read") {
    const auto m = read(
        "  moves between districts:\n"
        "    - {from: Ån, to: By, chance: {value: 10 %, source: assumed}, after: {exponential: 1 year}}\n"
        "    - {from: By, to: Ån, chance: 5 %, needs: housing, after: 30 days}\n");
    REQUIRE(m.removals.size() == 2);
    CHECK(m.removals[0].from == 0);
    CHECK(m.removals[0].to == 1);
    CHECK(m.removals[0].chance == 0.1);
    CHECK(m.removals[0].needs.empty());
    CHECK(m.removals[0].after == kernel::Distribution::exponential(8766));
    CHECK(m.removals[1].needs == domain::IdSet::of({1}));
}

TEST_CASE("growth that leaves less than nothing, or is written without its unit, is refused") {
    expect_error_in("  growth: -100 % a year\n", "-100 %", "growth must be above -100 % a year");
    expect_error_in("  growth: 2 %\n", "2 %\n", "expected a growth such as 1.5 % a year, found '2 %'");
    expect_error_in("  growth: 101 % a year\n", "101 %", "'101 % a year' is too large");
    expect_error_in("  outside actors: {growth: -120 % a year}\n", "-120 %", "growth must be above -100 % a year");
}

TEST_CASE("a surge that ends before it begins, or is of no district, is refused") {
    expect_error_in("  surges: {x: {from: 2018-09-01, until: 2018-08-01, factor: 2}}\n", "2018-08-01",
                    "'until' must be after 'from'");
    expect_error_in("  surges: {x: {from: 2018-09-01, until: 2018-09-01, factor: 2}}\n", "2018-09-01, factor",
                    "'until' must be after 'from'");
    expect_error_in("  surges: {x: {from: 2018-09-01, until: 2018-10-01, factor: -1}}\n", "-1}}", "'-1' is negative");
    expect_error_in("  surges: {x: {from: 2018-09-01, until: 2018-10-01}}\n", "x: {from", "a surge lacks 'factor'");
    expect_error_in("  surges: {x: {from: 2018-09-01, until: 2018-10-01, factor: 2, districts: [Byn]}}\n", "Byn",
                    "there is no district 'Byn'; did you mean 'By'?");
    expect_error_in("  surges: {x: {from: 2018-09-01, until: 2018-10-01, factor: 2, districts: []}}\n", "[]}}",
                    "'districts' names none; without it, all are meant");
}

TEST_CASE("a surge that the run never meets is told of") {
    const std::string text = "surge 'x' lies outside the run and changes nothing";
    expect_problem(true, districts, "  surges: {x: {from: 2015-09-01, until: 2018-01-01, factor: 2}}\n" + districts,
                   "x: {from", text);
    expect_problem(true, districts, "  surges: {x: {from: 2021-01-01, until: 2021-03-01, factor: 2}}\n" + districts,
                   "x: {from", text);
}

TEST_CASE("a move to nowhere else, or of more than all, is refused") {
    expect_error_in("  moves between districts: [{from: By, to: By, chance: 5 %, after: 1 year}]\n", "By, chance",
                    "a household moves to another district");
    expect_error_in("  moves between districts: [{from: By, to: Ån, chance: 5 %}]\n", "{from: By",
                    "a move between districts lacks 'after'");
    expect_error_in(
        "  moves between districts:\n"
        "    - {from: By, to: Ån, chance: 60 %, after: 1 year}\n"
        "    - {from: By, to: Ån, chance: 50 %, needs: housing, after: 2 years}\n",
        "50 %, needs",
        "110 % of the households of 'By' with 'housing' would move; together the chances may be at most "
        "100 %");
    read(
        "  moves between districts:\n"
        "    - {from: By, to: Ån, chance: 60 %, needs: [child welfare], after: 1 year}\n"
        "    - {from: By, to: Ån, chance: 50 %, needs: housing, after: 2 years}\n");
}
