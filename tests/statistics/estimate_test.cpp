// Intervals for means, against values worked by hand and the printed tables of Student's t.
#include "statistics/estimate.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace sluss::statistics;

TEST_CASE("quantiles of t agree with the printed tables") {
    CHECK(t_quantile(0.975, 1) == doctest::Approx(12.7062).epsilon(1e-5));
    CHECK(t_quantile(0.975, 2) == doctest::Approx(4.30265).epsilon(1e-5));
    CHECK(t_quantile(0.975, 9) == doctest::Approx(2.26216).epsilon(1e-5));
    CHECK(t_quantile(0.975, 39) == doctest::Approx(2.02269).epsilon(1e-5));
    CHECK(t_quantile(0.95, 10) == doctest::Approx(1.81246).epsilon(1e-5));
    CHECK(t_quantile(0.995, 30) == doctest::Approx(2.75000).epsilon(1e-5));
    CHECK(t_quantile(0.025, 9) == doctest::Approx(-2.26216).epsilon(1e-5));
}

TEST_CASE("a quantile of t has twelve significant digits and no more") {
    // tan(0.475 pi) = 12.70620473617471…, the quantile with one degree of freedom.
    CHECK(t_quantile(0.975, 1) == 12.7062047362);
}

TEST_CASE("without a degree of freedom there is no quantile of t") {
    CHECK(std::isnan(t_quantile(0.975, 0)));
    CHECK(std::isnan(t_quantile(1.0, 5)));
}

TEST_CASE("an interval around 1, 2, 3 and 4 is worked out by hand") {
    // Mean 2.5; squares 2.25 + 0.25 + 0.25 + 2.25 = 5; variance 5/3; standard error sqrt(5/12) = 0.645497;
    // t(0.975, 3) = 3.182446; half-width 2.054260.
    const std::vector<double> values{1, 2, 3, 4};
    const Estimate e = mean_interval(values);
    CHECK(e.mean == 2.5);
    CHECK(e.half_width == doctest::Approx(2.054260).epsilon(1e-6));
    CHECK(e.n == 4);
}

TEST_CASE("a higher confidence widens the interval") {
    const std::vector<double> values{1, 2, 3, 4};
    // t(0.995, 3) = 5.840909
    CHECK(mean_interval(values, 0.99).half_width == doctest::Approx(5.840909 * 0.645497).epsilon(1e-6));
}

TEST_CASE("a replication without a value drops out of n") {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> values{1, nothing, 2, 3, nothing, 4};
    const Estimate e = mean_interval(values);
    CHECK(e.n == 4);
    CHECK(e.mean == 2.5);
    CHECK(e.half_width == doctest::Approx(2.054260).epsilon(1e-6));
}

TEST_CASE("one value has no interval and no value has no mean") {
    const std::vector<double> one{7};
    CHECK(mean_interval(one).mean == 7);
    CHECK(std::isnan(mean_interval(one).half_width));
    CHECK(mean_interval(one).n == 1);
    const Estimate none = mean_interval({});
    CHECK(std::isnan(none.mean));
    CHECK(none.n == 0);
}
