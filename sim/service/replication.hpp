// One replication of a service: sends its clients through one organisation's stages and fills the measures. A pure
// function of its arguments, as engine::run_replication is for casework.
#pragma once

#include "engine/replication.hpp"

namespace sluss::service {

/// \pre          scenario.service
/// \param organisation  index into scenario.organisations and scenario.service->designs
/// \param stop          looked at every few thousand events; may be null
/// \throws engine::IntegrityError, engine::Interrupted
/// \throws RunError (journeys.hpp)  if clients go round without time passing, or block each other for ever
engine::ReplicationResult run_replication(const domain::Scenario& scenario, std::size_t organisation,
                                          std::uint64_t seed, std::uint64_t replication,
                                          const std::atomic<bool>* stop = nullptr);

}  // namespace sluss::service
