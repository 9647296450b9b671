// The journey of a household through an organisation, as the conceptual model tells it: it arrives, finds a door, is
// received, and each of its needs goes from stage to stage until it is closed or the household leaves. Stages, rules
// and structure are data; nothing here knows a model's name.
#pragma once

#include "domain/scenario.hpp"
#include "domain/travel.hpp"
#include "engine/demand.hpp"
#include "engine/desk_work.hpp"
#include "engine/doors.hpp"
#include "engine/recorder.hpp"
#include "engine/staff.hpp"
#include "engine/survey.hpp"
#include "kernel/simulation.hpp"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sluss::engine {

using kernel::Process;
using kernel::Task;

/// Some of a household's needs, by their position in Household::needs (bit i: position i).
using NeedGroup = std::uint64_t;

/// One need on its way; lives in the frame of its process.
struct Strand {
    Household& household;
    HouseholdNeed& need;
    const domain::Need& plan;
    domain::Entry entry;
    bool further = false;  ///< not the first need of a joint case

    /// Responsible now.
    [[nodiscard]] Worker& worker() const { return *need.held->worker; }
};

/// An appointment to be held with a household.
struct Appointment {
    const Case& held;  ///< whose worker leads it
    domain::StageId stage = 0;
    domain::NeedId need = 0;
    Worker* joining = nullptr;        ///< a colleague who takes part; null if none
    bool whole_team = false;          ///< everybody of the household's team takes part
    ShortVector<Worker*, 2> staff{};  ///< the lead, and colleagues who take part
    kernel::Stream missed_draws;      ///< whether it is missed, time after time
    Duration first_time{};
    Duration repeats{};  ///< retelling, or the whole of a repeated meeting; comes first
    domain::Setting setting = domain::Setting::office;
    Time not_before{};
    Time give_up = Time::max();  ///< the household leaves if the first offered time is later
    Investigation* investigation = nullptr;

    [[nodiscard]] Worker& lead() const { return *staff.front(); }
    [[nodiscard]] std::span<Worker* const> workers() const { return {staff.data(), staff.size()}; }
};

class Casework {
public:
    Casework(const domain::Scenario& scenario, const domain::Organisation& organisation, kernel::StreamKey key,
             kernel::Simulation& simulation, Staff& staff, Recorder& recorder);
    Casework(const Casework&) = delete;
    Casework& operator=(const Casework&) = delete;

    /// Opens the doors: from now on households arrive.
    void begin();

    /// Colleagues meet at their earliest common time. False if it was called off; what is charged to their agendas is
    /// not told to the recorder.
    Task<bool> confer(std::span<Worker* const> workers, Time not_before, Duration length, kernel::Use account);

    // Changes of who is responsible (handing_on.cpp)
    /// Others go on with the worker's cases, who leaves or is away for long. \returns false if there is nobody else
    bool clear_out(Worker& worker, domain::HandoffCause cause);
    /// … and with the desk work that belongs to no case, such as a referral. \returns false if there is nobody else
    bool clear_desk(Worker& worker);
    /// Another organisation holds from now on.
    void become(const domain::Organisation& organisation, const domain::Reorganisation& by);
    /// Who waits in a unit of the former organisation waits in the one that it has become, or another that serves now.
    void join_lines(Unit& former);
    /// The worker's cases that others now serve are given to them.
    void reallocate(Worker& worker);

    /// Every household that a process still speaks of.
    [[nodiscard]] std::vector<Household*> households();
    [[nodiscard]] std::uint64_t arrivals() const { return arrived_; }
    [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }

private:
    // arrival (arrival.cpp)
    Process arrive(domain::DistrictId district, domain::NeedId need);
    Process arrive_as_stated();
    void take_in(Household& household);
    Process move_away(Household& household, domain::DistrictId to, Time when);
    Process follow_up(Household& household);
    Process hear_further_reports(Household& household, Demand::Reports times);
    Process join_report(Household& household, std::size_t position, Worker& worker);
    Process come_back(Household& household, std::size_t position, Time when, bool worse);
    void send_in(Household& household, NeedGroup needs);
    void open(Household& household, NeedGroup group);
    void take_up(Household& household, HouseholdNeed& need);
    Household& new_household();
    /// Starts a process that speaks of the household; it calls let_go when it ends.
    void set_out(Household& household, Process process);
    void let_go(Household& household);

