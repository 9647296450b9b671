// Who is away, and work that is not done on households, followed by hand. Illness and leave are drawn; a seed is looked
// for with which exactly one person is away in the run, from the day on that the test tells of.
#include "engine/absence.hpp"
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::IdSet;
using domain::Measure;
using kernel::Distribution;

namespace {

constexpr double day = 24;
constexpr domain::RoleId helper = 1;  // the second role of a town

/// A seed with which post 0 is away from that day on and never else, and nobody else is, of so many posts.
std::uint64_t seed_with_absence(const Town& town, const char* from, domain::WorkerId posts) {
    const auto& experiment = town.scenario.experiment;
    const auto& workforce = town.scenario.organisations[0].workforce;
    const auto first = kernel::day_of(when(from));
    for (std::uint64_t seed = 1;; ++seed) {
        bool right = true;
        for (domain::WorkerId post = 0; post < posts && right; ++post) {
            const auto absences =
                engine::absences_of(workforce, {seed, 0}, town.person(post), kernel::day_of(experiment.begin()),
                                    kernel::day_of(experiment.end()));
            right = post == 0 ? absences.size() == 1 && absences[0].from == first : absences.empty();
        }
        if (right) return seed;
    }
}

/// Days opened → decided, from hours.
Approx in_days(double hours) {
    return Approx(hours / 24).epsilon(1e-6);
}

/// People of one unit who can do everything. A household comes on Monday 10 September at eight and is met at once by
/// the first of them; the meeting of its investigation is booked a day ahead, for Tuesday 09:00–10:00, with notes of
/// half an hour. Illness lasts two days.
struct Clinic {
    Town town;
    domain::NeedId help =
        town.need("help", {contact({meeting(1)}, to_investigation), investigation({meeting(1, 0.5)})});
    IdSet it = IdSet::of({help});
    domain::WorkerId people;

    explicit Clinic(domain::WorkerId count) : people(count) {
        town.follow(21, 20);
        town.door(town.unit("clinic", Town::home, it, std::vector<Person>(count, Person{it})), it);
        town.rules().notice = std::chrono::days{1};
        town.rules().handover = {.reading_in = std::chrono::hours{2}, .retelling = 0.5};
        town.arrives("2018-09-10 08:00", help);
    }
    domain::Workforce& workforce() { return town.organisation().workforce; }
    domain::Measures when_ill_from(const char* from) {
        workforce().sick_leave = {8, Distribution::constant(2 * day)};
        return town.measures(seed_with_absence(town, from, people));
    }
    domain::Measures when_on_leave_from(const char* from, double days) {
        workforce().long_leave = {4, Distribution::constant(days * day)};
        return town.measures(seed_with_absence(town, from, people));
    }
};

}  // namespace

// Ill on Tuesday and Wednesday; back on Thursday: 08:00–09:00 the meeting, notes until 09:30. Opened Monday 09:00.
TEST_CASE("an appointment with somebody who is ill is called off and held when the worker is back") {
    Clinic clinic{1};
    const auto m = clinic.when_ill_from("2018-09-11 00:00");
    CHECK(m.get(Measure::investigation_days) == in_days(3 * 24 + 0.5));
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(m.get(Measure::workers_met_per_household) == 1);
    CHECK(m.get(Measure::missed_appointment_share) == 0);
    CHECK(clinic.town.ledger(m) == Hours{.client = 2, .documentation = 0.5, .absent = 16});
    CHECK(m.get(Measure::absence_share) == 16.0 / 200);
    // Two appointments on the 23 days on which the worker was there.
    CHECK(m.get(Measure::visits_per_worker_day) == Approx(2.0 / 23));
}

// Ill from Saturday: nobody notices.
TEST_CASE("illness at the weekend takes no hours") {
    Clinic clinic{1};
    const auto m = clinic.when_ill_from("2018-09-15 00:00");
    CHECK(m.get(Measure::investigation_days) == in_days(24 + 1.5));
    CHECK(clinic.town.ledger(m).absent == 0);
}

