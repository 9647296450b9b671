// Tables, JSON and CSV of results whose measures and dimensions are a scenario's own.
#include "report/results_file.hpp"
#include "report/tables.hpp"
#include "report/text.hpp"
#include "tests/support/made_up_results.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace sluss;
using nlohmann::json;
using test::desk_busy;
using test::desk_resource;
using test::desk_stage;
using test::desk_visits;
using test::desk_wait;

namespace {

// Two desks: the second has a nurse before its advisers, so that they are not in the same place of the list.
experiment::Results two_desks(domain::Scenario& scenario) {
    auto results = test::blank_desk(scenario, 2, {{"advisers"}, {"nurse", "advisers"}});
    test::fill(results, 0, {desk_wait}, {10, 12});
    test::fill(results, 1, {desk_wait}, {5, 7});
    test::fill(results, 0, {desk_wait, desk_stage, 1}, {8, 9});
    test::fill(results, 1, {desk_wait, desk_stage, 1}, {4, 5});
    test::fill(results, 0, {desk_visits, desk_stage, 0}, {1, 1});
    test::fill(results, 1, {desk_visits, desk_stage, 0}, {1, 1});
    test::fill(results, 0, {desk_busy, desk_resource, 0}, {0.5, 0.5});
    test::fill(results, 1, {desk_busy, desk_resource, 0}, {0.25, 0.25});
    test::fill(results, 1, {desk_busy, desk_resource, 1}, {0.75, 0.75});
    return results;
}

std::vector<std::string> lines(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> result;
    for (std::string line; std::getline(in, line);) result.push_back(line);
    return result;
}

std::vector<std::string> lines_with(const std::string& text, const std::string& start) {
    std::vector<std::string> found;
    for (const auto& line : lines(text))
        if (line.starts_with(start)) found.push_back(line);
    return found;
}

}  // namespace

TEST_CASE("run shows a service's totals and then a table for each dimension") {
    auto scenario = test::named_scenario({"today", "with a nurse"});
    const auto text = report::run_table(two_desks(scenario));
    const auto totals = lines_with(text, "wait (minutes)");
    REQUIRE(totals.size() == 1);
    CHECK(totals[0].find("11.0") < totals[0].find("6.0"));
    CHECK(lines_with(text, "busy (%)").empty());  // it has no total

    const auto stages = lines_with(text, "stage");
    REQUIRE(stages.size() == 1);
    CHECK(stages[0].ends_with("wait (minutes)"));  // visits are not in the short table, and busy is of resources
    const auto advice = lines_with(text, "  advice");
    REQUIRE(advice.size() == 2);
    CHECK(advice[0].find("8.5") != std::string::npos);
    CHECK(advice[1].find("4.5") != std::string::npos);

    const auto resources = lines_with(text, "resource");
    REQUIRE(resources.size() == 1);
    CHECK(resources[0].ends_with("busy (%)"));
    const auto advisers = lines_with(text, "  advisers");
    REQUIRE(advisers.size() == 2);
    CHECK(advisers[0].find("50 [50, 50]") != std::string::npos);
    CHECK(advisers[1].find("75 [75, 75]") != std::string::npos);
    CHECK(lines_with(text, "  nurse").size() == 1);

    const auto all = report::run_table(two_desks(scenario), report::Rows::all);
    CHECK(lines_with(all, "stage").at(0).find("visits") != std::string::npos);
}

