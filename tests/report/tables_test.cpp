// The tables of run and compare, on results set by hand.
#include "report/tables.hpp"

#include "report/text.hpp"
#include "tests/support/made_up_results.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <sstream>
#include <string>
#include <vector>

using namespace sluss;
using domain::Dimension;
using domain::Measure;
using domain::Sense;
using report::difference_words;

namespace {

experiment::Results two_organisations(const domain::Scenario& scenario) {
    auto results = test::blank_results(scenario, 4);
    test::fill(results, 0, {Measure::handoffs_per_household}, {2.30, 2.32, 2.31, 2.31});
    test::fill(results, 1, {Measure::handoffs_per_household}, {1.41, 1.43, 1.42, 1.42});
    test::fill(results, 0, {Measure::investigation_days, Dimension::complexity, 0}, {117, 119, 118, 118});
    test::fill(results, 1, {Measure::investigation_days, Dimension::complexity, 0}, {118, 117, 118, 115});
    test::fill(results, 0, {Measure::idle_share}, {0.1, 0.1, 0.1, 0.1});
    test::fill(results, 1, {Measure::idle_share}, {0.2, 0.21, 0.2, 0.19});
    test::fill(results, 0, {Measure::cost_per_household}, {61234, 61834, 60634, 61234});
    test::fill(results, 1, {Measure::cost_per_household}, {63234, 62834, 63634, 63234});
    return results;
}

std::vector<std::string> lines(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> result;
    for (std::string line; std::getline(in, line);) result.push_back(line);
    return result;
}

std::string line_with(const std::string& text, const std::string& start) {
    for (const auto& line : lines(text))
        if (line.starts_with(start)) return line;
    return "";
}

}  // namespace

TEST_CASE("a difference is called by what is measured") {
    CHECK(difference_words({-0.9, 0.1, 4}, Sense::count) == "fewer");
    CHECK(difference_words({0.9, 0.1, 4}, Sense::count) == "more");
    CHECK(difference_words({-9, 1, 4}, Sense::length) == "shorter");
    CHECK(difference_words({9, 1, 4}, Sense::length) == "longer");
    CHECK(difference_words({-0.1, 0.01, 4}, Sense::share) == "lower");
    CHECK(difference_words({0.1, 0.01, 4}, Sense::share) == "higher");
    CHECK(difference_words({-500, 10, 4}, Sense::money) == "lower");
    CHECK(difference_words({500, 10, 4}, Sense::money) == "higher");
}

TEST_CASE("a difference whose interval holds 0 is not clear, and one without an interval is not called anything") {
    CHECK(difference_words({-1, 2, 4}, Sense::length) == "no clear difference");
    CHECK(difference_words({0, 0, 4}, Sense::count) == "no clear difference");
    CHECK(difference_words({-1, 1, 4}, Sense::count) == "no clear difference");
    CHECK(difference_words({-1, std::numeric_limits<double>::quiet_NaN(), 1}, Sense::count).empty());
    CHECK(difference_words({domain::undefined, domain::undefined, 0}, Sense::count).empty());
}

TEST_CASE("compare prints baseline, alternative, paired difference and its word in one line") {
    const auto scenario = test::named_scenario({"tre vägar in", "en mottagning"});
    const auto text = report::compare_table(two_organisations(scenario), 0);
    CHECK(lines(text)[0] ==
          "Åtorp · 4 replications · 2 years after 2 years of warm-up · 95 % intervals · the same citizens in every "
          "organisation");
    const auto header = lines(text)[2];
    CHECK(header.find("tre vägar in") < header.find("en mottagning"));
    CHECK(header.ends_with("difference"));
    // t(0.975, 3) × 0.00816497 / 2 = 0.013; the paired difference is −0.89 every time.
    const auto handoffs = line_with(text, "handoffs per household");
    CHECK(handoffs.find("2.31  [2.30, 2.32]") != std::string::npos);
    CHECK(handoffs.find("1.42  [1.41, 1.43]") != std::string::npos);
    CHECK(handoffs.find("−0.89 [−0.89, −0.89]") != std::string::npos);
    CHECK(handoffs.ends_with("fewer"));
    CHECK(line_with(text, "investigation, simple (days)").ends_with("no clear difference"));
    CHECK(line_with(text, "idle (%)").find("10.0") != std::string::npos);
    CHECK(line_with(text, "idle (%)").ends_with("higher"));
    CHECK(line_with(text, "cost per household (SEK)").ends_with("higher"));
}

