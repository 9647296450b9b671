// Replications of several organisations on all cores, with the same households in each (common random numbers). Results
// are values in a fixed order: nothing depends on which thread was first.
#pragma once

#include "domain/scenario.hpp"
#include "engine/replication.hpp"
#include "statistics/estimate.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::experiment {

struct RunOptions {
    std::vector<std::size_t>
        organisations;                  ///< indices into scenario.organisations, in the order of report; empty: all
    int replications = 0;               ///< 0: the scenario's
    std::optional<std::uint64_t> seed;  ///< none: the scenario's
    unsigned threads = 0;               ///< 0: one per core
    /// Called after each finished (replication, organisation), from one thread at a time.
    std::function<void(std::size_t done, std::size_t total)> progress;
    const std::atomic<bool>* stop = nullptr;  ///< becomes true on Ctrl-C
};

/// All organisations over the same replications 0 … completed-1.
struct Results {
    const domain::Scenario* scenario = nullptr;  ///< outlives the results
    std::vector<std::size_t> organisations;
    std::uint64_t seed = 1;
    int planned = 0;
    int completed = 0;  ///< a contiguous prefix of the planned replications
    std::vector<std::vector<engine::ReplicationResult>> replications;  ///< [position in organisations][replication]

    [[nodiscard]] bool interrupted() const { return completed < planned; }
    /// What the replications report, and would if there were any.
    [[nodiscard]] const domain::Catalogue& catalogue() const { return *scenario->catalogue; }
    [[nodiscard]] const std::string& name(std::size_t position) const {
        return scenario->organisations[organisations[position]].name;
    }
};

/// How one replication of one organisation comes about: a pure function of its first three arguments. Throws
/// engine::Interrupted when `stop` became true.
using Replicate = std::function<engine::ReplicationResult(std::size_t organisation, std::uint64_t seed,
                                                          std::uint64_t replication, const std::atomic<bool>* stop)>;

/// Runs replications on `threads` threads. On stop it keeps the replications that all organisations have completed,
/// without a gap.
/// \throws engine::IntegrityError (or what else a replication throws) of the first failing replication in order
Results run(const domain::Scenario& scenario, const RunOptions& options);
/// The same with replications from elsewhere than the engine.
Results run(const domain::Scenario& scenario, const RunOptions& options, const Replicate& replicate);

/// A level of a dimension, as in Measures.
struct Cell {
    domain::MeasureId measure;
    domain::DimensionId dimension = {};
    std::size_t level = 0;
};

/// The level of this name, which organisations may have in different places. \returns nothing if this one has none
std::optional<std::size_t> level_named(const Results& results, std::size_t position, domain::DimensionId dimension,
                                       std::string_view name);

/// Mean over the replications with a 95 % t interval.
statistics::Estimate estimate(const Results& results, std::size_t position, Cell cell);

/// The interval of a measure's estimate: mean ± half-width, and of a share what lies within 0 to 1 of it. The mean of a
/// share lies there whatever happens, so that this covers it as often as the whole interval does.
/// Not for differences, which may be −1 to 1.
statistics::Interval interval(const domain::MeasureInfo& measure, const statistics::Estimate& estimate);

/// Mean of the paired differences (position − baseline) over the replications in which both are defined. The interval
/// is simultaneous over all the organisations that are compared with the baseline (Bonferroni: each at confidence 1 −
/// 0.05 / comparisons). The level is matched by name, because organisations have different units.
statistics::Estimate difference(const Results& results, std::size_t position, std::size_t baseline, Cell cell);

/// How unequally a measure falls on the districts (conceptual model, `equity_gap`): on the levels of the dimension
/// "district" of the results' catalogue.
struct EquityGap {
    std::string worst;                ///< district with the highest value, whether or not high is bad
    std::string best;                 ///< with the lowest
    statistics::Estimate difference;  ///< highest − lowest over pooled replications, jackknife interval. Biased upward:
                                      ///< a maximum of noisy means
    statistics::Estimate ratio;
    double gini = 0;
};
/// \returns nothing if fewer than two districts have a value, or there are none
std::optional<EquityGap> equity_gap(const Results& results, std::size_t position, domain::MeasureId measure);

}  // namespace sluss::experiment
