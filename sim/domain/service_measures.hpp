// What a replication of a service reports: the catalogue of its measures, with those that the scenario defines, and
// what they are broken down by. Definitions follow the queueing literature (Law, Simulation Modeling and Analysis, 5th
// ed., ch. 1 and 9): averages over clients and averages over time are told apart.
#pragma once

#include "domain/measures.hpp"
#include "domain/service.hpp"

#include <memory>
#include <string>
#include <vector>

namespace sluss::domain::service {

/// The measures that every service has, in the order of its catalogue; those that the scenario defines follow.
enum class Measure : std::uint8_t {
    arrivals,
    departures,
    wait,
    wait_p90,
    waited_share,
    in_system,
    delay,
    visits,
    left_share,
    balked_share,
    turned_away_share,
    waiting,
    present,
    blocked,
    utilisation,
    busy,
    available,
    client_facing_share,
    present_at,
};
inline constexpr std::size_t measures = static_cast<std::size_t>(Measure::present_at) + 1;

/// What they are broken down by. The levels of `resource` are the resources and the clinics of appointment books; those
/// of `time` the times at which states are asked for, in all and by stage.
enum class Dimension : std::uint8_t { total, client, stage, resource, time };

/// The catalogue of one service: keys end in its unit of time ("wait_minutes").
std::shared_ptr<const Catalogue> catalogue(const Service& service);

/// The levels of each dimension, in the order of Dimension.
/// \param organisation  index in Service::designs
std::vector<std::vector<std::string>> levels(const Service& service, std::size_t organisation);

/// How many of the unit of time an hour is.
double per_hour(TimeUnit unit);

}  // namespace sluss::domain::service
