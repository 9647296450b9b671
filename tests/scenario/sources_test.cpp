// Every number of a scenario can say where it comes from, wherever it stands.
#include "scenario/expect_problem.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace sluss;
using test::changed;
using test::plain_scenario;

namespace {

/// The plain scenario with one value changed into one with a source; what is noted of it under `path`.
domain::Provenance noted(const std::string& from, const std::string& to, const std::string& path) {
    const auto loaded = test::load_text(changed(plain_scenario, from, to));
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    std::vector<domain::Provenance> found;
    for (const auto& one : loaded.scenario->provenance)
        if (one.path == path) found.push_back(one);
    REQUIRE(found.size() == 1);
    return found.front();
}

std::string in_place_of(const std::string& value, const std::string& range = "") {
    return "{value: " + value + ", source: a register" + (range.empty() ? "" : ", range: " + range) + "}";
}

}  // namespace

TEST_CASE("numbers of every kind can say where they come from") {
    struct Case {
        std::string key;
        std::string before;
        std::string value;
        std::string range;
        std::string path;
    };
    const std::string need = "municipality / needs / child welfare / ";
    const std::vector<Case> cases{
        {"population: ", "3000", "3000", "[2900, 3100]", "municipality / districts / Ån / population"},
        {"housing: ", "1.5", "1.5", "[1, 2]", "municipality / districts / By / incidence / housing"},
        {"every: ", "20 min", "20 min", "[10, 30]", "municipality / lines / bus / every"},
        {"reports: ", "37 per 1000 per year", "37 per 1000 per year", "[30, 40]", need + "begins / reports"},
        {"chance: ", "12 %", "12 %", "[5, 20]", need + "also / housing / chance"},
        {"grants support: ", "70 %", "70 %", "[50, 80]", need + "grants support"},
        {"limit: ", "14 days", "14 days", "[7 days, 3 weeks]", need + "preliminary assessment / limit"},
        {"meeting: ", "{gamma: {mean: 75 min, cv: 0.4}}", "{gamma: {mean: 75 min, cv: 0.4}}", "[1 h, 2 h]",
         need + "investigation / meeting"},
        {"board: ", "every 2 weeks", "every 2 weeks", "[1 weeks, 4 weeks]", need + "investigation / board"},
        {"every: ", "2 weeks,", "2 weeks", "[1, 4]", need + "intervention / every"},
        {"intake worker: ", "4 FTE", "4 FTE", "[3, 5]", "staff / intake worker"},
        {"wage: ", "450 SEK/h", "450 SEK/h", "[400, 500]", "staff / investigator / wage"},
        {"reading in: ", "2 h", "2 h", "[1, 3]", "rules / handover / reading in"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.path);
        const std::string comma = one.before.ends_with(',') ? "," : "";
        const auto value = noted(one.key + one.before, one.key + in_place_of(one.value, one.range) + comma, one.path);
        CHECK(value.value == one.value);
        CHECK(value.source == "a register");
        CHECK(!value.low.empty());
        CHECK(!value.high.empty());
    }
}

TEST_CASE("a list of numbers can say where it comes from, as a whole or each number for itself") {
    const auto minutes = noted("minutes: [12]", "minutes: {value: [12], source: timetable, range: [[10], [15]]}",
                               "municipality / lines / bus / minutes");
    CHECK(minutes.value == "[12]");
    CHECK(minutes.source == "timetable");
    CHECK(minutes.low == "[10]");
    CHECK(noted("km: [9]", "km: [{value: 9 km, source: a map}]", "municipality / lines / bus / km / 1").source ==
          "a map");
}

TEST_CASE("weights of arrivals can say where they come from") {
    const auto weights = noted(
        "  stage roles:",
        "  arrivals: {by weekday: {value: [5, 4, 4, 4, 3, 0, 0], source: visits of 2023}, by hour: {value: around "
        "the clock, source: assumed}}\n  stage roles:",
        "municipality / arrivals / by weekday");
    CHECK(weights.value == "[5, 4, 4, 4, 3, 0, 0]");
    CHECK(weights.source == "visits of 2023");
    test::expect_error("  stage roles:", "  arrivals: {by weekday: {value: [5, 4], source: assumed}}\n  stage roles:",
                       "[5, 4]", "expected a list of 7 weights, found 2");
}

TEST_CASE("a range of a list has a list at each end") {
    test::expect_error("minutes: [12]", "minutes: {value: [12], source: timetable, range: [[10, 11], [15]]}",
                       "[10, 11]", "each end of the range needs 1 values, as the value has");
    test::expect_problem(true, "minutes: [12]", "minutes: {value: [12], source: timetable, range: [[13], [15]]}",
                         "[13]", "the value lies outside its own range");
}
