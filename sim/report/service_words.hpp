// Pieces of a service in words, for its description and its graph.
#pragma once

#include "domain/service.hpp"

#include <string>
#include <vector>

namespace sluss::report {

/// "15 min", "2 days", "triangular (from 5, mode 7, to 10) min".
std::string length_in_words(const kernel::Distribution& hours);
std::string length_in_words(kernel::Duration length);

/// " for 40 h a week"; nothing if it is always.
std::string time_a_week(const kernel::WeekPattern& hours);

/// "caller; age child; severity at least 3"; empty if it is about everybody.
std::string in_words(const domain::service::Service& service, const domain::service::Design& design,
                     const domain::service::Condition& condition);

/// "call back 40 %, leaves 60 %"; several rules one after the other.
std::string in_words(const domain::service::Service& service, const domain::service::Design& design,
                     const std::vector<domain::service::Route>& routes);

/// "100 per hour", or how else clients come.
std::string in_words(const domain::service::Arrivals& arrivals);

/// "nurse or doctor, with desk"
std::string who_in_words(const domain::service::Design& design, const domain::service::Work& work);

}  // namespace sluss::report
