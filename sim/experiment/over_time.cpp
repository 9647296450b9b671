// Dips and break-even days; see the header and docs/reference/over-time.md. Sums run in the order of weeks and
// replications.
#include "experiment/over_time.hpp"

#include "statistics/equity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sluss::experiment {

namespace {

constexpr double confidence = 0.95;
constexpr double beyond_the_run = std::numeric_limits<double>::infinity();

// Means over replications of some values, summed once, so that leaving one replication out costs little.
class LeaveOneOut {
public:
    explicit LeaveOneOut(std::vector<double> values) : values_(std::move(values)) {
        for (const double value : values_) {
            if (std::isnan(value)) continue;
            sum_ += value;
            ++count_;
        }
    }

    /// The mean over the replications but one; over all if `without` is their number.
    [[nodiscard]] double mean(std::size_t without) const {
        double sum = sum_;
        int count = count_;
        if (without < values_.size() && !std::isnan(values_[without])) {
            sum -= values_[without];
            --count;
        }
        return count > 0 ? sum / count : domain::undefined;
    }
    [[nodiscard]] const std::vector<double>& values() const { return values_; }

private:
    std::vector<double> values_;
    double sum_ = 0;
    int count_ = 0;
};

// The moving means of one thing through one period: by how much the organisation falls short of the baseline.
class Course {
public:
    Course(const Results& results, std::size_t position, std::size_t baseline, const Followed& what, WeekRange period,
           kernel::Days on)
        : experiment_(results.scenario->experiment), first_(period.first), on_(on) {
        for (std::size_t week = period.first; week + moving_weeks <= period.end; ++week) {
            std::vector<double> shortfalls;
            std::vector<double> levels;
            for (std::size_t r = 0; r < results.replications[position].size(); ++r) {
                const WeekRange window{week, week + moving_weeks};
                levels.push_back(value_over(results.replications[baseline][r].weeks, what, window));
                const double here = value_over(results.replications[position][r].weeks, what, window);
                shortfalls.push_back(what.better < 0 ? here - levels.back() : levels.back() - here);
            }
            shortfalls_.emplace_back(std::move(shortfalls));
            levels_.emplace_back(std::move(levels));
        }
    }

    /// The deepest window; none if no window has a value.
    [[nodiscard]] std::optional<std::size_t> deepest(std::size_t without) const {
        std::optional<std::size_t> found;
        double most = domain::undefined;
        for (std::size_t w = 0; w < shortfalls_.size(); ++w) {
            const double shortfall = shortfalls_[w].mean(without);
            if (std::isnan(shortfall) || shortfall <= most) continue;
            most = shortfall;
            found = w;
        }
        return found;
    }

    [[nodiscard]] double depth(std::size_t without) const {
        const auto w = deepest(without);
        return w ? std::max(0.0, shortfalls_[*w].mean(without)) : domain::undefined;
    }

    [[nodiscard]] double share(std::size_t without) const {
        const auto w = deepest(without);
        if (!w) return domain::undefined;
        const double level = levels_[*w].mean(without);
        return level > 0 ? depth(without) / level : domain::undefined;
    }

    [[nodiscard]] double length_days(std::size_t without) const {
        const auto from = deepest(without);
        if (!from) return domain::undefined;
        if (depth(without) == 0) return 0;
        for (std::size_t w = *from; w < shortfalls_.size(); ++w)
            if (shortfalls_[w].mean(without) <= 0)
                return static_cast<double>(std::max(0L, static_cast<long>((middle(w) - on_).count())));
        return domain::undefined;
    }

    [[nodiscard]] kernel::Days middle(std::size_t window) const {
        return monday_of(experiment_, first_ + window + moving_weeks / 2);
    }

