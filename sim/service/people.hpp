// The clients of a run, from their arrival to their departure. A place that a client leaves is used again, so that a
// long run asks nothing of the general heap once it has seen its fullest moment.
#pragma once

#include "domain/service.hpp"
#include "service/floor.hpp"

#include <cstdint>
#include <deque>
#include <vector>

namespace sluss::service {

/// One client.
struct Person {
    /// \param most  resources that a claim can name
    explicit Person(std::size_t most) : hold(most, this), work(most, this) {}

    ClientId kind = 0;
    std::uint64_t ordinal = 0;  ///< among those of the kind, in the order of arrival
    Time arrived{};
    std::vector<std::size_t> words;                     ///< per attribute, which of its words
    std::vector<double> numbers;                        ///< per attribute
    std::vector<domain::service::ClinicId> own_clinic;  ///< per appointment book
    std::vector<std::uint32_t> visits;         ///< per stage, a present one included, whether it was joined or not
    std::vector<std::uint32_t> joined_visits;  ///< those in which the client joined the line, or was served at once

    bool present = false;
    domain::service::StageId stage = domain::service::leaves;  ///< where the client is
    Time came{};                                               ///< to it
    bool waiting = false;                                      ///< for the stage's first work
    domain::service::StageId blocked_before =
        domain::service::leaves;  ///< the stage whose room has no place for the client
    Time last_round{};            ///< when the client last came to a stage
    std::uint32_t rounds = 0;     ///< stages come to since time last passed

    Claim hold;  ///< what is held for the whole stage
    Claim work;  ///< what the present work needs

    // What is told of them when they leave.
    Duration waited{};
    Duration worked{};    ///< by anybody, or time elsewhere that the scenario asks for
    bool joined = false;  ///< a line, or was served at once
    bool served = false;  ///< some work began
    bool left = false;
    bool balked = false;
    bool turned_away = false;
    /// Of a measure that the scenario defines.
    struct Story {
        Time from = Time::max();
        Time to = Time::max();
    };
    std::vector<Story> stories;
};

class People {
public:
    /// \param service, design  outlive this
    People(const domain::service::Service& service, const domain::service::Design& design);
    People(const People&) = delete;
    People& operator=(const People&) = delete;

    /// A client as if new, but for attributes and own clinics, which are to be drawn. The address does not change until
    /// the client is let go.
    Person& welcome(ClientId kind, std::uint64_t ordinal, Time now);
    void let_go(Person& person) {
        person.present = false;
        free_.push_back(&person);
    }
    [[nodiscard]] const std::deque<Person>& all() const { return all_; }

private:
    const domain::service::Service& service_;
    const domain::service::Design& design_;
    std::size_t most_needs_ = 1;
    std::deque<Person> all_;
    std::vector<Person*> free_;
};

}  // namespace sluss::service
