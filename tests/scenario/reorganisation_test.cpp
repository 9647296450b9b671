// Reorganisations from text to domain: what each key means, what an organisation becomes, and everything that can be
// wrong with the day, the units and the other organisation.
#include "scenario/expect_problem.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace std::chrono_literals;
using test::changed;
using test::plain_scenario;

namespace {

/// Before there is one unit, after there are two; `moves` are the organisations that are reorganised.
std::string with(const std::string& moves) {
    return changed(plain_scenario, "experiment:",
                   moves +
                       "  two houses:\n"
                       "    model: siloed\n"
                       "    offices: {everything: By}\n"
                       "experiment:");
}

/// The first organisation, but reorganised so.
std::string moved(const std::string& reorganisations) {
    return with("  the move: {extends: one house, reorganisations: " + reorganisations + "}\n");
}

domain::Scenario read(const std::string& text) {
    auto loaded = test::load_text(text);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    return std::move(*loaded.scenario);
}

void expect_error(const std::string& reorganisations, const std::string& at, const std::string& text) {
    test::expect_error_in(moved(reorganisations), at, text);
}

}  // namespace

TEST_CASE("an organisation becomes another one of the file, staffed, whatever the order they are written in") {
    const auto scenario =
        read(moved("[{on: 2019-03-02, becomes: two houses, units: {everyone: housing}, closed: {everyone: 3 days}, "
                   "open cases: reallocate, preparation: {hours: 20 h, weeks: 26}, dip: {depth: 15 %, time constant: 2 "
                   "months}, informing: {told: 60 %, learned within: 6 months}}]"));
    REQUIRE(scenario.organisations.size() == 3);
    CHECK(scenario.experiment.weekly);
    CHECK(scenario.organisations[0].reorganisations.empty());
    const auto& the_move = scenario.organisations[1];
    CHECK(the_move.units.size() == 1);
    REQUIRE(the_move.reorganisations.size() == 1);
    const auto& plan = the_move.reorganisations.front();
    CHECK(plan.on == kernel::Days{std::chrono::year{2019} / 3 / 2});
    CHECK(plan.becomes == "two houses");
    REQUIRE(plan.structure.size() == 1);
    CHECK(plan.structure[0].name == "two houses");
    CHECK(plan.structure[0].units.size() == scenario.organisations[2].units.size());
    for (const auto& unit : plan.structure[0].units)
        for (const auto& group : unit.staff) CHECK(group.fte);
    REQUIRE(plan.units.size() == 1);
    CHECK(plan.units[0] == std::pair<std::string, std::string>{"everyone", "housing"});
    REQUIRE(plan.closures.size() == 1);
    CHECK(plan.closures[0].unit == "everyone");
    CHECK(plan.closures[0].days == 3);
    CHECK(plan.open_cases == domain::OpenCases::reallocate);
    CHECK(plan.preparation.hours == 20h);
    CHECK(plan.preparation.weeks == 26);
    CHECK(plan.dip.depth == 0.15);
    CHECK(plan.dip.time_constant == 1461h);
    CHECK(plan.informing.told == 0.6);
    CHECK(plan.informing.learned_within == 6 * 730.5 * 60min);
}

TEST_CASE("cases keep their worker and everybody knows the doors where nothing is said") {
    const auto scenario = read(moved("[{on: 2019-03-02, becomes: two houses}]"));
    const auto& plan = scenario.organisations[1].reorganisations.at(0);
    CHECK(plan.open_cases == domain::OpenCases::keep_worker);
    CHECK(plan.informing.told == 1);
    CHECK(plan.dip.depth == 0);
    CHECK(plan.preparation.weeks == 0);
    CHECK(plan.units.empty());
    CHECK(plan.closures.empty());
}

TEST_CASE("a second reorganisation follows, and may undo the first") {
    const auto scenario =
        read(moved("[{on: 2019-03-02, becomes: two houses}, {on: 2020-03-02, becomes: one house, closed: {housing: 2 "
                   "days}}]"));
    const auto& plans = scenario.organisations[1].reorganisations;
    REQUIRE(plans.size() == 2);
    CHECK(plans[1].structure.at(0).name == "one house");
}

TEST_CASE("what an organisation becomes has left its own reorganisations behind") {
    const auto scenario =
        read(with("  first: {extends: one house, reorganisations: [{on: 2019-01-01, becomes: second}]}\n"
                  "  second: {extends: one house, reorganisations: [{on: 2020-01-01, becomes: two houses}]}\n"));
    const auto& plan = scenario.organisations[1].reorganisations.at(0);
    CHECK(plan.structure.at(0).name == "second");
    CHECK(plan.structure.at(0).reorganisations.empty());
}

