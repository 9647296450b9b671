// Results that no simulation made: values set by hand, for tests of what is done with results afterwards.
#pragma once

#include "domain/casework_measures.hpp"
#include "domain/scenario.hpp"
#include "experiment/experiment.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sluss::test {

/// Levels for made-up measures: two needs, three districts, the units given.
inline domain::Measures blank_measures(std::vector<std::string> units = {"reception", "investigation"}) {
    std::vector<std::vector<std::string>> levels(domain::dimensions);
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
    return {domain::casework_catalogue(), std::move(levels)};
}

inline engine::ReplicationResult blank_replication(std::vector<std::string> units = {"reception", "investigation"}) {
    engine::ReplicationResult result;
    result.measures = blank_measures(std::move(units));
    return result;
}

/// What a made-up advice desk reports: two measures in the short table and one that is not, by stage and by resource.
inline std::shared_ptr<const domain::Catalogue> desk_catalogue() {
    domain::Catalogue catalogue;
    catalogue.measures = {
        {"wait_minutes", "wait (minutes)", "Minutes from coming to a stage to its first work.", domain::Sense::length,
         1, true},
        {"busy, share", "busy (%)", "Share of the hours there in which it is in use.", domain::Sense::share, 0, true},
        {"visits", "visits", "Visits to a stage per client.", domain::Sense::count, 2, false},
    };
    catalogue.dimensions = {"total", "stage", "resource"};
    return std::make_shared<const domain::Catalogue>(std::move(catalogue));
}
inline constexpr std::size_t desk_wait = 0;
inline constexpr std::size_t desk_busy = 1;
inline constexpr std::size_t desk_visits = 2;
inline constexpr std::size_t desk_stage = 1;
inline constexpr std::size_t desk_resource = 2;

/// Blank results of an advice desk with the stages `reception` and `advice`, in each organisation with the resources
/// given for it.
inline experiment::Results blank_desk(domain::Scenario& scenario, int replications,
                                      const std::vector<std::vector<std::string>>& resources) {
    scenario.catalogue = desk_catalogue();
    experiment::Results results;
    results.scenario = &scenario;
    results.planned = results.completed = replications;
    for (std::size_t i = 0; i < scenario.organisations.size(); ++i) {
        engine::ReplicationResult blank;
        blank.measures = domain::Measures(scenario.catalogue, {{}, {"reception", "advice"}, resources[i]});
        results.organisations.push_back(i);
        results.replications.emplace_back(static_cast<std::size_t>(replications), blank);
    }
    return results;
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

/// Gives every replication of every organisation this many weeks in which nothing happened.
inline void blank_weeks(experiment::Results& results, std::size_t weeks) {
    for (auto& organisation : results.replications)
        for (auto& replication : organisation) replication.weeks.assign(weeks, domain::Week{});
}

/// Gives a weekly value of one replication its course, from the first week on.
inline void fill_weeks(experiment::Results& results, std::size_t position, std::size_t replication,
                       domain::Weekly value, const std::vector<double>& course) {
    for (std::size_t week = 0; week < course.size(); ++week)
        results.replications[position][replication].weeks[week][static_cast<std::size_t>(value)] = course[week];
}

/// A reorganisation on a date, into an organisation without anything in it.
inline domain::Reorganisation reorganisation_on(kernel::Date on, int preparation_weeks = 0) {
    domain::Reorganisation change;
    change.on = kernel::Days{on};
    change.becomes = "en mottagning";
    change.structure.resize(1);
    if (preparation_weeks > 0) change.preparation = {std::chrono::hours{16}, preparation_weeks};
    return change;
}

}  // namespace sluss::test
