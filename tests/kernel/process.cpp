// Processes and the loop that resumes them: parts within parts, the stack, exceptions, and those that never end.
#include "kernel/process.hpp"

#include "kernel/simulation.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

using namespace sluss::kernel;
using namespace std::chrono_literals;

namespace {

const Time midnight{};
using Notes = std::vector<std::string>;

std::string hour(const Simulation& simulation) {
    return std::to_string(std::chrono::duration_cast<std::chrono::hours>(simulation.now() - midnight).count());
}

Process note(Simulation& simulation, Notes& notes, std::string name, Duration wait) {
    co_await simulation.after(wait);
    notes.push_back(name + " at " + hour(simulation));
}

Task<int> waits_and_says(Simulation& simulation, Duration wait, int value) {
    co_await simulation.after(wait);
    co_return value;
}

Task<int> at_once(int value) {
    co_return value;
}

/// How far from here the stack goes down.
std::uintptr_t stack_pointer() {
    return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
}

}  // namespace

TEST_CASE("a process starts after what is already scheduled for the moment, and goes on when its wait is over") {
    Simulation simulation{midnight};
    Notes notes;
    simulation.start(note(simulation, notes, "a", 2h));
    simulation.start(note(simulation, notes, "b", 1h));
    simulation.start(note(simulation, notes, "c", 0h));
    simulation.start(note(simulation, notes, "d", 2h));
    CHECK(notes.empty());
    CHECK(simulation.run_until(midnight + 1h));
    CHECK(notes == Notes{"c at 0", "b at 1"});
    CHECK(simulation.run_until(midnight + 10h));
    CHECK(notes == Notes{"c at 0", "b at 1", "a at 2", "d at 2"});
    CHECK(simulation.now() == midnight + 10h);
}

namespace {
Task<int> sum_of(Simulation& simulation, int depth) {
    if (depth == 0) co_return co_await waits_and_says(simulation, 1h, 1);
    const int left = co_await sum_of(simulation, depth - 1);
    const int right = co_await sum_of(simulation, depth - 1);
    co_return left + right;
}
Process take_sum(Simulation& simulation, int depth, int& result) {
    result = co_await sum_of(simulation, depth);
}
}  // namespace

TEST_CASE("parts of parts wait one after the other and hand their values up") {
    Simulation simulation{midnight};
    int result = 0;
    simulation.start(take_sum(simulation, 6, result));
    simulation.run_until(midnight + 63h);
    CHECK(result == 0);
    simulation.run_until(midnight + 64h);
    CHECK(result == 64);
}

namespace {
struct Depth {
    std::uintptr_t lowest = UINTPTR_MAX;
    std::uintptr_t highest = 0;
    void look() {
        lowest = std::min(lowest, stack_pointer());
        highest = std::max(highest, stack_pointer());
    }
};
Task<int> looks_at_once(Depth& depth) {
    depth.look();
    co_return co_await at_once(1);
}
Process a_million(Depth& depth, long& sum) {
    for (int i = 0; i < 1'000'000; ++i) {
        depth.look();
        sum += co_await looks_at_once(depth);
    }
}
Task<int> chain(Depth& depth, int length) {
    depth.look();
    if (length == 0) co_return 0;
    const int rest = co_await chain(depth, length - 1);
    depth.look();
    co_return rest + 1;
}
Process follow_chain(Depth& depth, int length, int& result) {
    result = co_await chain(depth, length);
}
}  // namespace

TEST_CASE("a million parts that end at once leave the stack where it was") {
    Simulation simulation{midnight};
    Depth depth;
    long sum = 0;
    simulation.start(a_million(depth, sum));
    simulation.run_until(midnight);
    CHECK(sum == 1'000'000);
    CHECK(depth.highest - depth.lowest < 65536);
}

