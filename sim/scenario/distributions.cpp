// Distributions in a scenario: a plain length, or {gamma: {mean: 75 min, cv: 0.4}} and its kin. What the parameters
// mean is the kernel's (kernel/distribution.hpp); here they are only read and checked.
#include "scenario/kinds.hpp"
#include "scenario/tables.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <memory>

namespace sluss::scenario {

namespace {

using kernel::Distribution;

/// The numbers that any of the distributions may ask for.
struct Numbers {
    double mean = 0;
    double cv = 0;
    double sd = 0;
    double shape = 0;
    int stages = 1;
    double from = 0;
    double mode = 0;
    double to = std::numeric_limits<double>::infinity();
    std::vector<double> values;
    std::vector<double> edges;
    std::vector<double> weights;
};

struct Part {
    double share = 0;
    Distribution of;
};

constexpr double least_spread = 1e-6;
constexpr double least_shape = 0.1;  // Distribution::weibull asks for it
constexpr double farthest = 1000;    // standard deviations from a normal distribution's mean to what remains of it
constexpr int most_nested = 2;       // mixtures within each other, at most Distribution::most_nested

Field<Numbers> length(const char* key, double Numbers::*member, Dimension dimension, double least = 0) {
    return {key, member, quantity(dimension, least), "", Presence::required};
}
Field<Numbers> spread(const char* key, double Numbers::*member, double least = least_spread) {
    return {key, member, quantity(Dimension::number, least, 1000), "", Presence::required};
}

Field<Numbers> weights(Presence presence) {
    return {"weights", &Numbers::weights, list_of(quantity(Dimension::number)), "", presence};
}

/// What stands under a family's name; its `expects` is that name.
using Family = Kind<Distribution>;
/// The distribution with these numbers, or what is wrong with them.
using Made = std::variant<Distribution, std::string>;
using Make = std::function<Made(const Numbers&)>;

Family family(const std::string& name, std::vector<Field<Numbers>> fields, const Make& make) {
    const Table<Numbers> table{tr("the distribution '{}'", name), "", std::move(fields)};
    const auto read = [name, table, make](Reader& reader, const Node& node, Distribution& out) {
        const auto errors = reader.problems.errors();
        const Reader::Inside inside(reader, name);
        Numbers numbers;
        table.read(reader, node, numbers);
        if (errors != reader.problems.errors()) return;
        const auto made = make(numbers);
        if (const auto* fault = std::get_if<std::string>(&made)) return reader.error(node, *fault);
        out = std::get<Distribution>(made);
    };
    return {name, read, shapes::Object{table.documentation()}};
}

Family deterministic(Dimension dimension) {
    const auto value = quantity(dimension);
    const auto read = [value](Reader& reader, const Node& node, Distribution& out) {
        double number = 0;
        const auto errors = reader.problems.errors();
        value.read(reader, node, number);
        if (errors == reader.problems.errors()) out = Distribution::constant(number);
    };
    return {"deterministic", read, value.shape};
}

/// A mean may stand by itself.
Family exponential(Dimension dimension) {
    const auto mean = quantity(dimension, least_spread);
    const auto by_keys = family("exponential", {length("mean", &Numbers::mean, dimension, least_spread)},
                                [](const Numbers& n) { return Distribution::exponential(n.mean); });
    const auto read = [mean, by_keys](Reader& reader, const Node& node, Distribution& out) {
        if (!node.is(Node::Kind::word)) return by_keys.read(reader, node, out);
        double value = 0;
        const auto errors = reader.problems.errors();
        mean.read(reader, node, value);
        if (errors == reader.problems.errors()) out = Distribution::exponential(value);
    };
    return {by_keys.expects, read, shapes::Either{{mean.shape, by_keys.shape}}};
}

/// Only what lies between the limits, which may be left out.
Family normal(Dimension dimension) {
    const auto limit = [&](const char* key, double Numbers::*member) -> Field<Numbers> {
        return {key, member, quantity(dimension), ""};
    };
    return family("normal",
                  {length("mean", &Numbers::mean, dimension), length("sd", &Numbers::sd, dimension, least_spread),
                   limit("from", &Numbers::from), limit("to", &Numbers::to)},
                  [](const Numbers& n) -> Made {
                      if (!(n.from < n.to)) return tr("'from' must be below 'to'");
                      if (n.from > n.mean + farthest * n.sd || n.to < n.mean - farthest * n.sd)
                          return tr("'from' and 'to' leave nothing within {} 'sd' of the mean", farthest);
                      return Distribution::normal(n.mean, n.sd, n.from, n.to);
                  });
}

/// What is wrong with weights of which so many are needed.
std::string fault_of(const std::vector<double>& weights, std::size_t needed, std::string_view of) {
    if (weights.size() != needed)
        return tr("'weights' needs {} values, one for each of {}, and has {}", needed, of, weights.size());
    if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0; }))
        return tr("at least one weight must be above 0");
    return {};
}

/// Without weights each value is as likely.
Family empirical(Dimension dimension) {
    return family("empirical",
                  {{"values", &Numbers::values, list_of(quantity(dimension)), "", Presence::required},
                   weights(Presence::optional)},
                  [](const Numbers& n) -> Made {
                      if (n.values.empty()) return tr("'values' needs at least one value");
                      if (n.weights.empty())
                          return Distribution::empirical(n.values, std::vector<double>(n.values.size(), 1));
                      if (auto fault = fault_of(n.weights, n.values.size(), "'values'"); !fault.empty()) return fault;
                      return Distribution::empirical(n.values, n.weights);
                  });
}

