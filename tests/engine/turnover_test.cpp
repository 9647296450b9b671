// People leave, are searched for and begin, followed by hand. How long people stay is drawn; a seed is looked for with
// which the holder of post 0 leaves at midnight before Wednesday 12 September and nobody else leaves in the run. Notice
// is a week.
#include "engine/workforce.hpp"
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::IdSet;
using domain::Measure;
using kernel::Distribution;
using kernel::Time;

namespace {

constexpr double day = 24;
constexpr domain::RoleId manager = 1;

const Time leaves = when("2018-09-12 00:00");

Time midnight_at_or_after(Time time) {
    return Time{kernel::day_of(time - kernel::Duration{1}) + std::chrono::days{1}};
}

Approx in_days(double hours) {
    return Approx(hours / 24).epsilon(1e-6);
}

/// A town whose people stay between 100 and 300 days, so that no newcomer leaves in it.
struct Leaving {
    Town town;
    std::uint64_t seed = 0;
    Time announced;  ///< notice is given, when the search begins

    Leaving() {
        town.follow(21, 20);
        auto& workforce = town.organisation().workforce;
        workforce.turnover.tenure = Distribution::uniform(100 * day, 300 * day);
        workforce.turnover.notice = std::chrono::weeks{1};
        workforce.recruitment.takes = Distribution::constant(100 * day);  // after the run
        town.rules().handover = {.reading_in = std::chrono::hours{2}, .retelling = 0.5};
    }
    domain::Workforce& workforce() { return town.organisation().workforce; }
    domain::Measures measures(domain::WorkerId posts) {
        const Time begin = town.scenario.experiment.begin();
        for (seed = 1;; ++seed) {
            bool right = true;
            for (domain::WorkerId post = 0; post < posts && right; ++post) {
                const auto left =
                    engine::tenure_at_start(*workforce().turnover.tenure, {seed, 0}, town.person(post)).left;
                right = post == 0 ? midnight_at_or_after(begin + left) == leaves : left > std::chrono::weeks{7};
                if (post == 0) announced = begin + left - workforce().turnover.notice;
            }
            if (right) break;
        }
        return town.measures(seed);
    }
};

/// The contact is on the Monday of arrival, 08:00–09:00. The meeting of the investigation is booked ten days ahead, for
/// Thursday 13 September 09:00–10:00, with half an hour of notes.
struct Meeting : Leaving {
    domain::NeedId help =
        town.need("help", {contact({meeting(1)}, to_investigation), investigation({meeting(1, 0.5)})});
    IdSet it = IdSet::of({help});

    Meeting() {
        town.rules().notice = std::chrono::days{10};
        town.arrives("2018-09-03 08:00", help);
    }
    domain::UnitId unit(const char* name, std::size_t people) {
        return town.unit(name, Town::home, it, std::vector<Person>(people, Person{it}));
    }
};

/// A second role, with one person in the first unit who does no stages.
void add_manager(Town& town) {
    auto& organisation = town.organisation();
    organisation.roles.push_back(organisation.roles[0]);
    organisation.roles[manager].name = "manager";
    town.scenario.staff.roles = organisation.roles;
    domain::StaffGroup group;
    group.role = manager;
    group.fte = 1;
    organisation.units[0].staff.push_back(group);
}

}  // namespace

