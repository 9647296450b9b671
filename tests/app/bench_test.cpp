// The program sluss-bench, that it cannot rot: every name runs and prints one object with the promised keys, and the
// kernel's queues give the very same mean as the loops written by hand. Nothing here is timed.
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <string>
#include <sys/wait.h>

using namespace sluss;

namespace {

struct Outcome {
    int status;
    std::string out;
    std::string err;
};

Outcome bench(const std::string& arguments) {
    const test::TemporaryDirectory streams;
    const std::string out = (streams.path() / "out").string();
    const std::string err = (streams.path() / "err").string();
    const std::string command =
        "timeout 60 '" SLUSS_BENCH_BINARY "' " + arguments + " >'" + out + "' 2>'" + err + "' </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, test::read_whole(out), test::read_whole(err)};
}

nlohmann::json measured(const std::string& arguments) {
    const Outcome outcome = bench(arguments);
    CAPTURE(arguments);
    CAPTURE(outcome.err);
    REQUIRE(outcome.status == 0);
    const auto object = nlohmann::json::parse(outcome.out);
    for (const char* key : {"name", "events", "wall_s", "events_per_s", "peak_rss_mb", "mean_time_in_system"}) {
        CAPTURE(key);
        CHECK(object.contains(key));
    }
    return object;
}

}  // namespace

TEST_CASE("the benchmark's waiting processes wait as long as the hand-written loop says") {
    const auto kernel = measured("hold --processes 1000 --holds 20000");
    const auto limit = measured("limit-heap --processes 1000 --holds 20000");
    CHECK(limit["mean_time_in_system"] == kernel["mean_time_in_system"]);
    CHECK(limit["events"] == kernel["events"]);
    CHECK(kernel.contains("bytes_per_process"));
}

TEST_CASE("the benchmark says what is wrong with a call and ends with status 2") {
    for (const auto& [arguments, says] : {std::pair{"", "no benchmark is named"},
                                          {"mm2", "there is no benchmark 'mm2'"},
                                          {"hold --servers 2", "unrecognised option '--servers'"},
                                          {"hold 5", "too many positional options"},
                                          {"limit-lindley --customers 0", "--customers takes a whole number from 1"},
                                          {"limit-lindley --load 1", "--load takes a number between 0 and 1"},
                                          {"limit-heap --servers 2 --holds 9", "do not go together"}}) {
        const Outcome outcome = bench(arguments);
        CAPTURE(arguments);
        CAPTURE(outcome.err);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(says) != std::string::npos);
    }
}
