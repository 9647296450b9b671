// `sluss assumptions` in-process.
#include "app/command_line.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace {

const std::string small = SLUSS_SOURCE_DIR "/tests/data/small.yaml";

struct Outcome {
    int status;
    std::string out;
    std::string err;
};

Outcome assumptions(std::vector<std::string> args) {
    args.insert(args.begin(), "assumptions");
    std::ostringstream out;
    std::ostringstream err;
    const int status = sluss::app::run_command_line(args, out, err);
    return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("assumptions lists the numbers of a scenario, as a table or as CSV") {
    const auto table = assumptions({small});
    CHECK(table.status == 0);
    CHECK(table.out.find("tests/data/small.yaml\n") != std::string::npos);
    CHECK(table.out.find("without a source\n") != std::string::npos);
    const auto csv = assumptions({small, "--format", "csv"});
    CHECK(csv.status == 0);
    CHECK(csv.out.starts_with("path,ground,value,low,high,source,file,line\n"));
    CHECK(assumptions({small, "--format", "csv", "--all"}).out.size() >= csv.out.size());
}

TEST_CASE("assumptions of a wrong scenario, or in an unknown format, are bad input") {
    for (const std::vector<std::string>& args :
         {std::vector<std::string>{}, {"no-such-file.yaml"}, {small, "--format", "json"}, {small, "more"}}) {
        const auto outcome = assumptions(args);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(!outcome.err.empty());
    }
}