// Three people; the second has a case of its own, with the same dates. The leaver's goes to the third, who reads in on
// Wednesday 08:00–10:00 and meets the household on Thursday 09:00–10:30, when it was booked, half an hour of it told
// again; notes until 11:00. The leaver was contracted for seven of 25 days.
TEST_CASE("a leaver's case goes to the colleague with least, with its booked meeting, at its time") {
    Meeting m3;
    m3.town.door(m3.unit("unit", 3), m3.it);
    m3.town.arrives("2018-09-03 08:00", m3.help);
    const auto m = m3.measures(3);
    CHECK(m.get(Measure::handoffs_per_household) == 0.5);
    CHECK(m.get(Measure::handoffs_per_household_turnover) == 0.5);
    CHECK(m.get(Measure::workers_met_per_household) == 1.5);
    CHECK(m.get(Measure::investigation_days) == in_days((10 * 24 + 2 + 10 * 24 + 1.5) / 2));
    CHECK(m.get(Measure::investigation_hours) == (4 + 1.5) / 2);
    CHECK(m3.town.ledger(m, 18 * 8) == Hours{.client = 4, .repeats = 0.5, .documentation = 1, .coordination = 2});
    CHECK(m.get(Measure::vacancy_share) == Approx(26.0 / 35 / 3));
    CHECK(m.get(Measure::turnover_per_year) == Approx(1 / ((3 * 35 - 26) / 365.25)));
    // The case of the third was the first one's: 9 days, then until Thursday 11:00.
    CHECK(m.get(Measure::caseload_per_worker) == Approx((10 * 24 + 3 + 10 * 24 + 2.5) / (3 * 35 - 26) / 24));
}

// Sessions on 3 October, whoever leaves before: a meeting is not held before its date.
TEST_CASE("a leaver's sessions keep their dates") {
    Leaving l;
    auto session = meeting(1);
    session.every = {std::chrono::months{1}, {}};
    const auto help = l.town.need("help", {contact({meeting(1)}, to_intervention), intervention({session})});
    const auto it = IdSet::of({help});
    l.town.door(l.town.unit("unit", Town::home, it, {{it}, {it}}), it);
    l.town.arrives("2018-09-03 08:00", help);
    const auto m = l.measures(2);
    CHECK(m.get(Measure::handoffs_per_household_turnover) == 1);
    // One case, from Monday 3 September 08:00 until Wednesday 3 October 10:30.
    CHECK(m.get(Measure::caseload_per_worker) == Approx((30 * 24 + 2.5) / (2 * 35 - 26) / 24));
}

// Contact on Tuesday 15:00–16:00; of three hours at the desk the leaver does one. The colleague goes on with two on
// Wednesday 08:00–10:00, then reads in, on nobody's investigation any more.
TEST_CASE("a leaver's desk work goes to the colleague, and each hour of it is counted once") {
    Leaving l;
    const auto help = l.town.need("help", {contact({meeting(1)}, to_investigation), investigation({desk(3)})});
    const auto it = IdSet::of({help});
    l.town.door(l.town.unit("unit", Town::home, it, {{it}, {it}}), it);
    l.town.arrives("2018-09-11 15:00", help);
    const auto m = l.measures(2);
    CHECK(m.get(Measure::investigation_days) == in_days(18));
    CHECK(m.get(Measure::investigation_hours) == 3);
    CHECK(m.get(Measure::handoffs_per_household_turnover) == 1);
    CHECK(l.town.ledger(m, 18 * 8) == Hours{.client = 1, .documentation = 3, .coordination = 2});
    CHECK(m.get(Measure::cost_per_household) == Approx(6 * Town::wage));
}

// The colleague of the north unit is in the south, which serves the same.
TEST_CASE("a unit of one passes its cases to another unit that serves them") {
    Meeting m2;
    m2.town.door(m2.unit("north", 1), m2.it);
    m2.unit("south", 1);
    const auto m = m2.measures(2);
    CHECK(m.get(Measure::handoffs_per_household_turnover) == 1);
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(m.get(Measure::client_time_share, domain::Dimension::unit, 1) == Approx(1.0 / 200));
    CHECK(m2.town.ledger(m, 18 * 8) == Hours{.client = 2, .repeats = 0.5, .documentation = 0.5, .coordination = 2});
}

// On Thursday the case is over; the next midnight the worker goes. A manager has no cases.
TEST_CASE("who has nobody to hand cases over to stays as long as there are any") {
    Meeting m1;
    m1.town.door(m1.unit("unit", 1), m1.it);
    domain::WorkerId posts = 1;
    SUBCASE("alone") {}
    SUBCASE("with a manager") {
        add_manager(m1.town);
        posts = 2;
    }
    const auto m = m1.measures(posts);
    CHECK(m.get(Measure::handoffs_per_household) == 0);
    CHECK(m.get(Measure::workers_met_per_household) == 1);
    CHECK(m1.town.ledger(m, 16 * 8) == Hours{.client = 2, .documentation = 0.5});
    CHECK(m.get(Measure::vacancy_share) == Approx(24.0 / 35 / posts));
}

