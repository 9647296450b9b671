// Characters that look like a space and are a letter to YAML; a word processor sets them between a number and its unit.
#pragma once

#include <array>
#include <string_view>

namespace sluss::scenario {

/// No-break, narrow no-break and thin.
inline constexpr std::array<std::string_view, 3> other_spaces{"\u00a0", "\u202f", "\u2009"};

}  // namespace sluss::scenario
