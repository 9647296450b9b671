// Diaries: what booking and cancelling make free, and the earliest time that several people have in common against a
// search that leafs through every minute.
#include "kernel/diary.hpp"

#include "kernel/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

using namespace sluss::kernel;
using namespace std::chrono_literals;
using std::chrono::minutes;

namespace {

constexpr Time never = WorkCalendar::never;

// Monday 7 January 2019 begins a week without holidays.
constexpr Date monday = 2019y / 1 / 7;

Time at(Duration since_midnight) {
    return Time{Days{monday}} + since_midnight;
}

WorkCalendar calendar(const WeekPattern& pattern, int length_in_days = 28) {
    return {pattern, Days{monday}, Days{monday} + std::chrono::days{length_in_days}};
}

}  // namespace

TEST_CASE("a diary keeps its bookings in order of time, whatever the order of booking") {
    Diary diary;
    diary.book({at(13h), at(14h)});
    diary.book({at(9h), at(10h)});
    diary.book({at(10h), at(11h)});  // touches without overlapping
    REQUIRE(diary.bookings().size() == 3);
    CHECK(diary.bookings()[0].from == at(9h));
    CHECK(diary.bookings()[1].from == at(10h));
    CHECK(diary.bookings()[2].from == at(13h));
    diary.complete(at(9h));
    diary.cancel(at(13h));
    REQUIRE(diary.bookings().size() == 1);
    CHECK(diary.bookings()[0].to == at(11h));
    diary.clear();
    CHECK(diary.bookings().empty());
}

TEST_CASE("an appointment fits between two others exactly or not at all") {
    const WorkCalendar office = calendar(WeekPattern::office_hours());
    Diary diary;
    diary.book({at(8h), at(9h)});
    diary.book({at(10h), at(11h)});
    CHECK(diary.earliest_free(at(0h), 1h, &office) == at(9h));
    CHECK(diary.earliest_free(at(0h), 1h + 1us, &office) == at(13h));
    CHECK(diary.earliest_free(at(9h + 30min), 30min, &office) == at(9h + 30min));
    CHECK(diary.earliest_free(at(9h + 31min), 30min, &office) == at(11h));
}

TEST_CASE("a household has no working hours: any time between two appointments will do") {
    Diary diary;
    diary.book({at(8h), at(9h)});
    diary.book({at(10h), at(11h)});
    CHECK(diary.earliest_free(at(0h), 1h + 1us, nullptr) == at(0h));
    CHECK(diary.earliest_free(at(8h), 1h, nullptr) == at(9h));
    CHECK(diary.earliest_free(at(8h), 1h + 1us, nullptr) == at(11h));
}

TEST_CASE("an office has opening hours of its own, whatever others were told of theirs") {
    const WorkCalendar office = calendar(WeekPattern::office_hours());
    WeekPattern evenings;
    for (auto& day : evenings.days) day = {{18h, 20h}};
    const WorkCalendar late = calendar(evenings);
    const std::array<Attendee, 1> one{Attendee{nullptr, &late}};
    const std::array<Attendee, 1> other{Attendee{nullptr, &office}};
    CHECK(earliest_common(one, at(0h), 1h) == at(18h));
    CHECK(earliest_common(other, at(0h), 1h) == at(8h));
}

TEST_CASE("what is longer than any stretch of the day fits never") {
    const WorkCalendar office = calendar(WeekPattern::office_hours());
    const Diary diary;
    CHECK(diary.earliest_free(at(0h), 4h, &office) == at(8h));
    CHECK(diary.earliest_free(at(0h), 4h + 1us, &office) == never);
}

TEST_CASE("a cancelled appointment's time is free again, also after it was found to be full") {
    const WorkCalendar office = calendar(WeekPattern::office_hours());
    Diary diary;
    diary.book({at(8h), at(12h)});
    diary.book({at(13h), at(17h)});
    CHECK(diary.earliest_free(at(0h), 30min, &office) == at(24h + 8h));
    diary.cancel(at(13h));
    CHECK(diary.earliest_free(at(0h), 30min, &office) == at(13h));
}

