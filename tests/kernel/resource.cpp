// Resources: who gets a unit when, at equal times too; leaving at the limit; several things together; capacity that
// changes; and processes that are put away while they wait. All traces are worked by hand.
#include "kernel/resource.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace sluss::kernel;
using namespace std::chrono_literals;

namespace {

const Time midnight{};
using Notes = std::vector<std::string>;

/// An office on paper: who got or did what at which hour.
struct Office {
    Simulation simulation{midnight};
    Notes notes;

    void note(const std::string& what) {
        const auto hour = std::chrono::duration_cast<std::chrono::hours>(simulation.now() - midnight).count();
        notes.push_back(what + " " + std::to_string(hour));
    }
};

/// Comes at `arrival`, wants one unit for `service`.
Process customer(Office& office, Resource& staff, std::string name, Duration arrival, Duration service,
                 Terms terms = {}) {
    co_await office.simulation.after(arrival);
    const bool served = co_await staff.acquire(terms);
    if (!served) {
        office.note(name + " leaves");
        co_return;
    }
    office.note(name);
    co_await office.simulation.after(service);
    staff.release();
}

template <typename... Requests>
Process meeting(Office& office, std::string name, Duration arrival, Duration length, Terms terms,
                Requests... requests) {
    co_await office.simulation.after(arrival);
    const bool begun = co_await acquire_all(terms, requests...);
    if (!begun) {
        office.note(name + " leaves");
        co_return;
    }
    office.note(name);
    co_await office.simulation.after(length);
    (requests.resource->release(requests.units), ...);
}

Process set_capacity_at(Office& office, Resource& resource, Duration at, std::int64_t units) {
    co_await office.simulation.after(at);
    resource.set_capacity(units);
}

}  // namespace

TEST_CASE("a free unit is had at once, and those who find none are served in the order in which they came") {
    Office office;
    Resource staff{office.simulation, 2};
    office.simulation.start(customer(office, staff, "a", 0h, 5h));
    office.simulation.start(customer(office, staff, "b", 1h, 5h));
    office.simulation.start(customer(office, staff, "c", 2h, 3h));
    office.simulation.start(customer(office, staff, "d", 3h, 1h));
    office.simulation.start(customer(office, staff, "e", 4h, 1h));
    office.simulation.run_until(midnight + 4h);
    CHECK(staff.held() == 2);
    CHECK(staff.free() == 0);
    CHECK(staff.waiting() == 3);
    office.simulation.run_until(midnight + 20h);
    CHECK(office.notes == Notes{"a 0", "b 1", "c 5", "d 6", "e 7"});
    CHECK(staff.held() == 0);
    CHECK(staff.free() == 2);
    CHECK(staff.waiting() == 0);
}

TEST_CASE("of those who come at the same moment, the one who was scheduled first is served first") {
    Office office;
    Resource staff{office.simulation, 1};
    for (const auto* name : {"a", "b", "c"}) office.simulation.start(customer(office, staff, name, 1h, 1h));
    office.simulation.run_until(midnight + 20h);
    CHECK(office.notes == Notes{"a 1", "b 2", "c 3"});
}

TEST_CASE("a smaller priority number goes first, and among equals who came first") {
    Office office;
    Resource staff{office.simulation, 1};
    office.simulation.start(customer(office, staff, "first", 0h, 10h));
    const std::vector<int> numbers{2, 1, 2, 3, 1, 0, 3, 2, -1, 1};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string name = std::to_string(numbers[i]) + static_cast<char>('a' + i);
        office.simulation.start(customer(office, staff, name, 1h, 1h, {.priority = numbers[i]}));
    }
    office.simulation.run_until(midnight + 30h);
    CHECK(office.notes ==
          Notes{"first 0", "-1i 10", "0f 11", "1b 12", "1e 13", "1j 14", "2a 15", "2c 16", "2h 17", "3d 18", "3g 19"});
}

