// Durations counted in whole days up to a horizon: all that the measures of time need, in memory that does not grow
// with the number of durations. Knows nothing of simulation. A duration beyond the horizon is "not reached": it counts
// in the number of durations and as the horizon in the restricted mean, and quantiles that fall on it are undefined.
#pragma once

#include <cstdint>
#include <vector>

namespace sluss::statistics {

class DayHistogram {
public:
    /// \param horizon_days τ > 0; a duration of exactly τ days is still reached
    explicit DayHistogram(int horizon_days);

    /// Counts a duration in days (>= 0; fractions allowed). Above the horizon it is "not reached".
    void add(double days);
    /// Counts something that had not ended when observation stopped at the horizon or later.
    void add_not_reached();
    /// Adds the counts of another histogram with the same horizon.
    void merge(const DayHistogram& other);

    [[nodiscard]] int horizon() const { return horizon_; }
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] std::uint64_t not_reached() const { return not_reached_; }
    /// Durations in (day - 1, day], for day = 0 (exactly no time) … horizon.
    [[nodiscard]] std::uint64_t count(int day) const { return counts_[static_cast<std::size_t>(day)]; }

    /// Mean of min(duration, horizon), in days, from the exact durations; NaN if empty.
    [[nodiscard]] double restricted_mean() const;
    /// The smallest whole number of days within which a share `p` in (0, 1] of all durations ended; NaN if the horizon
    /// comes first or nothing was counted.
    [[nodiscard]] double quantile(double p) const;
    /// Share that ended within `days` whole days (<= horizon); NaN if empty.
    [[nodiscard]] double share_within(int days) const;

private:
    int horizon_;
    std::vector<std::uint64_t> counts_;
    std::uint64_t size_ = 0;
    std::uint64_t not_reached_ = 0;
    // Sum of min(duration, horizon) in 2^-20 days: integral, so that it does not depend on the order of adding.
    std::int64_t sum_ = 0;
};

}  // namespace sluss::statistics
