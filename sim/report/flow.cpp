// Folds the pathway onto the units; see the header.
#include "report/flow.hpp"

#include "domain/routing.hpp"

#include <map>
#include <string>
#include <tuple>

namespace sluss::report {

namespace {

using namespace domain;

// Whether some household with this need can meet the condition in this organisation.
bool can_apply(const Rules& rules, const Need& need, Condition condition) {
    switch (condition) {
        case Condition::always:
            return true;
        case Condition::report:
            return need.reports > 0;
        case Condition::application:
            return need.applications > 0;
        case Condition::coordinated:
            return rules.several_needs == SeveralNeeds::coordinated_team;
    }
    return false;
}

bool can_be_taken(const Rules& rules, const Need& need, const Branch& branch) {
    return branch.to != Branch::closed && branch.share != ByComplexity<double>::all(0) &&
           permits(rules, branch.permission) && can_apply(rules, need, branch.condition);
}

// The stages that some household with this need comes to.
std::set<StageId> stages_reached(const Rules& rules, const Need& need) {
    std::set<StageId> reached;
    std::vector<StageId> ahead;
    if (!need.stages.empty()) ahead.push_back(need.stages.front().id);
    while (!ahead.empty()) {
        const Stage* stage = find_stage(need, ahead.back());
        ahead.pop_back();
        if (stage == nullptr || !reached.insert(stage->id).second) continue;
        for (const Branch& branch : stage->next)
            if (can_be_taken(rules, need, branch)) ahead.push_back(branch.to);
    }
    return reached;
}

}  // namespace

std::vector<Passage> passages(const Municipality& municipality, const Organisation& organisation) {
    std::map<std::tuple<UnitId, StageId, UnitId, StageId>, std::set<NeedId>> found;
    for (std::size_t n = 0; n < municipality.needs.size(); ++n) {
        const auto id = static_cast<NeedId>(n);
        const Need& need = municipality.needs[n];
        const auto usual = stages_reached(organisation.rules, need);
        for (std::size_t d = 0; d < municipality.districts.size(); ++d) {
            const auto district = static_cast<DistrictId>(d);
            const Rules& rules = rules_for(organisation, district);
            const auto reached = &rules == &organisation.rules ? usual : stages_reached(rules, need);
            for (const Stage& stage : need.stages)
                for (const Branch& branch : stage.next) {
                    if (!reached.contains(stage.id) || !can_be_taken(rules, need, branch)) continue;
                    for (const UnitId from : serving_units(organisation, stage.id, id, district))
                        for (const UnitId to : serving_units(organisation, branch.to, id, district))
                            found[{from, stage.id, to, branch.to}].insert(id);
                }
        }
    }
    std::vector<Passage> list;
    for (const auto& [way, needs] : found)
        list.push_back({std::get<0>(way), std::get<1>(way), std::get<2>(way), std::get<3>(way), needs});
    return list;
}

std::string names_of(const std::vector<std::uint16_t>& ids, const std::vector<std::string>& names,
                     const std::string& all) {
    if (ids.size() == names.size() && ids.size() > 1) return all;
    std::string text;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (i > 0) text += i + 1 == ids.size() ? " and " : ", ";
        text += names[ids[i]];
    }
    return text;
}

std::vector<std::string> need_names(const Municipality& municipality) {
    std::vector<std::string> names;
    for (const auto& need : municipality.needs) names.push_back(need.name);
    return names;
}

std::vector<std::string> district_names(const Municipality& municipality) {
    std::vector<std::string> names;
    for (const auto& district : municipality.districts) names.push_back(district.name);
    return names;
}

}  // namespace sluss::report
