// The whole stack: one organisation of a scenario, through the engine with all its calendars, measures and checks, on
// one thread.
#pragma once

#include "domain/scenario.hpp"
#include "report.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>

namespace sluss::bench {

/// The file or organisation that was named cannot be had.
struct ScenarioError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// \throws ScenarioError with everything that is wrong with the file
domain::Scenario load(const std::string& file);

/// The place of an organisation; an empty name means the first. \throws ScenarioError
std::size_t organisation_called(const domain::Scenario& scenario, const std::string& name);

/// Replications one after the other. The mean time in the system is that of a need, in days.
Json run_scenario(const char* name, Json parameters, const domain::Scenario& scenario, std::size_t organisation,
                  std::uint64_t replications, std::uint64_t seed, Json further = Json::object());

}  // namespace sluss::bench
