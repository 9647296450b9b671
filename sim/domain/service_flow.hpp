// Where clients of a service may go and what they may need, from its description alone: no simulation, no chance.
#pragma once

#include "domain/service.hpp"

#include <vector>

namespace sluss::domain::service {

/// Shares of words, per attribute: what is known of some clients. Empty for an attribute that is a number.
using WordShares = std::vector<std::vector<double>>;

enum class Holds : std::uint8_t { never, sometimes, always };

/// Whether a condition holds of clients of a kind; conditions on numbers and visits hold sometimes.
Holds holds(const Condition& condition, ClientId client, const WordShares& shares);

/// The rules of a route that clients of a kind may meet, in order: those after one that always holds are left out.
/// \param falls_through  set if it can be that none holds, and the client leaves
std::vector<const Route*> rules_met(const std::vector<Route>& routes, ClientId client, const WordShares& shares,
                                    bool& falls_through);

/// The stages, and `leaves`, to which a route may lead clients of a kind, each once.
std::vector<StageId> ends_of(const std::vector<Route>& routes, ClientId client, const WordShares& shares);

/// The stages, and `leaves`, to which clients of a kind may go from a stage because they are turned away, balk or lose
/// patience there.
std::vector<StageId> ways_after_loss(const Stage& stage, ClientId client, const WordShares& shares);

/// The stages, and `leaves`, to which clients of a kind may go from a stage, by whichever route.
std::vector<StageId> ways_on(const Stage& stage, ClientId client, const WordShares& shares);

}  // namespace sluss::domain::service
