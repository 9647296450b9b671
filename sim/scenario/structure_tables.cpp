// The fields of an organisation's structure: offices, units with their staff, doors. They are laid over what the model
// built, name by name, so a planner can change any detail and leave the rest; for the model `custom` they are all there
// is.
#include "scenario/kinds.hpp"
#include "scenario/tables.hpp"

#include <algorithm>
#include <map>

namespace sluss::scenario {

using namespace domain;

namespace {

Kind<Office> office() {
    return object(Table<Office>{
        "an office",
        "Where units sit and citizens come.",
        {{"place", &Office::place, reference(Noun::place), "", Presence::optional},
         {"hours", &Office::hours, working_hours(), "when appointments can be held in it; no limit if not given"}}});
}

Kind<StaffGroup> staff_group() {
    return object(Table<StaffGroup>{
        "a staff group",
        "Some people of one role in a unit, alike in what they may do.",
        {{"role", &StaffGroup::role, reference(Noun::role), "", Presence::required},
         {"stages", &StaffGroup::stages, references(Noun::stage), "which they do; all of the unit's if not given"},
         {"competences", &StaffGroup::competences, references(Noun::need),
          "needs they know; all of the unit's if not given"},
         {"one competence each", &StaffGroup::one_competence_each, flag(), "instead of all knowing all"},
         {"slower", &StaffGroup::slower, extra_share(), "all their work takes this share longer"},
         {"fte", &StaffGroup::fte, quantity(Dimension::fte, 0, most_fte), "how many; by load if not given"},
         {"caseload cap", &StaffGroup::caseload_cap, count(1), "instead of the rules'"}}});
}

Kind<Unit> unit() {
    return object<Unit>(
        Table<Unit>{"a unit",
                    "Some people in one office who serve stages of needs.",
                    {{"office", &Unit::office, reference(Noun::office), ""},
                     {"stages", &Unit::stages, references(Noun::stage), "served"},
                     {"needs", &Unit::needs, references(Noun::need), "served"},
                     {"districts", &Unit::districts, references(Noun::district), "served; all if not given"},
                     {"staff", &Unit::staff, list_of(staff_group()), "who works there"},
                     {"work order", &Unit::work_order, work_order(), "instead of the rules'"},
                     {"pacing", &Unit::pacing, pacing(), "instead of the rules'"}}},
        [](Reader&, const Node&, Unit& unit) {
            for (auto& group : unit.staff) {
                if (group.stages.empty()) group.stages = unit.stages;
                if (group.competences.empty()) group.competences = unit.needs;
            }
        });
}

Kind<std::array<bool, channels>> open_channels() {
    const auto kind = list_of(
        choice<Channel>({{"visit", Channel::visit}, {"phone", Channel::phone}, {"e-service", Channel::e_service}}));
    const auto read = [inner = kind.read](Reader& reader, const Node& node, std::array<bool, channels>& out) {
        std::vector<Channel> open;
        for (std::size_t channel = 0; channel < channels; ++channel)
            if (out[channel]) open.push_back(static_cast<Channel>(channel));
        inner(reader, node, open);
        out = {};
        for (const auto channel : open) out[static_cast<std::size_t>(channel)] = true;
    };
    return {kind.expects, read, kind.shape};
}

Kind<Door> door() {
    return object(
        Table<Door>{"a door",
                    "A way in.",
                    {{"unit", &Door::unit, reference(Noun::unit), "which it leads to"},
                     {"channels", &Door::open_to, open_channels(), "visit, phone, e-service; all if not given"},
                     {"groups", &Door::groups, references(Noun::group), "target groups that see it"},
                     {"needs", &Door::needs, references(Noun::need), "for which it is the right door"},
                     {"districts", &Door::districts, references(Noun::district), "that see it; all if not given"}}});
}

/// New names can be referred to from anywhere in the structure, whatever the order in which it is written.
void learn_names(std::vector<std::string>& known, const Node* map) {
    if (map == nullptr) return;
    for (const auto& [key, value] : map->entries) {
        const auto same = [&name = key](const std::string& other) { return same_name(name, other); };
        if (std::none_of(known.begin(), known.end(), same)) known.push_back(key);
    }
}

/// A unit that the model did not build says all this itself; one that does not is most likely a slip in the name of
/// another.
void check_new_units(Reader& reader, const Node* units, const std::vector<std::string>& built,
                     const Organisation& out) {
    if (units == nullptr) return;
    for (const auto& [name, value] : units->entries) {
        const auto same = [&word = name](const std::string& other) { return same_name(word, other); };
        if (std::any_of(built.begin(), built.end(), same)) continue;
        const auto unit = std::find_if(out.units.begin(), out.units.end(), [&](const Unit& u) { return same(u.name); });
        if (!unit->staff.empty() && unit->stages.empty() == unit->needs.empty()) continue;
        reader.problems.error(value.key_at, tr("'{}' is new here, and a new unit has 'stages', 'needs' and 'staff'{}",
                                               name, perhaps(name, built)));
    }
}

/// The ids of things after some of them were taken away; `none` for those that are gone.
template <class T>
std::vector<std::uint16_t> ids_after(Reader& reader, const Node* map, std::vector<T>& things) {
    std::vector<std::string> before;
    for (const auto& one : things) before.push_back(one.name);
    if (map != nullptr) take_away(reader, *map, things);
    std::vector<std::uint16_t> ids;
    for (const auto& name : before) {
        const auto now = std::find_if(things.begin(), things.end(), [&](const T& one) { return one.name == name; });
        ids.push_back(now == things.end() ? domain::none : static_cast<std::uint16_t>(now - things.begin()));
    }
    return ids;
}

/// Offices, units and doors that are taken away before anything new is laid over them, and whom they are missed by.
class Parts {
public:
    Parts(Reader& reader, const Node& node, Organisation& out) : reader_(reader), node_(node), out_(out) {
        for (const auto& unit : out.units) office_of_.emplace(unit.name, out.offices[unit.office].name);
        for (const auto& door : out.doors) unit_of_.emplace(door.name, out.units[door.unit].name);
        const auto offices = ids_after(reader, node.find("offices"), out.offices);
        const auto units = ids_after(reader, node.find("units"), out.units);
        ids_after(reader, node.find("doors"), out.doors);
        for (auto& unit : out.units) unit.office = offices[unit.office];
        for (auto& door : out.doors) door.unit = units[door.unit];
    }

