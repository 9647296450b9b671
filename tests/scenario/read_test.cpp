// A good scenario arrives in the domain as it was written.
#include "scenario/read.hpp"

#include "scenario/plain_scenario.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace sluss;
using namespace sluss::domain;
using kernel::Distribution;
using test::changed;
using test::plain_scenario;

namespace {

Scenario read(const std::string& text) {
    auto loaded = test::load_text(text);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    return *loaded.scenario;
}

const Provenance& source_of(const Scenario& scenario, const std::string& path) {
    const auto found = std::find_if(scenario.provenance.begin(), scenario.provenance.end(),
                                    [&](const Provenance& p) { return p.path == path; });
    REQUIRE_MESSAGE(found != scenario.provenance.end(), path);
    return *found;
}

}  // namespace

TEST_CASE("places, lines and districts are read") {
    const auto scenario = read(plain_scenario);
    const auto& m = scenario.municipality;
    CHECK(scenario.title == "Two needs in Ån");
    CHECK(m.name == scenario.title);
    CHECK(m.places == std::vector<std::string>{"Ån", "By"});
    REQUIRE(m.lines.size() == 1);
    CHECK(m.lines[0].stops == std::vector<PlaceId>{0, 1});
    CHECK(m.lines[0].minutes == std::vector<double>{12});
    CHECK(m.lines[0].headway_minutes == 20);
    REQUIRE(m.districts.size() == 2);
    CHECK(m.districts[0].population == 3000);
    CHECK(m.districts[0].car == 0.5);
    CHECK(m.districts[1].place == 1);
    CHECK(m.districts[0].incidence_factor == std::vector<double>{1, 1});
    CHECK(m.districts[1].incidence_factor == std::vector<double>{1, 1.5});
}

TEST_CASE("a need is read with its pathway") {
    const auto m = read(plain_scenario).municipality;
    REQUIRE(m.needs.size() == 2);
    const Need& child = m.needs[0];
    CHECK(child.name == "child welfare");
    CHECK(m.groups == std::vector<std::string>{"child", "adult"});
    CHECK(child.reports == 37);
    CHECK(child.repeats == 1.84);
    CHECK(child.complexity == ByComplexity<double>{{0.5, 0.4, 0.1}});
    REQUIRE(child.also.size() == 1);
    CHECK(child.also[0].need == 1);
    CHECK(child.also[0].chance == ByComplexity<double>::all(0.12));
    CHECK(child.also[0].hidden == 0.5);
    CHECK(child.channel == std::array<double, 3>{0.6, 0.3, 0.1});
    CHECK_FALSE(child.patience);
    REQUIRE(child.stages.size() == 8);
    const Stage& investigation = child.stages[default_stage::investigation];
    CHECK(investigation.role == 1);
    CHECK(investigation.limit->months == std::chrono::months{4});
    REQUIRE(investigation.work.size() == 4);
    CHECK(investigation.work[0].count == ByComplexity<int>{{3, 6, 12}});
    CHECK(investigation.work[0].hours[Complexity::simple] == Distribution::gamma(1.25, 0.4));
    CHECK(investigation.work[0].documentation == Distribution::constant(0.75));
    CHECK(investigation.work[1].name == "answer from school");
    CHECK(investigation.work[1].hours[Complexity::complex] == Distribution::constant(384));
    CHECK(investigation.work[2].name == "final documentation");
    CHECK(investigation.work[3].board_days == 14);
    CHECK(child.stages[default_stage::contact].role == 0);
    CHECK(child.stages[default_stage::intervention].work[0].every.rest == std::chrono::days{14});
}

TEST_CASE("a coordinated investigation takes the work of the full one unless it has its own") {
    const auto same = read(plain_scenario).municipality.needs[0].stages;
    CHECK(same[default_stage::coordinated_investigation].work.size() == 4);
    const auto own = read(changed(plain_scenario, "      intervention:",
                                  "      coordinated investigation: {meetings: 9, meeting: 2 h}\n      intervention:"))
                         .municipality.needs[0]
                         .stages;
    REQUIRE(own[default_stage::coordinated_investigation].work.size() == 1);
    CHECK(own[default_stage::coordinated_investigation].work[0].count == ByComplexity<int>::all(9));
}

TEST_CASE("staff, rules and experiment are read") {
    const auto scenario = read(plain_scenario);
    REQUIRE(scenario.staff.roles.size() == 2);
    CHECK(scenario.staff.roles[0].name == "intake worker");
    CHECK(scenario.staff.roles[0].fte == 4);
    CHECK(scenario.staff.roles[1].wage == 450);
    CHECK(scenario.staff.roles[0].hours == kernel::WeekPattern::office_hours());
    CHECK(scenario.organisations[0].rules.pacing == Pacing::deadline);
    CHECK(scenario.organisations[0].rules.handover.reading_in == std::chrono::hours{2});
    CHECK(scenario.organisations[0].rules.handover.retelling == 0.4);
    CHECK(scenario.experiment.start == kernel::Days{std::chrono::days{17532}});  // 2018-01-01
    CHECK(scenario.experiment.warm_up.months == std::chrono::months{12});
    CHECK(scenario.experiment.follow_up_days == 365);
    CHECK(scenario.experiment.investigation_horizon_days == 240);
    CHECK(scenario.experiment.replications == 5);
    CHECK(scenario.experiment.seed == 7);
}

