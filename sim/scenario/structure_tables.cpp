// The fields of an organisation's structure: offices, units with their staff, doors. They are laid over what the model
// built, name by name, so a planner can change any detail and leave the rest; for the model `custom` they are all there
// is.
#include "scenario/kinds.hpp"
#include "scenario/tables.hpp"

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

}  // namespace

Kind<Organisation> structure() {
    const Table<Organisation> table{
        "structure",
        "Offices, units and doors: changes to what the model built, or, for the model 'custom', all there is.",
        {{"offices", &Organisation::offices, named(office()), "by name"},
         {"units", &Organisation::units, named(unit()), "by name"},
         {"doors", &Organisation::doors, named(door()), "by name"}}};
    const auto read = [table](Reader& reader, const Node& node, Organisation& out) {
        auto& offices = reader.names(Noun::office);
        auto& units = reader.names(Noun::unit);
        offices.clear();
        units.clear();
        for (const auto& one : out.offices) offices.push_back(one.name);
        for (const auto& one : out.units) units.push_back(one.name);
        learn_names(offices, node.find("offices"));
        learn_names(units, node.find("units"));
        table.read(reader, node, out);
    };
    return {"structure", read, shapes::Object{table.documentation()}};
}

}  // namespace sluss::scenario
