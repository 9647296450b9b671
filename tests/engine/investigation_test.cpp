// Investigations and what surrounds them, followed by hand: legal limits, pacing, answers and boards, reports and their
// repeats, renewals, and cases that outlast the time in which they are watched.
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::Dimension;
using domain::IdSet;
using domain::Measure;

namespace {

kernel::CalendarSpan days(int count) {
    return {std::chrono::months{0}, std::chrono::days{count}};
}

/// Days opened → decided, from hours; the engine counts them to a tenth of a second.
Approx in_days(double hours) {
    return Approx(hours / 24).epsilon(1e-6);
}

}  // namespace

// Contact Monday 3 September 08:00–09:00; the investigation opens at 09:00 and has two meetings. Limit 20 days,
// margin 4.
//   flow:      09:00–10:00 and 10:00–11:00: 2 h
//   deadline:  8 and 16 days after opening: Tuesday 11 September 09:00 and Wednesday 19 September 09:00–10:00: 16 d 1 h
//   four meetings under deadline: 4, 8, 12 and 16 days after opening (Friday 7, Tuesday 11, Saturday 15 → Monday 17 at
//   08:00, Wednesday 19): as long as with two
TEST_CASE("deadline pacing spreads the meetings over the limit whatever their number, flow does not") {
    Town town;
    town.follow(28, 20);
    const auto help = town.need("help", {contact({meeting(1)}, to_investigation), investigation({meeting(1, 0, 2)})});
    town.silo(help, town.place("office", 30, 2));
    town.the(help).stages[1].limit = days(20);
    town.the(help).stages[1].work[0].count[domain::Complexity::complex] = 4;
    town.rules().deadline_margin_days = 4;
    auto& arrival = town.arrives("2018-09-03 08:00", help);
    const auto expect = [&](double hours, int trips) {
        const auto m = town.measures();
        CHECK(m.get(Measure::investigation_days) == in_days(hours));
        CHECK(m.get(Measure::investigation_days_median) == std::ceil(hours / 24));
        CHECK(m.get(Measure::investigations_within_limit) == 1);
        CHECK(m.get(Measure::trips_per_household) == trips);
    };
    SUBCASE("flow, two meetings") {
        expect(2, 1);
    }
    SUBCASE("flow, four meetings") {
        arrival.complexity = domain::Complexity::complex;
        // Until noon three, the fourth from 13:00 to 14:00: 5 h.
        expect(5, 1);
    }
    SUBCASE("deadline, two meetings") {
        town.rules().pacing = domain::Pacing::deadline;
        expect(16 * 24 + 1, 3);
    }
    SUBCASE("deadline, four meetings") {
        town.rules().pacing = domain::Pacing::deadline;
        arrival.complexity = domain::Complexity::complex;
        expect(16 * 24 + 1, 5);
    }
    SUBCASE("deadline in one unit only") {
        town.organisation().units[0].pacing = domain::Pacing::deadline;
        expect(16 * 24 + 1, 3);
    }
    SUBCASE("flow, with three days' notice") {
        town.rules().notice = std::chrono::days{3};
        // Thursday 6 September 09:00–10:00; from there Sunday 10:00, so Monday 10 September 08:00–09:00: 7 days.
        expect(7 * 24, 3);
    }
}