TEST_CASE("people who all must be there meet when the last of them can") {
    const WorkCalendar office = calendar(WeekPattern::office_hours());
    WeekPattern afternoons;
    for (auto& day : afternoons.days) day = {{14h, 18h}};
    const WorkCalendar late = calendar(afternoons);
    Diary worker;
    Diary household;
    worker.book({at(14h), at(15h)});
    household.book({at(15h + 30min), at(16h + 30min)});
    const std::array<Attendee, 3> all{Attendee{&worker, &office}, Attendee{&household, nullptr},
                                      Attendee{nullptr, &late}};
    CHECK(earliest_common(all, at(8h), 30min) == at(15h));
    CHECK(earliest_common(all, at(8h), 31min) == at(24h + 14h));  // 16:30 to 17:01 is after office hours
    CHECK(earliest_common(all, at(15h + 1min), 30min) == at(16h + 30min));
    // All Tuesday taken: Wednesday at two.
    worker.book({at(24h + 14h), at(24h + 17h)});
    CHECK(earliest_common(all, at(8h), 31min) == at(48h + 14h));
}

TEST_CASE("nobody in particular is free at once") {
    CHECK(earliest_common({}, at(8h), 1h) == at(8h));
}

TEST_CASE("a search tries one time per obstacle, however many bookings lie before, and says how many it has tried") {
    const DiaryCount& count = DiaryCount::of_this_thread();
    const auto probes = [&](const auto& search) {
        const auto before = count.probes;
        search();
        return count.probes - before;
    };
    const WorkCalendar office = calendar(WeekPattern::office_hours());
    Diary diary;
    const auto bookings_before = count.bookings;
    // From 8 on every other half hour of the first seven days, in office hours or not.
    for (int i = 0; i < 160; ++i) diary.book({at(8h + minutes{60 * i}), at(8h + minutes{60 * i + 30})});
    CHECK(count.bookings == bookings_before + 160);
    // Free at once; after one booking; after lunch and one booking.
    CHECK(probes([&] { CHECK(diary.earliest_free(at(8h + 30min), 30min, &office) == at(8h + 30min)); }) == 1);
    CHECK(probes([&] { CHECK(diary.earliest_free(at(8h), 30min, &office) == at(8h + 30min)); }) == 2);
    CHECK(probes([&] { CHECK(diary.earliest_free(at(12h), 30min, &office) == at(13h + 30min)); }) == 2);
    // Friday at 17: the calendar goes past all bookings of the weekend in one step, and Monday at 8 is free.
    CHECK(probes([&] { CHECK(diary.earliest_free(at(96h + 17h), 30min, &office) == at(168h + 8h)); }) == 1);
    // Two of the diary, one of the calendar.
    const auto searches_before = count.searches;
    const std::array<Attendee, 2> two{Attendee{&diary, &office}, Attendee{nullptr, &office}};
    CHECK(probes([&] { CHECK(earliest_common(two, at(8h), 30min) == at(8h + 30min)); }) ==
          3);  // two of the diary, one of the calendar
    CHECK(count.searches == searches_before + 1);
}

namespace {

/// The same people on paper: every minute of four weeks, open or not, booked or not.
class Paper {
public:
    static constexpr std::size_t length = 28 * 24 * 60;

    Paper(const WorkCalendar* open, bool has_diary) : has_diary_(has_diary), free_(length, 1) {
        if (open == nullptr) return;
        for (std::size_t minute = 0; minute < length; ++minute) free_[minute] = open->open_at(time(minute)) ? 1 : 0;
    }
    static Time time(std::size_t minute) { return at(minutes{minute}); }
    static std::size_t minute(Time t) { return static_cast<std::size_t>((t - at(0h)) / minutes{1}); }

    void set(Booking booking, bool free) {
        if (!has_diary_) return;
        for (std::size_t m = minute(booking.from); m < minute(booking.to); ++m) free_[m] = free ? 1 : 0;
    }
    [[nodiscard]] bool free(std::size_t minute) const { return free_[minute] != 0; }

private:
    bool has_diary_;
    std::vector<char> free_;
};

/// The earliest start >= t, leafing through the minutes; t need not be a whole minute.
Time leaf_through(const std::vector<const Paper*>& papers, Time t, Duration length_of_meeting) {
    const auto length = static_cast<std::size_t>(length_of_meeting / minutes{1});
    const auto all_free = [&](std::size_t first, std::size_t count) {
        if (first + count > Paper::length) return false;
        for (std::size_t m = first; m < first + count; ++m)
            for (const Paper* paper : papers)
                if (!paper->free(m)) return false;
        return true;
    };
    const std::size_t here = Paper::minute(t);
    const bool whole = Paper::time(here) == t;
    if (all_free(here, whole ? length : length + 1)) return t;
    for (std::size_t m = here + 1; m < Paper::length; ++m)
        if (all_free(m, length)) return Paper::time(m);
    return never;
}

}  // namespace

