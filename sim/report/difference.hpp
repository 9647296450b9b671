// How two organisations, or two scenarios, differ, in words: what is only in one, and what is said otherwise in the
// other, from → to. It compares what was read and built; nothing is simulated.
#pragma once

#include "scenario/read.hpp"

#include <cstddef>
#include <string>

namespace sluss::report {

/// Two organisations of one scenario without errors, as they were built.
std::string difference(const scenario::Loaded& scenario, std::size_t from, std::size_t to);

/// Two scenarios, both without errors: their texts after composition, clients and measures of a service, and the
/// organisations of the same name as above.
/// A difference that they all have is told once.
std::string difference(const scenario::Loaded& from, const scenario::Loaded& to);

}  // namespace sluss::report
