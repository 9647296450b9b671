// The tables of `run` and `compare`: what a run measured, for reading on a terminal of 120 columns. They only lay out;
// the numbers are the experiment's.
#pragma once

#include "experiment/experiment.hpp"

#include <string>
#include <string_view>

namespace sluss::report {

/// Which rows a table has.
enum class Rows { short_table, all };

/// In words how a paired difference stands to none: "fewer", "longer", "no clear difference" when the interval holds 0;
/// empty without an interval.
std::string_view difference_words(const statistics::Estimate& difference, domain::Sense sense);

/// Every organisation's means with their intervals side by side, and what each unit carries.
std::string run_table(const experiment::Results& results, Rows rows = Rows::short_table);

/// For each organisation but the baseline a table of both with their paired difference.
/// \param baseline  position in results.organisations
std::string compare_table(const experiment::Results& results, std::size_t baseline, Rows rows = Rows::short_table);

}  // namespace sluss::report
