// Signals: a wait that another process ends, or its time limit; and interruption, which is such a wait.
#include "kernel/signal.hpp"

#include <doctest/doctest.h>

#include <memory>
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

Process wait_for(Simulation& simulation, Signal& signal, Time limit, Notes& notes) {
    const bool given = co_await signal.until(limit);
    notes.push_back((given ? "given at " : "limit at ") + hour(simulation));
}
Process give_after(Simulation& simulation, Signal& signal, Duration wait) {
    co_await simulation.after(wait);
    signal.give();
}

}  // namespace

TEST_CASE("a signal ends the wait when it is given, or the limit does") {
    Simulation simulation{midnight};
    Signal soon{simulation};
    Signal late{simulation};
    Signal never{simulation};
    Signal unlimited{simulation};
    Notes notes;
    simulation.start(wait_for(simulation, soon, midnight + 5h, notes));
    simulation.start(wait_for(simulation, late, midnight + 4h, notes));
    simulation.start(wait_for(simulation, never, midnight + 6h, notes));
    simulation.start(wait_for(simulation, unlimited, Time::max(), notes));
    simulation.start(give_after(simulation, soon, 3h));
    simulation.start(give_after(simulation, late, 5h));
    simulation.start(give_after(simulation, unlimited, 100h));
    simulation.run_until(midnight + 200h);
    CHECK(notes == Notes{"given at 3", "limit at 4", "limit at 6", "given at 100"});
}

TEST_CASE("a signal that was given before is not waited for") {
    Simulation simulation{midnight};
    Signal signal{simulation};
    Notes notes;
    signal.give();
    simulation.start(wait_for(simulation, signal, midnight, notes));
    simulation.run_until(midnight);
    CHECK(notes == Notes{"given at 0"});
}

TEST_CASE("of a signal and a limit at the same moment, the one that was scheduled first wins") {
    Simulation simulation{midnight};
    Signal limit_first{simulation};
    Signal signal_first{simulation};
    Notes notes;
    simulation.start(wait_for(simulation, limit_first, midnight + 1h, notes));
    simulation.start(give_after(simulation, limit_first, 1h));
    simulation.start(give_after(simulation, signal_first, 1h));
    simulation.start(wait_for(simulation, signal_first, midnight + 1h, notes));
    simulation.run_until(midnight + 2h);
    CHECK(notes == Notes{"limit at 1", "given at 1"});
}

TEST_CASE("a limit that has passed lets the wait end at once, without the signal") {
    Simulation simulation{midnight + 2h};
    Signal signal{simulation};
    Notes notes;
    simulation.start(wait_for(simulation, signal, midnight + 1h, notes));
    simulation.run_until(midnight + 3h);
    CHECK(notes == Notes{"limit at 2"});
}

namespace {
/// Works for `length`; whenever the signal is given, somebody asks a question that takes an hour.
Process works_with_interruptions(Simulation& simulation, Signal& question, Duration length, Notes& notes) {
    while (length > 0h) {
        const Time begun = simulation.now();
        const bool interrupted = co_await question.until(begun + length);
        length -= simulation.now() - begun;
        if (!interrupted) break;
        question.reset();
        notes.push_back("interrupted at " + hour(simulation));
        co_await simulation.after(1h);
    }
    notes.push_back("done at " + hour(simulation));
}
}  // namespace

TEST_CASE("a process that waits for the end of its work or a signal can be interrupted, again and again") {
    Simulation simulation{midnight};
    Signal question{simulation};
    Notes notes;
    simulation.start(works_with_interruptions(simulation, question, 8h, notes));
    simulation.start(give_after(simulation, question, 2h));
    simulation.start(give_after(simulation, question, 5h));
    simulation.start(give_after(simulation, question, 20h));  // too late to interrupt anything
    simulation.run_until(midnight + 30h);
    CHECK(notes == Notes{"interrupted at 2", "interrupted at 5", "done at 10"});
}

TEST_CASE("a signal given while nobody waits ends the next wait, unless it is reset before") {
    Simulation simulation{midnight};
    Signal kept{simulation};
    Signal forgotten{simulation};
    Notes notes;
    kept.give();
    forgotten.give();
    forgotten.reset();
    simulation.start(wait_for(simulation, kept, midnight + 1h, notes));
    simulation.start(wait_for(simulation, forgotten, midnight + 1h, notes));
    simulation.run_until(midnight + 2h);
    CHECK(notes == Notes{"given at 0", "limit at 1"});
}

TEST_CASE("a signal that was received stays received, though it is reset before the process goes on") {
    Simulation simulation{midnight};
    Signal signal{simulation};
    Notes notes;
    simulation.start(wait_for(simulation, signal, midnight + 5h, notes));
    simulation.at(midnight + 1h, {[](void* about) {
                                      auto& s = *static_cast<Signal*>(about);
                                      s.give();
                                      s.reset();
                                  },
                                  &signal});
    simulation.run_until(midnight + 6h);
    CHECK(notes == Notes{"given at 1"});
}

TEST_CASE("a signal given twice lets the process go on once") {
    Simulation simulation{midnight};
    Signal signal{simulation};
    Notes notes;
    simulation.start(wait_for(simulation, signal, midnight + 5h, notes));
    simulation.start(give_after(simulation, signal, 1h));
    simulation.start(give_after(simulation, signal, 1h));
    simulation.run_until(midnight + 10h);
    CHECK(notes == Notes{"given at 1"});
}

TEST_CASE("whoever is given a signal goes on after what is already scheduled for the moment") {
    Simulation simulation{midnight};
    Signal first{simulation};
    Signal second{simulation};
    Notes notes;
    simulation.start(wait_for(simulation, first, Time::max(), notes));
    simulation.start(give_after(simulation, first, 1h));
    simulation.start(wait_for(simulation, second, midnight + 1h, notes));
    simulation.run_until(midnight + 2h);
    CHECK(notes == Notes{"limit at 1", "given at 1"});
}

TEST_CASE("a process that waits for a signal is put away at the end, whether the signal is gone by then or not") {
    const std::size_t before = FramePool::of_this_thread().in_use();
    auto simulation = std::make_unique<Simulation>(midnight);
    auto gone = std::make_unique<Signal>(*simulation);
    const auto stays = std::make_unique<Signal>(*simulation);
    Notes notes;
    simulation->start(wait_for(*simulation, *gone, midnight + 5h, notes));
    simulation->start(wait_for(*simulation, *stays, Time::max(), notes));
    simulation->run_until(midnight + 1h);
    gone.reset();
    simulation.reset();
    CHECK(notes.empty());
    CHECK(FramePool::of_this_thread().in_use() == before);
}
