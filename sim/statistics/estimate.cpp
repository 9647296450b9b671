// Intervals for means. The quantile of t is the one place where a C library's transcendental function comes near a
// printed number; rounding it to 12 digits takes away what differs between processors.
#include "statistics/estimate.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>

namespace sluss::statistics {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// Through decimal text, because that rounding is exact wherever it is done.
double rounded_to_12_digits(double value) {
    fmt::memory_buffer text;
    fmt::format_to(std::back_inserter(text), "{:.11e}", value);
    double rounded = undefined;
    std::from_chars(text.data(), text.data() + text.size(), rounded);
    return rounded;
}

}  // namespace

double t_quantile(double probability, int degrees_of_freedom) {
    if (degrees_of_freedom < 1 || !(probability > 0 && probability < 1)) return undefined;
    using boost::math::policies::policy;
    using boost::math::policies::promote_double;
    const boost::math::students_t_distribution<double, policy<promote_double<false>>> t(degrees_of_freedom);
    return rounded_to_12_digits(quantile(t, probability));
}

Estimate mean_interval(std::span<const double> values, double confidence) {
    int n = 0;
    double sum = 0;
    for (const double v : values) {
        if (std::isnan(v)) continue;
        sum += v;
        ++n;
    }
    if (n == 0) return {undefined, undefined, 0};
    const double mean = sum / n;
    if (n == 1) return {mean, undefined, 1};
    double squares = 0;
    for (const double v : values)
        if (!std::isnan(v)) squares += (v - mean) * (v - mean);
    const double standard_error = std::sqrt(squares / (n - 1) / n);
    return {mean, t_quantile(0.5 + confidence / 2, n - 1) * standard_error, n};
}

}  // namespace sluss::statistics
