// The units in which lengths and rates are told.
#include "report/lengths.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using report::rate_in_words;

TEST_CASE("a length is told in the unit in which its number is short") {
    const auto hours = [](double number) { return report::length_in_words(kernel::from_hours(number)); };
    CHECK(hours(0.25) == "15 min");
    CHECK(hours(1) == "60 min");
    CHECK(hours(40) == "40 h");
    CHECK(hours(21 * 24) == "21 days");
    CHECK(hours(3 * 730.5) == "3 months");  // 91.3125 days
    CHECK(hours(2 * 730.5) == "2 months");
    CHECK(hours(8766) == "1 year");
    CHECK(hours(5 * 8766) == "5 years");
    CHECK(hours(0) == "0 min");
    CHECK(report::length_in_words(kernel::Distribution::exponential(2 * 730.5)) == "exponential (mean 2) months");
}

TEST_CASE("a rate is told in the unit in which its number is short") {
    CHECK(rate_in_words(100) == "100 per hour");
    CHECK(rate_in_words(1.5 / 168) == "1.5 per week");
    CHECK(rate_in_words(9.5 / 24) == "9.5 per day");
    CHECK(rate_in_words(16328 / 8766.0) == "16328 per year");
    CHECK(rate_in_words(0.5 / 8766) == "0.5 per year");
    CHECK(rate_in_words(0) == "0 per hour");
}
