// What the YAML library says of a text that is none, in words for whoever wrote it.
#pragma once

#include <string>
#include <string_view>

namespace sluss::scenario {

/// What is most likely wrong, in the language that is spoken; the library's own words if nothing better is known.
/// \param line  that the library points at
std::string in_plain_words(std::string_view message, std::string_view line);

}  // namespace sluss::scenario