// A colleague holds the meeting on Tuesday 09:00–10:00; the notes are written by the responsible worker, on Thursday.
TEST_CASE("where colleagues cover for each other the appointment is held at its time, and that is no handoff") {
    Clinic clinic{2};
    clinic.workforce().covering = domain::Covering::colleague;
    const auto m = clinic.when_ill_from("2018-09-11 00:00");
    CHECK(m.get(Measure::investigation_days) == in_days(2 * 24 + 23.5));
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(m.get(Measure::continuity_upc) == 0.5);
    CHECK(clinic.town.ledger(m) == Hours{.client = 2, .documentation = 0.5, .absent = 16});
}

// The colleague meets another household at that time: both came at eight on Monday. Decided on Thursday 09:30 and on
// Tuesday 10:30.
TEST_CASE("if nobody is free to cover, the appointment waits for its worker") {
    Clinic clinic{2};
    clinic.workforce().covering = domain::Covering::colleague;
    clinic.town.arrives("2018-09-10 08:00", clinic.help);
    const auto m = clinic.when_ill_from("2018-09-11 00:00");
    CHECK(m.get(Measure::workers_met_per_household) == 1);
    CHECK(m.get(Measure::investigation_days) == in_days((72.5 + 25.5) / 2));
    CHECK(clinic.town.ledger(m) == Hours{.client = 4, .documentation = 1, .absent = 16});
}

// The colleague takes part in the meetings, because the responsible worker does not know the need. When that worker is
// ill the colleague leads, and is there once.
TEST_CASE("a colleague who takes part may cover for the one who leads") {
    Clinic clinic{2};
    clinic.workforce().covering = domain::Covering::colleague;
    clinic.town.rules().outside_competence = domain::OutsideCompetence::join;
    clinic.town.organisation().units[0].staff[0].competences = {};
    const auto m = clinic.when_ill_from("2018-09-11 00:00");
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(clinic.town.ledger(m) == Hours{.client = 2, .documentation = 0.5, .absent = 16});
}

// Another household comes on Tuesday at nine, when the first of two people with no case is ill.
TEST_CASE("who is ill gets no new case") {
    Clinic clinic{2};
    clinic.town.municipality().stated_arrivals.clear();
    clinic.town.arrives("2018-09-11 09:00", clinic.help);
    const auto m = clinic.when_ill_from("2018-09-11 00:00");
    CHECK(m.get(Measure::days_to_first_contact) == 0);
    CHECK(m.get(Measure::investigation_days) == in_days(24 + 1.5));
}

// Reported on Monday 3 September and again on the Tuesday of the next week, after closing.
TEST_CASE("a household waits for its first worker who is ill, and is met by a colleague of one away for long") {
    Clinic clinic{2};
    clinic.town.rules().continuity = domain::Continuity::first_worker;
    clinic.town.the(clinic.help).stages = {contact({meeting(1)})};
    clinic.town.municipality().stated_arrivals.clear();
    auto& arrival = clinic.town.arrives("2018-09-03 08:00", clinic.help);
    arrival.by_report = true;
    arrival.further_reports = {when("2018-09-11 09:00")};
    SUBCASE("ill until Thursday") {
        const auto m = clinic.when_ill_from("2018-09-11 00:00");
        CHECK(m.get(Measure::workers_met_per_household) == 1);
        CHECK(m.get(Measure::caseload_per_worker) == Approx((1.0 + 48) / (35 * 24) / 2));
    }
    SUBCASE("away for three weeks") {
        clinic.workforce().hands_over_after = std::chrono::weeks{2};
        const auto m = clinic.when_on_leave_from("2018-09-11 00:00", 21);
        CHECK(m.get(Measure::workers_met_per_household) == 2);
        CHECK(m.get(Measure::caseload_per_worker) == Approx((1.0 + 1) / (35 * 24) / 2));
    }
}