// The answer is asked for at 09:00 when the investigation opens and comes after three days, on Thursday at 09:00; the
// meeting before it (Monday 09:00–10:00) does not move it. Then an hour at the desk: until Thursday 10:00, 73 hours.
// A board that meets every week from Monday 3 September 00:00 decides next on Monday 10 September 00:00; the hour at
// the desk after it is Monday 08:00–09:00, seven days after opening.
TEST_CASE("an answer from outside runs from the opening, and a board decides on its own days") {
    Town town;
    const auto help = town.need(
        "help", {contact({meeting(1)}, to_investigation), investigation({meeting(1), answer_after(3), desk(1)})});
    town.silo(help, Town::home);
    town.arrives("2018-09-03 08:00", help);
    SUBCASE("answer") {
        const auto m = town.measures();
        CHECK(m.get(Measure::investigation_days) == in_days(73));
        CHECK(m.get(Measure::investigation_hours) == 2);
        CHECK(m.get(Measure::caseload_per_worker) == 74.0 / (35 * 24));
    }
    SUBCASE("answer that is there before it is needed") {
        town.the(help).stages[1].work[1].hours = always(0.5);
        CHECK(town.measures().get(Measure::investigation_days) == in_days(2));
    }
    SUBCASE("answer, then a board") {
        auto& work = town.the(help).stages[1].work;
        auto board = answer_after(0, 7);
        board.name = "board";
        work.insert(work.begin() + 2, board);
        CHECK(town.measures().get(Measure::investigation_days) == in_days(7 * 24));
    }
    SUBCASE("two boards: each waits for its own next meeting") {
        auto& work = town.the(help).stages[1].work;
        work = {answer_after(3, 7), desk(1)};
        auto second = answer_after(1, 14);
        second.name = "second board";
        work.push_back(second);
        // Monday 10 September 00:00, desk 08:00–09:00, prepared by Tuesday 09:00, every second Monday: 17 September
        // 00:00, which is 13 days and 15 hours after Monday 3 September 09:00.
        CHECK(town.measures().get(Measure::investigation_days) == in_days(13 * 24 + 15));
    }
}

// Opened Monday 3 September 09:00; a meeting 09:00–10:00; then the answer takes 20 days: Sunday 23 September 09:00, so
// an hour at the desk on Monday 24 September 08:00–09:00 and the decision, 21 days after opening. Watched for 14 days,
// it is not decided: the mean of min(days, 14) is 14, the median is not reached, and only the meeting's hour counts.
// From arrival, the decision comes after 21 d 1 h, within the 28 days of follow-up.
TEST_CASE("an investigation that is open when it is no longer watched counts as that long, and has no median") {
    Town town;
    const auto help = town.need(
        "help", {contact({meeting(1)}, to_investigation), investigation({meeting(1), answer_after(20), desk(1)})});
    town.the(help).stages[1].limit = days(13);
    town.silo(help, Town::home);
    town.arrives("2018-09-03 08:00", help);
    SUBCASE("decided within follow-up") {
        const auto m = town.measures();
        CHECK(m.get(Measure::investigation_days) == 14);
        CHECK(std::isnan(m.get(Measure::investigation_days_median)));
        CHECK(std::isnan(m.get(Measure::investigation_days_p90)));
        CHECK(m.get(Measure::investigation_hours) == 1);
        CHECK(m.get(Measure::investigations_within_limit) == 0);
        CHECK(m.get(Measure::days_to_decision) == in_days(21 * 24 + 1));
        CHECK(m.get(Measure::days_to_decision_median) == 22);
        CHECK(m.get(Measure::cost_per_household) == 3 * Town::wage);
    }
    // After 40 days: not decided within the run of 35.
    SUBCASE("not decided") {
        town.the(help).stages[1].work[1].hours = always(40 * 24);
        const auto m = town.measures();
        CHECK(m.get(Measure::investigation_days) == 14);
        CHECK(m.get(Measure::days_to_decision) == 28);
        CHECK(std::isnan(m.get(Measure::days_to_decision_median)));
        CHECK(m.get(Measure::investigations_within_limit) == 0);
        CHECK(m.get(Measure::cost_per_household) == 2 * Town::wage);
        CHECK(m.get(Measure::caseload_per_worker) == Approx((35 * 24 - 8.0) / (35 * 24)));  // still open
    }
    // One more, decided in two hours (the answer is there at once): mean (2/24 + 14) / 2; half are decided within a
    // day, so that is the median; nine in ten are not.
    SUBCASE("one of two") {
        town.the(help).stages[1].work[1].hours[domain::Complexity::simple] = kernel::Distribution::constant(0);
        town.arrives("2018-09-04 08:00", help).complexity = domain::Complexity::simple;
        const auto m = town.measures();
        CHECK(m.get(Measure::investigation_days) == Approx((2.0 / 24 + 14) / 2).epsilon(1e-6));
        CHECK(m.get(Measure::investigation_days_median) == 1);
        CHECK(std::isnan(m.get(Measure::investigation_days_p90)));
        CHECK(m.get(Measure::investigations_within_limit) == 0.5);
        CHECK(m.get(Measure::investigation_days, Dimension::complexity, 0) == in_days(2));
        CHECK(m.get(Measure::investigation_days, Dimension::complexity, 1) == 14);
    }
    // Opened fewer than 14 days before follow-up ends, it is not counted at all.
    SUBCASE("too late to be watched") {
        town.follow(14, 14);
        const auto m = town.measures();
        CHECK(m.get(Measure::households) == 1);
        CHECK(std::isnan(m.get(Measure::investigation_days)));
        CHECK(std::isnan(m.get(Measure::investigations_within_limit)));
        CHECK(m.get(Measure::cost_per_household) == 2 * Town::wage);
    }
}

