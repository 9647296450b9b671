// Working hours as an ordered list of stretches, with the working time before each, so that working time is
// arithmetic. Stretches that touch at midnight are one: a calendar open round the clock has a single stretch. Relies on
// holidays.hpp; knows nothing of who works.
#include "kernel/work_calendar.hpp"

#include <algorithm>
#include <cassert>

namespace sluss::kernel {

namespace {

using std::chrono::days;
using std::chrono::hours;

Duration length(const std::vector<DayStretch>& day) {
    Duration sum{0};
    for (const DayStretch& stretch : day) sum += stretch.to - stretch.from;
    return sum;
}

bool in_order(const std::vector<DayStretch>& day) {
    Duration last{0};
    for (const DayStretch& stretch : day) {
        if (stretch.from < last || stretch.to <= stretch.from || stretch.to > days{1}) return false;
        last = stretch.to;
    }
    return true;
}

std::size_t index_in_week(Days day) {
    return std::chrono::weekday{day}.iso_encoding() - 1;
}

}  // namespace

WeekPattern WeekPattern::always() {
    WeekPattern pattern;
    pattern.days.fill({{Duration{0}, hours{24}}});
    pattern.holidays = HolidayCalendar::none;
    return pattern;
}

WeekPattern WeekPattern::office_hours() {
    WeekPattern pattern;
    for (std::size_t day = 0; day < 5; ++day) pattern.days[day] = {{hours{8}, hours{12}}, {hours{13}, hours{17}}};
    return pattern;
}

WeekPattern WeekPattern::part_time(double fraction) const {
    WeekPattern cut;
    cut.holidays = holidays;
    for (std::size_t day = 0; day < days.size(); ++day) {
        Duration left{
            static_cast<std::int64_t>(std::floor(static_cast<double>(length(days[day]).count()) * fraction + 0.5))};
        for (const DayStretch& stretch : days[day]) {
            if (left <= Duration{0}) break;
            const Duration part = std::min(left, stretch.to - stretch.from);
            cut.days[day].push_back({stretch.from, stretch.from + part});
            left -= part;
        }
    }
    return cut;
}

Duration WeekPattern::hours_per_week() const {
    Duration sum{0};
    for (const auto& day : days) sum += length(day);
    return sum;
}

Duration WeekPattern::longest_stretch() const {
    // Two weeks on end, so that a stretch from Sunday into Monday is seen whole.
    Duration longest{0};
    Duration current{0};
    Duration last{-1};
    for (std::size_t day = 0; day < 2 * days.size(); ++day) {
        const Duration midnight = hours{24 * day};
        for (const DayStretch& stretch : days[day % days.size()]) {
            if (midnight + stretch.from != last) current = Duration{0};
            current += stretch.to - stretch.from;
            last = midnight + stretch.to;
            longest = std::max(longest, current);
        }
    }
    return std::min<Duration>(longest, hours{24});
}

bool WeekPattern::is_always() const {
    return holidays == HolidayCalendar::none && hours_per_week() == hours{24 * 7};
}

WorkCalendar::WorkCalendar(const WeekPattern& pattern, Days from, Days to) : begin_(from), end_(to) {
    assert(std::all_of(pattern.days.begin(), pattern.days.end(), in_order));
    Duration worked{0};
    days_before_.push_back(0);
    for (Days day = from; day < to; day += days{1}) {
        const bool free = is_holiday(pattern.holidays, day);
        const auto& todays = pattern.days[index_in_week(day)];
        days_before_.push_back(days_before_.back() + (free || todays.empty() ? 0 : 1));
        if (free) continue;
        for (const DayStretch& stretch : todays) {
            const Stretch next{Time{day} + stretch.from, Time{day} + stretch.to};
            if (!stretches_.empty() && stretches_.back().to == next.from) {
                stretches_.back().to = next.to;
            } else {
                stretches_.push_back(next);
                worked_before_.push_back(worked);
            }
            worked += next.to - next.from;
        }
    }
    for (const Stretch& stretch : stretches_) longest_ = std::max(longest_, stretch.to - stretch.from);
    stretches_.push_back({never, never});
    worked_before_.push_back(worked);

    std::uint32_t first = 0;
    for (Days day = from; day < to; day += days{1}) {
        while (stretches_[first].to <= Time{day}) ++first;
        first_of_day_.push_back(first);
    }
}

Time WorkCalendar::add_work(Time t, Duration work) const {
    assert(work >= Duration{0});
    if (work == Duration{0}) return t;
    const std::size_t first = index_at(t);
    const Stretch& now = stretches_[first];
    const Time start = std::max(t, now.from);
    if (work <= now.to - start) return start + work;  // false for the sentinel, whose length is 0

    const Duration target = worked_before_[first] + (start - now.from) + work;
    if (target > worked_before_.back()) return never;
    // Double the step until the target is passed, then bisect: short work is found next door, long work quickly.
    std::size_t low = first;
    std::size_t step = 1;
    const std::size_t sentinel = stretches_.size() - 1;
    while (low + step < sentinel && worked_before_[low + step] < target) {
        low += step;
        step *= 2;
    }
    const auto at = [&](std::size_t i) { return worked_before_.begin() + static_cast<std::ptrdiff_t>(i); };
    const auto after = std::lower_bound(at(low), at(std::min(low + step, sentinel)), target);
    const auto last = static_cast<std::size_t>(after - worked_before_.begin()) - 1;
    return stretches_[last].from + (target - worked_before_[last]);
}

Time WorkCalendar::next_fit(Time t, Duration length) const {
    assert(length > Duration{0});
    if (length > longest_) return never;
    for (std::size_t i = index_at(t); i + 1 < stretches_.size(); ++i) {
        const Time start = std::max(t, stretches_[i].from);
        if (stretches_[i].to - start >= length) return start;
    }
    return never;
}

Stretch WorkCalendar::stretch_at_or_after(Time t) const {
    return stretches_[index_at(t)];
}

bool WorkCalendar::open_at(Time t) const {
    return stretches_[index_at(t)].from <= t && t < end_;
}

std::int64_t WorkCalendar::working_days(Time a, Time b) const {
    a = std::max(a, begin_);
    b = std::min(b, end_);
    if (a >= b) return 0;
    const Days first = day_of(a);
    const Days last = day_of(b - Duration{1});
    if (first == last) return work_between(a, b) > Duration{0} ? 1 : 0;
    const auto index = [&](Days day) { return static_cast<std::size_t>((Time{day} - begin_) / days{1}); };
    const std::int64_t whole = days_before_[index(last)] - days_before_[index(first + days{1})];
    const bool on_first = work_between(a, Time{first + days{1}}) > Duration{0};
    const bool on_last = work_between(Time{last}, b) > Duration{0};
    return whole + (on_first ? 1 : 0) + (on_last ? 1 : 0);
}

Duration WorkCalendar::work_before(Time t) const {
    const std::size_t i = index_at(t);
    return worked_before_[i] + (t - std::min(t, stretches_[i].from));
}

std::size_t WorkCalendar::index_at(Time t) const {
    if (t < begin_) return 0;
    if (t >= end_) return stretches_.size() - 1;
    std::size_t i = first_of_day_[static_cast<std::size_t>((t - begin_) / days{1})];
    while (stretches_[i].to <= t) ++i;
    return i;
}

}  // namespace sluss::kernel
