// The supply side: offices, units, doors, staff and rules as plain data (conceptual model, section 6). Models build it,
// `describe` prints it, the engine interprets it; nothing but the file in models/ knows which model it came from.
#pragma once

#include "domain/ids.hpp"
#include "domain/municipality.hpp"
#include "domain/reorganisation.hpp"
#include "domain/workforce.hpp"
#include "kernel/agenda.hpp"
#include "kernel/work_calendar.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluss::domain {

/// Which worker goes on with a case when a stage ends.
enum class Continuity : std::uint8_t { new_worker_per_stage, same_within_unit, first_worker };
/// What happens to a household with several needs.
enum class SeveralNeeds : std::uint8_t {
    parallel,          ///< a case per need, side by side
    by_referral,       ///< one after the other, each by referral
    joint,             ///< one case as far as one unit serves the needs
    coordinated_team,  ///< as joint, and a team put together for households that need a coordinated investigation
};
/// What happens to a need outside the responsible worker's competence.
enum class OutsideCompetence : std::uint8_t { hand_over, consult, join };
/// Which worker of a unit gets a new case.
enum class Allocation : std::uint8_t { least_caseload, pooled, earliest_diary, same_as_last_time };
/// In what order a worker does the desk work at hand.
using kernel::WorkOrder;
/// When the meetings of an investigation are booked.
enum class Pacing : std::uint8_t { flow, deadline };

struct HandoverCosts {
    kernel::Duration reading_in{};  ///< of the receiver; coordination
    double retelling = 0;           ///< the receiver's first appointment is this share longer; retelling
    double lost = 0;                ///< chance that a meeting must be repeated
    double same_office = 1;         ///< factor on all three between colleagues in one office
    double same_unit = 1;           ///< factor on all three within one unit (instead of same_office)

    friend bool operator==(const HandoverCosts&, const HandoverCosts&) = default;
};

/// Every rule of an organisation. Defaults are the scenario's own, the same for all organisations, unless one says
/// otherwise.
struct Rules {
    Continuity continuity = Continuity::same_within_unit;
    SeveralNeeds several_needs = SeveralNeeds::parallel;
    bool decides_advice = true;  ///< triage: what the first contact may decide itself
    bool decides_service_offer = false;
    bool decides_short_investigation = false;
    OutsideCompetence outside_competence = OutsideCompetence::hand_over;
    double outside_slower =
        0;  ///< desk work outside the worker's competence takes this share longer, after the first contact
    double consult_chance = 0;          ///< consult: per piece of work outside competence
    kernel::Duration consult_length{};  ///< of each of the two
    Allocation allocation = Allocation::least_caseload;
    std::optional<int> caseload_cap;  ///< cases per worker; at the cap new cases wait
    WorkOrder work_order = WorkOrder::earliest_limit;
    Pacing pacing = Pacing::flow;
    double deadline_margin_days = 0;  ///< deadline pacing: the last meeting comes this many days before the limit
    kernel::Duration notice{};        ///< an appointment after the first is booked at least this far ahead
    HandoverCosts handover;
    double joint_contact_saves = 0;  ///< share of each further need's contact that a joint contact spares
    double joint_meetings_saved =
        0;  ///< share of each further need's meetings that joint handling spares (rounded down)
    kernel::Duration coordination{};  ///< desk work when an investigation opens, per other worker who has an open case
                                      ///< of the household
    double wrong_door_length = 1;     ///< length of a contact at a wrong door, as a share of a right one's
    kernel::Duration referral{};      ///< desk work of the referrer: at a wrong door, or for a further need
    bool urgent_interrupts = false;   ///< urgent desk work interrupts what is being done instead of coming next
    /// In a coordinated investigation everybody of the household's team takes part in every meeting, and its needs are
    /// decided together; otherwise each need has its own meetings with the lead and its own worker.
    bool one_plan = false;

    friend bool operator==(const Rules&, const Rules&) = default;
};

struct Office {
    std::string name;
    PlaceId place = 0;
    std::optional<kernel::WeekPattern>
        hours;  ///< appointments in the office only then; none: no limit beyond staff hours
};

/// Some people of one role in a unit, alike in what they may do.
struct StaffGroup {
    RoleId role = 0;
    IdSet stages;  ///< which of the unit's stages they do; empty: none (managers, recruiters, assistants)
    /// What they know. Needs outside it are handled by Rules::outside_competence.
    IdSet competences;
    /// Instead of all knowing all: each person knows one of `competences`, dealt out by largest remainder of the unit's
    /// load.
    bool one_competence_each = false;
    double slower = 0;  ///< all their desk work takes this share longer (the price of breadth)
    /// People; set by staffing (domain/staffing.hpp) from the load unless the scenario states it.
    std::optional<double> fte;
    std::optional<int> caseload_cap;  ///< instead of Rules::caseload_cap
};

