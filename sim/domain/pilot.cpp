// Two organisations side by side; see the header.
#include "domain/pilot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluss::domain {

namespace {

bool same(const Office& a, const Office& b) {
    return a.name == b.name && a.place == b.place && a.hours == b.hours;
}

/// The name, or with that of its organisation if another has it.
template <typename Named>
std::string unlike(const std::vector<Named>& others, const std::string& name, const std::string& organisation) {
    const auto has_it = [&](const Named& other) { return other.name == name; };
    return std::any_of(others.begin(), others.end(), has_it) ? fmt::format("{} ({})", name, organisation) : name;
}

OfficeId office_in(Organisation& both, const Office& office, const std::string& organisation) {
    for (std::size_t id = 0; id < both.offices.size(); ++id)
        if (same(both.offices[id], office)) return static_cast<OfficeId>(id);
    Office other = office;
    other.name = unlike(both.offices, office.name, organisation);
    both.offices.push_back(std::move(other));
    return static_cast<OfficeId>(both.offices.size() - 1);
}

/// Puts one side's units and doors into both, for these of its districts.
void add_part(Organisation& both, const Organisation& part, const IdSet& districts) {
    const auto cut = [&](const IdSet& served) { return served.empty() ? districts : served & districts; };
    std::vector<UnitId> new_id(part.units.size(), none);
    std::vector<Unit> units;
    for (std::size_t id = 0; id < part.units.size(); ++id) {
        Unit unit = part.units[id];
        unit.districts = cut(unit.districts);
        if (unit.districts.empty()) continue;
        unit.name = unlike(both.units, unit.name, part.name);
        unit.office = office_in(both, part.offices[unit.office], part.name);
        for (auto& group : unit.staff) group.fte.reset();
        new_id[id] = static_cast<UnitId>(both.units.size() + units.size());
        units.push_back(std::move(unit));
    }
    std::vector<Door> doors;
    for (Door door : part.doors) {
        door.districts = cut(door.districts);
        if (door.districts.empty()) continue;
        door.name = unlike(both.doors, door.name, part.name);
        door.unit = new_id[door.unit];
        doors.push_back(std::move(door));
    }
    both.units.insert(both.units.end(), units.begin(), units.end());
    both.doors.insert(both.doors.end(), doors.begin(), doors.end());
}

}  // namespace

Organisation with_pilot(const Municipality& municipality, const Organisation& own, const Organisation& tried,
                        const IdSet& districts) {
    Organisation both = own;
    both.units.clear();
    both.doors.clear();
    add_part(both, own, IdSet::first(municipality.districts.size()) - districts);
    add_part(both, tried, districts);
    both.rules_in.resize(municipality.districts.size());
    for (const auto district : districts.ids()) both.rules_in[district] = tried.rules;
    return both;
}

}  // namespace sluss::domain