TEST_CASE("who leaves the line at the limit leaves the rest in their order") {
    // In line behind the first, by priority number: 0 a, 1 b c d, 2 e f. The first, the middle and the last of a row
    // leave, and those who come afterwards find their place.
    for (const std::string leavers : {"b", "c", "d", "a", "e", "f", "bc", "cd", "bd", "bcd", "ef", "af", "abcdef"}) {
        CAPTURE(leavers);
        Office office;
        Resource staff{office.simulation, 1};
        office.simulation.start(customer(office, staff, "first", 0h, 10h));
        const std::vector<int> numbers{0, 1, 1, 1, 2, 2};
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const std::string name(1, static_cast<char>('a' + i));
            Terms terms{.priority = numbers[i]};
            if (leavers.find(name) != std::string::npos) terms.limit = midnight + 2h;
            office.simulation.start(customer(office, staff, name, 1h, 1h, terms));
        }
        office.simulation.start(customer(office, staff, "late 1", 3h, 1h, {.priority = 1}));
        office.simulation.start(customer(office, staff, "late 0", 3h, 1h, {.priority = 0}));
        office.simulation.start(customer(office, staff, "late 2", 3h, 1h, {.priority = 2}));

        Notes expected{"first 0"};
        for (const char c : leavers) expected.push_back(std::string(1, c) + " leaves 2");
        int hour = 10;
        for (const std::string name : {"a", "late 0", "b", "c", "d", "late 1", "e", "f", "late 2"})
            if (leavers.find(name) == std::string::npos) expected.push_back(name + " " + std::to_string(hour++));
        office.simulation.run_until(midnight + 30h);
        CHECK(office.notes == expected);
        CHECK(staff.free() == 1);
    }
}

TEST_CASE("of a unit and a limit at the same moment, the one that was scheduled first wins") {
    Office office;
    Resource early{office.simulation, 1};
    Resource late{office.simulation, 1};
    office.simulation.start(customer(office, early, "holds", 0h, 2h));  // its release is scheduled at 0
    office.simulation.start(customer(office, early, "early", 1h, 1h, {.limit = midnight + 2h}));
    office.simulation.start(customer(office, late, "holds", 0h, 1h));
    office.simulation.start(customer(office, late, "holds on", 0h, 1h));  // from 1, released at 2: scheduled at 1 …
    office.simulation.start(customer(office, late, "late", 0h, 1h, {.limit = midnight + 2h}));  // … this at 0
    office.simulation.run_until(midnight + 10h);
    CHECK(office.notes == Notes{"holds 0", "holds 0", "holds on 1", "late leaves 2", "early 2"});
    CHECK(early.free() == 1);
    CHECK(late.free() == 1);
}

TEST_CASE("a limit of now means: unless there is one, or one is given back that is already scheduled for this moment") {
    Office office;
    Resource staff{office.simulation, 1};
    office.simulation.start(customer(office, staff, "a", 0h, 2h, {.limit = midnight}));
    office.simulation.start(customer(office, staff, "b", 1h, 2h, {.limit = midnight + 1h}));
    office.simulation.start(customer(office, staff, "c", 1h, 2h, {.limit = midnight}));
    office.simulation.start(customer(office, staff, "d", 2h, 2h, {.limit = midnight + 2h}));
    office.simulation.run_until(midnight + 10h);
    // d wakes at 2 before a does, for it was scheduled before; a gives back before d's limit is scheduled.
    CHECK(office.notes == Notes{"a 0", "b leaves 1", "c leaves 1", "d 2"});
}

