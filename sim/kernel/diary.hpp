// A person's diary: the appointments booked ahead, and the earliest time at which several people are free together. It
// relies on the work calendar for when a person works at all; it knows nothing of what an appointment is about.
#pragma once

#include "kernel/pool_allocator.hpp"
#include "kernel/work_calendar.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace sluss::kernel {

/// [from, to), from < to.
struct Booking {
    Time from;
    Time to;
};

/// What looking for free time has cost on this thread so far; only what a measuring program is interested in.
struct DiaryCount {
    std::uint64_t bookings = 0;  ///< entries made; an appointment makes one in each diary
    std::uint64_t searches = 0;  ///< earliest common times asked for
    /// Times tried: "is there room from t on, and if not, until when not?", asked of one diary or calendar. A diary
    /// answers in a time logarithmic in its number of bookings.
    std::uint64_t probes = 0;

    static DiaryCount& of_this_thread() {
        static thread_local constinit DiaryCount count;
        return count;
    }
};

/// Bookings in order of time, without overlap.
class Diary {
public:
    /// \pre the time is free
    void book(Booking booking);
    /// Takes out a booking that was cancelled. \pre it is in the diary
    void cancel(Time from);
    /// Takes out a booking that is over. From now on nobody asks for a time before its end. \pre it is in the diary
    void complete(Time from);
    void clear();
    [[nodiscard]] std::span<const Booking> bookings() const { return bookings_; }

    /// The earliest start >= t at which `length` is unbooked and, if there is a calendar, inside one stretch of it;
    /// `never` if none. A diary is always asked with the same calendar: its owner's.
    [[nodiscard]] Time earliest_free(Time t, Duration length, const WorkCalendar* calendar) const;

private:
    /// A stretch that is known to have no room: the diary of a busy person is searched again and again from today on.
    struct Full {
        Time from;
        Time to;  ///< from == to: nothing is known
    };
    static constexpr Duration step = std::chrono::minutes{5};
    static constexpr std::size_t classes = 48;  // up to four hours; longer appointments are searched for anew

    void take_out(Time from);

    std::vector<Booking, PoolAllocator<Booking>> bookings_;
    /// full_[k]: where there is no room for k steps or more.
    mutable std::vector<Full> full_;  // none until a calendar is asked: a citizen's diary needs none
};

/// Someone, or somewhere, that must be free: a diary, working or opening hours, or both. Either may be null.
struct Attendee {
    const Diary* diary = nullptr;
    const WorkCalendar* calendar = nullptr;
};

/// The earliest start >= t at which all are free for `length` (> 0); WorkCalendar::never if there is none.
Time earliest_common(std::span<const Attendee> attendees, Time t, Duration length);

}  // namespace sluss::kernel
