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

TEST_CASE("the benchmark's one-server queue gives the mean of the hand-written loop and of Lindley's recursion") {
    for (const char* options : {"--customers 10000", "--customers 10000 --load 0.5 --seed 7"}) {
        const std::string which = options;
        const auto kernel = measured("mm1 " + which);
        CHECK(kernel["events"] == 20'000);
        for (const auto& limit : {measured("limit-heap " + which), measured("limit-lindley " + which)}) {
            CHECK(limit["mean_time_in_system"] == kernel["mean_time_in_system"]);
            CHECK(limit["events"] == kernel["events"]);
        }
    }
}

TEST_CASE("the benchmark's queue with several servers gives the mean of the hand-written loop") {
    const auto kernel = measured("mmc --servers 10 --customers 10000");
    const auto limit = measured("limit-heap --servers 10 --customers 10000");
    CHECK(limit["mean_time_in_system"] == kernel["mean_time_in_system"]);
    CHECK(limit["events"] == kernel["events"]);
}

TEST_CASE("the benchmark's waiting processes wait as long as the hand-written loop says") {
    const auto kernel = measured("hold --processes 1000 --holds 20000");
    const auto limit = measured("limit-heap --processes 1000 --holds 20000");
    CHECK(limit["mean_time_in_system"] == kernel["mean_time_in_system"]);
    CHECK(limit["events"] == kernel["events"]);
    CHECK(kernel.contains("bytes_per_process"));
}

TEST_CASE("the benchmark's replications give the same mean on one thread and on two") {
    const auto one = measured("replications --count 5 --customers 1000 --threads 1");
    const auto two = measured("replications --count 5 --customers 1000 --threads 2");
    CHECK(one["mean_time_in_system"] == two["mean_time_in_system"]);
    CHECK(one["events"] == 10'000);
}

TEST_CASE("the benchmark of a queue's scenario tells how long a need is in the system") {
    const auto run = measured("scenario '" SLUSS_SOURCE_DIR "/tests/theory/mm1.yaml' --replications 2");
    CHECK(run["events"] > 100'000);
    CHECK(run["most_pending"] > 0);
    CHECK_FALSE(run.contains("probes_per_booking"));  // nobody has an appointment there
    // M/M/1 at load 0.8: five hours. Two replications of three years lie within a tenth of it at this seed.
    CHECK(run["mean_time_in_system"] == doctest::Approx(5.0 / 24).epsilon(0.1));
}

TEST_CASE("the benchmark of a country has as many times the households as it has inhabitants") {
    const std::string town = "--town '" SLUSS_SOURCE_DIR "/tests/data/small.yaml' ";
    const auto one = measured("scale " + town + "--inhabitants 5000");
    const auto four = measured("scale " + town + "--inhabitants 20000");
    CHECK(one["towns"] == 1);
    CHECK(four["towns"] == 4);
    CHECK(four["units"].get<int>() == 4 * one["units"].get<int>());
    CHECK(four["households"] == doctest::Approx(4 * one["households"].get<double>()).epsilon(0.2));
    const auto large = measured("scale " + town + "--inhabitants 20000 --one-town");
    CHECK(large["units"] == one["units"]);
    CHECK(large["households"] == doctest::Approx(4 * one["households"].get<double>()).epsilon(0.2));
}

TEST_CASE("the benchmark says what is wrong with a call and ends with status 2") {
    for (const auto& [arguments, says] : {std::pair{"", "no benchmark is named"},
                                          {"mm2", "there is no benchmark 'mm2'"},
                                          {"mm1 --servers 2", "unrecognised option '--servers'"},
                                          {"mm1 5", "too many positional options"},
                                          {"mm1 --customers 0", "--customers takes a whole number from 1"},
                                          {"scenario", "no scenario is named"},
                                          {"scenario no.yaml", "no.yaml"},
                                          {"scale --organisation nobody", "there is no organisation 'nobody'"},
                                          {"mm1 --load 1", "--load takes a number from 0.01 to 0.99"},
                                          {"limit-heap --servers 2 --holds 9", "do not go together"}}) {
        const Outcome outcome = bench(arguments);
        CAPTURE(arguments);
        CAPTURE(outcome.err);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(says) != std::string::npos);
    }
}