    [[nodiscard]] double at_least(std::size_t window) const {
        double windows = 0;
        for (const auto& shortfall : shortfalls_)
            if (!std::isnan(shortfall.mean(shortfall.values().size()))) ++windows;
        const auto e = statistics::mean_interval(shortfalls_[window].values(), 1 - (1 - confidence) / windows);
        return e.mean - e.half_width;
    }

private:
    const domain::Experiment& experiment_;
    std::size_t first_;
    kernel::Days on_;
    std::vector<LeaveOneOut> shortfalls_;  // by window, positive where it is worse than the baseline
    std::vector<LeaveOneOut> levels_;      // the baseline's own
};

double difference_of(const Results& results, std::size_t position, std::size_t baseline, std::size_t replication,
                     domain::Weekly value, std::size_t week) {
    const auto at = static_cast<std::size_t>(value);
    return results.replications[position][replication].weeks[week][at] -
           results.replications[baseline][replication].weeks[week][at];
}

// The paired difference of a value's sum over all weeks.
statistics::Estimate sum_difference(const Results& results, std::size_t position, std::size_t baseline,
                                    domain::Weekly value) {
    std::vector<double> sums;
    for (std::size_t r = 0; r < results.replications[position].size(); ++r) {
        double sum = 0;
        for (std::size_t week = 0; week < week_count(results); ++week)
            sum += difference_of(results, position, baseline, r, value, week);
        sums.push_back(sum);
    }
    return statistics::mean_interval(sums, confidence);
}

std::optional<std::size_t> first_week_apart(const Results& results, std::size_t position, std::size_t baseline) {
    for (std::size_t week = 0; week < week_count(results); ++week)
        for (std::size_t r = 0; r < results.replications[position].size(); ++r)
            if (results.replications[position][r].weeks[week] != results.replications[baseline][r].weeks[week])
                return week;
    return std::nullopt;
}

kernel::Days prepared_from(const domain::Reorganisation& reorganisation) {
    const bool prepared = reorganisation.preparation.hours > kernel::Duration::zero();
    return reorganisation.on - std::chrono::days{prepared ? 7 * reorganisation.preparation.weeks : 0};
}

Reorganised follow(const Results& results, std::size_t position, std::optional<std::size_t> baseline,
                   domain::Weekly measure) {
    const auto& experiment = results.scenario->experiment;
    const auto& reorganisations = results.scenario->organisations[results.organisations[position]].reorganisations;
    Reorganised followed_one{position, baseline, std::nullopt, true, {}, std::nullopt};
    for (const auto& reorganisation : reorganisations)
        followed_one.changes.push_back({&reorganisation, prepared_from(reorganisation), {}});
    if (!baseline) return followed_one;

    if (const auto week = first_week_apart(results, position, *baseline)) {
        followed_one.apart_from = monday_of(experiment, *week);
        followed_one.same_before =
            *followed_one.apart_from >= followed_one.changes.front().prepared_from - std::chrono::weeks{13};
    }
    for (std::size_t i = 0; i < followed_one.changes.size(); ++i) {
        Change& change = followed_one.changes[i];
        const bool last = i + 1 == followed_one.changes.size();
        const WeekRange period{
            week_of(experiment, change.prepared_from),
            last ? week_count(results)
                 : std::min(week_count(results), week_of(experiment, followed_one.changes[i + 1].prepared_from))};
        for (const auto& what : followed()) {
            if (what.better == 0) continue;
            const auto found = dip(results, position, *baseline, what, period, change.reorganisation->on);
            if (found) change.dips.push_back({&what, *found});
        }
    }
    followed_one.break_even = break_even(results, position, *baseline, measure, reorganisations.front().on);
    return followed_one;
}

}  // namespace

std::optional<Dip> dip(const Results& results, std::size_t position, std::size_t baseline, const Followed& what,
                       WeekRange period, kernel::Days on) {
    const Course course(results, position, baseline, what, period, on);
    const int n = results.completed;
    const auto deepest = course.deepest(static_cast<std::size_t>(n));
    if (!deepest) return std::nullopt;
    const auto jackknifed = [&](double (Course::*statistic)(std::size_t) const) {
        return statistics::jackknife(
            n, [&](int without) { return (course.*statistic)(static_cast<std::size_t>(without)); }, confidence);
    };
    const double at_least = course.at_least(*deepest);
    return Dip{jackknifed(&Course::depth),       at_least,    jackknifed(&Course::share), course.middle(*deepest),
               jackknifed(&Course::length_days), at_least > 0};
}

std::optional<BreakEven> break_even(const Results& results, std::size_t position, std::size_t baseline,
                                    domain::Weekly measure, kernel::Days on) {
    const auto& experiment = results.scenario->experiment;
    const std::size_t weeks = week_count(results);
    if (weeks == 0 || monday_of(experiment, weeks) <= on) return std::nullopt;
    const int better = domain::weekly_catalogue()[static_cast<std::size_t>(measure)].better;
    // What sums of rounded values may be off by; far less than anything a planner counts.
    constexpr double rounding = 1e-6;

    std::vector<double> days;
    std::vector<double> gains;
    for (std::size_t r = 0; r < results.replications[position].size(); ++r) {
        double gain = 0;
        double reached = 0;
        for (std::size_t week = 0; week < weeks; ++week) {
            gain += better * difference_of(results, position, baseline, r, measure, week);
            const auto since = (monday_of(experiment, week + 1) - on).count();
            if (since <= 0) continue;
            if (gain < -rounding)
                reached = beyond_the_run;
            else if (std::isinf(reached))
                reached = static_cast<double>(since);
        }
        days.push_back(reached);
        gains.push_back(gain);
    }
    const auto reached = std::count_if(days.begin(), days.end(), [](double d) { return std::isfinite(d); });
    const WeekRange last{weeks - std::min(weeks, moving_weeks), weeks};
    return BreakEven{measure,
                     statistics::median_interval(days, confidence),
                     static_cast<int>(reached),
                     static_cast<int>((monday_of(experiment, weeks) - on).count()),
                     statistics::mean_interval(gains, confidence),
                     sum_difference(results, position, baseline, domain::Weekly::overhead_hours),
                     sum_difference(results, position, baseline, domain::Weekly::contracted_hours),
                     weekly_difference(results, position, baseline, *followed_named("open_needs"), last)};
}

std::vector<Reorganised> follow_reorganisations(const Results& results, std::optional<std::size_t> baseline,
                                                domain::Weekly measure) {
    std::vector<Reorganised> list;
    if (!has_weeks(results)) return list;
    for (std::size_t position = 0; position < results.organisations.size(); ++position) {
        if (results.scenario->organisations[results.organisations[position]].reorganisations.empty()) continue;
        const bool other = baseline && *baseline != position;
        list.push_back(follow(results, position, other ? baseline : std::nullopt, measure));
    }
    return list;
}

}  // namespace sluss::experiment
