// A signal: something that a process waits for and another gives, once; also how a process is interrupted. It relies on
// the scheduler; it carries nothing but that it was given.
#pragma once

#include "kernel/simulation.hpp"

#include <algorithm>
#include <cassert>
#include <coroutine>
#include <utility>

namespace sluss::kernel {

/// One process waits for it, or none; the wait may have a time limit (patience). A wait that is to be interrupted is a
/// wait for the signal with the wait's end as the limit:
///
///     const bool interrupted = co_await signal.until(simulation.now() + rest);
///
/// Rules
/// - A signal that was given stays given until reset(): whoever waits for it later goes on at once. Given twice, it is
///   given.
/// - Whoever waits goes on at the moment of the signal, after what is already scheduled for that moment.
/// - At equal times what was scheduled first happens: a signal given at the moment of the limit is received if the one
///   who gives it was scheduled before the wait began. A limit that has passed means now.
/// - In a run that goes on, a signal may be destroyed only when nobody waits for it; at the end of a run before or
///   after the simulation.
class Signal {
public:
    explicit Signal(Simulation& simulation) : simulation_(simulation) {}
    Signal(const Signal&) = delete;
    Signal& operator=(const Signal&) = delete;

    /// The waiting process goes on, now.
    void give() {
        given_ = true;
        if (waiting_ == nullptr) return;
        simulation_.cancel(limit_);
        waiting_->received = true;
        simulation_.soon(std::exchange(waiting_, nullptr)->handle);
    }

    /// Makes it serve again. For the process that waits for it: after it has gone on, or before a wait that what was
    /// given earlier shall not end.
    void reset() {
        assert(waiting_ == nullptr);
        given_ = false;
    }

    /// `co_await signal.until(limit)` \returns true if the signal was given, false at the limit
    auto until(Time limit) { return Wait{*this, limit}; }

private:
    struct Wait {
        Signal& signal;
        Time limit;
        std::coroutine_handle<> handle{};
        bool received = false;  ///< kept here: the signal may be reset before the process goes on

        bool await_ready() { return received = signal.given_; }
        void await_suspend(std::coroutine_handle<> waiting) {
            assert(signal.waiting_ == nullptr);
            handle = waiting;
            signal.waiting_ = this;
            if (limit == Time::max()) return;
            Simulation& simulation = signal.simulation_;
            signal.limit_ = simulation.at(std::max(limit, simulation.now()),
                                          {[](void* about) {
                                               auto& s = *static_cast<Signal*>(about);
                                               resume(std::exchange(s.waiting_, nullptr)->handle);
                                           },
                                           &signal});
        }
        bool await_resume() const { return received; }
    };

    Simulation& simulation_;
    Wait* waiting_ = nullptr;
    EventId limit_;
    bool given_ = false;
};

}  // namespace sluss::kernel