    // the way in (reception.cpp)
    struct WayIn {
        const domain::Door* right = nullptr;
        const domain::Door* wrong = nullptr;     ///< tried first; null: the right one was found at once
        std::optional<domain::Channel> channel;  ///< none: a report
    };
    /// \param time  ordinal of the time the need is taken up
    [[nodiscard]] bool knows_doors(const Household& household) const;
    [[nodiscard]] WayIn find_door(const Household& household, const HouseholdNeed& need, std::uint32_t time) const;
    [[nodiscard]] domain::Channel channel_for(const Household& household, domain::NeedId need) const;
    Process knock(Household& household, NeedGroup group);
    Process receive_found(Household& household, std::size_t position);
    Process refer(Household& household, std::size_t position, Worker& from);
    /// What a contact is: the ordinary one, one at a wrong door, or one for a further need of a joint case.
    enum class Contact : std::uint8_t { ordinary, wrong_door, further };
    Task<bool> receive(Household& household, NeedGroup group, const Case& held, const WayIn& way, Contact kind,
                       Time give_up);
    Task<> protect(Household& household, NeedGroup group, const Case& held);
    [[nodiscard]] domain::Channel channel_of(const Household& household, const HouseholdNeed& need,
                                             const WayIn& way) const;
    void leave(Household& household, std::size_t position);
    void all_leave(Household& household, NeedGroup group);
    void next_in_turn(Household& household, Worker* last);

    // a need's way (casework.cpp)
    /// \param further  not the first need of a joint case
    Process go(Household& household, std::size_t position, domain::Channel channel, bool further);
    /// Finds the unit and the worker for a stage. False: the household left while it waited for one.
    Task<bool> place(Strand& strand, std::size_t stage);
    Task<> hand_over(Strand& strand, std::size_t stage, const Worker& from, domain::HandoffCause cause);
    /// The share of the costs of handing over that falls on these two.
    [[nodiscard]] static double share_of_costs(const domain::HandoverCosts& costs, const Worker& from,
                                               const Worker& to);
    [[nodiscard]] domain::StageId way_on(const Strand& strand, std::size_t stage) const;
    void end(Strand& strand, std::size_t position, bool left);
    [[nodiscard]] bool coordinated(const Household& household) const;
    [[nodiscard]] std::size_t position_of(domain::NeedId need, domain::StageId stage) const {
        return stage_position_[need][stage];
    }

    // handing on (handing_on.cpp)
    void take_over(Case& held, Worker& to, domain::HandoffCause cause);
    Process read_in(Household& household, Worker& worker, std::optional<std::size_t> need, Duration length);
    /// Who does desk work of a process that has just begun: the worker may have left in this very moment.
    [[nodiscard]] Worker& at_work(Worker& worker) const;
    [[nodiscard]] StageAndNeed place_of(const Case& held) const;
    /// Where a case is: the need that it is about, by its position, if any.
    [[nodiscard]] static std::optional<std::size_t> need_of(const Case& held);
    void pass_on_work(Worker& from, const Case& held, Worker& to);

    // a stage's work (stage_work.cpp)
    /// A stage under way, for the pieces of work in it.
    struct Progress {
        std::size_t stage;
        std::uint32_t visit;
        Time begun;  ///< somebody has taken it on
        Time limit;
        Worker* joining;  ///< a colleague who takes part in the meetings; null if none
        bool whole_team;  ///< one plan: everybody of the team takes part
        bool spread;      ///< deadline pacing: meetings are spread over the limit
        int planned = 0;  ///< meetings that pacing applies to
        int held = 0;
    };
    static constexpr std::size_t items_in_turns = 8;  ///< neighbouring periodic items that go by their dates together
    Task<> perform(Strand& strand, std::size_t stage);
    Task<> gather_team();
    Task<> others_of_plan(Strand& strand);
    static void decide_plan(Household& household);
    Task<> perform_items(Strand& strand, Progress& progress, std::size_t from, std::size_t beyond);
    Task<> meet(Strand& strand, Progress& progress, std::size_t item, int occurrence);
    /// Hours of one occurrence of an item, by its draw.
    [[nodiscard]] double hours_of(const Strand& strand, const Progress& progress, std::size_t item,
                                  int occurrence) const;
    /// \param again  1 for the repetition of a meeting of which the information was lost
    [[nodiscard]] Appointment meeting(Strand& strand, const Progress& progress, std::size_t item, int occurrence,
                                      int again, double hours) const;
    [[nodiscard]] Duration notes_on_meeting(const Strand& strand, const Progress& progress, std::size_t item,
                                            int occurrence) const;
    Task<> write_up(Strand& strand, Progress& progress, std::size_t item, int occurrence);
    [[nodiscard]] int occurrences(const Strand& strand, const Progress& progress, std::size_t item) const;
    [[nodiscard]] Time due(const Progress& progress, const domain::WorkItem& item, int occurrence) const;
    [[nodiscard]] Time earliest_meeting(const Strand& strand, const Progress& progress, std::size_t item,
                                        int occurrence) const;

