// One person's working time: appointments at their times, desk work between them. Desk work is interrupted by
// appointments and by closing time, and resumed; among itself it is done in a stated order. Every microsecond of
// working time is charged to exactly one use, so that the hours of a run add up. The agenda relies on the work calendar
// and the scheduler; what the uses mean is the caller's affair. For several like servers without appointments or
// ledger, with priorities that interrupt and other ways of ending a shift, see facility.hpp.
#pragma once

#include "kernel/diary.hpp"
#include "kernel/simulation.hpp"
#include "kernel/work_calendar.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace sluss::kernel {

/// In what order a person does the desk work at hand. A piece that has been begun is finished first, except under round
/// robin.
enum class WorkOrder : std::uint8_t { first_come, earliest_limit, round_robin, shortest };

/// How a piece of desk work comes before others.
enum class Urgency : std::uint8_t {
    ordinary,
    comes_next,  ///< before all that is ordinary, when what has been begun is finished
    interrupts,  ///< the same, and an ordinary piece in progress is put aside for it and resumed after it
};

/// What an account of the ledger counts; small numbers that the caller gives meaning to.
using Use = std::uint8_t;

/// A part of an appointment that is charged to one use. The parts of an appointment come in order and add up to its
/// length.
struct Portion {
    Use use = 0;
    Duration length{};
};

/// The parts of one appointment, as they are charged to everyone present.
struct Portions {
    std::array<Portion, 4> parts{};
    std::size_t count = 0;

    void add(Use use, Duration length) {
        if (length > Duration{}) parts[count++] = {use, length};
    }
    [[nodiscard]] Duration total() const {
        Duration sum{};
        for (std::size_t i = 0; i < count; ++i) sum += parts[i].length;
        return sum;
    }
};

class Agenda {
public:
    static constexpr std::size_t uses = 16;
    using Ledger = std::array<Duration, uses>;

    /// \param idle         the use that working time without appointment or desk work is charged to
    /// \param round_robin  the slice of working time after which round robin goes on to the next piece
    Agenda(Simulation& simulation, const WorkCalendar& calendar, WorkOrder order, Use idle,
           Duration round_robin = std::chrono::hours{1});
    Agenda(const Agenda&) = delete;
    Agenda& operator=(const Agenda&) = delete;

    [[nodiscard]] Time now() const { return simulation_.now(); }
    [[nodiscard]] const WorkCalendar& calendar() const { return calendar_; }
    [[nodiscard]] Attendee attendee() const { return {&diary, &calendar_}; }
    /// Pieces of desk work at hand: in progress and waiting.
    [[nodiscard]] std::size_t pieces() const { return waiting_.size() + (current_ != nullptr ? 1 : 0); }
    /// Pieces waiting, the one in progress not counted (paused by an appointment or closing time, it is still in
    /// progress).
    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
    [[nodiscard]] bool in_appointment() const { return appointments_ > 0; }
    /// No desk work at hand and not in an appointment.
    [[nodiscard]] bool free() const { return pieces() == 0 && appointments_ == 0; }

    /// Working time charged to each use up to now.
    [[nodiscard]] Ledger ledger();

    /// Working time charged to appointments and desk work that are not over yet, up to now.
    [[nodiscard]] Duration unfinished();

    /// The person goes into an appointment that is charged as `portions` say; desk work pauses.
    /// \pre the time is inside working hours. One that ends at this very moment may still be open.
    void begin_appointment(const Portions& portions);
    /// … and comes out of it.
    void end_appointment();

    /// The person has left: from now on nothing is charged. \pre no desk work at hand and not in an appointment
    void close();
    /// From now on desk work is done in this order.
    void set_order(WorkOrder order);

    /// Desk work as something to await. Lives in the awaiting process.
    class Work {
    public:
        Work(Agenda& agenda, Duration length, Use use, Time limit, Urgency urgency)
            : agenda_(&agenda), length_(length), remaining_(length), limit_(limit), use_(use), urgency_(urgency) {}
        Work(const Work&) = delete;
        Work& operator=(const Work&) = delete;

        bool await_ready() const { return remaining_ == Duration{}; }
        void await_suspend(std::coroutine_handle<> handle) {
            done_ = handle;
            agenda_->take_in(*this);
        }
        void await_resume() const {}
        /// What is to be done in this agenda; the rest of it if the piece came from another.
        [[nodiscard]] Duration length() const { return length_; }
        /// What has been done of it in this agenda, up to its latest charge: see Agenda::at_hand.
        [[nodiscard]] Duration done() const { return length_ - remaining_; }

    private:
        friend class Agenda;
        Agenda* agenda_;
        Duration length_;
        Duration remaining_;
        Time limit_;
        std::coroutine_handle<> done_;
        Use use_;
        Urgency urgency_;
    };

    /// `co_await agenda.work(…)` goes on when this person has done the work.
    /// \param limit   for earliest_limit; Time::max() if there is none
    Work work(Duration length, Use use, Time limit = Time::max(), Urgency urgency = Urgency::ordinary) {
        return Work{*this, length, use, limit, urgency};
    }

    /// All desk work at hand, charged up to now: the piece in progress first, then in the order of its turn.
    [[nodiscard]] std::vector<Work*> at_hand();
    /// Another person goes on with a piece that is at hand; what has been done of it stays charged here.
    void pass_on(Work& work, Agenda& to);

    Diary diary;
    /// Called when the last piece of desk work is done, or an appointment ends with none at hand.
    Action on_free;
    /// Called whenever the number of waiting pieces changes.
    Action on_queue;

private:
    /// A piece in line, with what its place depends on: the pieces themselves lie about in the frames of processes.
    struct InLine {
        bool not_urgent;
        std::int64_t rank;
        std::uint64_t turn;
        Work* work;

        friend bool operator>(const InLine& a, const InLine& b) {
            if (a.not_urgent != b.not_urgent) return a.not_urgent;
            if (a.rank != b.rank) return a.rank > b.rank;
            return a.turn > b.turn;
        }
    };

    void take_in(Work& work);
    void put_in_line(Work& work);
    void put_aside_for(const Work& work);
    [[nodiscard]] std::int64_t rank_of(const Work& work) const;
    void take_next();
    void begin(Work& work);
    void pause();
    void slice_over();
    void settle();
    void charge_appointment(Duration worked);
    void queue_changed() const {
        if (on_queue.run != nullptr) on_queue.run(on_queue.about);
    }
    void tell_if_free() const {
        if (on_free.run != nullptr && free()) on_free.run(on_free.about);
    }

    Simulation& simulation_;
    const WorkCalendar& calendar_;
    WorkOrder order_;
    Use idle_;
    Duration round_robin_;
    Ledger ledger_{};
    Time settled_;             // the ledger is complete up to here,
    Duration settled_worked_;  // and this is the working time before it
    Work* current_ = nullptr;
    EventId slice_end_;
    std::vector<InLine> waiting_;  // a binary heap, the next in order at the front
    std::uint64_t turns_ = 0;
    int appointments_ = 0;
    bool closed_ = false;
    Portions portions_;
    std::size_t portion_ = 0;
    Duration appointment_charged_{};  // of the appointment under way
};

}  // namespace sluss::kernel
