// A service of a scenario's own, in words and as a graph: what a planner checks before any simulation.
#pragma once

#include "domain/scenario.hpp"

#include <cstddef>
#include <string>

namespace sluss::report {

/// Clients, stages with their work and routes, resources and measures of one organisation, in words.
/// \param scenario  of a service
std::string describe_service(const domain::Scenario& scenario, std::size_t organisation);

/// The same as Graphviz text (`dot -Tsvg`): how clients come and go between stages.
std::string describe_service_dot(const domain::Scenario& scenario, std::size_t organisation);

}  // namespace sluss::report