// Five weeks after a week of warm-up, from Monday 10 September on. A simple household comes on Friday 7 September 15:00
// (warm-up), a standard one on Monday 17 September 00:00, whose four weeks end with the run, and a complex one a minute
// later, whose do not. Each contact is a meeting of 4 h and 4 h of notes, and then an investigation that is decided as
// soon as it is opened. All the work is measured: Friday's meeting does not fit on Friday and is on Monday 08:00–12:00,
// its notes 13:00–17:00; the others' meetings are on Monday 17 September 08:00–12:00 and 13:00–17:00, their notes on
// Tuesday at the same hours.
TEST_CASE("only households that can be followed to the end count, all hours of the measured period do") {
    Town town;
    town.scenario.experiment.warm_up = {std::chrono::months{0}, std::chrono::weeks{1}};
    const auto help = town.need("help", {contact({meeting(4, 4)}, to_investigation), investigation({})});
    town.silo(help, Town::home);
    town.arrives("2018-09-07 15:00", help).complexity = domain::Complexity::simple;
    town.arrives("2018-09-17 00:00", help);
    town.arrives("2018-09-17 00:01", help).complexity = domain::Complexity::complex;
    const auto result = town.run();
    const auto& m = result.measures;
    CHECK(result.households == 3);
    CHECK(m.get(Measure::households) == 1);
    CHECK(m.get(Measure::days_to_first_contact) == Approx(8.0 / 24));
    CHECK(m.get(Measure::client_hours_per_household) == 4);
    CHECK(std::isnan(m.get(Measure::investigation_days, Dimension::complexity, 0)));
    CHECK(m.get(Measure::investigation_days, Dimension::complexity, 1) == 0);
    CHECK(std::isnan(m.get(Measure::investigation_days, Dimension::complexity, 2)));
    CHECK(town.contracted_hours() == 200);
    CHECK(town.ledger(m) == Hours{.client = 12, .documentation = 12});
    // Cases: Friday's from the beginning of the measured period until Monday 17:00, 17 h; the others from Monday 00:00
    // and 00:01 until Tuesday 12:00 and 17:00: 36 h and 40 h 59.
    CHECK(m.get(Measure::caseload_per_worker) == Approx((17 + 36 + 41 - 1.0 / 60) / (35 * 24)));
}

namespace {

// A report takes a quarter of an hour at the desk; then it is assessed: an answer, and an hour at the desk. The limit
// is 14 days from the report.
struct Reports {
    Town town;
    domain::NeedId child;

    Reports() {
        auto assessment = stage(domain::default_stage::preliminary_assessment, domain::Stage::Kind::assessment,
                                {answer_after(10), desk(1)});
        assessment.limit = days(14);
        assessment.work[0].hours[domain::Complexity::complex] = kernel::Distribution::constant(13 * 24);
        assessment.work[1].hours[domain::Complexity::complex] = kernel::Distribution::constant(1.0 / 6);
        child = town.need("child", {contact({only_for(domain::Entry::report, desk(0.25))},
                                            domain::default_stage::preliminary_assessment),
                                    assessment});
        town.the(child).joined_report_hours = 0.5;
        town.silo(child, Town::home);
        town.arrives("2018-09-03 08:00", child).by_report = true;
    }
};

}  // namespace

