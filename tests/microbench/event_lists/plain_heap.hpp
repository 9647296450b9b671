// The textbook's heap with `Arity` children to a node, compared with branches; sifts the last event down from the root.
#pragma once

#include <cstddef>
#include <vector>

namespace sluss::bench {

template <class Event, std::size_t Arity>
class PlainHeap {
public:
    void push(Event event) {
        std::size_t hole = heap_.size();
        heap_.push_back(event);
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / Arity;
            if (!(event < heap_[parent])) break;
            heap_[hole] = heap_[parent];
            hole = parent;
        }
        heap_[hole] = event;
    }

    Event pop() {
        const Event top = heap_.front();
        const Event last = heap_.back();
        heap_.pop_back();
        const std::size_t size = heap_.size();
        if (size == 0) return top;
        std::size_t hole = 0;
        for (;;) {
            const std::size_t first = Arity * hole + 1;
            if (first >= size) break;
            std::size_t least = first;
            const std::size_t beyond = first + Arity < size ? first + Arity : size;
            for (std::size_t child = first + 1; child < beyond; ++child)
                if (heap_[child] < heap_[least]) least = child;
            if (!(heap_[least] < last)) break;
            heap_[hole] = heap_[least];
            hole = least;
        }
        heap_[hole] = last;
        return top;
    }

private:
    std::vector<Event> heap_;
};

}  // namespace sluss::bench
