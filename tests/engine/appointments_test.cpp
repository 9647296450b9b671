// Appointments and journeys, followed by hand: missed ones, several on one day, home visits, long ones.
#include "engine/demand.hpp"
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::IdSet;
using domain::Measure;

namespace {

/// A seed with which, at even odds, the first household misses its contact once and then keeps it.
std::uint64_t seed_that_misses_once(const Town& town, domain::NeedId need) {
    for (std::uint64_t seed = 1;; ++seed) {
        const engine::Demand demand{town.scenario, {seed, 0}};
        engine::Household household;
        household.entity = kernel::name_hash("stated arrivals");
        kernel::Stream stream = demand.stream(household, need, 0, 0, engine::Draw::missed, 0);
        const double first = stream.uniform();
        const double second = stream.uniform();
        if (first < 0.5 && second >= 0.5) return seed;
    }
}

}  // namespace

// 30 minutes from the office; a missed appointment is held again two days later at the earliest.
//   Monday 08:00–09:00     nobody comes      missed 1 h
//   Wednesday 09:00–10:00  contact           client 1 h
//   Wednesday 10:00–10:30  notes             documentation 0.5 h
// Two appointments, one missed; one trip, for nobody travelled on Monday; one contact.
TEST_CASE("a missed appointment wastes its slot and is held later") {
    Town town;
    const auto office = town.place("office", 30, 2);
    const auto help = town.need("help", {contact({meeting(1, 0.5)})});
    town.silo(help, office);
    town.municipality().behaviour.rebooked_after = std::chrono::days{2};
    town.arrives("2018-09-03 08:00", help);
    const auto seed = seed_that_misses_once(town, help);

    const auto expect_missed = [&](const domain::Measures& m) {
        CHECK(m.get(Measure::missed_appointment_share) == 0.5);
        CHECK(m.get(Measure::days_to_first_contact) == Approx(2 + 1.0 / 24));
        CHECK(m.get(Measure::trips_per_household) == 1);
        CHECK(m.get(Measure::workers_met_per_household) == 1);
        CHECK(m.get(Measure::client_hours_per_household) == 1);
        CHECK(town.ledger(m) == Hours{.client = 1, .documentation = 0.5, .missed = 1});
        CHECK(m.get(Measure::missed_share) == 1.0 / 200);
        CHECK(m.get(Measure::client_facing_share) == 1.0 / 200);
        CHECK(m.get(Measure::visits_per_worker_day) == 1.0 / 25);
        CHECK(m.get(Measure::cost_per_household) == 2.5 * Town::wage);
    };
    SUBCASE("by habit") {
        town.municipality().behaviour.missed = 0.5;
        expect_missed(town.measures(seed));
    }
    SUBCASE("because of the way: half an hour of travel, at a chance of one per hour") {
        town.municipality().behaviour.missed_per_travel_hour = 1;
        expect_missed(town.measures(seed));
    }
    SUBCASE("the way does not matter to a phone call") {
        town.municipality().behaviour.missed_per_travel_hour = 1;
        town.the(help).stages[0].work[0].setting = domain::Setting::phone;
        CHECK(town.measures(seed).get(Measure::missed_appointment_share) == 0);
    }
}

// A contact from 08:00 to 09:00 and a meeting in the same office on the same day, or the next.
TEST_CASE("appointments on one day in one office share a trip") {
    Town town;
    const auto office = town.place("office", 30, 2);
    const auto help = town.need("help", {contact({meeting(1)}, to_investigation), investigation({meeting(1)})});
    town.silo(help, office);
    town.arrives("2018-09-03 08:00", help);
    SUBCASE("same day") {
        const auto m = town.measures();
        CHECK(m.get(Measure::trips_per_household) == 1);
        CHECK(m.get(Measure::travel_minutes_per_household) == 60);
        CHECK(m.get(Measure::travel_km_per_household) == 4);
    }
    SUBCASE("the next day, for the meeting is booked a day ahead") {
        town.rules().notice = std::chrono::days{1};
        const auto m = town.measures();
        CHECK(m.get(Measure::trips_per_household) == 2);
        CHECK(m.get(Measure::travel_minutes_per_household) == 120);
        CHECK(m.get(Measure::travel_km_per_household) == 8);
    }
}

