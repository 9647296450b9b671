// `describe --resolved`: a scenario written out with all that it extends is the same scenario. That it also runs to the
// same results is checked by scripts/check-resolved, which takes longer.
#include "app/command_line.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

using namespace sluss;

namespace {

struct Outcome {
    int status;
    std::string out;
    std::string err;
};

Outcome sluss_command(const std::vector<std::string>& args) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = app::run_command_line(args, out, err);
    return {status, out.str(), err.str()};
}

/// Warnings without the places where they stand and the lines that are quoted from there.
std::string without_places(const std::string& text) {
    const std::string unquoted = std::regex_replace(text, std::regex("\n +[^\n]*"), "");
    return std::regex_replace(unquoted, std::regex("[^\n]*:[0-9]+:[0-9]+: "), "");
}

}  // namespace

TEST_CASE("every shipped scenario is the same when it is written out, in a folder of its own") {
    const test::TemporaryDirectory directory;
    int scenarios = 0;
    for (const auto& file : std::filesystem::directory_iterator(SLUSS_SOURCE_DIR "/scenarios")) {
        if (file.path().extension() != ".yaml") continue;
        ++scenarios;
        CAPTURE(file.path().string());
        const auto resolved = sluss_command({"describe", file.path().string(), "--resolved"});
        REQUIRE(resolved.status == 0);
        CHECK(resolved.out.find("extends") == std::string::npos);
        const auto copy = directory.write("copy.yaml", resolved.out).string();
        const auto again = sluss_command({"describe", copy, "--resolved"});
        CHECK(again.out == resolved.out);
        CHECK(without_places(again.err) == without_places(resolved.err));
        CHECK(sluss_command({"describe", copy}).out == sluss_command({"describe", file.path().string()}).out);
    }
    CHECK(scenarios > 10);
}

TEST_CASE("keys are written as the reference spells them, and names as the file does") {
    const test::TemporaryDirectory directory;
    std::string text = test::read_whole(SLUSS_SOURCE_DIR "/tests/data/small.yaml");
    const auto before = sluss_command({"describe", directory.write("a.yaml", text).string(), "--resolved"});
    REQUIRE(before.status == 0);
    const auto after = sluss_command(
        {"describe", directory.write("b.yaml", test::changed(text, "follow-up:", "\"follow-up\":")).string(),
         "--resolved"});
    CHECK(after.out == before.out);
    text = test::changed(text, "investigation horizon:", "investigation_horizon:");
    CHECK(sluss_command({"describe", directory.write("c.yaml", text).string(), "--resolved"}).out == before.out);
}

TEST_CASE("the resolved text is the whole scenario, so it cannot be asked of one organisation or as a graph") {
    const std::string small = SLUSS_SOURCE_DIR "/tests/data/small.yaml";
    CHECK(sluss_command({"describe", small, "--resolved", "--dot"}).status == 2);
    CHECK(sluss_command({"describe", small, "--resolved", "--organisation", "x"}).status == 2);
}

TEST_CASE("of a scenario with errors nothing is written out") {
    const test::TemporaryDirectory directory;
    const auto outcome = sluss_command({"describe", directory.write("a.yaml", "title: x\n").string(), "--resolved"});
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
}
