// A reorganisation from the scenario to the table, the JSON object and weeks.csv.
#include "app/command_line.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

using nlohmann::json;

namespace {

const std::string small = SLUSS_SOURCE_DIR "/tests/data/small.yaml";
const std::string reorganised = SLUSS_SOURCE_DIR "/tests/data/reorganised.yaml";

struct Outcome {
    int status;
    std::string out;
};

Outcome sluss_command(const std::vector<std::string>& args) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = sluss::app::run_command_line(args, out, err);
    return {status, out.str()};
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string text_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

struct Scratch {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("sluss-over-" + std::to_string(::getpid()));
    Scratch() { std::filesystem::create_directories(path); }
    ~Scratch() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("compare tells of a reorganisation beside the organisation that it was") {
    const Scratch scratch;
    const auto outcome =
        sluss_command({"compare", reorganised, "--replications", "4", "--organisation", "silos, changing",
                       "--break-even", "busy_hours", "--out", scratch.path.string()});
    REQUIRE(outcome.status == 0);
    CHECK(
        has(outcome.out,
            "\nOver time: silos, changing becomes one intake on 2020-06-01, prepared from 2020-04-06; beside silos\n"));
    CHECK(has(outcome.out, "Break-even in hours at work and not idle: "));
    CHECK(!has(outcome.out, "long before anything was prepared"));
    CHECK(text_of(scratch.path / "table.txt") == outcome.out);

    const json one = json::parse(text_of(scratch.path / "results.json"))["over_time"]["silos, changing"];
    CHECK(one["same_before"] == true);
    CHECK(one["apart_from"] == "2020-04-06");
    CHECK(one["break_even"]["measure"] == "busy_hours");
    // 16 hours of each of the ten full-time people.
    CHECK(one["break_even"]["overhead_hours"]["mean"].get<double>() == doctest::Approx(160));

    const auto weeks = text_of(scratch.path / "weeks.csv");
    CHECK(has(weeks, "\nsilos,2018-01-01,open_needs,"));
    CHECK(has(weeks, "\n\"silos, changing\",2020-03-30,idle_hours,"));
    // The last whole week of 2018 to 2020.
    CHECK(has(weeks, ",2020-12-21,"));
    CHECK(!has(weeks, ",2020-12-28,"));
}

TEST_CASE("weeks are written for organisations that do not change only if they are asked for") {
    const Scratch scratch;
    const auto folder = scratch.path.string();
    REQUIRE(sluss_command({"run", small, "--replications", "1", "--out", folder, "--weekly"}).status == 0);
    CHECK(has(text_of(scratch.path / "weeks.csv"), "\none intake,2018-01-01,arrived,"));
    CHECK(!json::parse(text_of(scratch.path / "results.json")).contains("over_time"));
    REQUIRE(sluss_command({"run", small, "--replications", "1", "--out", folder}).status == 0);
    CHECK(!std::filesystem::exists(scratch.path / "weeks.csv"));
}
