// Statistical tests whose error rate is stated: p-values of the usual tests, and Holm's rule for many of them at once.
// Relies on Boost.Math for the distributions the statistics have when all is well; uses no random numbers itself.
#pragma once

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace sluss::testing {

/// What each of the four test files in tests/theory may reject of what is true: the suite as a whole fails a right
/// program with a chance of 2 % at the most over the choice of seeds (Bonferroni over the files, Holm within each).
inline constexpr double theory_error_rate = 0.005;

/// The p-value of a statistic that is standard normal if all is well, both sides counting against it.
inline double normal_p(double z) {
    return 2 * cdf(complement(boost::math::normal{}, std::abs(z)));
}

/// Pearson's test: the p-value of counts of which so many were expected in each cell. With all cells given the degrees
/// of freedom are one fewer than the cells.
inline double chi_square_p(const std::vector<double>& counts, const std::vector<double>& expected) {
    double statistic = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        statistic += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
    return cdf(complement(boost::math::chi_squared{static_cast<double>(counts.size()) - 1}, statistic));
}

/// As above, the same number expected in each cell.
inline double chi_square_p(const std::vector<double>& counts) {
    double sum = 0;
    for (const double count : counts) sum += count;
    return chi_square_p(counts, std::vector<double>(counts.size(), sum / static_cast<double>(counts.size())));
}

/// Kolmogorov–Smirnov: the p-value of values of which the distribution function is known. Stephens (1970), "Use of the
/// Kolmogorov–Smirnov, Cramér–von Mises and related statistics without extensive tables", JRSS B 32(1), 115–122.
inline double kolmogorov_p(std::vector<double> values, const std::function<double(double)>& cumulative) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double distance = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double f = cumulative(values[i]);
        distance = std::max({distance, f - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - f});
    }
    const double t = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * distance;
    if (t < 0.2) return 1;  // where the series converges slowly; the true value differs from 1 by less than 1e-10
    double p = 0;
    for (int k = 1; k <= 40; ++k) p += (k % 2 == 1 ? 2 : -2) * std::exp(-2.0 * k * k * t * t);
    return std::clamp(p, 0.0, 1.0);
}

/// Hypotheses that are all held to be true, each with its p-value.
class Hypotheses {
public:
    void add(std::string what, double p) { held_.push_back({p, std::move(what)}); }

    /// Holm (1979), "A simple sequentially rejective multiple test procedure": if all are true, at most `error_rate` of
    /// seeds reject any, however the tests depend on each other.
    void check(double error_rate) {
        REQUIRE_FALSE(held_.empty());
        std::sort(held_.begin(), held_.end());
        double divisor = static_cast<double>(held_.size());
        for (const auto& [p, what] : held_) {
            CAPTURE(what);
            CHECK(p > error_rate / divisor);
            if (!(p > error_rate / divisor)) return;
            divisor -= 1;
        }
    }

    [[nodiscard]] const std::vector<std::pair<double, std::string>>& all() const { return held_; }

private:
    std::vector<std::pair<double, std::string>> held_;
};

}  // namespace sluss::testing
