// One thousand inhabitants, a hundred applications a year for each need, and a pathway whose hours can be added up on
// paper. Everybody knows the right door. Each need has a unit and a door of its own:
//   contact        a meeting of 0.5 h with 0.25 h of notes          0.75 h
//   advice         0.5 h at the desk                                40 % where triage allows it
//   investigation  two meetings of 1 h with 0.5 h of notes, 3 h     6 h
//   intervention   four meetings of 1 h                             half of those investigated
#pragma once

#include "domain/organisation.hpp"

#include <string>
#include <utility>
#include <vector>

namespace sluss::test {

namespace tiny {
inline constexpr domain::StageId contact = 0, advice = 1, investigation = 2, intervention = 3;
}

inline domain::WorkItem tiny_item(domain::WorkItem::Kind kind, int count, double hours, double notes = 0) {
    domain::WorkItem item;
    item.kind = kind;
    item.count = domain::ByComplexity<int>::all(count);
    item.hours = domain::ByComplexity<kernel::Distribution>::all(kernel::Distribution::constant(hours));
    item.documentation = kernel::Distribution::constant(notes);
    return item;
}

inline std::vector<domain::Stage> tiny_pathway() {
    using domain::Stage;
    using Kind = domain::WorkItem::Kind;
    std::vector<Stage> stages(4);
    for (domain::StageId id = 0; id < 4; ++id) {
        stages[id].id = id;
        stages[id].role = 0;
    }
    stages[0].work = {tiny_item(Kind::appointment, 1, 0.5, 0.25)};
    stages[0].next = {
        {tiny::advice, domain::ByComplexity<double>::all(0.4), domain::Condition::always, domain::Triage::advice},
        {tiny::investigation}};
    stages[1].kind = Stage::Kind::advice;
    stages[1].work = {tiny_item(Kind::task, 1, 0.5)};
    stages[2].kind = Stage::Kind::investigation;
    stages[2].work = {tiny_item(Kind::appointment, 2, 1, 0.5), tiny_item(Kind::task, 1, 3)};
    stages[2].next = {{tiny::intervention, domain::ByComplexity<double>::all(0.5)}, {domain::Branch::closed}};
    stages[3].kind = Stage::Kind::intervention;
    stages[3].work = {tiny_item(Kind::appointment, 4, 1)};
    return stages;
}

inline domain::Municipality tiny_municipality(const std::vector<std::string>& needs = {"help"}) {
    domain::Municipality m;
    m.name = "Lillby";
    m.places = {"centre", "village"};
    m.links = {{0, 1, domain::Link::Mode::walk, 30, 2}};
    m.groups = {"everybody"};
    m.stages = {"contact", "advice", "investigation", "intervention"};
    for (const auto& name : needs) {
        domain::Need need;
        need.name = name;
        need.applications = 100;
        need.stages = tiny_pathway();
        m.needs.push_back(std::move(need));
    }
    domain::District district;
    district.name = "centre";
    district.population = 1000;
    district.knows_right_door = 1;
    district.incidence_factor.assign(needs.size(), 1);
    m.districts = {district};
    return m;
}

inline domain::StaffGroup tiny_staff(const domain::IdSet& stages, const domain::IdSet& needs) {
    domain::StaffGroup group;
    group.stages = stages;
    group.competences = needs;
    return group;
}

inline domain::Unit tiny_unit(std::string name, const domain::IdSet& stages, const domain::IdSet& needs) {
    domain::Unit unit;
    unit.name = std::move(name);
    unit.stages = stages;
    unit.needs = needs;
    unit.staff = {tiny_staff(stages, needs)};
    return unit;
}

inline domain::Door tiny_door(std::string name, domain::UnitId unit, const domain::IdSet& needs) {
    domain::Door door;
    door.name = std::move(name);
    door.unit = unit;
    door.groups = domain::IdSet::of({0});
    door.needs = needs;
    return door;
}

/// A unit and a door per need, one office in the centre, one role of `fte` caseworkers.
inline domain::Organisation tiny_organisation(const domain::Municipality& m, double fte = 2) {
    domain::Organisation organisation;
    organisation.offices = {{"office", 0, std::nullopt}};
    organisation.roles.resize(1);
    organisation.roles[0].name = "caseworker";
    organisation.roles[0].fte = fte;
    for (domain::NeedId need = 0; need < m.needs.size(); ++need) {
        const auto& name = m.needs[need].name;
        organisation.units.push_back(tiny_unit(name, domain::IdSet::first(4), domain::IdSet::of({need})));
        organisation.doors.push_back(tiny_door(name, need, domain::IdSet::of({need})));
    }
    return organisation;
}

}  // namespace sluss::test
