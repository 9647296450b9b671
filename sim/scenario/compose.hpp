// "The same as that, except …": a scenario file may extend another file, an organisation another organisation. After
// composition there is one tree, and each of its nodes still knows the file and line it came from. (overlay.hpp says
// how one tree changes another.)
#pragma once

#include "scenario/node.hpp"

#include <filesystem>
#include <optional>

namespace sluss::scenario {

inline constexpr std::size_t most_organisations = 100;  ///< each is built and staffed when it is read

/// The file with everything it extends. Empty after an error that leaves nothing to read on.
std::optional<Node> compose(const std::filesystem::path& file, Problems& problems);

}  // namespace sluss::scenario
