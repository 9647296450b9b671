// The largest-remainder method with a minimum: start from the whole part of each quota, then give to whoever is
// furthest below its quota, or take from whoever is furthest above it. Relies on nothing.
#include "domain/apportion.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sluss::domain {

std::vector<int> apportion(std::vector<double> weights, int seats, int at_least) {
    constexpr double equal = 1e-9;
    double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (total <= 0) {
        std::fill(weights.begin(), weights.end(), 1.0);
        total = static_cast<double>(weights.size());
        at_least = 0;
    }

    std::vector<double> quota;
    std::vector<int> share;
    for (const double weight : weights) {
        quota.push_back(seats * weight / total);
        share.push_back(std::max(weight > 0 ? at_least : 0, static_cast<int>(std::floor(quota.back() + equal))));
    }
    const auto shortfall = [&](std::size_t i) { return quota[i] - share[i]; };
    for (int left = seats - std::accumulate(share.begin(), share.end(), 0); left != 0 && !share.empty();) {
        const int step = left > 0 ? 1 : -1;
        std::size_t chosen = share.size();
        for (std::size_t i = 0; i < share.size(); ++i) {
            if (step < 0 && share[i] <= at_least) continue;
            if (chosen == share.size() || step * (shortfall(i) - shortfall(chosen)) > equal) chosen = i;
        }
        if (chosen == share.size()) break;
        share[chosen] += step;
        left -= step;
    }
    return share;
}

}  // namespace sluss::domain
