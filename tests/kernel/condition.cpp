// Conditions: who goes on when something holds, in which order, and what a limit at the same moment means.
#include "kernel/condition.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

using namespace sluss::kernel;
using namespace std::chrono_literals;

namespace {

const Time midnight{};
using Notes = std::vector<std::string>;

/// A house with rooms on paper.
struct House {
    Simulation simulation{midnight};
    Condition rooms{simulation};
    int free_rooms = 0;
    Notes notes;

    void note(const std::string& what) {
        const auto hour = std::chrono::duration_cast<std::chrono::hours>(simulation.now() - midnight).count();
        notes.push_back(what + " " + std::to_string(hour));
    }
};

Process guest(House& house, std::string name, Duration arrival, int needs, Time limit = Time::max()) {
    co_await house.simulation.after(arrival);
    const bool held = co_await house.rooms.until([&house, needs] { return house.free_rooms >= needs; }, limit);
    if (held) house.free_rooms -= needs;
    house.note(name + (held ? "" : " leaves"));
}

Process frees(House& house, Duration at, int rooms, bool says_so = true) {
    co_await house.simulation.after(at);
    house.free_rooms += rooms;
    if (says_so) house.rooms.changed();
}

}  // namespace

TEST_CASE("what holds already is not waited for") {
    House house;
    house.free_rooms = 1;
    house.simulation.start(guest(house, "a", 1h, 1));
    house.simulation.run_until(midnight + 1h);
    CHECK(house.notes == Notes{"a 1"});
    CHECK(house.rooms.waiting() == 0);
}

TEST_CASE("one room that is free lets one guest go on, the one who has waited longest") {
    House house;
    for (const auto* name : {"a", "b", "c"}) house.simulation.start(guest(house, name, 1h, 1));
    house.simulation.start(frees(house, 2h, 1));
    house.simulation.start(frees(house, 3h, 2));
    house.simulation.run_until(midnight + 2h);
    CHECK(house.rooms.waiting() == 2);
    CHECK(house.free_rooms == 0);
    house.simulation.run_until(midnight + 5h);
    CHECK(house.notes == Notes{"a 2", "b 3", "c 3"});
    CHECK(house.free_rooms == 0);
}

TEST_CASE("whoever finds the predicate false keeps the place, and others go past") {
    House house;
    house.simulation.start(guest(house, "family", 0h, 3));
    house.simulation.start(guest(house, "a", 1h, 1));
    house.simulation.start(guest(house, "b", 2h, 1));
    house.simulation.start(frees(house, 3h, 1));  // a goes past the family
    house.simulation.start(frees(house, 4h, 3));  // the family is before b
    house.simulation.start(frees(house, 5h, 1));
    house.simulation.run_until(midnight + 6h);
    CHECK(house.notes == Notes{"a 3", "family 4", "b 5"});
}

TEST_CASE("a change is seen when somebody says so, after what is already scheduled for the moment") {
    House house;
    house.simulation.start(guest(house, "a", 0h, 1));
    house.simulation.start(frees(house, 1h, 1, false));
    house.simulation.start(frees(house, 2h, 1));
    house.simulation.start(frees(house, 2h, -2));  // scheduled for the same moment: by the look there is none again
    house.simulation.run_until(midnight + 3h);
    CHECK(house.notes.empty());
    house.rooms.changed();
    house.simulation.start(frees(house, 1h, 1));
    house.simulation.run_until(midnight + 5h);
    CHECK(house.notes == Notes{"a 4"});
}

TEST_CASE("whoever waits longer than the limit leaves, and the others keep their order") {
    House house;
    house.simulation.start(guest(house, "a", 0h, 1));
    house.simulation.start(guest(house, "b", 0h, 1, midnight + 1h));
    house.simulation.start(guest(house, "c", 0h, 1, midnight + 10h));
    house.simulation.start(guest(house, "d", 2h, 1, midnight + 1h));  // has passed
    house.simulation.start(frees(house, 3h, 2));
    house.simulation.run_until(midnight + 20h);
    CHECK(house.notes == Notes{"b leaves 1", "d leaves 2", "a 3", "c 3"});
}

