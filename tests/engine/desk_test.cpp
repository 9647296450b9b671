// Desk work, followed by hand: lunch, closing time, holidays, appointments in between, and the order in which it is
// done. The first contacts here are no work at all, so a piece of desk work is at hand the moment a household arrives,
// and the investigation's days say when it was done.
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::IdSet;
using domain::Measure;
using domain::WorkOrder;

namespace {

/// Hours from opening to decision, to the minute.
double hours_until_decided(const domain::Measures& m, domain::NeedId need) {
    return std::round(m.get(Measure::investigation_days, domain::Dimension::need, need) * 24 * 60) / 60;
}

domain::Need& paperwork(Town& town, const std::string& name, double hours) {
    return town.the(town.need(name, {contact({}, to_investigation), investigation({desk(hours)})}));
}

}  // namespace

// Six hours from Monday 11:00: 11–12, 13–17, and Tuesday 8–9. Decided 22 hours after it was opened.
TEST_CASE("lunch and closing time interrupt desk work, and it goes on after them") {
    Town town;
    paperwork(town, "paper", 6);
    town.silo(0, Town::home);
    town.arrives("2018-09-03 11:00", 0);
    const auto m = town.measures();
    CHECK(hours_until_decided(m, 0) == 22);
    CHECK(m.get(Measure::investigation_hours) == 6);
    CHECK(town.ledger(m) == Hours{.documentation = 6});
    CHECK(m.get(Measure::caseload_per_worker) == 22.0 / (35 * 24));
}

// Sixteen hours from Tuesday 5 June 2018 13:00. Wednesday 6 June is the National Day.
//   Tuesday 13–17 (4 h), Thursday 8–12 and 13–17 (8 h), Friday 8–12 (4 h): decided Friday 12:00, 71 hours later.
// Of the five weeks from 4 June, that day and Midsummer Eve (Friday 22 June) are free: 23 days of 8 h.
TEST_CASE("a public holiday interrupts desk work") {
    Town town;
    town.runs("2018-06-04 00:00", 5);
    paperwork(town, "paper", 16);
    town.silo(0, Town::home);
    SUBCASE("in between") {
        town.arrives("2018-06-05 13:00", 0);
        const auto m = town.measures();
        CHECK(town.contracted_hours() == 23 * 8);
        CHECK(hours_until_decided(m, 0) == 71);
        CHECK(m.get(Measure::documentation_share) == 16.0 / (23 * 8));
        CHECK(m.get(Measure::idle_share) == (23 * 8 - 16.0) / (23 * 8));
    }
    // Who comes on the holiday itself waits: Thursday 8–17 and Friday 8–17, 57 hours after Wednesday 08:00.
    SUBCASE("at the beginning") {
        town.arrives("2018-06-06 08:00", 0);
        CHECK(hours_until_decided(town.measures(), 0) == 57);
    }
}

// Three hours of paper from 08:00; another household comes at 09:30 and is seen for an hour.
//   08:00–09:30  paper      09:30–10:30  contact      10:30–12:00  paper: decided at 12:00 instead of 11:00
TEST_CASE("an appointment interrupts desk work, and it goes on afterwards") {
    Town town;
    paperwork(town, "paper", 3);
    const auto talk = town.need("talk", {contact({meeting(1, 0.5)})});
    const auto both = IdSet::of({0, talk});
    town.door(town.unit("unit", Town::home, both, {{both}}), both);
    town.arrives("2018-09-03 08:00", 0);
    SUBCASE("undisturbed") {
        CHECK(hours_until_decided(town.measures(), 0) == 3);
    }
    // The notes of the contact (0.5 h) come after the paper that was begun: 13:00–13:30.
    SUBCASE("disturbed") {
        town.arrives("2018-09-03 09:30", talk);
        const auto m = town.measures();
        CHECK(hours_until_decided(m, 0) == 4);
        CHECK(m.get(Measure::days_to_first_contact, domain::Dimension::need, talk) == 0);
        CHECK(town.ledger(m) == Hours{.client = 1, .documentation = 3.5});
        CHECK(m.get(Measure::investigation_hours) == 3);
        // Paper is one case until 12:00, the contact one from 09:30 to 13:30; the notes wait from 10:30 to 12:00,
        // when they are what the worker is at next, lunch or not.
        CHECK(m.get(Measure::caseload_per_worker) == 8.0 / (35 * 24));
        CHECK(m.get(Measure::queue_length) == 1.5 / (35 * 24));
    }
    // Desk work that arrives during an appointment begins when it ends.
    SUBCASE("begun late") {
        town.municipality().stated_arrivals.clear();
        town.arrives("2018-09-03 08:00", talk);
        town.arrives("2018-09-03 08:15", 0);
        // 08:00–09:00 contact; 09:00–12:00 paper (it waited first); 13:00–13:30 notes.
        CHECK(hours_until_decided(town.measures(), 0) == 3.75);
    }
}

