// How cases pass between the units of an organisation: the ways on of the pathway's stages, folded onto the units that
// serve them. Words and graph tell the same flow.
#pragma once

#include "domain/municipality.hpp"
#include "domain/organisation.hpp"

#include <set>
#include <vector>

namespace sluss::report {

/// Cases of some needs that pass from one unit and stage to another unit and stage.
struct Passage {
    domain::UnitId from_unit;
    domain::StageId from_stage;
    domain::UnitId to_unit;
    domain::StageId to_stage;
    std::set<domain::NeedId> needs;
};

/// All passages of the organisation, by unit and stage; those within a unit too.
std::vector<Passage> passages(const domain::Municipality& municipality, const domain::Organisation& organisation);

/// Names from a list by their ids, "a, b and c"; `all` if every one of the list is named.
std::string names_of(const std::vector<std::uint16_t>& ids, const std::vector<std::string>& names,
                     const std::string& all);

std::vector<std::string> need_names(const domain::Municipality& municipality);
std::vector<std::string> district_names(const domain::Municipality& municipality);

}  // namespace sluss::report
