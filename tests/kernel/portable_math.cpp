// The reproducible functions against the C library's, which are good but not the same to the last bit everywhere.
#include "kernel/portable_math.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace sluss::kernel;

TEST_CASE("logarithm, exponential and power agree with the C library to the last few bits") {
    for (double x = 1e-12; x < 1e12; x *= 3.7) {
        CAPTURE(x);
        CHECK(portable_log(x) == doctest::Approx(std::log(x)).epsilon(1e-15));
        CHECK(portable_exp(-1 / x) == doctest::Approx(std::exp(-1 / x)).epsilon(1e-15));
        CHECK(portable_pow(x, 0.37) == doctest::Approx(std::pow(x, 0.37)).epsilon(1e-15));
    }
}

TEST_CASE("the gamma function is within 1e-13 of the true one") {
    double factorial = 1;
    for (int n = 1; n <= 20; ++n) {
        CAPTURE(n);
        CHECK(std::abs(portable_gamma(n) / factorial - 1) < 1e-13);
        factorial *= n;
    }
    for (double x = 1; x < 100; x += 0.37) {
        CAPTURE(x);
        CHECK(std::abs(portable_gamma(x) / std::tgamma(x) - 1) < 1e-13);
    }
}
