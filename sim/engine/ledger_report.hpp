// From the workers' books over the measured period to the measures of working time: the shares of the ledger's
// accounts, caseloads, utilisation and queues, in total, by unit and by role.
#pragma once

#include "domain/measures.hpp"
#include "engine/staff.hpp"

namespace sluss::engine {

/// \param from  end of warm-up, when the books were last set aside
void report_ledgers(Staff& staff, Time from, Time to, domain::Measures& measures);

}  // namespace sluss::engine
