// The satisfaction survey as a scenario file writes it, and the mistakes that can be made in it.
#include "scenario/expect_problem.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using test::changed;
using test::expect_error;
using test::plain_scenario;

namespace {

const std::string districts = "  districts:\n";
const std::string survey =
    "  survey: {answers: 60 %, base: 38.5, per week waited: {value: 0.3, source: assumed, range: [0, 1]}, per "
    "retelling: 4, per new worker: 2, between households: 3, within household: 1.5, concern at: 35}\n";

void expect_error_in(const std::string& from, const std::string& to, const std::string& at, const std::string& text) {
    expect_error(districts, changed(survey, from, to) + districts, at, text);
}

}  // namespace

TEST_CASE("a survey is read with all its coefficients, and its sources are kept") {
    const auto loaded = test::load_text(changed(plain_scenario, districts, survey + districts));
    REQUIRE(loaded.scenario);
    const auto& read = loaded.scenario->municipality.survey;
    CHECK(read.answers == 0.6);
    CHECK(read.base == 38.5);
    CHECK(read.per_week_waited == 0.3);
    CHECK(read.per_retelling == 4);
    CHECK(read.per_new_worker == 2);
    CHECK(read.between_households == 3);
    CHECK(read.within_household == 1.5);
    CHECK(read.concern_at == 35);
    int assumed = 0;
    for (const auto& number : loaded.scenario->provenance)
        if (number.path == "municipality / survey / per week waited") assumed += number.source == "assumed" ? 1 : 0;
    CHECK(assumed == 1);

    const auto without = test::load_text(plain_scenario);
    REQUIRE(without.scenario);
    CHECK(without.scenario->municipality.survey.answers == 0);
    const auto usual =
        test::load_text(changed(plain_scenario, districts, changed(survey, ", concern at: 35", "") + districts));
    REQUIRE(usual.scenario);
    CHECK(usual.scenario->municipality.survey.concern_at == 36);
}

TEST_CASE("a survey that lacks a coefficient, or has one that no score can have, is refused") {
    expect_error_in("per new worker: 2, ", "", "survey:", "a survey lacks 'per new worker'");
    expect_error_in("answers: 60 %, ", "", "survey:", "a survey lacks 'answers'");
    expect_error_in("base: 38.5", "base: 41", "41, per week", "'41' is too large");
    expect_error_in("between households: 3", "between households: -3", "-3, within", "'-3' is negative");
    expect_error_in("answers: 60 %", "answers: 160 %", "160 %", "'160 %' is more than 100 %");
    expect_error_in("per retelling: 4", "per retelling: 4 %", "4 %, per new", "expected a plain number, found '4 %'");
}
