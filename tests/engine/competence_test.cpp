// A need outside the worker's competence, followed by hand: a colleague is asked, joins, or takes over.
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::IdSet;
using domain::Measure;
using domain::OutsideCompetence;

namespace {

// One unit of two people. The first knows money only, the second addiction only; both do everything. A household with
// an addiction meets the first: both have no cases, and the first has waited as long as the second.
struct Team {
    Town town;
    domain::NeedId money = town.need("money", {contact({meeting(1)})});
    domain::NeedId addiction =
        town.need("addiction", {contact({meeting(1)}, to_investigation), investigation({meeting(1, 0.5), desk(2)})});

    Team() {
        const auto both = IdSet::of({money, addiction});
        town.door(town.unit("team", Town::home, both, {{IdSet::of({money})}, {IdSet::of({addiction})}}), both);
        town.rules().outside_slower = 0.5;
        town.arrives("2018-09-03 08:00", addiction);
    }
};

}  // namespace

// Each piece of work is talked over for half an hour with the one who knows, and desk work takes half as long again.
//   08:00–09:00  contact                            client 1 h
//   09:00–09:30  consultation, two people           consultation 1 h
//   09:30–10:30  meeting                            client 1 h
//   10:30–11:15  notes, 0.5 h × 1.5                 documentation 0.75 h
//   11:15–11:45  consultation                       consultation 1 h
//   11:45–12:00, 13:00–15:45  assessment, 2 h × 1.5 documentation 3 h; opened 09:00, decided 15:45
// The colleague has not met the household. 1 + 1 + 0.75 + 1 + 3 = 6.75 h on the investigation.
TEST_CASE("a consulted colleague costs the time of both, and is no handoff") {
    Team team;
    team.town.rules().outside_competence = OutsideCompetence::consult;
    team.town.rules().consult_chance = 1;
    team.town.rules().consult_length = std::chrono::minutes{30};
    const auto m = team.town.measures();
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(m.get(Measure::workers_met_per_household) == 1);
    CHECK(m.get(Measure::continuity_upc) == 1);
    CHECK(team.town.ledger(m) == Hours{.client = 2, .documentation = 3.75, .consultation = 2});
    CHECK(m.get(Measure::consultation_share) == 2.0 / 400);
    CHECK(m.get(Measure::investigation_days) == Approx(6.75 / 24).epsilon(1e-5));
    CHECK(m.get(Measure::investigation_hours) == 6.75);
    CHECK(m.get(Measure::client_hours_per_household) == 2);
    CHECK(m.get(Measure::cost_per_household) == 7.75 * Town::wage);
    CHECK(m.get(Measure::visits_per_worker_day) == 2.0 / 50);
}

// The colleague sits in from the investigation on.
//   08:00–09:00  contact, the first alone          client 1 h
//   09:00–09:15  coordination with who joins       coordination 0.25 h
//   09:15–10:15  meeting, both                     client 2 h
//   10:15–11:00  notes, 0.5 h × 1.5                documentation 0.75 h
//   11:00–12:00, 13:00–15:00  assessment 2 h × 1.5 documentation 3 h; opened 09:00, decided 15:00
TEST_CASE("a joining colleague is met, and is no handoff") {
    Team team;
    team.town.rules().outside_competence = OutsideCompetence::join;
    team.town.rules().coordination = std::chrono::minutes{15};
    const auto m = team.town.measures();
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(m.get(Measure::continuity_upc) == 1);  // by who leads the contact
    CHECK(team.town.ledger(m) == Hours{.client = 3, .documentation = 3.75, .coordination = 0.25});
    CHECK(m.get(Measure::client_hours_per_household) == 3);
    CHECK(m.get(Measure::investigation_days) == 0.25);
    CHECK(m.get(Measure::investigation_hours) == 0.25 + 2 + 0.75 + 3);
    CHECK(m.get(Measure::visits_per_worker_day) == 3.0 / 50);
}

// Who knows the need receives it: nothing is handed over, and nothing is slower.
//   08:00–09:00 contact, 09:00–10:00 meeting, 10:00–10:30 notes, 10:30–12:00 and 13:00–13:30 assessment
TEST_CASE("where needs outside one's competence are handed over, who knows the need gets it at once") {
    Team team;
    team.town.rules().outside_competence = OutsideCompetence::hand_over;
    const auto m = team.town.measures();
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(team.town.ledger(m) == Hours{.client = 2, .documentation = 2.5});
    CHECK(m.get(Measure::investigation_days) == Approx(4.5 / 24).epsilon(1e-5));
}

// A joint contact about money and the addiction with the one who knows money (nothing is spared: 2 h, until 10:00); the
// addiction then goes to the colleague, who reads in for 0.5 h and hears the story again for a quarter of the meeting.
//   10:30–11:45  meeting     repeats 0.25 h, client 1 h
TEST_CASE("a need outside the worker's competence goes to a colleague, and that is a handoff for competence") {
    Team team;
    team.town.rules().several_needs = domain::SeveralNeeds::joint;
    team.town.rules().handover.reading_in = std::chrono::hours{2};
    team.town.rules().handover.retelling = 1;
    team.town.rules().handover.same_unit = 0.25;
    team.town.municipality().stated_arrivals.clear();
    team.town.arrives("2018-09-03 08:00", team.money).further = {{team.addiction}};
    const auto m = team.town.measures();
    CHECK(m.get(Measure::handoffs_per_household) == 1);
    CHECK(m.get(Measure::handoffs_per_household_competence) == 1);
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(team.town.ledger(m) == Hours{.client = 3, .repeats = 0.25, .documentation = 2.5, .coordination = 0.5});
}
