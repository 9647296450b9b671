// Travel times as shortest paths in a network where boarding costs and riding on does not: every stop of a line is a
// node of its own beside its place, reached from the place by waiting half the headway and left at no cost. Relies on
// Boost.Graph's Dijkstra; never looks at who travels or why.
#include "domain/travel.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <limits>

namespace sluss::domain {

namespace {

/// What a way costs: minutes decide, kilometres only between equally quick ways.
struct Effort {
    double minutes = 0;
    double km = 0;

    friend auto operator<=>(const Effort&, const Effort&) = default;
    friend Effort operator+(const Effort& a, const Effort& b) { return {a.minutes + b.minutes, a.km + b.km}; }
};

constexpr Effort unreachable{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Effort>;

Graph network_of(const Municipality& municipality, std::size_t nodes, bool car) {
    Graph graph(nodes);
    for (const auto& link : municipality.links) {
        if (link.mode == Link::Mode::car && !car) continue;
        const Effort effort{link.minutes, link.km};
        boost::add_edge(link.from, link.to, effort, graph);
        boost::add_edge(link.to, link.from, effort, graph);
    }
    std::size_t stop = municipality.places.size();
    for (const auto& line : municipality.lines)
        for (std::size_t i = 0; i < line.stops.size(); ++i, ++stop) {
            boost::add_edge(line.stops[i], stop, Effort{line.headway_minutes / 2, 0}, graph);
            boost::add_edge(stop, line.stops[i], Effort{}, graph);
            if (i + 1 == line.stops.size()) continue;
            const Effort ride{line.minutes[i], line.km[i]};
            boost::add_edge(stop, stop + 1, ride, graph);
            boost::add_edge(stop + 1, stop, ride, graph);
        }
    return graph;
}

}  // namespace

TravelTimes::TravelTimes(const Municipality& municipality) : places_(municipality.places.size()) {
    for (std::size_t place = 0; place < places_; ++place) place_of_node_.push_back(static_cast<PlaceId>(place));
    for (const auto& line : municipality.lines)
        place_of_node_.insert(place_of_node_.end(), line.stops.begin(), line.stops.end());
    with_car_ = shortest_paths(municipality, true);
    without_car_ = shortest_paths(municipality, false);
}

TravelTimes::Network TravelTimes::shortest_paths(const Municipality& municipality, bool car) const {
    const std::size_t nodes = place_of_node_.size();
    const Graph graph = network_of(municipality, nodes, car);
    std::vector<Effort> effort(nodes);
    std::vector<Graph::vertex_descriptor> before(nodes);

    Network network;
    network.journeys.reserve(places_ * places_);
    network.before.reserve(places_ * nodes);
    for (std::size_t from = 0; from < places_; ++from) {
        const auto index = boost::get(boost::vertex_index, graph);
        boost::dijkstra_shortest_paths(graph, from,
                                       boost::weight_map(boost::get(boost::edge_bundle, graph))
                                           .distance_map(boost::make_iterator_property_map(effort.begin(), index))
                                           .predecessor_map(boost::make_iterator_property_map(before.begin(), index))
                                           .distance_compare(std::less<Effort>())
                                           .distance_combine(std::plus<Effort>())
                                           .distance_inf(unreachable)
                                           .distance_zero(Effort{}));
        for (std::size_t to = 0; to < places_; ++to)
            network.journeys.push_back({effort[to].minutes, effort[to].km, effort[to] < unreachable});
        for (const auto node : before) network.before.push_back(static_cast<std::uint32_t>(node));
    }
    return network;
}

const Journey& TravelTimes::between(PlaceId from, PlaceId to, bool car) const {
    return (car ? with_car_ : without_car_).journeys[from * places_ + to];
}

bool TravelTimes::on_the_way(PlaceId home, PlaceId nearer, PlaceId farther, bool car) const {
    if (!between(home, farther, car).reachable) return false;
    constexpr double rounding = 1e-9;  // minutes; sums of the same legs in another order
    if (between(home, nearer, car).minutes + between(nearer, farther, car).minutes <=
        between(home, farther, car).minutes + rounding)
        return true;
    const auto* before = &(car ? with_car_ : without_car_).before[home * place_of_node_.size()];
    for (std::uint32_t node = farther; node != home; node = before[node])
        if (place_of_node_[node] == nearer) return true;
    return false;
}

}  // namespace sluss::domain
