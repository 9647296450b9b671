// The people and units of one organisation while it runs: who may do what, who gets a new case, and who waits for whom.
// Relies on the organisation's structure and rules as data; it never asks which model they came from. It keeps its
// books and decides who; what a change of worker costs is told by the casework.
#pragma once

#include "domain/scenario.hpp"
#include "engine/worker.hpp"

#include <deque>
#include <functional>
#include <vector>

namespace sluss::engine {

/// A case with a worker.
struct Placement {
    Case* held = nullptr;  ///< null: the household left
    bool joined = false;   ///< a case that the worker had already
};

/// Where a case is in its pathway.
struct StageAndNeed {
    domain::StageId stage = 0;
    domain::NeedId need = 0;
};

class Staff {
public:
    Staff(const domain::Scenario& scenario, const domain::Organisation& organisation, kernel::Simulation& simulation);
    Staff(const Staff&) = delete;
    Staff& operator=(const Staff&) = delete;

    /// Everybody who has ever been here, in the order of coming.
    [[nodiscard]] std::deque<Worker>& workers() { return workers_; }
    [[nodiscard]] const std::deque<Worker>& workers() const { return workers_; }
    /// The posts of the present organisation, by number.
    [[nodiscard]] const std::vector<Post*>& posts() const { return posts_; }
    [[nodiscard]] const std::vector<Unit*>& units() const { return units_; }
    /// All units there have been, for the books.
    [[nodiscard]] std::deque<Unit>& all_units() { return all_units_; }
    /// The organisation as it is now.
    [[nodiscard]] const domain::Organisation& organisation() const { return *organisation_; }

    /// The units that serve this stage of a need in a district, in order of declaration. Not empty in a valid scenario.
    [[nodiscard]] const std::vector<Unit*>& serving(domain::StageId stage, domain::NeedId need,
                                                    domain::DistrictId district) const {
        return serving_[(stage * needs_ + need) * districts_ + district];
    }
    /// True if the worker's unit serves it and the worker does that stage.
    [[nodiscard]] bool able(const Worker& worker, domain::StageId stage, domain::NeedId need,
                            domain::DistrictId district) const;

    // Who gets a case
    /// The workers of a unit who may have a stage of a need. Where needs outside a worker's competence are handed over,
    /// only who knows the need may have it, if the unit has anybody who does.
    [[nodiscard]] const std::vector<Worker*>& candidates(const Unit& unit, domain::StageId stage,
                                                         domain::NeedId need) const {
        return unit.candidates[stage * needs_ + need];
    }
    /// The worker that takes a new case at once, by the organisation's rule of allocation; null if all who could are
    /// full or away. \param except  is not chosen if somebody else can be (may be null)
    Worker* choose(Unit& unit, domain::StageId stage, domain::NeedId need, const Household& household,
                   const Worker* except) const;
    /// Who in the unit has an open case of the household already and does the stage; null if nobody.
    static Worker* holder(const Household& household, const Unit& unit, domain::StageId stage, const Worker* except);
    /// A colleague who knows the need: here and in the same unit if possible, with the smallest caseload; null if
    /// nobody does.
    Worker* colleague_for(const Worker& worker, domain::NeedId need) const;
    /// Somebody of a role with the least at hand: here and in the unit (may be null) if possible; null if there is
    /// nobody.
    Worker* of_role(domain::RoleId role, const Unit* unit) const;

    /// Output at the desk now, relative to an experienced colleague's in quiet times: less for who is new and after a
    /// reorganisation (domain::Onboarding, domain::ProductivityDip). In (0, 1].
    [[nodiscard]] double output(const Worker& worker) const;

    /// Who goes on with a case of somebody who leaves: as a new case is given, in the same unit if it serves it; if all
    /// are full or away, somebody all the same; if the unit has nobody else, in another. Null if nobody else works on
    /// cases.
    Worker* successor(const Case& held, StageAndNeed at, domain::DistrictId district) const;
    /// Somebody who can go on with desk work that belongs to no case: of the same role, here and in the same unit if
    /// possible; null if nobody else is there.
    Worker* successor_at_desk(const Worker& worker) const;
    /// A colleague of the unit who may do it and is free at that time, the one with the smallest caseload; null if
    /// none.
    Worker* stand_in(const Worker& worker, domain::StageId stage, domain::NeedId need, kernel::Booking when) const;