TEST_CASE("a structure is taken as written, and staffed") {
    const auto organisation = read(plain_scenario).organisations.at(0);
    CHECK(organisation.name == "one house");
    REQUIRE(organisation.units.size() == 1);
    CHECK(organisation.units[0].stages == IdSet::first(8));
    REQUIRE(organisation.units[0].staff.size() == 2);
    CHECK(organisation.units[0].staff[0].competences == IdSet::first(2));
    CHECK(organisation.units[0].staff[0].fte == 4);
    CHECK(organisation.units[0].staff[1].fte == 4.5);
    CHECK(organisation.doors.at(0).groups == IdSet::first(2));
}

TEST_CASE("underscores are spaces, in keys and in choices") {
    auto text = changed(plain_scenario, "opens investigation", "opens_investigation");
    text = changed(text, "stage roles", "stage_roles");
    text = changed(text, "rules: {", "rules: {work order: round_robin, ");
    const auto scenario = read(text);
    CHECK(scenario.organisations[0].rules.work_order == WorkOrder::round_robin);
}

TEST_CASE("every number is noted with its source and range, and without if it has none") {
    const auto scenario = read(changed(plain_scenario, "37 per 1000 per year",
                                       "{value: 37 per 1000 per year, source: a study, range: [30, 46]}"));
    const auto& rate = source_of(scenario, "municipality / needs / child welfare / begins / reports");
    CHECK(rate.value == "37 per 1000 per year");
    CHECK(rate.source == "a study");
    CHECK(rate.low == "30 per 1000 per year");
    CHECK(rate.high == "46 per 1000 per year");
    CHECK(rate.line == test::position_of(plain_scenario, "reports: 37").first);
    const auto& meeting = source_of(scenario, "municipality / needs / child welfare / investigation / meeting");
    CHECK(meeting.value == "{gamma: {mean: 75 min, cv: 0.4}}");
    CHECK(meeting.source.empty());
    CHECK(source_of(scenario, "municipality / needs / child welfare / complexity / complex").value == "10 %");
    CHECK(scenario.municipality.needs[0].reports == 37);
}

TEST_CASE("a source may stand around a whole distribution or a whole set of classes") {
    auto text = changed(plain_scenario, "{gamma: {mean: 75 min, cv: 0.4}}",
                        "{value: {gamma: {mean: 75 min, cv: 0.4}}, source: assumed, range: [60, 90 min]}");
    // A plain number in a range has the value's unit, but a distribution has none of its own.
    CHECK(test::load_text(text).problems.size() == 1);
    text = changed(text, "[60, 90 min]", "[60 min, 90 min]");
    text = changed(text, "{simple: 3, standard: 6, complex: 12}",
                   "{value: {simple: 3, standard: 6, complex: 12}, source: assumed}");
    const auto scenario = read(text);
    const auto path = std::string{"municipality / needs / child welfare / investigation / "};
    CHECK(source_of(scenario, path + "meeting").low == "60 min");
    CHECK(source_of(scenario, path + "meetings").value == "{simple: 3, standard: 6, complex: 12}");
    CHECK(scenario.municipality.needs[0].stages[default_stage::investigation].work[0].count ==
          ByComplexity<int>{{3, 6, 12}});
}

