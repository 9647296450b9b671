// The future of a replication: what happens when. Earliest first, and at equal times in the order of scheduling, so
// that a run never depends on how the heap happens to lie in memory. A 4-ary heap of small entries; a cancelled event
// stays in the heap and is skipped when its time comes.
#pragma once

#include "kernel/time.hpp"

#include <cassert>
#include <cstdint>
#include <vector>

namespace sluss::kernel {

/// What an event does: a function and the object it is about.
struct Action {
    void (*run)(void*) = nullptr;
    void* about = nullptr;
};

/// Names a scheduled event, so that it can be cancelled. Default: no event.
struct EventId {
    std::uint32_t slot = 0;
    std::uint32_t generation = 0;  ///< 0: none; a slot's generations start at 1
};

class EventList {
public:
    EventId schedule(Time time, Action action) {
        const std::uint32_t slot = take_slot(action);
        push(Entry{time, order_++, slot});
        return {slot, slots_[slot].generation};
    }

    /// Cancels a pending event. \returns false if it has happened, was cancelled, or never was.
    bool cancel(EventId id) {
        if (id.generation == 0 || slots_[id.slot].generation != id.generation) return false;
        slots_[id.slot].action = {};
        ++slots_[id.slot].generation;
        return true;
    }

    /// Takes the next event that happens at or before `limit`. \returns false if there is none.
    bool next(Time limit, Time& time, Action& action) {
        while (!heap_.empty() && heap_.front().time <= limit) {
            const Entry top = heap_.front();
            pop();
            action = release_slot(top.slot);
            if (action.run == nullptr) continue;  // cancelled
            time = top.time;
            return true;
        }
        return false;
    }

    /// Events in the heap, cancelled ones included.
    [[nodiscard]] std::size_t size() const { return heap_.size(); }

private:
    struct Entry {
        Time time;
        std::uint64_t order;
        std::uint32_t slot;

        friend bool operator<(const Entry& a, const Entry& b) {
            return a.time < b.time || (a.time == b.time && a.order < b.order);
        }
    };
    struct Slot {
        Action action;
        std::uint32_t generation = 1;
    };

    std::uint32_t take_slot(Action action) {
        assert(action.run != nullptr);
        if (free_.empty()) {
            slots_.push_back({action, 1});
            return static_cast<std::uint32_t>(slots_.size() - 1);
        }
        const std::uint32_t slot = free_.back();
        free_.pop_back();
        slots_[slot].action = action;
        return slot;
    }

    Action release_slot(std::uint32_t slot) {
        const Action action = slots_[slot].action;
        if (action.run != nullptr) ++slots_[slot].generation;  // a cancelled one has moved on already
        free_.push_back(slot);
        return action;
    }

    void push(Entry entry) {
        std::size_t hole = heap_.size();
        heap_.push_back(entry);
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / 4;
            if (!(entry < heap_[parent])) break;
            heap_[hole] = heap_[parent];
            hole = parent;
        }
        heap_[hole] = entry;
    }

    void pop() {
        const Entry last = heap_.back();
        heap_.pop_back();
        const std::size_t size = heap_.size();
        if (size == 0) return;
        std::size_t hole = 0;
        for (;;) {
            const std::size_t first = 4 * hole + 1;
            if (first >= size) break;
            std::size_t least = first;
            const std::size_t beyond = first + 4 < size ? first + 4 : size;
            for (std::size_t child = first + 1; child < beyond; ++child)
                if (heap_[child] < heap_[least]) least = child;
            if (!(heap_[least] < last)) break;
            heap_[hole] = heap_[least];
            hole = least;
        }
        heap_[hole] = last;
    }

    std::vector<Entry> heap_;
    std::vector<Slot> slots_;
    std::vector<std::uint32_t> free_;
    std::uint64_t order_ = 0;
};

}  // namespace sluss::kernel