    // who does it (allocation.cpp)
    /// \param from  the case that it is until then; null if it is none yet
    Task<Placement> allocate(Household& household, domain::NeedId need, Unit& unit, domain::StageId stage, Case* from,
                             Time give_up);
    Unit& unit_for(const Household& household, const HouseholdNeed& need, std::size_t stage,
                   const Worker* present) const;
    [[nodiscard]] bool keeps(const Strand& strand, const Unit& unit, domain::StageId stage) const;
    [[nodiscard]] bool may_have(const Worker& worker, domain::StageId stage, domain::NeedId need) const;

    // the work itself (work.cpp)
    /// What follows from where an appointment takes place, and with whom.
    struct Terms {
        Duration staff_travel{};   ///< each way
        double missed_chance = 0;  ///< each time
        std::int64_t parts = 0;    ///< that it is held in
    };
    Task<bool> hold(Household& household, Appointment& appointment);
    /// \param length  of what is yet to be held of it
    [[nodiscard]] Terms terms_of(const Household& household, const Appointment& appointment, Duration length) const;
    static Time earliest_for(const Household& household, const Appointment& appointment, Time not_before,
                             Duration whole);
    static void go_in(const Household& household, const Appointment& appointment, Duration staff_travel,
                      Duration length, Duration retold, bool missed);
    void come_out(Household& household, const Appointment& appointment, const Booked& booked);
    /// It was called off: who leads and takes part from now on.
    [[nodiscard]] Time rearrange(const Household& household, Appointment& appointment, kernel::Booking was) const;
    /// What is told again in an appointment that was called off: taken off what is yet to be told.
    [[nodiscard]] Duration retelling_in(Household& household, const Appointment& appointment) const;
    void has_met(Household& household, const Appointment& appointment);
    DeskWork desk(Household& household, const Case& held, Duration length, domain::Account account, Time limit,
                  Investigation* investigation);
    [[nodiscard]] kernel::Urgency urgency(const Household& household) const;
    Process assist(Household& household, Worker& assistant, Duration length);
    /// The colleague who is asked before a piece of work; null if nobody is.
    [[nodiscard]] Worker* to_be_asked(const Strand& strand, const Progress& progress, std::size_t item,
                                      int occurrence) const;
    Task<> consult(Strand& strand, Worker& colleague);
    /// Who leads and takes part, as things are now.
    void gather(const Household& household, Appointment& appointment) const;
    /// How long the breadth of the worker's tasks makes desk work, relative to a specialist's.
    static double slowness(const Worker& worker) { return 1 + worker.slower; }
    /// A length of desk work as long as it takes this worker now, new to the post or after a reorganisation.
    [[nodiscard]] Duration at_desk_of(const Worker& worker, Duration length) const {
        const double output = staff_.output(worker);
        return output == 1 ? length : kernel::from_hours(kernel::in_hours(length) / output);
    }
    /// … on this need.
    [[nodiscard]] double pace(const Strand& strand) const;
    void make_trip(Household& household, domain::PlaceId office);
    void look_for_hidden_needs(Household& household, Worker& worker);
    void found(Household& household, std::size_t position, Worker& finder);
    [[nodiscard]] double with_interpreter(const Household& household) const;
    [[nodiscard]] Time patience_ends(const Household& household, bool by_report) const;
    /// Neither gone nor away for so long that cases are handed over.
    [[nodiscard]] bool within_reach(const Worker& worker) const {
        return !worker.gone &&
               !(worker.away && worker.away_until - simulation_.now() > organisation_->workforce.hands_over_after);
    }
    /// The rules that hold for the household, where it lives.
    [[nodiscard]] const domain::Rules& rules(const Household& household) const {
        return domain::rules_for(*organisation_, household.district);
    }
    [[nodiscard]] bool joint(const Household& household) const;

    const domain::Scenario& scenario_;
    const domain::Municipality& municipality_;
    const domain::Organisation* organisation_;                ///< as it is now,
    const domain::Reorganisation* reorganisation_ = nullptr;  ///< since this one; null: from the start
    kernel::Simulation& simulation_;
    Staff& staff_;
    Recorder& recorder_;
    Demand demand_;
    Survey survey_;
    std::optional<Doors> doors_;
    domain::TravelTimes travel_;
    Time end_;
    std::vector<std::vector<std::size_t>> stage_position_;  // [need][stage id]
    // Households in blocks that never move.
    static constexpr std::size_t block = 64;
    std::vector<std::unique_ptr<std::array<Household, block>>> pool_;
    std::vector<Household*> unused_;
    std::uint64_t arrived_ = 0;
    std::uint64_t fingerprint_ = 0;
};

}  // namespace sluss::engine