/// Whether these people do no stage of anybody's: managers, recruiters, assistants.
inline bool supports(const StaffGroup& group) {
    return group.stages.empty() && group.competences.empty();
}

struct Unit {
    std::string name;
    OfficeId office = 0;
    IdSet stages;     ///< serves these stages …
    IdSet needs;      ///< … of these needs
    IdSet districts;  ///< of households in these districts; empty: all
    std::vector<StaffGroup> staff;
    std::optional<WorkOrder> work_order;  ///< instead of the rules'
    std::optional<Pacing> pacing;
};

/// A way in. A household sees the doors that announce its target group in its district on its channel.
struct Door {
    std::string name;
    UnitId unit = 0;
    std::array<bool, channels> open_to{true, true, true};
    IdSet groups;     ///< target groups that see it
    IdSet needs;      ///< needs for which it is the right door
    IdSet districts;  ///< empty: all
};

struct Organisation {
    std::string name;
    std::string model;
    std::vector<Office> offices;
    std::vector<Unit> units;
    std::vector<Door> doors;
    std::vector<Role> roles;  ///< StaffPool's, with this organisation's own totals where it has some
    Rules rules;
    /// Rules of its own in some districts (a pilot), indexed by DistrictId; empty, or empty where `rules` hold.
    std::vector<std::optional<Rules>> rules_in;
    Workforce workforce;
    std::vector<Reorganisation> reorganisations;  ///< in order of time
};

/// The rules that hold for households of a district.
inline const Rules& rules_for(const Organisation& organisation, DistrictId district) {
    if (district >= organisation.rules_in.size() || !organisation.rules_in[district]) return organisation.rules;
    return *organisation.rules_in[district];
}

/// The rules that hold in a unit: those of the first of its districts.
inline const Rules& rules_for(const Organisation& organisation, const Unit& unit) {
    return unit.districts.empty() ? organisation.rules : rules_for(organisation, unit.districts.ids().front());
}

/// Districts where the same rules hold.
struct RulesInForce {
    Rules rules;
    IdSet districts;
};
/// Every district of so many, in groups with the same rules, in the order of their first districts.
std::vector<RulesInForce> rules_in_force(const Organisation& organisation, std::size_t districts);

/// The new name of a unit after a reorganisation: as stated, or its own.
const std::string& unit_after(const Reorganisation& reorganisation, const std::string& unit);

/// The names of its units and of those that its reorganisations bring, each once.
std::vector<std::string> unit_names(const Organisation& organisation);

/// Whether a target group sees the door on a channel, in the districts that it is for.
bool sees(const Door& door, GroupId group, Channel channel);
/// Whether the door is right for a need on a channel (none given: on any), in the districts that it is for.
bool is_right(const Door& door, NeedId need, std::optional<Channel> channel);
/// Whether the unit serves a stage of a need, in the districts that it is for.
bool serves(const Unit& unit, StageId stage, NeedId need);

/// The doors that a household of a target group in a district sees on a channel, in the order of declaration. For many
/// such questions see coverage.hpp.
std::vector<DoorId> doors_seen(const Organisation& organisation, GroupId group, DistrictId district, Channel channel);

/// The doors that are right for a need in a district, on one channel or (none given) on any.
std::vector<DoorId> right_doors(const Organisation& organisation, NeedId need, DistrictId district,
                                std::optional<Channel> channel);

/// Chance that a household picks a right door: k + (1 − k) r / d for the d doors it sees, r of them right, where a
/// share k of the district knows which (with one right door, the conceptual model's k + (1 − k) / d). 0 ≤ knows ≤ 1.
double chance_of_right_door(const Organisation& organisation, const std::vector<DoorId>& seen, NeedId need,
                            double knows);

/// The unit that serves a stage of a need for a district: every one that does, in the order of declaration.
std::vector<UnitId> serving_units(const Organisation& organisation, StageId stage, NeedId need, DistrictId district);

/// What is wrong with the structure as it stands, in words a planner understands: needs that no unit serves, doors to
/// nowhere, staff groups for stages the unit does not serve, … Empty if it can run.
std::vector<std::string> structural_errors(const Municipality& municipality, const Organisation& organisation);

}  // namespace sluss::domain