// A road from home: the near office after 10 minutes (1 km), the middle one 10 minutes and 1 km on, the far one another
// 10 minutes and 1 km. One need in each; the household is seen from 08:00, 09:00 and 10:00 in the order in which it
// applies. Whatever the order, it is one journey to the far end: 60 minutes, 6 km.
TEST_CASE("an office on the way costs no further trip") {
    Town town;
    const auto near = town.place("near", 10, 1);
    const auto middle = town.place("middle", 10, 1, near);
    const auto far = town.place("far", 10, 1, middle);
    const std::vector<domain::PlaceId> places{near, middle, far};
    std::vector<domain::NeedId> needs;
    for (const auto place : places) {
        needs.push_back(town.need("need " + std::to_string(needs.size()), {contact({meeting(1)})}));
        town.silo(needs.back(), place);
    }
    const std::vector<std::vector<std::size_t>> orders{{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                                       {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (const auto& order : orders) {
        CAPTURE(order[0]);
        CAPTURE(order[1]);
        town.municipality().stated_arrivals.clear();
        town.arrives("2018-09-03 08:00", needs[order[0]]).further = {{needs[order[1]]}, {needs[order[2]]}};
        const auto m = town.measures();
        CHECK(m.get(Measure::workers_met_per_household) == 3);
        CHECK(m.get(Measure::trips_per_household) == 1);
        CHECK(m.get(Measure::travel_minutes_per_household) == 60);
        CHECK(m.get(Measure::travel_km_per_household) == 6);
    }
}

// The bus takes 30 minutes and stops after 20; every 10 minutes one leaves, so 5 minutes are waited. By car it is 12
// minutes and 9 km.
TEST_CASE("who has a car takes it where that is quicker") {
    Town town;
    const auto village = town.place("village", 240, 15);
    const auto town_hall = town.place("town hall", 100, 6, village);
    town.municipality().lines = {{"bus", {Town::home, village, town_hall}, {20, 10}, {7, 3}, 10}};
    town.municipality().links.push_back({Town::home, town_hall, domain::Link::Mode::car, 12, 9});
    const auto help = town.need("help", {contact({meeting(1)})});
    town.silo(help, town_hall);
    auto& arrival = town.arrives("2018-09-03 08:00", help);
    SUBCASE("by bus") {
        const auto m = town.measures();
        CHECK(m.get(Measure::travel_minutes_per_household) == 70);
        CHECK(m.get(Measure::travel_km_per_household) == 20);
    }
    SUBCASE("by car") {
        arrival.car = true;
        const auto m = town.measures();
        CHECK(m.get(Measure::travel_minutes_per_household) == 24);
        CHECK(m.get(Measure::travel_km_per_household) == 18);
    }
}

// The worker drives 30 minutes there and back: 08:00–10:00 in the diary, with the household from 08:30 to 09:30.
TEST_CASE("for a home visit the worker travels, not the household") {
    Town town;
    const auto office = town.place("office", 90, 6);
    town.municipality().links.push_back({Town::home, office, domain::Link::Mode::car, 30, 20});
    const auto help = town.need("help", {contact({at_home(meeting(1, 0.5))})});
    town.silo(help, office);
    town.arrives("2018-09-03 08:00", help);
    SUBCASE("held") {
        const auto m = town.measures();
        CHECK(m.get(Measure::days_to_first_contact) == Approx(0.5 / 24));
        CHECK(m.get(Measure::trips_per_household) == 0);
        CHECK(m.get(Measure::travel_minutes_per_household) == 0);
        CHECK(town.ledger(m) == Hours{.client = 1, .documentation = 0.5, .staff_travel = 1});
        CHECK(m.get(Measure::cost_per_household) == 2.5 * Town::wage);
        CHECK(m.get(Measure::client_facing_share) == 1.0 / 200);
    }
    SUBCASE("nobody at home: the way was for nothing, and is made again") {
        town.municipality().behaviour.missed = 0.5;
        const auto m = town.measures(seed_that_misses_once(town, help));
        CHECK(town.ledger(m) == Hours{.client = 1, .documentation = 0.5, .staff_travel = 2, .missed = 1});
        CHECK(m.get(Measure::days_to_first_contact) == Approx(2.5 / 24));  // 10:00–12:00, there at 10:30
        CHECK(m.get(Measure::trips_per_household) == 0);
    }
}

// With an interpreter an hour becomes an hour and a half, all of it time with the household; notes take as long as
// ever.
TEST_CASE("with an interpreter an appointment takes longer") {
    Town town;
    const auto help = town.need("help", {contact({meeting(1, 0.5)}, to_investigation), investigation({meeting(1)})});
    town.silo(help, Town::home);
    town.municipality().behaviour.interpreter_longer = 0.5;
    town.arrives("2018-09-03 08:00", help).interpreter = true;
    const auto m = town.measures();
    CHECK(town.ledger(m) == Hours{.client = 3, .documentation = 0.5});
}

// Six hours fit into no stretch of a working day; they are held as three hours twice: 08:00–11:00 and 13:00–16:00.
TEST_CASE("an appointment longer than half a day is held in equal parts") {
    Town town;
    const auto help = town.need("help", {contact({meeting(6, 0.5)})});
    town.silo(help, town.place("office", 30, 2));
    town.arrives("2018-09-03 08:00", help);
    const auto m = town.measures();
    CHECK(town.ledger(m) == Hours{.client = 6, .documentation = 0.5});
    CHECK(m.get(Measure::client_hours_per_household) == 6);
    CHECK(m.get(Measure::visits_per_worker_day) == 2.0 / 25);
    CHECK(m.get(Measure::trips_per_household) == 1);
    CHECK(m.get(Measure::caseload_per_worker) == 8.5 / (35 * 24));  // until the notes are done at 16:30
}

// Open from 10:00 to 12:00 only: three hours are held as an hour and a half on Monday and as much on Tuesday.
TEST_CASE("an appointment longer than the office is open is held in parts, too") {
    Town town;
    const auto help = town.need("help", {contact({meeting(3)})});
    town.silo(help, town.place("office", 30, 2));
    town.organisation().offices[0].hours = kernel::WeekPattern::office_hours();
    for (auto& day : town.organisation().offices[0].hours->days)
        if (!day.empty()) day = {{std::chrono::hours{10}, std::chrono::hours{12}}};
    town.arrives("2018-09-03 08:00", help);
    const auto m = town.measures();
    CHECK(town.ledger(m) == Hours{.client = 3});
    CHECK(m.get(Measure::trips_per_household) == 2);
}
