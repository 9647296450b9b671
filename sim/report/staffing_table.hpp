// What `validate` prints of a sound scenario: people and load before anything is simulated.
#pragma once

#include "domain/scenario.hpp"

#include <string>

namespace sluss::report {

/// Full-time equivalents of each role in each organisation, and the expected load of each unit, and within it of
/// those who can stand in for each other (domain::PoolLoad).
std::string staffing_table(const domain::Scenario& scenario);

}  // namespace sluss::report