// One worker is busy with X for four hours from 08:00 to 12:00. At 08:10, 08:20 and 08:30 come
//   A: 2 h, limit 30 days      B: 3 h, limit 10 days      C: 1 h, limit 20 days
TEST_CASE("the work order decides what is done next") {
    Town town;
    for (const auto& [name, hours, days] :
         {std::tuple{"X", 4.0, 40}, std::tuple{"A", 2.0, 30}, std::tuple{"B", 3.0, 10}, std::tuple{"C", 1.0, 20}})
        paperwork(town, name, hours).stages[1].limit =
            kernel::CalendarSpan{std::chrono::months{0}, std::chrono::days{days}};
    const domain::NeedId x = 0;
    const domain::NeedId a = 1;
    const domain::NeedId b = 2;
    const domain::NeedId c = 3;
    const auto all = IdSet::first(4);
    town.door(town.unit("unit", Town::home, all, {{all}}), all);
    town.arrives("2018-09-03 08:00", x);
    town.arrives("2018-09-03 08:10", a);
    town.arrives("2018-09-03 08:20", b);
    town.arrives("2018-09-03 08:30", c);
    constexpr double minutes = 1.0 / 60;

    // A 13–15, B 15–17 and Tuesday 8–9, C Tuesday 9–10. A waits until it is next, at noon: 3 h 50, B 6 h 40,
    // C 24 h 30, together 35 hours.
    SUBCASE("first come, first served") {
        town.rules().work_order = WorkOrder::first_come;
        const auto m = town.measures();
        CHECK(hours_until_decided(m, x) == 4);
        CHECK(hours_until_decided(m, a) == Approx(7 - 10 * minutes));
        CHECK(hours_until_decided(m, b) == Approx(25 - 20 * minutes));
        CHECK(hours_until_decided(m, c) == Approx(26 - 30 * minutes));
        CHECK(m.get(Measure::queue_length) == Approx(35.0 / (35 * 24)));
    }
    // B 13–16, C 16–17, A Tuesday 8–10.
    SUBCASE("earliest legal limit") {
        town.rules().work_order = WorkOrder::earliest_limit;
        const auto m = town.measures();
        CHECK(hours_until_decided(m, x) == 4);  // what has been begun is finished
        CHECK(hours_until_decided(m, b) == Approx(8 - 20 * minutes));
        CHECK(hours_until_decided(m, c) == Approx(9 - 30 * minutes));
        CHECK(hours_until_decided(m, a) == Approx(26 - 10 * minutes));
    }
    // C 13–14, A 14–16, B 16–17 and Tuesday 8–10.
    SUBCASE("shortest") {
        town.rules().work_order = WorkOrder::shortest;
        const auto m = town.measures();
        CHECK(hours_until_decided(m, c) == Approx(6 - 30 * minutes));
        CHECK(hours_until_decided(m, a) == Approx(8 - 10 * minutes));
        CHECK(hours_until_decided(m, b) == Approx(26 - 20 * minutes));
    }
    // An hour each: X 8–9, A 9–10, B 10–11, C 11–12 (done), X 13–14, A 14–15 (done), B 15–16, X 16–17, B Tuesday 8–9
    // (done), X 9–10 (done).
    SUBCASE("round robin") {
        town.rules().work_order = WorkOrder::round_robin;
        const auto m = town.measures();
        CHECK(hours_until_decided(m, c) == Approx(4 - 30 * minutes));
        CHECK(hours_until_decided(m, a) == Approx(7 - 10 * minutes));
        CHECK(hours_until_decided(m, b) == Approx(25 - 20 * minutes));
        CHECK(hours_until_decided(m, x) == 26);
        CHECK(town.ledger(m) == Hours{.documentation = 10});
    }
    // C is urgent: first come, first served otherwise. C 13–14, A 14–16, B 16–17 and Tuesday 8–10.
    SUBCASE("what is urgent comes before all that has not been begun") {
        town.rules().work_order = WorkOrder::first_come;
        town.municipality().stated_arrivals[3].urgent = true;
        const auto m = town.measures();
        CHECK(hours_until_decided(m, x) == 4);
        CHECK(hours_until_decided(m, c) == Approx(6 - 30 * minutes));
        CHECK(hours_until_decided(m, a) == Approx(8 - 10 * minutes));
        CHECK(hours_until_decided(m, b) == Approx(26 - 20 * minutes));
    }
    // A unit's own order goes before the organisation's.
    SUBCASE("in one unit only") {
        town.rules().work_order = WorkOrder::first_come;
        town.organisation().units[0].work_order = WorkOrder::shortest;
        CHECK(hours_until_decided(town.measures(), c) == Approx(6 - 30 * minutes));
    }
}

// Half of full time is 8–12. Six hours from Monday 11:00: 11–12, Tuesday 8–12, Wednesday 8–9, 46 hours later.
TEST_CASE("part time is fewer hours a day") {
    Town town;
    paperwork(town, "paper", 6);
    town.silo(0, Town::home);
    town.organisation().units[0].staff[0].fte = 0.5;
    town.arrives("2018-09-03 11:00", 0);
    const auto m = town.measures();
    CHECK(hours_until_decided(m, 0) == 46);
    CHECK(m.get(Measure::documentation_share) == 6.0 / 100);
}
