// What a colleague would notice: each slip is told where it stands, and what is meant so is not.
#include "scenario/expect_problem.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace sluss;
using test::changed;
using test::plain_scenario;

namespace {

/// Expects exactly one warning that begins so, at the position of the first `at`.
void expect_warning(const std::string& scenario, const std::string& at, const std::string& text) {
    CAPTURE(at);
    const auto loaded = test::load_text(scenario);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.problems.size() == 1);
    const auto& problem = loaded.problems.front();
    CHECK(problem.warning);
    CHECK_MESSAGE(problem.text.starts_with(text), problem.text);
    CHECK(std::pair(problem.line, problem.column) == test::position_of(scenario, at));
}

void expect_silence(const std::string& scenario) {
    const auto loaded = test::load_text(scenario);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    CHECK(loaded.problems.empty());
}

std::string with_unit(const std::string& unit) {
    return changed(plain_scenario, "      doors:\n", "        " + unit + "\n      doors:\n");
}
std::string with_door(const std::string& door) {
    return changed(plain_scenario, "groups: all, needs: all}\n", "groups: all, needs: all}\n        " + door + "\n");
}

}  // namespace

TEST_CASE("a need that nobody can come with is told, unless its number is 0 or another need brings it") {
    const auto forgotten =
        changed(plain_scenario, "begins: {applications: 8 per 1000 per year}", "begins: {repeats: 2}");
    expect_silence(forgotten);  // it comes along with child welfare
    const auto alone = changed(forgotten, "      also: {housing: {chance: 12 %, hidden: 50 %}}\n", "");
    expect_warning(alone, "begins: {repeats: 2}",
                   "'housing' never arises: 'begins' says neither 'reports' nor 'applications', and no need brings it "
                   "along");
    expect_silence(changed(alone, "begins: {repeats: 2}", "begins: {applications: 0 per 1000 per year}"));
}

TEST_CASE("work of a stage that nobody comes to is told, unless the share is 0") {
    const auto described =
        changed(plain_scenario, "      investigation: {meetings: 2, meeting: 60 min}\n",
                "      investigation: {meetings: 2, meeting: 60 min}\n      advice: {meetings: 1}\n");
    expect_warning(described, "advice: {meetings: 1}",
                   "nobody with 'housing' comes to the stage 'advice': say for how many 'advice is enough'");
    expect_silence(changed(described, "      advice: {meetings: 1}\n",
                           "      advice: {meetings: 1}\n      advice is enough: 0 %\n"));
}

TEST_CASE("a place to which nothing leads is told") {
    const auto named = changed(plain_scenario, "By: {}}", "By: {}, Sund: {}}");
    expect_warning(named, "Sund: {}", "nobody lives at 'Sund', no office is there, and no way leads to it");
    expect_silence(
        changed(changed(named, "[Ån, By]", "[Ån, Sund, By]"), "minutes: [12], km: [9]", "minutes: [6, 6], km: [5, 4]"));
}

TEST_CASE("a unit to whose stages nobody comes is told, but not one for a need that is left out") {
    const std::string idle =
        "idle: {office: house, stages: [service offer], needs: housing, staff: [{role: investigator}]}";
    expect_warning(with_unit(idle), "idle: {", "organisation 'one house': unit 'idle' has no work");
    expect_silence(
        changed(changed(with_unit(idle), "applications: 8 per 1000 per year", "applications: 0 per 1000 per year"),
                "      also: {housing: {chance: 12 %, hidden: 50 %}}\n", ""));
}

TEST_CASE("a unit that a model builds is told at its organisation") {
    // A coordinated group has nobody to coordinate if nothing is ever complex.
    const auto simple = changed(changed(plain_scenario, "complexity: {simple: 50 %, standard: 40 %, complex: 10 %}",
                                        "complexity: {simple: 50 %, standard: 50 %, complex: 0 %}"),
                                "experiment:", "  intake:\n    model: unified intake\nexperiment:");
    expect_warning(simple, "intake:\n    model", "organisation 'intake': unit 'coordinated group' has no work");
}

TEST_CASE("a door that is right for nobody, or that nobody has before them, is told") {
    expect_warning(with_door("side: {unit: everyone, groups: child}"), "side: {",
                   "organisation 'one house': door 'side' announces no need");
    const auto far = with_door("side: {unit: everyone, groups: all, needs: all, districts: By}");
    expect_silence(far);
    expect_warning(changed(far, "population: 1000", "population: 0"), "side: {",
                   "organisation 'one house': door 'side' is used by nobody");
}

TEST_CASE("caseload caps that are full from the first month are told") {
    const auto capped = [](const std::string& cap) {
        return changed(plain_scenario, "pacing: deadline,", "pacing: deadline, caseload cap: " + cap + ",");
    };
    expect_warning(
        capped("3"), "everyone:",
        "organisation 'one house': the caseload caps of intake worker, investigator in unit 'everyone' leave "
        "room for 27 cases, but at least ");
    expect_silence(capped("100"));
    // One group without a cap has room for all.
    expect_silence(changed(plain_scenario, "{role: investigator}]", "{role: investigator, caseload cap: 1}]"));
}

TEST_CASE("recruiters with more vacancies than hours are told where they are chosen") {
    const auto recruiters = [](const std::string& hours) {
        return changed(changed(plain_scenario, "  investigator: {", "  recruiter: 0.1 FTE\n  investigator: {"),
                       "rules:",
                       "support: {recruiter: {unit: staff office}}\n"
                       "workforce: {turnover: {tenure: {exponential: 1 year}}, recruitment: {by: recruiter, hours: " +
                           hours + "}}\nrules:");
    };
    expect_warning(recruiters("40 h"), "recruiter, hours",
                   "organisation 'one house': 'recruiter' are overloaded: the vacancies to expect are work for ");
    expect_silence(recruiters("10 h"));
}

TEST_CASE("people of a role who come or go with a reorganisation are told") {
    const auto becomes = [](const std::string& staff) {
        return changed(
            plain_scenario, "experiment:",
            "  later: {extends: one house, staff: " + staff +
                "}\n  move:\n    extends: one house\n    reorganisations: [{on: 2019-06-03, becomes: later}]\n"
                "experiment:");
    };
    expect_silence(becomes("{investigator: 4.5 FTE}"));
    expect_warning(becomes("{investigator: 3.5 FTE, intake worker: 5 FTE}"), "later}]",
                   "when 'move' becomes 'later', people come or go: intake worker from 4 to 5 FTE, investigator from "
                   "4.5 to 3.5 FTE");
}
