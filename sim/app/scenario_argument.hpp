// A scenario named on the command line, and organisations named beside it.
#pragma once

#include "app/commands.hpp"
#include "scenario/read.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluss::app {

/// Loads the file; problems and warnings go to `err`.
scenario::Loaded load_file(const std::string& file, std::ostream& err);

/// The same, for who wants the scenario alone. Nothing if there is an error among the problems.
std::optional<domain::Scenario> load_scenario(const std::string& file, std::ostream& err);

/// The organisation of that name. \throws UsageError with a suggestion
std::size_t organisation_named(const domain::Scenario& scenario, const std::string& name);

/// The organisations of these names, each once, in the order given; all of the scenario's if none is named.
std::vector<std::size_t> organisations_named(const domain::Scenario& scenario, const std::vector<std::string>& names);

}  // namespace sluss::app
