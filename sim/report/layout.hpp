// Which rows the tables of `run` and `compare` have, in which sections. Casework has an order of its own, made for the
// eye; any other catalogue is laid out as it stands. Decided here and nowhere else; how a row is written is not.
#pragma once

#include "experiment/experiment.hpp"
#include "report/tables.hpp"

#include <string>
#include <vector>

namespace sluss::report {

/// One measure of one level. The level goes by its name, because organisations may have it in different places.
struct Row {
    std::string label;
    domain::MeasureId measure;
    domain::DimensionId dimension = {};
    std::string level = "total";
};
/// \returns an undefined estimate if the organisation has no such level
statistics::Estimate estimate(const experiment::Results& results, std::size_t position, const Row& row);
statistics::Estimate difference(const experiment::Results& results, std::size_t position, std::size_t baseline,
                                const Row& row);

struct Section {
    std::string title;  ///< empty: none
    std::vector<Row> rows;
};

/// What the tables show of everybody together, and in casework of a few levels too. At least one replication is
/// complete, here and below.
std::vector<Section> overview(const experiment::Results& results, Rows which);

/// What `run` shows of each level of a dimension: levels as rows, measures as columns.
struct Breakdown {
    domain::DimensionId dimension;
    std::vector<domain::MeasureId> measures;
};
std::vector<Breakdown> breakdowns(const experiment::Results& results, Rows which);

/// What `compare` shows of the levels that one of two organisations has: none of casework.
std::vector<Section> compared_breakdowns(const experiment::Results& results, std::size_t position, std::size_t baseline,
                                         Rows which);

}  // namespace sluss::report
