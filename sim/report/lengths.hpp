// Lengths of time and rates in the unit in which their number is short: 3 months, not 91.3125 days.
#pragma once

#include "kernel/distribution.hpp"
#include "kernel/time.hpp"

#include <string>

namespace sluss::report {

/// "15 min", "2 days", "triangular (from 5, mode 7, to 10) min".
std::string length_in_words(const kernel::Distribution& hours);
std::string length_in_words(kernel::Duration length);

/// "100 per hour", "1.5 per week".
std::string rate_in_words(double per_hour);

}  // namespace sluss::report
