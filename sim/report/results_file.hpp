// Results for other programs: the JSON object (a public interface, docs/reference/results.md), the same as CSV, and a
// folder with both and the table, written so that nobody ever sees half a file.
#pragma once

#include "experiment/experiment.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace sluss::report {

/// The version of the JSON object; raised when a reader of the old one would be misled.
inline constexpr int results_version = 1;

/// \param baseline  position in results.organisations that differences are to; none: no differences
std::string results_json(const experiment::Results& results, std::optional<std::size_t> baseline);

/// One line for each organisation, dimension, level and measure that has a value (RFC 4180, lines end in a line feed).
std::string results_csv(const experiment::Results& results);

/// Writes results.json, results.csv and table.txt into `folder`, which is made if missing. Each file appears whole or
/// not at all. \throws std::filesystem::filesystem_error, std::ios_base::failure
void write_results(const std::filesystem::path& folder, const experiment::Results& results,
                   std::optional<std::size_t> baseline, const std::string& table);

}  // namespace sluss::report
