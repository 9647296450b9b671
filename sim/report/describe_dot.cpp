// The organisation as Graphviz text: target groups → doors → units → units. Quotes every name, so any name is safe.
#include "report/describe.hpp"
#include "report/dot.hpp"
#include "report/flow.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <string_view>

namespace sluss::report {

namespace {

using namespace domain;

double staff_of(const Unit& unit) {
    double fte = 0;
    for (const StaffGroup& group : unit.staff) fte += group.fte.value_or(0);
    return fte;
}

}  // namespace

std::string describe_dot(const Municipality& municipality, const Organisation& organisation) {
    fmt::memory_buffer dot;
    const auto out = std::back_inserter(dot);
    fmt::format_to(out, "digraph {} {{\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n",
                   dot_string(organisation.name));
    for (std::size_t g = 0; g < municipality.groups.size(); ++g)
        fmt::format_to(out, "  group{} [shape=plaintext, label={}];\n", g, dot_string(municipality.groups[g]));
    for (std::size_t o = 0; o < organisation.offices.size(); ++o) {
        fmt::format_to(out, "  subgraph cluster_office{} {{\n    label={};\n", o,
                       dot_string(organisation.offices[o].name));
        for (std::size_t u = 0; u < organisation.units.size(); ++u) {
            const Unit& unit = organisation.units[u];
            if (unit.office != o) continue;
            // \n is a line break of the label's own language, hence outside the quoting of the name.
            const std::string name = dot_string(unit.name);
            fmt::format_to(out, "    unit{} [shape=box, label={}\\n{:g} FTE\"];\n", u, name.substr(0, name.size() - 1),
                           staff_of(unit));
        }
        fmt::format_to(out, "  }}\n");
    }
    for (std::size_t d = 0; d < organisation.doors.size(); ++d) {
        const Door& door = organisation.doors[d];
        fmt::format_to(out, "  door{} [shape=house, orientation=270, label={}];\n", d, dot_string(door.name));
        for (const GroupId group : door.groups.ids()) fmt::format_to(out, "  group{} -> door{};\n", group, d);
        fmt::format_to(out, "  door{} -> unit{};\n", d, door.unit);
    }
    std::map<std::pair<UnitId, UnitId>, std::set<StageId>> between;
    for (const Passage& p : passages(municipality, organisation))
        if (p.from_unit != p.to_unit) between[{p.from_unit, p.to_unit}].insert(p.to_stage);
    for (const auto& [units, stages] : between)
        fmt::format_to(out, "  unit{} -> unit{} [label={}];\n", units.first, units.second,
                       dot_string(names_of({stages.begin(), stages.end()}, municipality.stages, "every stage")));
    fmt::format_to(out, "}}\n");
    return fmt::to_string(dot);
}

}  // namespace sluss::report
