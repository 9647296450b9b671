// What is printed and written of reorganisations, on weeks set by hand.
#include "report/over_time.hpp"

#include "report/results_file.hpp"
#include "report/text.hpp"
#include "tests/support/made_up_results.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

using namespace sluss;
using namespace std::chrono;
using domain::Weekly;
using nlohmann::json;

namespace {

domain::Scenario reorganised_scenario() {
    auto scenario = test::named_scenario({"före", "efter"});
    scenario.experiment.start = kernel::Days{2024y / January / 1};
    scenario.organisations[1].reorganisations.push_back(test::reorganisation_on(2024y / March / 4, 2));
    return scenario;
}

// Forty weeks and eight replications: open needs rise from 100 by 30 for twelve weeks, idle hours fall by 20 in the two
// weeks before the date and rise by 2 from then on, in every replication a little differently.
experiment::Results some_weeks(const domain::Scenario& scenario) {
    auto results = test::blank_results(scenario, 8);
    test::blank_weeks(results, 40);
    for (std::size_t r = 0; r < 8; ++r) {
        const double luck = static_cast<double>(r) - 3.5;
        std::vector<double> open(40, 100);
        std::vector<double> idle(40, 50);
        std::vector<double> overhead(40, 5);
        test::fill_weeks(results, 0, r, Weekly::open, open);
        test::fill_weeks(results, 0, r, Weekly::idle_hours, idle);
        test::fill_weeks(results, 0, r, Weekly::overhead_hours, overhead);
        for (std::size_t week = 9; week < 40; ++week) {
            open[week] = week < 21 ? 130 + luck : 98;
            idle[week] = 52;
        }
        idle[7] = idle[8] = 30 + luck;
        overhead[7] = overhead[8] = 25;
        test::fill_weeks(results, 1, r, Weekly::open, open);
        test::fill_weeks(results, 1, r, Weekly::idle_hours, idle);
        test::fill_weeks(results, 1, r, Weekly::overhead_hours, overhead);
    }
    return results;
}

std::vector<std::string> lines(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> result;
    for (std::string line; std::getline(in, line);) result.push_back(line);
    return result;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string line_with(const std::string& text, const std::string& start) {
    for (const auto& line : lines(text))
        if (line.starts_with(start)) return line;
    return "";
}

// The text without its line breaks and indentation, because sentences are wrapped.
std::string unwrapped(const std::string& text) {
    std::string all;
    for (const auto& line : lines(text)) {
        const auto from = line.find_first_not_of(' ');
        if (from != std::string::npos) all += line.substr(from) + ' ';
    }
    return all;
}

}  // namespace

TEST_CASE("a reorganised organisation has its dips, its break-even day and a picture in a terminal's width") {
    const auto scenario = reorganised_scenario();
    const auto text = report::over_time_table(some_weeks(scenario), 0);
    CHECK(has(text, "Over time: efter becomes en mottagning on 2024-03-04, prepared from 2024-02-19; beside före"));
    const auto open = line_with(text, "  open needs  ");
    // 30 deep on average, and over the 30 times four weeks from 19 February on at least 30 − 2.449 / √8 · t(1 − 0.05 /
    // 60, 7) = 30 − 0.866 · 4.944. With one week of 30 among three of −2 there is
    // still a shortfall; the four weeks from 27 May have none. Their middle is 10 June, 98 days after the date.
    CHECK(has(open, "30.0         25.7"));
    CHECK(has(open, "2024-03-18"));
    CHECK(open.ends_with("  98"));
    CHECK(has(line_with(text, "  handoffs  "), "no clear dip"));
    for (const auto& line : lines(text)) CHECK(report::display_width(line) <= 120);
    // 33 to 47 hours lost, 2 a week won back: at the end of week 17, 18 … 24; the interval of eight is from the first
    // to the last.
    CHECK(has(unwrapped(text), "Break-even in idle hours: 144 days after 2024-03-04 [119, 168];"));
    CHECK(has(unwrapped(text), "reached in 8 of 8 replications in the 217 days until the run's end."));
    CHECK(has(unwrapped(text),
              "Gained by then: 22 [18, 26] idle hours. More than in före by then: 40 [40, 40] overhead "
              "hours (they are in the sum), 0 [0, 0] contracted hours; in the last four weeks −2.0"));
    CHECK(has(text, "open needs by month from 2024-01: ▁ 98.0 … █ 130.0, ↓ reorganised"));
    CHECK(has(text, "docs/reference/over-time.md"));
}

TEST_CASE("the picture has a block for each month and marks the month of the reorganisation") {
    const auto scenario = reorganised_scenario();
    const auto text = report::over_time_table(some_weeks(scenario), 0);
    // January to September 2024; March and April wholly at 130, of May's four weeks three, then 98.
    CHECK(has(text, "\n           ↓\n"));
    CHECK(has(text, "\n  före   ▁▁▁▁▁▁▁▁▁\n"));
    CHECK(has(text, "\n  efter  ▁▁██▇▁▁▁▁\n"));
}

TEST_CASE("the rows of the picture line up beside a long name and stay in the terminal's width") {
    auto scenario = reorganised_scenario();
    scenario.organisations[1].name = "två kontor för vuxna och ett för barn, från mars 2024";
    auto results = some_weeks(scenario);
    test::blank_weeks(results, 600);
    const auto text = report::over_time_table(results, 0);
    const auto before = line_with(text, "  före  ");
    const auto after = line_with(text, "  två kontor");
    CHECK(report::display_width(before.substr(0, before.find("▁"))) ==
          report::display_width(after.substr(0, after.find("▁"))));
    CHECK(report::display_width(before) == 120);
    CHECK(report::display_width(after) == 120);
}

TEST_CASE("blocks rise with their values and leave out what is undefined") {
    CHECK(report::blocks({0, 1, 2, 7, 8}, 0, 8) == "▁▂▃██");
    CHECK(report::blocks({1, domain::undefined, 1}, 1, 1) == "▁ ▁");
    CHECK(report::blocks({}, 0, 1).empty());
}

TEST_CASE("what is not over and not earned back within the run is called so") {
    const auto scenario = reorganised_scenario();
    auto results = some_weeks(scenario);
    for (std::size_t r = 0; r < 8; ++r)
        for (std::size_t week = 9; week < 40; ++week) {
            auto& values = results.replications[1][r].weeks[week];
            values[static_cast<std::size_t>(Weekly::open)] = 140;
            values[static_cast<std::size_t>(Weekly::idle_hours)] = 50;
        }
    const auto text = report::over_time_table(results, 0);
    CHECK(line_with(text, "  open needs  ").ends_with("not within the run"));
    CHECK(has(unwrapped(text), "Break-even in idle hours: not within the run; reached in 0 of 8 replications"));
}

TEST_CASE("a measure in another unit has the overhead hours told beside it") {
    const auto scenario = reorganised_scenario();
    const auto text = report::over_time_table(some_weeks(scenario), 0, Weekly::open);
    CHECK(has(unwrapped(text), "Break-even in open needs: not within the run"));
    CHECK(has(unwrapped(text), "40 [40, 40] overhead hours (of another unit, so they are not in the sum)"));
}

TEST_CASE("without a baseline, or with one that was never the same, the reader is told so") {
    const auto scenario = reorganised_scenario();
    auto results = some_weeks(scenario);
    const auto alone = report::over_time_table(results, std::nullopt);
    CHECK(has(unwrapped(alone), "There is nothing to set efter against"));
    CHECK(!has(alone, "Break-even"));
    CHECK(has(alone, "  efter  ▁▁██▇▁▁▁▁"));
    auto late = scenario;
    late.organisations[1].reorganisations.front().on += weeks{20};
    results.scenario = &late;
    CHECK(has(unwrapped(report::over_time_table(results, 0)),
              "efter and före differ from 2024-02-19 on, long before anything was prepared"));
}

TEST_CASE("where nobody is reorganised nothing is printed and the JSON object is as it was") {
    const auto scenario = test::named_scenario({"före", "efter"});
    const auto results = some_weeks(scenario);
    CHECK(report::over_time_table(results, 0).empty());
    CHECK(!json::parse(report::results_json(results, 0)).contains("over_time"));
}

TEST_CASE("the JSON object tells the dips and the break-even of reorganised organisations") {
    const auto scenario = reorganised_scenario();
    const json object = json::parse(report::results_json(some_weeks(scenario), 0))["over_time"];
    REQUIRE(object.size() == 1);
    const json& one = object["efter"];
    CHECK(one["baseline"] == "före");
    CHECK(one["apart_from"] == "2024-02-19");
    CHECK(one["same_before"] == true);
    REQUIRE(one["reorganisations"].size() == 1);
    const json& change = one["reorganisations"][0];
    CHECK(change["on"] == "2024-03-04");
    CHECK(change["becomes"] == "en mottagning");
    CHECK(change["prepared_from"] == "2024-02-19");
    CHECK(change["dips"]["open_needs"]["depth"]["mean"] == 30.0);
    CHECK(change["dips"]["open_needs"]["share"]["mean"] == 0.3);
    CHECK(change["dips"]["open_needs"]["clear"] == true);
    CHECK(change["dips"]["waiting_work"]["length_days"]["mean"] == 0.0);
    CHECK(!change["dips"].contains("arrived"));
    CHECK(one["break_even"]["measure"] == "idle_hours");
    CHECK(one["break_even"]["days"]["median"] == 143.5);
    CHECK(one["break_even"]["reached"] == 8);
    CHECK(one["break_even"]["n"] == 8);
    CHECK(one["break_even"]["run_days"] == 217);
    const json other = json::parse(report::results_json(some_weeks(scenario), 0, Weekly::open))["over_time"]["efter"];
    CHECK(other["break_even"]["measure"] == "open");
    CHECK(other["break_even"]["days"]["median"].is_null());
}

TEST_CASE("the schema of the results names every key of what is told over time") {
    const json schema = json::parse(std::ifstream(SLUSS_SOURCE_DIR "/docs/reference/results.schema.json"));
    const auto scenario = reorganised_scenario();
    const json one = json::parse(report::results_json(some_weeks(scenario), 0))["over_time"]["efter"];
    const auto same_keys = [&](const json& object, const char* definition) {
        CAPTURE(definition);
        const json& defined = schema["$defs"][definition];
        CHECK(object.size() == defined["properties"].size());
        CHECK(object.size() == defined["required"].size());
        for (const auto& [key, value] : object.items()) CHECK_MESSAGE(defined["properties"].contains(key), key);
    };
    CHECK(schema["properties"].contains("over_time"));
    same_keys(one, "reorganised");
    same_keys(one["reorganisations"][0], "reorganisation");
    same_keys(one["reorganisations"][0]["dips"]["open_needs"], "dip");
    same_keys(one["break_even"], "break_even");
}

TEST_CASE("the weeks' CSV has a line for each organisation, week and thing, with band and paired difference") {
    const auto scenario = reorganised_scenario();
    const auto text = report::weeks_csv(some_weeks(scenario), 0);
    CHECK(text.starts_with(
        "organisation,week,key,mean,low,high,n,difference,difference_low,difference_high,difference_n\n"));
    CHECK(lines(text).size() == 1 + 2 * 40 * experiment::followed().size());
    CHECK(has(text, "\nföre,2024-01-01,open_needs,100,100,100,8,,,,\n"));
    CHECK(has(text, "\nefter,2024-01-01,open_needs,100,100,100,8,0,0,0,8\n"));
    const auto later = line_with(text, "efter,2024-03-04,open_needs,");
    CHECK(later.starts_with("efter,2024-03-04,open_needs,130,127.9"));
    CHECK(has(later, ",8,30,27.9"));
    CHECK(has(text, "\nefter,2024-01-01,days_per_first_contact,,,,0,,,,0\n"));
}

TEST_CASE("the folder has the weeks if they were told, and none of an earlier run if they were not") {
    const auto folder = std::filesystem::temp_directory_path() / ("sluss-weeks-" + std::to_string(::getpid()));
    const auto scenario = reorganised_scenario();
    auto results = some_weeks(scenario);
    report::write_results(folder, results, 0, "", Weekly::open);
    std::ostringstream text;
    text << std::ifstream(folder / "weeks.csv").rdbuf();
    CHECK(text.str() == report::weeks_csv(results, 0));
    std::ostringstream object;
    object << std::ifstream(folder / "results.json").rdbuf();
    CHECK(object.str() == report::results_json(results, 0, Weekly::open));
    test::blank_weeks(results, 0);
    report::write_results(folder, results, 0, "");
    CHECK(!std::filesystem::exists(folder / "weeks.csv"));
    std::filesystem::remove_all(folder);
}
