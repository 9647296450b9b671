// Households with several needs, followed by hand: side by side, one after the other, found later, joined, by a team.
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::IdSet;
using domain::Measure;
using domain::SeveralNeeds;

// Money and addiction have a unit each, on roads in opposite directions; the household applies at both.
//   08:00–09:00  money: contact                     client 1 h
//   09:00–10:00  addiction: contact; until nine the household sat with the other       client 1 h
//   09:00–09:30  money: coordination when the investigation opens, because of the other case    coordination 0.5 h
//   09:30–11:30  money: assessment                  documentation 2 h; decided 11:30, opened 09:00
//   10:00–10:30  addiction: coordination            coordination 0.5 h
//   10:30–12:00, 13:00–13:30  addiction: assessment documentation 2 h; decided 13:30, opened 10:00
TEST_CASE("needs in parallel are applied for at each door, without a handoff") {
    Town town;
    const std::vector<domain::Stage> pathway{contact({meeting(1)}, to_investigation), investigation({desk(2)})};
    const auto money = town.need("money", pathway);
    const auto addiction = town.need("addiction", pathway);
    town.silo(money, town.place("there", 30, 2));
    town.silo(addiction, town.place("elsewhere", 20, 1.5));
    town.rules().coordination = std::chrono::minutes{30};
    town.arrives("2018-09-03 08:00", money).further = {{addiction}};
    const auto m = town.measures();

    CHECK(m.get(Measure::households) == 1);
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(m.get(Measure::continuity_upc) == 0.5);
    CHECK(m.get(Measure::trips_per_household) == 2);
    CHECK(m.get(Measure::travel_minutes_per_household) == 100);
    CHECK(m.get(Measure::client_hours_per_household) == 2);
    CHECK(town.ledger(m) == Hours{.client = 2, .documentation = 4, .coordination = 1});
    CHECK(m.get(Measure::investigation_days, domain::Dimension::need, money) == Approx(2.5 / 24).epsilon(1e-5));
    CHECK(m.get(Measure::investigation_days, domain::Dimension::need, addiction) == Approx(3.5 / 24).epsilon(1e-5));
    CHECK(m.get(Measure::investigation_hours) == 2.5);
    CHECK(m.get(Measure::cost_per_household) == 7 * Town::wage);
    // Two cases: 08:00–11:30 and 08:00–13:30 (a case is somebody's from the moment it is given).
    CHECK(m.get(Measure::caseload_per_worker) == Approx((3.5 + 5.5) / (35 * 24) / 2));
}

// The same household where needs go one after the other:
//   08:00–09:00  money: contact, closed       client 1 h
//   09:00–09:15  money refers                 coordination 0.25 h
//   09:15–10:15  addiction: contact, closed   client 1 h
TEST_CASE("by referral, the next need starts when the first is closed, and costs a handoff") {
    Town town;
    const auto money = town.need("money", {contact({meeting(1)})});
    const auto addiction = town.need("addiction", {contact({meeting(1)})});
    town.silo(money, Town::home);
    town.silo(addiction, Town::home);
    town.rules().several_needs = SeveralNeeds::by_referral;
    town.rules().referral = std::chrono::minutes{15};
    town.arrives("2018-09-03 08:00", money).further = {{addiction}};
    const auto m = town.measures();

    CHECK(m.get(Measure::handoffs_per_household) == 1);
    CHECK(m.get(Measure::handoffs_per_household_need) == 1);
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(town.ledger(m) == Hours{.client = 2, .coordination = 0.25});
    // Each unit has one case at a time: one hour, and from the end of the referral another hour.
    CHECK(m.get(Measure::caseload_per_worker) == 2.0 / (35 * 24) / 2);
}

// Nobody has told of the addiction. With certain discovery it is found in the first contact, which ends at nine.
//   08:00–09:00  money: contact               client 1 h
//   09:00–09:15  money refers                 coordination 0.25 h
//   09:15–10:15  addiction: contact           client 1 h
TEST_CASE("a hidden need that a contact finds is referred, and costs a handoff") {
    Town town;
    const auto money = town.need("money", {contact({meeting(1)})});
    const auto addiction = town.need("addiction", {contact({meeting(1)})});
    town.silo(money, Town::home);
    town.silo(addiction, Town::home);
    town.rules().referral = std::chrono::minutes{15};
    town.arrives("2018-09-03 08:00", money).further = {{addiction, false, true}};
    auto& behaviour = town.municipality().behaviour;

    SUBCASE("found") {
        behaviour.found_outside = 1;
        const auto m = town.measures();
        CHECK(m.get(Measure::hidden_needs_found_share) == 1);
        CHECK(m.get(Measure::handoffs_per_household_need) == 1);
        CHECK(m.get(Measure::handoffs_per_household) == 1);
        CHECK(m.get(Measure::workers_met_per_household) == 2);
        CHECK(town.ledger(m) == Hours{.client = 2, .coordination = 0.25});
    }
    SUBCASE("not found by one who does not know such needs") {
        behaviour.found_within = 1;
        const auto m = town.measures();
        CHECK(m.get(Measure::hidden_needs_found_share) == 0);
        CHECK(m.get(Measure::handoffs_per_household) == 0);
        CHECK(town.ledger(m) == Hours{.client = 1});
    }
    SUBCASE("found by one who knows such needs, who goes on with it where needs are joined") {
        behaviour.found_within = 1;
        town.rules().several_needs = SeveralNeeds::joint;
        town.organisation().units[0].needs = IdSet::of({money, addiction});
        town.organisation().units[0].staff[0].competences = IdSet::of({money, addiction});
        const auto m = town.measures();
        CHECK(m.get(Measure::hidden_needs_found_share) == 1);
        CHECK(m.get(Measure::handoffs_per_household) == 0);
        CHECK(m.get(Measure::workers_met_per_household) == 1);
        CHECK(town.ledger(m) == Hours{.client = 2});  // nothing is spared unless the rules say so
    }
}

