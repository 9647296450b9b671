// Scenario and organisations by name; see the header.
#include "app/scenario_argument.hpp"

#include "domain/language.hpp"
#include "scenario/suggest.hpp"

#include <algorithm>
#include <numeric>
#include <ostream>

namespace sluss::app {

scenario::Loaded load_file(const std::string& file, std::ostream& err) {
    auto loaded = scenario::load(file);
    for (const auto& problem : loaded.problems) err << problem.to_string() << '\n' << problem.quote;
    return loaded;
}

std::optional<domain::Scenario> load_scenario(const std::string& file, std::ostream& err) {
    return load_file(file, err).scenario;
}

std::size_t organisation_named(const domain::Scenario& scenario, const std::string& name) {
    std::vector<std::string> names;
    for (const auto& organisation : scenario.organisations) names.push_back(organisation.name);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        throw UsageError(tr("the scenario has no organisation '{}'{}", name, scenario::did_you_mean(name, names)));
    return static_cast<std::size_t>(found - names.begin());
}

std::vector<std::size_t> organisations_named(const domain::Scenario& scenario, const std::vector<std::string>& names) {
    std::vector<std::size_t> chosen;
    for (const auto& name : names) {
        const std::size_t organisation = organisation_named(scenario, name);
        if (std::find(chosen.begin(), chosen.end(), organisation) == chosen.end()) chosen.push_back(organisation);
    }
    if (names.empty()) {
        chosen.resize(scenario.organisations.size());
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    }
    return chosen;
}

}  // namespace sluss::app
