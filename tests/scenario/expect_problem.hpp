// What every test of a mistake does: it changes a scenario in one place and expects to be told of that alone, and where
// it stands.
#pragma once

#include "scenario/plain_scenario.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <string>

namespace sluss::test {

/// Expects exactly one problem of this text, at the position of the first `at`.
inline void expect_problem_in(bool warning, const std::string& scenario, const std::string& at,
                              const std::string& text) {
    CAPTURE(at);
    const auto loaded = test::load_text(scenario);
    REQUIRE_MESSAGE(loaded.problems.size() == 1,
                    (loaded.problems.empty() ? "no problem for " + text : loaded.problems.back().to_string()));
    const auto [line, column] = position_of(scenario, at);
    const auto& problem = loaded.problems.front();
    CHECK(problem.text == text);
    CHECK(problem.line == line);
    CHECK(problem.column == column);
    CHECK(problem.warning == warning);
    CHECK(loaded.scenario.has_value() == warning);
}

inline void expect_error_in(const std::string& scenario, const std::string& at, const std::string& text) {
    expect_problem_in(false, scenario, at, text);
}

/// The same of the plain scenario, changed in one place.
inline void expect_problem(bool warning, const std::string& from, const std::string& to, const std::string& at,
                           const std::string& text) {
    CAPTURE(to);
    expect_problem_in(warning, changed(plain_scenario, from, to), at, text);
}

inline void expect_error(const std::string& from, const std::string& to, const std::string& at,
                         const std::string& text) {
    expect_problem(false, from, to, at, text);
}

}  // namespace sluss::test
