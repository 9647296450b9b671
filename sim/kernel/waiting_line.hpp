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
    /// comes with a smaller number goes past the row in one step; for those in between, and if there is but one row, it
    /// has no meaning.
    Place* row_end = nullptr;
    int priority;
};

/// To join takes a step per larger priority number in the line; to leave takes the same time from anywhere. As long as
/// all are equal it is a plain list.
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
    /// The first in line, the last, or the next after or before one; null if there is none.
    [[nodiscard]] Place* first() const { return next(ring_); }
    [[nodiscard]] Place* last() const { return empty() ? nullptr : ring_.before; }
    [[nodiscard]] Place* next(const Place& place) const { return place.after == &ring_ ? nullptr : place.after; }
    [[nodiscard]] Place* previous(const Place& place) const { return place.before == &ring_ ? nullptr : place.before; }

    /// Takes a place behind all of the same priority.
    void join(Place& place) {
        if (!one_row_with(place)) return join_row(place);
        link(*ring_.before, place);
    }

    /// Takes a place before all of the same priority.
    void join_first(Place& place) {
        if (!one_row_with(place)) return join_row_first(place);
        link(ring_, place);
    }

    void leave(Place& place) {
        assert(place.in_line());
        if (rows_) leave_row(place);
        place.before->after = place.after;
        place.after->before = place.before;
        place.before = place.after = nullptr;
        --size_;
    }

private:
    static constexpr int nobody = std::numeric_limits<int>::min();

    [[nodiscard]] bool one_row_with(const Place& place) const {
        return !rows_ && (empty() || ring_.after->priority == place.priority);
    }
    void join_row(Place& place);
    void join_row_first(Place& place);
    void leave_row(const Place& place);
    void tell_rows_apart();

    void link(Place& ahead, Place& place) {
        assert(!place.in_line() && place.priority != nobody);
        place.before = &ahead;
        place.after = ahead.after;
        place.before->after = &place;
        place.after->before = &place;
        ++size_;
    }

    Place ring_{nobody};
    std::size_t size_ = 0;
    bool rows_ = false;  ///< there may be several priorities in the line, and the ends of the rows are kept
};

}  // namespace sluss::kernel
