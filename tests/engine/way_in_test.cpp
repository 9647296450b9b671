// Households followed by hand through the doors. Every number is worked out in the comment above it.
#include "engine/demand.hpp"
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::IdSet;
using domain::Measure;

namespace {

/// A seed with which a household that does not know the doors guesses (not) right among two of which one is right.
std::uint64_t seed_that_guesses(const Town& town, const std::string& need, bool right) {
    for (std::uint64_t seed = 1;; ++seed) {
        const engine::Demand demand{town.scenario, {seed, 0}};
        engine::Household household;
        household.entity = kernel::name_hash("stated arrivals");
        kernel::Stream stream = demand.stream(household, kernel::name_hash(need, kernel::name_hash("door/")), 1);
        if ((stream.uniform() < 0.5) == right) return seed;
    }
}

}  // namespace

// Monday 3 September. The one worker, the household 30 minutes (2 km) on foot from the office.
//   08:00–09:00  contact                      client 1 h
//   09:00–09:30  its notes                    documentation 0.5 h
//   09:30–10:30  first meeting                client 1 h; the investigation opened at 09:30
//   10:30–11:00  its notes                    documentation 0.5 h
//   11:00–12:00  second meeting               client 1 h
//   13:00–13:30  its notes                    documentation 0.5 h
//   13:30–16:30  assessment                   documentation 3 h; decided at 16:30, 7 h after it was opened
// Three contacts in one office on one day: one trip there and back. 7.5 hours of 200.
TEST_CASE("a household at the right door meets one worker and is not handed on") {
    Town town;
    const auto office = town.place("office", 30, 2);
    const auto help =
        town.need("help", {contact({meeting(1, 0.5)}, to_investigation), investigation({meeting(1, 0.5, 2), desk(3)})});
    town.the(help).stages[1].limit = kernel::CalendarSpan{std::chrono::months{4}, {}};
    town.silo(help, office);
    town.arrives("2018-09-03 08:00", help);
    const auto result = town.run();
    const auto& m = result.measures;

    CHECK(result.households == 1);
    CHECK(m.get(Measure::households) == 1);
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(m.get(Measure::workers_met_per_household) == 1);
    CHECK(m.get(Measure::continuity_upc) == 1);
    CHECK(m.get(Measure::continuity_coc) == 1);
    CHECK(m.get(Measure::continuity_secon) == 1);
    CHECK(m.get(Measure::trips_per_household) == 1);
    CHECK(m.get(Measure::travel_minutes_per_household) == 60);
    CHECK(m.get(Measure::travel_km_per_household) == 4);
    CHECK(m.get(Measure::investigation_days) == Approx(7.0 / 24).epsilon(1e-5));
    CHECK(m.get(Measure::investigation_days_median) == 1);  // a day begun
    CHECK(m.get(Measure::investigation_days_p90) == 1);
    CHECK(m.get(Measure::investigation_hours) == 6);
    CHECK(m.get(Measure::investigations_within_limit) == 1);
    CHECK(std::isnan(m.get(Measure::assessments_within_limit)));
    CHECK(m.get(Measure::days_to_first_contact) == 0);
    CHECK(m.get(Measure::days_to_first_contact_median) == 0);
    CHECK(m.get(Measure::days_to_decision) == Approx(8.5 / 24).epsilon(1e-5));
    CHECK(m.get(Measure::days_to_decision_median) == 1);
    CHECK(m.get(Measure::client_hours_per_household) == 3);
    CHECK(town.contracted_hours() == 200);
    CHECK(town.ledger(m) == Hours{.client = 3, .documentation = 4.5});
    CHECK(m.get(Measure::client_time_share) == 3.0 / 200);
    CHECK(m.get(Measure::client_time_share_busy) == 3 / 7.5);
    CHECK(m.get(Measure::client_facing_share) == 3.0 / 200);
    CHECK(m.get(Measure::idle_share) == 192.5 / 200);
    CHECK(m.get(Measure::utilisation) == 7.5 / 200);
    CHECK(m.get(Measure::visits_per_worker_day) == 3.0 / 25);
    CHECK(m.get(Measure::caseload_per_worker) == 8.5 / (35 * 24));  // one case from 08:00 to 16:30
    CHECK(m.get(Measure::queue_length) == 0);
    CHECK(m.get(Measure::wrong_door_share) == 0);
    CHECK(m.get(Measure::abandonment_share) == 0);
    CHECK(m.get(Measure::missed_appointment_share) == 0);
    CHECK(std::isnan(m.get(Measure::hidden_needs_found_share)));
    CHECK(m.get(Measure::cost_per_household) == 7.5 * Town::wage);
    CHECK(m.get(Measure::client_hours_per_household, domain::Dimension::need, help) == 3);
    CHECK(m.get(Measure::trips_per_household, domain::Dimension::complexity, 1) == 1);
    CHECK(std::isnan(m.get(Measure::trips_per_household, domain::Dimension::complexity, 2)));
    CHECK(m.get(Measure::investigation_hours, domain::Dimension::route, to_investigation) == 6);
    CHECK(m.get(Measure::continuity_upc, domain::Dimension::contacts, 0) == 1);  // two or three contacts
}

