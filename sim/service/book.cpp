#include "service/book.hpp"

#include "kernel/holidays.hpp"

#include <algorithm>
#include <cmath>

namespace sluss::service {

using domain::service::AppointmentBook;
using domain::service::ClientId;
using domain::service::ClinicId;
using kernel::Days;
using kernel::Time;

namespace {

// Beyond so many days a book has no slot that anybody waits for: some 270 years.
constexpr std::size_t last_day = 100'000;

}  // namespace

Book::Book(const AppointmentBook& plan, Days start) : plan_(plan), start_(start), diaries_(plan.clinics.size()) {}

Book::Day& Book::day(ClinicId clinic, std::size_t index) {
    auto& days = diaries_[clinic].days;
    while (days.size() <= index) {
        const Days date = start_ + std::chrono::days{days.size()};
        const bool free = !kernel::holiday_name(plan_.holidays, date).empty();
        const std::uint32_t offered =
            free ? 0 : plan_.clinics[clinic].slots[std::chrono::weekday{date}.iso_encoding() - 1];
        const auto carved = static_cast<std::uint32_t>(std::floor(offered * plan_.carved_out + 0.5));
        days.push_back({offered - carved, carved, offered});
    }
    return days[index];
}

std::size_t Book::first_free(ClinicId clinic, std::size_t earliest, std::size_t before, std::size_t today,
                             bool urgent) {
    auto& diary = diaries_[clinic];
    // A slot that is taken stays so, and what is too early now is so from now on: what a cursor has passed need not be
    // looked at again.
    const auto from = [&](std::size_t& cursor, std::size_t end, auto&& has_some) {
        cursor = std::max(cursor, earliest);
        while (cursor < end && !has_some(day(clinic, cursor))) ++cursor;
        return std::min(cursor, end);
    };
    const auto any = [](const Day& day) { return day.open + day.carved > 0; };
    if (urgent) return from(diary.first_left, before, any);
    if (plan_.released_days) {
        const std::size_t end = std::min(before, today + static_cast<std::size_t>(*plan_.released_days) + 1);
        if (const std::size_t released = from(diary.first_left, end, any); released < end) return released;
    }
    return from(diary.first_open, before, [](const Day& day) { return day.open > 0; });
}

bool Book::may_use(ClinicId clinic, ClinicId own) const {
    if (clinic == own) return true;
    switch (plan_.choice) {
        case AppointmentBook::Choice::own:
            return false;
        case AppointmentBook::Choice::partly_pooled: {
            const auto& neighbours = plan_.clinics[own].neighbours;
            return std::find(neighbours.begin(), neighbours.end(), clinic) != neighbours.end();
        }
        case AppointmentBook::Choice::own_first:
        case AppointmentBook::Choice::fully_pooled:
            return true;
    }
    return false;
}

Book::Slot Book::take(Time now, ClientId kind, ClinicId own) {
    const bool urgent = kind < plan_.urgent.size() && plan_.urgent[kind];
    const auto today = static_cast<std::size_t>((kernel::day_of(now) - start_).count());
    std::size_t earliest = today + static_cast<std::size_t>(plan_.notice_days);
    if (Time{start_ + std::chrono::days{earliest}} + plan_.opens < now) ++earliest;  // today's have begun

    ClinicId chosen = own;
    std::size_t best = first_free(own, earliest, last_day, today, urgent);
    const bool near = plan_.choice == AppointmentBook::Choice::own_first &&
                      best <= today + static_cast<std::size_t>(plan_.own_within_days);
    for (ClinicId clinic = 0; clinic < plan_.clinics.size() && !near; ++clinic) {
        if (clinic == own || !may_use(clinic, own)) continue;
        const std::size_t index = first_free(clinic, earliest, best, today, urgent);
        if (index >= best) continue;
        best = index;
        chosen = clinic;
    }
    if (best == last_day) return {own, Time::max()};
    Day& slots = day(chosen, best);
    const bool carved = slots.carved > 0 && (urgent || slots.open == 0);
    --(carved ? slots.carved : slots.open);
    return {chosen, Time{start_ + std::chrono::days{best}} + plan_.opens};
}

Book::Use Book::use(ClinicId clinic, Time from, Time to) {
    Use result;
    for (std::size_t index = 0; index < last_day; ++index) {
        const Time begins = Time{start_ + std::chrono::days{index}} + plan_.opens;
        if (begins > to) break;
        const Day& slots = day(clinic, index);
        // What happens at the very end of a warm-up belongs to it; the start of a run without one is measured.
        if (begins < from || (begins == from && from > Time{start_})) continue;
        result.offered += slots.offered;
        result.taken += slots.offered - slots.open - slots.carved;
    }
    return result;
}

}  // namespace sluss::service
