// A person's diary: the appointments booked ahead, and the earliest time at which several people are free together. It
// relies on the work calendar for when a person works at all; it knows nothing of what an appointment is about.
#pragma once

#include "kernel/work_calendar.hpp"

#include <span>
#include <vector>

namespace sluss::kernel {

/// [from, to), from < to.
struct Booking {
    Time from;
    Time to;
};

/// Bookings in order of time, without overlap.
class Diary {
public:
    /// \pre the time is free
    void book(Booking booking);
    /// Takes a booking out: it was cancelled, or is over. \pre it is in the diary
    void remove(Time from);
    void clear() { bookings_.clear(); }
    [[nodiscard]] std::span<const Booking> bookings() const { return bookings_; }

    /// The earliest start >= t at which `length` is unbooked and, if there is a calendar, inside one stretch of it;
    /// `never` if none.
    [[nodiscard]] Time earliest_free(Time t, Duration length, const WorkCalendar* calendar) const;

private:
    std::vector<Booking> bookings_;
};

/// Someone, or somewhere, that must be free: a diary, working or opening hours, or both. Either may be null.
struct Attendee {
    const Diary* diary = nullptr;
    const WorkCalendar* calendar = nullptr;
};

/// The earliest start >= t at which all are free for `length` (> 0); WorkCalendar::never if there is none.
Time earliest_common(std::span<const Attendee> attendees, Time t, Duration length);

}  // namespace sluss::kernel