// One caseworker, whose successor is searched for by the manager for ten hours and begins a fortnight after that. A
// household is reported on 3 September and again on 26 September.
TEST_CASE("searching takes recruiters' hours, days to hire add up, and the successor is another person") {
    Leaving l;
    const auto help = l.town.need("help", {contact({meeting(1)})});
    const auto it = IdSet::of({help});
    l.town.door(l.town.unit("unit", Town::home, it, {{it}}), it);
    add_manager(l.town);
    l.town.follow(28, 20);
    l.workforce().recruitment = {manager, 10, Distribution::constant(14 * day)};
    auto& arrival = l.town.arrives("2018-09-03 08:00", help);
    arrival.by_report = true;
    arrival.further_reports = {when("2018-09-26 08:00")};
    const auto m = l.measures(2);

    const kernel::WorkCalendar calendar{l.town.organisation().roles[0].hours, kernel::day_of(when("2018-09-03 00:00")),
                                        kernel::day_of(when("2018-10-08 00:00"))};
    const Time searched = calendar.add_work(l.announced, std::chrono::hours{10});
    const Time hired = midnight_at_or_after(searched + std::chrono::days{14});
    CHECK(l.announced > when("2018-09-04 00:00"));
    CHECK(l.announced <= when("2018-09-05 00:00"));
    CHECK(m.get(Measure::days_to_hire) == Approx(kernel::in_days(hired - l.announced)));
    const double vacant = kernel::in_hours(calendar.work_between(leaves, hired));
    CHECK(l.town.ledger(m, vacant) == Hours{.client = 2, .recruitment = 10});
    CHECK(m.get(Measure::recruitment_share, domain::Dimension::role, manager) == Approx(10.0 / 200));
    CHECK(m.get(Measure::vacancy_share) == Approx(kernel::in_days(hired - leaves) / 70));
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(m.get(Measure::handoffs_per_household) == 0);  // there was no case to hand over
    CHECK(m.get(Measure::continuity_upc) == 0.5);
}

namespace {

/// Somebody begins ten days after notice, without anybody's work: on Saturday 15 September, when the post has been
/// vacant for three working days.
struct Newcomer : Leaving {
    domain::NeedId help = town.need("help", {contact({meeting(1, 0.5)})});
    IdSet it = IdSet::of({help});

    explicit Newcomer(std::size_t people) {
        town.door(town.unit("unit", Town::home, it, std::vector<Person>(people, Person{it})), it);
        workforce().recruitment.takes = Distribution::constant(10 * day);
    }
};

}  // namespace

// Five hours a week with the mentor for two weeks, an hour of each; a programme of twelve hours in two weeks.
TEST_CASE("a newcomer learns from a mentor, at both's cost, and in a programme") {
    Newcomer n{2};
    auto& rule = n.workforce().onboarding;
    rule.mentor_per_week = std::chrono::hours{5};
    rule.mentor_weeks = 2;
    rule.programme = std::chrono::hours{12};
    rule.programme_weeks = 2;
    const auto m = n.measures(2);
    CHECK(n.town.ledger(m, 3 * 8) == Hours{.consultation = 20, .overhead = 12});
    CHECK(m.get(Measure::days_to_hire) == Approx(kernel::in_days(when("2018-09-15 00:00") - n.announced)));
}

