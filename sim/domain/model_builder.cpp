// Building blocks that all models share. Relies on the pathway's own data (a stage's kind, role and branches), so a
// scenario's own stages find their place in every model; names no stage and no model.
#include "domain/model_builder.hpp"

#include "domain/language.hpp"

#include <algorithm>

namespace sluss::domain {

namespace {

template <typename Matches>
IdSet stages_that(const Municipality& municipality, Matches matches) {
    IdSet stages;
    for (const auto& need : municipality.needs)
        for (const auto& stage : need.stages)
            if (matches(need, stage)) stages.insert(stage.id);
    return stages;
}

}  // namespace

Organisation start_organisation(std::string model, const ModelInput& input) {
    Organisation organisation;
    organisation.model = std::move(model);
    organisation.roles = input.staff.roles;
    organisation.rules = input.rules;
    return organisation;
}

std::uint16_t index_of(const std::vector<std::string>& names, const std::string& name, const std::string& key) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) throw ModelError{key, tr("there is nothing called '{}'", name)};
    return static_cast<std::uint16_t>(found - names.begin());
}

NeedId need_called(const Municipality& municipality, const std::string& name, const std::string& key) {
    std::vector<std::string> names;
    for (const auto& need : municipality.needs) names.push_back(need.name);
    return index_of(names, name, key);
}

GroupId group_called(const Municipality& municipality, const std::string& name, const std::string& key) {
    return index_of(municipality.groups, name, key);
}

std::vector<NamedNeeds> needs_by_name(const ModelInput& input, const std::string& key) {
    std::vector<NamedNeeds> all;
    IdSet taken;
    for (const auto& [name, needs] : parameter(input, key, NameListMap{})) {
        NamedNeeds part{name, {}};
        for (const auto& need : needs) {
            const NeedId id = need_called(input.municipality, need, key);
            if (taken.contains(id)) throw ModelError{key, tr("'{}' is named twice", need)};
            taken.insert(id);
            part.needs.insert(id);
        }
        if (part.needs.empty()) throw ModelError{key, tr("'{}' names no need", name)};
        all.push_back(std::move(part));
    }
    return all;
}

ModelParameter tracks_description() {
    ModelParameter tracks;
    tracks.key = "tracks";
    tracks.kind = ModelParameter::Kind::name_list_map;
    tracks.names = ModelParameter::Names::group;
    tracks.doc = "each track and its target groups; left out, there is one for everybody";
    return tracks;
}

std::vector<NamedNeeds> tracks(const ModelInput& input) {
    const Municipality& municipality = input.municipality;
    const auto written = parameter(input, "tracks", NameListMap{});
    if (written.empty()) return {{"", IdSet::first(municipality.needs.size())}};
    std::vector<NamedNeeds> all;
    IdSet taken;
    for (const auto& [name, groups] : written) {
        IdSet in_track;
        for (const auto& group : groups) {
            const GroupId id = group_called(municipality, group, "tracks");
            if (taken.contains(id)) throw ModelError{"tracks", tr("'{}' is in two tracks", group)};
            taken.insert(id);
            in_track.insert(id);
        }
        all.push_back({name, needs_of_groups(municipality, in_track)});
        if (all.back().needs.empty()) throw ModelError{"tracks", tr("the track '{}' has no needs", name)};
    }
    for (const auto& need : municipality.needs)
        if (!taken.contains(need.group))
            throw ModelError{
                "tracks", tr("no track takes the target group '{}' of {}", municipality.groups[need.group], need.name)};
    return all;
}

IdSet needs_of_groups(const Municipality& municipality, const IdSet& groups) {
    IdSet needs;
    for (NeedId need = 0; need < municipality.needs.size(); ++need)
        if (groups.contains(municipality.needs[need].group)) needs.insert(need);
    return needs;
}

IdSet groups_of_needs(const Municipality& municipality, const IdSet& needs) {
    IdSet groups;
    for (const auto need : needs.ids()) groups.insert(municipality.needs[need].group);
    return groups;
}

