// How much of the contracted time somebody is there, against numbers worked out by hand.
#include "domain/presence.hpp"

#include "domain/staffing.hpp"
#include "support/tiny_organisation.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace sluss::domain;
using namespace sluss;
using doctest::Approx;

namespace {

constexpr double day = 24;

}  // namespace

TEST_CASE("where everything is off everybody is there, to the last bit") {
    CHECK(presence({}, 0) == 1);
}

TEST_CASE("presence is what absence, vacancies and lasting overhead leave") {
    Workforce w;
    w.sick_leave = {2, kernel::Distribution::exponential(9.5 * day)};  // 2 spells of 10 days a year
    CHECK(presence(w, 0) == Approx(1 / (1 + 20 / 365.25)));
    w.sick_leave.length = kernel::Distribution::constant(9.5 * day);  // which is 10 days exactly
    CHECK(presence(w, 0) == Approx(1 / (1 + 20 / 365.25)));
    w.sick_leave.length = kernel::Distribution::constant(2);  // an hour or two is a day
    CHECK(presence(w, 0) == Approx(1 / (1 + 2 / 365.25)));
    w = {};
    w.holidays.summer_weeks = 4;
    w.holidays.other_weeks = 2;
    CHECK(presence(w, 0) == Approx(1 - 42 / 365.25));
    w = {};
    w.turnover.tenure = kernel::Distribution::exponential(1000 * day);
    w.turnover.notice = std::chrono::days{60};
    w.recruitment.takes = kernel::Distribution::constant(160 * day);
    CHECK(presence(w, 0) == Approx(1000.0 / 1100));
    w.recruitment.takes = kernel::Distribution::constant(50 * day);
    CHECK(presence(w, 0) == 1);
}

TEST_CASE("a post is vacant for what the time to fill it goes beyond the notice, not for the mean less the notice") {
    Workforce w;
    w.turnover.tenure = kernel::Distribution::exponential(1000 * day);
    w.turnover.notice = std::chrono::days{90};
    const auto vacant_days = [&w](const kernel::Distribution& takes) {
        w.recruitment.takes = takes;
        return 1000 / presence(w, 0) - 1000;
    };
    CHECK(vacant_days(kernel::Distribution::exponential(60 * day)) == Approx(60 * std::exp(-1.5)));
    // Uniform over 0 … 180 days: half of the searches last longer, by 45 days on average. Estimated from fixed draws,
    // of which the mean has a standard error of 1.3 %.
    CHECK(vacant_days(kernel::Distribution::uniform(0, 180 * day)) == Approx(22.5).epsilon(0.05));
    // An exponential written as a gamma is one: the draws against the formula.
    CHECK(vacant_days(kernel::Distribution::gamma(60 * day, 1)) == Approx(60 * std::exp(-1.5)).epsilon(0.1));
    CHECK(vacant_days(kernel::Distribution::uniform(0, 90 * day)) == 0);
    w.turnover.notice = {};
    CHECK(vacant_days(kernel::Distribution::lognormal(60 * day, 0.8)) == Approx(60));
}

TEST_CASE("overhead counts for its roles, and as long as it has no end") {
    Workforce w;
    w.overhead = {{"meetings", 0.05, {}, {}, {}},
                  {"supervision", 0.1, IdSet::of({1}), {}, {}},
                  {"training", 0.2, {}, {}, kernel::Days{std::chrono::year{2019} / 1 / 1}}};
    CHECK(presence(w, 0) == Approx(0.95));
    CHECK(presence(w, 1) == Approx(0.85));
}

TEST_CASE("an overload warning reckons with the hours that people are there") {
    const auto m = test::tiny_municipality();
    auto o = test::tiny_organisation(m);
    staff_by_load(m, o);
    const auto before = load_by_pool(m, o).at(0).load;
    o.workforce.overhead = {{"meetings", 0.25, {}, {}, {}}};
    const auto after = load_by_pool(m, o).at(0).load;
    CHECK(after.hours == before.hours);
    CHECK(after.available == Approx(0.75 * before.available));
}
