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

    /// \pre now() <= time < Time::max()
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
    void start(Process process) {
        const auto handle = process.release();
        handle.promise().join(processes_);
        soon(handle);
    }

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
    auto after(Duration duration) { return until(later(now_, duration)); }

private:
    Time now_;
    EventList events_;
    std::uint64_t happened_ = 0;
    ProcessRing processes_;
};

}  // namespace sluss::kernel
