// The journey of a household through an organisation, as the conceptual model tells it: it arrives, finds a door, is
// received, and each of its needs goes from stage to stage until it is closed or the household leaves. Stages, rules
// and structure are data; nothing here knows a model's name.
#pragma once

#include "domain/scenario.hpp"
#include "domain/travel.hpp"
#include "engine/demand.hpp"
#include "engine/doors.hpp"
#include "engine/recorder.hpp"
#include "engine/staff.hpp"
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
    Worker* worker;            ///< responsible now
    bool further = false;      ///< not the first need of a joint case
    double retelling = 0;      ///< extra share of the next appointment
    bool repeat_next = false;  ///< information was lost: a meeting must be repeated
};

/// An appointment to be held with a household.
struct Appointment {
    std::array<Worker*, 2> staff{};  ///< the lead, and a colleague who takes part; null if none
    kernel::Stream missed_draws;     ///< whether it is missed, time after time
    Duration first_time{};
    Duration repeats{};  ///< retelling, or the whole of a repeated meeting; comes first
    domain::Setting setting = domain::Setting::office;
    Time not_before{};
    Time give_up = Time::max();  ///< the household leaves if the first offered time is later
    Investigation* investigation = nullptr;

    [[nodiscard]] Worker& lead() const { return *staff[0]; }
    [[nodiscard]] Worker* joining() const { return staff[1]; }
    [[nodiscard]] std::span<Worker* const> workers() const { return {staff.data(), joining() == nullptr ? 1u : 2u}; }
};

/// Desk work on a household, as something to await: a worker's, told to the recorder when it is done.
class DeskWork : public kernel::Agenda::Work {
public:
    DeskWork(Recorder& recorder, Household& household, Worker& worker, Duration length, kernel::Use use, Time limit,
             bool urgent, Investigation* investigation)
        : Work(worker.agenda, length, use, limit, urgent),
          recorder_(recorder),
          household_(household),
          worker_(worker),
          investigation_(investigation) {}

    void await_resume() const { recorder_.worked(household_, worker_, length(), investigation_); }

private:
    Recorder& recorder_;
    Household& household_;
    Worker& worker_;
    Investigation* investigation_;
};

class Casework {
public:
    Casework(const domain::Scenario& scenario, const domain::Organisation& organisation, kernel::StreamKey key,
             kernel::Simulation& simulation, Staff& staff, Recorder& recorder);
    Casework(const Casework&) = delete;
    Casework& operator=(const Casework&) = delete;

    /// Opens the doors: from now on households arrive.
    void begin();

    /// Every household that a process still speaks of.
    [[nodiscard]] std::vector<Household*> households();
    [[nodiscard]] std::uint64_t arrivals() const { return arrived_; }
    [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }

private:
    // arrival (arrival.cpp)
    Process arrive(domain::DistrictId district, domain::NeedId need);
    Process arrive_as_stated();
    void take_in(Household& household);
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
    [[nodiscard]] WayIn find_door(const Household& household, const HouseholdNeed& need, std::uint32_t time) const;
    [[nodiscard]] domain::Channel channel_for(const Household& household, domain::NeedId need) const;
    Process knock(Household& household, NeedGroup group);
    Process receive_found(Household& household, std::size_t position, Worker& finder);
    Process refer(Household& household, std::size_t position, Worker& from);
    /// What a contact is: the ordinary one, one at a wrong door, or one for a further need of a joint case.
    enum class Contact : std::uint8_t { ordinary, wrong_door, further };
    Task<bool> receive(Household& household, NeedGroup group, Worker& worker, const WayIn& way, Contact kind,
                       Time give_up);
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
    Task<> hand_over(Strand& strand, std::size_t stage, Worker& from, Worker& to, domain::HandoffCause cause);
    [[nodiscard]] domain::StageId way_on(const Strand& strand, std::size_t stage) const;
    void end(Strand& strand, std::size_t position, bool left);
    [[nodiscard]] bool coordinated(const Household& household) const;
    [[nodiscard]] std::size_t position_of(domain::NeedId need, domain::StageId stage) const {
        return stage_position_[need][stage];
    }

    // a stage's work (stage_work.cpp)
    /// A stage under way, for the pieces of work in it.
    struct Progress {
        std::size_t stage;
        std::uint32_t visit;
        Time begun;  ///< somebody has taken it on
        Time limit;
        Worker* joining;  ///< a colleague who takes part in the meetings; null if none
        bool spread;      ///< deadline pacing: meetings are spread over the limit
        int planned = 0;  ///< meetings that pacing applies to
        int held = 0;
    };
    static constexpr std::size_t items_in_turns = 8;  ///< neighbouring periodic items that go by their dates together
    Task<> perform(Strand& strand, std::size_t stage);
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
    struct Placement {
        Worker* worker = nullptr;  ///< null: the household left
        bool joined = false;       ///< a case that the worker had already
    };
    Task<Placement> allocate(Household& household, domain::NeedId need, Unit& unit, domain::StageId stage, Worker* from,
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
    [[nodiscard]] Terms terms_of(const Household& household, const Appointment& appointment) const;
    static Time earliest_for(const Household& household, const Appointment& appointment, Time not_before,
                             Duration whole);
    static void book(Household& household, const Appointment& appointment, kernel::Booking booking);
    static void go_in(const Household& household, const Appointment& appointment, Duration staff_travel,
                      Duration length, Duration retold, bool missed);
    void come_out(Household& household, const Appointment& appointment, kernel::Booking booking);
    void has_met(Household& household, const Appointment& appointment);
    DeskWork desk(Household& household, Worker& worker, Duration length, domain::Account account, Time limit,
                  bool urgent, Investigation* investigation);
    /// The colleague who is asked before a piece of work; null if nobody is.
    [[nodiscard]] Worker* to_be_asked(const Strand& strand, const Progress& progress, std::size_t item,
                                      int occurrence) const;
    Task<> consult(Strand& strand, Worker& colleague);
    [[nodiscard]] double pace(const Worker& worker, domain::NeedId need) const;
    void make_trip(Household& household, domain::PlaceId office);
    void look_for_hidden_needs(Household& household, Worker& worker);
    void found(Household& household, std::size_t position, Worker& finder);
    [[nodiscard]] double with_interpreter(const Household& household) const;
    [[nodiscard]] Time patience_ends(const Household& household, bool by_report) const;
    [[nodiscard]] bool joint() const;

    const domain::Scenario& scenario_;
    const domain::Municipality& municipality_;
    const domain::Rules& rules_;
    kernel::Simulation& simulation_;
    Staff& staff_;
    Recorder& recorder_;
    Demand demand_;
    Doors doors_;
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
