// The future of a replication: what happens when. Earliest first, and at equal times in the order of scheduling, so
// that a run never depends on how the queue happens to lie in memory. What is scheduled for the present moment goes
// through a lane of its own, in the same order. docs/decisions/0007 has what was compared; nothing here knows what an
// event means.
#pragma once

#include "kernel/ladder_queue.hpp"
#include "kernel/lane.hpp"
#include "kernel/time.hpp"

#include <cassert>
#include <coroutine>
#include <cstdint>
#include <utility>
#include <vector>

namespace sluss::kernel {

/// What an event does: it resumes a waiting coroutine, or calls a function with the object it is about.
struct Action {
    void (*run)(void*) = nullptr;  ///< null: `about` is the address of a coroutine
    void* about = nullptr;
};

/// Names a scheduled event, so that it can be cancelled. Default: no event.
struct EventId {
    std::uint64_t rank = 0;
};

class EventList {
public:
    /// \param time  not before the last event taken, and before Time::max()
    /// \throws std::length_error  beyond 2^24 - 1 pending events (16.7 million), or 2^40 in all
    EventId schedule(Time time, Action action) {
        const std::uint32_t slot = take_slot();
        const std::uint64_t rank = next_order() << slot_bits | slot;
        slots_[slot] = {rank, action};
        queue_.push({time, rank});
        return {rank};
    }

    /// Resumes `handle` at the time of the last event taken, after everything that is scheduled for that time so far.
    /// Cheaper than schedule(); cannot be cancelled.
    void schedule_now(std::coroutine_handle<> handle) { lane_.push({next_order() << slot_bits, handle}); }

    /// Cancels a pending event. \returns false if it has happened, was cancelled, or never was.
    bool cancel(EventId id) {
        if (id.rank == 0) return false;
        const std::uint32_t slot = slot_of(id.rank);
        if (slots_[slot].rank != id.rank) return false;
        free_slot(slot);
        // Its moment stays in the queue until it comes, or until such moments are the greater part of it.
        if (++cancelled_ > 64 && cancelled_ > queue_.size() / 2) sweep();
        return true;
    }

    /// Takes the next event that happens at or before `limit`. \returns false if there is none.
    /// \param time  in: the time of the last event taken; out: that of this one
    bool next(Time limit, Time& time, Action& action) {
        const Moment end{limit, last_rank};
        for (;;) {
            fetch_slots(queue_.settle());
            const Moment first = queue_.first();
            if (!lane_.empty() && Moment{time, lane_.first().rank} < first) break;
            if (!(first < end)) return false;
            fetch_action(queue_.ahead(4));
            queue_.pop();
            Slot& slot = slots_[slot_of(first.rank())];
            if (slot.rank != first.rank()) {
                --cancelled_;
                continue;
            }
            action = slot.action;
            free_slot(slot_of(first.rank()));
            time = first.time();
            return true;
        }
        if (time > limit) return false;
        action = {nullptr, lane_.pop().handle.address()};
        return true;
    }

    /// Events that have been scheduled and neither happened nor been cancelled.
    [[nodiscard]] std::size_t size() const { return queue_.size() - cancelled_ + lane_.size(); }
    /// The most events that were ever pending at once, those of the present moment not counted.
    [[nodiscard]] std::size_t largest() const { return slots_.size(); }

private:
    // A rank is the order of scheduling and, in its lowest bits, the slot where the action lies.
    static constexpr int slot_bits = 24;
    static constexpr std::uint64_t last_rank = ~std::uint64_t{0};  // of no event
    static constexpr std::uint32_t no_slot = (1U << slot_bits) - 1;

    struct Slot {
        std::uint64_t rank;  ///< of the pending event; of a free slot the next free one, which is no event's rank
        Action action;
    };
    struct Immediate {
        std::uint64_t rank;
        std::coroutine_handle<> handle;
    };

    static std::uint32_t slot_of(std::uint64_t rank) { return static_cast<std::uint32_t>(rank) & no_slot; }

    std::uint64_t next_order() {
        if (order_ >> (64 - slot_bits) != 0) too_many();
        return order_++;
    }

    std::uint32_t take_slot() {
        if (free_ == no_slot) return add_slot();
        const std::uint32_t slot = free_;
        free_ = static_cast<std::uint32_t>(slots_[slot].rank);
        return slot;
    }
    std::uint32_t add_slot();
    [[noreturn]] static void too_many();
    void free_slot(std::uint32_t slot) { slots_[slot].rank = std::exchange(free_, slot); }

    // What happens lies scattered in memory. It is fetched in time: the slots of a bucket when it comes to the bottom,
    // and what an event is about when the event is the fourth to come.
    void fetch_slots(std::span<const Moment> coming) const {
        for (const Moment moment : coming) __builtin_prefetch(&slots_[slot_of(moment.rank())]);
    }
    void fetch_action(Moment coming) const {
        const std::uint32_t slot = slot_of(coming.rank());
        if (slot == no_slot) return;
        const char* about = static_cast<const char*>(slots_[slot].action.about);
        for (int line = 0; line < 4; ++line) __builtin_prefetch(about + 64 * line);
    }

    /// Takes the moments of cancelled events out of the queue.
    void sweep();

    LadderQueue queue_;
    Lane<Immediate> lane_;
    std::vector<Slot> slots_;
    std::uint32_t free_ = no_slot;
    std::uint64_t order_ = 1;
    std::size_t cancelled_ = 0;  ///< moments in the queue whose event was cancelled
};

}  // namespace sluss::kernel
