// Results in long form for spreadsheets and R: one value a line.
#include "report/cells.hpp"
#include "report/results_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <string_view>

namespace sluss::report {

namespace {

// RFC 4180: a field with a comma, quote or line break is quoted, its quotes doubled.
std::string field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

std::string field(double number) {
    return std::isfinite(number) ? fmt::format("{}", number) : "";
}

}  // namespace

std::string results_csv(const experiment::Results& results) {
    fmt::memory_buffer csv;
    const auto out = std::back_inserter(csv);
    fmt::format_to(out, "organisation,dimension,level,measure,mean,half_width,n\n");
    for (std::size_t position = 0; position < results.organisations.size(); ++position) {
        const std::string name = field(results.name(position));
        for (std::size_t d = 0; d < domain::dimensions; ++d) {
            const auto dimension = static_cast<domain::Dimension>(d);
            const auto measures = measures_by(results, position, dimension);
            const auto levels = levels_of(results, position, dimension);
            for (std::size_t level = 0; level < levels.size(); ++level)
                for (const auto measure : measures) {
                    const auto e = experiment::estimate(results, position, {measure, dimension, level});
                    fmt::format_to(out, "{},{},{},{},{},{},{}\n", name, domain::dimension_names[d],
                                   field(levels[level]), domain::info(measure).key, field(e.mean), field(e.half_width),
                                   e.n);
                }
        }
    }
    return fmt::to_string(csv);
}

}  // namespace sluss::report
