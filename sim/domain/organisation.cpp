// Questions to an organisation as it stands: which doors a household sees, who serves what, and what is missing before
// it can run. Relies on the structure as data alone; never asks which model built it.
#include "domain/organisation.hpp"

#include "domain/language.hpp"
#include "domain/routing.hpp"

#include <algorithm>
#include <set>

namespace sluss::domain {

namespace {

bool covers(const IdSet& districts, DistrictId district) {
    return districts.empty() || districts.contains(district);
}

/// The stages that strands of a need can come to under the organisation's rules.
IdSet stages_reached(const Need& need, const Rules& rules) {
    IdSet reached;
    if (need.stages.empty()) return reached;
    std::vector<StageId> ahead{need.stages.front().id};
    while (!ahead.empty()) {
        const StageId id = ahead.back();
        ahead.pop_back();
        const Stage* stage = find_stage(need, id);
        if (stage == nullptr || reached.contains(id)) continue;
        reached.insert(id);
        for (std::size_t c = 0; c < complexities; ++c)
            for (const bool report : {false, true})
                for (const bool coordinated : {false, rules.several_needs == SeveralNeeds::coordinated_team}) {
                    const auto chances =
                        branch_chances(*stage, {static_cast<Complexity>(c), report, coordinated}, rules);
                    for (std::size_t b = 0; b < chances.size(); ++b)
                        if (chances[b] > 0) ahead.push_back(stage->next[b].to);
                }
    }
    return reached;
}

/// Collects one sentence per fault; where a fault is local, the sentence lists its districts.
class Faults {
public:
    explicit Faults(const Municipality& municipality, const Organisation& organisation)
        : municipality_(municipality), organisation_(organisation) {}

    std::vector<std::string> all() {
        if (organisation_.units.empty()) say(tr("it has no units"));
        for (const auto& unit : organisation_.units) look_at(unit);
        for (const auto& door : organisation_.doors) look_at(door);
        same_names(organisation_.units, [](const std::string& name) { return tr("two units are called '{}'", name); });
        same_names(organisation_.doors, [](const std::string& name) { return tr("two doors are called '{}'", name); });
        // What follows looks through doors into units, so those must exist.
        if (!faults_.empty()) return std::move(faults_);
        for (NeedId need = 0; need < municipality_.needs.size(); ++need) {
            look_at_competence(need);
            look_at_service(need);
            look_at_doors(need);
        }
        return std::move(faults_);
    }

private:
    void say(std::string fault) { faults_.push_back(std::move(fault)); }

    /// \param same  the fault of a name that two of them have
    template <typename Named>
    void same_names(const std::vector<Named>& all, std::string (*same)(const std::string& name)) {
        std::set<std::string> seen;
        for (const auto& one : all)
            if (!seen.insert(one.name).second) say(same(one.name));
    }

    void look_at(const Unit& unit) {
        if (unit.office >= organisation_.offices.size()) say(tr("unit '{}' has no office", unit.name));
        const bool only_supports = unit.stages.empty() && unit.needs.empty() && !unit.staff.empty() &&
                                   std::all_of(unit.staff.begin(), unit.staff.end(), supports);
        if (unit.stages.empty() && !only_supports) say(tr("unit '{}' serves no stage", unit.name));
        if (unit.needs.empty() && !only_supports) say(tr("unit '{}' serves no need", unit.name));
        if (unit.staff.empty()) say(tr("unit '{}' has no staff", unit.name));
        for (const auto& group : unit.staff) {
            if (group.role >= organisation_.roles.size()) {
                say(tr("unit '{}' has staff of a role that does not exist", unit.name));
                continue;
            }
            if (supports(group)) continue;
            const auto& role = organisation_.roles[group.role].name;
            if (group.stages.empty()) say(tr("unit '{}': {} have no stage to work on", unit.name, role));
            for (const auto stage : (group.stages - unit.stages).ids())
                say(tr("unit '{}': {} are to do the stage '{}', which the unit does not serve", unit.name, role,
                       stage_name(stage)));
            if (group.competences.empty()) say(tr("unit '{}': {} are competent in no need", unit.name, role));
        }
        for (const auto stage : unit.stages.ids())
            for (const auto need : unit.needs.ids())
                if (need < municipality_.needs.size()) look_at_staff(unit, stage, need);
    }

