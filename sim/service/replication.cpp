#include "service/replication.hpp"

#include "service/deadlock.hpp"
#include "service/journeys.hpp"

#include <fmt/format.h>

namespace sluss::service {

engine::ReplicationResult run_replication(const domain::Scenario& scenario, std::size_t organisation,
                                          std::uint64_t seed, std::uint64_t replication,
                                          const std::atomic<bool>* stop) {
    const domain::service::Service& service = *scenario.service;
    const domain::service::Design& design = service.designs[organisation];
    const domain::Experiment& experiment = scenario.experiment;
    const kernel::Days first_day = kernel::day_of(experiment.begin());
    const kernel::Days after_last_day = kernel::day_of(experiment.end()) + std::chrono::days{1};

    kernel::Simulation simulation{experiment.begin()};
    People people{service, design};  // before the floor, whose lines they stand in
    std::vector<WaitingRoom> rooms(design.stages.size());
    std::vector<Book> books;
    for (const auto& book : design.books) books.emplace_back(book, first_day);
    for (std::size_t stage = 0; stage < rooms.size(); ++stage) {
        rooms[stage].places = design.stages[stage].waiting_places;
        rooms[stage].waiting = engine::StepIntegral{experiment.begin()};
    }
    Tally tally{service, organisation, rooms, experiment.begin()};
    Journeys journeys{service, organisation, {seed, replication}, simulation, people, rooms, books, tally};
    Floor floor{design, service.clients, simulation, journeys, first_day, after_last_day};
    for (std::size_t stage = 0; stage < rooms.size(); ++stage)
        if (design.stages[stage].when_full == domain::service::WhenFull::blocks && rooms[stage].places)
            floor.watch(rooms[stage]);
    floor.open();
    journeys.begin(floor, experiment.end());

    // What happens at the very end of warm-up belongs to it; the measured period is the half-open rest. Without a
    // warm-up, what happens at the start is measured.
    if (experiment.measure_from() > experiment.begin() && !simulation.run_until(experiment.measure_from(), stop))
        throw engine::Interrupted{};
    tally.warm_up_over(simulation.now());
    floor.begin_measuring();
    if (!simulation.run_until(experiment.end(), stop)) throw engine::Interrupted{};

    if (const auto stages = deadlocked(design, people); !stages.empty()) {
        std::string names;
        for (const auto stage : stages) names += (names.empty() ? "'" : ", '") + design.stages[stage].name + "'";
        throw RunError(fmt::format(
            "organisation '{}', seed {}, replication {}: clients keep something and wait for each other for "
            "ever at {}; give these stages more waiting places or more of what is held there, or let "
            "clients be turned away",
            scenario.organisations[organisation].name, seed, replication, names));
    }

    engine::ReplicationResult result;
    result.measures = tally.finish(scenario.catalogue, people, floor, books, simulation.now());
    result.events = simulation.events();
    result.most_pending = simulation.most_pending();
    result.households = tally.arrived();
    result.days_in_system = tally.days_in_system();
    result.demand_fingerprint = journeys.fingerprint();
    if (!tally.discrepancy().empty())
        throw engine::IntegrityError(fmt::format("organisation \"{}\", seed {}, replication {}: {}",
                                                 scenario.organisations[organisation].name, seed, replication,
                                                 tally.discrepancy()));
    return result;
}

}  // namespace sluss::service
