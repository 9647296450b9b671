// A service of a scenario's own as a table of loads: what a planner checks before any simulation.
#pragma once

#include "domain/scenario.hpp"

#include <string>

namespace sluss::report {

/// For each organisation its resources and the load that clients put on them (domain/service_load.hpp), with what the
/// marks in it mean.
/// \param scenario  of a service
std::string service_load_table(const domain::Scenario& scenario);

}  // namespace sluss::report
