// A number of identical servers that do pieces of work of known length: counters, machines, a team that shares a pile.
// In which order, what an urgent piece does to one that is being served, and what closing time does to it, is stated
// once for all of them. A facility relies on the work calendar for its shifts and on the scheduler. It serves one piece
// per server at a time and keeps no diary and no ledger: one person's working day, with appointments that interrupt
// desk work and every hour accounted for, is an Agenda (agenda.hpp). For units that are held for as long as a process
// likes see resource.hpp.
#pragma once

#include "kernel/simulation.hpp"
#include "kernel/waiting_line.hpp"
#include "kernel/work_calendar.hpp"

#include <coroutine>
#include <cstddef>
#include <cstdint>

namespace sluss::kernel {

/// Who is served next, and at whose cost.
enum class Discipline : std::uint8_t {
    first_come,          ///< whatever the priority
    priority,            ///< the smaller number first; a piece that has begun is not interrupted
    preemptive_resume,   ///< … a piece with a larger number is interrupted, and goes on later where it was
    preemptive_restart,  ///< … and starts again later from its beginning, with the same length
};

/// What closing time does to a piece that is being served.
enum class ShiftEnd : std::uint8_t {
    finish,   ///< it is finished after hours; then the server goes home
    resume,   ///< it is left, and goes on at the next opening where it was
    restart,  ///< it is left, and starts at the next opening from its beginning, with the same length
};

/// Rules
/// - Service begins in opening hours only, as soon as a server is free; at closing time itself no longer. The line is
///   served by priority number, the smallest first, then first come.
/// - A piece that closing time interrupts keeps its server: no other piece begins on it before it is done, unless that
///   preempts it.
/// - Who comes with a smaller number than somebody who is being served, and finds no server free, takes over the server
///   of the largest number among them; of equals, of the one whose service began last. That one goes to the head of
///   those of its number. After hours nobody is preempted, not even from work that is finished after hours; that is
///   done at the opening.
/// - A piece whose work is all done at the moment at which somebody would be interrupted is done, and makes room for
///   whoever comes: nobody is interrupted then.
/// - The limit is for the beginning of service; a piece that has begun stays, however often it is interrupted.
/// - At equal times what was scheduled first happens: a server that is free at the moment of the limit is taken if the
///   end of the service before was scheduled before the wait began. (The opening is scheduled when a piece that could
///   begin finds the servers closed, so it comes before that piece's own limit.) A limit that has passed means now:
///   whatever is already scheduled for this moment still comes first. The server goes on to the next piece before the
///   process whose piece is done goes on.
/// - A wait ends by service or by its limit, nothing else.
/// - In a run that goes on, a facility may be destroyed only when it has nothing to do and no opening to wait for; at
///   the end of a run before or after the simulation, which puts away the processes that still wait.
class Facility {
public:
    /// A piece of work, as it waits or is served. Lives in the frame of the process that awaits it.
    class [[nodiscard]] Piece : Place {
    public:
        Piece(Facility& facility, Duration work, const Terms& terms);
        ~Piece() {
            if (in_line()) facility_.abandon(*this);  // put away while it waits or is served
        }

        bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> handle) {
            handle_ = handle;
            facility_.take_in(*this);
        }
        bool await_resume() const { return begun_; }

    private:
        friend class Facility;
        Facility& facility_;
        Duration work_;
        Duration left_;  ///< when its service began or went on
        Time since_;     ///< when that was
        Time limit_;
        EventId event_;  ///< its limit while it waits, its end while it is served
        std::coroutine_handle<> handle_;
        bool begun_ = false;
        bool served_ = false;  ///< at this time
    };

    /// \param servers   > 0
    /// \param shifts    when the servers work; null: always. It must outlive the facility
    Facility(Simulation& simulation, std::size_t servers, Discipline discipline, const WorkCalendar* shifts = nullptr,
             ShiftEnd shift_end = ShiftEnd::finish);
    Facility(const Facility&) = delete;
    Facility& operator=(const Facility&) = delete;

    /// `co_await counter.serve(work)` \returns true when the work is done, false if the limit came before its
    /// beginning. What would not be done before the calendar ends is never done. \param work  >= 0 \throws
    /// std::invalid_argument  under ShiftEnd::restart, for work longer than any shift: it would never be done
    Piece serve(Duration work, const Terms& terms = {}) { return {*this, work, terms}; }

    [[nodiscard]] std::size_t servers() const { return servers_; }
    /// Servers with a piece, those included that closing time has interrupted.
    [[nodiscard]] std::size_t busy() const { return served_.size(); }
    /// Pieces that wait, those included that were preempted.
    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

private:
    [[nodiscard]] bool open() const;
    [[nodiscard]] bool preempts(const Piece& next) const;
    void take_in(Piece& piece);
    void reach_limit(Piece& piece);
    void assign();
    void begin(Piece& piece);
    [[nodiscard]] Time end_of(const Piece& piece) const;
    [[nodiscard]] Duration left_now(const Piece& piece) const;
    bool let_go_who_is_done();
    void preempt(Piece& piece);
    void complete(Piece& piece);
    void wait_for_opening();
    void abandon(Piece& piece);

    Simulation& simulation_;
    const WorkCalendar* shifts_;
    std::size_t servers_;
    Discipline discipline_;
    ShiftEnd shift_end_;
    bool opening_awaited_ = false;
    WaitingLine waiting_;
    WaitingLine served_;  ///< last in it is the one that is preempted first
};

}  // namespace sluss::kernel
