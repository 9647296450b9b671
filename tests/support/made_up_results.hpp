// Results that no simulation made: values set by hand, for tests of what is done with results afterwards.
#pragma once

#include "domain/measures.hpp"
#include "domain/scenario.hpp"
#include "experiment/experiment.hpp"

#include <string>
#include <vector>

namespace sluss::test {

/// Levels for made-up measures: two needs, three districts, the units given.
inline domain::Measures blank_measures(std::vector<std::string> units = {"reception", "investigation"}) {
    std::array<std::vector<std::string>, domain::dimensions> levels;
    const auto at = [&](domain::Dimension d) -> auto& {
        return levels[static_cast<std::size_t>(d)];
    };
    at(domain::Dimension::need) = {"child welfare", "financial assistance"};
    at(domain::Dimension::complexity) = {"simple", "standard", "complex"};
    at(domain::Dimension::district) = {"Norra", "Södra", "Östra"};
    at(domain::Dimension::unit) = std::move(units);
    at(domain::Dimension::role) = {"investigator"};
    at(domain::Dimension::route) = {"investigation"};
    at(domain::Dimension::contacts) = {domain::contact_classes.begin(), domain::contact_classes.end()};
    at(domain::Dimension::limit) = {domain::limit_classes.begin(), domain::limit_classes.end()};
    return domain::Measures(levels);
}

inline engine::ReplicationResult blank_replication(std::vector<std::string> units = {"reception", "investigation"}) {
    engine::ReplicationResult result;
    result.measures = blank_measures(std::move(units));
    return result;
}

/// A scenario with organisations of these names and nothing in them.
inline domain::Scenario named_scenario(const std::vector<std::string>& organisations) {
    domain::Scenario scenario;
    scenario.title = "Åtorp";
    scenario.file = "atorp.yaml";
    for (const auto& name : organisations) {
        domain::Organisation organisation;
        organisation.name = name;
        organisation.model = "custom";
        scenario.organisations.push_back(organisation);
    }
    scenario.experiment.replications = 4;
    return scenario;
}

/// Blank results of all organisations of `scenario`.
inline experiment::Results blank_results(const domain::Scenario& scenario, int replications) {
    experiment::Results results;
    results.scenario = &scenario;
    results.planned = results.completed = replications;
    for (std::size_t i = 0; i < scenario.organisations.size(); ++i) {
        results.organisations.push_back(i);
        results.replications.emplace_back(static_cast<std::size_t>(replications), blank_replication());
    }
    return results;
}

/// Gives a measure one value per replication.
inline void fill(experiment::Results& results, std::size_t position, experiment::Cell cell,
                 const std::vector<double>& values) {
    for (std::size_t r = 0; r < values.size(); ++r)
        results.replications[position][r].measures.set(cell.measure, cell.dimension, cell.level, values[r]);
}

}  // namespace sluss::test
