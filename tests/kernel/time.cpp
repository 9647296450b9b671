// Legal limits are counted in calendar months, everything else in exact microseconds.
#include "kernel/time.hpp"

#include <doctest/doctest.h>

using namespace sluss::kernel;
using namespace std::chrono_literals;

namespace {

Time at(Date date, Duration since_midnight = 0us) {
    return Time{Days{date}} + since_midnight;
}

}  // namespace

TEST_CASE("a month from the last of January ends on the last of February") {
    const CalendarSpan month{std::chrono::months{1}, 0us};
    CHECK(at(2019y / 1 / 31, 9h) + month == at(2019y / 2 / 28, 9h));
    CHECK(at(2020y / 1 / 31, 9h) + month == at(2020y / 2 / 29, 9h));
    CHECK(at(2019y / 2 / 28, 9h) + month == at(2019y / 3 / 28, 9h));
}

TEST_CASE("four months from an autumn day end in the next year at the same hour") {
    const CalendarSpan limit{std::chrono::months{4}, 0us};
    CHECK(at(2018y / 10 / 31, 13h + 30min) + limit == at(2019y / 2 / 28, 13h + 30min));
    CHECK(at(2018y / 9 / 3) + limit == at(2019y / 1 / 3));
}

TEST_CASE("the exact rest of a limit comes after its whole months") {
    const CalendarSpan span{std::chrono::months{1}, 24h};
    CHECK(at(2019y / 1 / 31) + span == at(2019y / 3 / 1));
    CHECK(at(2019y / 3 / 30, 8h) + CalendarSpan{std::chrono::months{0}, 336h} == at(2019y / 4 / 13, 8h));
}

TEST_CASE("the night in which clocks are moved is as long as any other") {
    CHECK(at(2019y / 3 / 31, 4h) - at(2019y / 3 / 30, 4h) == 24h);
    CHECK(at(2019y / 10 / 27, 4h) - at(2019y / 10 / 26, 4h) == 24h);
}

TEST_CASE("half a microsecond is rounded up") {
    CHECK(from_hours(0.5 / 3600e6) == 1us);
    CHECK(from_hours(0.49 / 3600e6) == 0us);
    CHECK(from_hours(1.25) == 75min);
    CHECK(from_minutes(25) == 25min);
    CHECK(from_days(14) == 336h);
    CHECK(in_days(36h) == 1.5);
    CHECK(in_minutes(90s) == 1.5);
}

TEST_CASE("the day of a moment begins at midnight, before 1970 too") {
    CHECK(day_of(at(1978y / 3 / 1, 0us)) == Days{1978y / 3 / 1});
    CHECK(day_of(at(1978y / 3 / 1, -1us)) == Days{1978y / 2 / 28});
    CHECK(day_of(at(1969y / 12 / 31, 23h)) == Days{1969y / 12 / 31});
}
