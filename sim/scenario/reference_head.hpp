// What the reference page says before its tables: how keys, quantities, distributions and changes are written. It is
// prose, so it stands whole in each language instead of in the catalogue of messages.
#pragma once

#include <string_view>

namespace sluss::scenario {

/// In the language that is spoken.
std::string_view reference_head();

}  // namespace sluss::scenario
