// Results for other programs: the JSON object, the CSV and the folder.
#include "report/results_file.hpp"

#include "tests/support/made_up_results.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

using namespace sluss;
using domain::Dimension;
using domain::Measure;
using nlohmann::json;

namespace {

experiment::Results some_results(const domain::Scenario& scenario) {
    auto results = test::blank_results(scenario, 4);
    results.seed = 7;
    test::fill(results, 0, {Measure::trips_per_household}, {1, 2, 3, 4});
    test::fill(results, 1, {Measure::trips_per_household}, {2, 2, 4, 4});
    test::fill(results, 0, {Measure::utilisation, Dimension::unit, 1}, {0.1, 0.1, 0.1, 0.1});
    test::fill(results, 0, {Measure::trips_per_household, Dimension::district, 0}, {1, 1, 1, 1});
    test::fill(results, 0, {Measure::trips_per_household, Dimension::district, 2}, {2, 2, 2, 2});
    return results;
}

std::string text_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the JSON object has the version, the run and every organisation's measures") {
    const auto scenario = test::named_scenario({"före", "efter"});
    const json object = json::parse(report::results_json(some_results(scenario), 0));
    CHECK(object["version"] == 1);
    CHECK(object["scenario"] == "Åtorp");
    CHECK(object["seed"] == 7);
    CHECK(object["replications"] == 4);
    CHECK(object["planned_replications"] == 4);
    CHECK(object["baseline"] == "före");
    REQUIRE(object["organisations"].size() == 2);
    const json& measures = object["organisations"]["före"]["measures"];
    CHECK(measures.size() == domain::measures);
    CHECK(measures["trips_per_household"]["mean"] == 2.5);
    CHECK(measures["trips_per_household"]["half_width"].get<double>() == doctest::Approx(2.054260).epsilon(1e-6));
    CHECK(measures["trips_per_household"]["n"] == 4);
}

TEST_CASE("what is undefined is null and what was not broken down is left out") {
    const auto scenario = test::named_scenario({"före", "efter"});
    const json object = json::parse(report::results_json(some_results(scenario), 0));
    const json& organisation = object["organisations"]["före"];
    CHECK(organisation["measures"]["cost_per_household"] ==
          json{{"mean", nullptr}, {"half_width", nullptr}, {"low", nullptr}, {"high", nullptr}, {"n", 0}});
    const json& units = organisation["by"]["unit"];
    CHECK(units["investigation"].size() == 1);
    CHECK(units["investigation"]["utilisation"]["mean"] == 0.1);
    CHECK(units["reception"]["utilisation"]["mean"].is_null());
    CHECK(organisation["by"]["need"]["child welfare"].empty());
    CHECK(organisation["by"].size() == domain::dimensions - 1);
}

TEST_CASE("the JSON object tells the gap between districts where two have a value") {
    const auto scenario = test::named_scenario({"före", "efter"});
    const json object = json::parse(report::results_json(some_results(scenario), 0));
    const json& gap = object["organisations"]["före"]["equity_gap"]["trips_per_household"];
    CHECK(gap["highest"] == "Östra");
    CHECK(gap["lowest"] == "Norra");
    CHECK(gap["difference"]["mean"] == 1.0);
    CHECK(gap["ratio"]["mean"] == 2.0);
    CHECK(object["organisations"]["efter"]["equity_gap"].empty());
}

TEST_CASE("differences are to the baseline, and there are none without one") {
    const auto scenario = test::named_scenario({"före", "efter"});
    const auto results = some_results(scenario);
    const json object = json::parse(report::results_json(results, 0));
    CHECK(object["differences"].size() == 1);
    CHECK(object["differences"]["efter"]["trips_per_household"]["mean"] == 0.5);
    const json turned = json::parse(report::results_json(results, 1));
    CHECK(turned["differences"]["före"]["trips_per_household"]["mean"] == -0.5);
    const json alone = json::parse(report::results_json(results, std::nullopt));
    CHECK(alone["differences"].empty());
    CHECK(alone["baseline"].is_null());
}

