// A proposal tried in some districts only (conceptual model, section 8): one organisation that is made of two. Relies
// on both as they are built, before they are staffed.
#pragma once

#include "domain/municipality.hpp"
#include "domain/organisation.hpp"

namespace sluss::domain {

/// `own` as it is, but for households of `districts` as `tried` is: the units and doors of both, each only for the
/// districts of its part (left out if that is none), and Organisation::rules_in for these districts. Offices of the
/// same name, place and hours are one; any other name that both have gets tried's name in brackets. Roles and workforce
/// are own's. Numbers of people stated for groups do not hold, since neither unit is what it was: staffing divides
/// everybody by load. \pre `districts` are some of the municipality's, not all; neither organisation is a pilot
Organisation with_pilot(const Municipality& municipality, const Organisation& own, const Organisation& tried,
                        const IdSet& districts);

}  // namespace sluss::domain
