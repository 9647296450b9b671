// A service of the scenario's own told in words, as a graph and as loads.
#include "report/describe_service.hpp"

#include "scenario/plain_service.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

using namespace sluss;

namespace {

domain::Scenario plain() {
    auto loaded = test::load_text(test::plain_service);
    REQUIRE(loaded.scenario);
    return *loaded.scenario;
}

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("a service is described in the words of its scenario") {
    const auto text = report::describe_service(plain(), 0);
    INFO(text);
    CHECK(text.starts_with(
        "as today\n\nClients\n  caller: 100 per hour; first to call; priority 1\n    age: child 100 %\n"));
    CHECK(has(text,
              "  walk-in: from 0 min 6 per day, from 8 h 3 per hour, anew after 24 h, until 10 days; first to call "
              "back\n"));
    CHECK(has(text, "    then: call back 40 %, leaves 60 %\n"));
    CHECK(has(text,
              "    appointment of 15 min by nurse or doctor, with desk; if caller, age child, severity at least 3\n"));
    CHECK(has(text, "    task of 5 min by nurse; if visits to call back at most 2\n"));
    CHECK(has(text, "    wait of 2 days\n"));
    CHECK(has(text, "    slot of 45 min in clinics\n"));
    CHECK(has(text, "    10 waiting places; who finds none blocks\n"));
    CHECK(has(text, "    who does not get in: if walk-in: leaves; otherwise call\n"));
    CHECK(has(text, "  operator: 13\n"));
    CHECK(has(text, "  nurse: 9 for 40 h a week; work is left at closing and goes on later; interrupted work starts "));
    CHECK(has(text, "  doctor: from 0 min 1, from 5 h 0\n"));
    CHECK(
        has(text, "  clinics: slots in north (16 a week, 40 % of the clients), south (5 a week, 60 % of the clients)"));
    // The lines are broken, so that what is long is looked for in pieces.
    for (const char* piece : {"from 09:30", "if it has one within 28", "carved out for walk-in", "Swedish holidays"})
        CHECK_MESSAGE(has(text, piece), piece);
    CHECK(has(text, "  how many are where after 6 h, 12 h\n"));
    CHECK(has(text, "  done within four hours: share with at most 4 h from coming to call to departure\n"));
    // Another organisation has what it changes.
    CHECK(has(report::describe_service(plain(), 2), "    then: call back 30 %, leaves 70 %\n"));
}

TEST_CASE("a service is drawn with an edge for each way") {
    const auto dot = report::describe_service_dot(plain(), 0);
    INFO(dot);
    CHECK(dot.starts_with("digraph \"as today\" {\n"));
    CHECK(has(dot, "  stage0 [shape=box, label=\"call\\noperator\"];\n"));
    CHECK(has(dot, "  client0 -> stage0 [label=\"100 per hour\"];\n"));
    CHECK(has(dot, "  stage0 -> stage1 [label=\"40 %\"];\n"));
    CHECK(has(dot, "  stage0 -> out [label=\"60 %\"];\n"));
    CHECK(has(dot, "  stage1 -> stage0 [label=\"lost patience; not got in\"];\n"));
    CHECK(dot.ends_with("}\n"));
}

TEST_CASE("a share of all with the first moment says so") {
    const auto loaded = test::load_text(test::changed(test::plain_service, "within: 4 h}", "within: 4 h, of: all}"));
    REQUIRE(loaded.scenario);
    CHECK(has(report::describe_service(*loaded.scenario, 0),
              "share with at most 4 h from coming to call to departure, of all with coming to call\n"));
}
