// A need's way from stage to stage: who takes it on, what is done in the stage, and which way it goes on. It interprets
// the pathway's data and the organisation's rules.
#include "engine/casework.hpp"

#include "domain/routing.hpp"

#include <algorithm>

namespace sluss::engine {

using domain::Account;
using domain::HandoffCause;
using kernel::name_hash;

Process Casework::go(Household& household, std::size_t position, domain::Channel channel, bool further) {
    HouseholdNeed& need = household.needs[position];
    Strand strand{household,       need,   municipality_.needs[need.need], domain::entry_of(need.by_report, channel),
                  need.handled_by, further};
    bool left = false;
    std::size_t stage = 0;  // received already
    for (;;) {
        const domain::StageId next = way_on(strand, stage);
        if (next == domain::Branch::closed) break;
        stage = position_of(need.need, next);
        Investigation investigation;  // opens with the decision to investigate, not when somebody has room for it
        if (strand.plan.stages[stage].kind == domain::Stage::Kind::investigation) {
            const auto& limit = strand.plan.stages[stage].limit;
            investigation.route = next;
            investigation.opened = simulation_.now();
            if (limit) investigation.limit = investigation.opened + *limit;
            recorder_.investigation_opened(household, need, investigation);
        }
        const bool placed = co_await place(strand, stage);
        if (!placed) {
            left = true;
            break;
        }
        co_await perform(strand, stage);
    }
    end(strand, position, left);
    let_go(household);
}

domain::StageId Casework::way_on(const Strand& strand, std::size_t stage) const {
    const std::uint32_t visit = strand.need.visits[stage] - 1u;
    // Every report has a draw of its own; one that joins an assessment under way lets it open if its own would have.
    const bool assessed = strand.plan.stages[stage].kind == domain::Stage::Kind::assessment;
    double u = 0;
    for (std::uint32_t report = 0; report <= (assessed ? strand.need.joined : 0u); ++report) {
        kernel::Stream stream =
            demand_.stream(strand.household, strand.need.need, stage, Demand::no_item, Draw::branch, visit, report);
        u = std::max(u, stream.uniform());
    }
    const domain::Circumstances circumstances{strand.household.complexity, strand.entry == domain::Entry::report,
                                              coordinated(strand.household)};
    return domain::next_stage(strand.plan.stages[stage], circumstances, rules_, u);
}

// A team is put together for complex households with several needs, where the organisation has that rule.
bool Casework::coordinated(const Household& household) const {
    if (rules_.several_needs != domain::SeveralNeeds::coordinated_team) return false;
    if (household.complexity != domain::Complexity::complex) return false;
    int known = 0;
    for (const auto& need : household.needs) known += need.known ? 1 : 0;
    return known >= 2;
}

// Finds the unit and the worker for the stage; false if the household left while it waited for one.
Task<bool> Casework::place(Strand& strand, std::size_t stage) {
    const auto id = strand.plan.stages[stage].id;
    Worker& from = *strand.worker;
    Unit& unit = unit_for(strand.household, strand.need, stage, &from);
    if (keeps(strand, unit, id)) co_return true;

    const Time give_up = patience_ends(strand.household, strand.need.by_report);
    const Placement placed = co_await allocate(strand.household, strand.need.need, unit, id, &from, give_up);
    if (placed.worker == nullptr) {
        staff_.release(strand.household, from);
        co_return false;
    }
    Worker& to = *placed.worker;
    strand.worker = &to;
    strand.need.handled_by = &to;
    strand.further = placed.joined;
    staff_.release(strand.household, from);
    if (&to == &from || placed.joined) co_return true;
    const bool could_have_stayed = &from.unit == &unit && from.does(id);
    const bool for_competence = could_have_stayed && !from.knows(strand.need.need) &&
                                rules_.continuity != domain::Continuity::new_worker_per_stage;
    co_await hand_over(strand, stage, from, to, for_competence ? HandoffCause::competence : HandoffCause::stage);
    co_return true;
}

Task<> Casework::hand_over(Strand& strand, std::size_t stage, Worker& from, Worker& to, HandoffCause cause) {
    const auto& costs = rules_.handover;
    double factor = 1;
    if (&from.unit == &to.unit) {
        factor = costs.same_unit;
    } else if (from.unit.plan->office == to.unit.plan->office) {
        factor = costs.same_office;
    }
    recorder_.handoff(strand.household, cause);
    strand.retelling = costs.retelling * factor;
    kernel::Stream lost = demand_.stream(strand.household, strand.need.need, stage, Demand::no_item, Draw::lost,
                                         strand.need.visits[stage]);
    strand.repeat_next = lost.happens(costs.lost * factor);
    const Duration reading = kernel::from_hours(kernel::in_hours(costs.reading_in) * factor);
    co_await desk(strand.household, to, reading, Account::coordination, strand.need.limit(), strand.household.urgent,
                  strand.need.investigation);
}

// The need is closed, or its household has left it. Either may come back.
void Casework::end(Strand& strand, std::size_t position, bool left) {
    Household& household = strand.household;
    HouseholdNeed& need = strand.need;
    if (left) {
        need.handled_by = nullptr;
        leave(household, position);
        if (rules_.several_needs == domain::SeveralNeeds::by_referral) next_in_turn(household, nullptr);
        return;
    }
    Worker& last = *strand.worker;
    need.handled_by = nullptr;
    staff_.release(household, last);
    recorder_.closed(household, need, false);
    if (!need.by_report && strand.plan.returns > 0) {
        double chance = strand.plan.returns;
        for (const auto& other : household.needs)
            if (!other.known) chance = std::min(1.0, strand.plan.returns * strand.plan.returns_hidden_factor);
        kernel::Stream returns =
            demand_.stream(household, name_hash(strand.plan.name, name_hash("return/")), need.times);
        const double u = returns.uniform();
        const double when = returns.uniform();
        if (u < chance)
            set_out(household,
                    come_back(household, position, simulation_.now() + kernel::from_days(365 * when), false));
    }
    if (rules_.several_needs == domain::SeveralNeeds::by_referral) next_in_turn(household, &last);
}

void Casework::leave(Household& household, std::size_t position) {
    HouseholdNeed& need = household.needs[position];
    need.handled_by = nullptr;
    recorder_.closed(household, need, true);
    const auto& plan = municipality_.needs[need.need];
    kernel::Stream stream = demand_.stream(household, name_hash(plan.name, name_hash("leaver/")), need.times);
    const double returns = stream.uniform();
    const double worse = stream.uniform();
    if (returns >= plan.leaver_returns) return;
    const Time when = simulation_.now() + kernel::from_hours(plan.leaver_returns_after.sample(stream));
    set_out(household, come_back(household, position, when, worse < plan.leaver_worse));
}

}  // namespace sluss::engine
