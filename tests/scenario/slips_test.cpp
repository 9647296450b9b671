// Slips of the pen that would make something new, and errors that much else would follow from.
#include "scenario/expect_problem.hpp"

#include <doctest/doctest.h>

#include <utility>

using namespace sluss;
using test::changed;
using test::plain_scenario;
using test::position_of;

TEST_CASE("a target group that is nearly another one's name is told, unless it is numbered") {
    const std::string needs = "    housing:\n      group: adult\n";
    const std::string others = changed(plain_scenario, "    housing:\n",
                                       "    debts: {group: adult, begins: {applications: 1 per 1000 per year}}\n"
                                       "    housing:\n");
    test::expect_problem_in(true, changed(others, needs, "    housing:\n      group: adlt\n"), "adlt",
                            "only 'housing' is of the target group 'adlt'; did you mean 'adult'?");
    CHECK(test::load_text(others).problems.empty());
    CHECK(test::load_text(
              changed(changed(plain_scenario, "group: child", "group: group 1"), "group: adult", "group: group 2"))
              .problems.empty());
}

TEST_CASE("a slip in the name of a unit that the model builds is told at the word, with the unit") {
    const std::string simple = changed(plain_scenario, "experiment:",
                                       "  intake:\n    model: unified intake\n    structure: {units: {coordinated "
                                       "grup: {pacing: flow}}}\nexperiment:");
    test::expect_error_in(simple, "coordinated grup",
                          "'coordinated grup' is new here, and a new unit has 'stages', 'needs' and 'staff'; did you "
                          "mean 'coordinated group'?");
}

TEST_CASE("where names could not be read, nothing is said of each") {
    const auto only_problem_is_at = [](const std::string& from, const std::string& to, const std::string& at) {
        const auto text = changed(plain_scenario, from, to);
        const auto loaded = test::load_text(text);
        REQUIRE(loaded.problems.size() == 1);
        CHECK(std::pair(loaded.problems[0].line, loaded.problems[0].column) == position_of(text, at));
        CHECK_FALSE(loaded.scenario);
    };
    only_problem_is_at("staff:\n  intake worker: 4 FTE\n  investigator: {fte: 4.5 FTE, wage: 450 SEK/h}\n",
                       "staff:\n  - intake worker: 4 FTE\n", "- intake");
    only_problem_is_at("places: {Ån: {}, By: {}}", "places: [Ån, By]", "[Ån, By]");
}
