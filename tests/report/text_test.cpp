// Numbers and columns for the terminal.
#include "report/text.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace sluss;
using namespace sluss::report;

namespace {
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
}

TEST_CASE("å is one column wide, composed or not, and so are dash and minus") {
    CHECK(display_width("å") == 1);
    CHECK(display_width("a\u030A") == 1);
    CHECK(display_width("−1 – ö") == 6);
    CHECK(display_width("Ё") == 1);  // 0xD0: not a combining mark
    CHECK(display_width("ͳ") == 1);  // U+0373, the other half of 0xCD
    CHECK(display_width("") == 0);
    CHECK(padded("åäö", 5) == "åäö  ");
    CHECK(padded("åäö", 2) == "åäö");
}

TEST_CASE("a negative number has a minus sign and nothing has a sign if it rounds to zero") {
    CHECK(number(-0.89, 2) == "−0.89");
    CHECK(number(-0.001, 2) == "0.00");
    CHECK(number(-0.4, 0) == "0");
    CHECK(number(0.005, 1) == "0.0");
    CHECK(number(118.4, 0) == "118");
    CHECK(number(nothing, 1) == "–");
}

TEST_CASE("an interval is its mean less and plus the half-width") {
    const auto text = interval_text({2.31, 0.03, 40}, 2, 1);
    CHECK(text.mean == "2.31");
    CHECK(text.interval == "[2.28, 2.34]");
    const auto share = interval_text({0.5, 0.25, 40}, 1, 100);
    CHECK(share.mean == "50.0");
    CHECK(share.interval == "[25.0, 75.0]");
    const auto across = interval_text({-1, 2, 40}, 0, 1);
    CHECK(across.interval == "[−3, 1]");
}

TEST_CASE("without a half-width there is no interval") {
    CHECK(interval_text({4, nothing, 1}, 1, 1).mean == "4.0");
    CHECK(interval_text({4, nothing, 1}, 1, 1).interval.empty());
    CHECK(interval_text({nothing, nothing, 0}, 1, 1).mean == "–");
}

TEST_CASE("text is wrapped at blanks and counts letters, not bytes") {
    CHECK(wrapped("åå åå åå", 5) == std::vector<std::string>{"åå åå", "åå"});
    CHECK(wrapped("a verylongword b", 4) == std::vector<std::string>{"a", "verylongword", "b"});
    CHECK(wrapped("", 4).empty());
}

TEST_CASE("columns line up, intervals too, whatever the letters") {
    TextTable table;
    table.header({"", "före", "efter"});
    table.section("Tid");
    table.row({"åtgärd", IntervalText{"118", "[116, 120]"}, IntervalText{"−1", "[−3, 1]"}});
    table.row({"b", IntervalText{"2.31", "[2, 3]"}, "–"});
    CHECK(table.str() ==
          "        före             efter\n"
          "\n"
          "Tid\n"
          "åtgärd  118  [116, 120]  −1 [−3, 1]\n"
          "b       2.31 [2, 3]      –\n");
}

TEST_CASE("a long name of a column is wrapped to the column's width") {
    TextTable table;
    table.header({"", "one adult intake, offices as before"});
    table.row({"x", "1"});
    CHECK(table.str() ==
          "   one adult\n"
          "   intake, offices\n"
          "   as before\n"
          "x  1\n");
}
