// Folds the pathway onto the units; see the header.
#include "report/flow.hpp"

#include "domain/routing.hpp"

#include <map>
#include <string>
#include <tuple>

namespace sluss::report {

namespace {

using namespace domain;

bool can_apply(const Rules& rules, Condition condition) {
    return condition != Condition::coordinated || rules.several_needs == SeveralNeeds::coordinated_team;
}

}  // namespace

std::vector<Passage> passages(const Municipality& municipality, const Organisation& organisation) {
    std::map<std::tuple<UnitId, StageId, UnitId, StageId>, std::set<NeedId>> found;
    for (std::size_t n = 0; n < municipality.needs.size(); ++n) {
        const auto need = static_cast<NeedId>(n);
        for (const Stage& stage : municipality.needs[n].stages)
            for (const Branch& branch : stage.next) {
                if (branch.to == Branch::closed || !permits(organisation.rules, branch.permission) ||
                    !can_apply(organisation.rules, branch.condition))
                    continue;
                for (std::size_t d = 0; d < municipality.districts.size(); ++d) {
                    const auto district = static_cast<DistrictId>(d);
                    for (const UnitId from : serving_units(organisation, stage.id, need, district))
                        for (const UnitId to : serving_units(organisation, branch.to, need, district))
                            found[{from, stage.id, to, branch.to}].insert(need);
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
