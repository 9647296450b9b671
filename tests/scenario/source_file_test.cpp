// Quoting the line of a problem, with a caret under its column.
#include "scenario/source_file.hpp"

#include <doctest/doctest.h>

#include <string>

using sluss::scenario::SourceFile;

namespace {

std::string quoted(const std::string& text, int line, int column) {
    return SourceFile("a.yaml", text).quoted(line, column);
}

}  // namespace

TEST_CASE("the caret stands under the character, whether it takes one byte or more") {
    CHECK(quoted("Ån: {place: Å}\n", 1, 13) ==
          "    Ån: {place: Å}\n"
          "                ^\n");
    CHECK(quoted("a: 1\nåäö: 2\n", 2, 3) ==
          "    åäö: 2\n"
          "      ^\n");
}

TEST_CASE("an accent written by itself takes no room of its own") {
    CHECK(quoted("A\xCC\x8An: x\n", 1, 6) ==
          "    A\xCC\x8An: x\n"
          "        ^\n");
}

TEST_CASE("a tab before the column is a tab before the caret") {
    CHECK(quoted("a:\tb\n", 1, 4) ==
          "    a:\tb\n"
          "      \t^\n");
}

TEST_CASE("the first line, the last without an end, and lines ended as elsewhere can be quoted") {
    CHECK(quoted("first\nlast", 1, 1) == "    first\n    ^\n");
    CHECK(quoted("first\nlast", 2, 4) == "    last\n       ^\n");
    CHECK(quoted("first\r\nlast\r\n", 2, 1) == "    last\n    ^\n");
    CHECK(quoted("first\rlast\r", 2, 1) == "    last\n    ^\n");
}

TEST_CASE("a column behind the line is shown at its end") {
    CHECK(quoted("a:\n", 1, 90) == "    a:\n      ^\n");
}

TEST_CASE("a long line is cut around the column") {
    const std::string line = std::string(300, 'a') + "X" + std::string(300, 'b');
    const auto text = quoted(line, 1, 301);
    const auto first = text.substr(0, text.find('\n'));
    const auto second = text.substr(text.find('\n') + 1);
    CHECK(first == "    … " + std::string(50, 'a') + "X" + std::string(49, 'b') + " …");
    CHECK(second == "    " + std::string(52, ' ') + "^\n");
    CHECK(quoted(line, 1, 1) == "    " + std::string(100, 'a') + " …\n    ^\n");
    CHECK(quoted(line, 1, 601) == "    … " + std::string(100, 'b') + "\n    " + std::string(101, ' ') + "^\n");
}

TEST_CASE("nothing is quoted of a line that is not there, is blank, or is longer than anybody writes") {
    CHECK(quoted("a\n", 3, 1).empty());
    CHECK(quoted("a\n", 0, 1).empty());
    CHECK(quoted("a\n \t\nb", 2, 1).empty());
    CHECK(quoted("", 1, 1).empty());
    CHECK(quoted(std::string(100'000, 'a'), 1, 50'000).empty());
    CHECK(SourceFile("not read.yaml").quoted(1, 1).empty());
}

TEST_CASE("what a terminal would obey, or cannot show, is not quoted as it is") {
    CHECK(quoted("a\x1b[31mb\xFFz", 1, 8) ==
          "    a\xEF\xBF\xBD[31mb\xEF\xBF\xBDz\n"
          "           ^\n");
    CHECK(quoted("\xC2\x9B[31mb", 1, 1).starts_with("    \xEF\xBF\xBD[31mb"));
}
