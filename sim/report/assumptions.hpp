// What a scenario's numbers rest on: which are assumed, which derived from others, which say nothing, and where each
// stands. It tells what the file says of its numbers and never judges whether a source is good.
#pragma once

#include "domain/scenario.hpp"

#include <string>

namespace sluss::report {

/// What a number rests on, by the first word of its source: 'assumed' (antaget); 'derived' or 'calibrated' (härlett,
/// kalibrerat); anything else is a source. Capitals do not matter.
enum class Ground { no_source, assumed, derived, sourced };
Ground ground_of(const domain::Provenance& value);

enum class Which { without_source, all };

/// A line for each value that is not sourced (or for all), in the order of the files, and a count of each ground. A
/// value that several organisations inherit is told once.
std::string assumptions_table(const domain::Scenario& scenario, Which which);

/// The same in columns path, ground, value, low, high, source, file, line.
std::string assumptions_csv(const domain::Scenario& scenario, Which which);

}  // namespace sluss::report
