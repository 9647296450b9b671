// Which servers are too few for the work that nobody but they can do, where servers may stand in for each other.
#pragma once

#include "domain/service_amount.hpp"

#include <cstddef>
#include <vector>

namespace sluss::domain::service {

/// Work of which any of these servers can do any part.
struct Demand {
    std::vector<std::size_t> by;  ///< ascending, at least one
    Amount needed;
};

/// Some servers and the work that only they can do.
struct Bottleneck {
    std::vector<std::size_t> servers;  ///< ascending
    Amount needed;
    double there = 0;   ///< what they can do, in the unit of what is needed
    bool part = false;  ///< of the servers in the last one before that is not a part
};

/// The servers in groups of those that stand in for each other, directly or by way of others, in the order of their
/// first; servers that nothing needs are left out. After each group come the parts of it that are loaded higher than
/// the whole: the one with the highest offered load, and if another has the highest load of what is kept or sure, and
/// that is too much, that one.
///
/// No way of dividing the work keeps up if some set of servers has more work that only it can do than it can do: the
/// static planning problem (Harrison and López, Heavy traffic resource pooling in parallel-server systems, Queueing
/// Systems 33, 1999), whose capacity condition is Hall's (On representatives of subsets, Journal of the London
/// Mathematical Society 10, 1935). Only unions of the demands' own sets of servers can be the worst; in a group with
/// more than 4 096 of them only these sets themselves and the whole are looked at. That each set can keep up says that
/// some way of dividing the work would, not that the one of the service does. \param there  per server
std::vector<Bottleneck> bottlenecks(const std::vector<Demand>& demands, const std::vector<double>& there);

}  // namespace sluss::domain::service