IdSet all_stages(const Municipality& municipality) {
    return stages_that(municipality, [](const Need&, const Stage&) { return true; });
}

IdSet coordinated_stages(const Municipality& municipality) {
    return stages_that(municipality, [](const Need&, const Stage& stage) { return stage.coordinated; });
}

IdSet reception_stages(const Municipality& municipality) {
    return stages_that(municipality, [](const Need& need, const Stage& stage) {
        return stage.id == need.stages.front().id || stage.kind == Stage::Kind::contact ||
               stage.kind == Stage::Kind::assessment || stage.kind == Stage::Kind::advice;
    });
}

IdSet stages_by_triage(const Municipality& municipality) {
    IdSet decided;
    for (const auto& need : municipality.needs)
        for (const auto& stage : need.stages)
            for (const auto& branch : stage.next)
                if (branch.permission != Triage::nothing && branch.to != Branch::closed) decided.insert(branch.to);
    return decided;
}

std::vector<StaffGroup> staff_by_role(const Municipality& municipality, const IdSet& stages, const IdSet& needs) {
    std::map<RoleId, StaffGroup> by_role;
    for (const auto need : needs.ids())
        for (const auto& stage : municipality.needs[need].stages) {
            if (!stages.contains(stage.id)) continue;
            StaffGroup& group = by_role[stage.role];
            group.role = stage.role;
            group.stages.insert(stage.id);
            group.competences.insert(need);
        }
    std::vector<StaffGroup> groups;
    for (auto& [role, group] : by_role) groups.push_back(std::move(group));
    return groups;
}

ModelParameter Offices::description(std::string doc) {
    ModelParameter parameter;
    parameter.key = "offices";
    parameter.kind = ModelParameter::Kind::name_map;
    parameter.names = ModelParameter::Names::place;
    parameter.doc = std::move(doc);
    return parameter;
}

Offices::Offices(const ModelInput& input)
    : municipality_(input.municipality), places_(parameter(input, "offices", NameMap{})), names_{"everything"} {}

OfficeId Offices::office(Organisation& organisation, const std::vector<std::string>& names) {
    names_.insert(names.begin(), names.end());
    const auto place_of = [this](const std::string& name) -> std::optional<PlaceId> {
        for (const auto& [key, place] : places_)
            if (key == name) return index_of(municipality_.places, place, "offices");
        return std::nullopt;
    };
    for (const auto& name : names)
        if (const auto place = place_of(name)) return office_at(municipality_, organisation, *place);
    if (const auto place = place_of("everything")) return office_at(municipality_, organisation, *place);
    return office_at(municipality_, organisation, main_place(municipality_));
}

void Offices::check_all_used() const {
    for (const auto& [key, place] : places_)
        if (!names_.contains(key))
            throw ModelError{"offices", tr("nothing here is called '{}'", key), key, {names_.begin(), names_.end()}};
}

PlaceId main_place(const Municipality& municipality) {
    if (municipality.districts.empty()) return 0;
    return std::max_element(municipality.districts.begin(), municipality.districts.end(),
                            [](const District& a, const District& b) { return a.population < b.population; })
        ->place;
}

OfficeId office_at(const Municipality& municipality, Organisation& organisation, PlaceId place) {
    for (std::size_t id = 0; id < organisation.offices.size(); ++id)
        if (organisation.offices[id].place == place) return static_cast<OfficeId>(id);
    organisation.offices.push_back({municipality.places.at(place), place, std::nullopt});
    return static_cast<OfficeId>(organisation.offices.size() - 1);
}

UnitId add_unit(Organisation& organisation, Unit unit) {
    organisation.units.push_back(std::move(unit));
    return static_cast<UnitId>(organisation.units.size() - 1);
}

void add_door(const Municipality& municipality, Organisation& organisation, UnitId unit, std::string name,
              const IdSet& needs) {
    Door door;
    door.name = std::move(name);
    door.unit = unit;
    door.groups = groups_of_needs(municipality, needs);
    door.needs = needs;
    door.districts = organisation.units[unit].districts;
    organisation.doors.push_back(std::move(door));
}

}  // namespace sluss::domain
