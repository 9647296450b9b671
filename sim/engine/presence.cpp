// Who is here and who is away, and the hours that meetings, training and preparing a reorganisation take.
#include "engine/workforce.hpp"

#include <algorithm>
#include <array>

namespace sluss::engine {

using domain::Account;
using kernel::day_of;

namespace {

// Meetings are in the diaries so long beforehand, in pieces of at most this length.
constexpr std::chrono::weeks known_beforehand{4};
constexpr Duration longest_piece = std::chrono::hours{2};
constexpr std::chrono::days week{7};

// The booking that the time lies in, if any.
const kernel::Booking* booked_at(const kernel::Diary& diary, Time time) {
    for (const auto& booking : diary.bookings())
        if (booking.from <= time && time < booking.to) return &booking;
    return nullptr;
}

Days monday_at_or_before(Days day) {
    return day - std::chrono::days{std::chrono::weekday{day}.iso_encoding() - 1};
}

}  // namespace

// Leave is in the diary from the first day on, before anybody can book anything else.
std::vector<Absence> Workforce::plan_leave(Worker& worker) const {
    auto absences = absences_of(rules(), key_, worker.number, day_of(scenario_.experiment.begin()),
                                day_of(scenario_.experiment.end()));
    const Time now = simulation_.now();
    for (const auto& absence : absences)
        if (absence.planned && Time{absence.to} > now)
            worker.agenda.diary.book({std::max(Time{absence.from}, now), Time{absence.to}});
    return absences;
}

Process Workforce::be_away(Worker& worker, std::vector<Absence> absences) {
    for (const auto& absence : absences) {
        const Time until{absence.to};
        if (until <= simulation_.now()) continue;
        co_await simulation_.until(Time{absence.from});
        // Round the clock somebody may be in a meeting at midnight, or in the middle of moving.
        while (!worker.gone && !absence.planned && simulation_.now() < until) {
            const auto* busy = booked_at(worker.agenda.diary, simulation_.now());
            if (busy == nullptr || busy->from == simulation_.now()) break;
            co_await simulation_.until(busy->to);
        }
        if (worker.gone) co_return;
        if (simulation_.now() >= until) continue;
        co_await stay_away(worker, until, use(Account::absent), absence.planned);
    }
}

Task<> Workforce::stay_away(Worker& worker, Time until, kernel::Use account, bool planned) {
    const Time from = simulation_.now();
    worker.away = true;
    if (!planned) {
        staff_.call_off(worker, [until](const Booked& booked) { return booked.when.from < until; });
        worker.agenda.diary.book({from, until});
    }
    const Duration hours = worker.agenda.calendar().work_between(from, until);
    kernel::Portions portions;
    portions.add(account, hours);
    worker.agenda.begin_appointment(portions);
    if (until - from > rules().hands_over_after) casework_.clear_out(worker, domain::HandoffCause::turnover);
    co_await simulation_.until(until);
    worker.agenda.end_appointment();
    worker.agenda.diary.complete(from);
    recorder_.worked(nullptr, worker, hours, nullptr);
    worker.away = false;
    while (staff_.offer(worker)) {
    }
}

void Workforce::close(Unit& unit, int days) {
    for (Worker* worker : unit.workers) {
        if (worker->away) continue;
        simulation_.start(move_house(*worker, simulation_.now() + std::chrono::days{days}));
    }
}

// Leave that was planned for these days goes before.
Process Workforce::move_house(Worker& worker, Time until) {
    for (const auto& booking : worker.agenda.diary.bookings()) {
        const auto same = [&](const Booked* booked) { return booked->when.from == booking.from; };
        const bool can_be_called_off = std::any_of(worker.booked.begin(), worker.booked.end(), same);
        if (!can_be_called_off) until = std::min(until, booking.from);
    }
    if (until <= simulation_.now()) co_return;
    co_await stay_away(worker, until, use(Account::overhead), false);
}

Process Workforce::fixed_duties(Worker& worker) {
    for (Days monday = monday_at_or_before(day_of(simulation_.now()));; monday += week) {
        co_await simulation_.until(Time{monday - known_beforehand});
        if (worker.gone || Time{monday} >= scenario_.experiment.end()) co_return;
        const Time from = std::max(Time{monday}, simulation_.now());
        Duration left = duties_in_week(worker, monday);
        const Duration most = std::min(longest_piece, worker.longest_stretch);
        for (; left > Duration{}; left -= std::min(left, most))
            simulation_.start(be_occupied(worker, from, std::min(left, most)));
    }
}

const domain::Organisation& Workforce::organisation_on(Days day) const {
    const domain::Organisation* then = &first_organisation_;
    for (const auto& reorganisation : first_organisation_.reorganisations)
        if (reorganisation.on <= day) then = &reorganisation.structure.front();
    return *then;
}

// Of the hours that the worker will be here, as far as leave is known.
Duration Workforce::duties_in_week(const Worker& worker, Days monday) const {
    const auto& calendar = worker.agenda.calendar();
    double hours = 0;
    for (Days day = monday; day < monday + week; day += std::chrono::days{1}) {
        const Time from{day};
        if (from < simulation_.now()) continue;
        const auto* planned = booked_at(worker.agenda.diary, from);
        if (planned != nullptr && planned->from <= from && planned->to >= Time{day + std::chrono::days{1}}) continue;
        double share = 0;
        for (const auto& duty : organisation_on(day).workforce.overhead) {
            if (!duty.roles.empty() && !duty.roles.contains(worker.role)) continue;
            if ((duty.from && day < *duty.from) || (duty.until && day >= *duty.until)) continue;
            share += duty.share;
        }
        hours += share * kernel::in_hours(calendar.work_between(from, Time{day + std::chrono::days{1}}));
    }
    for (const auto& reorganisation : first_organisation_.reorganisations) {
        const auto& preparation = reorganisation.preparation;
        if (preparation.weeks == 0) continue;
        const Days end = monday_at_or_before(reorganisation.on);
        if (monday >= end - week * preparation.weeks && monday < end)
            hours += kernel::in_hours(preparation.hours) * worker.fraction / preparation.weeks;
    }
    return kernel::from_hours(hours);
}

Process Workforce::be_occupied(Worker& worker, Time not_before, Duration length) {
    const std::array<Worker*, 1> alone{&worker};
    const bool held = co_await casework_.confer(alone, not_before, length, use(Account::overhead));
    if (held) recorder_.worked(nullptr, worker, length, nullptr);
}

}  // namespace sluss::engine
