// A number of identical units that processes hold for a while: staff, rooms, places. Who finds none free waits in line;
// several resources can be acquired together. A resource relies on the scheduler for time and order; what its units are
// and for how long they are held is the affair of the processes. For one person's working day with appointments see
// agenda.hpp, for servers with shifts and known work facility.hpp.
#pragma once

#include "kernel/simulation.hpp"
#include "kernel/waiting_line.hpp"

#include <array>
#include <concepts>
#include <coroutine>
#include <cstdint>

namespace sluss::kernel {

class Resource;

/// Units of one resource.
struct Request {
    /// \param units  > 0
    Request(Resource& of, std::int64_t number = 1) : resource(&of), units(number) { assert(units > 0); }

    Resource* resource;
    std::int64_t units;
};

/// The wait of one process for one or several resources; it lives in the process' frame.
///
/// Whoever waits stands in the line of each resource it asks for, and holds nothing meanwhile (no deadlock is
/// possible). As soon as everything it asks for is free at once, it holds it all.
class Acquisition {
public:
    Acquisition(const Acquisition&) = delete;
    Acquisition& operator=(const Acquisition&) = delete;

protected:
    /// What is asked for of one resource, and the place in its line.
    struct Claim : Place {
        ~Claim() {
            if (in_line()) whose->abandon(*this);  // put away while it waits
        }
        [[nodiscard]] bool possible() const;
        void take() const;

        Acquisition* whose = nullptr;
        Resource* resource = nullptr;
        std::int64_t units = 1;
    };

    Acquisition(std::size_t count, Time limit) : count_(count), limit_(limit) {}
    ~Acquisition() = default;

    void wait(std::coroutine_handle<> handle);

    Claim* claims_ = nullptr;  ///< count of them, in the awaiter itself
    bool granted_ = false;

private:
    friend class Resource;
    [[nodiscard]] bool possible() const;
    void leave_lines();
    void grant();
    void abandon(Claim& claim);
    void wait_until_limit();
    void reach_limit();
    [[nodiscard]] Simulation& simulation() const;

    std::size_t count_;
    Time limit_;
    EventId at_limit_;
    std::coroutine_handle<> handle_;
};

/// What acquire() and acquire_all() give to co_await: true when everything is held, false at the limit.
template <std::size_t n>
class [[nodiscard]] Acquire : Acquisition {
public:
    Acquire(const Terms& terms, const std::array<Request, n>& requests) : Acquisition(n, terms.limit) {
        claims_ = room_.data();
        for (std::size_t i = 0; i < n; ++i) {
            room_[i].priority = terms.priority;
            room_[i].whose = this;
            room_[i].resource = requests[i].resource;
            room_[i].units = requests[i].units;
            for (std::size_t other = 0; other < i; ++other) assert(room_[other].resource != room_[i].resource);
        }
    }
    bool await_ready() {
        for (const Claim& claim : room_)
            if (!claim.possible()) return false;
        for (const Claim& claim : room_) claim.take();
        return granted_ = true;
    }
    void await_suspend(std::coroutine_handle<> handle) { wait(handle); }
    bool await_resume() const { return granted_; }

private:
    std::array<Claim, n> room_;
};

/// Rules
/// - Who asks when a unit is free has it at once, without waiting. Otherwise the line is served by priority number, the
///   smallest first, then first come.
/// - A unit that is released changes hands in that moment, before the process that gets it goes on (in the order of
///   scheduling); nobody can come between.
/// - Nobody is served before one ahead in the line, except while what that one asks for is not all free: who waits for
///   several things is overtaken by those who can use what is free, later arrivals too, and is not certain ever to be
///   served.
/// - At equal times what was scheduled first happens: a unit released at the moment of somebody's limit is theirs if
///   the release was scheduled before they began to wait. A limit that has passed means now: whatever is already
///   scheduled for this moment still comes first.
/// - A wait ends by a unit or by its limit, nothing else. A process that is to give up for another reason waits for a
///   Condition.
/// - In a run that goes on, a resource may be destroyed only when nobody waits; at the end of a run before or after the
///   simulation, which puts away the processes that still wait. Units are given back by release() only: a frame that is
///   put away gives nothing back.
class Resource {
public:
    /// \param units  >= 0
    Resource(Simulation& simulation, std::int64_t units) : simulation_(simulation), capacity_(units), free_(units) {
        assert(units >= 0);
    }
    Resource(const Resource&) = delete;
    Resource& operator=(const Resource&) = delete;

