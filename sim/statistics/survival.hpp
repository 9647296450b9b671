// Durations that were not all seen to their end: the estimators of Kaplan and Meier (1958) and of Aalen and Johansen
// (1978), on counts by whole days so that memory does not grow with the number of durations. Knows nothing of
// simulation. On one day, events and competing events come before censoring, as is usual.
#pragma once

#include <cstdint>
#include <vector>

namespace sluss::statistics {

/// What ended on each day 0 … horizon. One census per quantity and level; count as durations end, then ask.
class DayCensus {
public:
    /// \param horizon_days > 0
    explicit DayCensus(int horizon_days);

    /// The event itself after this many days (>= 0; a begun day counts as a whole one). After the horizon: censored
    /// there.
    void event(double days);
    /// Another end that makes the event impossible (leaving, where closing is the event). Begun days count.
    void competing(double days);
    /// Observation ended after this many days without either; a day not watched to its end does not count.
    void censored(double days, std::uint64_t count = 1);
    /// Adds the counts of another census with the same horizon.
    void merge(const DayCensus& other);

    [[nodiscard]] int horizon() const { return static_cast<int>(events_.size()) - 1; }
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] std::uint64_t events_on(int day) const { return events_[static_cast<std::size_t>(day)]; }
    [[nodiscard]] std::uint64_t competing_on(int day) const { return competing_[static_cast<std::size_t>(day)]; }
    [[nodiscard]] std::uint64_t censored_on(int day) const { return censored_[static_cast<std::size_t>(day)]; }

private:
    void end(std::vector<std::uint64_t>& way, double days, std::uint64_t count);

    std::vector<std::uint64_t> events_;
    std::vector<std::uint64_t> competing_;
    std::vector<std::uint64_t> censored_;
    std::uint64_t size_ = 0;
};

/// Kaplan and Meier's probability that the event has not happened by the end of each day 0 … horizon; competing events
/// count as censoring. Once nobody is observed any more the value is NaN, unless it has fallen to 0.
std::vector<double> kaplan_meier(const DayCensus& census);

/// Mean of min(duration, horizon) in days: the sum of the survival curve over days 0 … horizon - 1 (each day's value
/// holds until the next). NaN where the curve is.
double restricted_mean(const std::vector<double>& survival);

/// The first day by which the survival curve has fallen to 1 - p or below; NaN if it does not.
double survival_quantile(const std::vector<double>& survival, double p);

/// Aalen and Johansen's probability that the event (not a competing one) has happened by the end of each day
/// 0 … horizon. Without competing events it is 1 - kaplan_meier. Once nobody is observed any more it keeps its value if
/// everyone had come to one end or the other, and is NaN if someone was censored among the last.
std::vector<double> cumulative_incidence(const DayCensus& census);

/// Mean of min(time to the event, horizon) in days where a competing end means "never": the sum of
/// 1 - cumulative incidence over days 0 … horizon - 1.
double restricted_mean_from_incidence(const std::vector<double>& incidence);

/// The first day by which the cumulative incidence has reached p; NaN if it does not.
double incidence_quantile(const std::vector<double>& incidence, double p);

}  // namespace sluss::statistics
