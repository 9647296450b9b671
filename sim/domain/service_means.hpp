// Means over a stretch of time of what a service's description says of its calendar: how many clients come, and how
// many of a resource are there. No simulation.
#pragma once

#include "domain/service.hpp"
#include "kernel/time.hpp"

namespace sluss::domain::service {

/// Clients of a kind who come from the beginning of a run up to a moment, in expectation: the integral of the rate.
///
/// Exact for Poisson processes and given times. Gaps that are not exponential count as their long run's rate (the
/// elementary renewal theorem). Where at most so many come, it is the smaller of that number and the expectation
/// without it, which by Jensen's inequality the true one does not exceed.
double expected_count(const Arrivals& arrivals, kernel::Time begin, kernel::Time until);

/// Clients of a kind that come per hour, in the mean between two moments: the difference of what has come by then.
/// \param begin of the run
double mean_rate(const Arrivals& arrivals, kernel::Time begin, kernel::Time from, kernel::Time to);

/// How many of a resource are there, in the mean between two moments. \param begin of the run
double mean_number(const Resource& resource, kernel::Time begin, kernel::Time from, kernel::Time to);

}  // namespace sluss::domain::service
