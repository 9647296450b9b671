// Three ways to cancel, behind one interface by slot: leave the event where it is and skip it when its time comes; take
// it out of a heap that knows where each slot's event lies; take it out of a pairing heap.
#pragma once

#include "event.hpp"
#include "pairing_heap.hpp"

#include <utility>
#include <vector>

namespace sluss::bench {

/// A cancelled event stays in the list and is told by its tag, which is no longer its slot's.
template <class List>
class SkipCancelled {
public:
    explicit SkipCancelled(std::size_t slots) : tags_(slots, none) {}

    void push(Event event) {
        tags_[event.slot()] = event.tag;
        list_.push(event);
    }
    void cancel(std::uint32_t slot) { tags_[slot] = none; }
    Event pop() {
        for (;;) {
            const Event event = list_.pop();
            if (tags_[event.slot()] != event.tag) continue;
            tags_[event.slot()] = none;
            return event;
        }
    }

private:
    static constexpr std::uint64_t none = never.tag;
    List list_;
    std::vector<std::uint64_t> tags_;
};

/// A 4-ary heap with a table of where each slot's event lies, written at every move.
class IndexedHeap {
public:
    explicit IndexedHeap(std::size_t slots) : places_(slots) {}

    void push(Event event) {
        heap_.push_back(event);
        rise(heap_.size() - 1, event);
    }
    void cancel(std::uint32_t slot) { remove(places_[slot]); }
    Event pop() {
        const Event top = heap_.front();
        remove(0);
        return top;
    }

private:
    void put(std::size_t place, Event event) {
        heap_[place] = event;
        places_[event.slot()] = static_cast<std::uint32_t>(place);
    }
    void rise(std::size_t hole, Event event) {
        for (; hole > 0 && event < heap_[(hole - 1) / 4]; hole = (hole - 1) / 4) put(hole, heap_[(hole - 1) / 4]);
        put(hole, event);
    }
    void remove(std::size_t hole) {
        const Event last = heap_.back();
        heap_.pop_back();
        const std::size_t size = heap_.size();
        if (hole == size) return;
        for (std::size_t first = 4 * hole + 1; first < size; first = 4 * hole + 1) {
            std::size_t least = first;
            for (std::size_t child = first + 1; child < first + 4 && child < size; ++child)
                if (heap_[child] < heap_[least]) least = child;
            if (!(heap_[least] < last)) break;
            put(hole, heap_[least]);
            hole = least;
        }
        rise(hole, last);
    }

    std::vector<Event> heap_;
    std::vector<std::uint32_t> places_;
};

class CancellingPairingHeap {
public:
    explicit CancellingPairingHeap(std::size_t slots) : nodes_(slots) {}

    void push(Event event) { nodes_[event.slot()] = heap_.push(event); }
    void cancel(std::uint32_t slot) { heap_.erase(nodes_[slot]); }
    Event pop() { return heap_.pop(); }

private:
    PairingHeap heap_;
    std::vector<PairingHeap::Node> nodes_;
};

}  // namespace sluss::bench
