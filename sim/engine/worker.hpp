// The people and units of an organisation as they are at a moment of the run, and what has been booked with them. Plain
// state: who changes it, and by which rules, is told in staff.hpp and the files that use it.
#pragma once

#include "domain/organisation.hpp"
#include "engine/absence.hpp"
#include "engine/household.hpp"
#include "engine/step_integral.hpp"
#include "kernel/agenda.hpp"
#include "kernel/signal.hpp"
#include "kernel/simulation.hpp"

#include <optional>
#include <span>
#include <vector>

namespace sluss::engine {

class Staff;
struct Unit;
struct Worker;

/// A place for one person in a unit. Its place in the role (the units in order) is the same in all organisations that
/// have as many people of the role, so that what befalls its holder does not depend on the organisation.
struct Post {
    domain::WorkerId number = 0;
    Unit* unit = nullptr;
    const domain::StaffGroup* group = nullptr;
    domain::IdSet competences;
    double fraction = 1;       ///< of full time
    Worker* holder = nullptr;  ///< null: vacant
    std::size_t place = 0;     ///< among the posts of its role
};

/// An appointment in the diaries of all who take part, until it begins. It lives in the frame of the process that waits
/// for it, which goes on early if it is called off.
struct Booked {
    std::span<Worker* const> workers;
    kernel::Diary* citizen;  ///< null: among colleagues
    const Case* held;        ///< the case that it is about; null if none
    kernel::Booking when;    ///< from `never` on if nobody knows a time
    kernel::Signal called_off;
};

/// What was charged to a worker in one unit and role, within the measured period.
struct Stint {
    domain::UnitId unit = 0;
    domain::RoleId role = 0;
    kernel::Agenda::Ledger hours{};
    std::uint64_t visits = 0;
    std::int64_t working_days = 0;
    WideInteger caseload = 0;  ///< cases × microseconds
    Duration employed{};       ///< calendar time
};

struct Worker {
    Worker(PersonId person, const Post& its_post, kernel::Simulation& simulation, const kernel::WorkCalendar& calendar,
           kernel::WorkOrder order);

    [[nodiscard]] bool does(domain::StageId stage) const { return stages.contains(stage); }
    [[nodiscard]] bool knows(domain::NeedId need) const { return competences.contains(need); }
    /// A case that waits for its next worker takes up no room: otherwise two full workers could wait for each other for
    /// ever.
    [[nodiscard]] bool full() const { return cap && caseload.value() - leaving >= *cap; }
    [[nodiscard]] bool takes_cases() const { return !away && !full(); }

    // Asked of everybody in a unit for each new case: kept together at the front.
    StepIntegral caseload;
    double fraction;  ///< of full time
    std::optional<int> cap;
    bool away = false;                ///< ill, on leave, or in a closed unit …
    Time away_until;                  ///< … until then
    Time absent_since = Time::max();  ///< ill or on leave, counted in days_away up to then
    bool gone = false;                ///< has left for good
    int leaving = 0;                  ///< cases that wait for their next worker
    int on_the_way = 0;               ///< waiting cases that were given, but whose processes have not gone on yet
    std::uint64_t last_given = 0;     ///< when a case was last given, in order of giving

    Post* post = nullptr;
    PersonId who;
    Unit* unit = nullptr;
    domain::RoleId role = 0;
    domain::IdSet stages;
    domain::IdSet competences;
    double slower = 0;
    kernel::WeekPattern hours;     ///< that he or she was hired for
    Duration longest_stretch{};    ///< of a working day
    Duration longest_in_office{};  ///< of a working day while the office is open
    kernel::Agenda agenda;
    std::vector<Case*> cases;
    std::vector<Booked*> booked;  ///< only while somebody may call something off: see Staff::book
    Time in_post_since;           ///< for the way in of newcomers; Time::min() if that is over
    std::int64_t in_queue = 0;    ///< pieces of desk work that the unit's queue counts for this worker
    std::uint64_t visits = 0;     ///< appointments held with a citizen

    // The stint under way, as things stood when it, or the measured period, began.
    Time stint_from;
    kernel::Agenda::Ledger ledger_before{};
    std::uint64_t visits_before = 0;
    std::vector<Stint> stints;  ///< that are over
    Time hired;
    std::int64_t days_away = 0;  ///< working days of the measured period on which he or she was not here
    std::int64_t days_away_before = 0;
    std::vector<kernel::Booking> leave;  ///< that is planned and yet to come
    int regime = 0;                      ///< how often other rules of absence and turnover have come to hold
    Time left = Time::max();
};

/// A case for which no worker had room.
struct WaitingCase {
    domain::StageId stage;
    domain::NeedId need;
    Household& household;
    bool joint;  ///< the worker's cases of this household are one
    Case* from;  ///< the case it is until then: its worker is not to have it again if somebody else can; or null
    kernel::Signal given;     ///< given together with the case
    Unit* unit = nullptr;     ///< in whose line it waits
    Worker* taker = nullptr;  ///< to whom it was given, as
    Case* held = nullptr;
    bool joined = false;  ///< it joined a case that the worker had already

    [[nodiscard]] const Worker* except() const { return from == nullptr ? nullptr : from->worker; }
};

struct Unit {
    Staff* staff = nullptr;
    const domain::Unit* plan = nullptr;
    const domain::Organisation* organisation = nullptr;
    const domain::Rules* rules = nullptr;
    domain::UnitId id = 0;     ///< in its organisation
    domain::UnitId level = 0;  ///< in the breakdown by unit
    domain::PlaceId place = 0;
    kernel::Attendee office;  ///< opening hours, if the office has any of its own
    domain::Pacing pacing = domain::Pacing::flow;
    std::vector<Worker*> workers;
    std::vector<std::vector<Worker*>> candidates;  ///< [stage][need] (Staff::candidates)
    std::vector<WaitingCase*> waiting;             ///< first come, first served
    StepIntegral queue;                            ///< waiting cases and waiting desk work
    WideInteger queue_before = 0;                  ///< its integral over warm-up
};

}  // namespace sluss::engine