TEST_CASE("of a change and a limit at the same moment, the one that was scheduled first wins") {
    House change_first;
    change_first.simulation.start(frees(change_first, 1h, 1));
    change_first.simulation.start(guest(change_first, "a", 0h, 1));
    change_first.simulation.start(guest(change_first, "b", 0h, 1, midnight + 1h));
    change_first.simulation.start(guest(change_first, "c", 0h, 0, midnight + 1h));
    change_first.simulation.run_until(midnight + 2h);
    // The look decides for a, who has waited longest, even though b's limit is at this very moment.
    CHECK(change_first.notes == Notes{"c 0", "a 1", "b leaves 1"});

    House alone;
    alone.simulation.start(frees(alone, 1h, 1));
    alone.simulation.start(guest(alone, "b", 0h, 1, midnight + 1h));
    alone.simulation.run_until(midnight + 2h);
    CHECK(alone.notes == Notes{"b 1"});

    House limit_first;
    limit_first.simulation.start(guest(limit_first, "b", 0h, 1, midnight + 1h));
    limit_first.simulation.start(frees(limit_first, 1h, 1));
    limit_first.simulation.run_until(midnight + 2h);
    CHECK(limit_first.notes == Notes{"b leaves 1"});
}

namespace {
/// Takes rooms one by one and keeps each for `stay`, the last for ever.
Process takes_rooms(House& house, int times, Duration stay) {
    for (int i = 1; i <= times; ++i) {
        co_await house.rooms.until([&house] { return house.free_rooms > 0; });
        house.note("one more");
        --house.free_rooms;
        if (i == times) co_return;
        co_await house.simulation.after(stay);
        if (stay > 0h) {
            ++house.free_rooms;
            house.rooms.changed();
        }
    }
}
}  // namespace

TEST_CASE("nobody goes past one who waits and can go on") {
    SUBCASE("not after the change, before it is looked at") {
        House house;
        house.simulation.start(takes_rooms(house, 2, 1h));
        house.simulation.start(guest(house, "a", 0h, 1));
        house.simulation.start(frees(house, 1h, 1));
        house.simulation.start(frees(house, 5h, 1));
        house.simulation.run_until(midnight + 10h);
        CHECK(house.notes == Notes{"one more 1", "a 2", "one more 5"});
    }
    SUBCASE("not while it is looked at") {
        House house;
        house.simulation.start(takes_rooms(house, 2, 0h));
        house.simulation.start(guest(house, "a", 0h, 1));
        house.simulation.start(frees(house, 1h, 2));
        house.simulation.start(frees(house, 5h, 1));
        house.simulation.run_until(midnight + 10h);
        CHECK(house.notes == Notes{"one more 1", "a 1", "one more 5"});
    }
    SUBCASE("and whoever asks again at the look, alone, goes on at the same moment") {
        House house;
        house.simulation.start(takes_rooms(house, 2, 0h));
        house.simulation.start(frees(house, 1h, 2));
        house.simulation.run_until(midnight + 10h);
        CHECK(house.notes == Notes{"one more 1", "one more 1"});
    }
}

TEST_CASE(
    "processes that wait for a condition are put away at the end, whether it goes before the simulation or after") {
    const std::size_t before = FramePool::of_this_thread().in_use();
    auto house = std::make_unique<House>();
    Simulation& simulation = house->simulation;
    auto late = std::make_unique<Condition>(simulation);
    SUBCASE("the condition first") {
        for (int i = 0; i < 3; ++i) house->simulation.start(guest(*house, "a", 0h, 1, midnight + (i + 5) * 1h));
        house->simulation.run_until(midnight + 1h);
        CHECK(house->rooms.waiting() == 3);
    }
    SUBCASE("the simulation first") {
        const auto waits = [](Condition& condition, Time limit) -> Process {
            co_await condition.until([] { return false; }, limit);
        };
        for (int i = 0; i < 3; ++i) simulation.start(waits(*late, midnight + (i + 5) * 1h));
        simulation.run_until(midnight + 1h);
        late->changed();
        CHECK(late->waiting() == 3);
        house.reset();
        CHECK(late->waiting() == 0);
    }
    house.reset();
    late.reset();
    CHECK(FramePool::of_this_thread().in_use() == before);
}
