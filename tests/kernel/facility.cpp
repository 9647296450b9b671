// Facilities: every way in which a piece of work can be interrupted, against traces worked by hand. A day has two
// shifts, with a break of one hour or two; hours are counted from the first midnight.
#include "kernel/facility.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

using namespace sluss::kernel;
using namespace std::chrono_literals;

namespace {

constexpr Date first_day = 2019y / 1 / 7;
const Time midnight{Days{first_day}};
using Notes = std::vector<std::string>;

WorkCalendar shifts(const std::vector<DayStretch>& day) {
    WeekPattern pattern;
    pattern.holidays = HolidayCalendar::none;
    for (auto& stretches : pattern.days) stretches = day;
    return {pattern, Days{first_day}, Days{first_day} + std::chrono::days{14}};
}

const WorkCalendar short_break = shifts({{8h, 12h}, {13h, 17h}});
const WorkCalendar long_break = shifts({{8h, 12h}, {14h, 18h}});

struct Shop {
    explicit Shop(std::size_t servers, Discipline discipline, const WorkCalendar* calendar = nullptr,
                  ShiftEnd shift_end = ShiftEnd::finish)
        : counter(simulation, servers, discipline, calendar, shift_end) {}

    void bring(std::string name, Duration arrival, Duration work, Terms terms = {}) {
        simulation.start(piece(*this, std::move(name), arrival, work, terms));
    }
    Notes run(Duration until = 200h) {
        simulation.run_until(midnight + until);
        return notes;
    }

    Simulation simulation{midnight};
    Facility counter;
    Notes notes;

private:
    static Process piece(Shop& shop, std::string name, Duration arrival, Duration work, Terms terms) {
        co_await shop.simulation.after(arrival);
        const bool done = co_await shop.counter.serve(work, terms);
        const auto hour = std::chrono::duration_cast<std::chrono::hours>(shop.simulation.now() - midnight).count();
        shop.notes.push_back(name + (done ? " " : " leaves ") + std::to_string(hour));
    }
};

const Terms urgent{.priority = 0};
const Terms patient{.priority = 1};

}  // namespace

TEST_CASE("two servers take the pieces in the order in which they came, each as soon as one is free") {
    Shop shop{2, Discipline::first_come};
    shop.bring("a", 0h, 5h);
    shop.bring("b", 1h, 2h);
    shop.bring("c", 1h, 4h, {.priority = -5});  // first come: whatever the priority
    shop.bring("d", 2h, 1h, {.priority = -9});
    shop.run(2h);
    CHECK(shop.counter.busy() == 2);
    CHECK(shop.counter.waiting() == 2);
    CHECK(shop.run() == Notes{"b 3", "a 5", "d 6", "c 7"});
    CHECK(shop.counter.busy() == 0);
    CHECK(shop.counter.waiting() == 0);
}

TEST_CASE("one trace under each discipline: a long piece, a second that waits, and an urgent one") {
    const auto trace = [](Discipline discipline) {
        Shop shop{1, discipline};
        shop.bring("first", 0h, 10h, patient);
        shop.bring("second", 2h, 1h, patient);
        shop.bring("urgent", 3h, 2h, urgent);
        return shop.run();
    };
    CHECK(trace(Discipline::first_come) == Notes{"first 10", "second 11", "urgent 13"});
    CHECK(trace(Discipline::priority) == Notes{"first 10", "urgent 12", "second 13"});
    CHECK(trace(Discipline::preemptive_resume) == Notes{"urgent 5", "first 12", "second 13"});
    CHECK(trace(Discipline::preemptive_restart) == Notes{"urgent 5", "first 15", "second 16"});
}

TEST_CASE("a piece that preempts can be preempted itself") {
    Shop shop{1, Discipline::preemptive_resume};
    shop.bring("c", 0h, 10h, {.priority = 2});  // 0 to 2 and 10 to 18
    shop.bring("b", 2h, 5h, {.priority = 1});   // 2 to 4 and 7 to 10
    shop.bring("a", 4h, 3h, {.priority = 0});   // 4 to 7
    CHECK(shop.run() == Notes{"a 7", "b 10", "c 18"});
}

