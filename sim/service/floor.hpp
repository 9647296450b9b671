// The floor of a service: its resources, who works there for whom, and who waits. It decides who is next, whom an
// urgent client interrupts, what closing time does, and who is let in where places are few. It relies on the kernel's
// clock and waiting lines; what a client does before and after, and what is measured of it, it does not know.
//
// Rules
// - A claim asks for one of several resources (the first that is free in the order given) and for one of each of
//   others, all at the same moment. Whoever cannot have them waits in the lines of all of them, and may be passed by
//   those behind who need less.
// - A line is served by the order of precedence of its resource, then first come. Work that was interrupted goes to the
//   head of those of its precedence.
// - Who has a smaller precedence than somebody who is being served interrupts, where one of the resources that would do
//   allows it and the rest of what is needed is free or would be given back: of all who could be interrupted the one of
//   the largest priority number, of equals the one whose work began last. Nobody is interrupted at the moment at which
//   somebody's work there is done, nor while there is less of the resource than is at work; what is only held is not
//   interrupted. Where orders of precedence contradict each other from resource to resource, nobody is interrupted
//   twice while one change is dealt with.
// - Whoever is interrupted goes on at once with another resource that would do, if it is free.
// - What is claimed stays claimed until it is released, also when the work is done.
// - At equal times what was scheduled first happens.
#pragma once

#include "domain/service.hpp"
#include "engine/step_integral.hpp"
#include "kernel/simulation.hpp"
#include "kernel/waiting_line.hpp"

#include <array>
#include <coroutine>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sluss::service {

using domain::service::ClientId;
using domain::service::ResourceId;
using kernel::Duration;
using kernel::Time;

/// What a client asks for at one time; the lists outlive the asking.
struct Needs {
    std::span<const ResourceId> by;    ///< one of these, if any
    std::span<const ResourceId> with;  ///< and one of each of these
};

class Claim;

/// What is needed to begin in another stage: to be held, and for the first work; and what is given up for it.
struct Entry {
    ClientId kind = 0;
    Needs hold;
    Needs work;
    std::array<const Claim*, 2> gives_up;
};

/// Where clients wait before a stage: how many do, and who waits outside for a place.
struct WaitingRoom {
    std::optional<std::uint32_t> places;  ///< none: as many as come
    engine::StepIntegral waiting;
    std::int64_t promised = 0;  ///< places of those who were let in and have not come yet
    kernel::WaitingLine outside;

    [[nodiscard]] bool has_place() const { return !places || waiting.value() + promised < std::int64_t{*places}; }
};

class Floor;

/// Who is told at the very moment when work that was asked for begins, before anything else happens; not again when
/// it goes on after an interruption.
class Onlooker {
public:
    virtual ~Onlooker() = default;
    virtual void work_begins(Claim& claim) = 0;
};

/// What one client has, or waits for. It is used again and again, for one thing at a time, and its address must not
/// change.
class Claim {
public:
    /// \param most   resources that it can ask for at a time, alternatives included
    /// \param owner  whose it is, for those who are told of it
    Claim(std::size_t most, void* owner);
    Claim(const Claim&) = delete;
    Claim& operator=(const Claim&) = delete;

    [[nodiscard]] bool holds() const { return state_ == State::serving || state_ == State::held; }
    [[nodiscard]] void* owner() const { return owner_; }

private:
    friend class Floor;
    enum class State : std::uint8_t { idle, waiting, serving, held };
    /// In the line of a resource that it waits for, or among those that are served there.
    struct Part : kernel::Place {
        Claim* claim = nullptr;
    };

    std::unique_ptr<Part[]> parts_;  ///< for each of `by`, then each of `with`
    State state_ = State::idle;
    bool facing_ = false;
    ClientId kind_ = 0;
    Needs needs_;
    std::size_t chosen_ = 0;  ///< which of `by`, while it holds
    Duration work_{};         ///< as asked for
    Duration left_{};         ///< when work on it began or went on
    Time since_{};            ///< when that was
    bool begun_ = false;
    bool gave_up_ = false;              ///< the limit came before the beginning
    std::uint64_t interrupted_in_ = 0;  ///< the last settling in which it was
    void* owner_;
    kernel::EventId event_;  ///< of its limit while it waits, of its end while it is served
    Floor* floor_ = nullptr;
    std::coroutine_handle<> handle_;
};

class Floor {
public:
    /// \param design, clients  outlive this
    /// \param onlooker         told of every beginning
    /// \param from, to         the days that the calendars cover
    Floor(const domain::service::Design& design, std::span<const domain::service::Client> clients,
          kernel::Simulation& simulation, Onlooker& onlooker, kernel::Days from, kernel::Days to);
    Floor(const Floor&) = delete;
    Floor& operator=(const Floor&) = delete;

    /// Sets the resources' calendars going.
    void open();

    /// How work is asked for.
    struct Terms {
        Duration work{};           ///< >= 0; less: it is only to be held
        bool facing = false;       ///< whether the client is present
        Time limit = Time::max();  ///< for the beginning
    };
    /// `co_await floor.serve(claim, kind, needs, terms)`: waits for what is needed and for the work to be done; what
    /// was needed stays claimed until release(). \returns false if the limit came before the beginning
    auto serve(Claim& claim, ClientId kind, const Needs& needs, const Terms& terms) {
        return Service{*this, claim, kind, needs, terms};
    }
    /// Gives back what the claim holds, if anything; others go on.
    void release(Claim& claim);

