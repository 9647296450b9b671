// Quantiles of lengths of any size, against the sorted lengths themselves.
#include "statistics/length_histogram.hpp"

#include <doctest/doctest.h>

#include <cmath>

using sluss::statistics::LengthHistogram;

TEST_CASE("small lengths are exact") {
    LengthHistogram histogram;
    for (const std::uint64_t length : {0, 0, 1, 5, 127}) histogram.add(length);
    CHECK(histogram.quantile(0.4) == 0);
    CHECK(histogram.quantile(0.6) == 1);
    CHECK(histogram.quantile(0.8) == 5);
    CHECK(histogram.quantile(1) == 127);
}

TEST_CASE("a quantile is within 0.8 % of the length it stands for") {
    for (std::uint64_t length = 1; length < 1'000'000'000'000'000; length = length * 5 / 3 + 1) {
        LengthHistogram histogram;
        histogram.add(length);
        CHECK(std::abs(histogram.quantile(0.5) / static_cast<double>(length) - 1) <= 1.0 / 128);
    }
}

TEST_CASE("of nothing there is no quantile") {
    CHECK(std::isnan(LengthHistogram{}.quantile(0.9)));
}
