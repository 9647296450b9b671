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

void read_family(Reader& reader, const std::string& family, const Node& node, Dimension dimension, Distribution& out) {
    const auto positive_mean = length("mean", &Numbers::mean, dimension, least_spread);
    Numbers n;
    const auto fields = [&](std::vector<Field<Numbers>> list) {
        const auto errors = reader.problems.errors();
        const Reader::Inside inside(reader, family);
        Table<Numbers>{"the distribution '" + family + "'", "", std::move(list)}.read(reader, node, n);
        return errors == reader.problems.errors();
    };
    if (family == "exponential") {
        if (node.is(Node::Kind::word)) {
            const auto errors = reader.problems.errors();
            quantity(dimension, least_spread).read(reader, node, n.mean);
            if (errors == reader.problems.errors()) out = Distribution::exponential(n.mean);
        } else if (fields({positive_mean})) {
            out = Distribution::exponential(n.mean);
        }
    } else if (family == "gamma" || family == "lognormal") {
        if (!fields({positive_mean, spread("cv", &Numbers::cv)})) return;
        out = family == "gamma" ? Distribution::gamma(n.mean, n.cv) : Distribution::lognormal(n.mean, n.cv);
    } else if (family == "weibull") {
        if (fields({positive_mean, spread("shape", &Numbers::shape, least_shape)}))
            out = Distribution::weibull(n.mean, n.shape);
    } else if (family == "uniform") {
        if (!fields({length("from", &Numbers::from, dimension), length("to", &Numbers::to, dimension)})) return;
        if (!(n.from < n.to)) return reader.error(node, "'from' must be below 'to'");
        out = Distribution::uniform(n.from, n.to);
    } else {
        if (!fields({length("from", &Numbers::from, dimension), length("mode", &Numbers::mode, dimension),
                     length("to", &Numbers::to, dimension)}))
            return;
        if (!(n.from <= n.mode && n.mode <= n.to && n.from < n.to))
            return reader.error(node, "'from', 'mode' and 'to' must be in ascending order");
        out = Distribution::triangular(n.from, n.mode, n.to);
    }
}

}  // namespace

Kind<Distribution> distribution(Dimension dimension) {
    const std::string expects = fmt::format("{}, or a distribution of it", expected(dimension));
    const auto read = [dimension, expects](Reader& reader, const Node& node, Distribution& out) {
        static const std::vector<std::string> families{"exponential", "gamma",   "lognormal",
                                                       "weibull",     "uniform", "triangular"};
        if (node.is(Node::Kind::word)) {
            double value = 0;
            const auto errors = reader.problems.errors();
            quantity(dimension).read(reader, node, value);
            if (errors == reader.problems.errors()) out = Distribution::constant(value);
            return;
        }
        if (!node.is(Node::Kind::map) || node.entries.size() != 1) return reader.wrong(node, expects);
        const auto& [key, value] = node.entries.front();
        for (const auto& family : families)
            if (same_name(family, key)) return read_family(reader, family, value, dimension, out);
        reader.problems.error(value.key_at,
                              fmt::format("unknown distribution '{}'{}", key, did_you_mean(key, families)));
    };
    return sourced(Kind<Distribution>{expects, read, nullptr});
}

}  // namespace sluss::scenario
