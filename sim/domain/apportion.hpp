// Dividing whole things (people, teams) by weight with the method of the largest remainder (Hamilton), so that parts
// add up to the total.
#pragma once

#include <vector>

namespace sluss::domain {

/// `seats` divided in proportion to `weights` (>= 0), at least `at_least` wherever the weight is positive. Equal
/// remainders go to the first; differences below 1e-9 of a seat count as equal, so that the last bit of a weight
/// decides nothing. If all weights are zero they count as equal.
/// \pre seats >= at_least × number of positive weights
std::vector<int> apportion(std::vector<double> weights, int seats, int at_least = 0);

}  // namespace sluss::domain
