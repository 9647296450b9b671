// A service that a scenario describes arrives in the domain as it was written.
#include "scenario/plain_service.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace sluss;
using namespace sluss::domain;
using namespace sluss::domain::service;
using kernel::Distribution;
using test::changed;
using test::plain_service;

namespace {

Scenario read(const std::string& text) {
    auto loaded = test::load_text(text);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    CHECK(loaded.problems.empty());
    return *loaded.scenario;
}

/// A service of one stage, with these arrivals.
Arrivals arriving(const std::string& how) {
    const auto scenario = read("title: T\nservice: {clients: {c: {arrive: " + how +
                               ", first: s}}, stages: {s: {work: [{task: 1 h}]}}}\nexperiment: {run: 10 h}\n");
    return scenario.service->clients[0].arrivals;
}

}  // namespace

TEST_CASE("an M/M/1 queue takes a dozen lines") {
    const auto scenario = read(R"(title: M/M/1
service:
  clients:
    client: {arrive: 0.8 per hour, first: desk}
  stages:
    desk: {work: [{appointment: {exponential: 1 h}, by: clerk}]}
resources: {clerk: 1}
experiment: {run: 1000 h}
)");
    REQUIRE(scenario.service);
    const auto& service = *scenario.service;
    REQUIRE(scenario.organisations.size() == 1);
    CHECK(scenario.organisations[0].name == "as described");
    REQUIRE(service.designs.size() == 1);
    const auto& design = service.designs[0];
    REQUIRE(service.clients.size() == 1);
    CHECK(service.clients[0].arrivals.steps.size() == 1);
    CHECK(service.clients[0].arrivals.steps[0].per_hour == 0.8);
    CHECK(service.clients[0].first == 0);
    REQUIRE(design.stages.size() == 1);
    CHECK(design.stages[0].work[0].length == Distribution::exponential(1));
    CHECK(design.stages[0].work[0].by == std::vector<ResourceId>{0});
    CHECK(design.stages[0].next.empty());
    REQUIRE(design.resources.size() == 1);
    REQUIRE(design.resources[0].shifts.size() == 1);
    CHECK(design.resources[0].shifts[0].hours == kernel::WeekPattern::always());
    CHECK(design.resources[0].shifts[0].number == 1);
    CHECK(scenario.experiment.measure_from() == scenario.experiment.begin());
    CHECK(scenario.experiment.end() - scenario.experiment.begin() == std::chrono::hours{1000});
}

TEST_CASE("attributes and kinds of clients are read") {
    const auto service = *read(plain_service).service;
    REQUIRE(service.attributes.size() == 2);
    CHECK(service.attributes[0].words == std::vector<std::string>{"child", "adult"});
    CHECK(service.attributes[0].shares == std::vector<double>{0.2, 0.8});
    CHECK(service.attributes[1].words.empty());
    CHECK(service.attributes[1].number == Distribution::uniform(0, 10));
    REQUIRE(service.clients.size() == 2);
    CHECK(service.clients[0].priority == 1);
    CHECK(service.clients[0].shares == std::vector<std::vector<double>>{{1, 0}, {}});
    CHECK(service.clients[1].shares == std::vector<std::vector<double>>{{0.2, 0.8}, {}});
    const auto& arrivals = service.clients[1].arrivals;
    REQUIRE(arrivals.steps.size() == 2);
    CHECK(arrivals.steps[0].per_hour == 0.25);
    CHECK(arrivals.steps[1].from == std::chrono::hours{8});
    CHECK(arrivals.repeats == std::chrono::hours{24});
    CHECK(arrivals.until == std::chrono::hours{240});
    CHECK(service.clients[1].first == 1);
}

