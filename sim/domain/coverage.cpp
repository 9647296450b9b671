// Doors and units by district; see the header.
#include "domain/coverage.hpp"

#include <algorithm>
#include <iterator>

namespace sluss::domain {

namespace {

/// For each district the places in the list of those that cover it.
template <typename Covering>
std::vector<std::vector<std::uint16_t>> by_district(const std::vector<Covering>& all, std::size_t districts) {
    std::vector<std::vector<std::uint16_t>> local(districts);
    const auto everywhere = IdSet::first(districts).ids();
    for (std::size_t id = 0; id < all.size(); ++id)
        for (const auto district : all[id].districts.empty() ? everywhere : all[id].districts.ids())
            if (district < districts) local[district].push_back(static_cast<std::uint16_t>(id));
    return local;
}

template <typename Predicate>
std::vector<std::uint16_t> those(const std::vector<std::uint16_t>& ids, Predicate holds) {
    std::vector<std::uint16_t> result;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(result), holds);
    return result;
}

}  // namespace

Coverage::Coverage(const Municipality& municipality, const Organisation& organisation)
    : organisation_(organisation),
      doors_(by_district(organisation.doors, municipality.districts.size())),
      units_(by_district(organisation.units, municipality.districts.size())) {}

std::vector<DoorId> Coverage::doors_seen(GroupId group, DistrictId district, Channel channel) const {
    return those(doors_[district], [&](DoorId id) { return sees(organisation_.doors[id], group, channel); });
}

std::vector<DoorId> Coverage::right_doors(NeedId need, DistrictId district, std::optional<Channel> channel) const {
    return those(doors_[district], [&](DoorId id) { return is_right(organisation_.doors[id], need, channel); });
}

std::vector<UnitId> Coverage::serving_units(StageId stage, NeedId need, DistrictId district) const {
    return those(units_[district], [&](UnitId id) { return serves(organisation_.units[id], stage, need); });
}

}  // namespace sluss::domain
