// Who does it: the unit that serves the next stage, the worker within it, and the wait for one when all are full.
#include "engine/casework.hpp"

#include <algorithm>

namespace sluss::engine {

using domain::Continuity;
using domain::StageId;

bool Casework::joint() const {
    return rules_.several_needs == domain::SeveralNeeds::joint ||
           rules_.several_needs == domain::SeveralNeeds::coordinated_team;
}

Unit& Casework::unit_for(const Household& household, const HouseholdNeed& need, std::size_t stage,
                         const Worker* present) const {
    const auto& plan = municipality_.needs[need.need];
    const auto& units = staff_.serving(plan.stages[stage].id, need.need, household.district);
    const auto serves = [&](const Unit& unit) { return std::find(units.begin(), units.end(), &unit) != units.end(); };
    if (rules_.continuity == Continuity::first_worker && household.first_worker != nullptr &&
        serves(household.first_worker->unit))
        return household.first_worker->unit;
    if (present != nullptr && serves(present->unit)) return present->unit;
    if (units.size() == 1) return *units.front();
    kernel::Stream stream = demand_.stream(household, need.need, stage, Demand::no_item, Draw::unit, 0);
    return *units[static_cast<std::size_t>(stream.uniform() * static_cast<double>(units.size()))];
}

// Whether the present worker goes on with the next stage in this unit.
bool Casework::keeps(const Strand& strand, const Unit& unit, StageId stage) const {
    if (&strand.worker->unit != &unit || !strand.worker->does(stage)) return false;
    return rules_.continuity != Continuity::new_worker_per_stage && may_have(*strand.worker, stage, strand.need.need);
}

bool Casework::may_have(const Worker& worker, StageId stage, domain::NeedId need) const {
    const auto& able = staff_.candidates(worker.unit, stage, need);
    return std::find(able.begin(), able.end(), &worker) != able.end();
}

Task<Casework::Placement> Casework::allocate(Household& household, domain::NeedId need, Unit& unit, StageId stage,
                                             Worker* from, Time give_up) {
    Placement placement;
    if (joint()) placement.worker = staff_.holder(household, unit, stage, from);
    Worker* first = household.first_worker;
    if (placement.worker == nullptr && rules_.continuity == Continuity::first_worker && first != nullptr &&
        &first->unit == &unit && first->does(stage) && may_have(*first, stage, need))
        placement.worker = first;
    if (placement.worker == nullptr) placement.worker = staff_.choose(unit, stage, need, household, from);
    if (placement.worker != nullptr) {
        placement.joined = staff_.take(household, *placement.worker, joint());
        co_return placement;
    }

    WaitingCase waiting{stage, need, household, joint(), from, kernel::Signal{simulation_}};
    staff_.wait(unit, waiting);
    const bool given = co_await waiting.given.until(give_up);
    if (from != nullptr) --from->leaving;
    if (!given) {
        staff_.give_up(unit, waiting);
        co_return Placement{};
    }
    placement.worker = waiting.worker;
    --waiting.worker->on_the_way;
    placement.joined = waiting.joined;
    co_return placement;
}

}  // namespace sluss::engine
