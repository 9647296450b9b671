// The tree of a scenario as YAML text that reads back as the same tree. It knows no field.
#pragma once

#include "scenario/node.hpp"

#include <string>

namespace sluss::scenario {

/// One YAML document, a key or an item a line; what is short and has no empty value stands on one line, such as
/// `{value: 25 min, source: assumed, range: [20, 30]}`. Words are quoted where they need it. Comments are not in the
/// tree and so not in the text.
std::string to_yaml(const Node& tree);

}  // namespace sluss::scenario
