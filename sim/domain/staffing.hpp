// How much work an organisation makes for each of its units, and how its staff is divided accordingly (conceptual
// model, section 6: equal utilisation from one total). The work is the mean of what the engine will draw, from the
// traffic equations of the pathway (Jackson 1957: visits = arrivals + transposed routing × visits); queueing does not
// change it, so it needs no simulation.
#pragma once

#include "domain/municipality.hpp"
#include "domain/organisation.hpp"

#include <vector>

namespace sluss::domain {

/// Expected staff hours a year, indexed [unit][stage][need].
struct WorkLoad {
    std::vector<std::vector<std::vector<double>>> hours;

    [[nodiscard]] double of_unit(UnitId unit) const;
    [[nodiscard]] double of(UnitId unit, StageId stage) const;
};

/// The load that the municipality's demand puts on each unit of the organisation.
WorkLoad expected_load(const Municipality& municipality, const Organisation& organisation);

/// Gives every staff group its number of people: as stated, or the role's remaining total split by load (largest
/// remainder; at least one person where there is work). Whole people; if a role's total is not whole, one person works
/// part time (StaffGroup::fte keeps the fraction). \throws ModelError if a role's total cannot cover the groups that
/// need at least one person.
void staff_by_load(const Municipality& municipality, Organisation& organisation);

/// Load / capacity per unit, for staffed organisations: expected hours / contracted hours a year (holidays off).
std::vector<double> utilisation_by_unit(const Municipality& municipality, const Organisation& organisation);

/// Whole people in a staff group (its FTE rounded up).
int people(const StaffGroup& group);

/// The competences of each person of a group, in order (see StaffGroup::one_competence_each).
std::vector<IdSet> competences_of_people(const Municipality& municipality, const Organisation& organisation,
                                         UnitId unit, const StaffGroup& group);

}  // namespace sluss::domain