// Everybody's holiday is week 37: Monday 10 to Sunday 16 September. The meeting, eight days after Monday the 3rd, is
// booked for Monday the 17th and never called off.
TEST_CASE("nothing is booked into a holiday") {
    Clinic clinic{1};
    clinic.town.rules().notice = std::chrono::days{8};
    clinic.workforce().holidays = {.summer_weeks = 1, .first_week = 37, .last_week = 37, .other_weeks = 0};
    clinic.town.municipality().stated_arrivals.clear();
    clinic.town.arrives("2018-09-03 08:00", clinic.help);
    const auto m = clinic.town.measures();
    CHECK(m.get(Measure::investigation_days) == in_days(13 * 24 + 23 + 1.5));
    CHECK(m.get(Measure::workers_met_per_household) == 1);
    CHECK(clinic.town.ledger(m) == Hours{.client = 2, .documentation = 0.5, .absent = 40});
}

// Contact Monday 13:00–14:00; of four hours at the desk three are done by closing time and the last on Thursday.
TEST_CASE("desk work waits for who is ill") {
    Clinic clinic{2};
    clinic.town.the(clinic.help).stages[1].work = {desk(4)};
    clinic.town.municipality().stated_arrivals.clear();
    clinic.town.arrives("2018-09-10 13:00", clinic.help);
    const auto m = clinic.when_ill_from("2018-09-11 00:00");
    CHECK(m.get(Measure::investigation_days) == in_days(2 * 24 + 19));
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(clinic.town.ledger(m) == Hours{.client = 1, .documentation = 4, .absent = 16});
}

// Leave of three weeks, known beforehand: the meeting has been booked behind it, for Tuesday 2 October. When the leave
// begins, the case goes to the colleague, who meets the household on Tuesday as early as may be after the notice:
//   09:00–10:30  the meeting, half an hour of it told again; 08:00–09:00 and 10:30–11:30 reading in; 11:30–12:00 notes
TEST_CASE("who is away for long hands cases over: reading in, telling again, a handoff for turnover") {
    Clinic clinic{2};
    clinic.workforce().hands_over_after = std::chrono::weeks{2};
    const auto m = clinic.when_on_leave_from("2018-09-11 00:00", 21);
    CHECK(m.get(Measure::handoffs_per_household) == 1);
    CHECK(m.get(Measure::handoffs_per_household_turnover) == 1);
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(m.get(Measure::investigation_days) == in_days(24 + 3));
    CHECK(m.get(Measure::investigation_hours) == 4);
    CHECK(clinic.town.ledger(m) ==
          Hours{.client = 2, .repeats = 0.5, .documentation = 0.5, .coordination = 2, .absent = 15 * 8});
}

TEST_CASE("who is away for less long keeps the cases") {
    Clinic clinic{2};
    clinic.workforce().hands_over_after = std::chrono::weeks{3};
    const auto m = clinic.when_on_leave_from("2018-09-11 00:00", 21);
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(clinic.town.ledger(m) == Hours{.client = 2, .documentation = 0.5, .absent = 15 * 8});
}

// Two people do not know the need, of three; of the other two who do, one is on leave for a month and has no case.
TEST_CASE("a colleague is asked who is there, not one on long leave") {
    for (const bool joins : {false, true}) {
        Town town;
        town.follow(21, 20);
        const auto help =
            town.need("help", {contact({meeting(1)}, to_investigation), investigation({meeting(1, 0, 2)})});
        const auto other =
            town.need("other", {contact({meeting(1)}, to_investigation), investigation({answer_after(20)})});
        const auto both = IdSet::of({help, other});
        const auto knows = IdSet::of({help});
        // Post 0, who goes on leave; an asker who does everything; and one who knows and has a case.
        const Person asked{knows, IdSet::of({domain::default_stage::advice})};
        town.door(
            town.unit("clinic", Town::home, both, {asked, {{}}, {both, IdSet::of({domain::default_stage::advice})}}),
            both);
        town.rules().outside_competence = joins ? domain::OutsideCompetence::join : domain::OutsideCompetence::consult;
        town.rules().consult_chance = 1;
        town.rules().consult_length = std::chrono::minutes{30};
        town.organisation().workforce.hands_over_after = std::chrono::weeks{2};
        town.organisation().workforce.long_leave = {4, Distribution::constant(30 * day)};
        town.arrives("2018-09-10 08:00", help);
        const auto seed = seed_with_absence(town, "2018-09-05 00:00", 3);
        const auto m = town.measures(seed);
        CAPTURE(joins);
        // Contact until 09:00; then two meetings, each after half an hour of talk: 12:00.
        CHECK(m.get(Measure::investigation_days) == in_days(joins ? 2 : 3));
    }
}

