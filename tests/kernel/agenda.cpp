// One person's days, worked out by hand: desk work between appointments, closing time, the orders of work, and the
// ledger that has room for every microsecond.
#include "kernel/agenda.hpp"

#include "kernel/random.hpp"
#include "support/working_day.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

using namespace sluss::kernel;
using namespace sluss::test;
using namespace std::chrono_literals;

namespace {

/// Somebody with office hours (8–12, 13–17), and a list of what got done when.
struct Person {
    explicit Person(WorkOrder order = WorkOrder::first_come)
        : calendar(WeekPattern::office_hours(), Days{wednesday}, Days{2019y / 5 / 18}),
          simulation(at(0h)),
          agenda(simulation, calendar, order, idle) {}

    void give(std::string name, Duration since_midnight, Duration length, Time limit = Time::max(),
              Urgency urgency = Urgency::ordinary) {
        simulation.start(piece(std::move(name), at(since_midnight), length, limit, urgency));
    }
    /// An appointment that is in the diary from `booked` on.
    void meets(Duration from, Duration length, Duration booked = 0h) {
        Portions portions;
        portions.add(client, length);
        simulation.start(appointment(at(booked), at(from), portions));
    }
    Process piece(std::string name, Time begin, Duration length, Time limit, Urgency urgency) {
        co_await simulation.until(begin);
        co_await agenda.work(length, desk, limit, urgency);
        done.push_back(name + " " + clock(simulation.now()));
    }
    Process appointment(Time booked, Time from, Portions portions) {
        co_await simulation.until(booked);
        co_await simulation.until(from);
        agenda.begin_appointment(portions);
        co_await simulation.until(from + portions.total());
        agenda.end_appointment();
    }
    Duration charged(Use use) { return agenda.ledger()[use]; }

    WorkCalendar calendar;
    Simulation simulation;
    Agenda agenda;
    Done done;
};

}  // namespace

TEST_CASE("desk work is interrupted by an appointment and resumed after it") {
    Person person;
    person.give("report", 8h, 2h);
    person.meets(9h, 1h);
    person.simulation.run_until(at(12h));
    CHECK(person.done == Done{"report 11:00"});
    CHECK(person.charged(desk) == 2h);
    CHECK(person.charged(client) == 1h);
    CHECK(person.charged(idle) == 1h);
}

TEST_CASE("desk work rests at lunch, over night and over a holiday") {
    Person person;
    person.give("long", 8h, 10h);                // eight hours on Wednesday, two on Thursday
    person.give("over Easter", a_day + 9h, 7h);  // from 10: two, four after lunch, one on Tuesday
    person.simulation.run_until(at(10 * a_day));
    CHECK(person.done == Done{"long +1 10:00", "over Easter +6 09:00"});
}

TEST_CASE("work that comes outside working hours is begun when they begin") {
    Person person;
    person.give("by night", 3h, 30min);
    person.give("at lunch", 12h + 15min, 30min);
    person.simulation.run_until(at(a_day));
    CHECK(person.done == Done{"by night 08:30", "at lunch 13:30"});
}

TEST_CASE("an appointment until closing time leaves the desk work for the next day") {
    Person person;
    person.give("report", 15h, 2h);
    person.meets(16h, 1h);
    person.simulation.run_until(at(2 * a_day));
    CHECK(person.done == Done{"report +1 09:00"});
}

namespace {
// Four pieces come at eight. The first is begun at once; the order decides among the others.
Done four_pieces(WorkOrder order) {
    Person person{order};
    person.give("a", 8h, 2h, at(9 * a_day));
    person.give("b", 8h, 1h, at(3 * a_day));
    person.give("c", 8h, 90min, at(1 * a_day));
    person.give("d", 8h, 30min, at(2 * a_day));
    person.simulation.run_until(at(a_day));
    return person.done;
}
}  // namespace

TEST_CASE("first come, first served") {
    CHECK(four_pieces(WorkOrder::first_come) == Done{"a 10:00", "b 11:00", "c 13:30", "d 14:00"});
}

TEST_CASE("what has the earliest limit comes first") {
    CHECK(four_pieces(WorkOrder::earliest_limit) == Done{"a 10:00", "c 11:30", "d 12:00", "b 14:00"});
}

TEST_CASE("what is shortest comes first") {
    CHECK(four_pieces(WorkOrder::shortest) == Done{"a 10:00", "d 10:30", "b 11:30", "c 14:00"});
}

TEST_CASE("round robin gives every piece an hour in turn") {
    // a 8–9, b 9–10, c 10–11, d 11–11:30, a 11:30–12 and 13–13:30, c 13:30–14.
    CHECK(four_pieces(WorkOrder::round_robin) == Done{"b 10:00", "d 11:30", "a 13:30", "c 14:00"});
}

