// Changes to a text that keep most of its YAML whole: lines and values are moved about, which single bytes seldom do.
// Only for finding inputs; nothing of it is random beyond the generator given.
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace sluss::fuzz {

/// `text` with one to four changes: a line or a block left out, given twice, put elsewhere or indented otherwise, or
/// the value of one key put under another.
std::string mutated_by_lines(std::string_view text, std::minstd_rand& random);

}  // namespace sluss::fuzz