TEST_CASE("a comparison of two organisations is at most 120 columns wide and its columns line up") {
    const auto scenario = test::named_scenario({"tre vägar in (2018), med kontor på fem platser", "en mottagning"});
    const auto text = report::compare_table(two_organisations(scenario), 0, report::Rows::all);
    std::size_t difference_column = 0;
    for (const auto& line : lines(text)) {
        CHECK(report::display_width(line) <= 120);
        const auto word = line.rfind("  fewer");
        if (word == std::string::npos) continue;
        const auto column = report::display_width(line.substr(0, word + 2));
        if (difference_column == 0) difference_column = column;
        CHECK(column == difference_column);
    }
    CHECK(difference_column > 0);
}

TEST_CASE("every alternative has a table of its own against the baseline") {
    const auto scenario = test::named_scenario({"a", "b", "c"});
    const auto text = report::compare_table(test::blank_results(scenario, 2), 1);
    std::vector<std::string> headers;
    for (const auto& line : lines(text))
        if (line.ends_with("difference") && line.starts_with(" ")) headers.push_back(line);
    REQUIRE(headers.size() == 2);
    CHECK(headers[0].find('b') < headers[0].find('a'));
    CHECK(headers[1].find('b') < headers[1].find('c'));
    CHECK(text.find("(Bonferroni)") != std::string::npos);
}

TEST_CASE("an interrupted run says how many replications it covers") {
    const auto scenario = test::named_scenario({"a"});
    auto results = test::blank_results(scenario, 3);
    results.planned = 40;
    CHECK(report::run_table(results).find("3 of 40 replications (interrupted)") != std::string::npos);
    results.completed = 0;
    results.replications = {{}};
    CHECK(report::run_table(results).find("No replication is complete.") != std::string::npos);
}

TEST_CASE("the full table shows every measure once and the short one those of the catalogue") {
    const auto scenario = test::named_scenario({"a"});
    const auto results = test::blank_results(scenario, 2);
    const auto all = lines(report::run_table(results, report::Rows::all));
    const auto few = lines(report::run_table(results, report::Rows::short_table));
    for (const auto& info : domain::casework_catalogue()->measures) {
        CAPTURE(info.key);
        const auto rows_with_label = [&](const std::vector<std::string>& table) {
            int n = 0;
            for (const auto& line : table)
                if (line.starts_with(info.label + "  ") && line.ends_with("–")) ++n;
            return n;
        };
        CHECK(rows_with_label(all) == 1);
        CHECK(rows_with_label(few) == (info.in_short_table ? 1 : 0));
    }
}

TEST_CASE("many organisations are split into blocks that fit the terminal") {
    std::vector<std::string> names;
    for (int i = 0; i < 9; ++i) names.push_back("organisation number " + std::to_string(i));
    const auto scenario = test::named_scenario(names);
    auto results = test::blank_results(scenario, 3);
    for (std::size_t o = 0; o < names.size(); ++o)
        test::fill(results, o, {Measure::travel_km_per_household}, {100, 200, 300});
    const auto text = report::run_table(results, report::Rows::all);
    for (const auto& line : lines(text)) CHECK(report::display_width(line) <= 120);
    int blocks = 0;
    for (const auto& line : lines(text))
        if (line == "Travel") ++blocks;
    CHECK(blocks > 1);
}

TEST_CASE("run shows what each unit carries") {
    const auto scenario = test::named_scenario({"a"});
    auto results = test::blank_results(scenario, 2);
    test::fill(results, 0, {Measure::utilisation, Dimension::unit, 1}, {0.8, 0.8});
    const auto row = line_with(report::run_table(results), "  investigation  ");
    CHECK(row.find("80.0 [80.0, 80.0]") != std::string::npos);
}

TEST_CASE("the full table has a row for each class of the limit that an investigation falls in") {
    const auto scenario = test::named_scenario({"a"});
    auto results = test::blank_results(scenario, 2);
    test::fill(results, 0, {Measure::investigations_by_limit, Dimension::limit, 9}, {0.4, 0.6});
    const auto text = report::run_table(results, report::Rows::all);
    CHECK(line_with(text, "  90-100 %").find("50.0") != std::string::npos);
    CHECK(line_with(text, "  80-90 %").empty());
    CHECK(line_with(report::run_table(results), "  90-100 %").empty());
}
