#include "service/deadlock.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

namespace sluss::service {

using domain::service::leaves;
using domain::service::Resource;
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

// Clients are taken for blocked for ever until something is found that lets them go on: a unit that they need and that
// is not held by one of the others taken so. What is left when nothing more is found is a deadlock.
std::vector<StageId> deadlocked(const domain::service::Design& design, const People& people) {
    std::vector<const Person*> stuck;
    for (const Person& person : people.all())
        if (person.present && person.blocked_before != leaves) stuck.push_back(&person);
    std::vector<std::int64_t> held_for_ever;
    const auto can_be_had = [&](domain::service::ResourceId resource) {
        return held_for_ever[resource] < most_ever_there(design.resources[resource]);
    };
    const auto opens = [&](StageId id) {
        const Stage& stage = design.stages[id];
        if (stage.patience && stage.waiting_places.value_or(1) > 0) return true;  // somebody will leave the line
        if (!std::all_of(stage.holds.begin(), stage.holds.end(), can_be_had)) return false;
        if (stage.work.empty()) return true;
        return std::any_of(stage.work.begin(), stage.work.end(), [&](const domain::service::Work& work) {
            return std::all_of(work.with.begin(), work.with.end(), can_be_had) &&
                   (work.by.empty() || std::any_of(work.by.begin(), work.by.end(), can_be_had));
        });
    };
    for (bool changed = true; changed;) {
        held_for_ever.assign(design.resources.size(), 0);
        for (const Person* person : stuck)
            for (domain::service::ResourceId resource = 0; resource < held_for_ever.size(); ++resource)
                held_for_ever[resource] += Floor::held(person->hold, resource) + Floor::held(person->work, resource);
        std::vector<bool> open(design.stages.size());
        for (StageId id = 0; id < open.size(); ++id) open[id] = opens(id);
        std::vector<const Person*> still;
        for (const Person* person : stuck)
            if (!open[person->blocked_before]) still.push_back(person);
        changed = still.size() != stuck.size();
        stuck = std::move(still);
    }
    std::set<StageId> stages;
    for (const Person* person : stuck) stages.insert(person->blocked_before);
    return {stages.begin(), stages.end()};
}

}  // namespace sluss::service
