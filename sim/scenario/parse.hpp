// YAML text → Node tree, guarded against every file that is not a scenario: too large, too deep, binary, self-copying.
// libfyaml does the scanning; no type of it leaves parse.cpp.
#pragma once

#include "scenario/node.hpp"

#include <filesystem>
#include <optional>

namespace sluss::scenario {

inline constexpr std::size_t largest_file = 4 * 1024 * 1024;  ///< bytes
inline constexpr std::size_t deepest_nesting = 64;
inline constexpr std::size_t most_nodes = 200'000;  ///< after the expansion of aliases
inline constexpr std::size_t longest_key = 4000;    ///< bytes; messages and sources of numbers name the keys above them

/// Whether copies of parts of a text, together, are more than a scenario can be: what is written once and stands in
/// many places multiplies.
inline bool too_much(const Extent& copies) {
    return copies.nodes > most_nodes || copies.text > largest_file;
}

/// The file's text, if it is a readable regular file of UTF-8 of at most `largest_file` bytes. `blame` is where to
/// point if not.
std::optional<std::string> read_text(const std::filesystem::path& path, const Position& blame, Problems& problems);

/// The tree of one YAML document. Empty if it is none; the first syntax error is in `problems` then. A key that is
/// given twice is an error too, but the tree goes on with its first value, so that what else is wrong is found.
std::optional<Node> parse(const std::string& text, const std::string& file, Problems& problems);

}  // namespace sluss::scenario
