// How long and how far it is between any two places, with and without a car: shortest paths over lines and links, all
// pairs computed once.
#pragma once

#include "domain/municipality.hpp"

#include <vector>

namespace sluss::domain {

/// One way from one place to another.
struct Journey {
    double minutes = 0;
    double km = 0;
    bool reachable = true;
};

class TravelTimes {
public:
    /// Shortest paths by minutes (Boost.Graph, Dijkstra) over: everyone: lines and walking links; households with a
    /// car: driving links too. Half a line's headway is waited at each boarding, not at each stop. A place is 0 minutes
    /// from itself.
    explicit TravelTimes(const Municipality& municipality);

    [[nodiscard]] const Journey& between(PlaceId from, PlaceId to, bool car) const;
    /// True if going from `home` to `farther` passes `nearer` at no extra minute.
    [[nodiscard]] bool on_the_way(PlaceId home, PlaceId nearer, PlaceId farther, bool car) const;

private:
    std::size_t places_;
    std::vector<Journey> with_car_;
    std::vector<Journey> without_car_;
};

}  // namespace sluss::domain
