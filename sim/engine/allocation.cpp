// Who does it: the unit that serves the next stage, the worker within it, and the wait for one when all are full.
#include "engine/casework.hpp"

#include <algorithm>

namespace sluss::engine {

using domain::Continuity;
using domain::StageId;

bool Casework::joint(const Household& household) const {
    const auto rule = rules(household).several_needs;
    return rule == domain::SeveralNeeds::joint || rule == domain::SeveralNeeds::coordinated_team;
}

Unit& Casework::unit_for(const Household& household, const HouseholdNeed& need, std::size_t stage,
                         const Worker* present) const {
    const auto& plan = municipality_.needs[need.need];
    const auto& units = staff_.serving(plan.stages[stage].id, need.need, household.district);
    const auto serves = [&](const Unit& unit) { return std::find(units.begin(), units.end(), &unit) != units.end(); };
    if (rules(household).continuity == Continuity::first_worker && household.first_worker != nullptr &&
        serves(*household.first_worker->unit))
        return *household.first_worker->unit;
    if (present != nullptr && serves(*present->unit)) return *present->unit;
    if (units.size() == 1) return *units.front();
    kernel::Stream stream = demand_.stream(household, need.need, stage, Demand::no_item, Draw::unit, 0);
    return *units[static_cast<std::size_t>(stream.uniform() * static_cast<double>(units.size()))];
}

// Whether the present worker goes on with the next stage in this unit.
bool Casework::keeps(const Strand& strand, const Unit& unit, StageId stage) const {
    const Worker& worker = strand.worker();
    if (worker.unit != &unit || !worker.does(stage)) return false;
    return rules(strand.household).continuity != Continuity::new_worker_per_stage &&
           may_have(worker, stage, strand.need.need);
}

bool Casework::may_have(const Worker& worker, StageId stage, domain::NeedId need) const {
    const auto& able = staff_.candidates(*worker.unit, stage, need);
    return std::find(able.begin(), able.end(), &worker) != able.end();
}

Task<Placement> Casework::allocate(Household& household, domain::NeedId need, Unit& unit, StageId stage, Case* from,
                                   Time give_up) {
    const bool jointly = joint(household);
    const Worker* present = from == nullptr ? nullptr : from->worker;
    Worker* taker = jointly ? staff_.holder(household, unit, stage, present) : nullptr;
    Worker* first = household.first_worker;
    if (taker == nullptr && rules(household).continuity == Continuity::first_worker && first != nullptr &&
        first->unit == &unit && first->does(stage) && may_have(*first, stage, need) && within_reach(*first))
        taker = first;
    if (taker == nullptr) taker = staff_.choose(unit, stage, need, household, present);
    if (taker != nullptr) co_return staff_.take(household, *taker, jointly);

    WaitingCase waiting{stage, need, household, jointly, from, kernel::Signal{simulation_}};
    staff_.wait(unit, waiting);
    const bool given = co_await waiting.given.until(give_up);
    if (from != nullptr) {
        --from->leaving;
        --from->worker->leaving;
    }
    if (!given) {
        staff_.take_out(waiting);
        co_return Placement{};
    }
    --waiting.taker->on_the_way;
    co_return Placement{waiting.held, waiting.joined};
}

}  // namespace sluss::engine