TEST_CASE("preempted is the largest number, and of equals the one that began last") {
    SUBCASE("the largest number, though it began first") {
        Shop shop{2, Discipline::preemptive_resume};
        shop.bring("x", 0h, 10h, {.priority = 2});  // 0 to 3, then 7 hours from 5
        shop.bring("y", 1h, 10h, {.priority = 1});
        shop.bring("z", 3h, 2h, {.priority = 0});
        CHECK(shop.run() == Notes{"z 5", "y 11", "x 12"});
    }
    SUBCASE("of equals the last") {
        Shop shop{2, Discipline::preemptive_resume};
        shop.bring("x", 0h, 10h, patient);
        shop.bring("y", 1h, 10h, patient);  // 1 to 3, then 8 hours from 5
        shop.bring("z", 3h, 2h, urgent);
        CHECK(shop.run() == Notes{"z 5", "x 10", "y 13"});
    }
    SUBCASE("nobody whose number is not larger") {
        Shop shop{2, Discipline::preemptive_resume};
        shop.bring("x", 0h, 10h, urgent);
        shop.bring("y", 0h, 9h, urgent);
        shop.bring("z", 1h, 2h, urgent);
        CHECK(shop.run() == Notes{"y 9", "x 10", "z 11"});
    }
}

TEST_CASE("preempted pieces go on before others of their number, the one that was preempted last first") {
    Shop shop{2, Discipline::preemptive_resume};
    shop.bring("x", 0h, 10h, patient);  // 0 to 3, and 7 hours from 4
    shop.bring("y", 1h, 10h, patient);  // 1 to 2, and 9 hours from 5
    shop.bring("waits", 1h, 1h, patient);
    shop.bring("z", 2h, 3h, urgent);
    shop.bring("w", 3h, 1h, urgent);
    CHECK(shop.run() == Notes{"w 4", "z 5", "x 11", "waits 12", "y 14"});
}

TEST_CASE("a piece whose work is all done at the moment of the interruption is done") {
    for (const auto discipline : {Discipline::preemptive_resume, Discipline::preemptive_restart}) {
        Shop shop{1, discipline};
        shop.bring("urgent", 3h, 2h, urgent);  // it is scheduled before …
        shop.bring("first", 0h, 3h, patient);  // … the end of this at 3
        CHECK(shop.run() == Notes{"first 3", "urgent 5"});
    }
}

TEST_CASE("nobody is preempted at the moment at which another piece is done, whichever was scheduled first") {
    Shop shop{2, Discipline::preemptive_restart};
    shop.bring("urgent", 3h, 2h, urgent);  // scheduled before the end of …
    shop.bring("x", 0h, 3h, patient);      // … this at 3, which makes room
    shop.bring("y", 0h, 10h, {.priority = 2});
    CHECK(shop.run() == Notes{"x 3", "urgent 5", "y 10"});
}

TEST_CASE("work of no length waits for its turn and takes none") {
    Shop shop{1, Discipline::first_come};
    shop.bring("a", 0h, 5h);
    shop.bring("nothing", 1h, 0h);
    shop.bring("b", 1h, 1h);
    CHECK(shop.run() == Notes{"a 5", "nothing 5", "b 6"});
}

TEST_CASE("one day under each way of ending a shift") {
    // Shifts 8 to 12 and 13 to 17; a comes at 10 with three hours' work, b at 11 with one, c at 16 with two, and d at
    // 18 with one.
    const auto trace = [](ShiftEnd shift_end) {
        Shop shop{1, Discipline::first_come, &short_break, shift_end};
        shop.bring("a", 10h, 3h);
        shop.bring("b", 11h, 1h);
        shop.bring("c", 16h, 2h);
        shop.bring("d", 18h, 1h);
        return shop.run();
    };
    // a 10–13 through the break, b 13–14, c 16–18 after hours, d 8–9 the next day.
    CHECK(trace(ShiftEnd::finish) == Notes{"a 13", "b 14", "c 18", "d 33"});
    // a 10–12 and 13–14, b 14–15, c 16–17 and 8–9, d 9–10.
    CHECK(trace(ShiftEnd::resume) == Notes{"a 14", "b 15", "c 33", "d 34"});
    // a 10–12 in vain, 13–16; b 16–17; c, which begins at 17, not before 8–10; d 10–11.
    CHECK(trace(ShiftEnd::restart) == Notes{"a 16", "b 17", "c 34", "d 35"});
}

TEST_CASE("a piece that starts again goes on trying until it fits") {
    // 8 to 9 and 10 to 14 every day: four hours, begun at 11, fail at 14 and at 9 the next day, and fit from 10 on.
    const WorkCalendar uneven = shifts({{8h, 9h}, {10h, 14h}});
    Shop shop{1, Discipline::first_come, &uneven, ShiftEnd::restart};
    shop.bring("a", 11h, 4h);
    shop.bring("b", 12h, 1h);  // has to wait for all of it
    CHECK(shop.run() == Notes{"a 38", "b 57"});
}

