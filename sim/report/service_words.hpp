// Pieces of a service in words, for its description, its graph and its differences.
#pragma once

#include "domain/service.hpp"
#include "report/lengths.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sluss::report {

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

/// "appointment of 15 min by nurse; if age child"
std::string in_words(const domain::service::Service& service, const domain::service::Design& design,
                     const domain::service::Work& work);

/// "3 for 40 h a week", "from 0 min 1, from 5 h 0"
std::string number_in_words(const domain::service::Resource& resource);

/// "caller, then walk-in"
std::string names_of(const domain::service::Service& service, const std::vector<domain::service::ClientId>& clients);

/// What is known of a kind of clients, for each attribute: "child 20 %, adult 80 %".
std::vector<std::string> known_in_words(const domain::service::Service& service, const domain::service::Client& client);

std::uint32_t slots_a_week(const domain::service::AppointmentBook::Clinic& clinic);

/// "share with at most 4 h from arrival to departure"
std::string in_words(const domain::service::Design& design, const domain::service::ExtraMeasure& measure);

/// "6 h, 12 h": when states are asked for.
std::string states_in_words(const domain::service::Service& service);

}  // namespace sluss::report
