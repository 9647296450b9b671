// Presence on paper; see the header for the formulas.
#include "domain/presence.hpp"

#include "kernel/portable_math.hpp"

#include <algorithm>
#include <cmath>

namespace sluss::domain {

namespace {

constexpr double hours_a_day = 24;
constexpr double days_a_year = 365.25;

/// Mean of a length that is rounded up to whole days, at least one.
double whole_days(const kernel::Distribution& length) {
    const double days = length.mean() / hours_a_day;
    const bool fixed = length.kind() == kernel::Distribution::Kind::constant;
    return std::max(1.0, fixed ? std::ceil(days) : days + 0.5);
}

double not_on_leave(double per_year, const kernel::Distribution& length) {
    return per_year > 0 ? 1 / (1 + per_year * whole_days(length) / days_a_year) : 1;
}

/// E[(X − over)+]. Exact for a constant and an exponential; for others from draws that are the same in every scenario,
/// as a share of their own sum, so that it is exact again where `over` is 0.
double mean_beyond(const kernel::Distribution& length, double over) {
    using Kind = kernel::Distribution::Kind;
    const double mean = length.mean();
    if (length.kind() == Kind::constant) return std::max(0.0, mean - over);
    if (length.kind() == Kind::exponential) return mean * kernel::portable_exp(-over / mean);
    constexpr int draws = 4096;
    kernel::Stream stream({0, 0}, 0, 0, kernel::name_hash("beyond"));
    double sum = 0;
    double beyond = 0;
    for (int i = 0; i < draws; ++i) {
        const double x = length.sample(stream);
        sum += x;
        beyond += std::max(0.0, x - over);
    }
    return sum > 0 ? mean * beyond / sum : 0;
}

double filled(const Workforce& workforce) {
    if (!workforce.turnover.tenure) return 1;
    const double tenure = workforce.turnover.tenure->mean();
    const double vacant = mean_beyond(workforce.recruitment.takes, kernel::in_hours(workforce.turnover.notice));
    return tenure / (tenure + vacant);
}

}  // namespace

double presence(const Workforce& workforce, RoleId role) {
    double overhead = 0;
    for (const auto& one : workforce.overhead)
        if (!one.until && (one.roles.empty() || one.roles.contains(role))) overhead += one.share;
    const double weeks = workforce.holidays.summer_weeks + workforce.holidays.other_weeks;
    return filled(workforce) * not_on_leave(workforce.sick_leave.spells_per_year, workforce.sick_leave.length) *
           not_on_leave(workforce.long_leave.per_year, workforce.long_leave.length) * (1 - weeks / (days_a_year / 7)) *
           (1 - overhead);
}

}  // namespace sluss::domain
