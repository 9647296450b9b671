// The ways of strands, from the doors and units as declared; see the header. Never looks at staff.
#include "domain/strands.hpp"

#include <algorithm>

namespace sluss::domain {

UnitShares equal_shares(const std::vector<UnitId>& units) {
    UnitShares shares;
    for (const auto unit : units) shares.emplace_back(unit, 1.0 / static_cast<double>(units.size()));
    return shares;
}

const Flow& StrandRoutes::flow(const Strands& strands) {
    const auto key = std::tuple(strands.need, strands.complexity, strands.report, strands.coordinated);
    auto found = flows_.find(key);
    if (found == flows_.end()) {
        const Circumstances circumstances{strands.complexity, strands.report, strands.coordinated};
        const Need& need = municipality_.needs[strands.need];
        found = flows_.emplace(key, expected_flow(need, circumstances, organisation_.rules)).first;
    }
    return found->second;
}

double StrandRoutes::investigated(NeedId id, Strands household) {
    household.need = id;
    const Need& need = municipality_.needs[id];
    double number = 0;
    for (std::size_t i = 0; i < need.stages.size(); ++i)
        if (need.stages[i].kind == Stage::Kind::investigation) number += flow(household).visits[i];
    return std::min(1.0, number);
}

std::vector<std::pair<Entry, double>> StrandRoutes::entries(const Strands& strands) const {
    if (strands.report) return {{Entry::report, 1.0}};
    std::vector<std::pair<Entry, double>> mix;
    std::optional<Channel> offered;
    double all = 0;
    for (std::size_t c = 0; c < channels; ++c) {
        const auto channel = static_cast<Channel>(c);
        if (doors_for(strands, channel).empty()) continue;
        if (!offered) offered = channel;
        double weight = municipality_.needs[strands.need].channel[c];
        if (channel == Channel::e_service) weight *= municipality_.districts[strands.district].digital;
        if (weight <= 0) continue;
        mix.emplace_back(entry_of(false, channel), weight);
        all += weight;
    }
    if (mix.empty()) return {{entry_of(false, offered.value_or(Channel::visit)), 1.0}};
    for (auto& [entry, part] : mix) part /= all;
    return mix;
}

UnitShares StrandRoutes::units_of(const Stage& stage, const Strands& strands) const {
    if (stage.id != municipality_.needs[strands.need].stages.front().id)
        return equal_shares(coverage_.serving_units(stage.id, strands.need, strands.district));
    std::map<UnitId, double> shares;
    const auto add_doors = [&](std::optional<Channel> channel, double part) {
        const auto doors = doors_for(strands, channel);
        for (const auto door : doors)
            shares[organisation_.doors[door].unit] += part / static_cast<double>(doors.size());
    };
    if (strands.report)
        add_doors(std::nullopt, 1);
    else
        for (const auto& [entry, part] : entries(strands)) add_doors(static_cast<Channel>(entry), part);
    return {shares.begin(), shares.end()};
}

bool StrandRoutes::joint() const {
    const SeveralNeeds rule = organisation_.rules.several_needs;
    return rule == SeveralNeeds::joint || rule == SeveralNeeds::coordinated_team;
}

bool StrandRoutes::together(UnitId unit, const Stage& stage, NeedId other) const {
    return joint() && organisation_.units[unit].needs.contains(other) &&
           organisation_.units[unit].stages.contains(stage.id);
}

std::vector<DoorId> StrandRoutes::doors_for(const Strands& strands, std::optional<Channel> channel) const {
    return coverage_.right_doors(strands.need, strands.district, channel);
}

}  // namespace sluss::domain
