// The JSON object of docs/reference/results.md. Keys are sorted and numbers are the shortest that read back the same,
// so equal results are equal bytes.
#include "report/cells.hpp"
#include "report/results_file.hpp"
#include "report/text.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace sluss::report {

namespace {

using experiment::Results;
using nlohmann::json;

json value(double number) {
    return std::isfinite(number) ? json(number) : json(nullptr);
}

json value(const statistics::Estimate& estimate, const statistics::Interval& interval) {
    return {{"mean", value(estimate.mean)},
            {"half_width", value(estimate.half_width)},
            {"low", value(interval.low)},
            {"high", value(interval.high)},
            {"n", estimate.n}};
}
json value(const statistics::Estimate& estimate) {
    return value(estimate, statistics::interval(estimate));
}

json measures_of(const Results& results, std::size_t position, domain::DimensionId dimension, std::size_t level) {
    json object = json::object();
    for (const auto measure : measures_by(results, position, dimension)) {
        const auto& info = results.catalogue().info(measure);
        const auto estimate = experiment::estimate(results, position, {measure, dimension, level});
        object[info.key] = value(estimate, experiment::interval(info, estimate));
    }
    return object;
}

json breakdowns_of(const Results& results, std::size_t position) {
    json by = json::object();
    const auto& dimensions = results.catalogue().dimensions;
    for (std::size_t dimension = 1; dimension < dimensions.size(); ++dimension) {
        json levels = json::object();
        const auto names = levels_of(results, position, dimension);
        for (std::size_t level = 0; level < names.size(); ++level)
            levels[names[level]] = measures_of(results, position, dimension, level);
        by[dimensions[dimension]] = std::move(levels);
    }
    return by;
}

json equity_of(const Results& results, std::size_t position) {
    json gaps = json::object();
    const auto district = results.catalogue().dimension_named("district");
    if (!district) return gaps;
    for (const auto measure : measures_by(results, position, *district)) {
        const auto gap = experiment::equity_gap(results, position, measure);
        if (!gap) continue;
        gaps[results.catalogue().info(measure).key] = {{"highest", gap->worst},
                                                       {"lowest", gap->best},
                                                       {"difference", value(gap->difference)},
                                                       {"ratio", value(gap->ratio)},
                                                       {"gini", value(gap->gini)}};
    }
    return gaps;
}

json differences_of(const Results& results, std::size_t position, std::size_t baseline) {
    json object = json::object();
    for (const auto measure : measures_by(results, position, {}))
        object[results.catalogue().info(measure).key] =
            value(experiment::difference(results, position, baseline, {measure}));
    return object;
}

json definitions_of(const domain::Catalogue& catalogue) {
    json object = json::object();
    for (const auto& info : catalogue.measures) object[info.key] = info.definition;
    return object;
}

json date(kernel::Days day) {
    return iso_date(day);
}

// Infinity, which lies beyond the run, is null too: in JSON there is no infinity.
json break_even_of(const experiment::BreakEven& even) {
    return {
        {"measure", domain::weekly_catalogue()[static_cast<std::size_t>(even.measure)].key},
        {"days", {{"median", value(even.days.median)}, {"low", value(even.days.low)}, {"high", value(even.days.high)}}},
        {"n", even.days.n},
        {"reached", even.reached},
        {"run_days", even.run_days},
        {"gain", value(even.gain)},
        {"overhead_hours", value(even.overhead_hours)},
        {"contracted_hours", value(even.contracted_hours)},
        {"open_needs", value(even.open_needs)}};
}

json change_of(const experiment::Change& change) {
    json dips = json::object();
    for (const auto& [what, dip] : change.dips)
        dips[std::string(what->key)] = {
            {"depth", value(dip.depth)},    {"at_least", value(dip.at_least)},       {"share", value(dip.share)},
            {"deepest", date(dip.deepest)}, {"length_days", value(dip.length_days)}, {"clear", dip.clear}};
    return {{"on", date(change.reorganisation->on)},
            {"becomes", change.reorganisation->becomes},
            {"prepared_from", date(change.prepared_from)},
            {"dips", std::move(dips)}};
}

json over_time_of(const Results& results, const std::vector<experiment::Reorganised>& reorganised) {
    json by_name = json::object();
    for (const auto& one : reorganised) {
        json changes = json::array();
        for (const auto& change : one.changes) changes.push_back(change_of(change));
        by_name[results.name(one.position)] = {
            {"baseline", one.baseline ? json(results.name(*one.baseline)) : json(nullptr)},
            {"apart_from", one.apart_from ? date(*one.apart_from) : json(nullptr)},
            {"same_before", one.same_before},
            {"reorganisations", std::move(changes)},
            {"break_even", one.break_even ? break_even_of(*one.break_even) : json(nullptr)}};
    }
    return by_name;
}

}  // namespace

std::string results_json(const Results& results, std::optional<std::size_t> baseline, domain::Weekly break_even) {
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
        object["organisations"][name] = {{"measures", measures_of(results, position, {}, 0)},
                                         {"by", breakdowns_of(results, position)},
                                         {"equity_gap", equity_of(results, position)}};
        if (baseline && position != *baseline)
            object["differences"][name] = differences_of(results, position, *baseline);
    }
    // Those of casework are on a page of their own.
    if (!domain::is_casework(results.catalogue())) object["definitions"] = definitions_of(results.catalogue());
    const auto reorganised = experiment::follow_reorganisations(results, baseline, break_even);
    if (!reorganised.empty()) object["over_time"] = over_time_of(results, reorganised);
    return object.dump(2) + '\n';
}

}  // namespace sluss::report
