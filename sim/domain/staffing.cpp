// Divides each role's people over units by load, says who of them knows what, and how busy they will be. Relies on the
// expected load and on the method of the largest remainder; never on what the organisation is called or who built it.
#include "domain/staffing.hpp"

#include "domain/apportion.hpp"
#include "domain/language.hpp"
#include "domain/model_registry.hpp"
#include "domain/presence.hpp"
#include "kernel/work_calendar.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

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

/// Whether colleagues of other groups in the unit can do everything that this group does.
bool has_stand_ins(const Unit& unit, const StaffGroup& group) {
    IdSet others;
    for (const auto& other : unit.staff)
        if (&other != &group) others = others | other.stages;
    return (group.stages - others).empty();
}

/// A group whose number of people is to be set.
struct OpenGroup {
    StaffGroup* group;
    UnitId unit;
    double weight;   ///< hours of work a year; for people who support others, how many those are
    bool stand_ins;  ///< others of the unit can do all that they do
    bool needed;     ///< at least one person
};

/// People of a unit who do stages.
double working_people(const Unit& unit) {
    double fte = 0;
    for (const auto& group : unit.staff)
        if (!supports(group)) fte += group.fte.value_or(0);
    return fte;
}

/// Whether a role's people do stages, or support those who do. \throws ModelError if some do and some do not
bool role_supports(const Organisation& organisation, RoleId role) {
    bool some_support = false;
    bool some_work = false;
    for (const auto& unit : organisation.units)
        for (const auto& group : unit.staff) {
            if (group.role != role) continue;
            some_support = some_support || supports(group);
            some_work = some_work || !supports(group);
        }
    if (some_support && some_work)
        throw ModelError{"staff", tr("some {} do stages and some support others; make them two roles",
                                     organisation.roles[role].name)};
    return some_support;
}

/// Divides what is left of each role's total over the groups that have no number of people yet, role by role.
class Division {
public:
    Division(Organisation& organisation, const WorkLoad& load)
        : organisation_(organisation), load_(load), owed_(organisation.units.size()) {}

    void staff(RoleId role) {
        const std::string& name = organisation_.roles[role].name;
        double left = organisation_.roles[role].fte;
        const auto open = open_groups(role, left);
        if (left < -part_of_a_person)
            throw ModelError{"staff", tr("units have {:.6g} FTE more {} than there are", -left, name)};
        if (open.empty()) return;

        left = std::max(0.0, left);
        const double each_works = organisation_.roles[role].part_time;
        const int seats = static_cast<int>(std::ceil(left / each_works - part_of_a_person));
        double weight = 0;
        for (const auto& each : open) weight += each.weight;
        std::vector<double> exact;
        std::vector<double> quotas;
        std::vector<int> minima;
        for (const auto& each : open) {
            const double part = weight > 0 ? each.weight / weight : 1 / static_cast<double>(open.size());
            exact.push_back(left * part);
            quotas.push_back(seats * part + (each.stand_ins ? owed_[each.unit] / each_works : 0));
            minima.push_back(each.needed ? 1 : 0);
        }
        if (const int needed = std::accumulate(minima.begin(), minima.end(), 0); seats < needed)
            throw ModelError{
                "staff", tr("{:.6g} FTE {} cannot cover {} units that need at least one person", left, name, needed)};
        const auto shares = round_to_sum(quotas, seats, minima);
        for (std::size_t i = 0; i < open.size(); ++i) open[i].group->fte = shares[i] * each_works;
        work_less(open, exact, each_works, seats * each_works - left);
        for (std::size_t i = 0; i < open.size(); ++i)
            if (open[i].stand_ins) owed_[open[i].unit] += exact[i] - *open[i].group->fte;
    }

private:
    /// The role's groups without a number of people; takes those that have one off `left`.
    std::vector<OpenGroup> open_groups(RoleId role, double& left) {
        std::vector<OpenGroup> open;
        for (UnitId id = 0; id < organisation_.units.size(); ++id) {
            Unit& unit = organisation_.units[id];
            for (auto& group : unit.staff) {
                if (group.role != role) continue;
                if (group.fte) {
                    left -= *group.fte;
                    continue;
                }
                if (supports(group)) {
                    open.push_back({&group, id, working_people(unit), false, false});
                    continue;
                }
                const auto by_need = load_of_group(organisation_, load_, id, group);
                const double hours = std::accumulate(by_need.begin(), by_need.end(), 0.0);
                const bool stand_ins = has_stand_ins(unit, group);
                open.push_back({&group, id, hours, stand_ins, hours > 0 && !stand_ins});
            }
        }
        return open;
    }

