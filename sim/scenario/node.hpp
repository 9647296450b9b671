// The scenario's text as a tree of maps, lists and words, each knowing where it stands. It has no types yet: the field
// tables (fields.hpp) say what a word must mean. It knows nothing of the YAML library that fills it.
#pragma once

#include "scenario/problem.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::scenario {

struct KeyValue;

struct Node {
    enum class Kind { empty, word, list, map };

    Kind kind = Kind::empty;
    Position at;                    ///< where the value starts
    Position key_at;                ///< where the key that names it starts; for a list's item, the item
    std::string text;               ///< of a word
    std::vector<Node> items;        ///< of a list
    std::vector<KeyValue> entries;  ///< of a map, in the order written

    [[nodiscard]] bool is(Kind k) const { return kind == k; }
    /// The value under a key of a map, or null.
    [[nodiscard]] const Node* find(std::string_view key) const;
    /// Where to point when the value is not what it should be.
    [[nodiscard]] const Position& where() const { return kind == Kind::empty ? key_at : at; }
};

struct KeyValue {
    std::string key;
    Node value;
};

/// Keys and names are the same if they differ only in underscores for spaces.
bool same_name(std::string_view a, std::string_view b);

/// How many nodes a tree has, and how deep it goes (a word is 1 deep).
struct Extent {
    std::size_t nodes = 1;
    std::size_t depth = 1;
};
Extent extent(const Node& node);

/// The node on one line, as it could stand in a file.
std::string one_line(const Node& node);

/// `over` laid on `base`: maps are merged key by key; anything else is replaced, and so is a value written as a map in
/// another form (a distribution of another family, one value instead of one for each complexity).
Node merged(const Node& base, const Node& over);

}  // namespace sluss::scenario
