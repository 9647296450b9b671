// The work itself: appointments booked in the diaries of all who take part, desk work between them, consultation of
// colleagues, and the citizens' and workers' travel. Every hour is charged to the workers' ledgers by their agendas,
// and told to the recorder for the household's own account.
#include "engine/casework.hpp"

#include <algorithm>
#include <array>

namespace sluss::engine {

using domain::Account;
using kernel::name_hash;

double Casework::with_interpreter(const Household& household) const {
    return household.interpreter ? 1 + municipality_.behaviour.interpreter_longer : 1;
}

// When a household's patience ends that begins to wait now.
Time Casework::patience_ends(const Household& household, bool by_report) const {
    if (by_report || household.patience == Duration::max()) return Time::max();
    return simulation_.now() + household.patience;
}

double Casework::pace(const Strand& strand) const {
    const Worker& worker = strand.worker();
    return slowness(worker) * (worker.knows(strand.need.need) ? 1 : 1 + rules(strand.household).outside_slower);
}

kernel::Urgency Casework::urgency(const Household& household) const {
    if (!household.urgent) return kernel::Urgency::ordinary;
    return rules(household).urgent_interrupts ? kernel::Urgency::interrupts : kernel::Urgency::comes_next;
}

DeskWork Casework::desk(Household& household, const Case& held, Duration length, Account account, Time limit,
                        Investigation* investigation) {
    household.fetch();
    length = std::max(length, Duration{});
    const auto& assistants = organisation_->workforce.assistants;
    if (account == Account::documentation && assistants.documentation > 0) {
        if (Worker* assistant = staff_.of_role(assistants.role, held.worker->unit)) {
            const Duration theirs = kernel::from_hours(kernel::in_hours(length) * assistants.documentation);
            set_out(household, assist(household, *assistant, at_desk_of(*assistant, theirs)));
            length -= theirs;
        }
    }
    return {recorder_,
            *held.worker,
            {.household = &household, .held = &held, .investigation = investigation},
            at_desk_of(*held.worker, length),
            use(account),
            limit,
            urgency(household)};
}

// The assistants' part of the documentation, for which nobody waits.
Process Casework::assist(Household& household, Worker& assistant, Duration length) {
    co_await DeskWork{recorder_, at_work(assistant), {.household = &household}, length, use(Account::documentation)};
    let_go(household);
}

// A colleague who knows the need is asked, before a piece of work outside the worker's own competence.
Worker* Casework::to_be_asked(const Strand& strand, const Progress& progress, std::size_t item, int occurrence) const {
    const auto& rules = this->rules(strand.household);
    if (rules.outside_competence != domain::OutsideCompetence::consult) return nullptr;
    if (strand.worker().knows(strand.need.need) || rules.consult_length <= Duration{}) return nullptr;
    kernel::Stream asks = demand_.stream(strand.household, strand.need.need, progress.stage, item, Draw::consult,
                                         progress.visit, static_cast<std::uint32_t>(occurrence));
    return asks.happens(rules.consult_chance) ? staff_.colleague_for(strand.worker(), strand.need.need) : nullptr;
}

Task<> Casework::consult(Strand& strand, Worker& colleague) {
    const Duration length = rules(strand.household).consult_length;
    for (;;) {
        if (colleague.gone || &colleague == &strand.worker()) co_return;  // who was to be asked has left, or has it now
        const std::array<Worker*, 2> both{&strand.worker(), &colleague};
        const bool held = co_await confer(both, simulation_.now(), length, use(Account::consultation));
        if (!held) continue;
        for (Worker* worker : both) recorder_.worked(&strand.household, *worker, length, strand.need.investigation);
        co_return;
    }
}

Task<bool> Casework::confer(std::span<Worker* const> workers, Time not_before, Duration length, kernel::Use account) {
    ShortVector<kernel::Attendee, 2> who;
    for (const Worker* worker : workers) {
        if (worker->gone) co_return false;
        who.push_back(worker->agenda.attendee());
    }
    const Time start = kernel::earliest_common({who.data(), who.size()}, not_before, length);
    const Time end = start == kernel::WorkCalendar::never ? start : start + length;
    Booked booked{workers, nullptr, nullptr, {start, end}, kernel::Signal{simulation_}};
    staff_.book(booked);
    bool called_off = false;
    if (start > simulation_.now()) called_off = co_await booked.called_off.until(start);
    if (called_off) co_return false;
    staff_.begins(booked);
    kernel::Portions portions;
    portions.add(account, length);
    for (Worker* worker : workers) worker->agenda.begin_appointment(portions);
    co_await simulation_.until(end);
    for (Worker* worker : workers) worker->agenda.end_appointment();
    Staff::over(booked);
    co_return true;
}

Casework::Terms Casework::terms_of(const Household& household, const Appointment& appointment, Duration length) const {
    const Worker& lead = appointment.lead();
    const auto& behaviour = municipality_.behaviour;
    const domain::PlaceId home = municipality_.districts[household.district].place;
    const bool in_office = appointment.setting == domain::Setting::office;
    Terms terms;
    if (appointment.setting == domain::Setting::home)
        terms.staff_travel = kernel::from_minutes(travel_.between(lead.unit->place, home, true).minutes);
    terms.missed_chance = behaviour.missed;
    if (in_office)
        terms.missed_chance +=
            behaviour.missed_per_travel_hour * travel_.between(home, lead.unit->place, household.car).minutes / 60;
    terms.missed_chance = std::min(terms.missed_chance, domain::Behaviour::most_missed);

    Duration longest = lead.longest_stretch;
    for (const Worker* worker : appointment.workers()) longest = std::min(longest, worker->longest_stretch);
    if (in_office) longest = std::min(longest, lead.longest_in_office);
    longest = std::max(longest - 2 * terms.staff_travel, Duration{std::chrono::minutes{1}});
    terms.parts = (length + longest - Duration{1}) / longest;
    return terms;
}

// The earliest time that all who take part are free, and the office is open.
Time Casework::earliest_for(const Household& household, const Appointment& appointment, Time not_before,
                            Duration whole) {
    const Worker& lead = appointment.lead();
    ShortVector<kernel::Attendee, 4> who{lead.agenda.attendee(), kernel::Attendee{&household.diary, nullptr}};
    for (const Worker* worker : appointment.workers().subspan(1)) who.push_back(worker->agenda.attendee());
    if (appointment.setting == domain::Setting::office && lead.unit->office.calendar != nullptr)
        who.push_back(lead.unit->office);
    return kernel::earliest_common({who.data(), who.size()}, not_before, whole);
}

void Casework::gather(const Household& household, Appointment& appointment) const {
    auto& staff = appointment.staff;
    staff.clear();
    Worker& lead = *appointment.held.worker;
    staff.push_back(&lead);
    const auto joins = [&](Worker* worker) {
        if (worker != nullptr && within_reach(*worker) && std::find(staff.begin(), staff.end(), worker) == staff.end())
            staff.push_back(worker);
    };
    Worker*& joining = appointment.joining;
    if (joining != nullptr && (!within_reach(*joining) || joining == &lead))
        joining = staff_.colleague_for(lead, appointment.need);
    joins(joining);
    if (!appointment.whole_team) return;
    for (const auto& need : household.needs)
        if (need.open) joins(need.in_team);
}

// With a worker who is ill, where colleagues cover for each other: by one who is free at the time that was booked.
// Otherwise as soon as its own date allows. \returns not before when
Time Casework::rearrange(const Household& household, Appointment& appointment, kernel::Booking was) const {
    gather(household, appointment);
    const Time now = std::max(simulation_.now(), appointment.not_before);
    const Worker& lead = appointment.lead();
    const bool known = was.from != kernel::WorkCalendar::never;
    if (!known || !lead.away || organisation_->workforce.covering != domain::Covering::colleague) return now;
    Worker* cover = staff_.stand_in(lead, appointment.stage, appointment.need, was);
    if (cover == nullptr) return now;
    auto& staff = appointment.staff;
    staff.erase(std::remove(staff.begin(), staff.end(), cover), staff.end());  // who takes part may lead
    staff.front() = cover;
    return was.from;
}

// A new worker has the case since the appointment was booked. At the first contact nothing has been told yet.
Duration Casework::retelling_in(Household& household, const Appointment& appointment) const {
    if (position_of(appointment.need, appointment.stage) == 0 || appointment.first_time == Duration{}) return {};
    for (auto& need : household.needs)
        if (need.open && need.held == &appointment.held && need.need == appointment.need)
            return kernel::from_hours(kernel::in_hours(appointment.first_time) * std::exchange(need.retelling, 0.0));
    return {};
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
void Casework::come_out(Household& household, const Appointment& appointment, const Booked& booked) {
    for (Worker* worker : appointment.workers()) {
        worker->agenda.end_appointment();
        recorder_.worked(&household, *worker, booked.when.to - booked.when.from, appointment.investigation);
    }
    Staff::over(booked);
}

// Books an appointment at the earliest time that all who take part are free, and holds it; rebooks it when it is
// missed or called off; holds it in parts if it is longer than the longest stretch of a working day. False if the first
// offered time is later than the household will wait. Many thousands wait here at a time, so little is kept over the
// waits.
Task<bool> Casework::hold(Household& household, Appointment& appointment) {
    gather(household, appointment);
    Duration not_yet = appointment.first_time + appointment.repeats;
    Duration repeats = appointment.repeats;
    Time not_before = std::max(appointment.not_before, simulation_.now());
    Terms terms = terms_of(household, appointment, not_yet);
    bool first_offer = true;
    while (terms.parts > 0) {
        const Duration length = not_yet / terms.parts;
        const Duration retold = std::min(repeats, length);
        const Duration whole = terms.staff_travel + length + terms.staff_travel;
        Booked booked{appointment.workers(), &household.diary, &appointment.held, {}, kernel::Signal{simulation_}};
        booked.when.from = earliest_for(household, appointment, not_before, whole);
        if (first_offer && booked.when.from > appointment.give_up) {
            co_await simulation_.until(appointment.give_up);
            co_return false;
        }
        first_offer = false;

        const bool known = booked.when.from != kernel::WorkCalendar::never;
        booked.when.to = known ? booked.when.from + whole : booked.when.from;
        staff_.book(booked);
        const bool missed = appointment.missed_draws.happens(terms.missed_chance);
        bool called_off = false;
        if (booked.when.from > simulation_.now()) called_off = co_await booked.called_off.until(booked.when.from);
        if (called_off) {
            not_before = std::max(not_before, rearrange(household, appointment, booked.when));
            const Duration told_again = retelling_in(household, appointment);
            repeats += told_again;
            not_yet += told_again;
            terms = terms_of(household, appointment, not_yet);
            continue;
        }
        staff_.begins(booked);
        go_in(household, appointment, terms.staff_travel, length, retold, missed);
        co_await simulation_.until(booked.when.to);
        come_out(household, appointment, booked);
        not_before = simulation_.now();
        if (missed) {
            recorder_.missed(household);
            not_before += municipality_.behaviour.rebooked_after;
            continue;
        }
        for (Worker* worker : appointment.workers()) ++worker->visits;
        const Time start = booked.when.from + terms.staff_travel;
        survey_.after(household, appointment.lead(), start, kernel::in_hours(retold) / kernel::in_hours(length));
        recorder_.contact(household, appointment.workers(), start, length - retold);
        has_met(household, appointment);
        not_yet -= length;
        repeats -= retold;
        --terms.parts;
    }
    co_return true;
}

void Casework::has_met(Household& household, const Appointment& appointment) {
    Worker& lead = appointment.lead();
    ++household.occasions;
    if (appointment.setting == domain::Setting::office) make_trip(household, lead.unit->place);
    auto& known = household.known_workers;
    known.erase(std::remove(known.begin(), known.end(), &lead), known.end());
    known.push_back(&lead);
    look_for_hidden_needs(household, lead);
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
    if (!joint(household) || !serves) {
        set_out(household, refer(household, position, finder));
        return;
    }
    need.held = staff_.take(household, finder, true).held;
    set_out(household, receive_found(household, position));
}

}  // namespace sluss::engine
