// An organisation in words and as a graph, from its data alone: what a planner checks before any simulation.
#pragma once

#include "domain/model_registry.hpp"
#include "domain/scenario.hpp"

#include <map>
#include <string>

namespace sluss::report {

/// Offices, doors, units with what they serve, staff per role and unit, rules and the way of a case, in words.
std::string describe(const domain::Municipality& municipality, const domain::Organisation& organisation);

/// The organisation as Graphviz text (`dot -Tsvg`): target groups, doors and units, and how cases pass between units.
std::string describe_dot(const domain::Municipality& municipality, const domain::Organisation& organisation);

/// Name, summary, origin and parameters of every model.
std::string describe_models(const std::map<std::string, domain::Model>& models);

}  // namespace sluss::report