    /// The last person works less where that costs least: in the group furthest above its exact part.
    static void work_less(const std::vector<OpenGroup>& open, const std::vector<double>& exact, double each_works,
                          double missing) {
        if (missing <= part_of_a_person) return;
        std::size_t last = open.size();
        double most = 0;
        for (std::size_t i = 0; i < open.size(); ++i) {
            const double surplus = *open[i].group->fte - exact[i];
            if (*open[i].group->fte < each_works || (last != open.size() && surplus <= most + part_of_a_person))
                continue;
            last = i;
            most = surplus;
        }
        *open[last].group->fte -= missing;
    }

    Organisation& organisation_;
    const WorkLoad& load_;
    /// By unit: people that groups with stand-ins lack of their exact part, in the roles divided so far. The next role
    /// makes up for it, so that mixed teams of the same load become the same size.
    std::vector<double> owed_;
};

std::vector<IdSet> competences(const Organisation& organisation, const WorkLoad& load, UnitId unit,
                               const StaffGroup& group) {
    const auto number = static_cast<std::size_t>(people(organisation.roles[group.role], group));
    if (!group.one_competence_each) return std::vector<IdSet>(number, group.competences);

    // Groups of the unit that differ in nothing but their role are dealt competences as one.
    const auto needs = group.competences.ids();
    std::vector<double> hours(needs.size());
    int all = 0;
    int before = 0;
    bool reached = false;
    for (const auto& other : organisation.units[unit].staff) {
        reached = reached || &other == &group;
        if (!other.one_competence_each || !(other.competences == group.competences) || !(other.stages == group.stages))
            continue;
        const auto by_need = load_of_group(organisation, load, unit, other);
        for (std::size_t i = 0; i < needs.size(); ++i) hours[i] += by_need[needs[i]];
        const int number_of_other = people(organisation.roles[other.role], other);
        all += number_of_other;
        if (!reached) before += number_of_other;
    }
    const auto dealt = apportion(hours, all);
    std::vector<IdSet> each;
    for (std::size_t i = 0; i < needs.size(); ++i)
        each.insert(each.end(), static_cast<std::size_t>(dealt[i]), IdSet::of({needs[i]}));
    const auto first = each.begin() + before;
    return {first, first + static_cast<std::ptrdiff_t>(number)};
}

/// The staff groups of a unit, put together as far as they share stages.
std::vector<PoolLoad> pools_of(const Organisation& organisation, UnitId unit) {
    const auto& staff = organisation.units[unit].staff;
    std::vector<PoolLoad> pools;
    for (std::size_t g = 0; g < staff.size(); ++g) {
        if (supports(staff[g])) continue;
        PoolLoad pool{unit, {g}, staff[g].stages, {}};
        for (auto other = pools.begin(); other != pools.end();) {
            if ((other->stages & staff[g].stages).empty()) {
                ++other;
                continue;
            }
            pool.groups.insert(pool.groups.end(), other->groups.begin(), other->groups.end());
            pool.stages = pool.stages | other->stages;
            other = pools.erase(other);
        }
        std::sort(pool.groups.begin(), pool.groups.end());
        pools.push_back(std::move(pool));
    }
    std::sort(pools.begin(), pools.end(),
              [](const PoolLoad& a, const PoolLoad& b) { return a.groups.front() < b.groups.front(); });
    return pools;
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
    Division division(organisation, load);
    std::vector<RoleId> supporting;
    for (RoleId role = 0; role < organisation.roles.size(); ++role)
        if (role_supports(organisation, role))
            supporting.push_back(role);
        else
            division.staff(role);
    for (const auto role : supporting) division.staff(role);  // by the people of the others
}

