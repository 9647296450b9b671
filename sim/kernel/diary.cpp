#include "kernel/diary.hpp"

#include <algorithm>
#include <cassert>

namespace sluss::kernel {

namespace {

// Bookings do not overlap, so they are in order of their ends too.
template <typename Position>
Position first_ending_after(Position from, Position end, Time t) {
    return std::upper_bound(from, end, t, [](Time time, const Booking& booking) { return time < booking.to; });
}

}  // namespace

void Diary::book(Booking booking) {
    assert(booking.from < booking.to);
    ++DiaryCount::of_this_thread().bookings;
    const auto next = first_ending_after(bookings_.begin(), bookings_.end(), booking.from);
    assert(next == bookings_.end() || next->from >= booking.to);
    bookings_.insert(next, booking);
}

void Diary::take_out(Time from) {
    const auto found = first_ending_after(bookings_.begin(), bookings_.end(), from);
    assert(found != bookings_.end() && found->from == from);
    bookings_.erase(found);
}

void Diary::cancel(Time from) {
    take_out(from);
    full_.clear();  // there is room again
}

void Diary::complete(Time from) {
    take_out(from);
}

void Diary::clear() {
    bookings_.clear();
    full_.clear();
}

Time Diary::earliest_free(Time t, Duration length, const WorkCalendar* calendar) const {
    const auto fits = static_cast<std::size_t>(length / step);                          // whole steps in the length
    const auto needs = static_cast<std::size_t>((length + step - Duration{1}) / step);  // steps that hold the length
    const Time asked = t;
    if (fits < full_.size() && full_[fits].from <= t && t < full_[fits].to) t = full_[fits].to;

    std::uint64_t& probes = DiaryCount::of_this_thread().probes;
    auto next = first_ending_after(bookings_.begin(), bookings_.end(), t);
    for (;;) {
        ++probes;
        if (calendar != nullptr) {
            t = calendar->next_fit(t, length);
            if (t == WorkCalendar::never) return t;
            // Mostly none lies in the hours that the calendar has gone past.
            if (next != bookings_.end() && next->to <= t) next = first_ending_after(next, bookings_.end(), t);
        }
        if (next == bookings_.end() || next->from >= t + length) break;
        t = next->to;
        ++next;
    }
    if (calendar != nullptr && needs < classes && t > asked) {
        full_.resize(classes);
        Full& known = full_[needs];
        // Two stretches that touch are one; of two that do not, the later is worth more.
        if (asked <= known.to && t >= known.from) {
            known = {std::min(known.from, asked), std::max(known.to, t)};
        } else if (t > known.to) {
            known = {asked, t};
        }
    }
    return t;
}

Time earliest_common(std::span<const Attendee> attendees, Time t, Duration length) {
    // Each attendee in turn moves the time forward until a whole round leaves it where it is.
    DiaryCount& count = DiaryCount::of_this_thread();
    ++count.searches;
    std::size_t agreed = 0;
    for (std::size_t i = 0; agreed < attendees.size(); i = (i + 1) % attendees.size()) {
        const auto [diary, calendar] = attendees[i];
        Time free = t;
        if (diary != nullptr) {
            free = diary->earliest_free(t, length, calendar);
        } else if (calendar != nullptr) {
            ++count.probes;
            free = calendar->next_fit(t, length);
        }
        if (free == WorkCalendar::never) return free;
        agreed = free == t ? agreed + 1 : 1;
        t = free;
    }
    return t;
}

}  // namespace sluss::kernel
