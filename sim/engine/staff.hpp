// The people and units of one organisation while it runs: who may do what, who gets a new case, and who waits for whom.
// Relies on the organisation's structure and rules as data; it never asks which model they came from.
#pragma once

#include "domain/scenario.hpp"
#include "engine/household.hpp"
#include "engine/step_integral.hpp"
#include "kernel/agenda.hpp"
#include "kernel/signal.hpp"
#include "kernel/simulation.hpp"

#include <deque>
#include <memory>
#include <vector>

namespace sluss::engine {

class Staff;
struct Unit;

struct Worker {
    Worker(domain::WorkerId number, Unit& its_unit, const domain::StaffGroup& group, domain::IdSet competent_in,
           double part_time, Duration longest, Duration in_office, std::optional<int> caseload_cap,
           kernel::Simulation& simulation, const kernel::WorkCalendar& calendar, kernel::WorkOrder order);

    [[nodiscard]] bool does(domain::StageId stage) const { return stages.contains(stage); }
    [[nodiscard]] bool knows(domain::NeedId need) const { return competences.contains(need); }
    /// A case that waits for its next worker takes up no room: otherwise two full workers could wait for each other for
    /// ever.
    [[nodiscard]] bool full() const { return cap && caseload.value() - leaving >= *cap; }

    // Asked of everybody in a unit for each new case: kept together at the front.
    StepIntegral caseload;
    double fraction;  ///< of full time
    std::optional<int> cap;
    int leaving = 0;               ///< cases that wait for their next worker
    int on_the_way = 0;            ///< waiting cases that were given, but whose processes have not gone on yet
    std::uint64_t last_given = 0;  ///< when a case was last given, in order of giving

    domain::WorkerId id;  ///< the number in the municipality's pool
    Unit& unit;
    domain::RoleId role;
    domain::IdSet stages;
    domain::IdSet competences;
    double slower;
    Duration longest_stretch;    ///< of a working day
    Duration longest_in_office;  ///< of a working day while the office is open
    kernel::Agenda agenda;
    std::int64_t in_queue = 0;  ///< pieces of desk work that the unit's queue counts for this worker
    std::uint64_t visits = 0;   ///< appointments held with a citizen
    // as they stood at the end of warm-up
    kernel::Agenda::Ledger ledger_before{};
    std::uint64_t visits_before = 0;
};

/// A case for which no worker had room.
struct WaitingCase {
    domain::StageId stage;
    domain::NeedId need;
    Household& household;
    bool joint;            ///< the worker's cases of this household are one
    Worker* from;          ///< who has it until then, and is not to have it again if somebody else can; may be null
    kernel::Signal given;  ///< given together with the worker
    Worker* worker = nullptr;
    bool joined = false;  ///< it joined a case that the worker had already
};

struct Unit {
    Staff* staff = nullptr;
    const domain::Unit* plan = nullptr;
    domain::UnitId id = 0;
    domain::PlaceId place = 0;
    kernel::Attendee office;  ///< opening hours, if the office has any of its own
    domain::Pacing pacing = domain::Pacing::flow;
    std::vector<Worker*> workers;
    std::vector<std::vector<Worker*>> candidates;  ///< [stage][need] (Staff::candidates)
    std::vector<WaitingCase*> waiting;             ///< first come, first served
    StepIntegral queue;                            ///< waiting cases and waiting desk work
};

class Staff {
public:
    Staff(const domain::Scenario& scenario, const domain::Organisation& organisation, kernel::Simulation& simulation);
    Staff(const Staff&) = delete;
    Staff& operator=(const Staff&) = delete;

    [[nodiscard]] std::deque<Worker>& workers() { return workers_; }
    [[nodiscard]] std::deque<Unit>& units() { return units_; }

    /// The units that serve this stage of a need in a district, in order of declaration. Not empty in a valid scenario.
    [[nodiscard]] const std::vector<Unit*>& serving(domain::StageId stage, domain::NeedId need,
                                                    domain::DistrictId district) const {
        return serving_[(stage * needs_ + need) * districts_ + district];
    }
    /// True if the worker's unit serves it and the worker does that stage.
    [[nodiscard]] bool able(const Worker& worker, domain::StageId stage, domain::NeedId need,
                            domain::DistrictId district) const;

    /// The workers of a unit who may have a stage of a need. Where needs outside a worker's competence are handed over,
    /// only who knows the need may have it, if the unit has anybody who does.
    [[nodiscard]] const std::vector<Worker*>& candidates(const Unit& unit, domain::StageId stage,
                                                         domain::NeedId need) const {
        return unit.candidates[stage * needs_ + need];
    }
    /// The worker that takes a new case at once, by the organisation's rule of allocation; null if all who could are
    /// full. \param except  is not chosen if somebody else can be (may be null)
    Worker* choose(Unit& unit, domain::StageId stage, domain::NeedId need, const Household& household,
                   const Worker* except) const;
    /// Who in the unit has an open case of the household already and does the stage; null if nobody.
    static Worker* holder(const Household& household, const Unit& unit, domain::StageId stage, const Worker* except);
    /// A colleague who knows the need: in the same unit if possible, with the smallest caseload; null if nobody does.
    Worker* colleague_for(const Worker& worker, domain::NeedId need) const;

    /// Makes the worker responsible for a need of the household. Under joint handling a worker's needs of one household
    /// are one case. \returns true if it joined a case that the worker had already
    bool take(Household& household, Worker& worker, bool joint);
    /// Ends the responsibility for one need; gives the room to whoever waits.
    void release(Household& household, Worker& worker);

    /// Puts a case in the unit's line.
    void wait(Unit& unit, WaitingCase& waiting);
    /// Takes it out again: its household has left.
    void give_up(Unit& unit, WaitingCase& waiting);
    /// Lets the worker take the first waiting case that he or she can.
    void offer(Worker& worker);

private:
    void find_candidates(Unit& unit, std::size_t stages) const;

    const domain::Organisation& organisation_;
    kernel::Simulation& simulation_;
    std::size_t needs_;
    std::size_t districts_;
    std::deque<kernel::WorkCalendar> calendars_;
    std::deque<Unit> units_;
    std::deque<Worker> workers_;
    std::vector<std::vector<Unit*>> serving_;
    std::uint64_t given_ = 0;
};

}  // namespace sluss::engine
