// The command line in-process: exit statuses, what goes to standard output and what to standard error.
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

struct Outcome {
    int status;
    std::string out;
    std::string err;
};

Outcome sluss_command(const std::vector<std::string>& args) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = sluss::app::run_command_line(args, out, err);
    return {status, out.str(), err.str()};
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// A folder of its own that is gone afterwards.
struct Scratch {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("sluss-app-" + std::to_string(::getpid()));
    Scratch() { std::filesystem::create_directories(path); }
    ~Scratch() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("without a command the help goes to standard error and the status is 2") {
    const auto outcome = sluss_command({});
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, "Usage: sluss COMMAND"));
}

TEST_CASE("help that was asked for is no error") {
    CHECK(sluss_command({"--help"}).status == 0);
    CHECK(has(sluss_command({"--help"}).out, "compare"));
    for (const char* command : {"run", "compare", "validate", "assumptions", "describe", "models", "version"}) {
        CAPTURE(command);
        const auto outcome = sluss_command({command, "--help"});
        CHECK(outcome.status == 0);
        CHECK(has(outcome.out, std::string("Usage: sluss ") + command));
        CHECK(outcome.err.empty());
    }
}

TEST_CASE("an unknown command or option is answered with the nearest one") {
    const auto command = sluss_command({"compair"});
    CHECK(command.status == 2);
    CHECK(has(command.err, "unknown command 'compair'"));
    CHECK(has(command.err, "compare"));
    const auto option = sluss_command({"run", small, "--replication", "2"});
    CHECK(option.status == 2);
    CHECK(has(option.err, "unknown option '--replication'"));
    CHECK(has(option.err, "--replications"));
}

TEST_CASE("bad values of options are refused before anything runs") {
    const std::vector<std::vector<std::string>> bad{
        {"run"},
        {"run", small, "more"},
        {"run", small, "--replications", "0"},
        {"run", small, "--replications", "two"},
        {"run", small, "--replications"},
        {"run", small, "--seed=-1"},
        {"run", small, "--threads", "0"},
        {"run", small, "--years", "0"},
        {"run", small, "--years", "nan"},
        {"run", small, "--years", "0.3"},
        {"run", small, "--years", "0.5"},  // nobody can be followed for a year
        {"run", small, "--format", "xml"},
        {"run", small, "--organisation", "nobody's"},
        {"compare", small, "--baseline", "nobody's"},
        {"run", small, "--out", small + "/below"},
        {"run", small, "--seed", "1", "--seed", "2"},
        {"run", small, "--weekly"},
        {"compare", small, "--break-even", "idle_hours"},  // nobody is reorganised
        {"run", small, "--break-even", "idle_hours"},
    };
    for (const auto& args : bad) {
        CAPTURE(args.back());
        const auto outcome = sluss_command(args);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.starts_with("sluss: "));
    }
}

TEST_CASE("a weekly value that cannot break even is refused, with the nearest that can") {
    const auto mistyped = sluss_command({"compare", small, "--break-even", "idle_hour"});
    CHECK(mistyped.status == 2);
    CHECK(has(mistyped.err, "no weekly value 'idle_hour' can break even; did you mean 'idle_hours'?"));
    const auto neither_good_nor_bad = sluss_command({"compare", small, "--break-even", "contracted_hours"});
    CHECK(neither_good_nor_bad.status == 2);
    CHECK(has(neither_good_nor_bad.err, "no weekly value 'contracted_hours' can break even"));
}

TEST_CASE("weeks are written only into a folder") {
    const auto nowhere = sluss_command({"run", small, "--weekly"});
    CHECK(nowhere.status == 2);
    CHECK(has(nowhere.err, "--weekly writes weeks.csv into the folder that --out names"));
}

TEST_CASE("a scenario that is not there is bad input") {
    for (const char* command : {"run", "compare", "validate", "describe"}) {
        const auto outcome = sluss_command({command, "no-such-file.yaml"});
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(has(outcome.err, "no-such-file.yaml"));
    }
}

TEST_CASE("a bad scenario writes nothing, not even the folder") {
    const Scratch scratch;
    const auto file = scratch.path / "bad.yaml";
    std::ofstream(file) << "municipalitee: {}\n";
    const auto folder = scratch.path / "results";
    const auto outcome = sluss_command({"run", file.string(), "--out", folder.string()});
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "bad.yaml:1:1: error: "));
    CHECK(!std::filesystem::exists(folder));
}

TEST_CASE("version and models need no scenario") {
    CHECK(sluss_command({"version"}).out.starts_with("sluss "));
    CHECK(sluss_command({"--version"}).status == 0);
    const auto models = sluss_command({"models"});
    CHECK(models.status == 0);
    for (const char* name : {"siloed", "three entry", "unified intake", "generalist teams", "custom"})
        CHECK_MESSAGE(has(models.out, std::string(name) + "\n"), name);
}

TEST_CASE("validate prints staff and load of a sound scenario") {
    const auto outcome = sluss_command({"validate", small});
    CHECK(outcome.status == 0);
    CHECK(has(outcome.out, "staff (FTE)"));
    CHECK(has(outcome.out, "load (%)"));
}

TEST_CASE("describe tells every organisation, or the one asked for, or draws it") {
    const auto words = sluss_command({"describe", small});
    CHECK(words.status == 0);
    CHECK(has(words.out, "Doors"));
    const auto dot = sluss_command({"describe", small, "--dot"});
    CHECK(dot.status == 0);
    CHECK(dot.out.starts_with("digraph "));
}

TEST_CASE("run prints one JSON object and nothing else, the same with one thread and with three") {
    const auto one =
        sluss_command({"run", small, "--replications", "2", "--seed", "5", "--format", "json", "--threads", "1"});
    REQUIRE(one.status == 0);
    const json object = json::parse(one.out);
    CHECK(object["version"] == 1);
    CHECK(object["seed"] == 5);
    CHECK(object["replications"] == 2);
    const auto three =
        sluss_command({"run", small, "--replications", "2", "--seed", "5", "--format", "json", "--threads", "3"});
    CHECK(one.out == three.out);
    const auto other_seed =
        sluss_command({"run", small, "--replications", "2", "--seed", "6", "--format", "json", "--threads", "3"});
    CHECK(one.out != other_seed.out);
}

TEST_CASE("compare prints its table and writes the same into the folder") {
    const Scratch scratch;
    const auto outcome =
        sluss_command({"compare", small, "--replications", "2", "--out", (scratch.path / "results").string()});
    REQUIRE(outcome.status == 0);
    CHECK(has(outcome.out, "handoffs per household"));
    CHECK(has(outcome.out, "difference"));
    std::ostringstream table;
    table << std::ifstream(scratch.path / "results" / "table.txt").rdbuf();
    CHECK(table.str() == outcome.out);
    const json object = json::parse(std::ifstream(scratch.path / "results" / "results.json"));
    CHECK(object["differences"].size() + 1 == object["organisations"].size());
    CHECK(std::filesystem::exists(scratch.path / "results" / "results.csv"));
}

TEST_CASE("one organisation alone cannot be compared") {
    const auto all = sluss_command({"run", small, "--replications", "1", "--format", "json"});
    REQUIRE(all.status == 0);
    const std::string baseline = json::parse(all.out)["baseline"];
    const auto outcome = sluss_command({"compare", small, "--organisation", baseline});
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "nothing to compare"));
}

TEST_CASE("an output that cannot be written is a failure") {
    std::ofstream full("/dev/full");
    std::ostringstream err;
    CHECK(sluss::app::run_command_line({"version"}, full, err) == 1);
    CHECK(has(err.str(), "could not be written"));
}
