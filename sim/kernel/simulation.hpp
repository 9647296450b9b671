// The clock and the scheduler's loop of one replication. Everything that takes time waits here; nothing here knows what
// it waits for.
#pragma once

#include "kernel/event_list.hpp"
#include "kernel/process.hpp"
#include "kernel/time.hpp"

#include <atomic>
#include <coroutine>

namespace sluss::kernel {

class Simulation {
public:
    explicit Simulation(Time begin) : now_(begin) {}
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;
    /// Puts away the processes that are still under way.
    ~Simulation();

    [[nodiscard]] Time now() const { return now_; }
    /// Events that have happened.
    [[nodiscard]] std::uint64_t events() const { return happened_; }
    /// The most events that were ever pending at once, those of the present moment not counted.
    [[nodiscard]] std::size_t most_pending() const { return events_.largest(); }

    EventId at(Time time, Action action) {
        assert(time >= now_);
        return events_.schedule(time, action);
    }
    bool cancel(EventId id) { return events_.cancel(id); }
    /// Resumes a waiting coroutine at `time`.
    EventId resume_at(Time time, std::coroutine_handle<> handle) { return at(time, {nullptr, handle.address()}); }
    /// Resumes a waiting coroutine at this very moment, after everything that was scheduled for it before. It cannot be
    /// cancelled, and is cheaper than resume_at(now(), handle).
    void soon(std::coroutine_handle<> handle) { events_.schedule_now(handle); }

    /// Sets a process going, now, after what is already scheduled for this moment.
    void start(Process process);

    /// Runs until no event is left at or before `end`; the clock then stands at `end`.
    /// \returns false if `stop` became true (looked at every 4096 events)
    bool run_until(Time end, const std::atomic<bool>* stop = nullptr);

    /// `co_await simulation.until(t)`: goes on at t, or at once if t has passed. A process that waits until Time::max()
    /// never goes on.
    auto until(Time time) {
        struct Wait {
            Simulation& simulation;
            Time time;
            bool await_ready() const { return time <= simulation.now_; }
            void await_suspend(std::coroutine_handle<> handle) const {
                if (time != Time::max()) simulation.resume_at(time, handle);
            }
            void await_resume() const {}
        };
        return Wait{*this, time};
    }
    auto after(Duration duration) { return until(now_ + duration); }

private:
    Time now_;
    EventList events_;
    std::uint64_t happened_ = 0;
    ProcessRing processes_;
};

/// Something a process waits for that another gives: at most one waits on each. The wait may have a time limit
/// (patience). At equal times what was scheduled first wins: a signal given at the moment of the limit, but before it,
/// is received.
class Signal {
public:
    explicit Signal(Simulation& simulation) : simulation_(simulation) {}
    Signal(const Signal&) = delete;
    Signal& operator=(const Signal&) = delete;

    /// The waiting process goes on, now.
    void give() {
        given_ = true;
        if (!waiting_) return;
        simulation_.cancel(limit_);
        simulation_.resume_at(simulation_.now(), std::exchange(waiting_, {}));
    }

    /// `co_await signal.until(limit)` \returns true if the signal was given, false at the limit
    auto until(Time limit) {
        struct Wait {
            Signal& signal;
            Time limit;
            bool await_ready() const { return signal.given_; }
            void await_suspend(std::coroutine_handle<> handle) {
                signal.waiting_ = handle;
                if (limit == Time::max()) return;
                const Time time = limit > signal.simulation_.now() ? limit : signal.simulation_.now();
                signal.limit_ = signal.simulation_.at(time, {[](void* about) {
                                                                 auto& s = *static_cast<Signal*>(about);
                                                                 resume(std::exchange(s.waiting_, {}));
                                                             },
                                                             &signal});
            }
            bool await_resume() const { return signal.given_; }
        };
        return Wait{*this, limit};
    }

private:
    Simulation& simulation_;
    std::coroutine_handle<> waiting_;
    EventId limit_;
    bool given_ = false;
};

}  // namespace sluss::kernel
