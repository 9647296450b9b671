// What the page on describing one's own service shows is read as it stands there: its blocks, and the lines of its
// tables, each in a service that has what they name.
#include "support/scenario_files.hpp"
#include "support/yaml_blocks.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using namespace sluss;
using test::changed;

namespace {

const std::string page = test::read_whole(SLUSS_SOURCE_DIR "/docs/how-to/describe-your-own-service.md");

/// A service with what the page's parts name, and a place for each of them: what stands after `next of call:` and so
/// on.
constexpr const char* service = R"(title: All that the page names
service:
  attributes:
    age: {child: 20 %, adult: 50 %, old: 30 %}
    severity: {number: {uniform: {from: 0, to: 10}}}
  clients:
    caller:
      arrive: 100 per hour
      first: call
  stages:
    call:
      work: [{appointment: 5 min, by: operator}]
      next: {call back: 40 %, leaves: 60 %}
    call back:
      work: [{appointment: 15 min, by: nurse}]
      next: {call: 1 %, ward: 1 %, home: 1 %, visit: 1 %, leaves: 96 %}
    ward: {}
    home: {}
    visit:
      work: [{slot: 45 min, in: clinics}]
resources:
  operator: 13
  nurse: 11
  doctor: 11
  room: 30
  clinics: {slots: {north: {per weekday: [4000, 4000, 4000, 4000, 4000, 4000, 4000]}}}
experiment: {run: 10 h}
)";

std::string indented(const std::string& text, std::size_t by) {
    std::istringstream in(text);
    std::string result;
    for (std::string line; std::getline(in, line);) result += std::string(by, ' ') + line + "\n";
    return result;
}

void expect_read(const std::string& text) {
    CAPTURE(text);
    const test::TemporaryDirectory directory;
    directory.write("calls.csv", "minute,by\n1.5,a\n2,b\n7,a\n");
    const auto loaded = scenario::load(directory.write("own.yaml", text));
    for (const auto& problem : loaded.problems)
        if (!problem.warning) MESSAGE(problem.to_string());
    CHECK(loaded.scenario);
}

/// The pieces in `…` of the page that begin so.
std::vector<std::string> pieces(const std::string& beginning) {
    std::vector<std::string> result;
    for (auto at = page.find("`" + beginning); at != std::string::npos; at = page.find("`" + beginning, at + 1))
        result.push_back(page.substr(at + 1, page.find('`', at + 1) - at - 1));
    return result;
}

}  // namespace

TEST_CASE("the page on one's own service begins with one that has no fault") {
    const auto blocks = test::yaml_blocks(page);
    REQUIRE_FALSE(blocks.empty());
    const auto loaded = test::load_text(blocks[0]);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    CHECK(loaded.problems.empty());
    CHECK(loaded.scenario);
}

TEST_CASE("the page's other blocks are read in a service that has what they name") {
    const auto blocks = test::yaml_blocks(page);
    REQUIRE(blocks.size() == 4);
    expect_read(changed(service, "      next: {call back: 40 %, leaves: 60 %}\n", indented(blocks[1], 6)));
    expect_read(service + blocks[2]);
    expect_read(changed(service, "resources:\n", indented(blocks[3], 2) + "resources:\n"));
}

TEST_CASE("every way to come, to work and to be there that the page shows is read") {
    const auto comings = pieces("arrive:");
    CHECK(comings.size() == 7);
    for (const auto& coming : comings) expect_read(changed(service, "arrive: 100 per hour", coming));
    auto works = 0;
    for (const auto* kind : {"{appointment:", "{task:", "{wait:", "{slot:"})
        for (const auto& work : pieces(kind)) {
            ++works;
            expect_read(changed(service, "    ward: {}", "    ward: {work: [" + work + "]}"));
        }
    CHECK(works == 4);
    const auto nurses = pieces("nurse:");
    CHECK(nurses.size() == 4);
    for (const auto& nurse : nurses) expect_read(changed(service, "  nurse: 11", "  " + nurse));
    for (const auto& hours : pieces("hours:"))
        expect_read(changed(service, "  nurse: 11", "  nurse: {number: 9, " + hours + "}"));
    for (const auto& balking : pieces("balking:"))
        expect_read(changed(service, "by: operator}]\n", "by: operator}]\n      " + balking + "\n"));
    for (const auto& attribute : {pieces("age:"), pieces("severity:")}) {
        REQUIRE(attribute.size() == 1);
        const bool age = attribute.front().starts_with("age");
        const auto text = changed(
            service,
            age ? "age: {child: 20 %, adult: 50 %, old: 30 %}" : "severity: {number: {uniform: {from: 0, to: 10}}}",
            attribute.front());
        expect_read(text);
    }
}
