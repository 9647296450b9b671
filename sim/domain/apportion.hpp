// Dividing whole things (people, teams) by weight with the method of the largest remainder (Hamilton), so that parts
// add up to the total.
#pragma once

#include <vector>

namespace sluss::domain {

/// Whole numbers that sum to `seats`, each as near its quota as that allows and at least its minimum. Equal remainders
/// go to the first; differences below 1e-9 of a seat count as equal, so that the last bit of a quota decides nothing.
/// \pre quotas sum to about `seats`; minima (>= 0) to at most `seats`
std::vector<int> round_to_sum(const std::vector<double>& quotas, int seats, const std::vector<int>& minima);

/// `seats` divided in proportion to `weights` (>= 0), at least `at_least` wherever the weight is positive. If all
/// weights are zero they count as equal.
std::vector<int> apportion(std::vector<double> weights, int seats, int at_least = 0);

}  // namespace sluss::domain
