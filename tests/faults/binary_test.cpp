// Bad scenarios given to the program itself: whatever the command, it ends with status 2, says why on standard error
// with file, line and column, prints nothing on standard output and writes no file. It neither crashes nor hangs.
#include "scenario/plain_scenario.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/wait.h>
#include <vector>

using namespace sluss;
using test::changed;
using test::plain_scenario;

namespace {

struct Outcome {
    int status;  ///< 124: it hung
    std::string out;
    std::string err;
};

/// Runs the program in `directory`; its streams go to files beside it.
Outcome sluss_in(const test::TemporaryDirectory& directory, const std::string& arguments) {
    const test::TemporaryDirectory streams;
    const std::string out = (streams.path() / "out").string();
    const std::string err = (streams.path() / "err").string();
    const std::string command = "cd '" + directory.path().string() + "' && timeout 60 '" SLUSS_BINARY "' " + arguments +
                                " >'" + out + "' 2>'" + err + "' </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, test::read_whole(out), test::read_whole(err)};
}

std::size_t files_in(const test::TemporaryDirectory& directory) {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::recursive_directory_iterator(directory.path())) ++count;
    return count;
}

/// Every command refuses the scenario, with these words among what it says.
void refused(const std::string& text, const std::string& says) {
    const test::TemporaryDirectory directory;
    directory.write("bad.yaml", text);
    for (const char* command : {"validate bad.yaml", "describe bad.yaml", "run bad.yaml --out results",
                                "run bad.yaml --format json", "compare bad.yaml --out results"}) {
        CAPTURE(command);
        const Outcome outcome = sluss_in(directory, command);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CAPTURE(outcome.err);
        CHECK(outcome.err.find("bad.yaml:") != std::string::npos);
        CHECK(outcome.err.find(": error: ") != std::string::npos);
        CHECK(outcome.err.find(says) != std::string::npos);
        CHECK(files_in(directory) == 1);
    }
}

void refused(const std::string& from, const std::string& to, const std::string& says) {
    refused(changed(plain_scenario, from, to), says);
}

std::string repeated(const std::string& piece, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += piece;
    return result;
}

}  // namespace

TEST_CASE("the scenario that these tests change runs, and writes its results") {
    const test::TemporaryDirectory directory;
    directory.write("good.yaml", plain_scenario);
    const Outcome outcome = sluss_in(directory, "run good.yaml --replications 2 --format json --out results");
    CHECK(outcome.status == 0);
    CHECK(outcome.out.starts_with("{"));
    CHECK(files_in(directory) > 2);
}

TEST_CASE("a mistake in the text is refused by every command") {
    refused("population: 3000", "populaton: 3000", "did you mean 'population'?");
    refused("37 per 1000 per year", "37 min", "37 min");
    refused("37 per 1000 per year", "-37 per 1000 per year", "-37");
    refused("standard: 40 %, complex: 10 %}", "standard: 40 %, complex: 20 %}", "the shares sum to 110 %, not 100 %");
    refused("chance: 70 %", "chance: 170 %", "170 %");
}

TEST_CASE("a structure that cannot work is refused by every command") {
    refused("needs: all\n", "needs: [child welfare]\n", "organisation 'one house': ");
    refused("doors:\n        front: {unit: everyone, groups: all, needs: all}", "doors: {}",
            "organisation 'one house': ");
    refused("  lines:\n    bus: {stops: [Ån, By], minutes: [12], km: [9], every: 20 min}\n", "",
            "no link or line leads from 'By' to 'Ån'");
    refused("model: custom", "model: customs", "did you mean 'custom'?");
    refused("run: 2 years, follow-up: 1 year", "run: 1 month, follow-up: 1 year", "follow-up");
}

TEST_CASE("what is no scenario at all is refused by every command") {
    refused("", "is empty");
    refused("just words\n", "a scenario is a map of keys");
    refused("title: {å: {ä: [1, 2}", "this is not YAML");
    refused(repeated("[", 10000), "nested deeper than 64 levels");
    refused("extends: bad.yaml\n", "extends itself");
}

TEST_CASE("a directory, a file that is not there and one of a gigabyte are refused at once") {
    const test::TemporaryDirectory directory;
    std::filesystem::create_directory(directory.path() / "folder");
    std::filesystem::resize_file(directory.write("big.yaml", "title: x\n"), std::uintmax_t{1} << 30U);
    for (const std::string name : {"folder", "missing.yaml", "big.yaml", "/dev/null", "''"}) {
        for (const char* command : {"validate ", "describe ", "run ", "compare "}) {
            CAPTURE(name);
            const Outcome outcome = sluss_in(directory, command + name);
            CHECK(outcome.status == 2);
            CHECK(outcome.out.empty());
            CHECK_FALSE(outcome.err.empty());
            CHECK(files_in(directory) == 2);
        }
    }
}

TEST_CASE("all mistakes are told in one go") {
    const test::TemporaryDirectory directory;
    auto text = changed(plain_scenario, "population: 3000", "populaton: 3000");
    text = changed(text, "4.5 FTE", "4.5 min");
    directory.write("bad.yaml", changed(text, "seed: 7", "sead: 7"));
    const Outcome outcome = sluss_in(directory, "run bad.yaml");
    CHECK(outcome.status == 2);
    for (const char* word : {"populaton", "4.5 min", "sead"}) CHECK(outcome.err.find(word) != std::string::npos);
}

TEST_CASE("too much work is a warning on standard error, and no reason to refuse") {
    const test::TemporaryDirectory directory;
    directory.write("busy.yaml", changed(plain_scenario, "population: 3000", "population: 300000"));
    const Outcome outcome = sluss_in(directory, "validate busy.yaml");
    CHECK(outcome.status == 0);
    CHECK_FALSE(outcome.out.empty());
    CHECK(outcome.err.find("warning: organisation 'one house': unit 'everyone' is overloaded") != std::string::npos);
}

TEST_CASE("results that cannot be written are refused before anything is simulated") {
    const test::TemporaryDirectory directory;
    directory.write("good.yaml", plain_scenario);
    directory.write("results", "a file where the folder should be\n");
    const Outcome outcome = sluss_in(directory, "run good.yaml --replications 1000000 --out results");
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("the folder 'results' cannot be made") != std::string::npos);
}
