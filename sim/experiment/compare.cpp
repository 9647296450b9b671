// From replications to what is printed: means, paired differences and the gap between districts, each with its
// interval. Only averages what the engine measured; sums run in the order of replications.
#include "experiment/experiment.hpp"
#include "statistics/equity.hpp"

#include <algorithm>
#include <cmath>

namespace sluss::experiment {

namespace {

constexpr double confidence = 0.95;

std::optional<std::size_t> place_of(const std::vector<std::string>& levels, std::string_view name) {
    const auto found = std::find(levels.begin(), levels.end(), name);
    if (found == levels.end()) return std::nullopt;
    return static_cast<std::size_t>(found - levels.begin());
}

// A measure by district over all replications, summed once, so that leaving one replication out costs little.
class PooledDistricts {
public:
    PooledDistricts(const std::vector<engine::ReplicationResult>& replications, domain::MeasureId measure,
                    domain::DimensionId district)
        : values_(replications.front().measures.levels(district).size()),
          sums_(values_.size(), 0),
          counts_(values_.size(), 0) {
        for (std::size_t level = 0; level < values_.size(); ++level)
            for (const auto& replication : replications) {
                const double value = replication.measures.get(measure, district, level);
                values_[level].push_back(value);
                if (std::isnan(value)) continue;
                sums_[level] += value;
                ++counts_[level];
            }
    }

    /// Each district's mean over the replications but one; over all if `without` is the number of replications.
    [[nodiscard]] std::vector<double> means(int without) const {
        std::vector<double> result;
        for (std::size_t level = 0; level < values_.size(); ++level) {
            double sum = sums_[level];
            int count = counts_[level];
            const auto left_out = static_cast<std::size_t>(without);
            if (left_out < values_[level].size() && !std::isnan(values_[level][left_out])) {
                sum -= values_[level][left_out];
                --count;
            }
            result.push_back(count > 0 ? sum / count : domain::undefined);
        }
        return result;
    }

private:
    std::vector<std::vector<double>> values_;  // [district][replication]
    std::vector<double> sums_;
    std::vector<int> counts_;
};

struct Extremes {
    std::size_t worst = 0;
    std::size_t best = 0;
    double highest = domain::undefined;
    double lowest = domain::undefined;
};

Extremes extremes(const std::vector<double>& districts) {
    Extremes e;
    for (std::size_t level = 0; level < districts.size(); ++level) {
        const double value = districts[level];
        if (std::isnan(value)) continue;
        if (!(value <= e.highest)) {
            e.highest = value;
            e.worst = level;
        }
        if (!(value >= e.lowest)) {
            e.lowest = value;
            e.best = level;
        }
    }
    return e;
}

}  // namespace

std::optional<std::size_t> level_named(const Results& results, std::size_t position, domain::DimensionId dimension,
                                       std::string_view name) {
    const auto& replications = results.replications[position];
    return replications.empty() ? std::nullopt : place_of(replications.front().measures.levels(dimension), name);
}

statistics::Estimate estimate(const Results& results, std::size_t position, Cell cell) {
    std::vector<double> values;
    for (const auto& replication : results.replications[position])
        values.push_back(replication.measures.get(cell.measure, cell.dimension, cell.level));
    return statistics::mean_interval(values, confidence);
}

statistics::Interval interval(const domain::MeasureInfo& measure, const statistics::Estimate& estimate) {
    const auto [low, high] = statistics::interval(estimate);
    if (measure.sense != domain::Sense::share) return {low, high};
    return {std::clamp(low, 0.0, 1.0), std::clamp(high, 0.0, 1.0)};
}

statistics::Estimate difference(const Results& results, std::size_t position, std::size_t baseline, Cell cell) {
    std::vector<double> differences;
    for (std::size_t r = 0; r < results.replications[position].size(); ++r) {
        const auto& here = results.replications[position][r].measures;
        const auto& there = results.replications[baseline][r].measures;
        const auto level = place_of(there.levels(cell.dimension), here.levels(cell.dimension)[cell.level]);
        if (!level) break;
        differences.push_back(here.get(cell.measure, cell.dimension, cell.level) -
                              there.get(cell.measure, cell.dimension, *level));
    }
    const auto comparisons = static_cast<double>(std::max<std::size_t>(results.organisations.size(), 2) - 1);
    return statistics::mean_interval(differences, 1 - (1 - confidence) / comparisons);
}

std::optional<EquityGap> equity_gap(const Results& results, std::size_t position, domain::MeasureId measure) {
    const auto& replications = results.replications[position];
    const auto district = results.catalogue().dimension_named("district");
    if (replications.empty() || !district) return std::nullopt;
    const int n = static_cast<int>(replications.size());
    const PooledDistricts districts(replications, measure, *district);
    const auto pooled = districts.means(n);
    std::vector<double> known;
    for (const double value : pooled)
        if (!std::isnan(value)) known.push_back(value);
    if (known.size() < 2) return std::nullopt;

    const auto& names = replications.front().measures.levels(*district);
    const Extremes all = extremes(pooled);
    EquityGap gap;
    gap.worst = names[all.worst];
    gap.best = names[all.best];
    gap.difference = statistics::jackknife(
        n,
        [&](int without) {
            const Extremes e = extremes(districts.means(without));
            return e.highest - e.lowest;
        },
        confidence);
    gap.ratio = statistics::jackknife(
        n,
        [&](int without) {
            const Extremes e = extremes(districts.means(without));
            return e.lowest > 0 ? e.highest / e.lowest : domain::undefined;
        },
        confidence);
    gap.gini = statistics::gini(known);
    return gap;
}

}  // namespace sluss::experiment
