// The workforce from text to domain: what each key means, how an organisation's is laid over the scenario's, and how a
// part is switched off again.
#include "scenario/expect_problem.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace sluss;
using namespace std::chrono_literals;
using doctest::Approx;
using test::changed;
using test::plain_scenario;

namespace {

constexpr double hours_a_day = 24;

/// The plain scenario with a workforce for all organisations.
std::string with_workforce(const std::string& workforce) {
    return changed(plain_scenario, "organisations:\n", "workforce: {" + workforce + "}\norganisations:\n");
}

/// … and a second organisation, which differs from the first in its own.
std::string with_two(const std::string& common, const std::string& own) {
    return changed(with_workforce(common),
                   "experiment:", "  two houses: {extends: one house, workforce: " + own + "}\nexperiment:");
}

domain::Workforce read(const std::string& workforce) {
    const auto loaded = test::load_text(with_workforce(workforce));
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    return loaded.scenario->organisations.front().workforce;
}

/// The second organisation's.
domain::Workforce read_second(const std::string& common, const std::string& own) {
    const auto loaded = test::load_text(with_two(common, own));
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    return loaded.scenario->organisations.at(1).workforce;
}

void expect_error(const std::string& workforce, const std::string& at, const std::string& text) {
    test::expect_error_in(with_workforce(workforce), at, text);
}

const std::string everything =
    "sick leave: {spells: 1.2 per year, length: {exponential: 9 days}}, "
    "long leave: {starts: 4 per 100 per year, length: 8 months}, "
    "holidays: {summer weeks: 4, first week: 26, last week: 33, other weeks: 1}, "
    "turnover: {tenure: {weibull: {mean: 3 years, shape: 1.2}}, notice: 2 months, load effect: 0.5}, "
    "recruitment: {by: investigator, hours: 30 h, takes: {gamma: {mean: 60 days, cv: 0.5}}}, "
    "onboarding: {starts at: 50 %, time constant: 120 days, mentor: 2 h, mentor weeks: 12, "
    "programme: {hours: 40 h, weeks: 5, shortens: 30 %}}, "
    "overhead: {team meetings: 5 %, training: {share: 4 %, from: 2017-09-01, until: 2019-01-01, roles: investigator}}, "
    "assistants: {role: intake worker, documentation: 30 %}, "
    "e-services: {uptake: 1.5, removes: 40 %}, covering: colleague, hands over after: 6 weeks";

}  // namespace

TEST_CASE("nobody is away, leaves or is new where nothing is said") {
    const auto loaded = test::load_text(plain_scenario);
    REQUIRE(loaded.scenario);
    const auto& workforce = loaded.scenario->organisations.front().workforce;
    CHECK_FALSE(workforce.any());
    CHECK(workforce.onboarding.productivity(0h) == 1);
    CHECK(workforce.assistants.role == domain::none);
    CHECK(workforce.recruitment.by == domain::none);
    CHECK(workforce.e_services.uptake == 1);
    CHECK_FALSE(loaded.scenario->experiment.weekly);
}

TEST_CASE("every key of the workforce arrives in its unit") {
    using kernel::Distribution;
    const auto w = read(everything);
    CHECK(w.any());
    CHECK(w.sick_leave.spells_per_year == 1.2);
    CHECK(w.sick_leave.length == Distribution::exponential(9 * hours_a_day));
    CHECK(w.long_leave.per_year == 0.04);
    CHECK(w.long_leave.length == Distribution::constant(8 * 730.5));
    CHECK(w.holidays.summer_weeks == 4);
    CHECK(w.holidays.first_week == 26);
    CHECK(w.holidays.last_week == 33);
    CHECK(w.holidays.other_weeks == 1);
    REQUIRE(w.turnover.tenure);
    CHECK(*w.turnover.tenure == Distribution::weibull(3 * 8766, 1.2));
    CHECK(w.turnover.notice == 1461h);
    CHECK(w.turnover.load_effect == 0.5);
    CHECK(w.recruitment.by == 1);
    CHECK(w.recruitment.hours == 30);
    CHECK(w.recruitment.takes == Distribution::gamma(60 * hours_a_day, 0.5));
    CHECK(w.onboarding.starts_at == 0.5);
    CHECK(w.onboarding.time_constant == 120 * 24h);
    CHECK(kernel::in_hours(w.onboarding.effective_time_constant()) == Approx(0.7 * 120 * 24));
    CHECK(w.onboarding.mentor_per_week == 2h);
    CHECK(w.onboarding.mentor_weeks == 12);
    CHECK(w.onboarding.programme == 40h);
    CHECK(w.onboarding.programme_weeks == 5);
    REQUIRE(w.overhead.size() == 2);
    CHECK(w.overhead[0].name == "team meetings");
    CHECK(w.overhead[0].share == 0.05);
    CHECK(w.overhead[0].roles.empty());
    CHECK_FALSE(w.overhead[0].from);
    CHECK(w.overhead[1].share == 0.04);
    CHECK(w.overhead[1].roles == domain::IdSet::of({1}));
    CHECK(*w.overhead[1].from == kernel::Days{std::chrono::year{2017} / 9 / 1});
    CHECK(*w.overhead[1].until == kernel::Days{std::chrono::year{2019} / 1 / 1});
    CHECK(w.assistants.role == 0);
    CHECK(w.assistants.documentation == 0.3);
    CHECK(w.e_services.uptake == 1.5);
    CHECK(w.e_services.removes == 0.4);
    CHECK(w.covering == domain::Covering::colleague);
    CHECK(w.hands_over_after == 6 * 168h);
}

