// Loads of the tiny organisation, added up on paper. Its hundred applications a year make
//   100 contacts × 0.75 h = 75, 40 × 0.5 h of advice = 20, 60 investigations × 6 h = 360, 30 interventions × 4 h = 120.
#include "domain/open_time.hpp"
#include "domain/staffing.hpp"
#include "support/tiny_organisation.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace sluss::domain;
using namespace sluss::test;
using namespace std::chrono_literals;
using doctest::Approx;

namespace {

constexpr double all_hours = 75 + 20 + 360 + 120;

/// One unit that serves both needs, with one door for both.
Organisation one_unit(const Municipality& m) {
    Organisation o = tiny_organisation(m);
    o.units = {tiny_unit("everything", IdSet::first(4), IdSet::first(m.needs.size()))};
    o.doors = {tiny_door("everything", 0, IdSet::first(m.needs.size()))};
    return o;
}

}  // namespace

TEST_CASE("the load of a tiny pathway is what one adds up by hand") {
    const auto m = tiny_municipality();
    const auto load = expected_load(m, tiny_organisation(m));
    CHECK(load.of(0, tiny::contact) == Approx(75));
    CHECK(load.of(0, tiny::advice) == Approx(20));
    CHECK(load.of(0, tiny::investigation) == Approx(360));
    CHECK(load.of(0, tiny::intervention) == Approx(120));
    CHECK(load.of_unit(0) == Approx(all_hours));
}

TEST_CASE("what triage does not allow is investigated") {
    const auto m = tiny_municipality();
    auto o = tiny_organisation(m);
    o.rules.decides_advice = false;
    const auto load = expected_load(m, o);
    CHECK(load.of(0, tiny::advice) == Approx(0));
    CHECK(load.of(0, tiny::investigation) == Approx(600));
    CHECK(load.of(0, tiny::intervention) == Approx(200));
}

TEST_CASE("load follows population and incidence") {
    auto m = tiny_municipality();
    m.districts[0].population = 500;
    m.districts[0].incidence_factor[0] = 3;
    CHECK(expected_load(m, tiny_organisation(m)).of_unit(0) == Approx(1.5 * all_hours));
}

TEST_CASE("complexity weighs by its shares") {
    auto m = tiny_municipality();
    m.needs[0].complexity = {{0.5, 0.25, 0.25}};
    m.needs[0].stages[tiny::intervention].work[0].count = {{0, 4, 8}};  // 3 on average
    CHECK(expected_load(m, tiny_organisation(m)).of(0, tiny::intervention) == Approx(30 * 3));
}

TEST_CASE("a missed appointment costs its slot again: a fifth missed makes a quarter more meetings") {
    auto m = tiny_municipality();
    m.behaviour.missed = 0.2;
    const auto load = expected_load(m, tiny_organisation(m));
    CHECK(load.of(0, tiny::contact) == Approx(100 * (0.5 * 1.25 + 0.25)));
    CHECK(load.of(0, tiny::investigation) == Approx(60 * (2 * (1.25 + 0.5) + 3)));
}

TEST_CASE("far offices are missed more, and home visits take the way there and back") {
    auto m = tiny_municipality();
    m.districts[0].place = 1;  // half an hour's walk
    m.behaviour.missed_per_travel_hour = 0.4;
    m.needs[0].stages[tiny::intervention].work[0].setting = Setting::home;
    const auto load = expected_load(m, tiny_organisation(m));
    CHECK(load.of(0, tiny::contact) == Approx(100 * (0.5 * 1.25 + 0.25)));
    CHECK(load.of(0, tiny::intervention) == Approx(30 * 4 * (1 + 2 * 0.5)));
}

TEST_CASE("an interpreter lengthens meetings, not desk work") {
    auto m = tiny_municipality();
    m.districts[0].interpreter = 0.5;
    m.behaviour.interpreter_longer = 0.4;
    CHECK(expected_load(m, tiny_organisation(m)).of(0, tiny::investigation) == Approx(60 * (2 * (1.2 + 0.5) + 3)));
}

