// Staff and expected load, from the domain's traffic equations; see the header.
#include "report/staffing_table.hpp"

#include "domain/language.hpp"
#include "domain/staffing.hpp"
#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
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

double fte_of(const Organisation& organisation, const domain::PoolLoad& pool) {
    double fte = 0;
    for (const auto group : pool.groups) fte += organisation.units[pool.unit].staff[group].fte.value_or(0);
    return fte;
}

/// A row for each unit, and below it one for each pool of people in a unit that has several.
void add_units(TextTable& table, const Organisation& organisation, const std::vector<domain::PoolLoad>& all) {
    const auto add_row = [&](const std::string& name, double fte, const domain::Load& load) {
        table.row({name, fmt::format("{:g}", fte),
                   number(load.utilisation() * 100, 0) + (load.overloaded() ? "  " + tr("overloaded") : "")});
    };
    for (domain::UnitId id = 0; id < organisation.units.size(); ++id) {
        std::vector<domain::PoolLoad> pools;
        std::copy_if(all.begin(), all.end(), std::back_inserter(pools), [&](const auto& p) { return p.unit == id; });
        double fte = 0;
        domain::Load load;
        for (const auto& pool : pools) {
            fte += fte_of(organisation, pool);
            load += pool.load;
        }
        const auto& unit = organisation.units[id];
        if (pools.empty())
            table.row({"  " + unit.name});
        else
            add_row("  " + unit.name, fte, load);
        if (pools.size() > 1)
            for (const auto& pool : pools)
                add_row("    " + roles_of(organisation, pool), fte_of(organisation, pool), pool.load);
        for (const auto& group : unit.staff)
            if (supports(group))
                table.row({"    " + organisation.roles[group.role].name + " " + tr("(support)"),
                           fmt::format("{:g}", group.fte.value_or(0))});
    }
}

}  // namespace

std::string staffing_table(const domain::Scenario& scenario) {
    TextTable staff;
    std::vector<std::string> header{tr("staff (FTE)")};
    for (const auto& role : scenario.staff.roles) header.push_back(role.name);
    header.emplace_back(tr("total"));
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
    load.header({tr("unit"), tr("staff (FTE)"), tr("load (%)")});
    for (const auto& organisation : scenario.organisations) {
        load.section(organisation.name);
        add_units(load, organisation, domain::load_by_pool(scenario.municipality, organisation));
    }
    return staff.str() + "\n\n" + load.str() +
           tr("\nLoad: hours of work that the demand makes in expectation, as a share of the hours staff is there "
              "(absence, vacancies and\n"
              "lasting overhead taken off).\n"
              "Below a unit with several groups of people who cannot stand in for each other, the load of each "
              "group.\n");
}

}  // namespace sluss::report