TEST_CASE("stages are read with their work, their waiting and their routes") {
    const auto design = read(plain_service).service->designs[0];
    REQUIRE(design.stages.size() == 3);
    const service::Stage& stage = design.stages[1];
    REQUIRE(stage.work.size() == 4);
    CHECK(stage.work[0].kind == Work::Kind::appointment);
    CHECK(stage.work[0].length == Distribution::constant(0.25));
    CHECK(stage.work[0].by == std::vector<ResourceId>{1, 2});
    CHECK(stage.work[0].with == std::vector<ResourceId>{3});
    CHECK(stage.work[0].when.clients == std::vector<bool>{true, false});
    REQUIRE(stage.work[0].when.words.size() == 1);
    CHECK(stage.work[0].when.words[0].any_of == std::vector<bool>{true, false});
    REQUIRE(stage.work[0].when.numbers.size() == 1);
    CHECK(stage.work[0].when.numbers[0].attribute == 1);
    CHECK(stage.work[0].when.numbers[0].at_least == 3);
    CHECK(std::isinf(stage.work[0].when.numbers[0].below));
    CHECK(stage.work[1].kind == Work::Kind::task);
    REQUIRE(stage.work[1].when.visits.size() == 1);
    CHECK(stage.work[1].when.visits[0].stage == 1);
    CHECK(stage.work[1].when.visits[0].at_least == 0);
    CHECK(stage.work[1].when.visits[0].at_most == 2);
    CHECK(stage.work[2].kind == Work::Kind::wait);
    CHECK(stage.work[2].length == Distribution::constant(48));
    CHECK(stage.work[3].kind == Work::Kind::slot);
    CHECK(stage.work[3].book == 0);
    CHECK(stage.holds == std::vector<ResourceId>{4});
    CHECK(*stage.patience == Distribution::exponential(2));
    REQUIRE(stage.balking.size() == 1);
    CHECK(stage.balking[0].waiting == 5);
    CHECK(stage.balking[0].chance == 0.5);
    CHECK(stage.waiting_places == 10);
    CHECK(stage.when_full == WhenFull::blocks);
    REQUIRE(stage.after_leaving.size() == 1);
    CHECK(stage.after_leaving[0].ways[0].to == 0);
    REQUIRE(stage.turned_away_to.size() == 2);
    CHECK(stage.turned_away_to[0].ways[0].to == leaves);
    REQUIRE(stage.next.size() == 2);
    CHECK(stage.next[0].when.words[0].any_of == std::vector<bool>{true, true});
    CHECK(stage.next[0].when.numbers[0].below == 9);
    REQUIRE(stage.next[1].ways.size() == 2);
    CHECK(stage.next[1].ways[0].to == 2);
    CHECK(stage.next[1].ways[0].share == 0.5);
    CHECK(stage.next[1].ways[1].to == leaves);
    CHECK(design.stages[2].work.empty());
}

TEST_CASE("resources and appointment books are read") {
    const auto design = read(plain_service).service->designs[0];
    REQUIRE(design.resources.size() == 5);
    const Resource& nurse = design.resources[1];
    CHECK(nurse.name == "nurse");
    CHECK(nurse.shifts[0].hours == kernel::WeekPattern::office_hours());
    CHECK(nurse.at_closing == AtClosing::resume);
    CHECK(nurse.interruption == Interruption::restart);
    CHECK(nurse.takes_first == std::vector<ClientId>{1});
    const Resource& doctor = design.resources[2];
    CHECK(doctor.shifts.empty());
    REQUIRE(doctor.steps.size() == 2);
    CHECK(doctor.steps[1].from == std::chrono::hours{5});
    CHECK(doctor.steps[1].number == 0);
    CHECK(design.resources[3].kind == Resource::Kind::room);
    REQUIRE(design.resources[3].shifts.size() == 2);
    CHECK(design.resources[3].shifts[1].number == 1);
    REQUIRE(design.books.size() == 1);
    const AppointmentBook& book = design.books[0];
    CHECK(book.name == "clinics");
    REQUIRE(book.clinics.size() == 2);
    CHECK(book.clinics[0].slots == std::array<std::uint32_t, 7>{3, 5, 3, 5, 0, 0, 0});
    CHECK(book.clinics[0].share == 0.4);
    CHECK(book.clinics[0].neighbours == std::vector<ClinicId>{1});
    CHECK(book.opens == std::chrono::minutes{570});
    CHECK(book.notice_days == 3);
    CHECK(book.choice == AppointmentBook::Choice::own_first);
    CHECK(book.own_within_days == 28);
    CHECK(book.carved_out == 0.2);
    CHECK(book.urgent == std::vector<bool>{false, true});
    CHECK(book.released_days == 2);
    CHECK(book.holidays == kernel::HolidayCalendar::swedish);
}

TEST_CASE("an organisation is the service except for what it says") {
    const auto scenario = read(plain_service);
    REQUIRE(scenario.organisations.size() == 3);
    CHECK(scenario.organisations[2].name == "another route");
    const auto& designs = scenario.service->designs;
    REQUIRE(designs.size() == 3);
    CHECK(designs[0].resources[1].shifts[0].number == 9);
    // The hours stay when only the number changes.
    CHECK(designs[1].resources[1].shifts[0].number == 10);
    CHECK(designs[1].resources[1].shifts[0].hours == kernel::WeekPattern::office_hours());
    CHECK(designs[1].stages[0].next[0].ways[0].share == 0.4);
    CHECK(designs[2].resources[1].shifts[0].number == 10);
    CHECK(designs[2].stages[0].next[0].ways[0].share == 0.3);
    CHECK(designs[2].stages[0].work.size() == 1);
}