namespace {

// A reception with one worker; behind it a unit with one investigator who knows both needs. A joint contact spares half
// of the further need's; joint handling spares half of its meetings (one of two). Reading in takes 1 h, and the
// household retells for half the first meeting.
struct Joint {
    Town town;
    domain::NeedId money;
    domain::NeedId addiction;

    Joint() {
        const std::vector<domain::Stage> pathway{contact({meeting(1)}, to_investigation),
                                                 investigation({meeting(1, 0, 2)})};
        money = town.need("money", pathway);
        addiction = town.need("addiction", pathway);
        town.rules().several_needs = SeveralNeeds::joint;
        town.rules().joint_contact_saves = 0.5;
        town.rules().joint_meetings_saved = 0.5;
        town.rules().handover.reading_in = std::chrono::hours{1};
        town.rules().handover.retelling = 0.5;
    }
    [[nodiscard]] IdSet both() const { return IdSet::of({money, addiction}); }
};

}  // namespace

//   08:00–09:30  contact for both, 1 h + 0.5 h                      client 1.5 h
//   09:30        both needs go to the investigator: one case, one handoff. The first need's process reads in, the
//   second
//                joins the case and books its only meeting at once, which comes before desk work:
//   09:30–10:30  addiction: meeting                                 client 1 h; opened 09:30, decided 10:30
//   10:30–11:30  reading in                                         coordination 1 h
//   13:00–14:30  money: first meeting, half an hour of it retelling repeats 0.5 h, client 1 h (too long before lunch)
//   14:30–15:30  money: second meeting                              client 1 h; opened 09:30, decided 15:30
// Contacts: reception 1, investigator 3. UPC 3/4, COC (1 + 9 − 4) / 12 = 1/2, SECON 2/3.
TEST_CASE("a joint case is handed over once") {
    Joint j;
    const auto reception =
        j.town.unit("reception", Town::home, j.both(), {{j.both()}}, IdSet::of({domain::default_stage::contact}));
    j.town.unit("investigators", Town::home, j.both(), {{j.both()}}, IdSet::of({to_investigation}));
    j.town.door(reception, j.both());
    j.town.arrives("2018-09-03 08:00", j.money).further = {{j.addiction}};
    const auto m = j.town.measures();

    CHECK(m.get(Measure::handoffs_per_household) == 1);
    CHECK(m.get(Measure::handoffs_per_household_stage) == 1);
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(m.get(Measure::continuity_upc) == 0.75);
    CHECK(m.get(Measure::continuity_coc) == 0.5);
    CHECK(m.get(Measure::continuity_secon) == 2.0 / 3);
    CHECK(m.get(Measure::trips_per_household) == 1);
    CHECK(m.get(Measure::client_hours_per_household) == 4.5);
    CHECK(j.town.ledger(m) == Hours{.client = 4.5, .repeats = 0.5, .coordination = 1});
    CHECK(m.get(Measure::investigation_days) == Approx((1.0 + 6) / 2 / 24).epsilon(1e-5));
    CHECK(m.get(Measure::investigation_hours) == (1 + 1 + 2.5) / 2);
    // One case at the reception until 09:30, one at the investigator's until 15:30.
    CHECK(m.get(Measure::caseload_per_worker) == (1.5 + 6) / (35 * 24) / 2);
}

//   08:00–09:30  contact for both               client 1.5 h
//   09:30–10:30  money: first meeting           client 1 h
//   10:30–11:30  addiction: its only meeting    client 1 h
//   11:30–12:30 does not fit before lunch; 13:00–14:00  money: second meeting   client 1 h
// (While the addiction's meeting is held, the second one about money has been booked behind it.)
TEST_CASE("a joint case that stays with one worker spares meetings too") {
    Joint j;
    const auto unit = j.town.unit("everything", Town::home, j.both(), {{j.both()}});
    j.town.door(unit, j.both());
    j.town.arrives("2018-09-03 08:00", j.money).further = {{j.addiction}};
    const auto m = j.town.measures();

    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(m.get(Measure::workers_met_per_household) == 1);
    CHECK(m.get(Measure::continuity_upc) == 1);
    CHECK(j.town.ledger(m) == Hours{.client = 4.5});
    CHECK(m.get(Measure::caseload_per_worker) == 6.0 / (35 * 24));  // one case, until 14:00
}

