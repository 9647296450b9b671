// A country made of towns: the municipality and one organisation of a scenario, repeated until there are as many
// inhabitants as asked for. Each town has its own districts, offices, units and doors, so that a unit is no larger in a
// large country than in a small one.
#pragma once

#include "domain/scenario.hpp"

#include <cstddef>
#include <string>

namespace sluss::bench {

struct ScaleParameters {
    double inhabitants = 1'000'000;
    /// One town as large as asked for instead of many towns: the same units, with staff in proportion.
    bool one_town = false;
};

/// How many towns of this population come nearest to the inhabitants asked for; at least one.
std::size_t towns(const domain::Municipality& town, const ScaleParameters& scale);

/// The scenario of one organisation in that country, staffed in proportion by its load. The year is simulated from the
/// first household on, and households are observed for a quarter of it.
domain::Scenario country_of(const domain::Scenario& town, std::size_t organisation, const ScaleParameters& scale);

}  // namespace sluss::bench
