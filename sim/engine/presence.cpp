// Who is here and who is away, and the hours that meetings, training and preparing a reorganisation take.
#include "engine/workforce.hpp"

#include <algorithm>

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

// When the booking is over that has begun before; if it begins or ends now, a moment later.
Time end_of_engagement(const kernel::Diary& diary, Time now) {
    const auto* busy = booked_at(diary, now);
    return busy != nullptr && busy->from < now ? busy->to : now + Duration{1};
}

Days monday_at_or_before(Days day) {
    return day - std::chrono::days{std::chrono::weekday{day}.iso_encoding() - 1};
}

}  // namespace

// Leave is in the diary from the first day on, before anybody can book anything else; where other rules come to hold,
// what is booked already gives way.
std::vector<Absence> Workforce::plan_leave(Worker& worker) {
    // What begins at this very moment may be under way already, or be still to come after an illness that ends now.
    const bool stays_away = worker.away && worker.away_until > simulation_.now();
    for (const auto& booking : worker.leave)
        if (booking.from > simulation_.now() || (booking.from == simulation_.now() && !stays_away))
            worker.agenda.diary.cancel(booking.from);
    worker.leave.clear();
    const Time now = worker.away ? worker.away_until : simulation_.now();
    auto absences = absences_of(rules(), key_, worker.who, day_of(now), day_of(scenario_.experiment.end()));
    for (const auto& absence : absences) {
        const kernel::Booking booking{std::max(Time{absence.from}, now), Time{absence.to}};
        if (!absence.planned || booking.to <= booking.from) continue;
        staff_.call_off(worker, [&](const Booked& booked) {
            return booked.when.from < booking.to && booked.when.to > booking.from;
        });
        worker.agenda.diary.book(booking);
        worker.leave.push_back(booking);
    }
    return absences;
}

Process Workforce::be_away(Worker& worker, std::vector<Absence> absences, int regime) {
    for (const auto& absence : absences) {
        const Time until{absence.to};
        if (until <= simulation_.now()) continue;
        co_await simulation_.until(Time{absence.from});
        // Somebody may be in the middle of moving, or, round the clock, in a meeting at midnight.
        while (!worker.gone && worker.regime == regime && worker.agenda.in_appointment()) {
            const Time then = end_of_engagement(worker.agenda.diary, simulation_.now());
            co_await simulation_.until(then);
        }
        if (worker.gone || worker.regime != regime) co_return;
        if (simulation_.now() >= until) continue;
        co_await stay_away(worker, until, use(Account::absent), absence.planned);
    }
}

Task<> Workforce::stay_away(Worker& worker, Time until, kernel::Use account, bool planned) {
    const Time from = simulation_.now();
    const Time booked_from = planned ? booked_at(worker.agenda.diary, from)->from : from;
    worker.away = true;
    worker.away_until = until;
    if (account == use(Account::absent)) worker.absent_since = from;
    if (!planned) {
        staff_.call_off(worker, [until](const Booked& booked) { return booked.when.from < until; });
        worker.agenda.diary.book({from, until});
    }
    const Duration hours = worker.agenda.calendar().work_between(from, until);
    kernel::Portions portions;
    portions.add(account, hours);
    worker.agenda.begin_appointment(portions);
    // How long an illness lasts nobody knows when it begins.
    const Duration patience = rules().hands_over_after;
    if (account == use(Account::absent) && until - from > patience) {
        if (!planned) co_await simulation_.after(patience);
        if (casework_.clear_out(worker, domain::HandoffCause::turnover)) casework_.clear_desk(worker);
    }
    co_await simulation_.until(until);
    worker.agenda.end_appointment();
    worker.agenda.diary.complete(booked_from);
    recorder_.worked(nullptr, worker, hours, nullptr);
    staff_.count_days_away(worker);
    worker.absent_since = Time::max();
    worker.away = false;
    simulation_.start(take_waiting(worker));
}

// … unless leave follows upon illness at this very moment, or the worker leaves for good.
Process Workforce::take_waiting(Worker& worker) {
    while (!worker.away && !worker.gone)
        if (!staff_.offer(worker)) co_return;
}

void Workforce::close(Unit& unit, int days) {
    for (Worker* worker : unit.workers) {
        if (worker->away) continue;
        simulation_.start(move_house(*worker, simulation_.now() + std::chrono::days{days}));
    }
}

// Leave that was planned for these days goes before.
Process Workforce::move_house(Worker& worker, Time until) {
    if (worker.away || worker.gone) co_return;
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
        occupy({&worker}, from, duties_in_week(worker, monday), Account::overhead);
    }
}

void Workforce::occupy(std::initializer_list<Worker*> workers, Time not_before, Duration length, Account account) {
    Duration most = longest_piece;
    for (const Worker* worker : workers) most = std::min(most, worker->longest_stretch);
    for (; length > Duration{}; length -= std::min(length, most))
        simulation_.start(be_occupied({workers}, not_before, std::min(length, most), account));
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

Process Workforce::be_occupied(ShortVector<Worker*, 2> workers, Time not_before, Duration length, Account account) {
    const bool held = co_await casework_.confer({workers.data(), workers.size()}, not_before, length, use(account));
    if (!held) co_return;
    for (const Worker* worker : workers) {
        recorder_.worked(nullptr, *worker, length, nullptr);
        if (account == Account::consultation) recorder_.taught(length);
    }
}

}  // namespace sluss::engine