// The same two needs, both with the finder: the addiction was hidden and is found in the first contact (1 h). From
// then on it is a further need of the joint case: half a contact, and one meeting instead of two.
TEST_CASE("a need found in a joint case is a further need of it") {
    Joint j;
    const auto unit = j.town.unit("everything", Town::home, j.both(), {{j.both()}});
    j.town.door(unit, j.both());
    j.town.municipality().behaviour.found_within = 1;
    j.town.arrives("2018-09-03 08:00", j.money).further = {{j.addiction, false, true}};
    const auto m = j.town.measures();
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(j.town.ledger(m) == Hours{.client = 1 + 0.5 + 2 + 1});
}

// Joint as far as one unit serves: the reception takes both, but each need has investigators of its own. Two cases
// leave the reception, to two people: two handoffs.
TEST_CASE("a joint case that parts is handed over twice") {
    Joint j;
    const auto reception =
        j.town.unit("reception", Town::home, j.both(), {{j.both()}}, IdSet::of({domain::default_stage::contact}));
    for (const auto need : {j.money, j.addiction})
        j.town.unit(need == j.money ? "money" : "addiction", Town::home, IdSet::of({need}), {{IdSet::of({need})}},
                    IdSet::of({to_investigation}));
    j.town.door(reception, j.both());
    j.town.arrives("2018-09-03 08:00", j.money).further = {{j.addiction}};
    const auto m = j.town.measures();
    CHECK(m.get(Measure::handoffs_per_household_stage) == 2);
    CHECK(m.get(Measure::workers_met_per_household) == 3);
    // Each reads in and each is told the story again; nothing is spared: 1.5 h of contact, four meetings.
    CHECK(j.town.ledger(m) == Hours{.client = 5.5, .repeats = 1, .coordination = 2});
}

// A complex household with both needs, and an investigation group of two: one knows money, the other addiction. The one
// who knows money leads; in the meetings about the addiction the other sits in.
//   08:00–09:30  reception: contact for both                    client 1.5 h
//   09:30        one case, one handoff, to the lead; reading in 1 h, retelling half of the first meeting about money
// The meetings about money: two, of 1.5 h and 1 h, with the lead. About addiction: one of two, 1 h, with both of them,
// so two client hours. Coordination when the addiction's investigation opens, with the one who joins: 0.25 h.
TEST_CASE("a coordinated team is one case with a lead, and colleagues sit in for their needs") {
    Joint j;
    for (const auto need : {j.money, j.addiction}) {
        auto& stages = j.town.the(need).stages;
        stages[1].id = domain::default_stage::coordinated_investigation;
        stages[1].coordinated = true;
        stages[0].next = {{domain::default_stage::coordinated_investigation, domain::ByComplexity<double>::all(1),
                           domain::Condition::coordinated},
                          {domain::Branch::closed}};
    }
    j.town.rules().several_needs = SeveralNeeds::coordinated_team;
    j.town.rules().coordination = std::chrono::minutes{15};
    const auto reception =
        j.town.unit("reception", Town::home, j.both(), {{j.both()}}, IdSet::of({domain::default_stage::contact}));
    j.town.unit("team", Town::home, j.both(), {{IdSet::of({j.money})}, {IdSet::of({j.addiction})}},
                IdSet::of({domain::default_stage::coordinated_investigation}));
    j.town.door(reception, j.both());
    auto& arrival = j.town.arrives("2018-09-03 08:00", j.money);
    arrival.further = {{j.addiction}};
    SUBCASE("complex") {
        arrival.complexity = domain::Complexity::complex;
        const auto m = j.town.measures();
        CHECK(m.get(Measure::handoffs_per_household) == 1);
        CHECK(m.get(Measure::workers_met_per_household) == 3);
        CHECK(j.town.ledger(m) == Hours{.client = 1.5 + 2 + 2, .repeats = 0.5, .coordination = 1.25});
        CHECK(m.get(Measure::client_hours_per_household) == 5.5);
        // Four contacts: the reception's one, the lead's three.
        CHECK(m.get(Measure::continuity_upc) == 0.75);
        CHECK(m.get(Measure::investigation_hours, domain::Dimension::need, j.addiction) == 2.25);
        CHECK(m.get(Measure::investigation_hours, domain::Dimension::need, j.money) == 3.5);
        // The case is one worker's: the reception's until 09:30; the team has one open, not two.
        CHECK(m.get(Measure::caseload_per_worker, domain::Dimension::unit, 0) == 1.5 / (35 * 24));
    }
    SUBCASE("not complex: no team, and here nothing else") {
        const auto m = j.town.measures();
        CHECK(m.get(Measure::handoffs_per_household) == 0);
        CHECK(j.town.ledger(m) == Hours{.client = 1.5});
    }
}
