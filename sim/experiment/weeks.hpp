// Results week by week: what is followed, on which dates, with the band of the replications. Sums of weeks become means
// here and nowhere else. Knows nothing of reorganisations (over_time.hpp).
#pragma once

#include "domain/weekly.hpp"
#include "experiment/experiment.hpp"
#include "kernel/time.hpp"

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sluss::experiment {

/// Something to follow: what weeks count, per week, or per what the same weeks count of something else.
struct Followed {
    std::string_view key;    ///< in JSON and CSV
    std::string_view label;  ///< in tables, with its unit
    domain::Weekly value;
    std::array<std::optional<domain::Weekly>, 2> per;  ///< divided by their sum; none: by the number of weeks
    int better;                                        ///< +1: more is better, −1: less is better, 0: neither
    int decimals;                                      ///< in tables
    bool share;                                        ///< in tables in per cent
    bool in_table;                                     ///< one of those a table shows
};

/// Means of weekly values first, then every weekly value by itself.
std::span<const Followed> followed();
/// \returns null if there is none of that key
const Followed* followed_named(std::string_view key);

/// Weeks by their index in a series, `end` not included.
struct WeekRange {
    std::size_t first = 0;
    std::size_t end = 0;
};

/// Whether every replication has told its weeks.
bool has_weeks(const Results& results);
/// Whole weeks in each replication.
std::size_t week_count(const Results& results);
/// The Monday on which a week begins: week 0 at the run's first Monday.
kernel::Days monday_of(const domain::Experiment& experiment, std::size_t week);
/// The first week that ends after `day`; 0 if that lies before the first one.
std::size_t week_of(const domain::Experiment& experiment, kernel::Days day);

/// Over some weeks of one replication: Σ value / Σ per, or Σ value / number of weeks. NaN without anything to divide
/// by.
double value_over(const domain::Series& series, const Followed& what, WeekRange weeks);

/// Mean over the replications with a pointwise 95 % t interval: each week's holds by itself, not all together.
statistics::Estimate weekly_mean(const Results& results, std::size_t position, const Followed& what, WeekRange weeks);

/// Mean of the paired differences (position − baseline) over the replications in which both are defined, with a
/// pointwise 95 % t interval.
statistics::Estimate weekly_difference(const Results& results, std::size_t position, std::size_t baseline,
                                       const Followed& what, WeekRange weeks);

}  // namespace sluss::experiment