// Monday 3 September 08:00–08:15 the report, then the assessment.
//   standard: the answer on Thursday 13 September 08:15, an hour at the desk until 09:15: within the limit
//   complex: the answer on Sunday 16 September, ten minutes at the desk on Monday 17 September 08:00–08:10. The limit
//   was at 08:00, for the fourteen days run from the report and not from when the assessment began at 08:15.
TEST_CASE("a preliminary assessment has fourteen days from the report") {
    Reports r;
    SUBCASE("alone") {
        const auto m = r.town.measures();
        CHECK(m.get(Measure::assessments_within_limit) == 1);
        CHECK(r.town.ledger(m) == Hours{.documentation = 1.25});
        CHECK(std::isnan(m.get(Measure::abandonment_share)));  // no application
        CHECK(std::isnan(m.get(Measure::days_to_first_contact)));
        CHECK(std::isnan(m.get(Measure::investigation_days)));
        CHECK(m.get(Measure::workers_met_per_household) == 0);
    }
    SUBCASE("with a complex one, which takes ten minutes too long") {
        auto& late = r.town.arrives("2018-09-03 08:00", r.child);
        late.by_report = true;
        late.complexity = domain::Complexity::complex;
        const auto m = r.town.measures();
        CHECK(m.get(Measure::assessments_within_limit) == 0.5);
        CHECK(m.get(Measure::assessments_within_limit, Dimension::complexity, 1) == 1);
        CHECK(m.get(Measure::assessments_within_limit, Dimension::complexity, 2) == 0);
    }
    // Open at the end of follow-up, with the limit passed: not within it.
    SUBCASE("undecided") {
        r.town.the(r.child).stages[1].work[0].hours = always(40 * 24);
        CHECK(r.town.measures().get(Measure::assessments_within_limit) == 0);
    }
    // The limit lies after the end of follow-up: not counted.
    SUBCASE("not yet due") {
        r.town.follow(12, 12);
        CHECK(std::isnan(r.town.measures().get(Measure::assessments_within_limit)));
    }
}

// A second report on Wednesday 5 September joins the open case: half an hour at the desk and nothing else. A third on
// Thursday 20 September finds it closed (since 13 September 09:15) and begins anew: 08:00–08:15, the answer on Sunday
// 30 September, an hour on Monday 1 October 08:00–09:00. Follow-up ended that day at 08:00, so that hour is the
// ledger's but not the household's.
TEST_CASE("a repeated report joins an open case, and returns to a closed one") {
    Reports r;
    r.town.municipality().stated_arrivals[0].further_reports = {when("2018-09-05 10:00"), when("2018-09-20 08:00")};
    SUBCASE("hours") {
        const auto m = r.town.measures();
        CHECK(m.get(Measure::households) == 1);
        CHECK(r.town.ledger(m) == Hours{.documentation = 0.25 + 1 + 0.5 + 0.25 + 1});
        CHECK(m.get(Measure::cost_per_household) == 2 * Town::wage);
        CHECK(m.get(Measure::handoffs_per_household) == 0);
        CHECK(m.get(Measure::assessments_within_limit) == 1);  // the second one's limit lies after follow-up
        // 10 d 1.25 h and 11 d 1 h.
        CHECK(m.get(Measure::caseload_per_worker) == Approx((21 * 24 + 2.25) / (35 * 24)));
    }
    // What is reported again is no return in the measure: reports come when they come, however long a case is open.
    SUBCASE("no return") {
        r.town.runs("2018-09-03 00:00", 60);
        CHECK(std::isnan(r.town.measures().get(Measure::return_share)));
    }
}

// Reported on Monday 3 September 08:00; opened at once, with an answer after two days and then four hours at the desk:
// Wednesday 5 September 08:00–12:00. A joined report is half an hour at the desk.
//   on Tuesday 10:00–10:30: while the investigation is under way, so 4.5 h were worked on it
//   on Wednesday 11:00: done after what was begun, 13:00–13:30, when the investigation has been decided at 12:00
TEST_CASE("a joined report is work on the investigation only while that is under way") {
    Town town;
    const auto child = town.need("child", {contact({}, to_investigation), investigation({answer_after(2), desk(4)})});
    town.the(child).joined_report_hours = 0.5;
    town.silo(child, Town::home);
    auto& arrival = town.arrives("2018-09-03 08:00", child);
    arrival.by_report = true;
    SUBCASE("under way") {
        arrival.further_reports = {when("2018-09-04 10:00")};
        const auto m = town.measures();
        CHECK(m.get(Measure::investigation_hours) == 4.5);
        CHECK(m.get(Measure::cost_per_household) == 4.5 * Town::wage);
        CHECK(m.get(Measure::investigation_days) == in_days(52));
    }
    SUBCASE("decided") {
        arrival.further_reports = {when("2018-09-05 11:00")};
        const auto m = town.measures();
        CHECK(m.get(Measure::investigation_hours) == 4);
        CHECK(m.get(Measure::cost_per_household) == 4.5 * Town::wage);
        CHECK(m.get(Measure::investigation_days) == in_days(52));
    }
}

