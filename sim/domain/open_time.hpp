// How long cases stay open without queues, for the one thing in the load that depends on it: whether a repeated report
// finds its household's case open.
#pragma once

#include "domain/flow.hpp"

#include <vector>

namespace sluss::domain {

/// Expected days that a strand spends in each stage (positions in Need::stages), all visits together: an investigation
/// with a legal limit under deadline pacing takes the limit but for the margin; any other stage its longest outside
/// wait and a notice period (at least a day) per meeting; periodic work its periods.
std::vector<double> open_days(const Need& need, const Flow& flow, Complexity complexity, const Rules& rules);

/// The chance that a further report finds a case open. Further reports fall evenly over 365 days, `repeats` − 1 of
/// them; with q = open days / 365, one falls into the first case with chance q and into one that another further report
/// began with q (1 − q/2) each, so j = q (1 + (repeats − 1)(1 − j)(1 − q/2)).
double joined_share(double open_days, double repeats);

}  // namespace sluss::domain
