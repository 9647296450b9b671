// Botkyrka's move of March 2019, held against what docs/scenarios/botkyrka-move.md says of it: when it happens, what
// closes, where people go, and what the weeks around it look like. Every simulated difference lies more than five
// standard errors from its bound.
#include "experiment/over_time.hpp"
#include "support/shipped_scenario.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace sluss;
using domain::Measure;

namespace {

const std::string before = "three ways in (2018)";
const std::string after = "one adult intake (2019)";
const std::string keeps = "the move, cases keep their worker";
const std::string changes = "the move, cases change worker";

}  // namespace

TEST_CASE("Botkyrka's move raises no objection and says of every number where it comes from") {
    support::check_provenance(support::shipped("botkyrka-move"));
}

TEST_CASE("Botkyrka moves in the first weekend of March 2019, after two years of preparation") {
    const auto loaded = support::shipped("botkyrka-move");
    REQUIRE(loaded.scenario.has_value());
    const auto& scenario = *loaded.scenario;
    const auto& after_it = scenario.organisations[support::Shipped::position(scenario, after)];
    for (const auto& name : {keeps, changes}) {
        INFO(name);
        const auto& organisation = scenario.organisations[support::Shipped::position(scenario, name)];
        REQUIRE(organisation.reorganisations.size() == 1);
        const auto& move = organisation.reorganisations.front();
        CHECK(std::chrono::weekday{move.on} == std::chrono::Saturday);
        CHECK(move.on == std::chrono::local_days{std::chrono::year{2019} / std::chrono::March / 2});
        CHECK(move.preparation.weeks == 104);
        CHECK(move.becomes == after);
        REQUIRE(move.structure.size() == 1);
        CHECK(move.structure.front().units.size() == after_it.units.size());
        CHECK(support::people_in(move.structure.front()) == support::people_in(organisation));
        // Whoever sat in Tumba before need not close.
        for (const auto& closure : move.closures) {
            const auto unit = std::find_if(organisation.units.begin(), organisation.units.end(),
                                           [&](const auto& each) { return each.name == closure.unit; });
            REQUIRE(unit != organisation.units.end());
            CHECK(organisation.offices[unit->office].name != "Tumba");
        }
        CHECK(move.closures.size() == 6);
    }
}

TEST_CASE("the weeks around Botkyrka's move look as docs/scenarios/botkyrka-move.md tells") {
    auto loaded = support::shipped("botkyrka-move");
    REQUIRE(loaded.scenario.has_value());
    loaded.scenario->experiment.run = {std::chrono::months{48}, {}};  // 2017 to 2020 is enough here
    const support::Shipped runs(*loaded.scenario, {before, keeps, changes}, 3);
    const auto& results = runs.results();

    const kernel::Days date = std::chrono::local_days{std::chrono::year{2019} / std::chrono::March / 2};
    const auto weeks_from = [&](int first, int number) {
        const std::size_t week = experiment::week_of(results.scenario->experiment, date + std::chrono::weeks{first});
        return experiment::WeekRange{week, week + static_cast<std::size_t>(number)};
    };
    const auto more = [&](const char* key, std::size_t position, experiment::WeekRange weeks) {
        const auto* what = experiment::followed_named(key);
        REQUIRE(what != nullptr);
        return experiment::weekly_difference(results, position, 0, *what, weeks).mean;
    };
    constexpr std::size_t keeping = 1;
    constexpr std::size_t changing = 2;

    for (const auto position : {keeping, changing}) {
        // Nothing differs before the preparation; then 30 hours of each of 115 people are spread over two years.
        CHECK(more("overhead_hours", position, weeks_from(-120, 10)) == 0);
        CHECK(more("contacts", position, weeks_from(-120, 10)) == 0);
        CHECK(more("overhead_hours", position, weeks_from(-60, 20)) * 104 == doctest::Approx(30 * 115).epsilon(0.1));
        // Work piles up while units are closed and for a while after.
        CHECK(more("waiting_work", position, weeks_from(1, 4)) > 200);
        CHECK(more("idle_hours", position, weeks_from(1, 4)) < -100);
        // A year later there are fewer handoffs and more travel, and the piles are gone.
        CHECK(more("handoffs", position, weeks_from(60, 30)) < -15);
        CHECK(more("travel_minutes", position, weeks_from(60, 30)) > 1000);
        CHECK(more("waiting_work", position, weeks_from(60, 30)) < 100);
    }
    // Cases that change worker are handed over at once.
    CHECK(more("handoffs", changing, weeks_from(0, 1)) > 200);
    CHECK(more("handoffs", keeping, weeks_from(0, 1)) < 50);
    CHECK(runs.mean(keeps, Measure::handoffs_per_household_reorganisation) == 0);
    CHECK(runs.mean(changes, Measure::handoffs_per_household_reorganisation) > 0);
    // Not paid for within the year and ten months.
    for (const auto& moved : experiment::follow_reorganisations(results, 0)) {
        CHECK(moved.same_before);
        REQUIRE(moved.break_even.has_value());
        CHECK(moved.break_even->reached == 0);
        CHECK(moved.break_even->gain.mean < -1000);
    }
}
