// Durations in day bins and the two estimators for censored ones, on examples worked by hand.
#include "statistics/day_histogram.hpp"
#include "statistics/survival.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace sluss::statistics;
using doctest::Approx;

TEST_CASE("durations beyond the horizon count as the horizon in the mean and are not reached by quantiles") {
    DayHistogram days(10);
    for (const double d : {1.0, 2.5, 4.0, 10.0, 30.0}) days.add(d);
    CHECK(days.size() == 5);
    CHECK(days.not_reached() == 1);
    CHECK(days.count(3) == 1);   // 2.5 days lies in the third day
    CHECK(days.count(10) == 1);  // the horizon itself is reached
    CHECK(days.restricted_mean() == Approx((1 + 2.5 + 4 + 10 + 10) / 5.0).epsilon(1e-9));
    CHECK(days.quantile(0.5) == 4);
    CHECK(days.quantile(0.8) == 10);
    CHECK(std::isnan(days.quantile(0.9)));
    CHECK(days.share_within(4) == Approx(0.6));
    CHECK(days.share_within(10) == Approx(0.8));
}

TEST_CASE("an empty histogram has neither mean nor quantile") {
    const DayHistogram days(10);
    CHECK(std::isnan(days.restricted_mean()));
    CHECK(std::isnan(days.quantile(0.5)));
    CHECK(std::isnan(days.share_within(5)));
}

TEST_CASE("the mean of a histogram does not depend on the order in which durations came") {
    DayHistogram forwards(400);
    DayHistogram backwards(400);
    DayHistogram halves(400);
    DayHistogram other_half(400);
    for (int i = 0; i < 1000; ++i) {
        forwards.add(i * 0.1234567);
        backwards.add((999 - i) * 0.1234567);
        (i % 2 == 0 ? halves : other_half).add(i * 0.1234567);
    }
    halves.merge(other_half);
    CHECK(forwards.restricted_mean() == backwards.restricted_mean());
    CHECK(forwards.restricted_mean() == halves.restricted_mean());
    CHECK(forwards.quantile(0.9) == halves.quantile(0.9));
}

TEST_CASE("a negative duration is refused") {
    DayHistogram days(10);
    CHECK_THROWS_AS(days.add(-1), std::invalid_argument);
    DayCensus census(10);
    CHECK_THROWS_AS(census.event(-0.5), std::invalid_argument);
}

TEST_CASE("Kaplan and Meier on six observations by hand") {
    // Events on days 1, 3, 3 and 6; censored after days 3 and 4. At risk before days 1, 3, 6: 6, 5, 1.
    // S = 5/6 from day 1, × 3/5 = 1/2 from day 3, × 0 from day 6.
    DayCensus census(8);
    for (const double d : {1.0, 3.0, 3.0, 6.0}) census.event(d);
    census.censored(3);
    census.censored(4);
    const auto s = kaplan_meier(census);
    REQUIRE(s.size() == 9);
    CHECK(s[0] == 1);
    CHECK(s[1] == Approx(5.0 / 6));
    CHECK(s[2] == Approx(5.0 / 6));
    CHECK(s[3] == Approx(0.5));
    CHECK(s[5] == Approx(0.5));
    CHECK(s[6] == 0);
    CHECK(s[8] == 0);
    // Days 0, 1–2, 3–5: 1 + 2 × 5/6 + 3 × 1/2.
    CHECK(restricted_mean(s) == Approx(1 + 10.0 / 6 + 1.5));
    CHECK(survival_quantile(s, 0.5) == 3);
    CHECK(survival_quantile(s, 0.9) == 6);
}

