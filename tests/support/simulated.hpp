// A scenario file simulated from end to end, as `sluss compare` does it, and its values by the names the file gives.
#pragma once

#include "experiment/experiment.hpp"
#include "scenario/read.hpp"
#include "statistics/estimate.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluss::test {

/// Where in a measure's breakdown a value stands; the total unless said otherwise.
struct Level {
    domain::Dimension dimension = domain::Dimension::total;
    std::string name = "total";
};

class Simulated {
public:
    explicit Simulated(const std::filesystem::path& file, const experiment::RunOptions& options = {})
        : scenario_(loaded(file)), results_(experiment::run(scenario_, options)) {}
    Simulated(const Simulated&) = delete;
    Simulated& operator=(const Simulated&) = delete;

    [[nodiscard]] const domain::Scenario& scenario() const { return scenario_; }

    /// One value per replication.
    [[nodiscard]] std::vector<double> values(std::string_view organisation, domain::Measure measure,
                                             const Level& level = {}) const {
        std::vector<double> result;
        for (const auto& replication : results_.replications[position(organisation)]) {
            const auto& measures = replication.measures;
            const auto& names = measures.levels(level.dimension);
            const auto found = std::find(names.begin(), names.end(), level.name);
            if (found == names.end()) throw std::logic_error("there is no '" + level.name + "' in the results");
            result.push_back(measures.get(measure, level.dimension, static_cast<std::size_t>(found - names.begin())));
        }
        return result;
    }
    [[nodiscard]] statistics::Estimate mean(std::string_view organisation, domain::Measure measure,
                                            const Level& level = {}) const {
        return statistics::mean_interval(values(organisation, measure, level));
    }
    /// `organisation` − `other` over the same households, with its interval.
    [[nodiscard]] statistics::Estimate difference(std::string_view organisation, std::string_view other,
                                                  domain::Measure measure, const Level& level = {}) const {
        return paired(values(organisation, measure, level), values(other, measure, level));
    }

    static statistics::Estimate paired(std::vector<double> a, const std::vector<double>& b, double factor = 1,
                                       double confidence = 0.95) {
        for (std::size_t i = 0; i < a.size(); ++i) a[i] -= factor * b[i];
        return statistics::mean_interval(a, confidence);
    }

    [[nodiscard]] const std::vector<engine::ReplicationResult>& replications(std::string_view organisation) const {
        return results_.replications[position(organisation)];
    }

private:
    static domain::Scenario loaded(const std::filesystem::path& file) {
        auto result = scenario::load(file);
        if (result.scenario) return std::move(*result.scenario);
        std::string all;
        for (const auto& problem : result.problems) all += problem.to_string() + "\n";
        throw std::logic_error(all);
    }
    [[nodiscard]] std::size_t position(std::string_view organisation) const {
        for (std::size_t i = 0; i < results_.organisations.size(); ++i)
            if (results_.name(i) == organisation) return i;
        throw std::logic_error("there is no organisation '" + std::string(organisation) + "'");
    }

    domain::Scenario scenario_;
    experiment::Results results_;
};

}  // namespace sluss::test