TEST_CASE("numbers in JSON read back to the last bit") {
    const auto scenario = test::named_scenario({"a"});
    auto results = test::blank_results(scenario, 1);
    const double third = 1.0 / 3;
    test::fill(results, 0, {Measure::trips_per_household}, {third});
    const json object = json::parse(report::results_json(results, 0));
    CHECK(object["organisations"]["a"]["measures"]["trips_per_household"]["mean"].get<double>() == third);
}

TEST_CASE("a run without a complete replication is still an object") {
    const auto scenario = test::named_scenario({"a"});
    auto results = test::blank_results(scenario, 0);
    results.planned = 5;
    const json object = json::parse(report::results_json(results, 0));
    CHECK(object["replications"] == 0);
    CHECK(object["organisations"]["a"]["measures"]["trips_per_household"]["n"] == 0);
}

TEST_CASE("the schema of the results names every measure and every dimension") {
    const json schema = json::parse(std::ifstream(SLUSS_SOURCE_DIR "/docs/reference/results.schema.json"));
    const json& measures = schema["$defs"]["measures"]["properties"];
    CHECK(measures.size() == domain::measures);
    for (const auto& info : domain::casework_catalogue()->measures) {
        REQUIRE_MESSAGE(measures.contains(info.key), info.key);
        CHECK(measures[info.key]["description"] == info.definition);
    }
    const json& by = schema["$defs"]["by"]["properties"];
    CHECK(by.size() == domain::dimensions - 1);
    for (std::size_t d = 1; d < domain::dimensions; ++d)
        CHECK_MESSAGE(by.contains(domain::casework_catalogue()->name(d)), domain::casework_catalogue()->name(d));
    const auto scenario = test::named_scenario({"a"});
    const json object = json::parse(report::results_json(test::blank_results(scenario, 2), 0));
    for (const auto& [key, value] : object.items()) CHECK_MESSAGE(schema["properties"].contains(key), key);
    for (const auto& key : schema["required"]) CHECK_MESSAGE(object.contains(key), key);
}

TEST_CASE("CSV has a line for every value and quotes what needs it") {
    const auto scenario = test::named_scenario({"a, \"b\"", "efter"});
    const auto csv = report::results_csv(some_results(scenario));
    CHECK(csv.starts_with("organisation,dimension,level,measure,mean,half_width,n,low,high\n"));
    CHECK(csv.find("\n\"a, \"\"b\"\"\",unit,investigation,utilisation,0.1,0,4,0.1,0.1\n") != std::string::npos);
    CHECK(csv.find("\n\"a, \"\"b\"\"\",unit,reception,utilisation,,,0,,\n") != std::string::npos);
    CHECK(csv.find("\nefter,total,total,trips_per_household,3,") != std::string::npos);
    CHECK(csv.find("efter,unit") == std::string::npos);
}

TEST_CASE("the folder has three whole files and no draft is left") {
    const auto folder = std::filesystem::temp_directory_path() / ("sluss-results-" + std::to_string(::getpid()));
    const auto scenario = test::named_scenario({"före", "efter"});
    const auto results = some_results(scenario);
    report::write_results(folder / "new", results, 0, "first\n");
    report::write_results(folder / "new", results, 0, "table\n");
    CHECK(text_of(folder / "new" / "results.json") == report::results_json(results, 0));
    CHECK(text_of(folder / "new" / "results.csv") == report::results_csv(results));
    CHECK(text_of(folder / "new" / "table.txt") == "table\n");
    int files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder / "new")) ++files;
    CHECK(files == 3);
    std::filesystem::remove_all(folder);
}

TEST_CASE("a file that cannot be replaced is an error and leaves no draft") {
    const auto folder = std::filesystem::temp_directory_path() / ("sluss-blocked-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "results.json" / "occupied");
    const auto scenario = test::named_scenario({"a"});
    CHECK_THROWS(report::write_results(folder, test::blank_results(scenario, 1), 0, ""));
    int files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++files;
    CHECK(files == 1);
    std::filesystem::remove_all(folder);
}
