// Finds out what was measured by looking at the values; see the header.
#include "report/cells.hpp"

#include <cmath>

namespace sluss::report {

std::vector<std::string> levels_of(const experiment::Results& results, std::size_t position,
                                   domain::DimensionId dimension) {
    const auto& replications = results.replications[position];
    return replications.empty() ? std::vector<std::string>{} : replications.front().measures.levels(dimension);
}

std::vector<domain::MeasureId> measures_by(const experiment::Results& results, std::size_t position,
                                           domain::DimensionId dimension) {
    const std::size_t levels = levels_of(results, position, dimension).size();
    const auto has_value = [&](domain::MeasureId measure) {
        for (const auto& replication : results.replications[position])
            for (std::size_t level = 0; level < levels; ++level)
                if (!std::isnan(replication.measures.get(measure, dimension, level))) return true;
        return false;
    };
    std::vector<domain::MeasureId> found;
    for (std::size_t measure = 0; measure < results.catalogue().measures.size(); ++measure)
        if (dimension == domain::DimensionId{} || has_value(measure)) found.emplace_back(measure);
    return found;
}

}  // namespace sluss::report