// The colleague who takes part goes on leave on Tuesday, when the first of two meetings has been held with both.
TEST_CASE("who takes part and is away for long is replaced") {
    Town town;
    town.follow(21, 20);
    const auto help = town.need(
        "help", {contact({meeting(1)}, to_investigation), investigation({meeting(1), answer_after(2), meeting(1)})});
    const auto it = IdSet::of({help});
    const auto nothing_else = IdSet::of({domain::default_stage::advice});
    town.door(town.unit("clinic", Town::home, it, {{it, nothing_else}, {{}}, {it, nothing_else}}), it);
    town.rules().outside_competence = domain::OutsideCompetence::join;
    town.organisation().workforce.hands_over_after = std::chrono::weeks{2};
    town.organisation().workforce.long_leave = {4, Distribution::constant(30 * day)};
    town.arrives("2018-09-10 08:00", help);
    const auto m = town.measures(seed_with_absence(town, "2018-09-11 00:00", 3));
    CHECK(m.get(Measure::workers_met_per_household) == 3);
    // Contact 08:00–09:00, meeting until 10:00; the answer comes on Wednesday at 09:00, and they meet until 10:00.
    CHECK(m.get(Measure::investigation_days) == in_days(49));
    CHECK(town.ledger(m).client == 1 + 2 + 2);
}

// Six hours a week of forty, in pieces of two hours from Monday 08:00 on, are booked before anybody comes: a household
// that comes on Monday at eight is met at 15:00.
TEST_CASE("overhead takes its share of the hours, and appointments come after it") {
    Clinic clinic{2};
    clinic.workforce().overhead = {{"meetings", 0.1, {}, {}, {}}, {"training", 0.05, {}, {}, {}}};
    const auto m = clinic.town.measures();
    CHECK(clinic.town.ledger(m) == Hours{.client = 2, .documentation = 0.5, .overhead = 60});
    CHECK(m.get(Measure::overhead_share) == Approx(0.15));
    CHECK(m.get(Measure::days_to_first_contact) == Approx(7.0 / 24));
}

// Of the second role only; from Wednesday 12 September until Tuesday 25 September inclusive: ten days, eight hours.
TEST_CASE("overhead is for some roles in some period, and not in holidays") {
    Clinic clinic{1};
    auto& organisation = clinic.town.organisation();
    organisation.roles.push_back(organisation.roles[0]);
    clinic.town.scenario.staff.roles = organisation.roles;
    organisation.units[0].staff.push_back(organisation.units[0].staff[0]);
    organisation.units[0].staff[1].role = helper;
    clinic.workforce().overhead = {{"training", 0.1, IdSet::of({helper}), kernel::day_of(when("2018-09-12 00:00")),
                                    kernel::day_of(when("2018-09-26 00:00"))}};
    CHECK(clinic.town.ledger(clinic.town.measures()).overhead == Approx(8));
    // Week 38 is a holiday: 17 to 23 September. Three days before it and two after are left.
    clinic.workforce().holidays = {.summer_weeks = 1, .first_week = 38, .last_week = 38, .other_weeks = 0};
    const auto m = clinic.town.measures();
    CHECK(clinic.town.ledger(m).overhead == Approx(4));
    CHECK(clinic.town.ledger(m).absent == 80);
    CHECK(m.get(Measure::overhead_share, domain::Dimension::role, 0) == 0);
}

// Meetings of Monday 10 to Wednesday: four hours on Monday morning. Ill on Monday and Tuesday, they are lost.
TEST_CASE("a meeting that illness calls off is not made up for") {
    Clinic clinic{1};
    clinic.workforce().overhead = {{"meetings", 0.1, {}, {}, {}}};
    CHECK(clinic.town.ledger(clinic.when_ill_from("2018-09-10 00:00")).overhead == 16);
    CHECK(clinic.town.ledger(clinic.when_ill_from("2018-09-11 00:00")).overhead == 20);
}