TEST_CASE("the leukaemia trial of Freireich (1963) gives the survival that textbooks print") {
    // Treated group, weeks: 6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+ (+ censored).
    DayCensus census(35);
    for (const int week : {6, 6, 6, 7, 10, 13, 16, 22, 23}) census.event(week);
    for (const int week : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) census.censored(week);
    const auto s = kaplan_meier(census);
    CHECK(s[6] == Approx(0.8571).epsilon(1e-4));
    CHECK(s[7] == Approx(0.8067).epsilon(1e-4));
    CHECK(s[10] == Approx(0.7529).epsilon(1e-4));
    CHECK(s[13] == Approx(0.6902).epsilon(1e-4));
    CHECK(s[16] == Approx(0.6275).epsilon(1e-4));
    CHECK(s[22] == Approx(0.5378).epsilon(1e-4));
    CHECK(s[23] == Approx(0.4482).epsilon(1e-4));
    CHECK(survival_quantile(s, 0.5) == 23);
    CHECK(std::isnan(survival_quantile(s, 0.9)));
}

TEST_CASE("survival is unknown after the last one observed was censored") {
    DayCensus census(5);
    census.event(1);
    census.censored(2);
    const auto s = kaplan_meier(census);
    CHECK(s[2] == Approx(0.5));
    CHECK(std::isnan(s[3]));
    CHECK(std::isnan(restricted_mean(s)));
    CHECK(survival_quantile(s, 0.5) == 1);
}

TEST_CASE("a begun day of an event counts and a begun day of watching does not") {
    DayCensus census(5);
    census.event(2.1);
    census.censored(2.9);
    CHECK(census.events_on(3) == 1);
    CHECK(census.censored_on(2) == 1);
    // Whoever was watched for 2.9 days is not at risk on day 3: the one event is everyone.
    CHECK(kaplan_meier(census)[3] == 0);
}

TEST_CASE("an event after the horizon is censored there") {
    DayCensus census(5);
    census.event(9);
    census.event(2);
    CHECK(census.censored_on(5) == 1);
    CHECK(kaplan_meier(census)[5] == Approx(0.5));
}

TEST_CASE("Aalen and Johansen with leaving and censoring by hand") {
    // Five: event on day 1; left on day 2; censored after day 2; event on day 3; left on day 4.
    // Day 1: F = 1/5, open 4/5. Day 2 (4 at risk, 1 left): open 4/5 × 3/4 = 3/5. Day 3 (2 at risk): F = 1/5 + 3/5 × 1/2
    // = 1/2, open 3/10. Day 4 (1 at risk, left): open 0, F stays 1/2.
    DayCensus census(6);
    census.event(1);
    census.competing(2);
    census.censored(2);
    census.event(3);
    census.competing(4);
    const auto f = cumulative_incidence(census);
    CHECK(f[0] == 0);
    CHECK(f[1] == Approx(0.2));
    CHECK(f[2] == Approx(0.2));
    CHECK(f[3] == Approx(0.5));
    CHECK(f[6] == Approx(0.5));
    CHECK(incidence_quantile(f, 0.5) == 3);
    CHECK(std::isnan(incidence_quantile(f, 0.9)));
    // Days 0, 1–2, 3–5 not yet: 1 + 2 × 0.8 + 3 × 0.5.
    CHECK(restricted_mean_from_incidence(f) == Approx(4.1));
}

TEST_CASE("without competing ends Aalen and Johansen is one minus Kaplan and Meier") {
    DayCensus census(10);
    for (const double d : {1.0, 2.0, 2.0, 5.0, 7.0, 9.0}) census.event(d);
    for (const double d : {2.0, 6.0, 10.0, 10.0}) census.censored(d);
    const auto s = kaplan_meier(census);
    const auto f = cumulative_incidence(census);
    for (std::size_t day = 0; day <= 10; ++day) CHECK(f[day] == Approx(1 - s[day]));
    CHECK(restricted_mean_from_incidence(f) == Approx(restricted_mean(s)));
}

TEST_CASE("Aalen and Johansen is below one minus Kaplan and Meier where households leave") {
    DayCensus census(4);
    census.competing(1);
    census.event(2);
    // Half left on the first day: the event can come to one in two, though Kaplan and Meier say everyone.
    CHECK(cumulative_incidence(census)[4] == Approx(0.5));
    CHECK(kaplan_meier(census)[4] == 0);
}

TEST_CASE("an empty census knows nothing") {
    const DayCensus census(3);
    CHECK(std::isnan(kaplan_meier(census)[0]));
    CHECK(std::isnan(cumulative_incidence(census)[3]));
}
