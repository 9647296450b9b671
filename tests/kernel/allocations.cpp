// Waiting, being called and working at a desk cost no call of the general heap once pools and lists have their size.
#include "kernel/agenda.hpp"
#include "kernel/condition.hpp"
#include "kernel/facility.hpp"
#include "kernel/random.hpp"
#include "kernel/resource.hpp"
#include "kernel/signal.hpp"
#include "support/allocation_counter.hpp"

#include <doctest/doctest.h>

#include <new>

using namespace sluss::kernel;
using namespace std::chrono_literals;

namespace {

const Time monday{Days{Date{std::chrono::year{2018} / 1 / 1}}};

struct World {
    Simulation simulation{monday};
    WorkCalendar calendar{WeekPattern::office_hours(), day_of(monday), day_of(monday) + std::chrono::days{1100}};
    Agenda agenda{simulation, calendar, WorkOrder::earliest_limit, 0};
    Stream random{{1, 0}, name_hash("allocations"), 0, 0};
    Signal* doorbell = nullptr;
    std::uint64_t rung = 0;
    std::uint64_t missed = 0;
    std::uint64_t done = 0;

    Duration some_time() { return from_hours(6 * random.uniform()); }
};

Task<> work_a_little(World& world) {
    co_await world.agenda.work(world.some_time() / 10, 1, world.simulation.now() + world.some_time());
    ++world.done;
}

Process visit(World& world) {
    co_await world.simulation.after(world.some_time());
    co_await work_a_little(world);
}

// Rings at whoever waits, and sends somebody in.
Process ring(World& world) {
    for (;;) {
        co_await world.simulation.after(world.some_time());
        if (world.doorbell != nullptr) world.doorbell->give();
        world.simulation.start(visit(world));
    }
}

Process wait_for_the_bell(World& world) {
    for (;;) {
        Signal bell{world.simulation};
        world.doorbell = &bell;
        const bool given = co_await bell.until(world.simulation.now() + world.some_time());
        world.doorbell = nullptr;
        ++(given ? world.rung : world.missed);
    }
}

// Many who wait for a few things with patience, so that limits are set and cancelled by the thousand.
struct Crowd {
    Simulation simulation{monday};
    Resource rooms{simulation, 300};
    Facility counter{simulation, 300, Discipline::priority};
    Condition changes{simulation};
    Stream random{{1, 0}, name_hash("crowd"), 0, 0};
    std::uint64_t served = 0;
    std::uint64_t left = 0;

    Duration some_time() { return from_hours(random.uniform()); }
};

Process live_in_the_crowd(Crowd& crowd) {
    for (;;) {
        co_await crowd.simulation.after(crowd.some_time());
        const Time patience = crowd.simulation.now() + 3 * crowd.some_time();
        const bool room = co_await crowd.rooms.acquire({.limit = patience});
        if (room) {
            co_await crowd.simulation.after(crowd.some_time());
            crowd.rooms.release();
            crowd.changes.changed();
        }
        const bool counter = co_await crowd.counter.serve(crowd.some_time(), {.limit = patience + 10h});
        const bool quiet =
            co_await crowd.changes.until([&] { return crowd.counter.waiting() % 2 == 0; }, crowd.simulation.now() + 1h);
        ++(room && counter && quiet ? crowd.served : crowd.left);
    }
}

}  // namespace

TEST_CASE("thousands who wait with patience for rooms, counters and changes do not call the general heap") {
    Crowd crowd;
    for (int i = 0; i < 3000; ++i) crowd.simulation.start(live_in_the_crowd(crowd));
    crowd.simulation.run_until(monday + std::chrono::hours{400});

    const auto allocations = sluss::test::allocations();
    const auto events = crowd.simulation.events();
    const auto served = crowd.served;
    const auto left = crowd.left;
    crowd.simulation.run_until(monday + std::chrono::hours{600});
    // What remains is growth to a length that was never seen before.
    CHECK(sluss::test::allocations() <= allocations + 4);
    CHECK(crowd.simulation.events() > events + 200'000);
    CHECK(crowd.served > served + 10'000);
    CHECK(crowd.left > left + 1'000);
}

TEST_CASE("processes, signals, time limits, cancelled events and desk work do not call the general heap") {
    World world;
    world.simulation.start(ring(world));
    world.simulation.start(wait_for_the_bell(world));
    world.simulation.run_until(monday + std::chrono::years{1});

    const auto allocations = sluss::test::allocations();
    const auto events = world.simulation.events();
    const auto rung = world.rung;
    const auto missed = world.missed;
    const auto done = world.done;
    world.simulation.run_until(monday + std::chrono::years{2});
    CHECK(sluss::test::allocations() == allocations);
    CHECK(world.simulation.events() > events + 10'000);
    CHECK(world.rung > rung + 1'000);
    CHECK(world.missed > missed + 1'000);
    CHECK(world.done > done + 1'000);
}

TEST_CASE("the counter counts") {
    // Called by name: clang++ leaves out what a new-expression or a vector asks for and nobody uses.
    const auto before = sluss::test::allocations();
    void* const one = ::operator new(100);
    void* const two = ::operator new(200);
    CHECK(sluss::test::allocations() == before + 2);
    ::operator delete(one);
    ::operator delete(two);
}
