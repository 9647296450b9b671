// Means of rates and numbers over the calendar, by hand.
#include "domain/service_means.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>

using namespace sluss;
using namespace sluss::domain::service;
using doctest::Approx;
using kernel::Distribution;

namespace {

const kernel::Time monday{
    kernel::Days{kernel::Date{std::chrono::year{2024}, std::chrono::January, std::chrono::day{1}}}};
constexpr auto week = std::chrono::hours{168};

}  // namespace

TEST_CASE("rates and numbers are means over the time that is measured") {
    using std::chrono::hours;
    Arrivals arrivals;
    const auto rate_between = [&](int from, int to) {
        return mean_rate(arrivals, monday, monday + hours{from}, monday + hours{to});
    };
    arrivals.steps = {{hours{0}, 2}, {hours{6}, 6}};
    arrivals.repeats = hours{24};
    CHECK(rate_between(0, 24) == Approx(5));
    CHECK(rate_between(24, 36) == Approx(4));
    arrivals.until = hours{30};
    CHECK(rate_between(24, 36) == Approx(1));
    CHECK(rate_between(30, 36) == 0);
    arrivals = {};
    arrivals.at = {hours{1}, hours{5}, hours{9}};
    CHECK(rate_between(0, 10) == Approx(0.3));
    arrivals = {};
    arrivals.apart = Distribution::gamma(4, 0.5);
    CHECK(rate_between(0, 10) == Approx(0.25));
    arrivals = {};
    arrivals.sinusoid = Arrivals::Sinusoid{10, 8, hours{24}, hours{0}};
    CHECK(rate_between(0, 48) == Approx(10));
    arrivals = {};
    arrivals.steps = {{hours{0}, 6}};
    arrivals.hours = kernel::WeekPattern::office_hours();
    CHECK(rate_between(24, 192) == Approx(6 * 40 / 168.0));
    arrivals.until = hours{24 + 10};
    CHECK(rate_between(24, 48) == Approx(6 * 2 / 24.0));

    Resource resource;
    resource.steps = {{hours{0}, 1}, {hours{5}, 0}, {hours{9}, 2}};
    CHECK(mean_number(resource, monday, monday, monday + hours{10}) == Approx(0.7));
    resource.steps.clear();
    resource.shifts = {{kernel::WeekPattern::office_hours(), 3}, {kernel::WeekPattern::always(), 1}};
    CHECK(mean_number(resource, monday + week, monday + week, monday + 2 * week) == Approx(1 + 3 * 40.0 / 168));
}

TEST_CASE("a wave is counted as it is in the time that is measured") {
    using std::chrono::hours;
    Arrivals arrivals;
    arrivals.sinusoid = Arrivals::Sinusoid{10, 8, hours{24}, hours{6}};
    const auto rate_between = [&](int from, int to) {
        return mean_rate(arrivals, monday, monday + hours{from}, monday + hours{to});
    };
    const double pi = std::acos(-1);
    CHECK(rate_between(6, 18) == Approx(10 + 8 * 2 / pi));
    CHECK(rate_between(18, 30) == Approx(10 - 8 * 2 / pi));
    CHECK(rate_between(0, 6) == Approx(10 - 8 * 2 / pi));
    arrivals.until = hours{12};
    CHECK(rate_between(6, 18) == Approx((10 + 8 * 2 / pi) / 2));
}

TEST_CASE("no more come than may") {
    using std::chrono::hours;
    Arrivals arrivals;
    arrivals.steps = {{{}, 5}};
    arrivals.most = 40;
    const auto rate_between = [&](int from, int to) {
        return mean_rate(arrivals, monday, monday + hours{from}, monday + hours{to});
    };
    CHECK(rate_between(0, 4) == Approx(5));
    CHECK(rate_between(0, 16) == Approx(2.5));
    CHECK(rate_between(4, 12) == Approx(2.5));
    CHECK(rate_between(9, 12) == 0);
    arrivals = {};
    arrivals.at = {hours{1}, hours{5}, hours{9}};
    arrivals.most = 2;
    CHECK(rate_between(4, 14) == Approx(0.1));
}