    /// To be done when everything is read: a unit may have been given another office, or there is a new one of the
    /// same name.
    void settle() const {
        for (auto& unit : out_.units)
            if (unit.office == domain::none)
                settle(unit.office, out_.offices, "offices", office_of_.at(unit.name),
                       tr("unit '{}' sits there", unit.name), "office");
        for (auto& door : out_.doors)
            if (door.unit == domain::none)
                settle(door.unit, out_.units, "units", unit_of_.at(door.name), tr("door '{}' leads there", door.name),
                       "unit");
    }

private:
    template <class T>
    void settle(std::uint16_t& id, const std::vector<T>& things, const char* key, const std::string& gone,
                const std::string& why, const char* instead) const {
        for (std::size_t i = 0; i < things.size(); ++i)
            if (same_name(things[i].name, gone)) {
                id = static_cast<std::uint16_t>(i);
                return;
            }
        for (const auto& removed : node_.find(key)->removed)
            if (same_name(removed.name, gone))
                reader_.problems.error(removed.at,
                                       tr("'{}' cannot be removed while {}; give that another '{}', or remove "
                                          "it too",
                                          gone, why, instead));
    }

    Reader& reader_;
    const Node& node_;
    Organisation& out_;
    std::map<std::string, std::string> office_of_;
    std::map<std::string, std::string> unit_of_;
};

}  // namespace

Kind<Organisation> structure() {
    const Table<Organisation> table{
        "structure",
        "Offices, units and doors: changes to what the model built, or, for the model 'custom', all there is.",
        {{"offices", &Organisation::offices, laid_over(office()), "by name"},
         {"units", &Organisation::units, laid_over(unit()), "by name"},
         {"doors", &Organisation::doors, laid_over(door()), "by name"}}};
    const auto read = [table](Reader& reader, const Node& node, Organisation& out) {
        auto& offices = reader.names(Noun::office);
        auto& units = reader.names(Noun::unit);
        offices.clear();
        units.clear();
        const Parts parts(reader, node, out);
        for (const auto& one : out.offices) offices.push_back(one.name);
        for (const auto& one : out.units) units.push_back(one.name);
        const std::vector<std::string> built = units;
        learn_names(offices, node.find("offices"));
        learn_names(units, node.find("units"));
        const auto errors = reader.problems.errors();
        table.read(reader, node, out);
        if (errors != reader.problems.errors()) return;
        parts.settle();
        check_new_units(reader, node.find("units"), built, out);
    };
    return {table.documentation()->name, read, shapes::Object{table.documentation()}};
}

}  // namespace sluss::scenario