TEST_CASE("parts nested a hundred thousand deep do not use the stack") {
    Simulation simulation{midnight};
    Depth depth;
    int result = 0;
    simulation.start(follow_chain(depth, 100'000, result));
    simulation.run_until(midnight);
    CHECK(result == 100'000);
    CHECK(depth.highest - depth.lowest < 65536);
}

namespace {
Task<int> fails(Simulation& simulation) {
    co_await simulation.after(1h);
    throw std::runtime_error("no such need");
}
Task<int> passes_on(Simulation& simulation) {
    const int value = co_await fails(simulation);
    co_return value + 1;
}
Process catches(Simulation& simulation, Notes& notes) {
    try {
        co_await passes_on(simulation);
    } catch (const std::runtime_error& error) {
        notes.push_back(std::string(error.what()) + " at " + hour(simulation));
    }
    co_await simulation.after(1h);
    notes.push_back("goes on at " + hour(simulation));
}
Process does_not_catch(Simulation& simulation) {
    co_await passes_on(simulation);
}
}  // namespace

TEST_CASE("an exception in a part reaches whoever awaits it, and the process goes on from there") {
    Simulation simulation{midnight};
    Notes notes;
    simulation.start(catches(simulation, notes));
    simulation.run_until(midnight + 5h);
    CHECK(notes == Notes{"no such need at 1", "goes on at 2"});
}

TEST_CASE("an exception that no process catches leaves the loop, and no frame is left behind") {
    const std::size_t before = FramePool::of_this_thread().in_use();
    {
        Simulation simulation{midnight};
        Notes notes;
        simulation.start(note(simulation, notes, "other", 3h));
        simulation.start(does_not_catch(simulation));
        CHECK_THROWS_WITH(simulation.run_until(midnight + 5h), "no such need");
    }
    CHECK(FramePool::of_this_thread().in_use() == before);
}

namespace {
struct Witness {
    explicit Witness(int& count) : count_(count) { ++count_; }
    Witness(const Witness&) = delete;
    Witness& operator=(const Witness&) = delete;
    ~Witness() { --count_; }
    int& count_;
};
Task<> waits_for_ever(Simulation& simulation, int& alive) {
    const Witness witness{alive};
    co_await simulation.until(Time::max());
}
Process never_ends(Simulation& simulation, int& alive) {
    const Witness witness{alive};
    co_await waits_for_ever(simulation, alive);
}
}  // namespace

TEST_CASE("processes that never end are put away with the simulation, their parts included") {
    const std::size_t before = FramePool::of_this_thread().in_use();
    int alive = 0;
    {
        Simulation simulation{midnight};
        Notes notes;
        for (int i = 0; i < 1000; ++i) simulation.start(never_ends(simulation, alive));
        simulation.start(note(simulation, notes, "later", 100h));
        simulation.run_until(midnight + 1h);
        simulation.start(never_ends(simulation, alive));  // started, but never resumed
        CHECK(alive == 2000);
        // Every process has a frame; those of its parts a compiler may put into it (clang does).
        CHECK(FramePool::of_this_thread().in_use() >= before + 1001);
    }
    CHECK(alive == 0);
    CHECK(FramePool::of_this_thread().in_use() == before);
}

TEST_CASE("a process that is never started gives its frame back") {
    const std::size_t before = FramePool::of_this_thread().in_use();
    {
        Simulation simulation{midnight};
        int alive = 0;
        const Process process = never_ends(simulation, alive);
        CHECK(FramePool::of_this_thread().in_use() <= before + 1);  // none if the compiler sees that it never runs
    }
    CHECK(FramePool::of_this_thread().in_use() == before);
}

namespace {
Process every_minute(Simulation& simulation, std::uint64_t& count, std::atomic<bool>& stop) {
    for (;;) {
        co_await simulation.after(1min);
        if (++count == 10'000) stop = true;
    }
}
}  // namespace

TEST_CASE("a run can be stopped, soon after it was asked to") {
    Simulation simulation{midnight};
    std::uint64_t count = 0;
    std::atomic<bool> stop{false};
    simulation.start(every_minute(simulation, count, stop));
    CHECK_FALSE(simulation.run_until(midnight + std::chrono::days{365}, &stop));
    CHECK(count >= 10'000);
    CHECK(count <= 10'000 + 4096);
}
