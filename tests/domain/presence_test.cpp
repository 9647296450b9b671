// How much of the contracted time somebody is there, against numbers worked out by hand.
#include "domain/presence.hpp"

#include "domain/staffing.hpp"
#include "support/tiny_organisation.hpp"

#include <doctest/doctest.h>

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
