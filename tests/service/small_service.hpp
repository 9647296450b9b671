// A service small enough to be worked out by hand: clients who come at given times, stages that take given times. Each
// test says what is particular about it.
#pragma once

#include "domain/service_measures.hpp"
#include "service/replication.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::test {

using domain::service::Client;
using domain::service::ClientId;
using domain::service::Design;
using domain::service::Dimension;
using domain::service::Measure;
using domain::service::NumberStep;
using domain::service::Resource;
using domain::service::ResourceId;
using domain::service::Route;
using domain::service::Service;
using domain::service::Stage;
using domain::service::StageId;
using domain::service::Work;
using kernel::Distribution;

inline kernel::Duration hours(double h) {
    return kernel::from_hours(h);
}

/// Clients who come to the first stage at these hours.
inline Client clients(std::string name, std::initializer_list<double> at, int priority = 0) {
    Client result;
    result.name = std::move(name);
    result.arrivals.at.emplace();
    for (const double h : at) result.arrivals.at->push_back(hours(h));
    result.first = 0;
    result.priority = priority;
    return result;
}

inline Resource resource(std::string name, std::uint32_t number) {
    Resource result;
    result.name = std::move(name);
    result.steps = {{hours(0), number}};
    return result;
}

inline Work appointment(double length, std::vector<ResourceId> by = {0}, std::vector<ResourceId> with = {}) {
    Work result;
    result.length = Distribution::constant(length);
    result.by = std::move(by);
    result.with = std::move(with);
    return result;
}

inline Stage stage(std::string name, std::vector<Work> work) {
    Stage result;
    result.name = std::move(name);
    result.work = std::move(work);
    return result;
}

inline std::vector<Route> always_to(StageId stage) {
    return {{{}, {{stage, 1}}}};
}

/// Two days from Monday, 1 January 2024, without warm-up.
struct SmallService {
    domain::Scenario scenario;

    SmallService() {
        scenario.service.emplace();
        scenario.service->unit = domain::service::TimeUnit::hours;
        scenario.service->designs.emplace_back();
        scenario.organisations.emplace_back().name = "as it is";
        scenario.experiment.start = kernel::Days{std::chrono::year{2024} / 1 / 1};
        scenario.experiment.warm_up = {};
        scenario.experiment.run = {std::chrono::months{0}, std::chrono::hours{48}};
    }
    Service& service() { return *scenario.service; }
    Design& design() { return scenario.service->designs[0]; }

    domain::Measures run(std::uint64_t replication = 0) { return replicate(0, replication).measures; }
    engine::ReplicationResult replicate(std::size_t organisation = 0, std::uint64_t replication = 0) {
        scenario.catalogue = domain::service::catalogue(service());
        return service::run_replication(scenario, organisation, 1, replication);
    }
};

inline double total(const domain::Measures& measures, Measure measure) {
    return measures.get(static_cast<std::size_t>(measure));
}
inline double value(const domain::Measures& measures, Measure measure, Dimension dimension, std::string_view level) {
    const auto d = static_cast<std::size_t>(dimension);
    const auto& levels = measures.levels(d);
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (levels[i] == level) return measures.get(static_cast<std::size_t>(measure), d, i);
    throw std::logic_error("no level '" + std::string(level) + "'");
}
inline double at_stage(const domain::Measures& measures, Measure measure, std::string_view level) {
    return value(measures, measure, Dimension::stage, level);
}
inline double of_client(const domain::Measures& measures, Measure measure, std::string_view level) {
    return value(measures, measure, Dimension::client, level);
}
inline double of_resource(const domain::Measures& measures, Measure measure, std::string_view level) {
    return value(measures, measure, Dimension::resource, level);
}
/// How many are present at a time that was asked for: in all, or at a stage.
inline double present_at(const domain::Measures& measures, std::string_view level) {
    return value(measures, Measure::present_at, Dimension::time, level);
}

}  // namespace sluss::test
