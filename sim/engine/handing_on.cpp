// A case changes worker in the middle of a stage: because its worker leaves or is away for long, or because a
// reorganisation gives it to another unit. What lies on the desk and what is booked goes along; what handing over costs
// is paid as between stages.
#include "engine/casework.hpp"

#include <algorithm>

namespace sluss::engine {

using domain::Account;
using domain::HandoffCause;

std::optional<std::size_t> Casework::need_of(const Case& held) {
    const auto& needs = held.household->needs;
    for (std::size_t i = 0; i < needs.size(); ++i)
        if (needs[i].open && needs[i].held == &held) return i;
    return std::nullopt;
}

// The new worker reads in; citizens tell again, and a piece of information may be lost, for each need of the case.
void Casework::take_over(Case& held, Worker& to, HandoffCause cause) {
    Household& household = *held.household;
    Worker& from = *held.worker;
    const auto& costs = rules(household).handover;
    const double factor = share_of_costs(costs, from, to);
    staff_.pass_on(held, to);
    pass_on_work(from, held, to);
    recorder_.handoff(household, cause);
    if (household.first_worker == &from) household.first_worker = &to;
    for (auto& need : household.needs) {
        if (!need.open || need.held != &held) continue;
        const auto stage = position_of(need.need, need.stage);
        need.retelling = std::max(need.retelling, costs.retelling * factor);
        kernel::Stream lost = demand_.stream(household, need.need, stage, Demand::no_item, Draw::lost_midway,
                                             need.visits[stage], need.passed_on++);
        const bool repeats = lost.happens(costs.lost * factor);
        need.repeat_next = need.repeat_next || repeats;
    }
    const Duration reading = kernel::from_hours(kernel::in_hours(costs.reading_in) * factor);
    if (reading > Duration{}) set_out(household, read_in(household, to, need_of(held), reading));
}

// It stays with the one who reads, even if the case is passed on again or closed before the end.
Process Casework::read_in(Household& household, Worker& worker, std::optional<std::size_t> position, Duration length) {
    Worker& reader = at_work(worker);
    DeskWork::Subject subject{.household = &household};
    Time limit = Time::max();
    if (position) {
        const HouseholdNeed& need = household.needs[*position];
        subject.need = &need;
        limit = need.limit();
    }
    co_await DeskWork{recorder_,         reader, subject, at_desk_of(reader, length), use(Account::coordination), limit,
                      urgency(household)};
    let_go(household);
}

Worker& Casework::at_work(Worker& worker) const {
    Worker* other = worker.gone ? staff_.successor_at_desk(worker) : nullptr;
    return other == nullptr ? worker : *other;
}

void Casework::pass_on_work(Worker& from, const Case& held, Worker& to) {
    for (auto* piece : from.agenda.at_hand()) {
        auto& work = static_cast<DeskWork&>(*piece);
        if (work.subject().held == &held && work.subject().household == held.household) work.pass_on(to);
    }
    staff_.call_off(from, [&](const Booked& booked) { return booked.held == &held; });
}

StageAndNeed Casework::place_of(const Case& held) const {
    if (const auto position = need_of(held)) {
        const HouseholdNeed& need = held.household->needs[*position];
        return {need.stage, need.need};
    }
    // Given, but not begun yet, or at a wrong door: for something that its worker does, as far as is known.
    for (const auto& need : held.household->needs)
        for (const auto& stage : municipality_.needs[need.need].stages)
            if (need.open && staff_.able(*held.worker, stage.id, need.need, held.household->district))
                return {stage.id, need.need};
    const domain::NeedId need = held.household->needs[0].need;
    return {municipality_.needs[need].stages[0].id, need};
}

bool Casework::clear_out(Worker& worker, HandoffCause cause) {
    const auto cases = worker.cases;
    for (Case* held : cases) {
        Worker* to = staff_.successor(*held, place_of(*held), held->household->district);
        if (to == nullptr) return false;
        take_over(*held, *to, cause);
    }
    return true;
}

bool Casework::clear_desk(Worker& worker) {
    for (auto* piece : worker.agenda.at_hand()) {
        Worker* to = staff_.successor_at_desk(worker);
        if (to == nullptr) return false;
        static_cast<DeskWork&>(*piece).pass_on(*to);
    }
    return true;
}

void Casework::become(const domain::Organisation& organisation, const domain::Reorganisation& by) {
    organisation_ = &organisation;
    reorganisation_ = &by;
    doors_.emplace(municipality_, organisation);
}

void Casework::join_lines(Unit& former) {
    const auto line = former.waiting;
    for (WaitingCase* waiting : line) {
        const Household& household = waiting->household;
        // At a wrong door a household waits for a unit that does not serve it.
        const bool wrong_door = !domain::serves(*former.plan, waiting->stage, waiting->need);
        const auto& units =
            wrong_door ? staff_.units() : staff_.serving(waiting->stage, waiting->need, household.district);
        const auto same = std::find_if(units.begin(), units.end(), [&](const Unit* unit) {
            return unit->plan->name == domain::unit_after(*reorganisation_, former.plan->name);
        });
        const auto about = std::find_if(household.needs.begin(), household.needs.end(),
                                        [&](const HouseholdNeed& need) { return need.need == waiting->need; });
        Unit& unit = same != units.end()
                         ? **same
                         : unit_for(household, *about, position_of(waiting->need, waiting->stage), nullptr);
        staff_.join_line(*waiting, unit);
    }
}

void Casework::reallocate(Worker& worker) {
    const auto cases = worker.cases;
    for (Case* held : cases) {
        const StageAndNeed at = place_of(*held);
        const auto district = held->household->district;
        // It waits for its next worker already, or is a contact at a wrong door.
        if (held->leaving > 0 || !need_of(*held)) continue;
        if (staff_.able(worker, at.stage, at.need, district) && may_have(worker, at.stage, at.need)) continue;
        Worker* to = staff_.successor(*held, at, district);
        if (to != nullptr) take_over(*held, *to, HandoffCause::reorganisation);
    }
}

}  // namespace sluss::engine
