// One organisation of a scenario through the engine; see the header.
#include "scenario.hpp"

#include "engine/replication.hpp"
#include "kernel/diary.hpp"
#include "scenario/read.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluss::bench {

domain::Scenario load(const std::string& file) {
    auto loaded = scenario::load(file);
    if (loaded.scenario) return std::move(*loaded.scenario);
    std::string problems;
    for (const auto& problem : loaded.problems) problems += problem.to_string() + '\n';
    throw ScenarioError(problems);
}

std::size_t organisation_called(const domain::Scenario& scenario, const std::string& name) {
    if (name.empty()) return 0;
    std::string names;
    for (std::size_t i = 0; i < scenario.organisations.size(); ++i) {
        if (scenario.organisations[i].name == name) return i;
        names += fmt::format("{}'{}'", i == 0 ? "" : ", ", scenario.organisations[i].name);
    }
    throw ScenarioError(fmt::format("there is no organisation '{}'; there are {}", name, names));
}

Json run_scenario(const char* name, Json parameters, const domain::Scenario& scenario, std::size_t organisation,
                  std::uint64_t replications, std::uint64_t seed, Json further) {
    std::uint64_t events = 0;
    std::uint64_t households = 0;
    std::size_t most_pending = 0;
    double days = 0;
    const kernel::DiaryCount before = kernel::DiaryCount::of_this_thread();
    const Stopwatch stopwatch;
    for (std::uint64_t r = 0; r < replications; ++r) {
        const auto result = engine::run_replication(scenario, organisation, seed, r);
        events += result.events;
        households += result.households;
        most_pending = std::max(most_pending, result.most_pending);
        days += result.days_in_system;
    }
    const Elapsed elapsed = stopwatch.elapsed();

    parameters["organisation"] = scenario.organisations[organisation].name;
    parameters["replications"] = replications;
    parameters["seed"] = seed;
    further["households"] = households;
    further["most_pending"] = most_pending;
    const kernel::DiaryCount& after = kernel::DiaryCount::of_this_thread();
    const auto bookings = static_cast<double>(after.bookings - before.bookings);
    if (bookings > 0) further["probes_per_booking"] = static_cast<double>(after.probes - before.probes) / bookings;
    return report(
        name, parameters,
        {.events = events, .elapsed = elapsed, .mean_time_in_system = days / static_cast<double>(replications)},
        further);
}

}  // namespace sluss::bench
