// Results in long form for spreadsheets and R: one value a line.
#include "report/cells.hpp"
#include "report/csv.hpp"
#include "report/results_file.hpp"

#include <fmt/format.h>

#include <iterator>

namespace sluss::report {

std::string results_csv(const experiment::Results& results) {
    const auto& catalogue = results.catalogue();
    fmt::memory_buffer csv;
    const auto out = std::back_inserter(csv);
    fmt::format_to(out, "organisation,dimension,level,measure,mean,half_width,n,low,high\n");
    for (std::size_t position = 0; position < results.organisations.size(); ++position) {
        const std::string name = csv_field(results.name(position));
        for (std::size_t dimension = 0; dimension < catalogue.dimensions.size(); ++dimension) {
            const auto measures = measures_by(results, position, dimension);
            const auto levels = levels_of(results, position, dimension);
            for (std::size_t level = 0; level < levels.size(); ++level)
                for (const auto measure : measures) {
                    const auto& info = catalogue.info(measure);
                    const auto e = experiment::estimate(results, position, {measure, dimension, level});
                    const auto [low, high] = experiment::interval(info, e);
                    fmt::format_to(out, "{},{},{},{},{},{},{},{},{}\n", name, csv_field(catalogue.name(dimension)),
                                   csv_field(levels[level]), csv_field(info.key), csv_field(e.mean),
                                   csv_field(e.half_width), e.n, csv_field(low), csv_field(high));
                }
        }
    }
    return fmt::to_string(csv);
}

}  // namespace sluss::report
