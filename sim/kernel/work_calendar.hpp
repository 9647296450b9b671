// Working hours laid out over the whole run: which stretches of real time a role works, and arithmetic in working time.
// Closing time, lunch, weekends and holidays need no events of their own: whoever works asks this calendar.
#pragma once

#include "kernel/holidays.hpp"
#include "kernel/time.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace sluss::kernel {

/// A stretch of a day, as time since midnight; 0 <= from < to <= 24 h.
struct DayStretch {
    Duration from;
    Duration to;

    friend bool operator==(const DayStretch&, const DayStretch&) = default;
};

/// What a working week looks like.
struct WeekPattern {
    /// Stretches of work for Monday … Sunday, each day's in order and without overlap.
    std::array<std::vector<DayStretch>, 7> days;
    HolidayCalendar holidays = HolidayCalendar::swedish;

    /// Round the clock, every day of the year.
    static WeekPattern always();
    /// Monday to Friday, 8–12 and 13–17, Swedish holidays free.
    static WeekPattern office_hours();
    /// Every day cut to `fraction` (0, 1] of its hours, counted from its start: a part-time worker.
    [[nodiscard]] WeekPattern part_time(double fraction) const;
    /// Working time of a week without holidays.
    [[nodiscard]] Duration hours_per_week() const;
    /// The longest stretch of work without a break, over midnight too, but at most 24 h.
    [[nodiscard]] Duration longest_stretch() const;
    /// Without any break at all, holidays included.
    [[nodiscard]] bool is_always() const;

    friend bool operator==(const WeekPattern&, const WeekPattern&) = default;
};

/// A maximal stretch of work without interruption, [from, to). It may run over midnight.
struct Stretch {
    Time from;
    Time to;
};

/// A week pattern laid out from `from` to `to` (exclusive); nobody works before or after. All questions but add_work
/// over more than a day are answered in constant time, so a calendar may be asked millions of times a second.
class WorkCalendar {
public:
    WorkCalendar(const WeekPattern& pattern, Days from, Days to);

    /// The answer to "when?" if there is no such time before the end of the calendar.
    static constexpr Time never = Time::max();

    /// Working time before t.
    [[nodiscard]] Duration work_before(Time t) const;
    /// Working time in [a, b), for a <= b.
    [[nodiscard]] Duration work_between(Time a, Time b) const { return work_before(b) - work_before(a); }
    /// The first moment at which `work` (>= 0) has been worked after `t`; for work = 0 it is `t` itself. `never` beyond
    /// the end.
    [[nodiscard]] Time add_work(Time t, Duration work) const;
    /// The earliest start >= t of `length` in one stretch; `never` if none. length > 0.
    [[nodiscard]] Time next_fit(Time t, Duration length) const;
    /// The stretch that contains t, or the next one after it; {never, never} if none.
    [[nodiscard]] Stretch stretch_at_or_after(Time t) const;
    [[nodiscard]] bool open_at(Time t) const;
    /// The length of the longest stretch.
    [[nodiscard]] Duration longest_stretch() const { return longest_; }
    /// Calendar days with some working time in [a, b), for a <= b.
    [[nodiscard]] std::int64_t working_days(Time a, Time b) const;

private:
    /// Index of the first stretch that ends after t; the sentinel's if there is none.
    [[nodiscard]] std::size_t index_at(Time t) const;

    Time begin_;
    Time end_;
    Duration longest_{0};
    std::vector<Stretch> stretches_;           // in order; a sentinel {never, never} ends them
    std::vector<Duration> worked_before_;      // per stretch and for the sentinel, working time before it starts
    std::vector<std::uint32_t> first_of_day_;  // per day since begin_, the first stretch that ends after its midnight
    std::vector<std::int64_t> days_before_;    // per day since begin_ and for the end, working days before it
};

}  // namespace sluss::kernel
