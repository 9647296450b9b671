// A stage's work: how often each piece of it is done and when it is due, the pace of an investigation, meetings and
// what is written about them, and waits for others. It interprets the pathway's data; how an appointment is booked and
// held is told in work.cpp.
#include "engine/casework.hpp"

#include <algorithm>
#include <array>

namespace sluss::engine {

using domain::Account;
using domain::WorkItem;

// The work of one stage, item by item. Outside answers are asked for when the stage opens and waited for where they
// stand in the list.
Task<> Casework::perform(Strand& strand, std::size_t position) {
    Household& household = strand.household;
    const domain::Stage& stage = strand.plan.stages[position];
    const std::uint32_t visit = strand.need.visits[position]++;
    const bool assessment = stage.kind == domain::Stage::Kind::assessment;
    const bool investigated = stage.kind == domain::Stage::Kind::investigation;

    const auto& rules = this->rules(household);
    Progress progress{};
    progress.stage = position;
    progress.visit = visit;
    progress.begun = simulation_.now();
    progress.limit = stage.limit ? progress.begun + *stage.limit : Time::max();
    if (assessment || investigated) progress.limit = strand.need.limit();
    progress.spread = investigated && stage.limit && strand.worker().unit->pacing == domain::Pacing::deadline;

    // In a coordinated team each further need has a worker of its own beside the lead.
    const bool outside = !strand.worker().knows(strand.need.need);
    const bool own_worker = stage.coordinated && (outside || strand.further);
    if (own_worker || (outside && rules.outside_competence == domain::OutsideCompetence::join))
        progress.joining = staff_.colleague_for(strand.worker(), strand.need.need);

    const bool one_plan = stage.coordinated && rules.one_plan;
    progress.whole_team = one_plan;
    strand.need.in_team = one_plan ? progress.joining : nullptr;

    // Others with an open case of the household are to be coordinated with.
    std::int64_t others = progress.joining != nullptr ? 1 : 0;
    for (const Case* held : household.cases)
        others += held->worker != &strand.worker() && held->worker != progress.joining ? 1 : 0;
    if (investigated)
        co_await desk(household, *strand.need.held, rules.coordination * others, Account::coordination, progress.limit,
                      strand.need.investigation);

    if (one_plan) co_await gather_team();
    for (std::size_t i = 0; i < stage.work.size(); ++i) {
        const auto& item = stage.work[i];
        if (item.kind == WorkItem::Kind::appointment && !item.periodic())
            progress.planned += occurrences(strand, progress, i);
    }
    for (std::size_t i = 0; i < stage.work.size();) {
        std::size_t beyond = i + 1;
        if (stage.work[i].periodic())
            while (beyond < stage.work.size() && beyond < i + items_in_turns && stage.work[beyond].periodic()) ++beyond;
        co_await perform_items(strand, progress, i, beyond);
        i = beyond;
    }

    if (one_plan) co_await others_of_plan(strand);
    if (assessment) recorder_.assessment_decided(household, strand.need);
    if (investigated) recorder_.investigation_decided(household, strand.need);
}

namespace {

Process give(kernel::Signal& signal) {
    signal.give();
    co_return;
}

}  // namespace

// Before the first meeting is booked, the other needs whose investigations open at this moment bring their workers.
Task<> Casework::gather_team() {
    kernel::Signal gathered{simulation_};
    simulation_.start(give(gathered));
    co_await gathered.until(Time::max());
}

// A plan is decided for all the needs whose coordinated investigations are under way: the first wait for the last.
Task<> Casework::others_of_plan(Strand& strand) {
    kernel::Signal decided{simulation_};
    strand.need.plan = &decided;
    decide_plan(strand.household);
    co_await decided.until(Time::max());
    strand.need.in_team = nullptr;
}

// If nobody has to be waited for any more.
void Casework::decide_plan(Household& household) {
    const auto waits = [](const HouseholdNeed& need) { return need.plan != nullptr; };
    const auto first = std::find_if(household.needs.begin(), household.needs.end(), waits);
    if (first == household.needs.end()) return;
    const domain::StageId stage = first->stage;
    const auto under_way = [&](const HouseholdNeed& need) { return need.open && need.stage == stage && !waits(need); };
    if (std::any_of(household.needs.begin(), household.needs.end(), under_way)) return;
    for (auto& need : household.needs)
        if (need.plan != nullptr) std::exchange(need.plan, nullptr)->give();
}

// One item after the other, each as often as it comes; neighbouring periodic items (sessions, renewals) in the order of
// their dates.
Task<> Casework::perform_items(Strand& strand, Progress& progress, std::size_t from, std::size_t beyond) {
    const auto& work = strand.plan.stages[progress.stage].work;
    std::array<int, items_in_turns> count{};
    std::array<int, items_in_turns> done{};
    for (std::size_t i = from; i < beyond; ++i) count[i - from] = occurrences(strand, progress, i);
    for (;;) {
        std::size_t next = beyond;
        for (std::size_t i = from; i < beyond; ++i) {
            if (done[i - from] == count[i - from]) continue;
            if (next == beyond || due(progress, work[i], done[i - from]) < due(progress, work[next], done[next - from]))
                next = i;
        }
        if (next == beyond) co_return;
        const int occurrence = done[next - from]++;
        if (work[next].kind == WorkItem::Kind::appointment)
            co_await meet(strand, progress, next, occurrence);
        else
            co_await write_up(strand, progress, next, occurrence);
    }
}

// When an occurrence of periodic work comes round.
Time Casework::due(const Progress& progress, const WorkItem& item, int occurrence) const {
    const int periods = occurrence + 1;
    return progress.begun + kernel::CalendarSpan{item.every.months * periods, item.every.rest * periods};
}

// How many times an item is done on this visit.
int Casework::occurrences(const Strand& strand, const Progress& progress, std::size_t i) const {
    const auto& item = strand.plan.stages[progress.stage].work[i];
    if (!item.meant_for(strand.entry)) return 0;
    if (item.chance < 1) {
        kernel::Stream happens =
            demand_.stream(strand.household, strand.need.need, progress.stage, i, Draw::happens, progress.visit);
        if (!happens.happens(item.chance)) return 0;
    }
    const int count = item.count[strand.household.complexity];
    if (item.kind != WorkItem::Kind::appointment || !strand.further || !joint(strand.household)) return count;
    return count - static_cast<int>(rules(strand.household).joint_meetings_saved * count);
}

// The earliest date of a meeting: its period, the pace of the investigation, or simply the notice.
Time Casework::earliest_meeting(const Strand& strand, const Progress& progress, std::size_t i, int occurrence) const {
    const auto& item = strand.plan.stages[progress.stage].work[i];
    const Time earliest = simulation_.now() + rules(strand.household).notice;
    if (item.periodic()) return std::max(earliest, due(progress, item, occurrence));
    if (!progress.spread) return earliest;
    const Time opened = strand.need.investigation->opened;
    const double days = kernel::in_days(progress.limit - opened) - rules(strand.household).deadline_margin_days;
    const double share = static_cast<double>(progress.held + 1) / progress.planned;
    return std::max(earliest, opened + kernel::from_days(days * share));
}

double Casework::hours_of(const Strand& strand, const Progress& progress, std::size_t i, int occurrence) const {
    const auto& item = strand.plan.stages[progress.stage].work[i];
    kernel::Stream draw = demand_.stream(strand.household, strand.need.need, progress.stage, i, Draw::length,
                                         progress.visit, static_cast<std::uint32_t>(occurrence));
    return item.hours[strand.household.complexity].sample(draw);
}

Appointment Casework::meeting(Strand& strand, const Progress& progress, std::size_t i, int occurrence, int again,
                              double hours) const {
    const auto draw = static_cast<std::uint32_t>(occurrence * 2 + again);
    Appointment appointment{.held = *strand.need.held,
                            .stage = strand.plan.stages[progress.stage].id,
                            .need = strand.need.need,
                            .joining = progress.joining,
                            .whole_team = progress.whole_team,
                            .missed_draws = demand_.stream(strand.household, strand.need.need, progress.stage, i,
                                                           Draw::missed, progress.visit, draw)};
    const double retelling = std::exchange(strand.need.retelling, 0.0);
    (again == 0 ? appointment.first_time : appointment.repeats) = kernel::from_hours(hours);
    appointment.repeats += kernel::from_hours(hours * retelling);
    appointment.setting = strand.plan.stages[progress.stage].work[i].setting;
    appointment.investigation = strand.need.investigation;
    return appointment;
}

Duration Casework::notes_on_meeting(const Strand& strand, const Progress& progress, std::size_t i,
                                    int occurrence) const {
    const auto& item = strand.plan.stages[progress.stage].work[i];
    kernel::Stream notes = demand_.stream(strand.household, strand.need.need, progress.stage, i, Draw::documentation,
                                          progress.visit, static_cast<std::uint32_t>(occurrence));
    return kernel::from_hours(item.documentation.sample(notes) * pace(strand));
}

Task<> Casework::meet(Strand& strand, Progress& progress, std::size_t i, int occurrence) {
    Household& household = strand.household;
    if (progress.joining != nullptr && !within_reach(*progress.joining)) {
        progress.joining = staff_.colleague_for(strand.worker(), strand.need.need);
        if (progress.whole_team) strand.need.in_team = progress.joining;
    }
    const Time earliest = earliest_meeting(strand, progress, i, occurrence);
    if (Worker* colleague = to_be_asked(strand, progress, i, occurrence)) co_await consult(strand, *colleague);

    const double hours = hours_of(strand, progress, i, occurrence) * with_interpreter(household);
    const int last = std::exchange(strand.need.repeat_next, false) ? 1 : 0;
    for (int again = 0; again <= last; ++again) {
        Appointment appointment = meeting(strand, progress, i, occurrence, again, hours);
        appointment.not_before = again == 0 ? earliest : simulation_.now() + rules(household).notice;
        co_await hold(household, appointment);
    }
    if (!strand.plan.stages[progress.stage].work[i].periodic()) ++progress.held;

    co_await desk(household, *strand.need.held, notes_on_meeting(strand, progress, i, occurrence),
                  Account::documentation, progress.limit, strand.need.investigation);
}

// A task at the desk, or a wait for somebody outside.
Task<> Casework::write_up(Strand& strand, Progress& progress, std::size_t i, int occurrence) {
    Household& household = strand.household;
    const auto& item = strand.plan.stages[progress.stage].work[i];
    const double hours = hours_of(strand, progress, i, occurrence);
    if (item.kind == WorkItem::Kind::external_wait) {
        Time answered = progress.begun + kernel::from_hours(hours * demand_.longer_answers(progress.begun));
        if (item.board_days > 0) {  // what is decided by a board waits for its next meeting from now on
            answered = simulation_.now() + kernel::from_hours(hours);
            const Duration period = std::chrono::days{item.board_days};
            const Time begin = scenario_.experiment.begin();
            const auto meetings = (answered - begin + period - Duration{1}) / period;
            answered = begin + meetings * period;
        }
        co_await simulation_.until(answered);
        co_return;
    }
    co_await simulation_.until(due(progress, item, occurrence));
    if (Worker* colleague = to_be_asked(strand, progress, i, occurrence)) co_await consult(strand, *colleague);
    const Account account = item.desk == WorkItem::Desk::documentation ? Account::documentation : Account::coordination;
    const Duration length = kernel::from_hours(hours * pace(strand));
    co_await desk(household, *strand.need.held, length, account, progress.limit, strand.need.investigation);
}

}  // namespace sluss::engine