// Output is half of an experienced colleague's after a hundred days or none: half an hour of notes takes an hour, the
// meeting as long as anybody's. Of the newcomer on Monday the 17th; of who was there before, too, who had learnt no
// more.
TEST_CASE("who is new is slower at the desk, not in meetings") {
    Newcomer n{1};
    n.town.arrives("2018-09-03 08:00", n.help);
    n.town.arrives("2018-09-17 08:00", n.help);
    CHECK(n.town.ledger(n.measures(1), 3 * 8) == Hours{.client = 2, .documentation = 1});
    n.workforce().onboarding.starts_at = 0.5;
    n.workforce().onboarding.time_constant = std::chrono::days{10'000'000};
    CHECK(n.town.ledger(n.measures(1), 3 * 8) == Hours{.client = 2, .documentation = 2});
    // With experience after a week, it is the newcomer's notes that take longer.
    n.workforce().onboarding.time_constant = std::chrono::days{1};
    const double p = 1 - 0.5 * std::exp(-(2 + 9.0 / 24));  // from Saturday 00:00 to Monday 09:00
    CHECK(n.town.ledger(n.measures(1), 3 * 8).documentation == Approx(0.5 + 0.5 / p).epsilon(1e-3));
}

namespace {

domain::Reorganisation into(const domain::Organisation& organisation, const char* on) {
    domain::Reorganisation change;
    change.on = kernel::day_of(when(on));
    change.becomes = organisation.name;
    change.structure = {organisation};
    return change;
}

}  // namespace

// The unit is called otherwise from Thursday 13 September on; the newcomer begins on Saturday all the same.
TEST_CASE("a search that began before a reorganisation fills the post after it") {
    Newcomer n{2};
    auto after = n.town.organisation();
    after.units[0].name = "new unit";
    n.town.organisation().reorganisations = {into(after, "2018-09-13 00:00")};
    const auto m = n.measures(2);
    CHECK(m.get(Measure::vacancy_share) == Approx(3.0 / 70));
    CHECK(m.get(Measure::turnover_per_year) == Approx(1 / ((70 - 3) / 365.25)));
}

// On Monday 10 September a third post is new, and the leaver still there: two people are searched for. The second
// begins ten days later, on Thursday 20 September.
TEST_CASE("a search for a leaver's successor does not fill a post that is new meanwhile") {
    Newcomer n{2};
    auto after = n.town.organisation();
    after.units[0].staff.push_back(after.units[0].staff[0]);
    n.town.organisation().reorganisations = {into(after, "2018-09-10 00:00")};
    const auto m = n.measures(2);
    CHECK(m.get(Measure::vacancy_share) == Approx((3.0 + 10) / (2 * 7 + 3 * 28)));
}

// From Thursday 13 September on there are two posts instead of three, of which one is vacant.
TEST_CASE("nobody begins in a post that a reorganisation has done away with") {
    Newcomer n{3};
    auto after = n.town.organisation();
    after.units[0].staff.pop_back();
    n.town.organisation().reorganisations = {into(after, "2018-09-13 00:00")};
    const auto m = n.measures(3);
    CHECK(m.get(Measure::vacancy_share) == Approx(1.0 / (3 * 10 + 2 * 25)));
    CHECK(std::isnan(m.get(Measure::days_to_hire)));
}

// The same while nobody has left: on Monday 10 September one of three people loses the post.
TEST_CASE("who loses the post in a reorganisation leaves, whatever the number of the post was") {
    Newcomer n{3};
    auto after = n.town.organisation();
    after.units[0].staff.resize(1);
    n.town.organisation().reorganisations = {into(after, "2018-09-05 00:00")};
    n.workforce().recruitment.takes = Distribution::constant(100 * day);
    const auto m = n.measures(3);
    // Two leave on the 5th, the last on the 12th.
    CHECK(m.get(Measure::vacancy_share) == Approx(26.0 / (3 * 2 + 33)));
    CHECK(m.get(Measure::turnover_per_year) == Approx(3 / ((3 * 2 + 7) / 365.25)));
}

// The unit closes for a week on the day on which one of its people leaves: nobody moves for who has left.
TEST_CASE("who leaves on the day on which the unit closes does not move") {
    Newcomer n{2};
    n.town.organisation().reorganisations = {into(n.town.organisation(), "2018-09-12 00:00")};
    n.town.organisation().reorganisations[0].closures = {{"unit", 7}};
    const auto m = n.measures(2);
    CHECK(n.town.ledger(m, 3 * 8) == Hours{.overhead = 5 * 8});
}
