// The JSON object of docs/reference/results.md. Keys are sorted and numbers are the shortest that read back the same,
// so equal results are equal bytes.
#include "report/cells.hpp"
#include "report/results_file.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace sluss::report {

namespace {

using domain::Dimension;
using experiment::Results;
using nlohmann::json;

json value(double number) {
    return std::isfinite(number) ? json(number) : json(nullptr);
}

json value(const statistics::Estimate& estimate) {
    return {{"mean", value(estimate.mean)}, {"half_width", value(estimate.half_width)}, {"n", estimate.n}};
}

json measures_of(const Results& results, std::size_t position, Dimension dimension, std::size_t level) {
    json object = json::object();
    for (const auto measure : measures_by(results, position, dimension))
        object[std::string(domain::info(measure).key)] =
            value(experiment::estimate(results, position, {measure, dimension, level}));
    return object;
}

json breakdowns_of(const Results& results, std::size_t position) {
    json by = json::object();
    for (std::size_t d = 1; d < domain::dimensions; ++d) {
        const auto dimension = static_cast<Dimension>(d);
        json levels = json::object();
        const auto names = levels_of(results, position, dimension);
        for (std::size_t level = 0; level < names.size(); ++level)
            levels[names[level]] = measures_of(results, position, dimension, level);
        by[std::string(domain::dimension_names[d])] = std::move(levels);
    }
    return by;
}

json equity_of(const Results& results, std::size_t position) {
    json gaps = json::object();
    for (const auto measure : measures_by(results, position, Dimension::district)) {
        const auto gap = experiment::equity_gap(results, position, measure);
        if (!gap) continue;
        gaps[std::string(domain::info(measure).key)] = {{"highest", gap->worst},
                                                        {"lowest", gap->best},
                                                        {"difference", value(gap->difference)},
                                                        {"ratio", value(gap->ratio)},
                                                        {"gini", value(gap->gini)}};
    }
    return gaps;
}

json differences_of(const Results& results, std::size_t position, std::size_t baseline) {
    json object = json::object();
    for (const auto& info : domain::measure_catalogue())
        object[std::string(info.key)] = value(experiment::difference(results, position, baseline, {info.measure}));
    return object;
}

}  // namespace

std::string results_json(const Results& results, std::optional<std::size_t> baseline) {
    json object{{"version", results_version},
                {"scenario", results.scenario->title.empty() ? results.scenario->file : results.scenario->title},
                {"seed", results.seed},
                {"replications", results.completed},
                {"planned_replications", results.planned},
                {"baseline", baseline ? json(results.name(*baseline)) : json(nullptr)},
                {"organisations", json::object()},
                {"differences", json::object()}};
    for (std::size_t position = 0; position < results.organisations.size(); ++position) {
        const std::string& name = results.name(position);
        object["organisations"][name] = {{"measures", measures_of(results, position, Dimension::total, 0)},
                                         {"by", breakdowns_of(results, position)},
                                         {"equity_gap", equity_of(results, position)}};
        if (baseline && position != *baseline)
            object["differences"][name] = differences_of(results, position, *baseline);
    }
    return object.dump(2) + '\n';
}

}  // namespace sluss::report
