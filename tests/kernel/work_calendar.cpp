// Working time on the calendar: hand-worked days, and arithmetic against a diary that is leafed through minute by
// minute.
#include "kernel/work_calendar.hpp"

#include "kernel/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <vector>

using namespace sluss::kernel;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::minutes;

namespace {

constexpr Time never = WorkCalendar::never;

Time at(Date date, Duration since_midnight = 0us) {
    return Time{Days{date}} + since_midnight;
}

WorkCalendar office(Date from = 2019y / 1 / 1, Date to = 2020y / 1 / 1) {
    return {WeekPattern::office_hours(), Days{from}, Days{to}};
}

bool operator==(const Stretch& a, const Stretch& b) {
    return a.from == b.from && a.to == b.to;
}

}  // namespace

TEST_CASE("work stops for lunch, for the night, for the weekend and for holidays") {
    const WorkCalendar calendar = office();
    // Thursday 18 April 2019 is the last working day before Easter, Tuesday 23 April the first after it.
    CHECK(calendar.add_work(at(2019y / 4 / 18, 11h), 2h) == at(2019y / 4 / 18, 14h));
    CHECK(calendar.add_work(at(2019y / 4 / 18, 16h), 2h) == at(2019y / 4 / 23, 9h));
    CHECK(calendar.add_work(at(2019y / 4 / 20, 10h), 30min) == at(2019y / 4 / 23, 8h + 30min));
    CHECK(calendar.work_between(at(2019y / 4 / 18, 11h), at(2019y / 4 / 23, 9h)) == 6h);
    CHECK(calendar.open_at(at(2019y / 4 / 18, 8h)));
    CHECK_FALSE(calendar.open_at(at(2019y / 4 / 18, 12h)));
    CHECK_FALSE(calendar.open_at(at(2019y / 4 / 19, 9h)));
}

TEST_CASE("work that fills a stretch ends when the stretch ends") {
    const WorkCalendar calendar = office();
    CHECK(calendar.add_work(at(2019y / 4 / 18, 8h), 4h) == at(2019y / 4 / 18, 12h));
    CHECK(calendar.add_work(at(2019y / 4 / 18, 8h), 4h + 1us) == at(2019y / 4 / 18, 13h + 1us));
    CHECK(calendar.add_work(at(2019y / 4 / 18, 12h), 4h) == at(2019y / 4 / 18, 17h));
    CHECK(calendar.add_work(at(2019y / 4 / 19, 3h), 0us) == at(2019y / 4 / 19, 3h));
}

TEST_CASE("an appointment needs its whole length in one stretch") {
    const WorkCalendar calendar = office();
    CHECK(calendar.next_fit(at(2019y / 4 / 18, 11h), 1h) == at(2019y / 4 / 18, 11h));
    CHECK(calendar.next_fit(at(2019y / 4 / 18, 11h), 61min) == at(2019y / 4 / 18, 13h));
    CHECK(calendar.next_fit(at(2019y / 4 / 18, 16h), 2h) == at(2019y / 4 / 23, 8h));
    CHECK(calendar.next_fit(at(2019y / 4 / 18, 8h), 4h + 1us) == never);
}

TEST_CASE("the year 2019 has 250 office days of eight hours") {
    // 261 weekdays less the holidays on weekdays. Of the sixteen, Epiphany is a Sunday, as are Easter and Whit Sunday,
    // and Midsummer and All Saints' Day are Saturdays: 11 are left.
    const WorkCalendar calendar = office();
    CHECK(calendar.working_days(at(2019y / 1 / 1), at(2020y / 1 / 1)) == 250);
    CHECK(calendar.work_between(at(2019y / 1 / 1), at(2020y / 1 / 1)) == 2000h);
}

