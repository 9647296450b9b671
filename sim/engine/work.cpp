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

Task<> Casework::desk(Household& household, Worker& worker, Duration length, Account account, Time limit, bool urgent,
                      Investigation* investigation) {
    if (length <= Duration{}) co_return;
    co_await worker.agenda.work(length, use(account), limit, urgent);
    recorder_.worked(household, worker, length, investigation);
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

// Books an appointment at the earliest time that all who take part are free, and holds it; rebooks it when it is
// missed; holds it in parts if it is longer than the longest stretch of a working day. False if the first offered time
// is later than the household will wait.
Task<bool> Casework::hold(Household& household, Appointment appointment, kernel::Stream missed_draws) {
    Worker& lead = *appointment.lead;
    const auto& behaviour = municipality_.behaviour;
    const domain::PlaceId home = municipality_.districts[household.district].place;
    const bool at_home = appointment.setting == domain::Setting::home;
    const bool in_office = appointment.setting == domain::Setting::office;
    const Duration staff_travel =
        at_home ? kernel::from_minutes(travel_.between(lead.unit.place, home, true).minutes) : Duration{};
    double missed_chance = behaviour.missed;
    if (in_office)
        missed_chance +=
            behaviour.missed_per_travel_hour * travel_.between(home, lead.unit.place, household.car).minutes / 60;
    missed_chance = std::min(missed_chance, domain::Behaviour::most_missed);

    std::array<Worker*, 2> present{&lead, appointment.joining};
    const std::span<Worker* const> workers{present.data(), appointment.joining == nullptr ? 1u : 2u};
    Duration longest = Duration::max();
    for (const Worker* worker : workers) longest = std::min(longest, worker->longest_stretch);
    if (in_office) longest = std::min(longest, lead.longest_in_office);
    longest = std::max(longest - 2 * staff_travel, Duration{std::chrono::minutes{1}});

    Duration not_yet = appointment.first_time + appointment.repeats;
    const std::int64_t parts = (not_yet + longest - Duration{1}) / longest;
    Duration repeats = appointment.repeats;
    Time not_before = std::max(appointment.not_before, simulation_.now());
    bool first_offer = true;
    for (std::int64_t part = 0; part < parts; ++part) {
        const Duration length = not_yet / (parts - part);
        not_yet -= length;
        const Duration retold = std::min(repeats, length);
        repeats -= retold;
        for (;;) {
            const Duration whole = staff_travel + length + staff_travel;
            std::array<kernel::Attendee, 4> who{lead.agenda.attendee(), kernel::Attendee{&household.diary, nullptr}};
            std::size_t count = 2;
            if (appointment.joining != nullptr) who[count++] = appointment.joining->agenda.attendee();
            if (in_office && lead.unit.office.calendar != nullptr) who[count++] = lead.unit.office;
            const Time start = kernel::earliest_common(std::span{who.data(), count}, not_before, whole);
            if (first_offer && start > appointment.give_up) {
                co_await simulation_.until(appointment.give_up);
                co_return false;
            }
            if (start == kernel::WorkCalendar::never) co_await simulation_.until(Time::max());
            first_offer = false;

            const kernel::Booking booking{start, start + whole};
            for (Worker* worker : workers) worker->agenda.diary.book(booking);
            household.diary.book(booking);
            const bool missed = missed_draws.happens(missed_chance);
            co_await simulation_.until(booking.from);

            kernel::Portions portions;
            portions.add(use(Account::staff_travel), staff_travel);
            if (missed) {
                portions.add(use(Account::missed), length);
            } else {
                portions.add(use(Account::repeats), retold);
                portions.add(use(Account::client), length - retold);
            }
            portions.add(use(Account::staff_travel), staff_travel);
            for (Worker* worker : workers) worker->agenda.begin_appointment(portions);
            co_await simulation_.until(booking.to);
            for (Worker* worker : workers) {
                worker->agenda.end_appointment();
                worker->agenda.diary.complete(booking.from);
                recorder_.worked(household, *worker, whole, appointment.investigation);
            }
            household.diary.complete(booking.from);
            not_before = simulation_.now();
            if (!missed) {
                for (Worker* worker : workers) ++worker->visits;
                recorder_.contact(household, workers, booking.from + staff_travel, length - retold);
                break;
            }
            recorder_.missed(household);
            not_before += behaviour.rebooked_after;
        }
        ++household.occasions;
        if (in_office) make_trip(household, lead.unit.place);
        auto& known = household.known_workers;
        known.erase(std::remove(known.begin(), known.end(), &lead), known.end());
        known.push_back(&lead);
        look_for_hidden_needs(household, lead);
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
