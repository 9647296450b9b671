// Distributions in a scenario: a plain length, or {gamma: {mean: 75 min, cv: 0.4}} and its kin.
#include "scenario/kinds.hpp"

namespace sluss::scenario {

namespace {

using kernel::Distribution;

/// The numbers that any of the distributions may ask for.
struct Numbers {
    double mean = 0;
    double cv = 0;
    double shape = 0;
    double from = 0;
    double mode = 0;
    double to = 0;
};

constexpr double least_spread = 1e-6;
constexpr double least_shape = 0.1;  // Distribution::weibull asks for it

Field<Numbers> length(const char* key, double Numbers::*member, Dimension dimension, double least = 0) {
    return {key, member, quantity(dimension, least), "", Presence::required};
}
Field<Numbers> spread(const char* key, double Numbers::*member, double least = least_spread) {
    return {key, member, quantity(Dimension::number, least, 1000), "", Presence::required};
}

/// What stands under a family's name; its `expects` is that name.
using Family = Kind<Distribution>;
/// The distribution with these numbers, or what is wrong with them.
using Make = std::function<std::variant<Distribution, std::string>(const Numbers&)>;

Family family(const std::string& name, std::vector<Field<Numbers>> fields, const Make& make) {
    const Table<Numbers> table{"the distribution '" + name + "'", "", std::move(fields)};
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

std::vector<Family> families(Dimension dimension) {
    const auto mean = length("mean", &Numbers::mean, dimension, least_spread);
    const auto cv = spread("cv", &Numbers::cv);
    const auto from = length("from", &Numbers::from, dimension);
    const auto to = length("to", &Numbers::to, dimension);
    return {exponential(dimension),
            family("gamma", {mean, cv}, [](const Numbers& n) { return Distribution::gamma(n.mean, n.cv); }),
            family("lognormal", {mean, cv}, [](const Numbers& n) { return Distribution::lognormal(n.mean, n.cv); }),
            family("weibull", {mean, spread("shape", &Numbers::shape, least_shape)},
                   [](const Numbers& n) { return Distribution::weibull(n.mean, n.shape); }),
            family("uniform", {from, to},
                   [](const Numbers& n) -> std::variant<Distribution, std::string> {
                       if (!(n.from < n.to)) return "'from' must be below 'to'";
                       return Distribution::uniform(n.from, n.to);
                   }),
            family("triangular", {from, length("mode", &Numbers::mode, dimension), to},
                   [](const Numbers& n) -> std::variant<Distribution, std::string> {
                       if (!(n.from <= n.mode && n.mode <= n.to && n.from < n.to))
                           return "'from', 'mode' and 'to' must be in ascending order";
                       return Distribution::triangular(n.from, n.mode, n.to);
                   })};
}

}  // namespace

Kind<Distribution> distribution(Dimension dimension) {
    const std::string expects = fmt::format("{}, or a distribution of it", expected(dimension));
    const auto constant = quantity(dimension);
    const auto all = families(dimension);
    std::vector<std::string> names;
    shapes::OneKey by_family;
    for (const auto& one : all) {
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
        for (const auto& one : all)
            if (same_name(one.expects, key)) return one.read(reader, value, out);
        reader.problems.error(value.key_at, fmt::format("unknown distribution '{}'{}", key, did_you_mean(key, names)));
    };
    return sourced(Kind<Distribution>{expects, read, shapes::Either{{constant.shape, by_family}}});
}

}  // namespace sluss::scenario