TEST_CASE("a day counts as a working day if any of its work lies in the period") {
    const WorkCalendar calendar = office();
    CHECK(calendar.working_days(at(2019y / 4 / 17, 16h), at(2019y / 4 / 18, 9h)) == 2);
    CHECK(calendar.working_days(at(2019y / 4 / 17, 17h), at(2019y / 4 / 18, 8h)) == 0);
    CHECK(calendar.working_days(at(2019y / 4 / 17, 12h), at(2019y / 4 / 17, 13h)) == 0);
    CHECK(calendar.working_days(at(2019y / 4 / 17, 9h), at(2019y / 4 / 17, 9h)) == 0);
    CHECK(calendar.working_days(at(2019y / 4 / 18, 9h), at(2019y / 4 / 24)) == 2);
    const WorkCalendar round_the_clock{WeekPattern::always(), Days{2019y / 1 / 1}, Days{2019y / 2 / 1}};
    CHECK(round_the_clock.working_days(at(2018y / 1 / 1), at(2020y / 1 / 1)) == 31);
}

TEST_CASE("before the calendar nobody works and beyond its end there is never") {
    const WorkCalendar calendar = office();
    CHECK(calendar.add_work(at(2018y / 6 / 1), 1h) == at(2019y / 1 / 2, 9h));
    CHECK(calendar.next_fit(at(2018y / 6 / 1), 1h) == at(2019y / 1 / 2, 8h));
    CHECK(calendar.add_work(at(2019y / 12 / 30, 16h), 1h) == at(2019y / 12 / 30, 17h));
    CHECK(calendar.add_work(at(2019y / 12 / 30, 16h), 1h + 1us) == never);
    CHECK(calendar.add_work(at(2019y / 1 / 1), 2000h) == at(2019y / 12 / 30, 17h));
    CHECK(calendar.add_work(at(2019y / 1 / 1), 2000h + 1us) == never);
    CHECK(calendar.next_fit(at(2019y / 12 / 30, 16h + 1us), 1h) == never);
    CHECK(calendar.stretch_at_or_after(at(2021y / 1 / 1)) == Stretch{never, never});
    CHECK(calendar.work_between(at(2018y / 1 / 1), at(2022y / 1 / 1)) == 2000h);
    CHECK_FALSE(calendar.open_at(at(2021y / 3 / 1, 9h)));
    CHECK(calendar.add_work(never, 1h) == never);
    CHECK(calendar.next_fit(never, 1h) == never);
}

TEST_CASE("who never works is never there") {
    const WorkCalendar calendar{WeekPattern{}, Days{2019y / 1 / 1}, Days{2020y / 1 / 1}};
    CHECK(calendar.add_work(at(2019y / 2 / 1), 1us) == never);
    CHECK(calendar.next_fit(at(2019y / 2 / 1), 1us) == never);
    CHECK(calendar.work_between(at(2019y / 2 / 1), at(2019y / 3 / 1)) == 0us);
    CHECK(calendar.working_days(at(2019y / 2 / 1), at(2019y / 3 / 1)) == 0);
}

TEST_CASE("round the clock is one stretch in which working time is time") {
    CHECK(WeekPattern::always().is_always());
    CHECK(WeekPattern::always().hours_per_week() == 168h);
    const WorkCalendar calendar{WeekPattern::always(), Days{2019y / 1 / 1}, Days{2029y / 1 / 1}};
    CHECK(calendar.stretch_at_or_after(at(2020y / 6 / 1)) == Stretch{at(2019y / 1 / 1), at(2029y / 1 / 1)});
    Stream stream{{1, 0}, name_hash("calendar test"), 0, 0};
    for (int i = 0; i < 1000; ++i) {
        const Time t = at(2019y / 1 / 1) + from_days(3000 * stream.uniform());
        const Duration work = from_hours(1000 * stream.uniform());
        CHECK(calendar.add_work(t, work) == t + work);
        CHECK(calendar.next_fit(t, work) == t);
        CHECK(calendar.work_between(t, t + work) == work);
    }
}

