// Means of weeks; see the header. Sums run in the order of weeks and replications.
#include "experiment/weeks.hpp"

#include <algorithm>

namespace sluss::experiment {

namespace {

using domain::Weekly;

std::vector<Followed> make_list() {
    std::vector<Followed> list{
        {"open_needs", "open needs", Weekly::open, {}, -1, 1, false, true},
        {"waiting_work", "waiting cases and desk work", Weekly::waiting, {}, -1, 1, false, true},
        {"days_per_first_contact",
         "days waited per first contact",
         Weekly::first_contact_days,
         {Weekly::first_contacts},
         -1,
         1,
         false,
         true},
        {"days_per_investigation",
         "days per decided investigation",
         Weekly::investigation_days,
         {Weekly::decided},
         -1,
         1,
         false,
         true},
        {"client_time_share",
         "client time of hours present (%)",
         Weekly::client_hours,
         {Weekly::busy_hours, Weekly::idle_hours},
         1,
         1,
         true,
         true},
    };
    for (const auto& info : domain::weekly_catalogue()) {
        const bool in_table = info.value == Weekly::handoffs || info.value == Weekly::idle_hours;
        list.push_back({info.key, info.label, info.value, {}, info.better, 1, false, in_table});
    }
    return list;
}

double sum_over(const domain::Series& series, Weekly value, WeekRange weeks) {
    double sum = 0;
    for (std::size_t week = weeks.first; week < weeks.end; ++week) sum += series[week][static_cast<std::size_t>(value)];
    return sum;
}

}  // namespace

std::span<const Followed> followed() {
    static const std::vector<Followed> list = make_list();
    return list;
}

const Followed* followed_named(std::string_view key) {
    const auto list = followed();
    const auto found = std::find_if(list.begin(), list.end(), [&](const Followed& f) { return f.key == key; });
    return found == list.end() ? nullptr : &*found;
}

bool has_weeks(const Results& results) {
    return results.completed > 0 && week_count(results) > 0;
}

std::size_t week_count(const Results& results) {
    return results.completed > 0 ? results.replications.front().front().weeks.size() : 0;
}

kernel::Days monday_of(const domain::Experiment& experiment, std::size_t week) {
    const auto to_monday = std::chrono::Monday - std::chrono::weekday{experiment.start};
    return experiment.start + to_monday + std::chrono::days{7 * static_cast<int>(week)};
}

std::size_t week_of(const domain::Experiment& experiment, kernel::Days day) {
    const auto since_first = (day - monday_of(experiment, 0)).count();
    return since_first < 0 ? 0 : static_cast<std::size_t>(since_first / 7);
}

double value_over(const domain::Series& series, const Followed& what, WeekRange weeks) {
    double divisor = 0;
    if (!what.per.front()) divisor = static_cast<double>(weeks.end - weeks.first);
    for (const auto& per : what.per)
        if (per) divisor += sum_over(series, *per, weeks);
    return divisor == 0 ? domain::undefined : sum_over(series, what.value, weeks) / divisor;
}

statistics::Estimate weekly_mean(const Results& results, std::size_t position, const Followed& what, WeekRange weeks) {
    std::vector<double> values;
    for (const auto& replication : results.replications[position])
        values.push_back(value_over(replication.weeks, what, weeks));
    return statistics::mean_interval(values);
}

statistics::Estimate weekly_difference(const Results& results, std::size_t position, std::size_t baseline,
                                       const Followed& what, WeekRange weeks) {
    std::vector<double> differences;
    for (std::size_t r = 0; r < results.replications[position].size(); ++r)
        differences.push_back(value_over(results.replications[position][r].weeks, what, weeks) -
                              value_over(results.replications[baseline][r].weeks, what, weeks));
    return statistics::mean_interval(differences);
}

}  // namespace sluss::experiment
