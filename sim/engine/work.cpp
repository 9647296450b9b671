// The work itself: appointments booked in the diaries of all who take part, desk work between them, consultation of
// colleagues, and the citizens' and workers' travel. Every hour is charged to the workers' ledgers by their agendas,
// and told to the recorder for the household's own account.
#include "engine/casework.hpp"

#include <algorithm>
#include <array>

namespace sluss::engine {

using domain::Account;
using kernel::name_hash;

namespace {

constexpr kernel::Use use(Account account) {
    return static_cast<kernel::Use>(account);
}

}  // namespace

double Casework::with_interpreter(const Household& household) const {
    return household.interpreter ? 1 + municipality_.behaviour.interpreter_longer : 1;
}

// When a household's patience ends that begins to wait now.
Time Casework::patience_ends(const Household& household, bool by_report) const {
    if (by_report || household.patience == Duration::max()) return Time::max();
    return simulation_.now() + household.patience;
}

// How long this worker takes over desk work on this need, relative to a specialist.
double Casework::pace(const Worker& worker, domain::NeedId need) const {
    return (1 + worker.slower) * (worker.knows(need) ? 1 : 1 + rules_.outside_slower);
}

DeskWork Casework::desk(Household& household, Worker& worker, Duration length, Account account, Time limit, bool urgent,
                        Investigation* investigation) {
    household.fetch();
    return {recorder_, household, worker, std::max(length, Duration{}), use(account), limit, urgent, investigation};
}

// A colleague who knows the need is asked, before a piece of work outside the worker's own competence.
Worker* Casework::to_be_asked(const Strand& strand, const Progress& progress, std::size_t item, int occurrence) const {
    if (rules_.outside_competence != domain::OutsideCompetence::consult) return nullptr;
    if (strand.worker->knows(strand.need.need) || rules_.consult_length <= Duration{}) return nullptr;
    kernel::Stream asks = demand_.stream(strand.household, strand.need.need, progress.stage, item, Draw::consult,
                                         progress.visit, static_cast<std::uint32_t>(occurrence));
    return asks.happens(rules_.consult_chance) ? staff_.colleague_for(*strand.worker, strand.need.need) : nullptr;
}

Task<> Casework::consult(Strand& strand, Worker& colleague) {
    Worker& worker = *strand.worker;
    const std::array<kernel::Attendee, 2> both{worker.agenda.attendee(), colleague.agenda.attendee()};
    const Time start = kernel::earliest_common(both, simulation_.now(), rules_.consult_length);
    if (start == kernel::WorkCalendar::never) co_await simulation_.until(Time::max());
    const kernel::Booking booking{start, start + rules_.consult_length};
    worker.agenda.diary.book(booking);
    colleague.agenda.diary.book(booking);
    co_await simulation_.until(booking.from);
    kernel::Portions portions;
    portions.add(use(Account::consultation), rules_.consult_length);
    worker.agenda.begin_appointment(portions);
    colleague.agenda.begin_appointment(portions);
    co_await simulation_.until(booking.to);
    worker.agenda.end_appointment();
    colleague.agenda.end_appointment();
    worker.agenda.diary.complete(booking.from);
    colleague.agenda.diary.complete(booking.from);
    recorder_.worked(strand.household, worker, rules_.consult_length, strand.need.investigation);
    recorder_.worked(strand.household, colleague, rules_.consult_length, strand.need.investigation);
}

Casework::Terms Casework::terms_of(const Household& household, const Appointment& appointment) const {
    const Worker& lead = appointment.lead();
    const auto& behaviour = municipality_.behaviour;
    const domain::PlaceId home = municipality_.districts[household.district].place;
    const bool in_office = appointment.setting == domain::Setting::office;
    Terms terms;
    if (appointment.setting == domain::Setting::home)
        terms.staff_travel = kernel::from_minutes(travel_.between(lead.unit.place, home, true).minutes);
    terms.missed_chance = behaviour.missed;
    if (in_office)
        terms.missed_chance +=
            behaviour.missed_per_travel_hour * travel_.between(home, lead.unit.place, household.car).minutes / 60;
    terms.missed_chance = std::min(terms.missed_chance, domain::Behaviour::most_missed);

    Duration longest = lead.longest_stretch;
    if (appointment.joining() != nullptr) longest = std::min(longest, appointment.joining()->longest_stretch);
    if (in_office) longest = std::min(longest, lead.longest_in_office);
    longest = std::max(longest - 2 * terms.staff_travel, Duration{std::chrono::minutes{1}});
    terms.parts = (appointment.first_time + appointment.repeats + longest - Duration{1}) / longest;
    return terms;
}

// The earliest time that all who take part are free, and the office is open.
Time Casework::earliest_for(const Household& household, const Appointment& appointment, Time not_before,
                            Duration whole) {
    const Worker& lead = appointment.lead();
    std::array<kernel::Attendee, 4> who{lead.agenda.attendee(), kernel::Attendee{&household.diary, nullptr}};
    std::size_t count = 2;
    if (appointment.joining() != nullptr) who[count++] = appointment.joining()->agenda.attendee();
    if (appointment.setting == domain::Setting::office && lead.unit.office.calendar != nullptr)
        who[count++] = lead.unit.office;
    return kernel::earliest_common(std::span{who.data(), count}, not_before, whole);
}

void Casework::book(Household& household, const Appointment& appointment, kernel::Booking booking) {
    for (Worker* worker : appointment.workers()) worker->agenda.diary.book(booking);
    household.diary.book(booking);
}

// Everyone goes in. What is not told anew is client time; of a missed appointment all the time is lost.
void Casework::go_in(const Household& household, const Appointment& appointment, Duration staff_travel, Duration length,
                     Duration retold, bool missed) {
    household.fetch();
    kernel::Portions portions;
    portions.add(use(Account::staff_travel), staff_travel);
    if (missed) {
        portions.add(use(Account::missed), length);
    } else {
        portions.add(use(Account::repeats), retold);
        portions.add(use(Account::client), length - retold);
    }
    portions.add(use(Account::staff_travel), staff_travel);
    for (Worker* worker : appointment.workers()) worker->agenda.begin_appointment(portions);
}

// … and comes out, now.
void Casework::come_out(Household& household, const Appointment& appointment, kernel::Booking booking) {
    for (Worker* worker : appointment.workers()) {
        worker->agenda.end_appointment();
        worker->agenda.diary.complete(booking.from);
        recorder_.worked(household, *worker, booking.to - booking.from, appointment.investigation);
    }
    household.diary.complete(booking.from);
}

void Casework::has_met(Household& household, const Appointment& appointment) {
    Worker& lead = appointment.lead();
    ++household.occasions;
    if (appointment.setting == domain::Setting::office) make_trip(household, lead.unit.place);
    auto& known = household.known_workers;
    known.erase(std::remove(known.begin(), known.end(), &lead), known.end());
    known.push_back(&lead);
    look_for_hidden_needs(household, lead);
}

// Books an appointment at the earliest time that all who take part are free, and holds it; rebooks it when it is
// missed; holds it in parts if it is longer than the longest stretch of a working day. False if the first offered time
// is later than the household will wait. Many thousands wait here at a time, so little is kept over the waits.
Task<bool> Casework::hold(Household& household, Appointment& appointment) {
    const Terms terms = terms_of(household, appointment);
    Duration not_yet = appointment.first_time + appointment.repeats;
    Duration repeats = appointment.repeats;
    Time not_before = std::max(appointment.not_before, simulation_.now());
    bool first_offer = true;
    for (std::int64_t part = 0; part < terms.parts; ++part) {
        const Duration length = not_yet / (terms.parts - part);
        not_yet -= length;
        const Duration retold = std::min(repeats, length);
        repeats -= retold;
        for (bool missed = true; missed;) {
            kernel::Booking booking;
            const Duration whole = terms.staff_travel + length + terms.staff_travel;
            booking.from = earliest_for(household, appointment, not_before, whole);
            if (first_offer && booking.from > appointment.give_up) {
                co_await simulation_.until(appointment.give_up);
                co_return false;
            }
            if (booking.from == kernel::WorkCalendar::never) co_await simulation_.until(Time::max());
            first_offer = false;

            booking.to = booking.from + whole;
            book(household, appointment, booking);
            missed = appointment.missed_draws.happens(terms.missed_chance);
            co_await simulation_.until(booking.from);
            go_in(household, appointment, terms.staff_travel, length, retold, missed);
            co_await simulation_.until(booking.to);
            come_out(household, appointment, booking);
            not_before = simulation_.now();
            if (missed) {
                recorder_.missed(household);
                not_before += municipality_.behaviour.rebooked_after;
            } else {
                for (Worker* worker : appointment.workers()) ++worker->visits;
                recorder_.contact(household, appointment.workers(), booking.from + terms.staff_travel, length - retold);
            }
        }
        has_met(household, appointment);
    }
    co_return true;
}
// A trip is one round journey; what lies on the way of one made the same day costs nothing more.
void Casework::make_trip(Household& household, domain::PlaceId office) {
    const domain::PlaceId home = municipality_.districts[household.district].place;
    const Days today = kernel::day_of(simulation_.now());
    auto& places = household.trip_places;
    if (household.trip_day != today) {
        household.trip_day = today;
        places.clear();
    }
    if (std::find(places.begin(), places.end(), office) != places.end()) return;
    const auto& there = travel_.between(home, office, household.car);
    for (const auto other : places)
        if (travel_.on_the_way(home, office, other, household.car)) {
            places.push_back(office);
            return;
        }
    // An earlier journey of the day may be lengthened to reach this office: the one that has come farthest that way.
    const domain::Journey* before = nullptr;
    for (const auto other : places) {
        if (!travel_.on_the_way(home, other, office, household.car)) continue;
        const auto& journey = travel_.between(home, other, household.car);
        if (before == nullptr || journey.minutes > before->minutes) before = &journey;
    }
    places.push_back(office);
    if (before != nullptr) {
        recorder_.travelled(household, 0, 2 * (there.minutes - before->minutes), 2 * (there.km - before->km));
    } else {
        recorder_.travelled(household, 1, 2 * there.minutes, 2 * there.km);
    }
}

void Casework::look_for_hidden_needs(Household& household, Worker& worker) {
    for (std::size_t i = 0; i < household.needs.size(); ++i) {
        HouseholdNeed& need = household.needs[i];
        if (need.known) continue;
        const auto& plan = municipality_.needs[need.need];
        kernel::Stream finds =
            demand_.stream(household, name_hash(plan.name, name_hash("found/")), household.occasions);
        const auto& behaviour = municipality_.behaviour;
        if (!finds.happens(worker.knows(need.need) ? behaviour.found_within : behaviour.found_outside)) continue;
        need.known = true;
        found(household, i, worker);
    }
}

// A need found later stays with its finder where the organisation handles needs jointly and the finder's unit serves
// it; otherwise it is referred.
void Casework::found(Household& household, std::size_t position, Worker& finder) {
    HouseholdNeed& need = household.needs[position];
    bool serves = false;
    for (const auto& stage : municipality_.needs[need.need].stages)
        serves = serves || staff_.able(finder, stage.id, need.need, household.district);
    take_up(household, need);
    if (!joint() || !serves) {
        set_out(household, refer(household, position, finder));
        return;
    }
    staff_.take(household, finder, true);
    need.handled_by = &finder;
    set_out(household, receive_found(household, position, finder));
}

}  // namespace sluss::engine
