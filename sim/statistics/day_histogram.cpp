// Counting durations by whole days; see the header for what it is and what it leaves out.
#include "statistics/day_histogram.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace sluss::statistics {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double ticks_per_day = 1 << 20;

std::int64_t ticks(double days) {
    return static_cast<std::int64_t>(std::floor(days * ticks_per_day + 0.5));
}

}  // namespace

DayHistogram::DayHistogram(int horizon_days) : horizon_(horizon_days) {
    if (horizon_days <= 0) throw std::invalid_argument("the horizon of a DayHistogram must be positive");
    counts_.assign(static_cast<std::size_t>(horizon_days) + 1, 0);
}

void DayHistogram::add(double days) {
    if (!(days >= 0)) throw std::invalid_argument("a duration must not be negative");
    if (days > horizon_) {
        add_not_reached();
        return;
    }
    ++counts_[static_cast<std::size_t>(std::ceil(days))];
    ++size_;
    sum_ += ticks(days);
}

void DayHistogram::add_not_reached() {
    ++size_;
    ++not_reached_;
    sum_ += ticks(horizon_);
}

void DayHistogram::merge(const DayHistogram& other) {
    if (other.horizon_ != horizon_) throw std::invalid_argument("only histograms with one horizon can be merged");
    for (std::size_t day = 0; day < counts_.size(); ++day) counts_[day] += other.counts_[day];
    size_ += other.size_;
    not_reached_ += other.not_reached_;
    sum_ += other.sum_;
}

double DayHistogram::restricted_mean() const {
    if (size_ == 0) return undefined;
    return static_cast<double>(sum_) / ticks_per_day / static_cast<double>(size_);
}

double DayHistogram::quantile(double p) const {
    std::uint64_t ended = 0;
    for (std::size_t day = 0; day < counts_.size(); ++day) {
        ended += counts_[day];
        if (ended > 0 && static_cast<double>(ended) >= p * static_cast<double>(size_)) return static_cast<double>(day);
    }
    return undefined;
}

double DayHistogram::share_within(int days) const {
    if (size_ == 0) return undefined;
    std::uint64_t ended = 0;
    for (std::size_t day = 0; day <= static_cast<std::size_t>(std::clamp(days, 0, horizon_)); ++day)
        ended += counts_[day];
    return static_cast<double>(ended) / static_cast<double>(size_);
}

}  // namespace sluss::statistics