Family histogram(Dimension dimension) {
    return family(
        "histogram",
        {{"edges", &Numbers::edges, list_of(quantity(dimension)), "", Presence::required}, weights(Presence::required)},
        [](const Numbers& n) -> Made {
            if (n.edges.size() < 2) return tr("'edges' needs at least two values");
            if (std::adjacent_find(n.edges.begin(), n.edges.end(), std::greater_equal<>()) != n.edges.end())
                return tr("'edges' must be in ascending order");
            if (auto fault = fault_of(n.weights, n.edges.size() - 1, tr("'edges' but the first")); !fault.empty())
                return fault;
            return Distribution::histogram(n.edges, n.weights);
        });
}

Kind<Distribution> distribution(Dimension dimension, int mixtures);

/// \param mixtures  how many may still lie within this one
Family mixture(Dimension dimension, int mixtures) {
    const auto parts = list_of(
        object<Part>(Table<Part>{"a part of the mixture",
                                 "",
                                 {{"share", &Part::share, share(), "", Presence::required},
                                  {"of", &Part::of, distribution(dimension, mixtures), "", Presence::required}}}));
    const auto read = [parts](Reader& reader, const Node& node, Distribution& out) {
        const auto errors = reader.problems.errors();
        const Reader::Inside inside(reader, "mixture");
        std::vector<Part> all;
        parts.read(reader, node, all);
        if (errors != reader.problems.errors()) return;
        double sum = 0;
        std::vector<double> shares;
        std::vector<Distribution> components;
        for (const Part& part : all) {
            sum += part.share;
            shares.push_back(part.share);
            components.push_back(part.of);
        }
        if (std::abs(sum - 1) > share_tolerance)
            return reader.error(node, tr("the shares sum to {:.6g} %, not 100 %", sum * 100));
        out = Distribution::mixture(std::move(components), shares);
    };
    return {"mixture", read, parts.shape};
}

std::vector<Family> families(Dimension dimension, int mixtures) {
    const auto mean = length("mean", &Numbers::mean, dimension, least_spread);
    const auto cv = spread("cv", &Numbers::cv);
    const auto from = length("from", &Numbers::from, dimension);
    const auto to = length("to", &Numbers::to, dimension);
    std::vector<Family> all{
        deterministic(dimension),
        exponential(dimension),
        family("gamma", {mean, cv}, [](const Numbers& n) { return Distribution::gamma(n.mean, n.cv); }),
        family("erlang", {mean, {"stages", &Numbers::stages, count(1), "", Presence::required}},
               [](const Numbers& n) { return Distribution::erlang(n.mean, n.stages); }),
        family("lognormal", {mean, cv}, [](const Numbers& n) { return Distribution::lognormal(n.mean, n.cv); }),
        family("weibull", {mean, spread("shape", &Numbers::shape, least_shape)},
               [](const Numbers& n) { return Distribution::weibull(n.mean, n.shape); }),
        family("uniform", {from, to},
               [](const Numbers& n) -> Made {
                   if (!(n.from < n.to)) return tr("'from' must be below 'to'");
                   return Distribution::uniform(n.from, n.to);
               }),
        family("triangular", {from, length("mode", &Numbers::mode, dimension), to},
               [](const Numbers& n) -> Made {
                   if (!(n.from <= n.mode && n.mode <= n.to && n.from < n.to))
                       return tr("'from', 'mode' and 'to' must be in ascending order");
                   return Distribution::triangular(n.from, n.mode, n.to);
               }),
        normal(dimension),
        empirical(dimension),
        histogram(dimension)};
    if (mixtures > 0) all.push_back(mixture(dimension, mixtures - 1));
    return all;
}

Kind<Distribution> distribution(Dimension dimension, int mixtures) {
    const std::string expects = tr("{}, or a distribution of it", expected(dimension));
    const auto constant = quantity(dimension);
    // Shared, because kinds are copied into every table that has a length.
    const auto all = std::make_shared<const std::vector<Family>>(families(dimension, mixtures));
    std::vector<std::string> names;
    shapes::OneKey by_family;
    for (const auto& one : *all) {
        names.push_back(one.expects);
        by_family.ways.emplace_back(one.expects, one.shape);
    }
    const auto read = [=](Reader& reader, const Node& node, Distribution& out) {
        if (node.is(Node::Kind::word)) {
            double value = 0;
            const auto errors = reader.problems.errors();
            constant.read(reader, node, value);
            if (errors == reader.problems.errors()) out = Distribution::constant(value);
            return;
        }
        if (!node.is(Node::Kind::map) || node.entries.size() != 1) return reader.wrong(node, expects);
        const auto& [key, value] = node.entries.front();
        for (const auto& one : *all)
            if (same_name(one.expects, key)) return one.read(reader, value, out);
        reader.problems.error(value.key_at, tr("unknown distribution '{}'{}", key, did_you_mean(key, names)));
    };
    return sourced(Kind<Distribution>{expects, read, shapes::Either{{constant.shape, by_family}}});
}

}  // namespace

Kind<Distribution> distribution(Dimension dimension) {
    // Made once for each wording: with mixtures within mixtures it is a large tree, and many fields are of this kind.
    thread_local std::map<std::pair<Dimension, std::string>, Kind<Distribution>> made;
    const std::pair key{dimension, std::string{expected(dimension)}};
    const auto found = made.find(key);
    return found != made.end() ? found->second : made.emplace(key, distribution(dimension, most_nested)).first->second;
}

}  // namespace sluss::scenario