TEST_CASE("a released unit is the next one's in that moment: who comes in between finds none") {
    Office office;
    Resource staff{office.simulation, 1};
    office.simulation.start(customer(office, staff, "a", 0h, 2h));
    office.simulation.start(customer(office, staff, "b", 1h, 2h));
    office.simulation.run_until(midnight + 1h);
    struct Barger {
        Office& office;
        Resource& staff;
    } barger{office, staff};
    // At 2, after a's release and before b goes on.
    office.simulation.at(midnight + 2h, {[](void* about) {
                                             auto& [the_office, the_staff] = *static_cast<Barger*>(about);
                                             CHECK(the_staff.free() == 0);
                                             CHECK(the_staff.held() == 1);
                                             CHECK(the_staff.waiting() == 0);
                                             the_office.note("looks in");
                                         },
                                         &barger});
    office.simulation.run_until(midnight + 10h);
    CHECK(office.notes == Notes{"a 0", "looks in 2", "b 2"});
}

TEST_CASE("what is needed together is taken together, and nothing is held before") {
    // A visit needs a worker and an interpreter; a call a worker; a translation an interpreter. Worked by hand:
    //  0  the first call takes the one worker until 4; the translation the one interpreter until 6
    //  1  the visit comes and waits in both lines
    //  2  the second call waits behind it for the worker
    //  4  the worker is free; the visit cannot begin, so the second call overtakes it, until 9
    //  5  the third call waits for the worker, behind the visit
    //  6  the interpreter is free; the visit cannot begin; the interpreter stays free
    //  7  a second translation comes later than the visit, and overtakes it, until 8
    //  9  the worker and the interpreter are free: the visit begins, before the third call, until 11
    // 11  the third call begins
    Office office;
    Resource worker{office.simulation, 1};
    Resource interpreter{office.simulation, 1};
    office.simulation.start(customer(office, worker, "first call", 0h, 4h));
    office.simulation.start(customer(office, interpreter, "translation", 0h, 6h));
    office.simulation.start(meeting(office, "visit", 1h, 2h, {}, Request{worker}, Request{interpreter}));
    office.simulation.start(customer(office, worker, "second call", 2h, 5h));
    office.simulation.start(customer(office, worker, "third call", 5h, 1h));
    office.simulation.start(customer(office, interpreter, "second translation", 7h, 1h));
    office.simulation.run_until(midnight + 5h);
    CHECK(worker.waiting() == 2);
    CHECK(interpreter.waiting() == 1);
    office.simulation.run_until(midnight + 6h);
    CHECK(interpreter.free() == 1);
    office.simulation.run_until(midnight + 20h);
    CHECK(office.notes ==
          Notes{"first call 0", "translation 0", "second call 4", "second translation 7", "visit 9", "third call 11"});
    CHECK(worker.held() == 0);
    CHECK(interpreter.held() == 0);
}

TEST_CASE("two of one resource and one of another are had together, or left together at the limit") {
    Office office;
    Resource workers{office.simulation, 3};
    Resource rooms{office.simulation, 1};
    office.simulation.start(customer(office, workers, "a", 0h, 2h));
    office.simulation.start(customer(office, workers, "b", 0h, 4h));
    const Request two{workers, 2};
    office.simulation.start(meeting(office, "first", 1h, 3h, {}, two, Request{rooms}));   // 2 to 5
    office.simulation.start(meeting(office, "second", 1h, 1h, {}, two, Request{rooms}));  // 5 to 6
    office.simulation.start(meeting(office, "third", 1h, 1h, {.limit = midnight + 4h}, two, Request{rooms}));
    office.simulation.start(
        meeting(office, "fourth", 1h, 1h, {.priority = -1, .limit = midnight + 9h}, Request{rooms}));
    office.simulation.run_until(midnight + 1h);
    CHECK(rooms.held() == 1);  // by the fourth, which needs no workers and finds the room free
    office.simulation.run_until(midnight + 20h);
    CHECK(office.notes == Notes{"a 0", "b 0", "fourth 1", "first 2", "third leaves 4", "second 5"});
    CHECK(workers.free() == 3);
    CHECK(rooms.free() == 1);
    CHECK(workers.waiting() == 0);
    CHECK(rooms.waiting() == 0);
}

