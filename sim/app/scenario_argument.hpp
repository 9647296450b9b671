// A scenario named on the command line, and organisations named beside it.
#pragma once

#include "app/commands.hpp"
#include "domain/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluss::app {

/// Loads the scenario; problems and warnings go to `err`. Nothing if there is an error among them.
std::optional<domain::Scenario> load_scenario(const std::string& file, std::ostream& err);

/// The organisation of that name. \throws UsageError with a suggestion
std::size_t organisation_named(const domain::Scenario& scenario, const std::string& name);

/// The organisations of these names, each once, in the order given; all of the scenario's if none is named.
std::vector<std::size_t> organisations_named(const domain::Scenario& scenario, const std::vector<std::string>& names);

}  // namespace sluss::app