// The household has an addiction and guesses at the door for money, 30 minutes (2 km) away; the right one is 20 minutes
// (1.5 km) in the other direction. A contact takes 1 h and 0.5 h of notes; at a wrong door half of both.
//   08:00–08:30  money: contact               repeats 0.5 h
//   08:30–08:45  money: notes                 repeats 0.25 h
//   08:45–09:00  money: referral              coordination 0.25 h
//   09:00–10:00  addiction: contact           client 1 h
//   10:00–10:30  addiction: notes             documentation 0.5 h
// Two trips, 60 + 40 minutes, 4 + 3 km. Two contacts with two workers: UPC 1/2, COC (1 + 1 − 2) / 2 = 0, SECON 0.
TEST_CASE("a wrong door costs one handoff, a contact and a referral") {
    Town town;
    const auto there = town.place("there", 30, 2);
    const auto elsewhere = town.place("elsewhere", 20, 1.5);
    const auto money = town.need("money", {contact({meeting(1, 0.5)})});
    const auto addiction = town.need("addiction", {contact({meeting(1, 0.5)})});
    town.silo(money, there);
    town.silo(addiction, elsewhere);
    town.rules().wrong_door_length = 0.5;
    town.rules().referral = std::chrono::minutes{15};
    town.arrives("2018-09-03 08:00", addiction).knows_doors = false;

    SUBCASE("guessed wrong") {
        const auto m = town.measures(seed_that_guesses(town, "addiction", false));
        CHECK(m.get(Measure::handoffs_per_household) == 1);
        CHECK(m.get(Measure::handoffs_per_household_wrong_door) == 1);
        CHECK(m.get(Measure::wrong_door_share) == 1);
        CHECK(m.get(Measure::workers_met_per_household) == 2);
        CHECK(m.get(Measure::continuity_upc) == 0.5);
        CHECK(m.get(Measure::continuity_coc) == 0);
        CHECK(m.get(Measure::continuity_secon) == 0);
        CHECK(m.get(Measure::trips_per_household) == 2);
        CHECK(m.get(Measure::travel_minutes_per_household) == 100);
        CHECK(m.get(Measure::travel_km_per_household) == 7);
        CHECK(m.get(Measure::days_to_first_contact) == 0);
        CHECK(m.get(Measure::client_hours_per_household) == 1);
        CHECK(town.ledger(m) == Hours{.client = 1, .repeats = 0.75, .documentation = 0.5, .coordination = 0.25});
        CHECK(m.get(Measure::client_facing_share) == 1.75 / 400);
        CHECK(m.get(Measure::cost_per_household) == 2.5 * Town::wage);
        CHECK(m.get(Measure::repeat_share, domain::Dimension::unit, 0) == 0.75 / 200);
        CHECK(m.get(Measure::client_time_share, domain::Dimension::unit, 1) == 1.0 / 200);
        // Each holds the case while it has it: one hour, then one and a half.
        CHECK(m.get(Measure::caseload_per_worker) == 2.5 / (35 * 24) / 2);
    }
    SUBCASE("guessed right") {
        const auto m = town.measures(seed_that_guesses(town, "addiction", true));
        CHECK(m.get(Measure::handoffs_per_household) == 0);
        CHECK(m.get(Measure::wrong_door_share) == 0);
        CHECK(town.ledger(m) == Hours{.client = 1, .documentation = 0.5});
    }
    SUBCASE("those who know the doors do not guess") {
        town.municipality().stated_arrivals[0].knows_doors = true;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) CHECK(town.measures(seed).get(Measure::wrong_door_share) == 0);
    }
    SUBCASE("those who report know where to") {
        town.municipality().stated_arrivals[0].by_report = true;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) CHECK(town.measures(seed).get(Measure::wrong_door_share) == 0);
    }
}

