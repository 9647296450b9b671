// Integrals of rates and numbers over the calendar.
#include "domain/service_means.hpp"

#include <algorithm>
#include <cmath>

namespace sluss::domain::service {

namespace {

/// The integral of a step function of time from the start to a time, in hours. \param repeats the steps begin anew
template <class Step, class Value>
double integral_of_steps(const std::vector<Step>& steps, std::optional<kernel::Duration> repeats, kernel::Duration time,
                         Value value) {
    // Within one round.
    const auto within = [&](double t) {
        double sum = 0;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const double begin = kernel::in_hours(steps[i].from);
            const double end = i + 1 < steps.size() ? std::min(t, kernel::in_hours(steps[i + 1].from)) : t;
            if (end > begin) sum += value(steps[i]) * (end - begin);
        }
        return sum;
    };
    const double t = kernel::in_hours(time);
    if (!repeats) return within(t);
    const double round = kernel::in_hours(*repeats);
    const double rounds = std::floor(t / round);
    return rounds * within(round) + within(t - rounds * round);
}

double integral_of(const Arrivals::Sinusoid& wave, double hours) {
    constexpr double full_turn = 6.283185307179586;
    const double per_hour = full_turn / kernel::in_hours(wave.period);
    const double rising = kernel::in_hours(wave.rising);
    return wave.mean_per_hour * hours +
           wave.amplitude_per_hour / per_hour * (std::cos(per_hour * rising) - std::cos(per_hour * (hours - rising)));
}

/// Hours of a stretch of time that lie within some hours of the week.
double hours_open(const kernel::WeekPattern& hours, kernel::Time from, kernel::Time to) {
    if (hours.is_always()) return kernel::in_hours(to - from);
    const kernel::WorkCalendar calendar(hours, kernel::day_of(from), kernel::day_of(to) + std::chrono::days{1});
    return kernel::in_hours(calendar.work_between(from, to));
}

double count_without_limit(const Arrivals& arrivals, kernel::Time begin, kernel::Duration time) {
    if (arrivals.sinusoid) return integral_of(*arrivals.sinusoid, kernel::in_hours(time));
    if (arrivals.apart) return kernel::in_hours(time) / arrivals.apart->mean();
    if (arrivals.at)
        return static_cast<double>(std::lower_bound(arrivals.at->begin(), arrivals.at->end(), time) -
                                   arrivals.at->begin());
    if (arrivals.hours) return arrivals.steps.front().per_hour * hours_open(*arrivals.hours, begin, begin + time);
    return integral_of_steps(arrivals.steps, arrivals.repeats, time,
                             [](const RateStep& step) { return step.per_hour; });
}

}  // namespace

double expected_count(const Arrivals& arrivals, kernel::Time begin, kernel::Time until) {
    const kernel::Duration time = std::min(until - begin, arrivals.until);
    if (time <= kernel::Duration::zero()) return 0;
    return std::min(count_without_limit(arrivals, begin, time), static_cast<double>(arrivals.most));
}

double mean_rate(const Arrivals& arrivals, kernel::Time begin, kernel::Time from, kernel::Time to) {
    return (expected_count(arrivals, begin, to) - expected_count(arrivals, begin, from)) / kernel::in_hours(to - from);
}

double mean_number(const Resource& resource, kernel::Time begin, kernel::Time from, kernel::Time to) {
    double hours = 0;
    for (const auto& shift : resource.shifts) hours += shift.number * hours_open(shift.hours, from, to);
    const auto of_steps = [&](kernel::Time until) {
        return integral_of_steps(resource.steps, std::nullopt, until - begin,
                                 [](const NumberStep& step) { return static_cast<double>(step.number); });
    };
    return (hours + of_steps(to) - of_steps(from)) / kernel::in_hours(to - from);
}

}  // namespace sluss::domain::service
