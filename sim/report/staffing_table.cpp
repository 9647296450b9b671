// Staff and expected load, from the domain's traffic equations; see the header.
#include "report/staffing_table.hpp"

#include "domain/staffing.hpp"
#include "report/text.hpp"

#include <fmt/format.h>

#include <vector>

namespace sluss::report {

namespace {

using domain::Organisation;

double fte_of(const Organisation& organisation, const std::string& role) {
    double fte = 0;
    for (const auto& unit : organisation.units)
        for (const auto& group : unit.staff)
            if (organisation.roles[group.role].name == role) fte += group.fte.value_or(0);
    return fte;
}

double fte_of(const domain::Unit& unit) {
    double fte = 0;
    for (const auto& group : unit.staff) fte += group.fte.value_or(0);
    return fte;
}

}  // namespace

std::string staffing_table(const domain::Scenario& scenario) {
    TextTable staff;
    std::vector<std::string> header{"staff (FTE)"};
    for (const auto& role : scenario.staff.roles) header.push_back(role.name);
    header.emplace_back("total");
    staff.header(header);
    for (const auto& organisation : scenario.organisations) {
        std::vector<TextTable::Cell> cells{organisation.name};
        double total = 0;
        for (const auto& role : scenario.staff.roles) {
            const double fte = fte_of(organisation, role.name);
            total += fte;
            cells.emplace_back(fmt::format("{:g}", fte));
        }
        cells.emplace_back(fmt::format("{:g}", total));
        staff.row(std::move(cells));
    }

    TextTable load;
    load.header({"unit", "staff (FTE)", "load (%)"});
    for (const auto& organisation : scenario.organisations) {
        load.section(organisation.name);
        const auto utilisation = domain::utilisation_by_unit(scenario.municipality, organisation);
        for (std::size_t u = 0; u < organisation.units.size(); ++u) {
            const auto& unit = organisation.units[u];
            load.row({"  " + unit.name, fmt::format("{:g}", fte_of(unit)),
                      number(utilisation[u] * 100, 0) + (utilisation[u] >= 1 ? "  overloaded" : "")});
        }
    }
    return staff.str() + "\n\n" + load.str() +
           "\nLoad: hours of work that the demand makes in expectation, as a share of the hours staff is there.\n";
}

}  // namespace sluss::report
