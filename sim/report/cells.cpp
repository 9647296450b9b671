// Finds out what was measured by looking at the values; see the header.
#include "report/cells.hpp"

#include <cmath>

namespace sluss::report {

std::vector<std::string> levels_of(const experiment::Results& results, std::size_t position,
                                   domain::Dimension dimension) {
    const auto& replications = results.replications[position];
    return replications.empty() ? std::vector<std::string>{} : replications.front().measures.levels(dimension);
}

std::vector<domain::Measure> measures_by(const experiment::Results& results, std::size_t position,
                                         domain::Dimension dimension) {
    const std::size_t levels = levels_of(results, position, dimension).size();
    const auto has_value = [&](domain::Measure measure) {
        for (const auto& replication : results.replications[position])
            for (std::size_t level = 0; level < levels; ++level)
                if (!std::isnan(replication.measures.get(measure, dimension, level))) return true;
        return false;
    };
    std::vector<domain::Measure> found;
    for (const auto& info : domain::measure_catalogue())
        if (dimension == domain::Dimension::total || has_value(info.measure)) found.push_back(info.measure);
    return found;
}

}  // namespace sluss::report
