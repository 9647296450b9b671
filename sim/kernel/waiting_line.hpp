// A line of those who wait: the smaller priority number first, then first come. Each place in it lives in the frame of
// the process that waits, so that waiting never calls the general heap; the line only ties the places together. It
// knows nothing of what they wait for.
#pragma once

#include "kernel/time.hpp"

#include <cassert>
#include <cstddef>
#include <limits>

namespace sluss::kernel {

/// On what terms somebody waits.
struct Terms {
    int priority = 0;          ///< the smaller goes first; any number but the smallest int
    Time limit = Time::max();  ///< patience: when to leave unserved. At equal times what was scheduled first happens
};

/// A place in a line. It must leave before it is destroyed.
struct Place {
    explicit Place(int number = 0) : priority(number) {}
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    [[nodiscard]] bool in_line() const { return after != nullptr; }

    Place* before = nullptr;
    Place* after = nullptr;
    /// Those of one priority stand together, in a row. The first of a row and the last know each other, so that whoever
    /// comes with a smaller number goes past the row in one step; for those in between it has no meaning.
    Place* row_end = nullptr;
    int priority;
};

/// To join takes a step per larger priority number in the line, thus one write more than a plain list if all are equal;
/// to leave takes the same time from anywhere.
class WaitingLine {
public:
    WaitingLine() { ring_.before = ring_.after = &ring_; }
    WaitingLine(const WaitingLine&) = delete;
    WaitingLine& operator=(const WaitingLine&) = delete;
    /// Sends away those who still wait: their processes may outlive the line, but wait no longer.
    ~WaitingLine() {
        for (Place* place = ring_.after; place != &ring_;) {
            Place* const next = place->after;
            place->before = place->after = nullptr;
            place = next;
        }
    }

    [[nodiscard]] bool empty() const { return ring_.after == &ring_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// The first in line, the last, or the next after one; null if there is none.
    [[nodiscard]] Place* first() const { return next(ring_); }
    [[nodiscard]] Place* last() const { return empty() ? nullptr : ring_.before; }
    [[nodiscard]] Place* next(const Place& place) const { return place.after == &ring_ ? nullptr : place.after; }

    /// Takes a place behind all of the same priority.
    void join(Place& place) {
        Place* ahead = ring_.before;
        while (ahead->priority > place.priority) ahead = ahead->row_end->before;
        link(*ahead, place);
        tie(ahead->priority == place.priority ? *ahead->row_end : place, place);
    }

    /// Takes a place before all of the same priority.
    void join_first(Place& place) {
        Place* ahead = ring_.before;
        while (ahead->priority >= place.priority) ahead = ahead->row_end->before;
        link(*ahead, place);
        tie(place, place.after->priority == place.priority ? *place.after->row_end : place);
    }

    void leave(Place& place) {
        assert(place.in_line());
        const bool first = place.before->priority != place.priority;
        const bool last = place.after->priority != place.priority;
        if (first && !last) tie(*place.after, *place.row_end);
        if (last && !first) tie(*place.row_end, *place.before);
        place.before->after = place.after;
        place.after->before = place.before;
        place.before = place.after = nullptr;
        --size_;
    }

private:
    static constexpr int nobody = std::numeric_limits<int>::min();

    void link(Place& ahead, Place& place) {
        assert(!place.in_line() && place.priority != nobody);
        place.before = &ahead;
        place.after = ahead.after;
        place.before->after = &place;
        place.after->before = &place;
        ++size_;
    }

    static void tie(Place& first, Place& last) {
        first.row_end = &last;
        last.row_end = &first;
    }

    Place ring_{nobody};
    std::size_t size_ = 0;
};

}  // namespace sluss::kernel
