// The fields of those who do no stage themselves (managers, recruiters, administrative assistants), and their place in
// the units of a built organisation. How many sit in each unit is staffing's.
#include "domain/model_builder.hpp"
#include "scenario/kinds.hpp"
#include "scenario/organisations.hpp"

#include <algorithm>

namespace sluss::scenario {

using namespace domain;

namespace {

Kind<SupportText> place_of_support() {
    const Table<SupportText> table{
        "support",
        "Where the people of a role sit who do no stage themselves: managers, recruiters, administrative assistants. "
        "'each unit' divides the role's total over the units by their people; these keys put all into one unit.",
        {{"unit", &SupportText::unit, text(), "an existing one, or the name of one of their own", Presence::required},
         {"office", &SupportText::office, text(),
          "of a unit of their own, or a place; the organisation's first office if not given"}}};
    const std::string expects = tr("'each unit', or support, or 'none'");
    const auto read = [table, expects](Reader& reader, const Node& node, SupportText& out) {
        out.node = &node;
        if (node.is(Node::Kind::word) && node.text == "each unit") return;
        if (!node.is(Node::Kind::map)) return reader.wrong(node, expects);
        out.each_unit = false;
        table.read(reader, node, out);
    };
    return {expects, read,
            shapes::Either{{shapes::Words{{"each unit", "none"}}, shapes::Object{table.documentation()}}}};
}

/// Finds the office of a unit of their own.
std::optional<OfficeId> office_of(Reader& reader, const Municipality& municipality, const SupportText& support,
                                  Organisation& organisation) {
    if (support.office.empty()) return OfficeId{0};
    std::vector<std::string> known;
    for (std::size_t id = 0; id < organisation.offices.size(); ++id) {
        known.push_back(organisation.offices[id].name);
        if (same_name(known.back(), support.office)) return static_cast<OfficeId>(id);
    }
    for (std::size_t place = 0; place < municipality.places.size(); ++place) {
        known.push_back(municipality.places[place]);
        if (same_name(known.back(), support.office))
            return office_at(municipality, organisation, static_cast<PlaceId>(place));
    }
    reader.error(*support.node->find("office"),
                 tr("organisation '{}' has no office '{}', and there is no such place{}", organisation.name,
                    support.office, did_you_mean(support.office, known)));
    return std::nullopt;
}

/// The unit of this name, or a new one.
Unit* unit_of(Reader& reader, const Municipality& municipality, const SupportText& support,
              Organisation& organisation) {
    for (auto& unit : organisation.units)
        if (same_name(unit.name, support.unit)) return &unit;
    const auto office = office_of(reader, municipality, support, organisation);
    if (!office) return nullptr;
    Unit unit;
    unit.name = support.unit;
    unit.office = *office;
    return &organisation.units[add_unit(organisation, std::move(unit))];
}

}  // namespace

Kind<std::vector<SupportText>> support() {
    const auto kind = place_of_support();
    const std::string expects = tr("a map from {} to: {}", plural(Noun::role), kind.expects);
    const auto read = [kind, expects](Reader& reader, const Node& node, std::vector<SupportText>& out) {
        if (!node.is(Node::Kind::map)) return reader.wrong(node, expects);
        for (const auto& [key, value] : node.entries) {
            Node name;
            name.kind = Node::Kind::word;
            name.at = value.key_at;
            name.text = key;
            const auto role = reader.find(name, Noun::role);
            const Reader::Inside inside(reader, key);
            if (role) std::erase_if(out, [&](const SupportText& one) { return one.role == *role; });
            if (value.is(Node::Kind::word) && value.text == "none") continue;
            SupportText one;
            kind.read(reader, value, one);
            if (!role) continue;
            one.role = *role;
            out.push_back(std::move(one));
        }
    };
    return or_none(Kind<std::vector<SupportText>>{expects, read, shapes::Map{Noun::role, kind.shape}});
}

void add_support(Reader& reader, const Municipality& municipality, const std::vector<SupportText>& support,
                 Organisation& organisation) {
    for (const auto& one : support) {
        const Role& role = organisation.roles[one.role];
        const auto is_working = [&](const StaffGroup& group) { return group.role == one.role && !supports(group); };
        const auto has_working = [&](const Unit& unit) {
            return std::any_of(unit.staff.begin(), unit.staff.end(), is_working);
        };
        const auto working = std::find_if(organisation.units.begin(), organisation.units.end(), has_working);
        if (working != organisation.units.end()) {
            reader.problems.error(one.node->key_at,
                                  tr("organisation '{}': '{}' do stages in unit '{}', so they cannot only "
                                     "support; make them two roles",
                                     organisation.name, role.name, working->name));
            continue;
        }
        if (role.fte <= 0) continue;
        StaffGroup group;
        group.role = one.role;
        if (one.each_unit) {
            for (auto& unit : organisation.units)
                if (!unit.stages.empty()) unit.staff.push_back(group);
        } else if (Unit* unit = unit_of(reader, municipality, one, organisation)) {
            unit->staff.push_back(group);
        }
    }
}

}  // namespace sluss::scenario
