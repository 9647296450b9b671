// The largest-remainder method with minima: start from the whole part of each quota, then give to whoever is furthest
// below its quota, or take from whoever is furthest above it. Relies on nothing.
#include "domain/apportion.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sluss::domain {

std::vector<int> round_to_sum(const std::vector<double>& quotas, int seats, const std::vector<int>& minima) {
    constexpr double equal = 1e-9;
    std::vector<int> share;
    for (std::size_t i = 0; i < quotas.size(); ++i)
        share.push_back(std::max(minima[i], static_cast<int>(std::floor(quotas[i] + equal))));

    int left = seats - std::accumulate(share.begin(), share.end(), 0);
    while (left != 0) {
        const int step = left > 0 ? 1 : -1;
        const auto wish = [&](std::size_t i) { return step * (quotas[i] - share[i]); };
        std::size_t chosen = share.size();
        for (std::size_t i = 0; i < share.size(); ++i) {
            if (step < 0 && share[i] <= minima[i]) continue;
            if (chosen == share.size() || wish(i) > wish(chosen) + equal) chosen = i;
        }
        if (chosen == share.size()) break;
        share[chosen] += step;
        left -= step;
    }
    return share;
}

std::vector<int> apportion(std::vector<double> weights, int seats, int at_least) {
    double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (total <= 0) {
        std::fill(weights.begin(), weights.end(), 1.0);
        total = static_cast<double>(weights.size());
        at_least = 0;
    }
    std::vector<double> quotas;
    std::vector<int> minima;
    for (const double weight : weights) {
        quotas.push_back(seats * weight / total);
        minima.push_back(weight > 0 ? at_least : 0);
    }
    return round_to_sum(quotas, seats, minima);
}

}  // namespace sluss::domain
