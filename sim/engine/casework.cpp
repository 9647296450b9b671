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
    Strand strand{household, need, municipality_.needs[need.need], domain::entry_of(need.by_report, channel), further};
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
        need.stage = next;
        decide_plan(household);
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
    return domain::next_stage(strand.plan.stages[stage], circumstances, rules(strand.household), u);
}

// A team is put together for complex households with several needs, where the organisation has that rule.
bool Casework::coordinated(const Household& household) const {
    if (rules(household).several_needs != domain::SeveralNeeds::coordinated_team) return false;
    if (household.complexity != domain::Complexity::complex) return false;
    int known = 0;
    for (const auto& need : household.needs) known += need.known ? 1 : 0;
    return known >= 2;
}

// Finds the unit and the worker for the stage; false if the household left while it waited for one.
Task<bool> Casework::place(Strand& strand, std::size_t stage) {
    const auto id = strand.plan.stages[stage].id;
    Unit& unit = unit_for(strand.household, strand.need, stage, &strand.worker());
    if (keeps(strand, unit, id)) co_return true;

    Case& present = *strand.need.held;
    const Time give_up = patience_ends(strand.household, strand.need.by_report);
    const Placement placed = co_await allocate(strand.household, strand.need.need, unit, id, &present, give_up);
    const Worker& from = *present.worker;
    if (placed.held == nullptr) {
        staff_.release(present);
        co_return false;
    }
    strand.need.held = placed.held;
    strand.further = placed.joined;
    staff_.release(present);
    if (&strand.worker() == &from || placed.joined) co_return true;
    const bool could_have_stayed = from.unit == strand.worker().unit && from.does(id);
    const bool for_competence = could_have_stayed && !from.knows(strand.need.need) &&
                                rules(strand.household).continuity != domain::Continuity::new_worker_per_stage;
    co_await hand_over(strand, stage, from, for_competence ? HandoffCause::competence : HandoffCause::stage);
    co_return true;
}

double Casework::share_of_costs(const domain::HandoverCosts& costs, const Worker& from, const Worker& to) {
    if (from.unit == to.unit) return costs.same_unit;
    const auto office = [](const Worker& worker) -> const std::string& {
        return worker.unit->organisation->offices[worker.unit->plan->office].name;
    };
    return office(from) == office(to) ? costs.same_office : 1;
}

Task<> Casework::hand_over(Strand& strand, std::size_t stage, const Worker& from, HandoffCause cause) {
    const auto& costs = rules(strand.household).handover;
    const double factor = share_of_costs(costs, from, strand.worker());
    recorder_.handoff(strand.household, cause);
    strand.need.retelling = costs.retelling * factor;
    kernel::Stream lost = demand_.stream(strand.household, strand.need.need, stage, Demand::no_item, Draw::lost,
                                         strand.need.visits[stage]);
    strand.need.repeat_next = lost.happens(costs.lost * factor);
    const Duration reading = kernel::from_hours(kernel::in_hours(costs.reading_in) * factor);
    co_await desk(strand.household, *strand.need.held, reading, Account::coordination, strand.need.limit(),
                  strand.need.investigation);
}

// The need is closed, or its household has left it. Either may come back.
void Casework::end(Strand& strand, std::size_t position, bool left) {
    Household& household = strand.household;
    HouseholdNeed& need = strand.need;
    if (left) {
        leave(household, position);
        next_in_turn(household, nullptr);
        return;
    }
    Worker& last = strand.worker();
    staff_.release(*std::exchange(need.held, nullptr));
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
    decide_plan(household);
    next_in_turn(household, &last);
}

void Casework::leave(Household& household, std::size_t position) {
    HouseholdNeed& need = household.needs[position];
    need.held = nullptr;
    recorder_.closed(household, need, true);
    decide_plan(household);
    const auto& plan = municipality_.needs[need.need];
    kernel::Stream stream = demand_.stream(household, name_hash(plan.name, name_hash("leaver/")), need.times);
    const double returns = stream.uniform();
    const double worse = stream.uniform();
    if (returns >= plan.leaver_returns) return;
    const Time when = simulation_.now() + kernel::from_hours(plan.leaver_returns_after.sample(stream));
    set_out(household, come_back(household, position, when, worse < plan.leaver_worse));
}

}  // namespace sluss::engine