TEST_CASE("pieces that are alike in limit or length are done in the order in which they came") {
    for (const auto order : {WorkOrder::earliest_limit, WorkOrder::shortest}) {
        Person person{order};
        for (const auto* name : {"a", "b", "c"}) person.give(name, 8h, 1h, at(2 * a_day));
        person.simulation.run_until(at(a_day));
        CHECK(person.done == Done{"a 09:00", "b 10:00", "c 11:00"});
    }
}

TEST_CASE("urgent work comes before all that is not, but what has been begun is finished first") {
    for (const auto order : {WorkOrder::first_come, WorkOrder::earliest_limit, WorkOrder::shortest}) {
        Person person{order};
        person.give("begun", 8h, 2h, at(1 * a_day));
        person.give("waiting", 8h, 10min, at(1 * a_day));
        person.give("urgent", 9h, 1h, at(3 * a_day), Urgency::comes_next);
        person.give("urgent too", 9h + 30min, 1h, at(3 * a_day), Urgency::comes_next);
        person.simulation.run_until(at(a_day));
        CHECK(person.done == Done{"begun 10:00", "urgent 11:00", "urgent too 12:00", "waiting 13:10"});
    }
}

TEST_CASE("after an appointment the interrupted piece goes on, not one that came meanwhile") {
    Person person{WorkOrder::shortest};
    person.give("begun", 8h, 2h);
    person.meets(9h, 1h);
    person.give("short", 9h + 15min, 5min);
    person.simulation.run_until(at(a_day));
    CHECK(person.done == Done{"begun 11:00", "short 11:05"});
}

TEST_CASE("two appointments one after the other leave no gap, in whatever order the moment between them is told") {
    for (const Duration second_booked : {Duration{0h}, Duration{9h + 30min}}) {
        // Booked at midnight, the second begins before the first is ended; booked at half past nine, after it.
        Person person;
        person.give("report", 8h, 2h);
        person.meets(9h, 1h);
        person.meets(10h, 1h, second_booked);
        person.simulation.run_until(at(12h));
        CHECK(person.done == Done{"report 12:00"});
        CHECK(person.charged(client) == 2h);
        CHECK(person.charged(desk) == 2h);
        CHECK(person.charged(idle) == 0h);
    }
}

TEST_CASE("work done at the very moment an appointment begins does not wait for the appointment's end") {
    for (const bool appointment_told_first : {true, false}) {
        Person person;
        if (appointment_told_first) {
            person.meets(9h, 1h);
            person.give("done", 8h, 1h);
        } else {
            person.give("done", 8h, 1h);
            person.meets(9h, 1h, 8h + 30min);
        }
        person.give("next", 8h + 15min, 1h);
        person.simulation.run_until(at(12h));
        CHECK(person.done == Done{"done 09:00", "next 11:00"});
        CHECK(person.charged(idle) == 1h);
    }
}

TEST_CASE("the parts of an appointment are charged in their order") {
    Person person;
    Portions portions;
    portions.add(travel, 15min);
    portions.add(client, 45min);
    portions.add(travel, 15min);
    CHECK(portions.total() == 75min);
    person.simulation.start(person.appointment(at(0h), at(9h), portions));
    person.simulation.run_until(at(9h + 10min));
    CHECK(person.charged(travel) == 10min);
    CHECK(person.charged(client) == 0min);
    person.simulation.run_until(at(9h + 30min));
    CHECK(person.charged(travel) == 15min);
    CHECK(person.charged(client) == 15min);
    person.simulation.run_until(at(10h + 30min));
    CHECK(person.charged(travel) == 30min);
    CHECK(person.charged(client) == 45min);
    CHECK(person.charged(idle) == 75min);
}

TEST_CASE("the ledger may be read at any moment without changing what happens") {
    Person person;
    person.give("report", 8h, 2h);
    person.meets(9h, 1h);
    for (int quarter = 0; quarter <= 48; ++quarter) {
        person.simulation.run_until(at(quarter * 15min));
        const auto ledger = person.agenda.ledger();
        CHECK(std::accumulate(ledger.begin(), ledger.end(), Duration{}) ==
              person.calendar.work_between(at(0h), at(quarter * 15min)));
    }
    CHECK(person.done == Done{"report 11:00"});
}

TEST_CASE("no work takes no time and does not wait in line") {
    Person person;
    person.give("long", 8h, 4h);
    person.give("nothing", 9h, 0h);
    person.simulation.run_until(at(a_day));
    CHECK(person.done == Done{"nothing 09:00", "long 12:00"});
}

TEST_CASE("work that does not fit before the end of the calendar is never done") {
    Person person;
    person.give("endless", 8h, 1000h);
    person.simulation.run_until(at(100 * a_day));
    CHECK(person.done.empty());
    CHECK(person.agenda.pieces() == 1);
    CHECK(person.charged(desk) == person.calendar.work_between(at(0h), at(100 * a_day)));
}

namespace {
struct Heard {
    Person& person;
    std::vector<std::string> free{};
    std::vector<std::size_t> waiting{};
};
}  // namespace