TEST_CASE("an organisation that extends a reorganised one can stay as it was") {
    const auto scenario =
        read(with("  the move: {extends: one house, reorganisations: [{on: 2019-01-01, becomes: two houses}]}\n"
                  "  same move: {extends: the move}\n"
                  "  no move: {extends: the move, reorganisations: none}\n"));
    CHECK(scenario.organisations[2].reorganisations.size() == 1);
    CHECK(scenario.organisations[3].reorganisations.empty());
}

TEST_CASE("numbers of a reorganisation say where they come from") {
    const auto scenario =
        read(moved("[{on: 2019-03-02, becomes: two houses, dip: {depth: {value: 15 %, source: "
                   "assumed, range: [5 %, 30 %]}, time constant: 2 months}}]"));
    bool noted = false;
    for (const auto& one : scenario.provenance)
        noted = noted || (one.path == "organisations / the move / reorganisations / 1 / dip / depth" &&
                          one.source == "assumed" && one.high == "30 %");
    CHECK(noted);
}

TEST_CASE("a reorganisation happens within the run, after what comes before it") {
    expect_error("[{on: 2018-01-01, becomes: two houses}]", "2018-01-01, becomes",
                 "a reorganisation on 2018-01-01 is not after the start, 2018-01-01");
    expect_error("[{on: 2017-03-02, becomes: two houses}]", "2017-03-02",
                 "a reorganisation on 2017-03-02 is not after the start, 2018-01-01");
    expect_error("[{on: 2021-01-01, becomes: two houses}]", "2021-01-01",
                 "the run is over on 2021-01-01, before this reorganisation on 2021-01-01");
    expect_error("[{on: 2019-03-02, becomes: two houses}, {on: 2019-03-02, becomes: one house}]",
                 "2019-03-02, becomes: one",
                 "the reorganisation before this one is on 2019-03-02; write them in order of time");
    expect_error("[{on: 2019-02-30, becomes: two houses}]", "2019-02-30",
                 "there is no '2019-02-30': that month has 28 days");
    expect_error("[{becomes: two houses}]", "{becomes", "a reorganisation lacks 'on'");
}

TEST_CASE("an organisation becomes another one that exists and is not on the move itself") {
    expect_error("[{on: 2019-03-02, becomes: the move}]", "the move}]", "'the move' becomes itself");
    expect_error("[{on: 2019-03-02, becomes: two house}]", "two house}]",
                 "there is no organisation 'two house'; did you mean 'two houses'?");
    expect_error("[{on: 2019-03-02, becomes: two houses}, {on: 2020-03-02, becomes: two houses}]", "two houses}]",
                 "'two houses' becomes itself");
    const auto chain = with(
        "  first: {extends: one house, reorganisations: [{on: 2019-01-01, becomes: second}]}\n"
        "  second: {extends: one house, reorganisations: [{on: 2018-06-01, becomes: two houses}]}\n");
    test::expect_error_in(chain, "second}]", "'second' is itself reorganised by then, on 2018-06-01");
}

TEST_CASE("units are mapped once, from where there is one to where there is one") {
    expect_error("[{on: 2019-03-02, becomes: two houses, units: {everyon: housing}}]", "everyon: housing",
                 "organisation 'the move' has no unit 'everyon'; did you mean 'everyone'?");
    expect_error("[{on: 2019-03-02, becomes: two houses, units: {everyone: hosing}}]", "hosing",
                 "organisation 'two houses' has no unit 'hosing'; did you mean 'housing'?");
    expect_error("[{on: 2019-03-02, becomes: two houses, units: {everyone: [housing]}}]", "[housing]",
                 "expected the name of a unit, found a list");
    const auto twice = moved("[{on: 2019-03-02, becomes: two houses, units: {everyone: housing, everyone: housing}}]");
    test::expect_error_in(twice, "everyone: housing}", "'everyone' is given twice; the first is in line 54");
    // The second reorganisation begins from what the first made.
    expect_error(
        "[{on: 2019-03-02, becomes: two houses}, {on: 2020-03-02, becomes: one house, units: {everyone: "
        "everyone}}]",
        "everyone: everyone}", "organisation 'two houses' has no unit 'everyone'; known: child welfare, housing");
}