    /// Whether one would not have to wait.
    [[nodiscard]] bool could_start(const Entry& entry) const;
    /// `co_await floor.admission(room, entry)`: waits outside until there is a place in the room, or one would not have
    /// to wait in it. What lets one in is promised then, until come_in().
    auto admission(WaitingRoom& room, const Entry& entry) { return Admission{*this, room, entry}; }
    /// The one who was let in has given up what he or she had, and is about to ask for what is needed in the room's
    /// stage.
    void come_in(WaitingRoom& room) {
        --room.promised;
        if (promised_to_ == &room) promised_to_ = nullptr;
    }
    /// Deals with what has changed: whoever can begin begins, those outside are let in. To be called when fewer wait in
    /// a room for reasons that the floor does not see.
    void settle();
    /// A room whose stage blocks those who come; to be told before the run.
    void watch(WaitingRoom& room) { blocking_.push_back(&room); }

    /// Number × microseconds since the measures began.
    struct Use {
        engine::WideInteger busy = 0;
        engine::WideInteger facing = 0;     ///< of these at work with the client present
        engine::WideInteger available = 0;  ///< that they were there
    };
    [[nodiscard]] Use use(ResourceId resource);
    /// Forgets what was so far, for the measures.
    void begin_measuring();
    /// Units of a resource that a claim holds now.
    [[nodiscard]] static std::int64_t held(const Claim& claim, ResourceId resource);
    /// What a claim waits for; nothing if it does not wait.
    [[nodiscard]] static const Needs* awaited(const Claim& claim) {
        return claim.state_ == Claim::State::waiting ? &claim.needs_ : nullptr;
    }
    /// Units in use now.
    [[nodiscard]] std::int64_t in_use(ResourceId resource) const { return resources_[resource].busy.value(); }

private:
    struct Resource {
        const domain::service::Resource* plan = nullptr;
        std::vector<kernel::WorkCalendar> calendars;  ///< per shift
        std::vector<int> precedence;                  ///< per kind of clients
        bool interruptible = false;
        std::int64_t number = 0;
        bool touched = false;  ///< its line may be served now
        engine::StepIntegral available;
        engine::StepIntegral busy;
        engine::StepIntegral facing;
        kernel::WaitingLine waiting;
        kernel::WaitingLine served;  ///< whose work could be interrupted, the first to be so last
    };
    struct Service {
        Floor& floor;
        Claim& claim;
        ClientId kind;
        Needs needs;
        Terms terms;
        bool await_ready() const { return false; }
        /// \returns false if the process goes on at once
        bool await_suspend(std::coroutine_handle<> handle) {
            claim.handle_ = handle;
            return floor.ask(claim, kind, needs, terms);
        }
        bool await_resume() const { return !claim.gave_up_; }
    };
    struct Admission : kernel::Place {
        Admission(Floor& f, WaitingRoom& r, const Entry& e) : floor(f), room(r), entry(e) {}
        ~Admission() {
            if (in_line()) room.outside.leave(*this);
        }
        bool await_ready() { return room.outside.empty() && floor.admit(*this); }
        void await_suspend(std::coroutine_handle<> waiting) {
            handle = waiting;
            room.outside.join(*this);
        }
        void await_resume() const {}

        Floor& floor;
        WaitingRoom& room;
        Entry entry;
        std::coroutine_handle<> handle;
    };

    [[nodiscard]] std::int64_t free(ResourceId resource) const {
        return resources_[resource].number - resources_[resource].busy.value();
    }
    [[nodiscard]] static std::size_t parts(const Claim& claim) {
        return claim.needs_.by.size() + claim.needs_.with.size();
    }
    /// The resource of a part, and whether the claim has it while it holds.
    [[nodiscard]] static ResourceId resource_of(const Claim& claim, std::size_t part);
    [[nodiscard]] static bool has(const Claim& claim, std::size_t part) {
        return part == claim.chosen_ || part >= claim.needs_.by.size();
    }
    kernel::Process follow(ResourceId resource);
    void set_number(ResourceId resource, std::int64_t number);
    bool ask(Claim& claim, ClientId kind, const Needs& needs, const Terms& terms);
    bool can_be_met(Claim& claim) const;
    void begin(Claim& claim);
    void wait(Claim& claim, bool at_the_head);
    void reach_end(Claim& claim);
    void reach_limit(Claim& claim);
    void give_back(Claim& claim);

    /// Whom somebody would interrupt, and for which of `by`.
    struct Victim {
        Claim* claim = nullptr;
        std::size_t chosen = 0;
    };
    [[nodiscard]] Victim victim_of(ClientId kind, const Needs& needs) const;
    [[nodiscard]] bool would_have(const Claim& victim, std::span<const ResourceId> with) const;
    bool take_place(Claim& claim);
    void interrupt(Claim& claim, bool from_the_beginning);
    [[nodiscard]] bool ends_now(const Claim& claim) const;

    void touch(ResourceId resource);
    void serve_line(Resource& resource);
    bool admit(const Admission& admission);
    void let_in();

    kernel::Simulation& simulation_;
    Onlooker& onlooker_;
    std::span<const domain::service::Client> clients_;
    std::vector<Resource> resources_;
    std::vector<WaitingRoom*> blocking_;
    std::vector<ResourceId> touched_;  ///< in the order in which they were
    std::uint64_t settlings_ = 0;
    bool settling_ = false;
    /// The room without places into which somebody was let because all that is needed is free, and has not come yet:
    /// what is free is promised until then.
    const WaitingRoom* promised_to_ = nullptr;
    /// Who could not be served in the present scan of a line: nobody who is alike can.
    struct Unmet {
        ClientId kind;
        const ResourceId* by;
        const ResourceId* with;
        friend bool operator==(const Unmet&, const Unmet&) = default;
    };
    std::vector<Unmet> unmet_;
};

}  // namespace sluss::service
