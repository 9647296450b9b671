// Units and suggestions, apart from any scenario.
#include "scenario/quantity.hpp"

#include "scenario/suggest.hpp"

#include <doctest/doctest.h>

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
}