TEST_CASE("a unit that is closed opens again, while the run lasts") {
    expect_error("[{on: 2019-03-02, becomes: two houses, closed: {everyone: 0 days}}]", "0 days",
                 "'0 days' is too small");
    expect_error("[{on: 2019-03-02, becomes: two houses, closed: {everyone: 61 days}}]", "61 days",
                 "'everyone' is closed for 61 days; at most 60");
    expect_error("[{on: 2020-12-20, becomes: two houses, closed: {everyone: 30 days}}]", "30 days",
                 "'everyone' is closed beyond the end of the run, 2021-01-01");
    expect_error(
        "[{on: 2019-03-02, becomes: two houses, closed: {everyone: 9 days}}, {on: 2019-03-10, becomes: one "
        "house}]",
        "2019-03-10", "'everyone' is still closed by the reorganisation before");
    expect_error("[{on: 2019-03-02, becomes: two houses, closed: {nobody: 3 days}}]", "nobody",
                 "organisation 'the move' has no unit 'nobody'; known: everyone");
}

TEST_CASE("preparation fits into the time and the weeks before") {
    expect_error("[{on: 2018-03-02, becomes: two houses, preparation: {hours: 20 h, weeks: 26}}]", "{hours: 20",
                 "preparation begins on 2017-09-01, before the start, 2018-01-01");
    expect_error("[{on: 2019-03-02, becomes: two houses, preparation: {hours: 100 h, weeks: 2}}]", "{hours: 100",
                 "preparation takes 50 h of a week, which has 40");
    expect_error("[{on: 2019-03-02, becomes: two houses, preparation: {hours: 100 h}}]", "preparation",
                 "preparation lacks 'weeks'");
    expect_error("[{on: 2019-03-02, becomes: two houses, dip: {depth: 100 %, time constant: 9 days}}]", "100 %",
                 "'100 %' is more than 99 %");
    expect_error("[{on: 2019-03-02, becomes: two houses, dip: {depth: 10 %, time constant: 0 days}}]", "0 days",
                 "a dip needs a time constant above 0");
}

TEST_CASE("what an organisation says of its workforce and the one that it becomes does not is told of") {
    const auto warn = [](const std::string& workforce, const std::string& after, const std::string& at,
                         const std::string& text) {
        const auto all = moved("[{on: 2019-03-02, becomes: two houses}], workforce: {" + workforce + "}");
        const std::string two = "    model: siloed\n";
        test::expect_problem_in(true, changed(all, two, two + after), at, text);
    };
    const std::string gone = " is gone from 2019-03-02 on, when 'the move' becomes 'two houses', which has none";
    warn("overhead: {training: {share: 3 %, from: 2019-01-07, until: 2020-01-06}}", "", "training",
         "overhead 'training'" + gone);
    warn("overhead: {staff day: 5 %}", "    workforce: {overhead: {supervision: 2 %}}\n", "staff day",
         "overhead 'staff day'" + gone);
    warn("sick leave: {spells: 2 per year, length: 9 days}", "", "sick leave", "'sick leave'" + gone);
    warn("long leave: {starts: 0.1 per year, length: 200 days}", "", "long leave", "'long leave'" + gone);
    warn("holidays: {summer weeks: 4}", "", "holidays", "'holidays'" + gone);
    warn("turnover: {tenure: 3 years}", "", "turnover", "'turnover'" + gone);
    warn("recruitment: {takes: 90 days}", "", "recruitment", "'recruitment'" + gone);
    warn("onboarding: {mentor: 2 h, mentor weeks: 8}", "", "onboarding", "'onboarding'" + gone);
    warn("assistants: {role: investigator, documentation: 20 %}", "", "assistants", "'assistants'" + gone);
    warn("e-services: {removes: 30 %}", "", "e-services:", "'e-services'" + gone);
}

TEST_CASE("a workforce that goes on, has ended, or is everybody's until switched off is no matter for a warning") {
    const std::string two = "    model: siloed\n";
    const auto untold = [&](const std::string& text) {
        const auto loaded = test::load_text(text);
        for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
        CHECK(loaded.problems.empty());
    };
    const auto own = [](const std::string& workforce) {
        return moved("[{on: 2019-03-02, becomes: two houses}], workforce: {" + workforce + "}");
    };
    untold(own("overhead: {training: {share: 3 %, until: 2019-03-02}}"));
    untold(changed(own("overhead: {meetings: 5 %}, holidays: {summer weeks: 4}"), two,
                   two + "    workforce: {overhead: {meetings: 2 %}, holidays: {other weeks: 1}}\n"));
    untold(changed(changed(moved("[{on: 2019-03-02, becomes: two houses}]"),
                           "experiment:", "workforce: {sick leave: {spells: 2 per year, length: 9 days}}\nexperiment:"),
                   two, two + "    workforce: {sick leave: none}\n"));
}
