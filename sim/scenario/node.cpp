// The tree of a scenario's text: looking up, measuring and printing on one line.
#include "scenario/node.hpp"

#include <algorithm>

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

void Extent::add(const Extent& other) {
    nodes += other.nodes;
    depth = std::max(depth, other.depth);
    text += other.text;
}

Extent extent(const Node& node) {
    Extent result;
    const auto add = [&](const Node& child) {
        Extent inner = extent(child);
        ++inner.depth;
        result.add(inner);
    };
    result.text = node.text.size();
    result.nodes += node.removed.size();
    for (const auto& item : node.items) add(item);
    for (const auto& entry : node.entries) {
        add(entry.value);
        result.text += entry.key.size();
    }
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

bool changes_list(const Node& node) {
    if (!node.is(Node::Kind::map)) return false;
    if (node.entries.empty()) return !node.removed.empty();
    return node.entries.size() == 1 && node.entries.front().key == "add";
}

}  // namespace sluss::scenario
