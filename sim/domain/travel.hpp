// How long and how far it is between any two places, with and without a car: shortest paths over lines and links, all
// pairs computed once.
#pragma once

#include "domain/municipality.hpp"

#include <cstdint>
#include <vector>

namespace sluss::domain {

/// One way from one place to another; infinitely long if there is none.
struct Journey {
    double minutes = 0;
    double km = 0;
    bool reachable = true;
};

class TravelTimes {
public:
    /// Shortest paths by minutes, of equally quick ones the fewest km (Boost.Graph, Dijkstra) over: everyone: lines and
    /// walking links; households with a car: driving links too. Half a line's headway is waited at each boarding, not
    /// at each stop. A place is 0 minutes from itself.
    explicit TravelTimes(const Municipality& municipality);

    [[nodiscard]] const Journey& between(PlaceId from, PlaceId to, bool car) const;
    /// True if going from `home` to `farther` passes `nearer` at no extra minute. A bus that stops there passes it: the
    /// wait for the next bus does not count here.
    [[nodiscard]] bool on_the_way(PlaceId home, PlaceId nearer, PlaceId farther, bool car) const;

private:
    /// Everything between all places by one set of modes.
    struct Network {
        std::vector<Journey> journeys;      // [from][to]
        std::vector<std::uint32_t> before;  // [from][node]: the node before it on the way from `from`
    };
    Network shortest_paths(const Municipality& municipality, bool car) const;

    std::size_t places_;
    std::vector<PlaceId> place_of_node_;  // places themselves, then each line's stops
    Network with_car_;
    Network without_car_;
};

}  // namespace sluss::domain
