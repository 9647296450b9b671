// Binary search in the sums of the shares: for the few dozen alternatives that a table has, as fast as any.
#include "kernel/weights.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace sluss::kernel {

Weights::Weights(const std::vector<double>& weights) : shares_(weights) {
    double largest = 0;
    for (const double weight : weights) {
        if (!(weight >= 0 && std::isfinite(weight))) throw std::invalid_argument("a weight must be at least 0");
        largest = std::max(largest, weight);
    }
    if (largest == 0) throw std::invalid_argument("at least one weight must be above 0");
    double sum = 0;
    for (double& share : shares_) sum += share /= largest;  // so that no sum overflows
    double up_to = 0;
    for (double& share : shares_) up_to_.push_back(up_to += share /= sum);
}

Weights::Choice Weights::choose(double u) const {
    const double target = u * up_to_.back();  // rounding may have left the last sum a little off 1
    const auto found = std::lower_bound(up_to_.begin(), up_to_.end(), target);
    const auto index = static_cast<std::size_t>(found - up_to_.begin());
    const double before = index == 0 ? 0 : up_to_[index - 1];
    return {index, std::min(1.0, (target - before) / shares_[index])};
}

}  // namespace sluss::kernel