namespace {

/// A clinic with an assistant.
struct WithAssistant : Clinic {
    WithAssistant() : Clinic(1) {
        auto& organisation = town.organisation();
        organisation.roles.push_back(organisation.roles[0]);
        organisation.roles[helper].name = "assistant";
        town.scenario.staff.roles = organisation.roles;
        domain::StaffGroup group;
        group.role = helper;
        group.fte = 1;
        organisation.units[0].staff.push_back(group);
        organisation.workforce.assistants = {helper, 0.25};
    }
};

}  // namespace

// Of two hours of notes the worker writes an hour and a half; meeting Tuesday 09:00–10:00, decided at 11:30. The
// assistant writes from 10:00 on, or is busy with something else of four hours.
TEST_CASE("assistants write their share, and nobody waits for it") {
    WithAssistant clinic;
    clinic.town.the(clinic.help).stages[1].work = {meeting(1, 2)};
    const auto m = clinic.town.measures();
    CHECK(m.get(Measure::investigation_days) == in_days(24 + 2.5));
    CHECK(clinic.town.ledger(m) == Hours{.client = 2, .documentation = 2});
    CHECK(m.get(Measure::documentation_share, domain::Dimension::role, helper) == Approx(0.5 / 200));
    CHECK(m.get(Measure::cost_per_household) == 4 * Town::wage);
}

TEST_CASE("nobody waits for an assistant who is ill") {
    WithAssistant clinic;
    clinic.town.the(clinic.help).stages[1].work = {meeting(1, 2)};
    // Post 0 is the caseworker's, whom this must not befall: the posts change places.
    auto& organisation = clinic.town.organisation();
    organisation.units[0].staff[0].role = helper;
    organisation.units[0].staff[1].role = 0;
    organisation.workforce.assistants.role = 0;
    clinic.people = 2;
    const auto m = clinic.when_ill_from("2018-09-11 00:00");
    CHECK(m.get(Measure::investigation_days) == in_days(24 + 2.5));
    CHECK(clinic.town.ledger(m) == Hours{.client = 2, .documentation = 2, .absent = 16});
}

// An e-service's two hours at the desk, of which half fall away.
TEST_CASE("e-services take their share off the work of a first contact, for those who use them") {
    Town town;
    town.follow(21, 20);
    const auto help = town.need(
        "help",
        {contact({only_for(domain::Entry::e_service, desk(2)), only_for(domain::Entry::visit, meeting(1, 1))})});
    town.silo(help, Town::home);
    town.organisation().workforce.e_services.removes = 0.5;
    auto& arrival = town.arrives("2018-09-10 08:00", help);
    SUBCASE("by e-service") {
        arrival.channel = domain::Channel::e_service;
        CHECK(town.ledger(town.measures()) == Hours{.documentation = 1});
    }
    SUBCASE("in person") {
        CHECK(town.ledger(town.measures()) == Hours{.client = 1, .documentation = 1});
    }
}

// Four hours at the desk from 09:00; the report at 10:00 takes one of them for the protection assessment, and half an
// hour for its own contact in its turn. 09:00–10:00, 11:00–12:00, 13:00–15:00; then the report's.
TEST_CASE("the protection assessment of an urgent report interrupts and is in time") {
    Town town;
    town.follow(21, 20);
    const auto help = town.need("help", {contact({meeting(1)}, to_investigation), investigation({desk(4)})});
    const auto child = town.need("child", {contact({desk(0.5)})});
    const auto both = IdSet::of({help, child});
    town.door(town.unit("unit", Town::home, both, {{both}}), both);
    town.the(child).protection_hours = 1;
    town.arrives("2018-09-10 08:00", help);
    auto& report = town.arrives("2018-09-10 10:00", child);
    report.by_report = true;
    report.urgent = true;
    const auto m = town.measures();
    CHECK(m.get(Measure::protection_within_limit) == 1);
    CHECK(m.get(Measure::investigation_days) == in_days(6));
    CHECK(town.ledger(m) == Hours{.client = 1, .documentation = 5.5});
}
