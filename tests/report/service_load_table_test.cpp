// The table of loads of a service of the scenario's own, and the warnings that go with it.
#include "report/service_load_table.hpp"

#include "scenario/plain_service.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace sluss;

namespace {

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

struct Told {
    std::string table;
    std::vector<std::string> warnings;
};

/// \param rest  of a service: from its clients on
Told told(const std::string& rest) {
    const auto loaded = test::load_text("title: A desk\nservice:\n" + rest + "experiment: {run: 1000 h}\n");
    REQUIRE(loaded.scenario);
    Told result{report::service_load_table(*loaded.scenario), {}};
    for (const auto& problem : loaded.problems) result.warnings.push_back(problem.text);
    return result;
}

}  // namespace

TEST_CASE("the load of a service is told for each organisation") {
    const auto& [table, warnings] = told(R"(  clients: {client: {arrive: 1.5 per hour, first: desk}}
  stages: {desk: {work: [{appointment: {exponential: 1 h}, by: clerk}]}}
resources: {clerk: 2}
organisations:
  as today:
  one clerk: {resources: {clerk: 1}}
)");
    INFO(table);
    CHECK(has(table, "75.0\n"));
    CHECK(has(table, "150.0  overloaded\n"));
    CHECK_FALSE(has(table, "offered"));
    CHECK_FALSE(has(table, "only"));
    CHECK(warnings ==
          std::vector<std::string>{"organisation 'one clerk': 'clerk' is overloaded: clients would keep 1.5 "
                                   "busy day and night, and on average 1 are there"});
}

TEST_CASE("what only some of those who stand in for each other can do has a line of its own, and is warned of") {
    const auto& [table, warnings] = told(R"(  clients:
    A: {arrive: 1.5 per hour, first: first}
    B: {arrive: 0.1 per hour, first: second}
  stages:
    first: {work: [{appointment: 1 h, by: a}]}
    second: {work: [{appointment: 1 h, by: [a, b]}]}
resources: {a: 1, b: 2}
)");
    INFO(table);
    CHECK(has(
        table,
        "  a, b      1.60           3.00          53.3\n    only a  1.50           1.00          150.0  overloaded\n"));
    CHECK(has(table, "only: what none but these can do.\n"));
    CHECK(warnings == std::vector<std::string>{"'a' is overloaded by what nobody else can do: clients would keep 1.5 "
                                               "busy day and night, and on average 1 are there"});
}

TEST_CASE("offered load is called that, what is not computed too, and nothing is said of lines that grow") {
    const auto& [table, warnings] = told(R"(  clients: {client: {arrive: 3 per hour, first: desk}}
  stages:
    desk:
      work: [{appointment: 1 h, by: clerk}]
      waiting places: 0
      turned away to: hotline
    hotline:
      work: [{appointment: 1 h, by: operator}]
      patience: 1 h
      next: archive
    archive: {work: [{task: 1 h, by: clerk}]}
resources: {clerk: 2, operator: 1}
)");
    INFO(table);
    CHECK(warnings.empty());
    CHECK(has(table, "at least 150.0  offered\n"));
    CHECK(has(table, "operator  0.00           1.00          at least 0.0\n"));
    CHECK(has(table,
              "Not computed is how many come to 'hotline', 'archive': only clients who were turned away, balked "
              "or lost patience do.\n"));
    CHECK(has(table, "\nat least: "));
    CHECK(has(table, "\noffered: "));
}

TEST_CASE("what comes after a stage that loses clients is overloaded if it loses none") {
    const auto& [table, warnings] = told(R"(  clients: {client: {arrive: 3 per hour, first: line}}
  stages:
    line: {work: [{appointment: 0.5 h, by: operator}], patience: 1 h, next: desk}
    desk: {work: [{appointment: 1 h, by: clerk}]}
resources: {clerk: 2, operator: 2}
)");
    INFO(table);
    CHECK(has(table, "75.0  offered\n"));
    CHECK(has(table, "150.0  offered  overloaded if nobody is lost on the way there\n"));
    CHECK(warnings ==
          std::vector<std::string>{"'clerk' is overloaded if nobody is lost on the way there: clients would "
                                   "keep 3 busy day and night, and on average 2 are there"});
}

TEST_CASE("conditions on numbers and visits are counted, and too many visits are not") {
    const auto loaded = test::load_text(test::plain_service);
    REQUIRE(loaded.scenario);
    const auto table = report::service_load_table(*loaded.scenario);
    INFO(table);
    CHECK_FALSE(has(table, "not computed: "));
    CHECK(has(told(R"(  clients: {client: {arrive: 3 per hour, first: desk}}
  stages: {desk: {next: [{if: {visits: {desk: {at least: 100000}}}, to: leaves}, {to: {desk: 50 %, leaves: 50 %}}]}}
resources: {clerk: 2}
)")
                  .table,
              "not computed: conditions about visits tell too many cases apart"));
}

TEST_CASE("slots that are kept for the urgent are no help to others") {
    const auto& [table, warnings] =
        told(R"(  clients: {urgent: {arrive: 0.8 per day, first: visit}, other: {arrive: 7.2 per day, first: visit}}
  stages: {visit: {work: [{slot: 20 min, in: book}]}}
resources:
  book:
    slots: {clinic: {per weekday: [10, 10, 10, 10, 10, 10, 10]}}
    choice: fully pooled
    carved out: 50 %
    urgent: [urgent]
)");
    INFO(table);
    CHECK(has(table,
              "80.0\n    only book (open slots) (slots a week)  50.40          35.00         144.0  overloaded\n"));
    CHECK(warnings ==
          std::vector<std::string>{"'book (open slots)' is overloaded by those who may have no other slots: "
                                   "clients need 50.4 slots a week, and there are 35"});
}
