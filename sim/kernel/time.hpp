// Simulated time: a whole number of microseconds on the local calendar, without daylight saving. Being integral it
// never accumulates rounding, so a result does not depend on the order in which durations were added.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace sluss::kernel {

using Duration = std::chrono::microseconds;
using Time = std::chrono::local_time<Duration>;
using Date = std::chrono::year_month_day;
using Days = std::chrono::local_days;

/// A length on the calendar, such as a legal limit: whole months first, then an exact rest.
struct CalendarSpan {
    std::chrono::months months{0};
    Duration rest{0};

    friend bool operator==(const CalendarSpan&, const CalendarSpan&) = default;
};

/// The calendar day that `t` falls on.
inline Days day_of(Time t) {
    return std::chrono::floor<std::chrono::days>(t);
}

/// `t` later by `span`. A month ends in a month: 31 January plus one month is the last day of February.
inline Time operator+(Time t, CalendarSpan span) {
    if (span.months.count() == 0) return t + span.rest;
    const Days day = day_of(t);
    Date date = Date{day} + span.months;
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    return Time{Days{date}} + (t - Time{day}) + span.rest;
}

/// `t` later by `duration` (>= 0); Time::max() if that is beyond it.
inline Time later(Time t, Duration duration) {
    return duration < Time::max() - std::max(t, Time{}) ? t + duration : Time::max();
}

inline constexpr double microseconds_per_hour = 3600e6;

/// The longest length of time that is told from longer ones: some 114 000 years.
inline constexpr double longest_hours = 1e9;

/// Hours to simulated time, halves rounded up; beyond `longest_hours` it is that. The one place where a real number
/// becomes time.
inline Duration from_hours(double hours) {
    hours = std::clamp(hours, -longest_hours, longest_hours);
    // The floor of `shifted`, without calling the C library's.
    const double shifted = hours * microseconds_per_hour + 0.5;
    const auto towards_zero = static_cast<std::int64_t>(shifted);
    return Duration{towards_zero - static_cast<std::int64_t>(shifted < static_cast<double>(towards_zero))};
}
inline Duration from_minutes(double minutes) {
    return from_hours(minutes / 60.0);
}
inline Duration from_days(double days) {
    return from_hours(days * 24.0);
}

inline double in_hours(Duration d) {
    return static_cast<double>(d.count()) / microseconds_per_hour;
}
inline double in_minutes(Duration d) {
    return in_hours(d) * 60.0;
}
inline double in_days(Duration d) {
    return in_hours(d) / 24.0;
}

}  // namespace sluss::kernel
