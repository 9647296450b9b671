// What a client goes through, as it would be told: comes, is let in or not, waits, is served, goes on to the next
// stage, leaves. Stages are data. It relies on the floor for who is served when, on the book for slots, and tells the
// tally what happens. A number that is drawn for a client depends on the kind of clients, the client's ordinal, the
// stage's name, the kind of work and its place among the stage's works of that kind, and on how many visits were
// joined: it is the same in every organisation that has the same such work.
#pragma once

#include "domain/service.hpp"
#include "kernel/random.hpp"
#include "kernel/simulation.hpp"
#include "service/arrivals.hpp"
#include "service/book.hpp"
#include "service/floor.hpp"
#include "service/people.hpp"
#include "service/tally.hpp"

#include <cstdint>
#include <stdexcept>
#include <vector>

namespace sluss::service {

/// The scenario asks for something that never ends.
class RunError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Journeys : public Onlooker {
public:
    /// \param service, floor and the others  outlive this
    Journeys(const domain::service::Service& service, std::size_t organisation, kernel::StreamKey key,
             kernel::Simulation& simulation, People& people, std::vector<WaitingRoom>& rooms, std::vector<Book>& books,
             Tally& tally);
    /// Lets clients come. \param floor  where they are served \param end  of the run
    void begin(Floor& floor, Time end);

    void work_begins(Claim& claim) override;
    /// A number that depends on every arrival's kind and time, and on nothing else.
    [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }

private:
    /// The purposes for which numbers are drawn at a stage.
    struct Purposes {
        std::vector<std::uint64_t> lengths;  ///< per work
        std::uint64_t patience = 0;
        std::uint64_t balking = 0;
        std::uint64_t next = 0;
        std::uint64_t after_leaving = 0;
        std::uint64_t turned_away = 0;
    };

    kernel::Process let_come(ClientId kind);
    kernel::Process look_at(Duration when);
    kernel::Process journey(Person& person);

    void describe(Person& person) const;
    [[nodiscard]] bool holds(const domain::service::Condition& condition, const Person& person) const;
    [[nodiscard]] Entry entry(const Person& person, StageId stage) const;
    /// \throws RunError if a client goes from stage to stage for ever while no time passes
    void count_round(Person& person, StageId stage) const;
    /// Whether somebody does not join the line because it is long.
    bool balks(Person& person, StageId stage);
    /// Whether there is a place for who comes from outside, or no need of one.
    bool finds_place(Person& person, StageId stage);
    void come_to(Person& person, StageId stage);
    void begin_stage(Person& person);
    void begin_unassisted(Person& person);
    void lose_patience(Person& person);
    void leave_stage(Person& person);
    void note(Person& person, domain::service::Moment::What what, StageId stage) const;
    [[nodiscard]] StageId route(const std::vector<domain::service::Route>& routes, const Person& person,
                                std::uint64_t purpose, StageId from) const;
    [[nodiscard]] kernel::Stream stream(const Person& person, std::uint64_t purpose, std::uint32_t index) const {
        return {key_, names_[person.kind], person.ordinal, purpose, index};
    }
    [[nodiscard]] Duration length(const Person& person, StageId stage, std::size_t work) const;
    [[nodiscard]] Time patience_ends(const Person& person, StageId stage) const;

    const domain::service::Service& service_;
    const domain::service::Design& design_;
    kernel::StreamKey key_;
    kernel::Simulation& simulation_;
    Time start_;
    Time end_;
    People& people_;
    std::vector<WaitingRoom>& rooms_;
    std::vector<Book>& books_;
    Tally& tally_;
    Floor* floor_ = nullptr;
    std::vector<std::uint64_t> names_;  ///< of the kinds of clients, for their streams
    std::vector<std::uint64_t> attributes_;
    std::vector<std::uint64_t> own_clinics_;  ///< per book
    std::vector<Purposes> purposes_;          ///< per stage
    std::uint64_t fingerprint_ = 0;
};

}  // namespace sluss::service