TEST_CASE("a night shift is one stretch over midnight") {
    WeekPattern night;
    night.holidays = HolidayCalendar::none;
    night.days[6] = {{20h, 24h}};  // Sunday evening
    night.days[0] = {{0h, 6h}};    // Monday morning
    CHECK(night.longest_stretch() == 10h);
    const WorkCalendar calendar{night, Days{2019y / 1 / 1}, Days{2019y / 2 / 1}};
    CHECK(calendar.stretch_at_or_after(at(2019y / 1 / 5)) == Stretch{at(2019y / 1 / 6, 20h), at(2019y / 1 / 7, 6h)});
    CHECK(calendar.next_fit(at(2019y / 1 / 6, 21h), 9h) == at(2019y / 1 / 6, 21h));
    CHECK(calendar.next_fit(at(2019y / 1 / 6, 21h), 9h + 1us) == at(2019y / 1 / 13, 20h));
}

TEST_CASE("the week's hours and longest stretch are read from its pattern") {
    const WeekPattern week = WeekPattern::office_hours();
    CHECK(week.hours_per_week() == 40h);
    CHECK(week.longest_stretch() == 4h);
    CHECK_FALSE(week.is_always());
    CHECK(WeekPattern::always().longest_stretch() == 24h);
    CHECK(WeekPattern{}.longest_stretch() == 0h);
    WeekPattern but_for_holidays = WeekPattern::always();
    but_for_holidays.holidays = HolidayCalendar::swedish;
    CHECK_FALSE(but_for_holidays.is_always());
}

TEST_CASE("a part-time worker goes home when the fraction of the day is worked") {
    const WeekPattern part = WeekPattern::office_hours().part_time(0.75);
    CHECK(part.days[0] == std::vector<DayStretch>{{8h, 12h}, {13h, 15h}});
    CHECK(part.days[5].empty());
    CHECK(part.hours_per_week() == 30h);
    CHECK(WeekPattern::office_hours().part_time(0.5).days[2] == std::vector<DayStretch>{{8h, 12h}});
    CHECK(WeekPattern::office_hours().part_time(1) == WeekPattern::office_hours());
    // A third of eight hours is 9 600 seconds; a third of one second and a microsecond is 333 333.67 µs.
    CHECK(WeekPattern::office_hours().part_time(1.0 / 3).days[0] == std::vector<DayStretch>{{8h, 8h + 9600s}});
    WeekPattern odd;
    odd.days[0] = {{8h, 8h + 3us}};
    CHECK(odd.part_time(0.5).days[0] == std::vector<DayStretch>{{8h, 8h + 2us}});
    CHECK(odd.part_time(0.1).days[0].empty());
}

namespace {

/// A diary leafed through minute by minute: too slow to use, too simple to be wrong.
struct MinuteDiary {
    Time begin;
    std::vector<bool> works;

    MinuteDiary(const WeekPattern& pattern, Days from, Days to) : begin(from) {
        for (Days day = from; day < to; day += days{1}) {
            const auto& stretches = pattern.days[std::chrono::weekday{day}.iso_encoding() - 1];
            for (Duration minute = 0us; minute < 24h; minute += 1min) {
                works.push_back(!is_holiday(pattern.holidays, day) &&
                                std::any_of(stretches.begin(), stretches.end(),
                                            [&](const DayStretch& s) { return s.from <= minute && minute < s.to; }));
            }
        }
    }
    Time time(std::size_t minute) const { return begin + minutes{minute}; }
    bool working(std::size_t minute) const { return minute < works.size() && works[minute]; }