TEST_CASE("a wrong door costs its unit a contact and a referral") {
    // Two doors, 60 % know: 20 of 100 go wrong each way; half a contact (0.375 h) and 6 minutes each.
    auto m = tiny_municipality({"housing", "debts"});
    m.districts[0].knows_right_door = 0.6;
    auto o = tiny_organisation(m);
    o.rules.wrong_door_length = 0.5;
    o.rules.referral = 6min;
    const auto load = expected_load(m, o);
    CHECK(load.hours[1][tiny::contact][0] == Approx(20 * (0.375 + 0.1)));
    CHECK(load.of_unit(0) == Approx(all_hours + 20 * (0.375 + 0.1)));
}

TEST_CASE("handing over costs reading in and retelling, half of it within one office") {
    const auto m = tiny_municipality();
    auto o = tiny_organisation(m);
    const IdSet behind = IdSet::of({tiny::investigation, tiny::intervention});
    o.units = {tiny_unit("reception", IdSet::first(4) - behind, IdSet::of({0})),
               tiny_unit("investigation", behind, IdSet::of({0}))};
    o.rules.handover.reading_in = 1h;
    o.rules.handover.retelling = 0.4;  // of a meeting of one hour
    o.rules.handover.same_office = 0.5;
    CHECK(expected_load(m, o).of_unit(1) == Approx(360 + 120 + 60 * 0.5 * 1.4));

    o.offices.push_back({"elsewhere", 1, std::nullopt});
    o.units[1].office = 1;
    CHECK(expected_load(m, o).of_unit(1) == Approx(360 + 120 + 60 * 1.4));
}

TEST_CASE("a new worker per stage is handed every case at every stage") {
    const auto m = tiny_municipality();
    auto o = tiny_organisation(m);
    o.rules.continuity = Continuity::new_worker_per_stage;
    o.rules.handover.reading_in = 1h;
    // 40 to advice, 60 to investigation, 30 to intervention
    CHECK(expected_load(m, o).of_unit(0) == Approx(all_hours + 130));
}

TEST_CASE("breadth lengthens desk work") {
    const auto m = tiny_municipality();
    auto o = tiny_organisation(m);
    o.units[0].staff[0].slower = 0.1;
    CHECK(expected_load(m, o).of(0, tiny::investigation) == Approx(60 * (2 + 4 * 1.1)));
}

TEST_CASE("work outside competence is slower at the desk and asks colleagues, the time of both") {
    // Of two needs with the same load each worker knows one: half of the work is outside.
    const auto m = tiny_municipality({"housing", "debts"});
    auto o = one_unit(m);
    o.units[0].staff[0].one_competence_each = true;
    o.rules.outside_competence = OutsideCompetence::consult;
    o.rules.outside_slower = 0.2;
    o.rules.consult_chance = 0.5;
    o.rules.consult_length = 30min;
    const auto load = expected_load(m, o);
    // An investigation has 2 h of meetings, 4 h of desk work and three pieces of work.
    CHECK(load.hours[0][tiny::investigation][0] == Approx(60 * (2 + 4 * (1 + 0.5 * 0.2) + 3 * 0.5 * 0.5 * 2 * 0.5)));
    CHECK(load.of(0, tiny::contact) == Approx(2 * 75));  // who receives knows enough
}

TEST_CASE("known further needs are cases of their own, side by side") {
    auto m = tiny_municipality({"housing", "debts"});
    m.needs[0].also = {{1, ByComplexity<double>::all(0.3), 0}};
    auto o = tiny_organisation(m);
    o.rules.coordination = 1h;
    const auto load = expected_load(m, o);
    // 30 more cases of debts. Investigations of either coordinate with the other's investigator, 60 % of the times.
    CHECK(load.of_unit(0) == Approx(all_hours + 100 * 0.6 * 0.3 * 0.6));
    CHECK(load.of_unit(1) == Approx(1.3 * all_hours + 30 * 0.6 * 0.6));
}

TEST_CASE("one joint case spares part of the further need's contact and meetings") {
    auto m = tiny_municipality({"housing", "debts"});
    m.needs[0].also = {{1, ByComplexity<double>::all(0.3), 0}};
    auto o = one_unit(m);
    o.rules.several_needs = SeveralNeeds::joint;
    o.rules.joint_contact_saves = 0.4;
    o.rules.joint_meetings_saved = 0.5;
    o.rules.coordination = 1h;
    const auto load = expected_load(m, o);
    CHECK(load.hours[0][tiny::contact][1] == Approx(75 + 30 * 0.75 * 0.6));
    CHECK(load.hours[0][tiny::investigation][1] == Approx(360 + 18 * (1 * 1.5 + 3)));  // one meeting of two
    CHECK(load.hours[0][tiny::intervention][1] == Approx(120 + 9 * 2));
}

