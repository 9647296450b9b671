// From the workers' books over the measured period to the measures of working time: the shares of the ledger's
// accounts, caseloads, utilisation and queues, in total, by unit and by role.
#pragma once

#include "domain/casework_measures.hpp"
#include "engine/staff.hpp"

namespace sluss::engine {

/// \param from  end of warm-up, when the books were last set aside
void report_ledgers(Staff& staff, Time from, Time to, domain::Measures& measures);

/// What an hour spent on a household carries of the paid hours that belong to none: contracted hours / those that are
/// not absence, overhead, recruitment or mentoring. \param taught  hours of mentors and newcomers
double loading(const Staff& staff, Duration taught);

}  // namespace sluss::engine
