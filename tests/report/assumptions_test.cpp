// What a planner is told of the numbers that nobody has a source for.
#include "report/assumptions.hpp"

#include "scenario/plain_service.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace sluss;
using domain::Provenance;
using report::Ground;

namespace {

Provenance value(std::string path, std::string source, int line, int column = 1, std::string file = "town.yaml") {
    return {std::move(path), "5 %", std::move(source), "2 %", "10 %", std::move(file), line, column};
}

Ground ground_of(std::string source) {
    return report::ground_of(value("urgent", std::move(source), 1));
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the first word of a source says what a number rests on") {
    CHECK(ground_of("") == Ground::no_source);
    CHECK(ground_of("assumed") == Ground::assumed);
    CHECK(ground_of("Assumed; others say 15") == Ground::assumed);
    CHECK(ground_of("antagen") == Ground::assumed);
    CHECK(ground_of("derived: 154 reports × 24 % children") == Ground::derived);
    CHECK(ground_of("calibrated: 4–5 h an assessment") == Ground::derived);
    CHECK(ground_of("Härlett ur årsredovisningen") == Ground::derived);
    CHECK(ground_of("annual report 2018; the rest assumed") == Ground::sourced);
    CHECK(ground_of("ass") == Ground::sourced);
}

TEST_CASE("what has a source is listed only on request, and counted always") {
    domain::Scenario scenario;
    scenario.provenance = {value("needs / a / urgent", "", 3), value("needs / b / urgent", "assumed", 4),
                           value("needs / c / urgent", "derived from b", 5),
                           value("needs / d / urgent", "annual report", 6)};
    const auto table = report::assumptions_table(scenario, report::Which::without_source);
    CHECK(table ==
          " line  value of            is   range    source\n"
          "\n"
          "town.yaml\n"
          "    3  needs / a / urgent  5 %  [2, 10]  no source\n"
          "    4  needs / b / urgent  5 %  [2, 10]  assumed\n"
          "    5  needs / c / urgent  5 %  [2, 10]  derived from b\n"
          "\n"
          "4 values: 1 with a source, 1 derived, 1 assumed, 1 without a source\n");
    CHECK(has(report::assumptions_table(scenario, report::Which::all), "    6  needs / d / urgent  5 %  [2, 10]"));
}

TEST_CASE("values stand under the file where they are written, in its order") {
    domain::Scenario scenario;
    scenario.provenance = {value("b", "", 30, 1, "parts/needs.yaml"), value("c", "", 2),
                           value("a", "", 4, 1, "parts/needs.yaml")};
    const auto table = report::assumptions_table(scenario, report::Which::all);
    CHECK(has(table, "parts/needs.yaml\n    4  a         5 %  [2, 10]  no source\n   30  b"));
    CHECK(has(table, "\ntown.yaml\n    2  c"));
}

TEST_CASE("a value that several organisations inherit is told once") {
    domain::Scenario scenario;
    scenario.provenance = {value("organisations / today / fte", "", 3, 9),
                           value("organisations / other / fte", "", 3, 9)};
    CHECK(has(report::assumptions_table(scenario, report::Which::all), "1 value: "));
}

TEST_CASE("a choice is no claim about the world and needs no source") {
    const auto listed = [](const std::string& text) {
        const auto loaded = test::load_text(text);
        REQUIRE(loaded.scenario);
        return report::assumptions_csv(*loaded.scenario, report::Which::all);
    };
    const auto csv = listed(test::plain_service);
    INFO(csv);
    for (const char* choice : {"experiment", "priority", "repeats", "until", "/ from", "at least", "at most", "below",
                               "measures", "states at"})
        CHECK_MESSAGE(!has(csv, choice), choice);
    CHECK(has(csv, "service / clients / caller / arrive,"));
    CHECK(has(csv, "carved out,no source,20 %,"));
    // The slots of a week are one claim.
    CHECK(has(csv, "resources / clinics / slots / north / per weekday,no source,\"[3, 5, 3, 5, 0, 0, 0]\","));
    // What a choice rests on is told, if it is said.
    CHECK(has(
        listed(test::changed(test::plain_service, "replications: 100", "replications: {value: 100, source: a pilot}")),
        "experiment / replications,sourced,100,"));
    CHECK(has(listed(test::changed(test::plain_service, "[3, 5, 3, 5, 0, 0, 0]",
                                   "{value: [3, 5, 3, 5, 0, 0, 0], source: assumed}")),
              "per weekday,assumed,"));
}

TEST_CASE("a long source goes on below itself") {
    domain::Scenario scenario;
    scenario.provenance = {value("urgent", "assumed; nobody has counted how often an immediate decision is taken", 3)};
    CHECK(has(report::assumptions_table(scenario, report::Which::all),
              "    3  urgent    5 %  [2, 10]  assumed; nobody has counted\n"
              "                               how often an immediate\n"));
}

TEST_CASE("as CSV each value is a line of eight fields") {
    domain::Scenario scenario;
    scenario.provenance = {value("needs / a / urgent", "assumed, for want of better", 3)};
    CHECK(report::assumptions_csv(scenario, report::Which::without_source) ==
          "path,ground,value,low,high,source,file,line\n"
          "needs / a / urgent,assumed,5 %,2 %,10 %,\"assumed, for want of better\",town.yaml,3\n");
}