TEST_CASE("a piece that would start again for ever is refused") {
    Shop shop{1, Discipline::first_come, &short_break, ShiftEnd::restart};
    CHECK_NOTHROW((void)shop.counter.serve(4h));
    CHECK_THROWS_AS((void)shop.counter.serve(4h + 1us), std::invalid_argument);
    shop.bring("too long", 9h, 5h);
    CHECK_THROWS_AS(shop.run(), std::invalid_argument);
}

TEST_CASE("work that ends at closing time is done, and nothing begins at closing time") {
    for (const auto shift_end : {ShiftEnd::finish, ShiftEnd::resume, ShiftEnd::restart}) {
        Shop shop{1, Discipline::first_come, &short_break, shift_end};
        shop.bring("a", 8h, 4h);
        shop.bring("b", 12h, 1h);  // 13 to 14
        shop.bring("c", 17h, 1h);  // 8 to 9 the next day
        CHECK(shop.run() == Notes{"a 12", "b 14", "c 33"});
    }
}

TEST_CASE("who waits at the opening is served before who comes at that moment") {
    Shop shop{1, Discipline::first_come, &short_break};
    shop.bring("late", 8h, 1h);
    shop.bring("early", 7h, 1h);
    CHECK(shop.run() == Notes{"early 9", "late 10"});
}

TEST_CASE("what cannot be done before the calendar ends is never done") {
    for (const auto shift_end : {ShiftEnd::resume, ShiftEnd::restart}) {
        Shop shop{1, Discipline::first_come, &short_break, shift_end};
        shop.bring("a", 13 * 24h + 16h, 2h);
        shop.bring("b", 13 * 24h + 18h, 1h);
        CHECK(shop.run(1000h).empty());
        CHECK(shop.counter.busy() == 1);
        CHECK(shop.counter.waiting() == 1);
    }
}

TEST_CASE("an urgent piece and closing time interrupt the same piece") {
    // Shifts 8 to 12 and 14 to 18. The first piece comes at 10, the urgent one, of an hour, in the break at 13.
    const auto trace = [](Discipline discipline, ShiftEnd shift_end, Duration work) {
        Shop shop{1, discipline, &long_break, shift_end};
        shop.bring("first", 10h, work, patient);
        shop.bring("urgent", 13h, 1h, urgent);
        return shop.run();
    };
    using enum Discipline;
    // 10–14 through the break, the urgent one takes over at the opening, 15–16.
    CHECK(trace(preemptive_resume, ShiftEnd::finish, 5h) == Notes{"urgent 15", "first 16"});
    CHECK(trace(preemptive_restart, ShiftEnd::finish, 5h) == Notes{"urgent 15", "first 20"});
    // 10–12, the urgent one 14–15, 15–18.
    CHECK(trace(preemptive_resume, ShiftEnd::resume, 5h) == Notes{"urgent 15", "first 18"});
    // … 15–18 and two hours more the next morning.
    CHECK(trace(preemptive_restart, ShiftEnd::resume, 5h) == Notes{"urgent 15", "first 34"});
    // 10–12 in vain, the urgent one 14–15, 15–18 in vain, 8–12 the next day.
    CHECK(trace(preemptive_resume, ShiftEnd::restart, 4h) == Notes{"urgent 15", "first 36"});
    CHECK(trace(preemptive_restart, ShiftEnd::restart, 4h) == Notes{"urgent 15", "first 36"});
    // Not preemptive: it has begun and keeps its server over the break.
    CHECK(trace(priority, ShiftEnd::finish, 5h) == Notes{"first 15", "urgent 16"});
    CHECK(trace(priority, ShiftEnd::resume, 5h) == Notes{"first 17", "urgent 18"});
    CHECK(trace(priority, ShiftEnd::restart, 4h) == Notes{"first 18", "urgent 33"});
}

TEST_CASE("what closing time takes back is counted from the beginning, what an urgent piece takes is not") {
    // Shifts 8 to 12 and 14 to 18, starting again at an opening, resuming after an urgent piece. Three hours come at
    // 11: 11–12 in vain, 14–15, the urgent one 15–16, 16–18. With the urgent one two hours long, 17–18 is in vain, and
    // all three are done 8–11 the next day.
    const auto trace = [](Duration urgent_work) {
        Shop shop{1, Discipline::preemptive_resume, &long_break, ShiftEnd::restart};
        shop.bring("first", 11h, 3h, patient);
        shop.bring("urgent", 15h, urgent_work, urgent);
        return shop.run();
    };
    CHECK(trace(1h) == Notes{"urgent 16", "first 18"});
    CHECK(trace(2h) == Notes{"urgent 17", "first 35"});
}

