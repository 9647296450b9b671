// What can be seen of organisations only when they are built: whether everyone can get to their offices, whether the
// staff suffices, whether the comparison is between equals.
#include "domain/staffing.hpp"
#include "domain/travel.hpp"
#include "scenario/organisations.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace sluss::scenario {

using namespace domain;

namespace {

/// Every district must reach every office without a car, because every district has households without one to fetch.
void check_reachable(Reader& reader, const Municipality& municipality, const Node* places,
                     const std::vector<Organisation>& organisations) {
    std::set<PlaceId> offices;
    for (const auto& organisation : organisations)
        for (const auto& office : organisation.offices) offices.insert(office.place);
    const TravelTimes travel(municipality);
    std::set<PlaceId> told;
    for (const auto& district : municipality.districts)
        for (const auto office : offices) {
            if (travel.between(district.place, office, false).reachable) continue;
            if (!told.insert(district.place).second) continue;
            const auto& from = municipality.places[district.place];
            const Node* at = places == nullptr ? nullptr : places->find(from);
            reader.problems.error(
                at == nullptr ? Position{} : at->key_at,
                fmt::format("no link or line leads from '{}' to '{}'", from, municipality.places[office]));
        }
}

/// Staffs by load and tells what a colleague would notice.
void check_staff(Reader& reader, const Position& at, const Municipality& municipality, Organisation& organisation) {
    try {
        staff_by_load(municipality, organisation);
    } catch (const ModelError& error) {
        return reader.problems.error(at, fmt::format("organisation '{}': {}", organisation.name, error.what));
    }
    for (RoleId role = 0; role < organisation.roles.size(); ++role) {
        const auto& named = organisation.roles[role];
        const auto has_some = [role](const Unit& unit) {
            return std::any_of(unit.staff.begin(), unit.staff.end(),
                               [role](const StaffGroup& group) { return group.role == role; });
        };
        if (named.fte > 0 && std::none_of(organisation.units.begin(), organisation.units.end(), has_some))
            reader.problems.warning(at,
                                    fmt::format("organisation '{}': there are {:g} FTE of '{}', but no unit has such "
                                                "staff: they do nothing and are not counted",
                                                organisation.name, named.fte, named.name));
    }
    for (const auto& pool : load_by_pool(municipality, organisation))
        if (pool.load.overloaded())
            reader.problems.warning(
                at, fmt::format("organisation '{}': unit '{}' is overloaded: it has work for {:.0f} % of the hours of "
                                "its {}",
                                organisation.name, organisation.units[pool.unit].name, pool.load.utilisation() * 100,
                                roles_of(organisation, pool)));
}

/// The people in its units, which is what the comparison is between.
double total_fte(const Organisation& organisation) {
    double total = 0;
    for (const auto& unit : organisation.units)
        for (const auto& group : unit.staff) total += group.fte.value_or(0);
    return total;
}

}  // namespace

void check_organisations(Reader& reader, const Node& node, const Municipality& municipality, const Node* places,
                         std::vector<Organisation>& organisations) {
    check_reachable(reader, municipality, places, organisations);
    for (auto& organisation : organisations)
        check_staff(reader, node.find(organisation.name)->key_at, municipality, organisation);
    constexpr double same_fte = 0.005;
    for (std::size_t i = 1; i < organisations.size(); ++i) {
        const double first = total_fte(organisations.front());
        const double this_one = total_fte(organisations[i]);
        if (std::abs(first - this_one) > same_fte)
            reader.problems.warning(node.find(organisations[i].name)->key_at,
                                    fmt::format("organisation '{}' has {:.2f} FTE, '{}' has {:.2f}",
                                                organisations[i].name, this_one, organisations.front().name, first));
    }
}

}  // namespace sluss::scenario
