// Handing over a case, followed by hand: reading in, retelling, lost information, and how near the colleague sits.
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::IdSet;
using domain::Measure;

namespace {

// A contact of an hour at the reception; an investigation with two meetings of an hour. Reading in takes 2 h, the
// household retells for half of the next meeting; both are halved within an office and quartered within a unit.
struct Handover {
    Town town;
    domain::NeedId help =
        town.need("help", {contact({meeting(1)}, to_investigation), investigation({meeting(1, 0, 2)})});
    IdSet it = IdSet::of({help});

    Handover() {
        auto& costs = town.rules().handover;
        costs.reading_in = std::chrono::hours{2};
        costs.retelling = 0.5;
        costs.same_office = 0.5;
        costs.same_unit = 0.25;
        town.arrives("2018-09-03 08:00", help);
    }
    void reception_and_investigators(domain::PlaceId investigators_place) {
        town.door(town.unit("reception", town.place("town hall", 10, 1), it, {{it}},
                            IdSet::of({domain::default_stage::contact})),
                  it);
        town.unit("investigators", investigators_place, it, {{it}}, IdSet::of({to_investigation}));
    }
};

}  // namespace

//   08:00–09:00  contact at the reception                 client 1 h
//   09:00–11:00  the investigator reads in                coordination 2 h
//   13:00–14:30  first meeting (too long before noon)     repeats 0.5 h, client 1 h
//   14:30–15:30  second meeting                           client 1 h
// Two offices on different roads: two trips, 20 + 40 minutes.
TEST_CASE("the receiver of a case reads in and the household tells its story again") {
    Handover h;
    h.reception_and_investigators(h.town.place("annexe", 20, 2));
    const auto m = h.town.measures();
    CHECK(m.get(Measure::handoffs_per_household) == 1);
    CHECK(m.get(Measure::handoffs_per_household_stage) == 1);
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(m.get(Measure::continuity_upc) == 2.0 / 3);
    CHECK(m.get(Measure::continuity_coc) == 2.0 / 6);  // (1 + 4 − 3) / 6
    CHECK(m.get(Measure::continuity_secon) == 0.5);
    CHECK(m.get(Measure::trips_per_household) == 2);
    CHECK(m.get(Measure::travel_minutes_per_household) == 60);
    CHECK(h.town.ledger(m) == Hours{.client = 3, .repeats = 0.5, .coordination = 2});
    CHECK(m.get(Measure::client_hours_per_household) == 3);
    CHECK(m.get(Measure::investigation_hours) == 4.5);  // reading in belongs to it
    CHECK(m.get(Measure::cost_per_household) == 5.5 * Town::wage);
}

// In the same office: reading in 1 h, retelling a quarter of an hour.
TEST_CASE("handing over is cheaper within an office") {
    Handover h;
    h.reception_and_investigators(Town::home);
    h.town.organisation().units[1].office = h.town.organisation().units[0].office;
    const auto m = h.town.measures();
    CHECK(m.get(Measure::handoffs_per_household) == 1);
    CHECK(m.get(Measure::trips_per_household) == 1);
    CHECK(h.town.ledger(m) == Hours{.client = 3, .repeats = 0.25, .coordination = 1});
}

