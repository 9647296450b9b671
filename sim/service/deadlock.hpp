// Clients who wait for each other for ever: each keeps something until there is a place for it in the next stage, or
// until it gets something more, and what would bring that about is kept by another of them. Such a run would tell of a
// service that stands still; it relies on nothing but who holds what at its end.
#pragma once

#include "domain/service.hpp"
#include "service/floor.hpp"
#include "service/people.hpp"

#include <vector>

namespace sluss::service {

/// The stages before which clients are blocked, or in which they hold something and wait, for ever; empty if there are
/// none.
std::vector<domain::service::StageId> deadlocked(const domain::service::Design& design, const People& people);

}  // namespace sluss::service