TEST_CASE("the earliest common time is what leafing through every minute finds, in random diaries as time goes by") {
    const WorkCalendar office = calendar(WeekPattern::office_hours());
    const WorkCalendar part_time = calendar(WeekPattern::office_hours().part_time(0.6));
    WeekPattern afternoons;
    for (std::size_t day = 0; day < 6; ++day) afternoons.days[day] = {{10h, 12h}, {12h + 30min, 19h}};
    const WorkCalendar opening = calendar(afternoons);

    for (std::uint64_t round = 0; round < 8; ++round) {
        Stream random{{1, round}, name_hash("diary"), 0, 0};
        const auto below = [&](int n) { return static_cast<int>(random.uniform() * n); };
        std::array<Diary, 4> diaries;  // two workers full time, one part time, a household
        const std::array<Attendee, 5> attendees{Attendee{&diaries[0], &office}, Attendee{&diaries[1], &office},
                                                Attendee{&diaries[2], &part_time}, Attendee{&diaries[3], nullptr},
                                                Attendee{nullptr, &opening}};
        std::vector<Paper> papers;
        for (const auto& attendee : attendees) papers.emplace_back(attendee.calendar, attendee.diary != nullptr);
        struct Booked {
            Booking booking;
            std::vector<std::size_t> who;
        };
        std::vector<Booked> ahead;

        Time now = at(0h);
        int found = 0;
        while (now < at(std::chrono::days{21})) {
            std::vector<std::size_t> who;
            std::vector<Attendee> them;
            std::vector<const Paper*> on_paper;
            for (std::size_t i = 0; i < attendees.size(); ++i) {
                if (random.happens(0.5)) continue;
                who.push_back(i);
                them.push_back(attendees[i]);
                on_paper.push_back(&papers[i]);
            }
            // Often a whole number of five minutes, as appointments are; now and then longer than any stretch.
            const Duration length = random.happens(0.7) ? minutes{5 * (1 + below(24))} : minutes{1 + below(300)};
            Time from = now;
            if (random.happens(0.4)) from += minutes{below(4 * 24 * 60)};
            if (random.happens(0.1)) from += 17s;
            const Time start = earliest_common(them, from, length);
            REQUIRE(start == leaf_through(on_paper, from, length));

            const bool whole_minute = start != never && Paper::time(Paper::minute(start)) == start;
            if (whole_minute && start + length < at(std::chrono::days{28}) && random.happens(0.6)) {
                const Booking booking{start, start + length};
                for (const auto i : who) {
                    if (i < diaries.size()) diaries[i].book(booking);
                    papers[i].set(booking, false);
                }
                ahead.push_back({booking, who});
                ++found;
            }
            if (!ahead.empty() && random.happens(0.15)) {
                const auto which = static_cast<std::size_t>(below(static_cast<int>(ahead.size())));
                const Booked cancelled = ahead[which];
                ahead.erase(ahead.begin() + static_cast<std::ptrdiff_t>(which));
                for (const auto i : cancelled.who) {
                    if (i < diaries.size()) diaries[i].cancel(cancelled.booking.from);
                    papers[i].set(cancelled.booking, true);
                }
            }
            now += minutes{below(60)};
            for (std::size_t b = 0; b < ahead.size();) {
                if (ahead[b].booking.to > now) {
                    ++b;
                    continue;
                }
                for (const auto i : ahead[b].who)
                    if (i < diaries.size()) diaries[i].complete(ahead[b].booking.from);
                ahead.erase(ahead.begin() + static_cast<std::ptrdiff_t>(b));
            }
        }
        CHECK(found > 200);
    }
}
