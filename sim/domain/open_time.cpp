// Durations from the pathway's data alone. Relies on mean visits; never on queues or staff.
#include "domain/open_time.hpp"

#include <algorithm>

namespace sluss::domain {

namespace {

double in_days(const kernel::CalendarSpan& span) {
    constexpr double days_per_month = 365.25 / 12;
    return static_cast<double>(span.months.count()) * days_per_month + kernel::in_days(span.rest);
}

double stage_days(const Stage& stage, Complexity complexity, const Rules& rules) {
    double longest_answer = 0;
    double meetings = 0;
    double periodic = 0;
    for (const auto& item : stage.work) {
        const double times = item.count[complexity] * item.chance;
        if (item.kind == WorkItem::Kind::external_wait)
            longest_answer =
                std::max(longest_answer, times * (item.hours[complexity].mean() / 24 + item.board_days / 2.0));
        else if (in_days(item.every) > 0)
            periodic = std::max(periodic, times * in_days(item.every));
        else if (item.kind == WorkItem::Kind::appointment)
            meetings += times;
    }
    const double by_flow = longest_answer + meetings * std::max(1.0, kernel::in_days(rules.notice));
    if (stage.limit && rules.pacing == Pacing::deadline && stage.kind == Stage::Kind::investigation && meetings > 0)
        return std::max(by_flow, in_days(*stage.limit) - rules.deadline_margin_days);
    return std::max(by_flow, periodic);
}

}  // namespace

std::vector<double> open_days(const Need& need, const Flow& flow, Complexity complexity, const Rules& rules) {
    std::vector<double> days;
    for (std::size_t i = 0; i < need.stages.size(); ++i)
        days.push_back(flow.visits[i] * stage_days(need.stages[i], complexity, rules));
    return days;
}

double joined_share(double open_days, double repeats) {
    const double q = std::min(1.0, open_days / 365);
    const double others = (repeats - 1) * (1 - q / 2);
    return std::min(1.0, q * (1 + others) / (1 + q * others));
}

}  // namespace sluss::domain
