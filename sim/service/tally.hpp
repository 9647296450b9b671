// What is counted in one run of a service, and the measures that come of it. It is told what happens, at the moment it
// happens; it decides nothing. The definitions are those of domain/service_measures.cpp.
#pragma once

#include "domain/measures.hpp"
#include "domain/service.hpp"
#include "engine/step_integral.hpp"
#include "service/book.hpp"
#include "service/floor.hpp"
#include "service/people.hpp"
#include "statistics/length_histogram.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sluss::service {

using domain::service::StageId;

class Tally {
public:
    /// \param rooms  the waiting rooms, per stage; outlive this
    Tally(const domain::service::Service& service, std::size_t organisation, std::vector<WaitingRoom>& rooms,
          Time begin);
    Tally(const Tally&) = delete;
    Tally& operator=(const Tally&) = delete;

    /// What happened so far is forgotten; who is there stays.
    void warm_up_over(Time now);

    void arrives(const Person& person, Time now);
    void departs(const Person& person, Time now);
    void comes_to(StageId stage, Time now);
    /// The wait of a client for the stage's first work is over, by its beginning or because the client left the line.
    void wait_ends(StageId stage, Time came, Time now);
    void leaves_line(StageId stage) { count(stages_[stage].left); }
    void balks(StageId stage) { count(stages_[stage].balked); }
    void is_turned_away(StageId stage) { count(stages_[stage].turned_away); }
    /// The visit that began at `came` is over.
    void leaves_stage(StageId stage, Time came, Time now);
    /// A client's time from one moment to the other of a measure of the scenario's own is known.
    void story_ends(std::size_t measure, Time from, Time now);
    void blocked(StageId stage, int step, Time now) { stages_[stage].blocked.add(now, step); }
    /// The number present is asked for: in all, and per stage.
    void note_state();

    domain::Measures finish(std::shared_ptr<const domain::Catalogue> catalogue, const People& people, Floor& floor,
                            std::vector<Book>& books, Time now);
    /// Which conservation law does not hold; empty if all do.
    [[nodiscard]] const std::string& discrepancy() const { return discrepancy_; }
    [[nodiscard]] std::uint64_t arrived() const { return ever_arrived_; }
    /// Mean time in the service by Little's law over the measured period, in days: mean number ÷ rate of departures.
    [[nodiscard]] double days_in_system() const { return days_in_system_; }

private:
    struct Lengths {
        std::uint64_t number = 0;
        std::uint64_t positive = 0;
        engine::WideInteger sum = 0;
        statistics::LengthHistogram histogram;
        void add(Duration length);
    };
    struct Stage {
        std::uint64_t came = 0;
        std::uint64_t ended = 0;
        std::uint64_t left = 0;
        std::uint64_t balked = 0;
        std::uint64_t turned_away = 0;
        Lengths waits;
        Lengths times;
        engine::StepIntegral present;
        engine::StepIntegral blocked;
        // Of waits and visits that have ended, within the measured period: a second book of the integrals.
        engine::WideInteger waited_inside = 0;
        engine::WideInteger time_inside = 0;
    };
    struct Clients {
        std::uint64_t arrived = 0;
        std::uint64_t departed = 0;
        std::uint64_t left = 0;
        std::uint64_t balked = 0;
        std::uint64_t turned_away = 0;
        Lengths waits;
        Lengths times;
        Lengths delays;
        std::vector<std::uint64_t> visits;  ///< per stage
        engine::StepIntegral present;
    };
    struct Story {
        std::uint64_t number = 0;
        std::uint64_t within = 0;
        engine::WideInteger sum = 0;
    };

    void count(std::uint64_t& counter) const { counter += measuring_ ? 1 : 0; }
    void add_departure(Clients& clients, const Person& person, Time now) const;
    void report_clients(domain::Measures& measures, domain::DimensionId dimension, std::size_t level, Clients& clients,
                        Time now) const;
    void report_stage(domain::Measures& measures, StageId stage, Time now);
    void report_resources(domain::Measures& measures, Floor& floor, std::vector<Book>& books, Time now) const;
    void report_stories(domain::Measures& measures) const;
    [[nodiscard]] bool in_warm_up(Time moment) const;
    void story_fails(std::size_t measure, Time from, Time now);
    void check(const People& people, const Floor& floor, Time now);

    const domain::service::Service& service_;
    const domain::service::Design& design_;
    std::size_t organisation_;
    std::vector<WaitingRoom>& rooms_;
    const Time begin_;
    Time measure_from_;
    bool measuring_ = false;
    std::vector<Stage> stages_;
    std::vector<Clients> clients_;  ///< per kind
    Clients all_;
    std::vector<Story> stories_;
    std::vector<std::int64_t> states_;  ///< at each time asked for: in all, then per stage
    std::uint64_t ever_arrived_ = 0;
    std::uint64_t ever_departed_ = 0;
    engine::WideInteger time_inside_ = 0;  ///< of those who departed, within the measured period
    double days_in_system_ = 0;
    std::string discrepancy_;
};

}  // namespace sluss::service
