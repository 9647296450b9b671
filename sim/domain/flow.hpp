// The traffic equations of one need's pathway: how often a strand visits each stage, on average.
#pragma once

#include "domain/routing.hpp"

#include <vector>

namespace sluss::domain {

/// Indices are positions in Need::stages.
struct Flow {
    std::vector<double> visits;               ///< expected number of visits of one strand
    std::vector<std::vector<double>> chance;  ///< [from][to]: chance that a visit is followed by one there
};

/// Solves v = e₁ + Pᵀ v (Jackson 1957) for a strand that begins at the need's first stage. The pathway must let every
/// strand close in the end.
Flow expected_flow(const Need& need, const Circumstances& circumstances, const Rules& rules);

/// The chance that nothing happens on the whole way, if a visit to stage i passes without it with chance `spared[i]`:
/// G = diag(spared) (P G + closing), taken at the first stage.
double chance_spared(const Flow& flow, const std::vector<double>& spared);

}  // namespace sluss::domain
