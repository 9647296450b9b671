// What a planner reads: the problem, the line that it is on, and a caret; in English and in Swedish.
#include "scenario/plain_scenario.hpp"
#include "support/scenario_files.hpp"
#include "support/speaking.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using test::changed;
using test::plain_scenario;

namespace {

/// What a planner reads of a scenario with five mistakes, after an empty line.
std::string told_of_five_mistakes() {
    auto text = changed(plain_scenario, "every: 20 min", "every: 20 minuter");
    text = changed(text, "car: 50 %", "car: 50");
    text = changed(text, "group: adult", "gruop: adult");
    text = changed(text, "pacing: deadline", "pacing: slow");
    text = changed(text, "seed: 7", "seed: 7, baseline: ett hus");
    std::string told = "\n";
    for (auto problem : test::load_text(text).problems) {
        problem.file = "test.yaml";
        told += problem.to_string() + '\n' + problem.quote;
    }
    return told;
}

}  // namespace

TEST_CASE("what is printed of several mistakes, word for word") {
    CHECK(told_of_five_mistakes() == R"(
test.yaml:5:59: error: expected minutes such as 6 or 6 min, found '20 minuter'
        bus: {stops: [Ån, By], minutes: [12], km: [9], every: 20 minuter}
                                                              ^
test.yaml:7:44: error: expected a share such as 35 %, found '50'
        Ån: {place: Ån, population: 3000, car: 50, knows right door: 60 %}
                                               ^
test.yaml:31:5: error: a need lacks 'group'
        housing:
        ^
test.yaml:32:7: error: unknown key 'gruop' in a need; did you mean 'group'?
          gruop: adult
          ^
test.yaml:40:17: error: expected one of: flow, deadline, found 'slow'; did you mean 'flow'?
    rules: {pacing: slow, handover: {reading in: 2 h, retelling: 40 %}}
                    ^
test.yaml:54:119: error: there is no organisation 'ett hus'; known: one house
    … 1-01, warm-up: 1 year, run: 2 years, follow-up: 1 year, replications: 5, seed: 7, baseline: ett hus}
                                                                                                  ^
)");
}

TEST_CASE("the same in Swedish: the words of the file stay as they are") {
    const test::Speaking speaking(Language::swedish);
    CHECK(told_of_five_mistakes() == R"(
test.yaml:5:59: fel: här ska stå minuter såsom 6 eller 6 min, men här står '20 minuter'
        bus: {stops: [Ån, By], minutes: [12], km: [9], every: 20 minuter}
                                                              ^
test.yaml:7:44: fel: här ska stå en andel såsom 35 %, men här står '50'
        Ån: {place: Ån, population: 3000, car: 50, knows right door: 60 %}
                                               ^
test.yaml:31:5: fel: ett behov saknar 'group'
        housing:
        ^
test.yaml:32:7: fel: okänd nyckel 'gruop' i ett behov; menade du 'group'?
          gruop: adult
          ^
test.yaml:40:17: fel: här ska stå ett av: flow, deadline, men här står 'slow'; menade du 'flow'?
    rules: {pacing: slow, handover: {reading in: 2 h, retelling: 40 %}}
                    ^
test.yaml:54:119: fel: namnet 'ett hus' (organisation) finns inte; kända: one house
    … 1-01, warm-up: 1 year, run: 2 years, follow-up: 1 year, replications: 5, seed: 7, baseline: ett hus}
                                                                                                  ^
)");
}

TEST_CASE("a problem quotes its line, with a caret under the character that it points at") {
    const auto loaded = test::load_text(changed(plain_scenario, "Ån: {place: Ån, population: 3000, car: 50 %",
                                                "Ån: {place: Åm, population: 3000, car: 50"));
    REQUIRE(loaded.problems.size() == 2);
    CHECK(loaded.problems[0].quote ==
          "        Ån: {place: Åm, population: 3000, car: 50, knows right door: 60 %}\n"
          "                    ^\n");
    CHECK(loaded.problems[1].quote ==
          "        Ån: {place: Åm, population: 3000, car: 50, knows right door: 60 %}\n"
          "                                               ^\n");
}

TEST_CASE("a syntax error quotes its line too, be it the last one without an end") {
    const auto loaded = test::load_text("title: Ån\nstaff: {a: [1 FTE");
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].line == 2);
    CHECK(loaded.problems[0].quote.starts_with("    staff: {a: [1 FTE\n"));
    CHECK(loaded.problems[0].quote.ends_with("^\n"));
}

TEST_CASE("a file that cannot be read has no line to quote") {
    const auto loaded = scenario::load("no-such-file.yaml");
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].quote.empty());
}

TEST_CASE("a line of the file that is extended is quoted from that file") {
    const test::TemporaryDirectory directory;
    directory.write("base.yaml", changed(plain_scenario, "car: 70 %", "car: 70"));
    const auto loaded = scenario::load(directory.write("other.yaml", "extends: base.yaml\ntitle: Another\n"));
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].quote.starts_with("        By: {place: By, population: 1000, car: 70, "));
}
