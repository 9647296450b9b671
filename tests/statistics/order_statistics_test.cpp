// The median of values some of which lie beyond the end of observation.
#include "statistics/order_statistics.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

using sluss::statistics::median_interval;

namespace {
constexpr double beyond = std::numeric_limits<double>::infinity();
}

TEST_CASE("the ranks of the median's interval are those of the printed binomial tables") {
    // Values 1 … n, so that the limits are the ranks. Lower ranks at 95 % (Conover 1999, table A3, p = 0.5).
    const auto low_rank = [](int n) {
        std::vector<double> values;
        for (int i = n; i >= 1; --i) values.push_back(i);
        const auto e = median_interval(values);
        CHECK((std::isnan(e.low) || e.low + e.high == n + 1));
        return e.low;
    };
    CHECK(std::isnan(low_rank(5)));  // 2 / 2^5 is more than 5 %
    CHECK(low_rank(6) == 1);
    CHECK(low_rank(8) == 1);
    CHECK(low_rank(9) == 2);
    CHECK(low_rank(10) == 2);
    CHECK(low_rank(20) == 6);
    CHECK(low_rank(25) == 8);
    CHECK(low_rank(40) == 14);
    CHECK(low_rank(100) == 40);
    CHECK(low_rank(5000) == 2431);  // 2^-5000 is no number of double precision
}

TEST_CASE("the median of an odd and of an even number of values") {
    CHECK(median_interval({5, 1, 3}).median == 3);
    CHECK(median_interval({5, 1, 3, 9}).median == 4);
    CHECK(median_interval({7}).median == 7);
    CHECK(std::isnan(median_interval({}).median));
}

TEST_CASE("a limit that was not reached within observation is infinite, the median if half were not") {
    const auto most = median_interval({28, 35, 35, 42, 49, beyond, beyond});
    CHECK(most.median == 42);
    CHECK(most.low == 28);
    CHECK(most.high == beyond);
    CHECK(most.n == 7);
    CHECK(median_interval({1, 2, beyond, beyond}).median == beyond);
    CHECK(median_interval(std::vector<double>(8, beyond)).low == beyond);
}

TEST_CASE("the interval holds the true median in at least 95 samples of a hundred, censored or not") {
    // 4000 samples of 12 uniform values, cut off at 0.6. The interval's exact coverage is 1 − 2 · 79 / 4096 = 0.9614;
    // 0.9614 ± 4 · sqrt(0.9614 · 0.0386 / 4000) fails by chance less than once in ten thousand.
    std::uint64_t state = 42;
    const auto uniform = [&] {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<double>(state >> 11U) / 9007199254740992.0;
    };
    int held = 0;
    for (int sample = 0; sample < 4000; ++sample) {
        std::vector<double> values;
        for (int i = 0; i < 12; ++i) {
            const double u = uniform();
            values.push_back(u <= 0.6 ? u : beyond);
        }
        const auto e = median_interval(values);
        if (e.low <= 0.5 && e.high >= 0.5) ++held;
    }
    CHECK(held / 4000.0 == doctest::Approx(0.9614).epsilon(0.0127));
}
