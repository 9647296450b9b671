// Weeks in long form for spreadsheets and R: one thing in one week a line.
#include "experiment/weeks.hpp"
#include "report/csv.hpp"
#include "report/results_file.hpp"
#include "report/text.hpp"

#include <fmt/format.h>

#include <iterator>

namespace sluss::report {

namespace {

// Mean, ends of the band and number of replications.
std::string four_fields(const statistics::Estimate& e) {
    const auto [low, high] = statistics::interval(e);
    return fmt::format("{},{},{},{}", csv_field(e.mean), csv_field(low), csv_field(high), e.n);
}

}  // namespace

std::string weeks_csv(const experiment::Results& results, std::optional<std::size_t> baseline) {
    fmt::memory_buffer csv;
    const auto out = std::back_inserter(csv);
    fmt::format_to(out,
                   "organisation,week,key,mean,low,high,n,difference,difference_low,difference_high,difference_n\n");
    for (std::size_t position = 0; position < results.organisations.size(); ++position) {
        const std::string name = csv_field(results.name(position));
        for (std::size_t week = 0; week < experiment::week_count(results); ++week) {
            const std::string monday = iso_date(experiment::monday_of(results.scenario->experiment, week));
            const experiment::WeekRange range{week, week + 1};
            for (const auto& what : experiment::followed()) {
                const auto mean = four_fields(experiment::weekly_mean(results, position, what, range));
                const auto difference =
                    baseline && *baseline != position
                        ? four_fields(experiment::weekly_difference(results, position, *baseline, what, range))
                        : std::string(",,,");
                fmt::format_to(out, "{},{},{},{},{}\n", name, monday, what.key, mean, difference);
            }
        }
    }
    return fmt::to_string(csv);
}

}  // namespace sluss::report
