// Gini and jackknife; sums in a fixed order, so the same on every machine.
#include "statistics/equity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sluss::statistics {

double gini(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    double ranked = 0;
    double rank = 0;
    for (const double v : values) {
        rank += 1;
        sum += v;
        ranked += (2 * rank - n - 1) * v;
    }
    return sum == 0 ? std::numeric_limits<double>::quiet_NaN() : ranked / (n * sum);
}

Estimate jackknife(int n, const std::function<double(int without)>& statistic, double confidence) {
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    const double centre = n > 0 ? statistic(n) : undefined;
    if (n < 2) return {centre, undefined, std::max(n, 0)};
    std::vector<double> left_out;
    double sum = 0;
    for (int i = 0; i < n; ++i) {
        left_out.push_back(statistic(i));
        sum += left_out.back();
    }
    const double mean = sum / n;
    double squares = 0;
    for (const double v : left_out) squares += (v - mean) * (v - mean);
    const double standard_error = std::sqrt(squares * (n - 1) / n);
    return {centre, t_quantile(0.5 + confidence / 2, n - 1) * standard_error, n};
}

}  // namespace sluss::statistics