TEST_CASE("a hidden need makes work as often as a contact finds it") {
    // Found at each meeting with 1/2, by workers who do not know it. Ways of the first need: advice 40 % (1 meeting),
    // investigation 30 % (3 meetings), and with an intervention 30 % (7 meetings).
    auto m = tiny_municipality({"housing", "debts"});
    m.needs[0].also = {{1, ByComplexity<double>::all(0.3), 1}};
    m.behaviour.found_within = 1;
    m.behaviour.found_outside = 0.5;
    auto o = tiny_organisation(m);
    o.rules.referral = 1h;
    const double found = 30 * (1 - (0.4 / 2 + 0.3 / 8 + 0.3 / 128));
    const auto load = expected_load(m, o);
    CHECK(load.of_unit(1) == Approx(all_hours * (1 + found / 100)));
    CHECK(load.of_unit(0) == Approx(all_hours + found));  // refers each of them

    o.rules.several_needs = SeveralNeeds::by_referral;
    CHECK(expected_load(m, o).of_unit(1) == Approx(all_hours * (1 + found / 100)));
}

TEST_CASE("closed applications that return come again and again") {
    auto m = tiny_municipality();
    m.needs[0].returns = 0.2;
    CHECK(expected_load(m, tiny_organisation(m)).of_unit(0) == Approx(all_hours / 0.8));
}

TEST_CASE("all reports make work, whether they begin a case or join one") {
    auto m = tiny_municipality();
    m.needs[0].applications = 0;
    m.needs[0].reports = 150;
    m.needs[0].repeats = 1.5;
    m.needs[0].joined_report_hours = 2;
    const auto o = tiny_organisation(m);
    // Meetings a day apart: advice is at once, an investigation 2 days, an intervention 4, and the contact 1.
    const double days = 1 + 0.6 * 2 + 0.3 * 4;
    const double joined = 50 * joined_share(days, 1.5);
    CHECK(expected_load(m, o).of_unit(0) == Approx((150 - joined) / 100 * all_hours + joined * 2));
}

TEST_CASE("a further report joins as often as it falls into a case") {
    CHECK(joined_share(0, 2) == 0);
    CHECK(joined_share(73, 1) == Approx(0.2));
    CHECK(joined_share(365, 1.9) == Approx(1));
    // q = 0.2, one other report: j = 0.2 (1 + 0.9 (1 − j)), so j = 0.38 / 1.18
    CHECK(joined_share(73, 2) == Approx(0.38 / 1.18));
}

TEST_CASE("with deadline pacing an investigation is open for its limit") {
    auto m = tiny_municipality();
    m.needs[0].stages[tiny::investigation].limit = sluss::kernel::CalendarSpan{{}, std::chrono::days{100}};
    Rules rules;
    rules.pacing = Pacing::deadline;
    rules.deadline_margin_days = 5;
    const Flow flow = expected_flow(m.needs[0], {}, rules);
    CHECK(open_days(m.needs[0], flow, Complexity::standard, rules)[tiny::investigation] == Approx(0.6 * 95));
}

TEST_CASE("a reception by several teams is shared equally") {
    const auto m = tiny_municipality();
    auto o = tiny_organisation(m);
    o.units.push_back(o.units[0]);
    o.doors.push_back(tiny_door("other team", 1, IdSet::of({0})));
    const auto load = expected_load(m, o);
    CHECK(load.of_unit(0) == Approx(all_hours / 2));
    CHECK(load.of_unit(1) == Approx(all_hours / 2));
}

TEST_CASE("the load is that of the years of growth it is asked for, the district's and the municipality's together") {
    auto m = tiny_municipality();
    m.growth = 0.1;
    m.districts[0].growth = -0.2;
    CHECK(expected_load(m, tiny_organisation(m)).of_unit(0) == Approx(all_hours));
    m.load_after_years = 2;
    CHECK(expected_load(m, tiny_organisation(m)).of_unit(0) == Approx(all_hours * 1.21 * 0.64));
}