TEST_CASE("the ways out of a stage, how clients come, a number of people and a moment are each one value") {
    // Of two maps that sum to 100 % each, half of the first must not be left under the second.
    const auto two = [](const std::string& first, const std::string& second) {
        const auto text = changed(plain_service, "another route: {extends: one more nurse",
                                  "first: {" + first + "}\n  another route: {extends: first, " + second +
                                      "}\n  third: {extends: one more nurse");
        return read(text).service->designs[3];
    };
    const auto routes = two("stages: {call: {next: {call back: 30 %, leaves: 70 %}}}",
                            "stages: {call: {next: {ward: 10 %, leaves: 90 %}}}");
    REQUIRE(routes.stages[0].next[0].ways.size() == 2);
    CHECK(routes.stages[0].next[0].ways[0].to == 2);
    CHECK(routes.stages[0].next[0].ways[1].share == 0.9);
    const auto given_up = two("stages: {call back: {after leaving: {call: 30 %, leaves: 70 %}}}",
                              "stages: {call back: {after leaving: {ward: 10 %, leaves: 90 %}}}");
    CHECK(given_up.stages[1].after_leaving[0].ways.size() == 2);
    const auto turned_away = two("stages: {call back: {turned away to: {call: 30 %, leaves: 70 %}}}",
                                 "stages: {call back: {turned away to: {ward: 10 %, leaves: 90 %}}}");
    CHECK(turned_away.stages[1].turned_away_to[0].ways.size() == 2);
    const auto numbers = two("resources: {operator: {number: {shifts: [{hours: office, number: 200}]}}}",
                             "resources: {operator: {number: {steps: [{from: 0 h, number: 30}]}}}");
    CHECK(numbers.resources[0].shifts.empty());
    CHECK(numbers.resources[0].steps.size() == 1);

    const test::TemporaryDirectory directory;
    directory.write("base.yaml", plain_service);
    const auto loaded = scenario::load(directory.write(
        "other.yaml",
        "extends: base.yaml\nservice: {clients: {walk-in: {arrive: {every: 3 h, most: 7}}}, "
        "stages: {call: {next: {ward: 10 %, leaves: 90 %}}}, measures: {door to nurse: {time: {to: {ends: call}}}}}\n"
        "organisations: {remove: another route}\n"));
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    const auto& service = *loaded.scenario->service;
    CHECK(service.clients[1].arrivals.steps.empty());
    CHECK(service.clients[1].arrivals.until == kernel::Duration::max());
    CHECK(service.designs[0].stages[0].next[0].ways.size() == 2);
    CHECK(service.measures[0].from.what == Moment::What::arrival);
    CHECK(service.measures[0].to.what == Moment::What::ends);
    CHECK(service.measures[0].to.stage == 0);
    // All else of the stage is as it was.
    CHECK(service.designs[0].stages[0].work.size() == 1);
}

TEST_CASE("measures of the scenario's own are read") {
    const auto service = *read(plain_service).service;
    REQUIRE(service.measures.size() == 3);
    CHECK(service.measures[0].kind == ExtraMeasure::Kind::time_between);
    CHECK(service.measures[0].from.what == Moment::What::arrival);
    CHECK(service.measures[0].to.what == Moment::What::begins);
    CHECK(service.measures[0].to.stage == 1);
    CHECK(service.measures[1].kind == ExtraMeasure::Kind::share_within);
    CHECK(service.measures[1].from.what == Moment::What::comes_to);
    CHECK(service.measures[1].to.what == Moment::What::departure);
    CHECK(service.measures[1].within == std::chrono::hours{4});
    CHECK_FALSE(service.measures[1].of_all);
    CHECK(service.measures[2].kind == ExtraMeasure::Kind::visits);
    CHECK(service.measures[2].stage == 1);
    CHECK(service.states_at == std::vector<kernel::Duration>{std::chrono::hours{6}, std::chrono::hours{12}});
    CHECK(service.unit == TimeUnit::hours);
    const auto of_all = read(changed(plain_service, "within: 4 h}", "within: 4 h, of: all}"));
    CHECK(of_all.service->measures[1].of_all);
    const auto of_both = read(changed(plain_service, "within: 4 h}", "within: 4 h, of: both moments}"));
    CHECK_FALSE(of_both.service->measures[1].of_all);
}