    /// `co_await staff.acquire()` goes on with one unit; with a limit it \returns false if there was none by then
    Acquire<1> acquire(const Terms& terms = {}) { return {terms, {Request{*this}}}; }

    /// Gives back units, whoever acquired them; they go to those in line, now. Who gives back several things gives them
    /// one after the other, and each is offered before the next is given back.
    /// \pre they are held
    void release(std::int64_t units = 1) {
        assert(units > 0 && units <= held());
        free_ += units;
        if (free_ > 0 && !line_.empty()) serve_line();
    }

    /// Changes the number of units, as a calendar of opening hours or shifts does. New ones go to those in line, now.
    /// If more are held than there are, nobody is disturbed: the next ones given back are not handed on.
    void set_capacity(std::int64_t units);

    [[nodiscard]] std::int64_t capacity() const { return capacity_; }
    [[nodiscard]] std::int64_t held() const { return capacity_ - free_; }
    /// Units that can be had now; none if more are held than there are.
    [[nodiscard]] std::int64_t free() const { return free_ > 0 ? free_ : 0; }
    /// Acquisitions that wait, those of several things included.
    [[nodiscard]] std::size_t waiting() const { return line_.size(); }

private:
    friend class Acquisition;
    void serve_line();

    Simulation& simulation_;
    std::int64_t capacity_;
    std::int64_t free_;  // less than 0: so many are held beyond the capacity
    WaitingLine line_;
};

/// `co_await acquire_all(worker, interpreter, Request{rooms, 2})`: all of it together, and nothing before.
/// \pre no resource is named twice, and all belong to one simulation
template <typename... Requests>
requires(sizeof...(Requests) > 0 &&
         (std::convertible_to<Requests, Request> && ...)) auto acquire_all(const Terms& terms, Requests&&... requests) {
    return Acquire<sizeof...(Requests)>{terms, {Request(requests)...}};
}
template <typename... Requests>
requires(sizeof...(Requests) > 0 &&
         (std::convertible_to<Requests, Request> && ...)) auto acquire_all(Requests&&... requests) {
    return Acquire<sizeof...(Requests)>{Terms{}, {Request(requests)...}};
}

inline bool Acquisition::Claim::possible() const {
    return resource->free_ >= units;
}

inline void Acquisition::Claim::take() const {
    resource->free_ -= units;
}

inline Simulation& Acquisition::simulation() const {
    return claims_[0].resource->simulation_;
}

// Most wait for one thing: the first claim is dealt with outside the loops.

inline void Acquisition::wait(std::coroutine_handle<> handle) {
    handle_ = handle;
    claims_->resource->line_.join(*claims_);
    for (std::size_t i = 1; i < count_; ++i) claims_[i].resource->line_.join(claims_[i]);
    if (limit_ != Time::max()) wait_until_limit();
}

inline bool Acquisition::possible() const {
    if (!claims_->possible()) return false;
    for (std::size_t i = 1; i < count_; ++i)
        if (!claims_[i].possible()) return false;
    return true;
}

inline void Acquisition::leave_lines() {
    claims_->resource->line_.leave(*claims_);
    for (std::size_t i = 1; i < count_; ++i) claims_[i].resource->line_.leave(claims_[i]);
}

inline void Acquisition::grant() {
    leave_lines();
    if (limit_ != Time::max()) simulation().cancel(at_limit_);
    claims_->take();
    for (std::size_t i = 1; i < count_; ++i) claims_[i].take();
    granted_ = true;
    simulation().soon(handle_);
}

inline void Resource::serve_line() {
    for (Place* place = line_.first(); place != nullptr && free_ > 0;) {
        auto& acquisition = *static_cast<Acquisition::Claim*>(place)->whose;
        place = line_.next(*place);
        if (acquisition.possible()) acquisition.grant();
    }
}

}  // namespace sluss::kernel