    /// Somebody in the unit does the stage, and, where the need would otherwise be handed over, knows the need.
    void look_at_staff(const Unit& unit, StageId stage, NeedId need) {
        if (find_stage(municipality_.needs[need], stage) == nullptr || unit.staff.empty()) return;
        const auto does = [stage](const StaffGroup& group) { return group.stages.contains(stage); };
        if (std::none_of(unit.staff.begin(), unit.staff.end(), does)) {
            say(tr("unit '{}' has nobody for the stage '{}' of {}", unit.name, stage_name(stage), need_name(need)));
            return;
        }
        const auto knows = [&](const StaffGroup& group) { return does(group) && group.competences.contains(need); };
        if (rules_for(organisation_, unit).outside_competence == OutsideCompetence::hand_over &&
            std::none_of(unit.staff.begin(), unit.staff.end(), knows))
            say(tr("unit '{}' has nobody competent in {} for the stage '{}', and the rule is to hand over", unit.name,
                   need_name(need), stage_name(stage)));
    }

    void look_at(const Door& door) {
        if (door.unit >= organisation_.units.size()) {
            say(tr("door '{}' leads to no unit", door.name));
            return;
        }
        if (door.groups.empty()) say(tr("door '{}' is seen by no target group", door.name));
        if (std::none_of(door.open_to.begin(), door.open_to.end(), [](bool open) { return open; }))
            say(tr("door '{}' is open to no channel", door.name));
        const Unit& unit = organisation_.units[door.unit];
        for (const auto need : door.needs.ids()) {
            if (need >= municipality_.needs.size() || municipality_.needs[need].stages.empty()) continue;
            const StageId first = municipality_.needs[need].stages.front().id;
            if (!unit.needs.contains(need) || !unit.stages.contains(first))
                say(tr("door '{}' announces {}, but its unit '{}' does not serve the stage '{}' of it", door.name,
                       need_name(need), unit.name, stage_name(first)));
            const GroupId group = municipality_.needs[need].group;
            if (!door.groups.contains(group))
                say(tr("door '{}' announces {}, but the target group '{}' does not see it", door.name, need_name(need),
                       municipality_.groups.at(group)));
        }
    }

    /// Where a colleague is to be consulted or to join, somebody in the organisation knows the need.
    void look_at_competence(NeedId need) {
        if (municipality_.needs[need].stages.empty()) return;
        const auto knows = [need](const StaffGroup& group) { return group.competences.contains(need); };
        for (const auto& unit : organisation_.units)
            if (std::any_of(unit.staff.begin(), unit.staff.end(), knows)) return;
        const auto asked_for = [this](OutsideCompetence rule) {
            return [this, rule](DistrictId district) {
                return rules_for(organisation_, district).outside_competence == rule;
            };
        };
        for_districts(asked_for(OutsideCompetence::consult),
                      tr("nobody is competent in {}: there is no colleague to consult", need_name(need)));
        for_districts(asked_for(OutsideCompetence::join),
                      tr("nobody is competent in {}: there is no colleague to join", need_name(need)));
    }

    void look_at_service(NeedId need) {
        const IdSet usual = stages_reached(municipality_.needs[need], organisation_.rules);
        std::vector<IdSet> reached(municipality_.districts.size(), usual);
        IdSet anywhere;
        for (DistrictId district = 0; district < reached.size(); ++district) {
            const Rules& rules = rules_for(organisation_, district);
            if (&rules != &organisation_.rules) reached[district] = stages_reached(municipality_.needs[need], rules);
            anywhere = anywhere | reached[district];
        }
        for (const auto stage : anywhere.ids())
            for_districts(
                [&](DistrictId district) {
                    return reached[district].contains(stage) &&
                           serving_units(organisation_, stage, need, district).empty();
                },
                tr("no unit serves the stage '{}' of {}", stage_name(stage), need_name(need)));
    }

    /// Everybody needs a right door on some channel; those who report come through it too.
    void look_at_doors(NeedId need) {
        for_districts(
            [&](DistrictId district) { return right_doors(organisation_, need, district, std::nullopt).empty(); },
            tr("no door announces {}", need_name(need)));
    }

