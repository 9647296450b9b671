// Units and suggestions, apart from any scenario.
#include "scenario/quantity.hpp"

#include "scenario/suggest.hpp"

#include <doctest/doctest.h>

#include <regex>

using namespace sluss::scenario;

TEST_CASE("each dimension has its own units") {
    CHECK(measure("35 %", Dimension::share) == 0.35);
    CHECK(measure("35%", Dimension::share) == 0.35);
    CHECK(measure("25 min", Dimension::working_time) == 25.0 / 60);
    CHECK(measure("3 h", Dimension::working_time) == 3);
    CHECK(measure("16 days", Dimension::calendar_time) == 384);
    CHECK(measure("2 weeks", Dimension::calendar_time) == 336);
    CHECK(measure("1 month", Dimension::calendar_time) == 365.25 * 2);
    CHECK(measure("1 year", Dimension::whole_days) == 365);
    CHECK(measure("31 per 1000 per year", Dimension::rate) == 31);
    CHECK(measure("2 per  1000 a month", Dimension::rate) == 24);
    CHECK(measure("0.8 FTE", Dimension::fte) == 0.8);
    CHECK(measure("800 m", Dimension::kilometres) == 0.8);
    CHECK(measure("450 SEK/h", Dimension::wage) == 450);
    CHECK(measure("1.5", Dimension::number) == 1.5);
}

TEST_CASE("what is no number in the dimension's unit is refused") {
    CHECK_FALSE(measure("35", Dimension::share));
    CHECK_FALSE(measure("3 days", Dimension::working_time));
    CHECK_FALSE(measure("", Dimension::number));
    CHECK_FALSE(measure("inf", Dimension::number));
    CHECK_FALSE(measure("0x10", Dimension::number));
    CHECK_FALSE(measure("1e999", Dimension::number));
    CHECK_FALSE(measure("1.5 days", Dimension::whole_days));
}

TEST_CASE("thousands that are set apart are recognised, whatever sets them apart") {
    CHECK(without_thousands("14 208") == "14208");
    CHECK(without_thousands("14.208") == "14208");
    CHECK(without_thousands("1,204,000 per hour") == "1204000 per hour");
    CHECK(without_thousands("14\u00a0208 FTE") == "14208 FTE");
    CHECK_FALSE(without_thousands("14208"));
    CHECK_FALSE(without_thousands("1.5"));
    CHECK_FALSE(without_thousands("14.2085"));
    CHECK_FALSE(without_thousands("1420.208"));
    CHECK_FALSE(without_thousands("31 per 100"));
    CHECK_FALSE(without_thousands(""));
}

TEST_CASE("a dimension's pattern fits what is read in it, and nothing else") {
    constexpr Dimension all[] = {Dimension::share,         Dimension::number,     Dimension::working_time,
                                 Dimension::calendar_time, Dimension::whole_days, Dimension::minutes,
                                 Dimension::kilometres,    Dimension::rate,       Dimension::growth,
                                 Dimension::frequency,     Dimension::fte,        Dimension::wage};
    const std::vector<std::string> texts{
        "35 %",      "35%",        "-3 %",       "3",         "3.",     ".5",       "1e3",
        "2 h",       "20 minutes", "3 days",     "2  weeks",  "1 year", "1 decade", "31 per 1000 per year",
        "31 per 10", "2 a month",  "1 % a year", "0.8 FTE",   "5 km",   "800 m",    "450 SEK/h",
        "450 SEK",   "x",          "",           "3 h or so", "+3",     "- 3",      "1,5"};
    for (const auto dimension : all)
        for (const auto& text : texts) {
            CAPTURE(text);
            CAPTURE(static_cast<int>(dimension));
            CHECK(std::regex_match(text, std::regex{pattern(dimension, true)}) == measure(text, dimension).has_value());
        }
    CHECK_FALSE(std::regex_match("-3 %", std::regex{pattern(Dimension::share)}));
}

TEST_CASE("a range is told in the unit that a planner writes") {
    CHECK(range(Dimension::share, 0, 1) == "0 to 100 %");
    CHECK(range(Dimension::number, 1, 52) == "1 to 52");
    CHECK(range(Dimension::whole_days, 1, 1e9) == "at least 1 days");
    CHECK(range(Dimension::number, 1e-6, 1e9) == "above 0");
    CHECK(range(Dimension::number, 0, 1e9).empty());
}

TEST_CASE("a span of months stays on the calendar") {
    CHECK(calendar_span("4 months")->months == std::chrono::months{4});
    CHECK(calendar_span("2 years")->months == std::chrono::months{24});
    CHECK(calendar_span("14 days")->rest == std::chrono::hours{336});
    CHECK_FALSE(calendar_span("1.5 months"));
    CHECK_FALSE(calendar_span("1000 years"));
}

TEST_CASE("the distance between words counts changed, added, missing and swapped letters") {
    CHECK(edit_distance("urgent", "urgent") == 0);
    CHECK(edit_distance("work_order", "Work order") == 0);
    CHECK(edit_distance("urgnt", "urgent") == 1);
    CHECK(edit_distance("cra", "car") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("a suggestion is made only of what is near") {
    const std::vector<std::string> known{"channels", "complexity", "contact"};
    CHECK(did_you_mean("chanels", known) == "; did you mean 'channels'?");
    CHECK(did_you_mean("x", known) == "; known: channels, complexity, contact");
    CHECK(did_you_mean("torsdag", {"tuesday", "thursday"}) == "; known: tuesday, thursday");
    CHECK(did_you_mean("tuseday", {"tuesday", "thursday"}) == "; did you mean 'tuesday'?");
    CHECK(did_you_mean("cra", {"car"}) == "; did you mean 'car'?");
    CHECK(did_you_mean("unifed", {"siloed", "unified intake"}) == "; did you mean 'unified intake'?");
    CHECK(perhaps("x", known).empty());
}
