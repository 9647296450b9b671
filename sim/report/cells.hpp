// Which measures are broken down by what in a set of results: tables, JSON and CSV tell the same ones.
#pragma once

#include "experiment/experiment.hpp"

#include <vector>

namespace sluss::report {

/// The measures that have a value for some level of `dimension` in some replication of the organisation, in the
/// catalogue's order. For the total: all measures.
std::vector<domain::MeasureId> measures_by(const experiment::Results& results, std::size_t position,
                                           domain::DimensionId dimension);

/// Names of the levels of a dimension; none if no replication is complete.
std::vector<std::string> levels_of(const experiment::Results& results, std::size_t position,
                                   domain::DimensionId dimension);

}  // namespace sluss::report