TEST_CASE("a piece that an urgent one and then closing time took from its server has all of its work before it again") {
    // Three hours come at 8: 8–9, the urgent one 9–11, 11–12, lost at 12. 14–15 from the beginning, another urgent one
    // 15–16, and the two hours left 16–18.
    Shop shop{1, Discipline::preemptive_resume, &long_break, ShiftEnd::restart};
    shop.bring("first", 8h, 3h, patient);
    shop.bring("urgent", 9h, 2h, urgent);
    shop.bring("again", 15h, 1h, urgent);
    CHECK(shop.run() == Notes{"urgent 11", "again 16", "first 18"});

    // Shifts 8 to 9 and 10 to 14. Three hours come at 10: 10–12, the urgent one until 13:30, half an hour, lost at 14.
    // The hour that was left would fit from 8 to 9 the next day; the three fit from 10 on.
    const WorkCalendar uneven = shifts({{8h, 9h}, {10h, 14h}});
    Shop other{1, Discipline::preemptive_resume, &uneven, ShiftEnd::restart};
    other.bring("first", 10h, 3h, patient);
    other.bring("urgent", 12h, 90min, urgent);
    CHECK(other.run() == Notes{"urgent 13", "first 37"});
}

TEST_CASE("whose service has not begun by the limit leaves; whose has stays, also when preempted") {
    Shop shop{1, Discipline::preemptive_resume};
    shop.bring("a", 0h, 5h, {.priority = 1, .limit = midnight + 1h});
    shop.bring("b", 1h, 1h, {.priority = 1, .limit = midnight + 3h});
    shop.bring("c", 2h, 4h, {.priority = 0, .limit = midnight + 3h});
    shop.bring("d", 2h, 1h, {.priority = 1, .limit = midnight});  // has passed
    CHECK(shop.run() == Notes{"d leaves 2", "b leaves 3", "c 6", "a 9"});
}

TEST_CASE("of a server that becomes free and a limit at the same moment, the one that was scheduled first wins") {
    Shop end_first{1, Discipline::first_come};
    end_first.bring("a", 0h, 5h);
    end_first.bring("b", 1h, 1h, {.limit = midnight + 5h});
    CHECK(end_first.run() == Notes{"a 5", "b 6"});

    Shop limit_first{1, Discipline::priority};
    limit_first.bring("a", 0h, 2h);
    limit_first.bring("b", 1h, 1h, {.priority = 1, .limit = midnight + 5h});
    limit_first.bring("c", 1h, 3h, {.priority = 0});  // its end at 5 is scheduled at 2
    CHECK(limit_first.run() == Notes{"a 2", "b leaves 5", "c 5"});

    Shop opening{1, Discipline::first_come, &short_break};
    opening.bring("a", 6h, 1h, {.limit = midnight + 8h});
    opening.bring("b", 6h, 1h, {.limit = midnight + 8h});
    CHECK(opening.run() == Notes{"b leaves 8", "a 9"});
}

TEST_CASE(
    "pieces that wait or are served at the end of a run are put away, the facility before the simulation or after") {
    const std::size_t before = FramePool::of_this_thread().in_use();
    const auto bring = [](Simulation& simulation, Facility& counter) {
        const auto piece = [](Facility& at, Terms terms) -> Process { co_await at.serve(100h, terms); };
        for (int i = 4; i > 0; --i) simulation.start(piece(counter, {.priority = i / 2, .limit = midnight + 50h}));
        simulation.run_until(midnight + 9h);
        CHECK(counter.busy() == 2);
        CHECK(counter.waiting() == 2);
    };
    auto simulation = std::make_unique<Simulation>(midnight);
    auto counter = std::make_unique<Facility>(*simulation, 2, Discipline::preemptive_resume);
    SUBCASE("the facility first") {
        bring(*simulation, *counter);
        counter.reset();
        simulation.reset();
    }
    SUBCASE("the simulation first") {
        bring(*simulation, *counter);
        simulation.reset();
        CHECK(counter->busy() == 0);
        CHECK(counter->waiting() == 0);
    }
    SUBCASE("while they wait for the opening") {
        Facility closed{*simulation, 1, Discipline::first_come, &short_break};
        const auto piece = [](Facility& at) -> Process { co_await at.serve(1h); };
        simulation->start(piece(closed));
        simulation->run_until(midnight + 1h);
        CHECK(closed.waiting() == 1);
        simulation.reset();
    }
    CHECK(FramePool::of_this_thread().in_use() == before);
}