std::vector<PoolLoad> load_by_pool(const Municipality& municipality, const Organisation& organisation) {
    const WorkLoad work = expected_load(municipality, organisation);
    std::vector<double> full_time;
    for (RoleId role = 0; role < organisation.roles.size(); ++role)
        full_time.push_back(hours_a_year(organisation.roles[role].hours) * presence(organisation.workforce, role));
    std::vector<PoolLoad> all;
    for (UnitId unit = 0; unit < organisation.units.size(); ++unit)
        for (auto& pool : pools_of(organisation, unit)) {
            for (const auto stage : pool.stages.ids()) {
                pool.load.hours += work.of(unit, stage);
                pool.cases += work.cases[unit][stage];
            }
            for (const auto g : pool.groups) {
                const StaffGroup& group = organisation.units[unit].staff[g];
                pool.load.available += group.fte.value_or(0) * full_time[group.role];
            }
            all.push_back(std::move(pool));
        }
    return all;
}

Load load_of_recruiters(const Organisation& organisation) {
    const Turnover& turnover = organisation.workforce.turnover;
    const Recruitment& recruitment = organisation.workforce.recruitment;
    Load load;
    if (!turnover.tenure || recruitment.by == none || !role_supports(organisation, recruitment.by)) return load;
    constexpr double hours_of_a_year = 365.25 * 24;
    const Role& role = organisation.roles[recruitment.by];
    const double full_time = hours_a_year(role.hours) * presence(organisation.workforce, recruitment.by);
    for (const auto& unit : organisation.units)
        for (const auto& group : unit.staff) {
            const int posts = people(organisation.roles[group.role], group);
            load.hours += posts * hours_of_a_year / turnover.tenure->mean() * recruitment.hours;
            if (group.role == recruitment.by) load.available += group.fte.value_or(0) * full_time;
        }
    return load;
}

double fte_of(const Organisation& organisation, RoleId role) {
    double fte = 0;
    for (const auto& unit : organisation.units)
        for (const auto& group : unit.staff)
            if (group.role == role) fte += group.fte.value_or(0);
    return fte;
}

std::string roles_of(const Organisation& organisation, const PoolLoad& pool) {
    IdSet told;
    std::string names;
    for (const auto g : pool.groups) {
        const RoleId role = organisation.units[pool.unit].staff[g].role;
        if (told.contains(role)) continue;
        told.insert(role);
        names += (names.empty() ? "" : ", ") + organisation.roles[role].name;
    }
    return names;
}

std::vector<double> fractions_of_people(const Role& role, const StaffGroup& group) {
    std::vector<double> fractions;
    double left = group.fte.value_or(0);
    for (; left > part_of_a_person; left -= fractions.back())
        fractions.push_back(left > role.part_time - part_of_a_person ? role.part_time : left);
    return fractions;
}

int people(const Role& role, const StaffGroup& group) {
    return static_cast<int>(fractions_of_people(role, group).size());
}

std::vector<IdSet> competences_of_people(const Municipality& municipality, const Organisation& organisation,
                                         UnitId unit, const StaffGroup& group) {
    const WorkLoad load = group.one_competence_each ? expected_load(municipality, organisation) : WorkLoad{};
    return competences(organisation, load, unit, group);
}

std::vector<std::vector<std::vector<IdSet>>> competences_of_everybody(const Municipality& municipality,
                                                                      const Organisation& organisation) {
    bool dealt = false;
    for (const auto& unit : organisation.units)
        for (const auto& group : unit.staff) dealt = dealt || group.one_competence_each;
    const WorkLoad load = dealt ? expected_load(municipality, organisation) : WorkLoad{};
    std::vector<std::vector<std::vector<IdSet>>> everybody;
    for (UnitId unit = 0; unit < organisation.units.size(); ++unit) {
        everybody.emplace_back();
        for (const auto& group : organisation.units[unit].staff)
            everybody.back().push_back(competences(organisation, load, unit, group));
    }
    return everybody;
}

}  // namespace sluss::domain