TEST_CASE("each family of distributions is read") {
    const auto meeting = [](const std::string& text) {
        const auto scenario = read(changed(plain_scenario, "{gamma: {mean: 75 min, cv: 0.4}}", text));
        return scenario.municipality.needs[0].stages[default_stage::investigation].work[0].hours[Complexity::simple];
    };
    CHECK(meeting("2 h") == Distribution::constant(2));
    CHECK(meeting("{exponential: 1 h}") == Distribution::exponential(1));
    CHECK(meeting("{exponential: {mean: 1 h}}") == Distribution::exponential(1));
    CHECK(meeting("{lognormal: {mean: 1 h, cv: 0.5}}") == Distribution::lognormal(1, 0.5));
    CHECK(meeting("{weibull: {mean: 1 h, shape: 2}}") == Distribution::weibull(1, 2));
    CHECK(meeting("{uniform: {from: 1 h, to: 2 h}}") == Distribution::uniform(1, 2));
    CHECK(meeting("{triangular: {from: 1 h, mode: 2 h, to: 4 h}}") == Distribution::triangular(1, 2, 4));
    CHECK(meeting("{deterministic: 2 h}") == Distribution::constant(2));
    CHECK(meeting("{erlang: {mean: 30 min, stages: 3}}") == Distribution::erlang(0.5, 3));
    CHECK(meeting("{normal: {mean: 2 h, sd: 30 min}}") == Distribution::normal(2, 0.5));
    CHECK(meeting("{normal: {mean: 2 h, sd: 30 min, from: 1 h, to: 3 h}}") == Distribution::normal(2, 0.5, 1, 3));
    CHECK(meeting("{empirical: {values: [30 min, 2 h], weights: [3, 1]}}") ==
          Distribution::empirical({0.5, 2}, {3, 1}));
    CHECK(meeting("{empirical: {values: [30 min, 2 h, 1 h]}}") == Distribution::empirical({0.5, 1, 2}, {1, 1, 1}));
    CHECK(meeting("{histogram: {edges: [0 min, 30 min, 2 h], weights: [0, 1]}}") ==
          Distribution::histogram({0, 0.5, 2}, {0, 1}));
    CHECK(meeting("{mixture: [{share: 90 %, of: {exponential: 30 min}}, {share: 10 %, of: 5.5 h}]}") ==
          Distribution::mixture({Distribution::exponential(0.5), Distribution::constant(5.5)}, {0.9, 0.1}));
    CHECK(meeting("{mixture: [{share: 100 %, of: {mixture: [{share: 100 %, of: 1 h}]}}]}") ==
          Distribution::mixture({Distribution::mixture({Distribution::constant(1)}, {1})}, {1}));
}

TEST_CASE("a number within a distribution may say where it comes from") {
    const auto scenario =
        read(changed(plain_scenario, "{gamma: {mean: 75 min, cv: 0.4}}",
                     "{mixture: [{share: {value: 90 %, source: a count, range: [85, 95 %]}, of: 30 min}, "
                     "{share: 10 %, of: {normal: {mean: 2 h, sd: {value: 1 h, source: assumed}}}}]}"));
    const auto sources = [&](const std::string& source) {
        return std::count_if(scenario.provenance.begin(), scenario.provenance.end(),
                             [&](const domain::Provenance& one) { return one.source == source; });
    };
    CHECK(sources("a count") == 1);
    CHECK(sources("assumed") == 1);
}

TEST_CASE("working hours are read per day, with lunch and holidays") {
    const auto scenario = read(changed(plain_scenario, "4.5 FTE,",
                                       "4.5 FTE, hours: {weekdays: \"08:00-12:00, 13:00-16:30\", friday: 08:00-12:00, "
                                       "saturday: closed, holidays: none},"));
    const auto& hours = scenario.staff.roles[1].hours;
    CHECK(hours.days[0].size() == 2);
    CHECK(hours.days[0][1].to == std::chrono::hours{16} + std::chrono::minutes{30});
    CHECK(hours.days[4].size() == 1);
    CHECK(hours.days[5].empty());
    CHECK(hours.holidays == kernel::HolidayCalendar::none);
    CHECK(hours.hours_per_week() == std::chrono::hours{34});
}

TEST_CASE("arrivals follow the municipality's profile where a need has none of its own") {
    auto text = changed(plain_scenario, "  stage roles:",
                        "  arrivals: {by weekday: [5, 4, 3, 2, 1, 0, 0], by hour: around the clock}\n  stage roles:");
    text = changed(text, "      group: adult\n",
                   "      group: adult\n      arrivals: {by weekday: [1, 1, 1, 1, 1, 1, 1]}\n");
    const auto m = read(text).municipality;
    CHECK(m.needs[0].profile.by_weekday == std::array<double, 7>{5, 4, 3, 2, 1, 0, 0});
    CHECK(m.needs[1].profile.by_weekday == std::array<double, 7>{1, 1, 1, 1, 1, 1, 1});
    CHECK(m.needs[1].profile.by_hour == ArrivalProfile::flat().by_hour);
}

TEST_CASE("the small municipality for tests loads without a warning") {
    const auto loaded = scenario::load(SLUSS_SOURCE_DIR "/tests/data/small.yaml");
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    CHECK(loaded.problems.empty());
    REQUIRE(loaded.scenario);
    double population = 0;
    for (const auto& district : loaded.scenario->municipality.districts) population += district.population;
    CHECK(population == 5000);
    CHECK(loaded.scenario->municipality.needs.size() == 3);
    CHECK(loaded.scenario->organisations.size() == 2);
}

TEST_CASE("the committed reference page is what the tables say") {
    const auto page = test::read_whole(SLUSS_SOURCE_DIR "/docs/reference/scenario.md");
    CHECK_MESSAGE(page == scenario::reference_page(),
                  "write docs/reference/scenario.md anew from scenario::reference_page()");
}