// An e-service application is 0.25 h at the desk and no contact; a phone call is a contact without a trip; and whoever
// comes on Saturday evening waits until Monday.
//   phone, Saturday 8 September 20:00 → Monday 10 September 08:00–08:30, one day and 12 hours later.
TEST_CASE("the channel decides what the first contact is") {
    Town town;
    const auto office = town.place("office", 30, 2);
    domain::WorkItem call = only_for(domain::Entry::phone, meeting(0.5));
    call.name = "call";
    call.setting = domain::Setting::phone;
    const auto help = town.need(
        "help",
        {contact({only_for(domain::Entry::visit, meeting(1)), call, only_for(domain::Entry::e_service, desk(0.25))})});
    town.silo(help, office);
    auto& arrival = town.arrives("2018-09-08 20:00", help);
    town.follow(27, 14);
    SUBCASE("phone") {
        arrival.channel = domain::Channel::phone;
        const auto m = town.measures();
        CHECK(m.get(Measure::days_to_first_contact) == 1.5);
        CHECK(m.get(Measure::trips_per_household) == 0);
        CHECK(m.get(Measure::workers_met_per_household) == 1);
        CHECK(town.ledger(m) == Hours{.client = 0.5});
    }
    SUBCASE("e-service") {
        arrival.channel = domain::Channel::e_service;
        const auto m = town.measures();
        CHECK(std::isnan(m.get(Measure::days_to_first_contact)));
        CHECK(m.get(Measure::workers_met_per_household) == 0);
        CHECK(town.ledger(m) == Hours{.documentation = 0.25});
    }
    SUBCASE("visit, where the office opens later than the staff comes") {
        town.organisation().offices[0].hours = kernel::WeekPattern::office_hours();
        for (auto& day : town.organisation().offices[0].hours->days)
            if (!day.empty()) day = {{std::chrono::hours{10}, std::chrono::hours{12}}};
        const auto m = town.measures();
        CHECK(m.get(Measure::days_to_first_contact) == Approx(1 + 14.0 / 24));  // Monday 10:00
        CHECK(m.get(Measure::trips_per_household) == 1);
    }
}

// The worker may have one case. The first household's stays open for ten days; the second, an hour later, has
// patience for three days and leaves on Thursday 6 September 09:00. It stood in the queue for three of 35 days.
TEST_CASE("a household leaves when nobody has room within its patience") {
    Town town;
    const auto help = town.need("help", {contact({meeting(1)}, to_investigation), investigation({answer_after(10)})});
    town.silo(help, Town::home);
    town.rules().caseload_cap = 1;
    town.arrives("2018-09-03 08:00", help);
    town.arrives("2018-09-03 09:00", help).patience = std::chrono::days{3};

    SUBCASE("and does not come back") {
        const auto m = town.measures();
        CHECK(m.get(Measure::households) == 2);
        CHECK(m.get(Measure::abandonment_share) == 0.5);
        CHECK(m.get(Measure::queue_length) == 3.0 / 35);
        CHECK(town.ledger(m) == Hours{.client = 1});
        CHECK(m.get(Measure::days_to_first_contact_median) == 0);
        CHECK(std::isnan(m.get(Measure::days_to_first_contact_p90)));  // leaving competes
        // From Monday 08:00 until the answer comes ten days after the investigation opened at 09:00.
        CHECK(m.get(Measure::caseload_per_worker) == Approx((10 * 24 + 1) / (35.0 * 24)));
    }
    // Eight days later, on Friday 14 September 09:00, the worker has room; as a complex household its contact takes 3
    // h, in one piece from 09:00. One of three applications was left.
    SUBCASE("and comes back more complex") {
        auto& need = town.the(help);
        need.stages[0].work[0].hours[domain::Complexity::complex] = kernel::Distribution::constant(3);
        need.leaver_returns = 1;
        need.leaver_returns_after = kernel::Distribution::constant(8 * 24);
        need.leaver_worse = 1;
        const auto m = town.measures();
        CHECK(m.get(Measure::abandonment_share) == 1.0 / 3);
        CHECK(town.ledger(m) == Hours{.client = 4});
        CHECK(m.get(Measure::client_hours_per_household) == 2);
        CHECK(m.get(Measure::days_to_first_contact) == 11.0 / 2);  // 0 and eleven days
    }
    SUBCASE("but one that was reported waits as long as it takes") {
        town.municipality().stated_arrivals[1].by_report = true;
        const auto m = town.measures();
        CHECK(std::isnan(m.get(Measure::abandonment_share)) == false);
        CHECK(m.get(Measure::abandonment_share) == 0);
        CHECK(town.ledger(m) == Hours{.client = 2});
        // Room on Thursday 13 September 09:00, which is ten days after it came.
        CHECK(m.get(Measure::queue_length) == 10.0 / 35);
        CHECK(m.get(Measure::days_to_first_contact) == 10.0 / 2);
    }
}

// The only worker's day is full until 12:00: the first offered time is Monday 13:00, but patience ends at 12:30.
TEST_CASE("a household leaves when the first offered time is later than it will wait") {
    Town town;
    const auto help = town.need("help", {contact({meeting(4)})});
    town.silo(help, Town::home);
    town.arrives("2018-09-03 08:00", help);
    auto& second = town.arrives("2018-09-03 08:30", help);
    SUBCASE("too late") {
        second.patience = std::chrono::hours{4};
        const auto m = town.measures();
        CHECK(m.get(Measure::abandonment_share) == 0.5);
        CHECK(town.ledger(m) == Hours{.client = 4});
        // The worker keeps the case open until the household is gone: 4 h and 4 h.
        CHECK(m.get(Measure::caseload_per_worker) == 8.0 / (35 * 24));
    }
    SUBCASE("just in time") {
        second.patience = std::chrono::hours{4} + std::chrono::minutes{30};
        const auto m = town.measures();
        CHECK(m.get(Measure::abandonment_share) == 0);
        CHECK(m.get(Measure::days_to_first_contact) == Approx(4.5 / 24 / 2));
    }
}