TEST_CASE("what is reported of a service is its own: its unit of time and its measures") {
    const auto scenario = read(plain_service);
    const auto& measures = scenario.catalogue->measures;
    const auto reported = [&](const std::string& label) {
        return std::any_of(measures.begin(), measures.end(), [&](const auto& m) { return m.label == label; });
    };
    CHECK(reported("wait (hours)"));
    CHECK(reported("door to nurse (hours)"));
}

TEST_CASE("clients come in every way that can be written") {
    const auto sine = arriving("{mean: 10 per hour, amplitude: 8 per hour, period: 24 h, rising: 6 h, most: 500}");
    REQUIRE(sine.sinusoid);
    CHECK(sine.sinusoid->mean_per_hour == 10);
    CHECK(sine.sinusoid->amplitude_per_hour == 8);
    CHECK(sine.sinusoid->period == std::chrono::hours{24});
    CHECK(sine.sinusoid->rising == std::chrono::hours{6});
    CHECK(sine.most == 500);
    CHECK(*arriving("{every: {exponential: 2 h}}").apart == Distribution::exponential(2));
    CHECK(*arriving("{at: [1 h, 90 min]}").at ==
          std::vector<kernel::Duration>{std::chrono::hours{1}, std::chrono::minutes{90}});
    CHECK(arriving("{rate: {value: 60 per minute, source: a count}}").steps[0].per_hour == 3600);
    CHECK(arriving("84 per week").steps[0].per_hour == 0.5);
    CHECK(arriving("4383 per year").steps[0].per_hour == 0.5);
}

TEST_CASE("the times of a CSV file are read, by the name of their column") {
    const test::TemporaryDirectory directory;
    const auto load = [&](const std::string& how) {
        return scenario::load(directory.write("t.yaml", "title: T\nservice: {clients: {c: {arrive: {" + how +
                                                            "}, first: s}}, stages: {s: {work: [{task: 1 h}]}}}\n"
                                                            "experiment: {run: 10 h}\n"));
    };
    directory.write("calls.csv", "who;minute\r\n\"a;b\";30\r\nb;90.5\r\n\r\n");
    auto loaded = load("file: calls.csv, column: minute, unit: min");
    REQUIRE(loaded.scenario);
    CHECK(*loaded.scenario->service->clients[0].arrivals.at ==
          std::vector<kernel::Duration>{std::chrono::minutes{30}, std::chrono::seconds{5430}});
    directory.write("one.csv", "when\n1 h\n2 days");
    loaded = load("file: one.csv");
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->service->clients[0].arrivals.at->back() == std::chrono::hours{48});

    // What is wrong is told where it stands in that file.
    const auto problem = [&](const std::string& csv, const std::string& how) {
        directory.write("bad.csv", csv);
        const auto bad = load("file: bad.csv, " + how);
        REQUIRE(bad.problems.size() == 1);
        CHECK_FALSE(bad.scenario);
        return bad.problems[0];
    };
    const auto late = problem("minute\n5\n4\n", "unit: min");
    CHECK(late.line == 3);
    CHECK(late.file == (directory.path() / "bad.csv").string());
    CHECK(late.text == "it is earlier than the time before it; sort the file by time");
    CHECK(problem("minute\n5\n", "column: minute").text ==
          "expected a time such as 3 h, 16 days, 2 weeks or 4 months, found '5'");
    CHECK(problem("minute\nx\n", "unit: min").text == "expected a number of min, found 'x'");
    CHECK(problem("minute;b\n0,5;a\n", "column: minute, unit: h").text ==
          "expected a number of h, found '0,5'; decimals are written with a point: '0.5'");
    CHECK(problem("minute\n-1\n", "unit: min").text == "expected a number of min, found '-1'");
    CHECK(problem("a,b\n1,2\n", "unit: min").text == "say with 'column' which of its 2 columns has the times");
    CHECK(problem("minute,b\n1,2\n", "column: minut, unit: min").text ==
          "'bad.csv' has no column 'minut'; did you mean 'minute'?");
    CHECK(problem("minute\n", "unit: min").text == "there is no time in the file");
    CHECK(problem("minute\n1\n", "unit: ounces").text == "'ounces' is no unit of time; write min, h, days or weeks");
}

TEST_CASE("numbers of a service carry their sources") {
    const auto scenario =
        read(changed(plain_service, "operator: 13", "operator: {value: 13, source: a rota, range: [12, 14]}"));
    bool found = false;
    for (const auto& p : scenario.provenance)
        if (p.path == "resources / operator") {
            found = true;
            CHECK(p.source == "a rota");
            CHECK(p.low == "12");
        }
    CHECK(found);
    CHECK(scenario.service->designs[0].resources[0].shifts[0].number == 13);
}
