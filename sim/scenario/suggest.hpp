// "Did you mean …": the nearest of the words that would have been right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::scenario {

/// How many letters must be changed, added, left out or swapped with a neighbour to make `b` of `a` (optimal string
/// alignment distance); case and underscores for spaces cost nothing.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate that is nearest to the word, if one is near enough to be meant: at most a third of the letters of the
/// longer one differ. If none is, one whose first word is.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "; did you mean 'urgent'?" if one of the candidates is near, otherwise nothing.
std::string perhaps(std::string_view word, const std::vector<std::string>& candidates);

/// "; did you mean 'urgent'?" if one of the candidates is near, otherwise the candidates themselves if they are few.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace sluss::scenario