    /// Says the fault once, with the districts it is true of unless that is all of them.
    template <typename IsTrueOf>
    void for_districts(IsTrueOf is_true_of, const std::string& fault) {
        std::string names;
        std::size_t count = 0;
        for (DistrictId district = 0; district < municipality_.districts.size(); ++district)
            if (is_true_of(district)) {
                names += (count++ == 0 ? "" : ", ") + municipality_.districts[district].name;
            }
        if (count == 0) return;
        say(count == municipality_.districts.size() ? fault : tr("{} in {}", fault, names));
    }

    [[nodiscard]] std::string stage_name(StageId stage) const {
        return stage < municipality_.stages.size() ? municipality_.stages[stage] : "?";
    }
    [[nodiscard]] std::string need_name(NeedId need) const { return municipality_.needs[need].name; }

    const Municipality& municipality_;
    const Organisation& organisation_;
    std::vector<std::string> faults_;
};

}  // namespace

const std::string& unit_after(const Reorganisation& reorganisation, const std::string& unit) {
    for (const auto& [before, after] : reorganisation.units)
        if (before == unit) return after;
    return unit;
}

std::vector<std::string> unit_names(const Organisation& organisation) {
    std::vector<std::string> names;
    const auto add = [&](const std::vector<Unit>& units) {
        for (const auto& unit : units)
            if (std::find(names.begin(), names.end(), unit.name) == names.end()) names.push_back(unit.name);
    };
    add(organisation.units);
    for (const auto& reorganisation : organisation.reorganisations)
        for (const auto& later : reorganisation.structure) add(later.units);
    return names;
}

std::vector<RulesInForce> rules_in_force(const Organisation& organisation, std::size_t districts) {
    std::vector<RulesInForce> all;
    for (DistrictId district = 0; district < districts; ++district) {
        const Rules& rules = rules_for(organisation, district);
        auto same = std::find_if(all.begin(), all.end(), [&](const RulesInForce& one) { return one.rules == rules; });
        if (same == all.end()) same = all.insert(all.end(), {rules, {}});
        same->districts.insert(district);
    }
    return all;
}

bool sees(const Door& door, GroupId group, Channel channel) {
    return door.open_to[static_cast<std::size_t>(channel)] && door.groups.contains(group);
}

bool is_right(const Door& door, NeedId need, std::optional<Channel> channel) {
    return (!channel || door.open_to[static_cast<std::size_t>(*channel)]) && door.needs.contains(need);
}

bool serves(const Unit& unit, StageId stage, NeedId need) {
    return unit.stages.contains(stage) && unit.needs.contains(need);
}

std::vector<DoorId> doors_seen(const Organisation& organisation, GroupId group, DistrictId district, Channel channel) {
    std::vector<DoorId> seen;
    for (DoorId id = 0; id < organisation.doors.size(); ++id) {
        const Door& door = organisation.doors[id];
        if (sees(door, group, channel) && covers(door.districts, district)) seen.push_back(id);
    }
    return seen;
}

std::vector<DoorId> right_doors(const Organisation& organisation, NeedId need, DistrictId district,
                                std::optional<Channel> channel) {
    std::vector<DoorId> right;
    for (DoorId id = 0; id < organisation.doors.size(); ++id) {
        const Door& door = organisation.doors[id];
        if (is_right(door, need, channel) && covers(door.districts, district)) right.push_back(id);
    }
    return right;
}

double chance_of_right_door(const Organisation& organisation, const std::vector<DoorId>& seen, NeedId need,
                            double knows) {
    const auto right =
        std::count_if(seen.begin(), seen.end(), [&](DoorId id) { return organisation.doors[id].needs.contains(need); });
    if (right == 0) return 0;
    return knows + (1 - knows) * static_cast<double>(right) / static_cast<double>(seen.size());
}

std::vector<UnitId> serving_units(const Organisation& organisation, StageId stage, NeedId need, DistrictId district) {
    std::vector<UnitId> serving;
    for (UnitId id = 0; id < organisation.units.size(); ++id) {
        const Unit& unit = organisation.units[id];
        if (serves(unit, stage, need) && covers(unit.districts, district)) serving.push_back(id);
    }
    return serving;
}

std::vector<std::string> structural_errors(const Municipality& municipality, const Organisation& organisation) {
    return Faults(municipality, organisation).all();
}

}  // namespace sluss::domain
