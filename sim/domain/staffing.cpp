// Divides each role's people over units by load, and says who of them knows what. Relies on the expected load and on
// the method of the largest remainder; never on what the organisation is called or who built it.
#include "domain/staffing.hpp"

#include "domain/apportion.hpp"
#include "domain/model_registry.hpp"
#include "kernel/work_calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sluss::domain {

namespace {

constexpr double part_of_a_person = 1e-9;  // below it a number of people counts as whole

/// The part of a unit's work on a stage of a need that falls to one of its groups: shared among the groups that do the
/// stage and know the need (or, if none knows it, that do the stage) in proportion to their roles' totals.
double share_of_group(const Organisation& organisation, const Unit& unit, const StaffGroup& group, StageId stage,
                      NeedId need) {
    if (!group.stages.contains(stage)) return 0;
    double all = 0;
    double knowing = 0;
    for (const auto& other : unit.staff) {
        if (!other.stages.contains(stage)) continue;
        const double total = organisation.roles[other.role].fte;
        all += total;
        if (other.competences.contains(need)) knowing += total;
    }
    const double own = organisation.roles[group.role].fte;
    if (knowing > 0) return group.competences.contains(need) ? own / knowing : 0;
    return all > 0 ? own / all : 0;
}

/// Hours a year of a group, by need.
std::vector<double> load_of_group(const Organisation& organisation, const WorkLoad& load, UnitId id,
                                  const StaffGroup& group) {
    std::vector<double> by_need;
    for (StageId stage = 0; stage < load.hours[id].size(); ++stage) {
        const auto& hours = load.hours[id][stage];
        by_need.resize(hours.size());
        for (NeedId need = 0; need < hours.size(); ++need)
            by_need[need] += hours[need] * share_of_group(organisation, organisation.units[id], group, stage, need);
    }
    return by_need;
}

/// Divides what is left of one role's total over the groups that have no number of people yet.
void staff_role(Organisation& organisation, const WorkLoad& load, RoleId role) {
    const std::string& name = organisation.roles[role].name;
    double left = organisation.roles[role].fte;
    std::vector<StaffGroup*> open;
    std::vector<double> hours;
    for (UnitId unit = 0; unit < organisation.units.size(); ++unit)
        for (auto& group : organisation.units[unit].staff) {
            if (group.role != role) continue;
            if (group.fte) {
                left -= *group.fte;
                continue;
            }
            const auto by_need = load_of_group(organisation, load, unit, group);
            open.push_back(&group);
            hours.push_back(std::accumulate(by_need.begin(), by_need.end(), 0.0));
        }
    if (left < -part_of_a_person)
        throw ModelError{"staff", fmt::format("units have {:.6g} FTE more {} than there are", -left, name)};
    if (open.empty()) return;

    left = std::max(0.0, left);
    const int seats = static_cast<int>(std::ceil(left - part_of_a_person));
    const auto with_work = std::count_if(hours.begin(), hours.end(), [](double h) { return h > 0; });
    if (seats < with_work)
        throw ModelError{"staff", fmt::format("{:.6g} FTE {} cannot cover {} units that need at least one person", left,
                                              name, with_work)};
    const auto shares = apportion(hours, seats, 1);
    for (std::size_t i = 0; i < open.size(); ++i) open[i]->fte = shares[i];

    // The last person works part time where that costs least: in the group furthest above its exact part.
    const double part_time = seats - left;
    if (part_time <= part_of_a_person) return;
    const double all = std::accumulate(hours.begin(), hours.end(), 0.0);
    const auto surplus = [&](std::size_t i) { return shares[i] - (all > 0 ? left * hours[i] / all : 0); };
    std::size_t last = open.size();
    for (std::size_t i = 0; i < open.size(); ++i)
        if (shares[i] > 0 && (last == open.size() || surplus(i) > surplus(last) + part_of_a_person)) last = i;
    *open[last]->fte -= part_time;
}

/// Hours that a full-time worker is contracted for, averaged over the 28 years after which dates and weekdays repeat.
double hours_a_year(const kernel::WeekPattern& pattern) {
    using namespace std::chrono;
    const kernel::Days from{year{2001} / January / 1};
    const kernel::Days to{year{2029} / January / 1};
    const kernel::WorkCalendar calendar(pattern, from, to);
    return kernel::in_hours(calendar.work_between(kernel::Time{from}, kernel::Time{to})) / 28;
}

}  // namespace

void staff_by_load(const Municipality& municipality, Organisation& organisation) {
    const WorkLoad load = expected_load(municipality, organisation);
    for (RoleId role = 0; role < organisation.roles.size(); ++role) staff_role(organisation, load, role);
}

std::vector<double> utilisation_by_unit(const Municipality& municipality, const Organisation& organisation) {
    const WorkLoad load = expected_load(municipality, organisation);
    std::vector<double> full_time;
    for (const auto& role : organisation.roles) full_time.push_back(hours_a_year(role.hours));
    std::vector<double> utilisation;
    for (UnitId unit = 0; unit < organisation.units.size(); ++unit) {
        double contracted = 0;
        for (const auto& group : organisation.units[unit].staff)
            contracted += group.fte.value_or(0) * full_time[group.role];
        const double hours = load.of_unit(unit);
        utilisation.push_back(hours > 0 ? hours / contracted : 0);
    }
    return utilisation;
}

int people(const StaffGroup& group) {
    return static_cast<int>(std::ceil(group.fte.value_or(0) - part_of_a_person));
}

std::vector<IdSet> competences_of_people(const Organisation& organisation, const WorkLoad& load, UnitId unit,
                                         const StaffGroup& group) {
    const auto number = static_cast<std::size_t>(people(group));
    if (!group.one_competence_each) return std::vector<IdSet>(number, group.competences);
    const auto needs = group.competences.ids();
    const auto by_need = load_of_group(organisation, load, unit, group);
    std::vector<double> hours;
    for (const auto need : needs) hours.push_back(by_need[need]);
    const auto dealt = apportion(hours, people(group));
    std::vector<IdSet> each;
    for (std::size_t i = 0; i < needs.size(); ++i)
        each.insert(each.end(), static_cast<std::size_t>(dealt[i]), IdSet::of({needs[i]}));
    return each;
}

std::vector<IdSet> competences_of_people(const Municipality& municipality, const Organisation& organisation,
                                         UnitId unit, const StaffGroup& group) {
    const WorkLoad load = group.one_competence_each ? expected_load(municipality, organisation) : WorkLoad{};
    return competences_of_people(organisation, load, unit, group);
}

}  // namespace sluss::domain