    // Who has it
    /// Makes the worker responsible for a need of the household. Under joint handling a worker's needs of one household
    /// are one case.
    Placement take(Household& household, Worker& worker, bool joint);
    /// Ends the responsibility for one need; gives the room to whoever waits.
    void release(Case& held);
    /// Another worker has the case from now on.
    void pass_on(Case& held, Worker& to);

    // Who waits
    /// Puts a case in the unit's line.
    void wait(Unit& unit, WaitingCase& waiting);
    /// Takes it out again: it was given, or its household has left.
    void take_out(WaitingCase& waiting);
    /// Who waits in a unit of a former organisation waits in one of the present from now on.
    void join_line(WaitingCase& waiting, Unit& unit);
    /// Lets the worker take the first waiting case that he or she can, and those before it that join cases at hand.
    /// \returns whether there was one
    bool offer(Worker& worker);

    // What is booked
    /// Writes it into the diaries. \pre the time is free for all who take part
    void book(Booked& booked);
    /// It begins: it can no longer be called off.
    void begins(Booked& booked);
    /// It is over.
    static void over(const Booked& booked);
    /// Calls off what was booked with the worker for which `which` holds; whoever waits for it goes on, now.
    void call_off(Worker& worker, const std::function<bool(const Booked&)>& which);

    // Who is here
    /// Somebody new takes up a vacant post, today. What else follows from it is the caller's affair.
    Worker& hire(Post& post);
    /// The worker has left, or has gone to another post. \pre no desk work at hand; no case but those nobody else could
    /// have
    void leave(Worker& worker);
    /// Another organisation holds from now on, all of its posts vacant; the workers stay where they were until they are
    /// transferred. \returns the posts there were, by number
    std::vector<Post*> become(const domain::Organisation& organisation);
    /// The worker changes to a vacant post of the present organisation.
    void transfer(Worker& worker, Post& post);
    /// How many people have held the post up to now.
    [[nodiscard]] std::uint32_t holders(const Post& post) const { return holders_[post.group->role][post.place]; }
    /// Everybody who can be reached in a unit is known to it again, after people came, left or changed.
    void find_colleagues();
    /// Output falls for everybody who is here.
    void begin_dip(const domain::ProductivityDip& dip) {
        if (dip.depth > 0) dips_.push_back({simulation_.now(), dip});
    }
    /// Working days of an absence under way, up to now.
    void count_days_away(Worker& worker) const;
    /// Ends the stint under way in the books and begins another.
    void close_stint(Worker& worker);
    /// What is measured begins now.
    void begin_measuring();

private:
    struct Laid {
        kernel::WeekPattern pattern;
        const kernel::WorkCalendar* calendar;
    };

    void lay_out(const domain::Organisation& organisation);
    [[nodiscard]] const kernel::WorkCalendar* calendar_for(const kernel::WeekPattern& pattern);
    void settle_in(Worker& worker, Post& post);
    void gather(Unit& unit);
    void find_candidates(Unit& unit) const;

    const domain::Scenario& scenario_;
    std::vector<std::string> levels_;  // of the breakdown by unit
    const domain::Organisation* organisation_;
    kernel::Simulation& simulation_;
    std::size_t needs_;
    std::size_t districts_;
    std::deque<kernel::WorkCalendar> calendars_;
    std::vector<Laid> laid_;
    std::deque<Unit> all_units_;
    std::vector<Unit*> units_;
    std::deque<Post> all_posts_;
    std::vector<Post*> posts_;  // by number
    std::deque<Worker> workers_;
    std::vector<std::vector<Unit*>> serving_;
    std::deque<Case> cases_;
    std::vector<Case*> unused_cases_;
    struct Dip {
        Time since;
        domain::ProductivityDip dip;
    };
    std::vector<Dip> dips_;
    std::vector<std::vector<std::uint32_t>> holders_;  // that each post has had, by role and place
    std::uint64_t given_ = 0;
    bool calls_off_;  ///< anything can be called off at all
};

}  // namespace sluss::engine
