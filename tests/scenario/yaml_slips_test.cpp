// What is said of a text that is not YAML.
#include "scenario/yaml_slips.hpp"

#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace sluss;

namespace {

/// "line: text" of the only problem.
std::string only_problem(const std::string& text) {
    const auto loaded = test::load_text(text);
    REQUIRE(loaded.problems.size() == 1);
    return std::to_string(loaded.problems[0].line) + ": " + loaded.problems[0].text;
}

}  // namespace

TEST_CASE("slips in YAML are told in words of those who write") {
    const std::string no = "this is not YAML: ";
    CHECK(only_problem("a:\n  missed:8 %\n  car: 5 %\n") == "2: " + no + "a space is missing after the colon");
    CHECK(only_problem("a:\n  car: 5 %\n  missed:8 %\n") == "3: " + no + "a space is missing after the colon");
    CHECK(only_problem("a:\n  car: 5 %\n   missed: 8 %\n  b: 1\n") ==
          "2: " + no + "this line or the one after it is indented otherwise than its neighbours, or lacks ': '");
    CHECK(only_problem("a:\n    car: 5 %\n   missed: 8 %\n") ==
          "3: " + no + "this line is indented otherwise than its neighbours");
    CHECK(only_problem("a:\n  b: 'x\n  c: 1\n") == "2: " + no + "a quotation mark is not closed");
    CHECK(only_problem("a:\n  b: {c: 1, d: 2\n  e: {f: 1}\n") ==
          "3: " + no + "a comma is missing, or a bracket or brace before this is not closed");
    CHECK(only_problem("a:\n  b: [c, d\n  e: 4\n") == "3: " + no + "a bracket '[' before this is not closed");
    CHECK(only_problem("a: {b: 1}}\n") == "1: " + no + "a brace '}' too many");
    CHECK(only_problem("a: @b\n") == "1: " + no + "what begins with '@' stands in quotation marks");
    CHECK(only_problem("a:\n  - b\n  c: 4\n") ==
          "3: " + no + "a list ends here: this line needs '- ' before it, or another indentation");
}

TEST_CASE("a no-break space in the indentation is named") {
    CHECK(only_problem("title: T\na:\n \u00a0b: 1\n") ==
          "3: a no-break space stands in the indentation; write an ordinary space");
}

TEST_CASE("what the library says otherwise is told as it is") {
    CHECK(scenario::in_plain_words("something new", "a: b") == "something new");
}
