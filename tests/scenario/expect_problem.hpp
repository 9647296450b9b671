// What every test of a mistake does: it changes the plain scenario in one place and expects to be told of that alone,
// and where it stands.
#pragma once

#include "scenario/plain_scenario.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <string>

namespace sluss::test {

/// Changes the plain scenario in one place and expects exactly one problem, at the position of `at`.
inline void expect_problem(bool warning, const std::string& from, const std::string& to, const std::string& at,
                           const std::string& text) {
    CAPTURE(to);
    const std::string scenario = changed(plain_scenario, from, to);
    const auto loaded = test::load_text(scenario);
    REQUIRE_MESSAGE(loaded.problems.size() == 1,
                    (loaded.problems.empty() ? std::string{"no problem"} : loaded.problems.back().to_string()));
    const auto [line, column] = position_of(scenario, at);
    const auto& problem = loaded.problems.front();
    CHECK(problem.text == text);
    CHECK(problem.line == line);
    CHECK(problem.column == column);
    CHECK(problem.warning == warning);
    CHECK(loaded.scenario.has_value() == warning);
}

inline void expect_error(const std::string& from, const std::string& to, const std::string& at,
                         const std::string& text) {
    expect_problem(false, from, to, at, text);
}

}  // namespace sluss::test
