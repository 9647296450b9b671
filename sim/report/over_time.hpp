// What `run` and `compare` print of reorganisations: dips, break-even day and a picture by month, for reading on a
// terminal of 120 columns. They only lay out; the numbers are the experiment's.
#pragma once

#include "experiment/over_time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluss::report {

/// Months side by side as blocks of eight heights, on one scale from `low` to `high`; a blank for NaN.
std::string blocks(const std::vector<double>& values, double low, double high);

/// For each reorganised organisation its dips, its break-even day and its open needs by month; empty if there is none.
/// \param baseline  position that differences are to, if any
std::string over_time_table(const experiment::Results& results, std::optional<std::size_t> baseline,
                            domain::Weekly break_even = experiment::default_break_even);

}  // namespace sluss::report