TEST_CASE("an organisation's workforce is laid over the scenario's key by key") {
    const auto w = read_second(everything, "{sick leave: {spells: 2 per year}, overhead: {supervision: 3 %}}");
    CHECK(w.sick_leave.spells_per_year == 2);
    CHECK(w.sick_leave.length == kernel::Distribution::exponential(9 * hours_a_day));
    CHECK(w.holidays.summer_weeks == 4);
    REQUIRE(w.overhead.size() == 3);
    CHECK(w.overhead[2].name == "supervision");
}

TEST_CASE("'none' switches each part of the workforce off again, and the others stay") {
    const auto w = read_second(everything,
                               "{sick leave: none, long leave: none, turnover: none, recruitment: none, onboarding: "
                               "none, assistants: none, e-services: none, overhead: {training: none}}");
    CHECK(w.sick_leave.spells_per_year == 0);
    CHECK(w.long_leave.per_year == 0);
    CHECK_FALSE(w.turnover.tenure);
    CHECK(w.recruitment.by == domain::none);
    CHECK(w.recruitment.hours == 0);
    CHECK(w.onboarding.starts_at == 1);
    CHECK(w.onboarding.mentor_weeks == 0);
    CHECK(w.assistants.role == domain::none);
    CHECK(w.e_services.removes == 0);
    REQUIRE(w.overhead.size() == 1);
    CHECK(w.overhead[0].name == "team meetings");
    CHECK(w.holidays.summer_weeks == 4);
    CHECK(w.covering == domain::Covering::colleague);
}

TEST_CASE("'none' switches the whole workforce off, or the whole overhead, or a programme, or who recruits") {
    CHECK_FALSE(read_second(everything, "none").any());
    CHECK(read_second(everything, "{overhead: none}").overhead.empty());
    CHECK(read_second(everything, "{holidays: none}").holidays.summer_weeks == 0);
    const auto onboarding = read_second(everything, "{onboarding: {programme: none}}").onboarding;
    CHECK(onboarding.effective_time_constant() == 120 * 24h);
    CHECK(onboarding.starts_at == 0.5);
    const auto recruitment = read_second(everything, "{recruitment: {by: nobody}}").recruitment;
    CHECK(recruitment.by == domain::none);
    CHECK(recruitment.takes == kernel::Distribution::gamma(60 * hours_a_day, 0.5));
}

TEST_CASE("an organisation that extends another inherits what that one switched off") {
    auto text = with_two(everything, "{sick leave: none}");
    text = changed(text, "experiment:", "  third house: {extends: two houses}\nexperiment:");
    const auto loaded = test::load_text(text);
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->organisations.at(2).workforce.sick_leave.spells_per_year == 0);
    CHECK(loaded.scenario->organisations.at(2).workforce.holidays.summer_weeks == 4);
}

TEST_CASE("numbers of the workforce say where they come from") {
    const auto loaded = test::load_text(
        with_workforce("sick leave: {spells: {value: 1.2 per year, source: assumed, range: [0.8, 2]}, length: 9 days}, "
                       "overhead: {meetings: {value: 5 %, source: Vision, range: [3 %, 8 %]}}"));
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    const auto& all = loaded.scenario->provenance;
    const auto noted = [&](const std::string& path) {
        return std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.path == path; });
    };
    const auto spells = noted("workforce / sick leave / spells");
    REQUIRE(spells != all.end());
    CHECK(spells->source == "assumed");
    CHECK(spells->low == "0.8 per year");
    const auto meetings = noted("workforce / overhead / meetings");
    REQUIRE(meetings != all.end());
    CHECK(meetings->source == "Vision");
    CHECK(noted("workforce / sick leave / length") != all.end());
}

TEST_CASE("absence that cannot be is refused where it stands") {
    expect_error("sick leave: {spells: 1.2, length: 9 days}", "1.2, length",
                 "expected how often, such as 1.2 per year or 4 per 100 per year, found '1.2'");
    expect_error("sick leave: {spells: -1 per year, length: 9 days}", "-1 per", "'-1 per year' is negative");
    expect_error("sick leave: {spells: 2 per year}", "{spells", "absence needs a 'length' above 0");
    expect_error("long leave: {starts: 2 per year, length: 0 days}", "{starts", "absence needs a 'length' above 0");
    expect_error("holidays: {first week: 0}", "0}}", "'0' is too small");
    expect_error("holidays: {last week: 53}", "53}}", "'53' is too large");
    expect_error("holidays: {first week: 30, last week: 28}", "{first week",
                 "the summer ends in week 28, before week 30");
    expect_error("holidays: {first week: 28, last week: 30, summer weeks: 4}", "{first week",
                 "a summer from week 28 to week 30 is too short for 4 weeks");
    expect_error("holidays: {other weeks: 45}", "{other weeks",
                 "there are no 45 weeks outside the summer from week 25 to week 32");
}