// A decision is renewed three times, a month apart, each a quarter of an hour at the desk. The intervention opens on
// Monday 3 September at 09:00, after the contact.
//   Wednesday 3 October 09:00, Saturday 3 November 09:00 (All Saints' Day) → Monday 5 November 08:00, Monday 3 December
//   09:00–09:15, when the case closes: 91 days 1.25 hours after 3 September 08:00.
TEST_CASE("renewals come round every month") {
    Town town;
    town.runs("2018-09-03 00:00", 15);
    auto renewal = desk(0.25, 3);
    renewal.name = "renewal";
    renewal.every = {std::chrono::months{1}, {}};
    const auto money = town.need("money", {contact({meeting(1)}, to_intervention), intervention({renewal})});
    town.silo(money, Town::home);
    town.follow(60, 14);
    town.arrives("2018-09-03 08:00", money);
    SUBCASE("alone") {
        const auto m = town.measures();
        CHECK(town.ledger(m) == Hours{.client = 1, .documentation = 0.75});
        CHECK(m.get(Measure::caseload_per_worker) == Approx((91 * 24 + 1.25) / (15 * 7 * 24)));
        // Within 60 days, until 2 November 08:00, there was one.
        CHECK(m.get(Measure::cost_per_household) == 1.25 * Town::wage);
    }
    // Two sessions of an hour, two months apart: 3 November (→ 5 November) and 3 January, after the run. Renewals keep
    // their own dates.
    SUBCASE("beside sessions") {
        auto session = meeting(1, 0, 2);
        session.every = {std::chrono::months{2}, {}};
        town.the(money).stages[1].work = {session, renewal};
        const auto m = town.measures();
        CHECK(town.ledger(m) == Hours{.client = 2, .documentation = 0.75});
        CHECK(m.get(Measure::cost_per_household) == 1.25 * Town::wage);
    }
    // Opened on Wednesday 31 January 2018 at 09:00: 28 February, Saturday 31 March → Tuesday 3 April after Easter,
    // 30 April 09:00–09:15, the 89th day after 31 January.
    SUBCASE("from the end of a month") {
        town.runs("2018-01-29 00:00", 15);
        town.municipality().stated_arrivals.clear();
        town.arrives("2018-01-31 08:00", money);
        CHECK(town.measures().get(Measure::caseload_per_worker) == Approx((89 * 24 + 1.25) / (15 * 7 * 24)));
        town.follow(60, 14);  // until 1 April: one renewal; counted from 28 February it would be two
        CHECK(town.measures().get(Measure::cost_per_household) == 1.25 * Town::wage);
    }
}

// Sessions every two weeks, three of them, from the contact on Monday 3 September 09:00: 17 September, 1 October,
// 15 October, each 09:00–10:00 with half an hour of notes. Sessions are periodic: deadline pacing does not touch them.
TEST_CASE("sessions come round in their period") {
    Town town;
    town.runs("2018-09-03 00:00", 10);
    auto session = meeting(1, 0.5, 3);
    session.every = days(14);
    const auto help = town.need("help", {contact({meeting(1)}, to_intervention), intervention({session})});
    town.silo(help, town.place("office", 30, 2));
    town.rules().pacing = domain::Pacing::deadline;
    town.follow(60, 14);
    town.arrives("2018-09-03 08:00", help);
    const auto m = town.measures();
    CHECK(m.get(Measure::trips_per_household) == 4);
    CHECK(town.ledger(m) == Hours{.client = 4, .documentation = 1.5});
    CHECK(m.get(Measure::caseload_per_worker) == Approx((42 * 24 + 2.5) / (10 * 7 * 24)));
    CHECK(m.get(Measure::continuity_upc, Dimension::contacts, 1) == 1);  // four to six contacts
}