// In the same unit, where each stage is a new worker's: reading in half an hour, retelling 7.5 minutes.
TEST_CASE("handing over is cheapest within a unit, and who keeps the case hands nothing over") {
    Handover h;
    h.town.door(h.town.unit("unit", Town::home, h.it, {{h.it}, {h.it}}), h.it);
    SUBCASE("a new worker per stage") {
        h.town.rules().continuity = domain::Continuity::new_worker_per_stage;
        const auto m = h.town.measures();
        CHECK(m.get(Measure::handoffs_per_household) == 1);
        CHECK(m.get(Measure::workers_met_per_household) == 2);
        CHECK(h.town.ledger(m) == Hours{.client = 3, .repeats = 0.125, .coordination = 0.5});
    }
    // The colleague is given it even with two other cases, which came on Friday and wait for an answer until Wednesday.
    SUBCASE("a new worker per stage, however busy") {
        auto& town = h.town;
        town.runs("2018-08-31 00:00", 5);
        const auto waits = town.need("waits", {contact({}, to_investigation), investigation({answer_after(5)})});
        auto& unit = town.organisation().units[0];
        unit.needs.insert(waits);
        unit.staff[1].competences.insert(waits);
        town.organisation().doors[0].needs.insert(waits);
        town.municipality().stated_arrivals.clear();
        town.arrives("2018-08-31 08:00", waits);
        town.arrives("2018-08-31 08:00", waits);
        town.arrives("2018-09-03 08:00", h.help);
        town.rules().continuity = domain::Continuity::new_worker_per_stage;
        const auto m = town.measures();
        CHECK(m.get(Measure::handoffs_per_household, domain::Dimension::need, h.help) == 1);
        CHECK(m.get(Measure::workers_met_per_household, domain::Dimension::need, h.help) == 2);
    }
    SUBCASE("the same worker within a unit") {
        const auto m = h.town.measures();
        CHECK(m.get(Measure::handoffs_per_household) == 0);
        CHECK(m.get(Measure::workers_met_per_household) == 1);
        CHECK(h.town.ledger(m) == Hours{.client = 3});
    }
}

// Something always gets lost: the first meeting after the handover is held twice, the second time as a repeat.
//   13:00–14:30  first meeting, 14:30–15:30 the same again, 15:30–16:30 second meeting
TEST_CASE("information lost in a handover repeats a meeting") {
    Handover h;
    h.reception_and_investigators(Town::home);
    h.town.rules().handover.lost = 1;
    const auto m = h.town.measures();
    CHECK(h.town.ledger(m) == Hours{.client = 3, .repeats = 1.5, .coordination = 2});
    CHECK(m.get(Measure::continuity_upc) == 0.75);  // four contacts, three with the investigator
    CHECK(m.get(Measure::investigation_days) == Approx(7.5 / 24).epsilon(1e-6));  // opened 09:00, decided 16:30
}

// Cases pass from the reception to one investigator and on to one of treatment: two handoffs, and each tells again.
TEST_CASE("every change of unit is a handoff") {
    Handover h;
    h.town.the(h.help).stages[1].next = {{to_intervention}};
    h.town.the(h.help).stages.push_back(intervention({meeting(1)}));
    h.reception_and_investigators(Town::home);
    h.town.unit("treatment", Town::home, h.it, {{h.it}}, IdSet::of({to_intervention}));
    const auto m = h.town.measures();
    CHECK(m.get(Measure::handoffs_per_household) == 2);
    CHECK(m.get(Measure::workers_met_per_household) == 3);
    CHECK(h.town.ledger(m) == Hours{.client = 4, .repeats = 1, .coordination = 4});
}

// The investigators serve treatment too, but the household's first worker can do everything and stays responsible.
TEST_CASE("where the first worker stays responsible, what that worker's unit serves is not handed over") {
    Handover h;
    h.town.door(h.town.unit("team", Town::home, h.it, {{h.it}}), h.it);
    h.town.unit("investigators", Town::home, h.it, {{h.it}}, IdSet::of({to_investigation}));
    h.town.rules().continuity = domain::Continuity::first_worker;
    const auto m = h.town.measures();
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(m.get(Measure::workers_met_per_household) == 1);
    CHECK(h.town.ledger(m) == Hours{.client = 3});
}

// Two teams serve everything and have a door each. Whichever a household comes to, it stays there.
TEST_CASE("a team that serves the next stage keeps the case") {
    Handover h;
    for (const auto* name : {"north", "south"}) h.town.door(h.town.unit(name, Town::home, h.it, {{h.it}}), h.it);
    std::array<bool, 2> met{};
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto m = h.town.measures(seed);
        CHECK(m.get(Measure::handoffs_per_household) == 0);
        for (std::size_t unit = 0; unit < 2; ++unit)
            met[unit] = met[unit] || m.get(Measure::client_time_share, domain::Dimension::unit, unit) == 3.0 / 200;
    }
    CHECK(met[0]);
    CHECK(met[1]);
}