TEST_CASE("the interval of a share stays within 0 to 100 %, that of a difference between shares does not") {
    auto scenario = test::named_scenario({"today", "with a nurse"});
    auto results = two_desks(scenario);
    test::fill(results, 0, {desk_busy, desk_resource, 0}, {0.8, 1});
    test::fill(results, 1, {desk_busy, desk_resource, 1}, {0.1, 0});
    const auto table = lines_with(report::compare_table(results, 0), "  advisers").at(0);
    INFO(table);
    CHECK(table.find("90   [0, 100]") != std::string::npos);
    CHECK(table.find("5   [0, 69]") != std::string::npos);
    CHECK(table.find("[−276, 106]") != std::string::npos);
    const auto csv = lines_with(report::results_csv(results), "today,resource,advisers,\"busy, share\",0.9,1.27").at(0);
    CHECK(csv.ends_with(",2,0,1"));
    const json by = json::parse(report::results_json(results, 0))["organisations"]["today"]["by"];
    CHECK(by["resource"]["advisers"]["busy, share"]["low"] == 0);
    CHECK(by["resource"]["advisers"]["busy, share"]["high"] == 1);
    // What only looks like a share may exceed it: there is no end at 100 %.
    domain::MeasureInfo utilisation;
    utilisation.sense = domain::Sense::ratio;
    CHECK(experiment::interval(utilisation, {1, 0.5, 2}).high == 1.5);
}

TEST_CASE("compare sets a service's levels beside those of the same name in the baseline") {
    auto scenario = test::named_scenario({"today", "with a nurse"});
    const auto text = report::compare_table(two_desks(scenario), 0);
    const auto totals = lines_with(text, "wait (minutes)  ");
    REQUIRE(totals.size() == 1);
    CHECK(totals[0].find("−5.0 [−5.0, −5.0]") != std::string::npos);
    CHECK(totals[0].ends_with("shorter"));
    CHECK(lines_with(text, "wait (minutes), by stage").size() == 1);
    CHECK(lines_with(text, "  advice").at(0).find("−4.0 [−4.0, −4.0]") != std::string::npos);
    CHECK(lines_with(text, "  reception").empty());  // nobody's wait there has a value
    CHECK(lines_with(text, "visits").empty());

    const auto advisers = lines_with(text, "  advisers");
    REQUIRE(advisers.size() == 1);
    CHECK(advisers[0].find("[50, 50]") < advisers[0].find("[75, 75]"));
    CHECK(advisers[0].find("[25, 25]") != std::string::npos);
    CHECK(advisers[0].ends_with("higher"));
    const auto nurse = lines_with(text, "  nurse");
    REQUIRE(nurse.size() == 1);
    CHECK(nurse[0].find("–") < nurse[0].find("[25, 25]"));
    CHECK(nurse[0].ends_with("–"));

    CHECK(lines_with(report::compare_table(two_desks(scenario), 0, report::Rows::all), "visits, by stage").size() == 1);
}

TEST_CASE("a level that only the baseline has is compared with nothing") {
    auto scenario = test::named_scenario({"today", "with a nurse"});
    const auto nurse = lines_with(report::compare_table(two_desks(scenario), 1), "  nurse");
    REQUIRE(nurse.size() == 1);
    CHECK(nurse[0].find("[25, 25]") < nurse[0].find("–"));
    CHECK(nurse[0].ends_with("–"));
}

TEST_CASE("a service's tables say nothing of households, districts or the pages of casework") {
    auto scenario = test::named_scenario({"today", "with a nurse"});
    const auto results = two_desks(scenario);
    for (const auto& text : {report::run_table(results), report::compare_table(results, 0)}) {
        CHECK(text.find("household") == std::string::npos);
        CHECK(text.find("citizens") == std::string::npos);
        CHECK(text.find("docs/reference/measures.md") == std::string::npos);
        CHECK(text.find("what-sluss-cannot-say") == std::string::npos);
        CHECK(text.find("the same clients in every organisation") != std::string::npos);
        for (const auto& line : lines(text)) CHECK(report::display_width(line) <= 120);
    }
}

TEST_CASE("more measures than fit side by side are put below each other") {
    auto scenario = test::named_scenario({"today"});
    domain::Catalogue wide;
    wide.dimensions = {"total", "stage"};
    for (int i = 10; i < 40; ++i) {
        const auto key = "measure" + std::to_string(i);
        wide.measures.push_back({key, key, "", domain::Sense::count, 2, true});
    }
    scenario.catalogue = std::make_shared<const domain::Catalogue>(wide);
    experiment::Results results;
    results.scenario = &scenario;
    results.planned = results.completed = 2;
    results.organisations = {0};
    engine::ReplicationResult one;
    one.measures = domain::Measures(scenario.catalogue, {{}, {"reception"}});
    for (std::size_t measure = 0; measure < wide.measures.size(); ++measure) one.measures.set(measure, 1, 0, 1234.56);
    results.replications = {{one, one}};
    const auto text = report::run_table(results);
    for (const auto& line : lines(text)) CHECK(report::display_width(line) <= 120);
    for (const auto& info : wide.measures) CHECK_MESSAGE(text.find(info.key) != std::string::npos, info.key);
}

