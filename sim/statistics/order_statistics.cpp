// Binomial tails by products and sums alone, from the middle outwards, so that no power of one half underflows and the
// rank is the same on every machine.
#include "statistics/order_statistics.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace sluss::statistics {

namespace {

// P(B = 0), P(B = 1), … P(B = n / 2) of B binomial with n trials and chance one half.
std::vector<double> lower_half(std::size_t n) {
    const std::size_t middle = n / 2;
    std::vector<double> chance(middle + 1);
    // C(2m, m) / 4^m = product of (2i − 1) / 2i; for odd n, C(n, m) / 2^n equals C(n + 1, m + 1) / 2^(n + 1).
    double p = 1;
    for (std::size_t i = 1; i <= (n + 1) / 2; ++i) p *= static_cast<double>(2 * i - 1) / static_cast<double>(2 * i);
    chance[middle] = p;
    for (std::size_t k = middle; k > 0; --k)
        chance[k - 1] = chance[k] * static_cast<double>(k) / static_cast<double>(n - k + 1);
    return chance;
}

// The largest l with P(B <= l − 1) <= tail; 0 if there is none.
std::size_t lower_rank(std::size_t n, double tail) {
    double sum = 0;
    std::size_t rank = 0;
    for (const double p : lower_half(n)) {
        sum += p;
        if (sum > tail) break;
        ++rank;
    }
    return rank;
}

}  // namespace

MedianEstimate median_interval(std::vector<double> values, double confidence) {
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    const std::size_t n = values.size();
    if (n == 0) return {undefined, undefined, undefined, 0};
    std::sort(values.begin(), values.end());
    MedianEstimate e{(values[(n - 1) / 2] + values[n / 2]) / 2, undefined, undefined, static_cast<int>(n)};
    const std::size_t rank = lower_rank(n, (1 - confidence) / 2);
    if (rank == 0) return e;
    e.low = values[rank - 1];
    e.high = values[n - rank];
    return e;
}

}  // namespace sluss::statistics
