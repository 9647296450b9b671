// A condition: processes wait until something holds, or until their patience ends. Whoever changes what the waiting
// processes look at says so; the condition relies on that, and looks at nothing by itself.
#pragma once

#include "kernel/simulation.hpp"
#include "kernel/waiting_line.hpp"

#include <algorithm>
#include <coroutine>
#include <utility>

namespace sluss::kernel {

/// Rules
/// - What holds already is not waited for, except while a look is still to come or going on: nobody goes past one who
///   waits and whose predicate holds.
/// - changed() asks for a look, at this moment but after everything that is already scheduled for it. Then the waiting
///   processes are gone through by the order in which they began to wait; one whose predicate holds goes on at once,
///   until it waits for something else, before the next is looked at: two cannot take the same room. Nobody who finds
///   their predicate false loses their place. What held in between, but no longer at the look, has not held.
/// - At equal times what was scheduled first happens: if changed() was called before the limit's turn came, the look
///   decides; otherwise the process leaves at its limit, without a look. A limit that has passed means now.
/// - A predicate is called any number of times and must change nothing.
/// - In a run that goes on, a condition may be destroyed only when nobody waits and no look is asked for; at the end of
/// a
///   run before or after the simulation, which puts away the processes that still wait.
class Condition {
public:
    explicit Condition(Simulation& simulation) : simulation_(simulation) {}
    Condition(const Condition&) = delete;
    Condition& operator=(const Condition&) = delete;

    /// Says that something has changed that a predicate may look at.
    void changed() {
        if (line_.empty() || look_asked_) return;
        look_asked_ = true;
        simulation_.at(simulation_.now(), {[](void* about) { static_cast<Condition*>(about)->look(); }, this});
    }

    [[nodiscard]] std::size_t waiting() const { return line_.size(); }

    /// `co_await condition.until([&] { return free_rooms > 0; }, limit)` \returns true when it holds, false at the
    /// limit
    template <typename Predicate>
    auto until(Predicate predicate, Time limit = Time::max()) {
        return WaitFor<Predicate>{*this, std::move(predicate), limit};
    }

private:
    /// What the condition knows of a wait, whatever its predicate is.
    struct Wait : Place {
        Wait(Condition& of, bool (*question)(const Wait&), Time until) : condition(of), holds(question), limit(until) {}
        ~Wait() {
            if (in_line()) condition.abandon(*this);  // put away while it waits
        }
        void await_suspend(std::coroutine_handle<> waiting) {
            handle = waiting;
            condition.take_in(*this);
        }
        bool await_resume() const { return held; }

        Condition& condition;
        bool (*holds)(const Wait&);
        Time limit;
        EventId at_limit;
        std::coroutine_handle<> handle;
        bool held = false;
        bool limit_passed = false;  ///< at this very moment, while a look was asked for
    };

    template <typename Predicate>
    struct WaitFor : Wait {
        WaitFor(Condition& of, Predicate question, Time until)
            : Wait(
                  of, [](const Wait& wait) -> bool { return static_cast<const WaitFor&>(wait).predicate(); }, until),
              predicate(std::move(question)) {}
        bool await_ready() {
            return !this->condition.look_asked_ && !this->condition.looking_ && (this->held = predicate());
        }

        Predicate predicate;
    };

    void take_in(Wait& wait);
    void reach_limit(Wait& wait);
    void look();
    void abandon(Wait& wait);

    Simulation& simulation_;
    WaitingLine line_;
    bool look_asked_ = false;
    bool looking_ = false;
};

}  // namespace sluss::kernel