TEST_CASE("a run of less than a day is told in hours or minutes") {
    auto scenario = test::named_scenario({"today", "with a nurse"});
    scenario.experiment.warm_up = {};
    scenario.experiment.run = {{}, std::chrono::minutes{1000}};
    CHECK(report::run_table(two_desks(scenario)).find("· 1000 minutes ·") != std::string::npos);
    scenario.experiment.run = {{}, std::chrono::hours{36}};
    CHECK(report::run_table(two_desks(scenario)).find("· 36 hours ·") != std::string::npos);
    scenario.experiment.run = {{}, std::chrono::hours{24}};
    CHECK(report::run_table(two_desks(scenario)).find("· 1 day ·") != std::string::npos);
}

TEST_CASE("the JSON object of a service has its own measures, dimensions and their definitions") {
    auto scenario = test::named_scenario({"today", "with a nurse"});
    const json object = json::parse(report::results_json(two_desks(scenario), 0));
    const json& nurse = object["organisations"]["with a nurse"];
    CHECK(nurse["measures"].size() == 3);
    CHECK(nurse["measures"]["wait_minutes"]["mean"] == 6);
    CHECK(nurse["measures"]["visits"]["mean"].is_null());
    CHECK(nurse["by"].size() == 2);
    CHECK(nurse["by"]["stage"]["advice"]["wait_minutes"]["mean"] == 4.5);
    CHECK(nurse["by"]["resource"]["advisers"] ==
          json{{"busy, share", {{"mean", 0.75}, {"half_width", 0}, {"low", 0.75}, {"high", 0.75}, {"n", 2}}}});
    CHECK(nurse["equity_gap"].empty());
    CHECK(object["differences"]["with a nurse"]["wait_minutes"]["mean"] == -5);
    CHECK(object["definitions"].size() == 3);
    CHECK(object["definitions"]["visits"] == "Visits to a stage per client.");
    CHECK(!object.contains("over_time"));

    const json schema = json::parse(std::ifstream(SLUSS_SOURCE_DIR "/docs/reference/results.schema.json"));
    for (const auto& [key, value] : object.items()) CHECK_MESSAGE(schema["properties"].contains(key), key);
    const auto casework = test::named_scenario({"a"});
    CHECK(!json::parse(report::results_json(test::blank_results(casework, 1), 0)).contains("definitions"));
}

TEST_CASE("CSV quotes a service's keys and has its dimensions") {
    auto scenario = test::named_scenario({"today", "with a nurse"});
    const auto csv = report::results_csv(two_desks(scenario));
    CHECK(csv.find("\nwith a nurse,total,total,wait_minutes,6,") != std::string::npos);
    CHECK(csv.find("\nwith a nurse,resource,advisers,\"busy, share\",0.75,0,2,0.75,0.75\n") != std::string::npos);
    CHECK(csv.find("equity") == std::string::npos);
}

TEST_CASE("a service of which no replication is complete has no values, and its measures all the same") {
    auto scenario = test::named_scenario({"today", "with a nurse"});
    auto results = test::blank_desk(scenario, 0, {{"advisers"}, {"advisers"}});
    results.planned = 5;
    CHECK(report::run_table(results).find("No replication is complete.") != std::string::npos);
    CHECK(report::compare_table(results, 0).find("No replication is complete.") != std::string::npos);
    const json object = json::parse(report::results_json(results, 0));
    CHECK(object["organisations"]["today"]["measures"]["wait_minutes"]["n"] == 0);
    CHECK(object["organisations"]["today"]["by"]["stage"].empty());
}
