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

bool Book::free_for(const Day& day, std::size_t index, std::size_t today, bool urgent) const {
    if (day.open > 0) return true;
    const bool released = plan_.released_days && index <= today + static_cast<std::size_t>(*plan_.released_days);
    return day.carved > 0 && (urgent || released);
}

std::size_t Book::first_free(ClinicId clinic, std::size_t earliest, std::size_t before, std::size_t today,
                             bool urgent) {
    auto& diary = diaries_[clinic];
    std::size_t index = earliest;
    // Days without a slot for everybody need not be looked at again by those who may not have another; and what is too
    // early now is so from now on.
    diary.first_open = std::max(diary.first_open, earliest);
    if (!urgent && !plan_.released_days) {
        while (diary.first_open < before && day(clinic, diary.first_open).open == 0) ++diary.first_open;
        index = diary.first_open;
    }
    while (index < before && !free_for(day(clinic, index), index, today, urgent)) ++index;
    return std::min(index, before);
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
        if (begins <= from) continue;
        result.offered += slots.offered;
        result.taken += slots.offered - slots.open - slots.carved;
    }
    return result;
}

}  // namespace sluss::service
