// Results for other programs: the JSON object (a public interface, docs/reference/results.md), the same as CSV, the
// weeks as CSV, and a folder with all of them and the table, written so that nobody ever sees half a file.
#pragma once

#include "experiment/experiment.hpp"
#include "experiment/over_time.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace sluss::report {

/// The version of the JSON object; raised when a reader of the old one would be misled.
inline constexpr int results_version = 1;

/// \param baseline    position in results.organisations that differences are to; none: no differences
/// \param break_even  what is accumulated for the break-even day of reorganised organisations
std::string results_json(const experiment::Results& results, std::optional<std::size_t> baseline,
                         domain::Weekly break_even = experiment::default_break_even);

/// One line for each organisation, dimension, level and measure that has a value (RFC 4180, lines end in a line feed).
std::string results_csv(const experiment::Results& results);

/// One line for each organisation, week and thing that is followed: its mean with the ends of its band, and, beside
/// another baseline, those of the paired difference to it. Only the header if no weeks were told.
std::string weeks_csv(const experiment::Results& results, std::optional<std::size_t> baseline);

/// Writes results.json, results.csv, table.txt and, if weeks were told, weeks.csv into `folder`, which is made if
/// missing. Each file appears whole or not at all. \throws std::filesystem::filesystem_error, std::ios_base::failure
void write_results(const std::filesystem::path& folder, const experiment::Results& results,
                   std::optional<std::size_t> baseline, const std::string& table,
                   domain::Weekly break_even = experiment::default_break_even);

}  // namespace sluss::report
