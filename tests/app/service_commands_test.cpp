// The commands on a service of the scenario's own, in-process.
#include "app/command_line.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace {

const std::string call_centre = SLUSS_SOURCE_DIR "/scenarios/call-centre.yaml";
const std::string appointments = SLUSS_SOURCE_DIR "/scenarios/appointments.yaml";

struct Outcome {
    int status;
    std::string out;
    std::string err;
};

Outcome sluss_with(const std::vector<std::string>& args) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = sluss::app::run_command_line(args, out, err);
    return {status, out.str(), err.str()};
}

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("validate tells the load of a service, and warns where it is too much") {
    const auto outcome = sluss_with({"validate", call_centre});
    CHECK(outcome.status == 0);
    CHECK(has(outcome.out, "operator  12.22          13.00         94.0\n"));
    CHECK(has(outcome.out, "nurse     10.00          9.00          111.1  overloaded\n"));
    CHECK(has(outcome.err,
              "'nurse' is overloaded: clients would keep 10 busy day and night, and on average 9 are there"));
    CHECK(sluss_with({"validate", appointments}).err.empty());
}

TEST_CASE("describe tells a service in words or draws it") {
    const auto words = sluss_with({"describe", appointments, "--organisation", "any clinic"});
    CHECK(words.status == 0);
    CHECK(words.out.starts_with("any clinic\n"));
    const auto dot = sluss_with({"describe", call_centre, "--dot", "--organisation", "as described"});
    CHECK(dot.status == 0);
    CHECK(dot.out.starts_with("digraph \"as described\" {\n"));
    CHECK(sluss_with({"describe", call_centre, "--organisation", "as descried"}).status == 2);
}

TEST_CASE("a service runs, with the measures of its own") {
    const auto outcome = sluss_with({"run", call_centre, "--replications", "2"});
    CHECK(outcome.status == 0);
    CHECK(has(outcome.out, "wait for an operator (minutes)"));
}

TEST_CASE("what is for casework is refused for a service") {
    for (const std::vector<std::string>& args :
         {std::vector<std::string>{"run", call_centre, "--weekly", "--out", "/tmp"},
          {"compare", call_centre, "--break-even", "idle_hours"}}) {
        const auto outcome = sluss_with(args);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(!outcome.err.empty());
    }
}
