// The tree of a scenario's text: looking up, measuring, printing on one line, and "the same as that, except …".
#include "scenario/node.hpp"

#include <algorithm>
#include <array>

namespace sluss::scenario {

bool same_name(std::string_view a, std::string_view b) {
    const auto space = [](char c) { return c == '_' ? ' ' : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return space(x) == space(y); });
}

const Node* Node::find(std::string_view key) const {
    for (const auto& entry : entries)
        if (same_name(entry.key, key)) return &entry.value;
    return nullptr;
}

Extent extent(const Node& node) {
    Extent result;
    const auto add = [&](const Node& child) {
        const Extent inner = extent(child);
        result.nodes += inner.nodes;
        result.depth = std::max(result.depth, inner.depth + 1);
    };
    for (const auto& item : node.items) add(item);
    for (const auto& entry : node.entries) add(entry.value);
    return result;
}

std::string one_line(const Node& node) {
    std::string result;
    const auto comma = [&] {
        if (result.size() > 1) result += ", ";
    };
    switch (node.kind) {
        case Node::Kind::empty:
        case Node::Kind::word:
            return node.text;
        case Node::Kind::list:
            result = "[";
            for (const auto& item : node.items) comma(), result += one_line(item);
            return result + "]";
        case Node::Kind::map:
            result = "{";
            for (const auto& [key, value] : node.entries) comma(), result += key + ": " + one_line(value);
            return result + "}";
    }
    return result;
}

namespace {

constexpr std::array<std::string_view, 12> families{"deterministic", "exponential", "gamma",     "erlang",
                                                    "lognormal",     "weibull",     "uniform",   "triangular",
                                                    "normal",        "empirical",   "histogram", "mixture"};

/// Values that are written as maps come in forms; one form does not fill the gaps of another. A family of distributions
/// is its map's only key.
std::string_view form(const Node& map) {
    if (map.find("value") != nullptr) return "value";
    for (const std::string_view family : families)
        if (map.entries.size() == 1 && map.find(family) != nullptr) return family;
    for (const std::string_view key : {"simple", "standard", "complex"})
        if (map.find(key) != nullptr) return "by complexity";
    return "";
}

bool other_form(const Node& base, const Node& over) {
    const auto is_family = [](std::string_view form) {
        return std::find(families.begin(), families.end(), form) != families.end();
    };
    const auto a = form(base);
    const auto b = form(over);
    // A map of names is of no form, and one of its names may be 'normal'.
    if ((a.empty() && is_family(b)) || (b.empty() && is_family(a))) return false;
    return a != b;
}

}  // namespace

Node merged(const Node& base, const Node& over) {
    if (over.is(Node::Kind::empty)) return base;
    if (!base.is(Node::Kind::map) || !over.is(Node::Kind::map)) return over;
    // A value with its source is one value: half of another one must not shine through.
    if (other_form(base, over) || form(over) == "value") return over;
    Node result = base;
    result.at = over.at;
    result.key_at = over.key_at;
    for (const auto& [key, value] : over.entries) {
        const auto old = std::find_if(result.entries.begin(), result.entries.end(),
                                      [&name = key](const KeyValue& entry) { return same_name(entry.key, name); });
        if (old == result.entries.end())
            result.entries.push_back({key, value});
        else
            old->value = merged(old->value, value);
    }
    return result;
}

}  // namespace sluss::scenario
