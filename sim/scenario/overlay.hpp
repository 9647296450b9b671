// "The same as that, except …" on trees: maps are changed name by name, lists by what is added and removed. It knows
// no field but those whose map is one value, so it cannot tell what only a model builds; what it leaves open is the
// reader's (fields.hpp).
#pragma once

#include "scenario/node.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>
namespace sluss::scenario {

inline constexpr std::size_t most_removed = 500;  ///< names in one 'remove'

/// The error that a name is not there to be removed.
/// \param known  the names that are
void not_there(const Removed& removed, const std::vector<std::string>& known, Problems& problems);

/// Takes the keys `remove` out of the entries of the tree's maps into Node::removed.
void gather_removals(Node& tree, Problems& problems);

/// `over` laid on `base`. What `remove` names is taken away first; then maps are merged key by key, `{add: …, remove:
/// …}` changes a list, and anything else is replaced, and so is a value written as a map in another form (a
/// distribution of another family, one value instead of one for each complexity) or that is one value (the ways out of
/// a service's stage, how its clients come, the number of a resource).
Node overlaid(const Node& base, const Node& over, Problems& problems);

/// Tells what is left open in a tree that is laid over nothing else (names that are not there to remove, additions to
/// no list) and leaves nothing of it. \param leave  keys of the tree's own entries whose values are left alone
void refuse_open_changes(Node& tree, Problems& problems, const std::function<bool(std::string_view)>& leave = nullptr);

}  // namespace sluss::scenario