TEST_CASE("a person is free when the last piece is done or an appointment ends, and it is told how many pieces wait") {
    Person person;
    Heard heard{person};
    person.agenda.on_free = {[](void* about) {
                                 auto& h = *static_cast<Heard*>(about);
                                 h.free.push_back(clock(h.person.simulation.now()));
                             },
                             &heard};
    person.agenda.on_queue = {[](void* about) {
                                  auto& h = *static_cast<Heard*>(about);
                                  h.waiting.push_back(h.person.agenda.waiting());
                              },
                              &heard};
    CHECK(person.agenda.free());
    person.give("a", 8h, 1h);
    person.give("b", 8h, 1h);
    person.give("c", 8h, 30min);
    person.meets(11h, 30min);
    person.meets(13h, 1h);
    person.give("d", 13h + 30min, 30min);
    person.simulation.run_until(at(8h + 30min));
    CHECK_FALSE(person.agenda.free());
    CHECK(person.agenda.pieces() == 3);
    person.simulation.run_until(at(a_day));
    CHECK(heard.free == std::vector<std::string>{"10:30", "11:30", "14:30"});
    CHECK(heard.waiting == std::vector<std::size_t>{1, 2, 1, 0, 1, 0});
}

namespace {
Process two_pieces(Person& person) {
    co_await person.agenda.work(1h, desk);
    co_await person.agenda.work(1h, desk);
}
Process meeting_and_notes(Person& person) {
    co_await person.simulation.until(at(13h));
    Portions portions;
    portions.add(client, 1h);
    person.agenda.begin_appointment(portions);
    co_await person.simulation.until(at(14h));
    person.agenda.end_appointment();
    co_await person.agenda.work(30min, desk);
}
}  // namespace

TEST_CASE("whoever brings the next piece of work at once comes before others who wait for the person to be free") {
    Person person;
    Heard heard{person};
    person.agenda.on_free = {[](void* about) {
                                 auto& h = *static_cast<Heard*>(about);
                                 h.free.push_back(clock(h.person.simulation.now()));
                             },
                             &heard};
    person.simulation.start(two_pieces(person));
    person.simulation.start(meeting_and_notes(person));
    person.simulation.run_until(at(a_day));
    CHECK(heard.free == std::vector<std::string>{"10:00", "14:30"});
}

namespace {

/// Random appointments, booked ahead in the diary, and random desk work, until all of it is done.
struct RandomMonth {
    explicit RandomMonth(WorkOrder order, std::uint64_t seed) : person(order) {
        Stream random{{seed, 0}, name_hash("agenda"), 0, 0};
        const auto minutes = [&](double most) {
            return std::chrono::minutes{1 + static_cast<int>(random.uniform() * most)};
        };
        Time t = at(0h);
        while (t < at(14 * a_day)) {
            t += minutes(300);
            if (random.happens(0.5)) {
                const Duration length = minutes(90) + (random.happens(0.5) ? 17us : 0us);
                work += length;
                person.give("", t - at(0h), length, t + minutes(5000),
                            random.happens(0.1) ? Urgency::interrupts : Urgency::ordinary);
                ++pieces;
            } else {
                person.simulation.start(book_and_meet(t, minutes(60)));
            }
        }
        person.simulation.run_until(at(30 * a_day));
    }
    Process book_and_meet(Time t, Duration length) {
        co_await person.simulation.until(t);
        const Time from = person.agenda.diary.earliest_free(t, length, &person.calendar);
        person.agenda.diary.book({from, from + length});
        Portions portions;
        portions.add(travel, length / 4);
        portions.add(client, length - length / 4);
        meetings += length;
        co_await person.simulation.until(from);
        person.agenda.begin_appointment(portions);
        co_await person.simulation.until(from + length);
        person.agenda.end_appointment();
        person.agenda.diary.complete(from);
        // As often as not there is something to write up.
        if (from.time_since_epoch().count() % 2 == 0) co_return;
        work += 10min;
        co_await person.agenda.work(10min, desk);
    }

    Person person;
    Duration work{};
    Duration meetings{};
    std::size_t pieces = 0;
};

}  // namespace

TEST_CASE("in random months every piece of work is done, and the ledger adds up to the calendar's working time") {
    for (const auto order :
         {WorkOrder::first_come, WorkOrder::earliest_limit, WorkOrder::round_robin, WorkOrder::shortest}) {
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            RandomMonth month(order, seed);
            REQUIRE(month.pieces > 50);
            CHECK(month.person.done.size() == month.pieces);
            CHECK(month.person.agenda.free());
            CHECK(month.person.agenda.diary.bookings().empty());
            const auto ledger = month.person.agenda.ledger();
            CHECK(ledger[desk] == month.work);
            CHECK(ledger[client] + ledger[travel] == month.meetings);
            CHECK(std::accumulate(ledger.begin(), ledger.end(), Duration{}) ==
                  month.person.calendar.work_between(at(0h), at(30 * a_day)));
        }
    }
}
