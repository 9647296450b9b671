// A heap whose children of one node lie together in aligned cache lines and whose least child is chosen without a
// branch. Its options are the ways of taking out the least event that were compared.
#pragma once

#include "event.hpp"

#include <cstddef>
#include <vector>

namespace sluss::bench {

struct LineHeapOptions {
    bool replace_top = false;     ///< the place of a popped event waits for the next push, which most events do
    bool hole_to_bottom = false;  ///< the hole sinks to a leaf first, then the event rises; else it stops on its way
    bool look_ahead = false;      ///< fetch the grandchildren's lines before it is known which child is least
};

template <std::size_t Arity, LineHeapOptions options, class Announce = Unannounced>
class LineHeap {
    static_assert(Arity == 4 || Arity == 8);

public:
    explicit LineHeap(Announce announce = {}) : announce_(announce) {}

    void push(Event event) {
        if (options.replace_top && vacant_) {
            vacant_ = false;
            sink(event);
            return;
        }
        const std::size_t node = size_++;
        if (node > 0 && (node - 1) / Arity == children_.size()) children_.push_back(Children{});
        rise(node, at(node), event);
    }

    Event pop() {
        if (vacant_) remove_top();
        const Event top = root_;
        if constexpr (options.replace_top) {
            vacant_ = true;
            if (!children_.empty()) announce_(children_[0].of[least(children_[0])]);
        } else {
            remove_top();
            announce_(root_);
        }
        return top;
    }

private:
    struct alignas(64) Children {
        Event of[Arity];

        Children() {
            for (Event& event : of) event = never;
        }
    };

    // A mask, because g++ 12 makes branches of `second ? b : a` and even of `a + (b - a) * second`.
    static std::size_t choose(std::size_t a, std::size_t b, bool second) {
        return a ^ ((a ^ b) & (0 - std::size_t{second}));
    }
    static std::size_t least_of_four(const Event* of) {
        const std::size_t a = of[1] < of[0];
        const std::size_t b = 2 + std::size_t{of[3] < of[2]};
        return choose(a, b, of[b] < of[a]);
    }
    static std::size_t least(const Children& children) {
        const std::size_t a = least_of_four(children.of);
        if constexpr (Arity == 4) return a;
        const std::size_t b = 4 + least_of_four(children.of + 4);
        return choose(a, b, children.of[b] < children.of[a]);
    }

    Event& at(std::size_t node) { return node == 0 ? root_ : children_[(node - 1) / Arity].of[(node - 1) % Arity]; }

    void remove_top() {
        vacant_ = false;
        --size_;
        Event& place = at(size_);
        const Event last = place;
        place = never;
        if (size_ > 0) sink(last);
    }

    void sink(Event event) {
        Event* hole = &root_;
        std::size_t node = 0;
        for (std::size_t first = 1; first < size_; first = Arity * node + 1) {
            if (options.look_ahead && Arity * first + 1 < size_)
                for (std::size_t child = first; child < first + Arity; ++child)
                    for (std::size_t half = 0; half < Arity; half += 4)
                        __builtin_prefetch(&children_.data()[child].of[half]);
            Children& children = children_[node];
            const std::size_t i = least(children);
            if (!options.hole_to_bottom && !(children.of[i] < event)) break;
            *hole = children.of[i];
            hole = &children.of[i];
            node = first + i;
        }
        if (options.hole_to_bottom)
            rise(node, *hole, event);
        else
            *hole = event;
    }

    void rise(std::size_t node, Event& place, Event event) {
        Event* hole = &place;
        while (node > 0) {
            node = (node - 1) / Arity;
            Event& parent = at(node);
            if (!(event < parent)) break;
            *hole = parent;
            hole = &parent;
        }
        *hole = event;
    }

    Event root_ = never;
    std::vector<Children> children_;  // of node i at i; empty places hold `never`
    std::size_t size_ = 0;            // a vacant root included
    bool vacant_ = false;
    Announce announce_;
};

}  // namespace sluss::bench