    Time add_work(std::size_t minute, int work) const {
        if (work == 0) return time(minute);
        for (; minute < works.size(); ++minute) {
            if (works[minute] && --work == 0) return time(minute + 1);
        }
        return never;
    }
    Time next_fit(std::size_t minute, int length) const {
        int run = 0;
        for (; minute < works.size(); ++minute) {
            run = works[minute] ? run + 1 : 0;
            if (run == length) return time(minute + 1) - minutes{length};
        }
        return never;
    }
    Stretch stretch_at_or_after(std::size_t minute) const {
        while (minute < works.size() && !works[minute]) ++minute;
        if (minute == works.size()) return {never, never};
        std::size_t end = minute;
        while (working(end)) ++end;
        while (minute > 0 && works[minute - 1]) --minute;
        return {time(minute), time(end)};
    }
    std::int64_t working_days(std::size_t from, std::size_t to) const {
        std::vector<bool> days_with_work(works.size() / 1440 + 1);
        for (; from < to; ++from) {
            if (works[from]) days_with_work[from / 1440] = true;
        }
        return std::count(days_with_work.begin(), days_with_work.end(), true);
    }
};

std::size_t below(std::size_t limit, Stream& stream) {
    return static_cast<std::size_t>(stream.uniform() * static_cast<double>(limit));
}

/// Days off, days around the clock, and up to five cut points between work and rest; many stretches touch midnight.
WeekPattern random_week(Stream& stream) {
    WeekPattern week;
    week.holidays = stream.happens(0.5) ? HolidayCalendar::swedish : HolidayCalendar::none;
    for (auto& day : week.days) {
        if (stream.happens(0.2)) continue;
        std::vector<std::size_t> cuts;
        if (stream.happens(0.4)) cuts.push_back(0);
        if (stream.happens(0.4)) cuts.push_back(1440);
        const std::size_t inner = below(4, stream);
        for (std::size_t i = 0; i < inner; ++i) cuts.push_back(1 + below(1439, stream));
        std::sort(cuts.begin(), cuts.end());
        cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
        const bool back_to_back = stream.happens(0.2);
        for (std::size_t i = 0; i + 1 < cuts.size(); i += back_to_back ? 1 : 2) {
            day.push_back({minutes{cuts[i]}, minutes{cuts[i + 1]}});
        }
    }
    return week;
}

}  // namespace

TEST_CASE("calendar arithmetic agrees with leafing through the diary minute by minute") {
    // Five weeks around Christmas and Epiphany; sixty random weeks, thirty random questions each, a fixed seed.
    const Days from{2018y / 12 / 10};
    const Days to{2019y / 1 / 14};
    Stream stream{{1, 0}, name_hash("calendar test"), 1, 0};
    for (int week = 0; week < 60; ++week) {
        const WeekPattern pattern = random_week(stream);
        const WorkCalendar calendar{pattern, from, to};
        const MinuteDiary diary{pattern, from, to};
        for (int question = 0; question < 30; ++question) {
            const std::size_t a = below(diary.works.size(), stream);
            const std::size_t b = a + below(diary.works.size() - a, stream);
            const auto length = static_cast<int>(1 + below(stream.happens(0.5) ? 500 : 20000, stream));
            CAPTURE(week);
            CAPTURE(a);
            CAPTURE(b);
            CAPTURE(length);
            const auto first = diary.works.begin() + static_cast<std::ptrdiff_t>(a);
            const auto last = diary.works.begin() + static_cast<std::ptrdiff_t>(b);
            CHECK(calendar.work_between(diary.time(a), diary.time(b)) == minutes{std::count(first, last, true)});
            CHECK(calendar.add_work(diary.time(a), minutes{length}) == diary.add_work(a, length));
            CHECK(calendar.next_fit(diary.time(a), minutes{length}) == diary.next_fit(a, length));
            CHECK(calendar.stretch_at_or_after(diary.time(a)) == diary.stretch_at_or_after(a));
            CHECK(calendar.open_at(diary.time(a)) == diary.working(a));
            CHECK(calendar.working_days(diary.time(a), diary.time(b)) == diary.working_days(a, b));
        }
    }
}

TEST_CASE("the work between a moment and the end of added work is the work added, to the microsecond") {
    const WorkCalendar calendar = office();
    Stream stream{{1, 0}, name_hash("calendar test"), 2, 0};
    for (int i = 0; i < 2000; ++i) {
        const Time t = at(2019y / 1 / 1) + from_days(300 * stream.uniform());
        const Duration work = from_hours(stream.uniform() * (i % 2 == 0 ? 4 : 300));
        const Time end = calendar.add_work(t, work);
        CHECK(calendar.work_between(t, end) == work);
        CHECK(calendar.work_between(t, end - Duration{1}) == work - Duration{1});  // no earlier moment will do
    }
}
