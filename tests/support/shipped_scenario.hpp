// What the tests of shipped scenarios share: loading one by its name, running some of its organisations over the same
// citizens, and looking up a mean by the names that the scenario's page uses.
#pragma once

#include "domain/staffing.hpp"
#include "experiment/experiment.hpp"
#include "scenario/read.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace sluss::support {

inline scenario::Loaded shipped(const std::string& name) {
    return scenario::load(SLUSS_SOURCE_DIR "/scenarios/" + name + ".yaml");
}

/// Results of some organisations, by their names.
class Shipped {
public:
    Shipped(const domain::Scenario& scenario, std::vector<std::string> organisations, int replications)
        : names_(std::move(organisations)) {
        experiment::RunOptions options;
        for (const auto& name : names_) options.organisations.push_back(position(scenario, name));
        options.replications = replications;
        results_ = experiment::run(scenario, options);
    }

    [[nodiscard]] const experiment::Results& results() const { return results_; }

    [[nodiscard]] double mean(const std::string& organisation, domain::Measure measure) const {
        return experiment::estimate(results_, at(organisation), {measure}).mean;
    }

    [[nodiscard]] double mean(const std::string& organisation, domain::Measure measure, domain::Dimension dimension,
                              const std::string& level) const {
        const auto& levels = results_.replications[at(organisation)].front().measures.levels(dimension);
        const auto found = std::find(levels.begin(), levels.end(), level);
        REQUIRE(found != levels.end());
        return experiment::estimate(results_, at(organisation),
                                    {measure, dimension, static_cast<std::size_t>(found - levels.begin())})
            .mean;
    }

    /// How much more of a measure one organisation has than another.
    [[nodiscard]] double more(domain::Measure measure, const std::string& one, const std::string& other) const {
        return mean(one, measure) - mean(other, measure);
    }

    static std::size_t position(const domain::Scenario& scenario, const std::string& name) {
        const auto& all = scenario.organisations;
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
        REQUIRE(found != all.end());
        return static_cast<std::size_t>(found - all.begin());
    }

private:
    [[nodiscard]] std::size_t at(const std::string& organisation) const {
        const auto found = std::find(names_.begin(), names_.end(), organisation);
        REQUIRE(found != names_.end());
        return static_cast<std::size_t>(found - names_.begin());
    }

    std::vector<std::string> names_;
    experiment::Results results_;
};

/// People in an organisation, all roles together.
inline double people_in(const domain::Organisation& organisation) {
    double sum = 0;
    for (const auto& unit : organisation.units)
        for (const auto& group : unit.staff) sum += group.fte.value_or(0);
    return sum;
}

/// That a shipped scenario raises no problem but the expected warnings, and says of every number where it
/// comes from.
inline void check_provenance(const scenario::Loaded& loaded, const std::vector<std::string>& expected_warnings = {}) {
    REQUIRE(loaded.scenario.has_value());
    CHECK(loaded.problems.size() == expected_warnings.size());
    for (const auto& problem : loaded.problems) {
        INFO(problem.to_string());
        CHECK(std::any_of(expected_warnings.begin(), expected_warnings.end(),
                          [&](const auto& expected) { return problem.text.find(expected) != std::string::npos; }));
    }
    for (const auto& number : loaded.scenario->provenance) {
        if (number.path.rfind("experiment", 0) == 0) continue;  // a choice, not a fact
        INFO(number.path, " = ", number.value, ", line ", number.line);
        CHECK(!number.source.empty());
    }
}

}  // namespace sluss::support
