// Spread over districts, and the jackknife, by hand.
#include "statistics/equity.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace sluss::statistics;
using doctest::Approx;

TEST_CASE("equal shares have a Gini coefficient of 0 and one owner of four has 0.75") {
    CHECK(gini({3, 3, 3}) == Approx(0));
    CHECK(gini({0, 0, 8, 0}) == Approx(0.75));
    // 1, 2, 3: (−2·1 + 0·2 + 2·3) / (3·6) = 4/18.
    CHECK(gini({3, 1, 2}) == Approx(4.0 / 18));
    CHECK(std::isnan(gini({})));
    CHECK(std::isnan(gini({0, 0})));
}

TEST_CASE("the jackknife of a mean is the plain interval of the mean") {
    const std::vector<double> values{1, 2, 3, 4};
    const auto mean_without = [&](int without) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < 4; ++i) {
            if (i == without) continue;
            sum += values[static_cast<std::size_t>(i)];
            ++n;
        }
        return sum / n;
    };
    const Estimate jack = jackknife(4, mean_without);
    const Estimate plain = mean_interval(values);
    CHECK(jack.mean == Approx(plain.mean));
    CHECK(jack.half_width == Approx(plain.half_width));
}

TEST_CASE("one replication has no jackknife interval") {
    const Estimate e = jackknife(1, [](int) { return 5.0; });
    CHECK(e.mean == 5);
    CHECK(std::isnan(e.half_width));
}
