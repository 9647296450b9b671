// One plan for a household's coordinated investigation, followed by hand: everybody of the team takes part in every
// meeting, at the earliest time that all are free, and the needs are decided together.
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::Dimension;
using domain::IdSet;
using domain::Measure;
using std::chrono::hours;

namespace {

constexpr domain::StageId coordinated = domain::default_stage::coordinated_investigation;

/// Days opened → decided, from hours.
Approx in_days(double hours) {
    return Approx(hours / 24).epsilon(1e-6);
}

/// A complex household with needs of money, addiction and housing, which a reception receives together in one hour, and
/// a team of three in which each knows one of them. Each need's coordinated investigation has one meeting of an hour.
struct Team {
    Town town;
    domain::NeedId money = need("money");
    domain::NeedId addiction = need("addiction");
    domain::NeedId housing = need("housing");
    IdSet all = IdSet::of({money, addiction, housing});

    Team() {
        town.follow(21, 20);
        auto& rules = town.rules();
        rules.several_needs = domain::SeveralNeeds::coordinated_team;
        rules.one_plan = true;
        rules.joint_contact_saves = 1;
    }
    domain::NeedId need(const char* name) {
        const auto id = town.need(name, {contact({meeting(1)}, coordinated), investigation({meeting(1)})});
        auto& stages = town.the(id).stages;
        stages[1].id = coordinated;
        stages[1].coordinated = true;
        stages[0].next = {{coordinated, domain::ByComplexity<double>::all(1), domain::Condition::coordinated},
                          {domain::Branch::closed}};
        return id;
    }
    void reception() {
        town.door(town.unit("reception", Town::home, all, {{all}}, IdSet::of({domain::default_stage::contact})), all);
    }
    domain::StatedArrival& family(const char* time) {
        auto& arrival = town.arrives(time, money);
        arrival.further = {{addiction}, {housing}};
        arrival.complexity = domain::Complexity::complex;
        return arrival;
    }
};

/// … of which the lead works all week, the second in the mornings (8–12), the third from Tuesday on, 10–12 and 13–17.
struct ThreeCalendars : Team {
    ThreeCalendars() {
        reception();
        const auto team =
            town.unit("team", Town::home, all, {{IdSet::of({money})}, {IdSet::of({addiction})}, {IdSet::of({housing})}},
                      IdSet::of({coordinated}));
        auto& organisation = town.organisation();
        domain::Role mornings = organisation.roles[0];
        for (auto& day : mornings.hours.days)
            if (!day.empty()) day.pop_back();
        domain::Role late = organisation.roles[0];
        late.hours.days[0].clear();
        for (auto& day : late.hours.days)
            if (!day.empty()) day[0].from = hours{10};
        organisation.roles.push_back(mornings);
        organisation.roles.push_back(late);
        town.scenario.staff.roles = organisation.roles;
        organisation.units[team].staff[1].role = 1;
        organisation.units[team].staff[2].role = 2;
    }
};

}  // namespace

// Contact Monday 13:00–14:00, when the three investigations open. All three work on Tuesday 10–12, Wednesday 10–12 …:
//   Tuesday 10:00–11:00  about money, Tuesday 11:00–12:00 about the addiction, Wednesday 10:00–11:00 about housing
// Nine hours of the team. All is decided on Wednesday at 11:00.
TEST_CASE("with one plan, independent calendars meet at the earliest time that all are free") {
    ThreeCalendars t;
    t.family("2018-09-03 13:00");
    const auto m = t.town.measures();
    CHECK(t.town.ledger(m) == Hours{.client = 1 + 3 * 3});
    CHECK(m.get(Measure::client_hours_per_household) == 10);
    CHECK(m.get(Measure::workers_met_per_household) == 4);
    for (const auto need : {t.money, t.addiction, t.housing}) {
        CHECK(m.get(Measure::investigation_days, Dimension::need, need) == in_days(45));
        CHECK(m.get(Measure::investigation_hours, Dimension::need, need) == 3);
    }
    CHECK(m.get(Measure::handoffs_per_household) == 1);
    CHECK(m.get(Measure::continuity_upc) == 0.75);  // the lead's
}

// The lead is with another household on Tuesday 09:00–11:00, a session that has been in the diaries since Monday 09:00.
//   Tuesday 11:00–12:00, Wednesday 10:00–11:00 and 11:00–12:00
TEST_CASE("with one plan, what is in the diary of one of them moves the meetings of all") {
    ThreeCalendars t;
    auto session = meeting(2);
    session.every = {std::chrono::months{0}, std::chrono::days{1}};
    const auto other = t.town.need("other", {contact({meeting(1)}, to_intervention), intervention({session})});
    auto& team = t.town.organisation().units[1];
    for (const auto stage : {domain::default_stage::contact, to_intervention}) {
        team.stages.insert(stage);
        team.staff[0].stages.insert(stage);
    }
    team.needs.insert(other);
    team.staff[0].competences.insert(other);
    t.town.door(1, IdSet::of({other}));
    t.town.arrives("2018-09-03 08:00", other);
    t.family("2018-09-03 13:00");
    const auto m = t.town.measures();
    CHECK(t.town.ledger(m) == Hours{.client = 1 + 2 + 1 + 3 * 3});
    for (const auto need : {t.money, t.addiction, t.housing})
        CHECK(m.get(Measure::investigation_days, Dimension::need, need) == in_days(46));
}

// The meeting about money with its worker on Monday at 14:00, about the addiction with two of them on Tuesday
// 08:00–09:00 (the second works in the mornings), about housing with two on Tuesday 10:00–11:00.
TEST_CASE("without one plan each need has its own meetings and its own decision") {
    ThreeCalendars t;
    t.town.rules().one_plan = false;
    t.family("2018-09-03 13:00");
    const auto m = t.town.measures();
    CHECK(t.town.ledger(m) == Hours{.client = 1 + 1 + 2 + 2});
    CHECK(m.get(Measure::investigation_days, Dimension::need, t.money) == in_days(1));
    CHECK(m.get(Measure::investigation_days, Dimension::need, t.addiction) == in_days(19));
    CHECK(m.get(Measure::investigation_days, Dimension::need, t.housing) == in_days(21));
}
