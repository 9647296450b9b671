#include "kernel/diary.hpp"

#include <algorithm>
#include <cassert>

namespace sluss::kernel {

namespace {

// Bookings do not overlap, so they are in order of their ends too.
template <typename Bookings>
auto first_ending_after(Bookings& bookings, Time t) {
    return std::upper_bound(bookings.begin(), bookings.end(), t,
                            [](Time time, const Booking& booking) { return time < booking.to; });
}

}  // namespace

void Diary::book(Booking booking) {
    assert(booking.from < booking.to);
    const auto next = first_ending_after(bookings_, booking.from);
    assert(next == bookings_.end() || next->from >= booking.to);
    bookings_.insert(next, booking);
}

void Diary::remove(Time from) {
    const auto found = first_ending_after(bookings_, from);
    assert(found != bookings_.end() && found->from == from);
    bookings_.erase(found);
}

Time Diary::earliest_free(Time t, Duration length, const WorkCalendar* calendar) const {
    auto next = first_ending_after(bookings_, t);
    for (;;) {
        if (calendar != nullptr) {
            t = calendar->next_fit(t, length);
            if (t == WorkCalendar::never) return t;
            while (next != bookings_.end() && next->to <= t) ++next;
        }
        if (next == bookings_.end() || next->from >= t + length) return t;
        t = next->to;
        ++next;
    }
}

Time earliest_common(std::span<const Attendee> attendees, Time t, Duration length) {
    static const Diary empty;
    // Each attendee in turn moves the time forward until a whole round leaves it where it is.
    std::size_t agreed = 0;
    for (std::size_t i = 0; agreed < attendees.size(); i = (i + 1) % attendees.size()) {
        const Diary& diary = attendees[i].diary != nullptr ? *attendees[i].diary : empty;
        const Time free = diary.earliest_free(t, length, attendees[i].calendar);
        if (free == WorkCalendar::never) return free;
        agreed = free == t ? agreed + 1 : 1;
        t = free;
    }
    return t;
}

}  // namespace sluss::kernel
