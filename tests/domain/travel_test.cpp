// Travel times worked out by hand on a bus, a train and a road:
//   Alby –7 min, 3 km– Hallunda –18 min, 9 km– Tumba   bus every 20 min: 10 min wait
//   Tumba –6 min, 5.5 km– Tullinge                      train every 15 min: 7.5 min wait
//   Alby –12 min, 10 km– Tumba                          by car
#include "domain/travel.hpp"

#include <doctest/doctest.h>

using namespace sluss::domain;

namespace {

constexpr PlaceId alby = 0, hallunda = 1, tumba = 2, tullinge = 3, island = 4;

Municipality valley() {
    Municipality m;
    m.places = {"Alby", "Hallunda", "Tumba", "Tullinge", "Ön"};
    m.lines = {{"bus", {alby, hallunda, tumba}, {7, 18}, {3, 9}, 20}, {"train", {tumba, tullinge}, {6}, {5.5}, 15}};
    m.links = {{alby, tumba, Link::Mode::car, 12, 10}};
    return m;
}

}  // namespace

TEST_CASE("a passenger waits half the headway where she boards, not at each stop") {
    const TravelTimes travel(valley());
    CHECK(travel.between(alby, hallunda, false).minutes == doctest::Approx(10 + 7));
    CHECK(travel.between(alby, tumba, false).minutes == doctest::Approx(10 + 7 + 18));
    CHECK(travel.between(alby, tumba, false).km == doctest::Approx(12));
}

TEST_CASE("a line is ridden both ways") {
    const TravelTimes travel(valley());
    CHECK(travel.between(tumba, alby, false).minutes == doctest::Approx(10 + 18 + 7));
}

TEST_CASE("a change of line is waited for again") {
    const TravelTimes travel(valley());
    CHECK(travel.between(alby, tullinge, false).minutes == doctest::Approx(10 + 25 + 7.5 + 6));
}

TEST_CASE("only a household with a car takes the road") {
    const TravelTimes travel(valley());
    CHECK(travel.between(alby, tumba, true).minutes == doctest::Approx(12));
    CHECK(travel.between(alby, tumba, true).km == doctest::Approx(10));
    CHECK(travel.between(alby, tullinge, true).minutes == doctest::Approx(12 + 7.5 + 6));
}

TEST_CASE("a walk is open to everybody and replaces the bus where it is quicker") {
    auto m = valley();
    m.links.push_back({alby, hallunda, Link::Mode::walk, 15, 1.2});
    const TravelTimes travel(m);
    CHECK(travel.between(alby, hallunda, false).minutes == doctest::Approx(15));
    CHECK(travel.between(hallunda, alby, true).km == doctest::Approx(1.2));
}

TEST_CASE("of equally quick ways the shorter is taken") {
    auto m = valley();
    m.links.push_back({alby, hallunda, Link::Mode::walk, 17, 1.2});
    CHECK(TravelTimes(m).between(alby, hallunda, false).km == doctest::Approx(1.2));
}

TEST_CASE("a place is no minute from itself, and one without a way to it is not reached") {
    const TravelTimes travel(valley());
    CHECK(travel.between(tumba, tumba, false).minutes == 0);
    CHECK_FALSE(travel.between(alby, island, true).reachable);
    CHECK(travel.between(alby, tumba, false).reachable);
}

TEST_CASE("an office at a stop of the bus lies on the way, though getting on again would cost a wait") {
    const TravelTimes travel(valley());
    CHECK(travel.on_the_way(alby, hallunda, tumba, false));
    CHECK_FALSE(travel.on_the_way(alby, hallunda, tumba, true));  // by car past Hallunda
    CHECK(travel.on_the_way(alby, tumba, tullinge, true));
    CHECK_FALSE(travel.on_the_way(alby, tumba, hallunda, false));
    CHECK_FALSE(travel.on_the_way(alby, tumba, island, false));
}
