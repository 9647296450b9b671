#include "service/deadlock.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>

namespace sluss::service {

using domain::service::leaves;
using domain::service::Resource;
using domain::service::ResourceId;
using domain::service::Stage;
using domain::service::StageId;

namespace {

std::int64_t most_ever_there(const Resource& resource) {
    std::int64_t number = 0;
    for (const auto& shift : resource.shifts) number += shift.number;
    for (const auto& step : resource.steps) number = std::max<std::int64_t>(number, step.number);
    return number;
}

}  // namespace

// Those who keep something while they wait are taken to do so for ever, until something is found that lets them go on:
// a unit that they need and that is not held by one of the others taken so. What is left when nothing more is found is
// a deadlock.
std::vector<StageId> deadlocked(const domain::service::Design& design, const People& people) {
    std::vector<const Person*> stuck;
    for (const Person& person : people.all())
        if (person.present &&
            (person.blocked_before != leaves || (person.hold.holds() && Floor::awaited(person.work) != nullptr)))
            stuck.push_back(&person);
    std::vector<std::int64_t> held_for_ever;
    const auto can_be_had = [&](ResourceId resource) {
        return held_for_ever[resource] < most_ever_there(design.resources[resource]);
    };
    const auto can_be_met = [&](std::span<const ResourceId> by, std::span<const ResourceId> with) {
        return std::all_of(with.begin(), with.end(), can_be_had) &&
               (by.empty() || std::any_of(by.begin(), by.end(), can_be_had));
    };
    // Whether somebody can begin in a stage, or will leave its line.
    const auto opens = [&](StageId id) {
        const Stage& stage = design.stages[id];
        if (stage.patience && stage.waiting_places.value_or(1) > 0) return true;
        if (!std::all_of(stage.holds.begin(), stage.holds.end(), can_be_had)) return false;
        for (const auto& work : stage.work) {
            if (can_be_met(work.by, work.with)) return true;
            if (work.when.always()) return false;  // nobody begins with what comes after it
        }
        return true;
    };
    for (bool changed = true; changed;) {
        held_for_ever.assign(design.resources.size(), 0);
        for (const Person* person : stuck)
            for (ResourceId resource = 0; resource < held_for_ever.size(); ++resource)
                held_for_ever[resource] += Floor::held(person->hold, resource) + Floor::held(person->work, resource);
        std::vector<bool> open(design.stages.size());
        for (StageId id = 0; id < open.size(); ++id) open[id] = opens(id);
        const auto goes_on = [&](const Person* person) {
            if (person->blocked_before != leaves) return static_cast<bool>(open[person->blocked_before]);
            const Needs& needs = *Floor::awaited(person->work);
            const bool may_leave = person->waiting && design.stages[person->stage].patience;
            return may_leave || can_be_met(needs.by, needs.with);
        };
        changed = std::erase_if(stuck, goes_on) > 0;
    }
    std::set<StageId> stages;
    for (const Person* person : stuck)
        stages.insert(person->blocked_before != leaves ? person->blocked_before : person->stage);
    return {stages.begin(), stages.end()};
}

}  // namespace sluss::service