TEST_CASE("each thing that is given back is offered before the next is given back") {
    // Worker first: the call behind the second visit can use it at once, the visit must wait for the room.
    Office office;
    Resource worker{office.simulation, 1};
    Resource room{office.simulation, 1};
    office.simulation.start(meeting(office, "visit", 0h, 2h, {}, Request{worker}, Request{room}));
    office.simulation.start(meeting(office, "second visit", 1h, 2h, {}, Request{worker}, Request{room}));
    office.simulation.start(customer(office, worker, "call", 1h, 2h));
    office.simulation.run_until(midnight + 10h);
    CHECK(office.notes == Notes{"visit 0", "call 2", "second visit 4"});
}

TEST_CASE("with fewer units than are held nobody is disturbed, and the next ones given back are not handed on") {
    Office office;
    Resource staff{office.simulation, 2};
    office.simulation.start(customer(office, staff, "a", 0h, 3h));
    office.simulation.start(customer(office, staff, "b", 0h, 4h));
    office.simulation.start(customer(office, staff, "c", 0h, 2h));
    office.simulation.start(customer(office, staff, "d", 0h, 2h));
    office.simulation.start(customer(office, staff, "e", 0h, 2h));
    office.simulation.start(set_capacity_at(office, staff, 1h, 1));
    office.simulation.start(set_capacity_at(office, staff, 7h, 0));
    office.simulation.start(set_capacity_at(office, staff, 9h, 3));
    office.simulation.run_until(midnight + 2h);
    CHECK(staff.capacity() == 1);
    CHECK(staff.held() == 2);
    CHECK(staff.free() == 0);
    office.simulation.run_until(midnight + 20h);
    // a's unit is swallowed at 3; b's goes to c at 4, c's to d at 6; d's is swallowed at 8; e begins when they open.
    CHECK(office.notes == Notes{"a 0", "b 0", "c 4", "d 6", "e 9"});
    CHECK(staff.free() == 3);
}

TEST_CASE("units that are added go to those in line at that moment") {
    Office office;
    Resource staff{office.simulation, 0};
    for (const auto* name : {"a", "b", "c"}) office.simulation.start(customer(office, staff, name, 0h, 10h));
    office.simulation.start(set_capacity_at(office, staff, 1h, 2));
    office.simulation.run_until(midnight + 5h);
    CHECK(office.notes == Notes{"a 1", "b 1"});
    CHECK(staff.waiting() == 1);
}

TEST_CASE(
    "processes that wait when the run ends are put away, whether the resource goes before the simulation or after") {
    const std::size_t before = FramePool::of_this_thread().in_use();
    const auto fill = [](Office& office, Resource& one, Resource& other) {
        for (int i = 0; i < 5; ++i) {
            office.simulation.start(customer(office, one, "a", 0h, 1000h, {.priority = i % 2}));
            office.simulation.start(
                meeting(office, "b", 0h, 1h, {.limit = midnight + 500h}, Request{one}, Request{other}));
            office.simulation.start(customer(office, other, "c", 0h, 1000h));
        }
        office.simulation.run_until(midnight + 1h);
        CHECK(one.waiting() == 9);
        CHECK(other.waiting() == 9);
    };
    SUBCASE("the simulation first") {
        auto office = std::make_unique<Office>();
        Resource one{office->simulation, 1};
        Resource other{office->simulation, 1};
        fill(*office, one, other);
        office.reset();
        CHECK(one.waiting() == 0);
        CHECK(other.waiting() == 0);
    }
    SUBCASE("the resources first") {
        Office office;
        Resource one{office.simulation, 1};
        Resource other{office.simulation, 1};
        fill(office, one, other);
    }
    SUBCASE("one resource, the simulation, the other resource") {
        auto office = std::make_unique<Office>();
        auto one = std::make_unique<Resource>(office->simulation, 1);
        Resource other{office->simulation, 1};
        fill(*office, *one, other);
        SUBCASE("") {
            one.reset();
        }
        office.reset();
        CHECK(other.waiting() == 0);
    }
    CHECK(FramePool::of_this_thread().in_use() == before);
}
