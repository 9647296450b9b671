// The doors and units that there are for each district, and the questions of organisation.hpp asked of them alone: a
// country has hundreds of districts and thousands of units, of which each household meets only those of its own.
// Relies on the structure as data alone.
#pragma once

#include "domain/organisation.hpp"

#include <optional>
#include <vector>

namespace sluss::domain {

/// Answers as the functions of the same names in organisation.hpp do, in the time that the district's own doors and
/// units take. The organisation outlives it and keeps its doors, units and their districts meanwhile.
class Coverage {
public:
    Coverage(const Municipality& municipality, const Organisation& organisation);

    [[nodiscard]] std::vector<DoorId> doors_seen(GroupId group, DistrictId district, Channel channel) const;
    [[nodiscard]] std::vector<DoorId> right_doors(NeedId need, DistrictId district,
                                                  std::optional<Channel> channel) const;
    [[nodiscard]] std::vector<UnitId> serving_units(StageId stage, NeedId need, DistrictId district) const;

private:
    const Organisation& organisation_;
    std::vector<std::vector<DoorId>> doors_;  // [district], in the order of declaration
    std::vector<std::vector<UnitId>> units_;  // the same
};

}  // namespace sluss::domain
