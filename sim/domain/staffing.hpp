// How much work an organisation makes for each of its units, and how its staff is divided accordingly (conceptual
// model, section 6: equal utilisation from one total). The work is the mean of what the engine will draw, from the
// traffic equations of the pathway (Jackson 1957: visits = arrivals + transposed routing × visits); queueing does not
// change it, so it needs no simulation.
#pragma once

#include "domain/municipality.hpp"
#include "domain/organisation.hpp"

#include <string>
#include <vector>

namespace sluss::domain {

/// Expected staff hours a year, indexed [unit][stage][need], and cases that are open at a time, indexed [unit][stage].
struct WorkLoad {
    std::vector<std::vector<std::vector<double>>> hours;
    /// At least so many: without queues (open_time.hpp), and a need handled as one case with an earlier one not
    /// counted.
    std::vector<std::vector<double>> cases;

    [[nodiscard]] double of_unit(UnitId unit) const;
    [[nodiscard]] double of(UnitId unit, StageId stage) const;
};

/// The load that the municipality's demand puts on each unit of the organisation.
///
/// Exact means of what is drawn: arrivals, with the growth of Municipality::load_after_years years; branches, with the
/// answers that triage does not allow passed on to the next heavier one; each piece of work with its documentation;
/// interpreters; the slots of missed appointments, 1/(1−p) per appointment held; home visits' travel there and back;
/// wrong doors; referrals; handing over at every change of stage that needs another worker; the price of breadth
/// (StaffGroup::slower, on desk work).
///
/// Approximations:
/// - no surge is foreseen, nobody moves to another district, and answers from outside take as long as at the start;
/// - nobody leaves for lack of patience, and nobody waits: caseload caps and queues change when work is done, not how
///   much;
/// - where several units serve the same stage, need and district, each does an equal part;
/// - hidden needs are found by contacts about the first need only, each as likely to be with a worker who knows it as
///   the unit's people for the stage are to know it; whoever finds one sits where the first need was received;
/// - work falls outside competence as often as the unit's people for the stage do not know the need; people with one
///   competence each know needs in proportion to the unit's load. Cases handed over for want of competence cost nothing
///   here;
/// - needs that are handled jointly are so from the first stage that one unit serves for both, whichever way each goes;
/// - further reports join open cases as joined_share (open_time.hpp) says; the others start anew;
/// - a closed application returns with its chance however often it has returned before;
/// - desk coordination counts the household's other needs that are investigated, whether or not at the same time;
/// - a new worker per stage is always another person, and a meeting repeated for lost information is as long as the
///   stage's first.
WorkLoad expected_load(const Municipality& municipality, const Organisation& organisation);

/// Gives every staff group its number of people: as stated, or the role's remaining total split by load (largest
/// remainder; at least one person where there is work). Whole people, each working the role's part time; if they would
/// be more than the total, one of them works less (StaffGroup::fte keeps the fraction). \throws ModelError if a role's
/// total cannot cover the groups that need at least one person.
///
/// A stage that several groups of a unit can do falls to those that know the need, in proportion to their roles'
/// totals. People who support others are divided in the same way by the number of people who do stages in their unit;
/// a unit that has few of these may get none.
void staff_by_load(const Municipality& municipality, Organisation& organisation);

/// Work for some people, and the hours they are there.
struct Load {
    double hours = 0;      ///< of work a year, as expected_load says
    double available = 0;  ///< hours a year, public holidays off, times presence(): less absence, vacancies, overhead

    Load& operator+=(const Load& other) {
        hours += other.hours;
        available += other.available;
        return *this;
    }
    /// Infinite if there is work and nobody to do it.
    [[nodiscard]] double utilisation() const { return hours > 0 ? hours / available : 0; }
    /// The queue grows as long as the demand lasts.
    [[nodiscard]] bool overloaded() const { return utilisation() >= 1; }
};

/// Staff groups of one unit that can stand in for each other: they share a stage, or each shares one with a third.
struct PoolLoad {
    UnitId unit = 0;
    std::vector<std::size_t> groups;  ///< positions in Unit::staff, ascending
    IdSet stages;                     ///< all that its groups do; no other pool of the unit does any of them
    Load load;
    double cases = 0;  ///< open at a time, as WorkLoad::cases
};

/// The pools of every unit of a staffed organisation, in the order of the units and of each pool's first group. Within
/// a pool the load is a mean: nothing is said of a group that alone knows a need. People who support others are in
/// none.
std::vector<PoolLoad> load_by_pool(const Municipality& municipality, const Organisation& organisation);

/// Searches for new colleagues, and the hours of those who only support others and do them: each post is vacant once a
/// mean tenure, and each vacancy takes Recruitment::hours. No work where nobody leaves or where caseworkers search.
Load load_of_recruiters(const Organisation& organisation);

/// Full-time equivalents of a role in the units of a staffed organisation.
double fte_of(const Organisation& organisation, RoleId role);
/// Totals that differ by no more are told alike.
inline constexpr double same_fte = 0.005;

/// The roles of a pool, each once, such as "intake worker, investigator".
std::string roles_of(const Organisation& organisation, const PoolLoad& pool);

/// The part of full time that each person of a group works, in order: the role's part time, and the last one what is
/// left of the group's FTE.
std::vector<double> fractions_of_people(const Role& role, const StaffGroup& group);

/// How many people that is.
int people(const Role& role, const StaffGroup& group);

/// The competences of each person of a group, in order (see StaffGroup::one_competence_each; groups of the unit that
/// differ only in role are dealt them as one). `group` is one of the unit's own.
std::vector<IdSet> competences_of_people(const Municipality& municipality, const Organisation& organisation,
                                         UnitId unit, const StaffGroup& group);
/// The same for everybody, [unit][staff group][person], at the cost of one expected_load.
std::vector<std::vector<std::vector<IdSet>>> competences_of_everybody(const Municipality& municipality,
                                                                      const Organisation& organisation);

}  // namespace sluss::domain