TEST_CASE("a tenure is a time that somebody can stay") {
    expect_error("turnover: {tenure: -3 years}", "-3 years", "'-3 years' is negative");
    expect_error("turnover: {tenure: {exponential: -3 years}}", "-3 years", "'-3 years' is negative");
    expect_error("turnover: {tenure: 0 days}", "0 days", "a tenure is at least a day in the mean");
    expect_error("turnover: {notice: 2 months}", "{notice", "turnover lacks 'tenure'");
}

TEST_CASE("onboarding begins above nothing, ends somewhere, and leaves part of the week") {
    expect_error("onboarding: {starts at: 0 %, time constant: 9 days}", "0 %, time", "'0 %' is too small");
    expect_error("onboarding: {starts at: 120 %}", "120 %", "'120 %' is more than 100 %");
    expect_error("onboarding: {starts at: 50 %}", "{starts at",
                 "onboarding that starts below 100 % needs a 'time constant' above 0");
    expect_error("onboarding: {mentor: 2 h}", "{mentor", "a mentor needs 'mentor weeks'");
    expect_error("onboarding: {mentor: 5 h, mentor weeks: 3, programme: {hours: 160 h}}", "{mentor",
                 "mentor and programme take 45 h of a newcomer's week, which has 40");
}

TEST_CASE("overhead leaves something for cases, in each role at each time") {
    expect_error("overhead: {meetings: 60 %, training: 45 %}", "{meetings: 60",
                 "overhead takes 105 % of the hours of 'intake worker'");
    expect_error("overhead: {meetings: 60 %, training: {share: 40 %, roles: investigator, from: 2018-03-01}}",
                 "{meetings: 60", "overhead takes 100 % of the hours of 'investigator' from 2018-03-01");
    const auto in_turn = read(
        "overhead: {first: {share: 60 %, until: 2018-03-01}, then: {share: 60 %, from: 2018-03-01}, others: {share: 30 "
        "%, roles: investigator}}");
    CHECK(in_turn.overhead.size() == 3);
    expect_error("overhead: {training: {share: 4 %, from: 2019-01-01, until: 2018-01-01}}", "{share",
                 "it ends on 2018-01-01, not after it begins on 2019-01-01");
    expect_error("overhead: {training: {from: 2019-01-01}}", "{from", "overhead lacks 'share'");
    expect_error("overhead: {training: 120 %}", "120 %", "'120 %' is more than 100 %");
}

TEST_CASE("assistants have a role, and roles exist") {
    expect_error("assistants: {documentation: 30 %}", "{documentation", "assistants lack 'role'");
    expect_error("assistants: {role: intake wroker}", "intake wroker",
                 "there is no role 'intake wroker'; did you mean 'intake worker'?");
    expect_error("recruitment: {by: manger}", "manger",
                 "there is no role 'manger'; known: intake worker, investigator");
    expect_error("covering: colleagues", "colleagues",
                 "expected one of: rebook, colleague, found 'colleagues'; did you mean 'colleague'?");
}

TEST_CASE("an unknown calendar of holidays is told where it stands") {
    test::expect_error_in(
        changed(plain_scenario, "4.5 FTE,", "4.5 FTE, hours: {weekdays: 08:00-16:00, holidays: norwegian},"),
        "norwegian", "expected one of: swedish, none, found 'norwegian'");
}

TEST_CASE("part time, urgent work, one plan and protection assessments arrive in the domain") {
    auto text = changed(plain_scenario, "4.5 FTE,", "4.5 FTE, part time: 75 %,");
    text = changed(text, "rules: {", "rules: {urgent work: interrupts, one plan: yes, ");
    text = changed(text, "opens investigation: 38 %",
                   "opens investigation: 38 %\n      protection assessment: {desk: 90 min, limit: 36 h}");
    const auto loaded = test::load_text(text);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    const auto& organisation = loaded.scenario->organisations.front();
    CHECK(organisation.roles[0].part_time == 1);
    CHECK(organisation.roles[1].part_time == 0.75);
    CHECK(organisation.rules.urgent_interrupts);
    CHECK(organisation.rules.one_plan);
    CHECK(loaded.scenario->municipality.needs[0].protection_hours == 1.5);
    CHECK(loaded.scenario->municipality.needs[0].protection_limit == 36h);
    CHECK(loaded.scenario->municipality.needs[1].protection_hours == 0);
    test::expect_error_in(changed(plain_scenario, "4.5 FTE,", "4.5 FTE, part time: 5 %,"), "5 %,",
                          "'5 %' is too small");
}
