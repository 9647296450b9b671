// The reproducible functions against the C library's, which are good but not the same to the last bit everywhere.
#include "kernel/portable_math.hpp"

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

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

TEST_CASE("the sine agrees with the C library's, also far from 0") {
    for (double x = 1e-12; x < 1e12; x *= 3.7) {
        CAPTURE(x);
        CHECK(std::abs(portable_sin(x) - std::sin(x)) < 3e-16);
        CHECK(portable_sin(-x) == -portable_sin(x));
    }
}

TEST_CASE("the sine is the same bits on every platform") {
    // Written down once, from g++ 12 at -O0.
    constexpr std::array expected = {0x1.aed548f090ceep-1, -0x1.03425b78c4db8p-1, 0x1.1778cae83c69bp-1};
    constexpr std::array at = {1.0, 100.0, 1e9};
    for (std::size_t i = 0; i < at.size(); ++i) CHECK(portable_sin(at[i]) == expected[i]);
    std::uint64_t fingerprint = 0;
    for (int i = -50'000; i < 50'000; ++i)
        fingerprint = fingerprint * 0x100000001b3 + std::bit_cast<std::uint64_t>(portable_sin(i * 0.37));
    CHECK(fingerprint == 0x50877e493d59100f);
}
