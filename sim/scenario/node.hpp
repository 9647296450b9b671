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

/// A name that `remove` takes away from what a map or a list is laid over.
struct Removed {
    std::string name;
    Position at;
    bool found = false;  ///< in the text that it was laid over
};

struct Node {
    enum class Kind { empty, word, list, map };

    Kind kind = Kind::empty;
    Position at;                    ///< where the value starts
    Position key_at;                ///< where the key that names it starts; for a list's item, the item
    std::string text;               ///< of a word
    std::vector<Node> items;        ///< of a list
    std::vector<KeyValue> entries;  ///< of a map, in the order written
    std::vector<Removed> removed;   ///< of a map: before its entries count
    bool incomplete = false;  ///< what a map is laid over was not found, so that it may lack much, as has been told

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

/// Ids have 16 bits, and names are compared with each other, so a map of names has a bound.
inline constexpr std::size_t most_named = 500;

/// How many nodes a tree has, how deep it goes (a word is 1 deep), and how many bytes its words and keys are.
struct Extent {
    std::size_t nodes = 1;
    std::size_t depth = 1;
    std::size_t text = 0;

    /// With another tree beside it.
    void add(const Extent& other);
};
Extent extent(const Node& node);

/// The node on one line, as it could stand in a file.
std::string one_line(const Node& node);

/// Whether a map says what is added to a list and removed from it, `{add: [a], remove: [b]}`.
bool changes_list(const Node& node);

}  // namespace sluss::scenario
