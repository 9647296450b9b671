// When clients come. The processes with a changing rate are held against what defines them: by Çinlar's theorem the
// cumulative rate at the arrivals is a Poisson process of rate 1, so its steps are standard exponential, whatever the
// rate. The seeds are fixed; over all seeds a right program fails with a chance of 1 % (Holm).
#include "service/arrivals.hpp"

#include "support/hypotheses.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace sluss;
using doctest::Approx;
using domain::service::Arrivals;
using kernel::Duration;
using service::ArrivalTimes;

namespace {

Duration hours(double h) {
    return kernel::from_hours(h);
}

kernel::Stream stream(std::uint64_t member = 0) {
    return {{1, 0}, kernel::name_hash("client"), member, kernel::name_hash("arrivals")};
}

/// Ten years from Monday 2024-01-01 on.
ArrivalTimes times_of(const Arrivals& plan) {
    const kernel::Time monday{kernel::Days{std::chrono::year{2024} / 1 / 1}};
    return {plan, stream(), {monday, monday + kernel::Duration{std::chrono::hours{87'600}}}};
}

std::vector<double> first(const Arrivals& plan, std::size_t number) {
    ArrivalTimes times = times_of(plan);
    std::vector<double> result;
    for (std::size_t i = 0; i < number; ++i) result.push_back(kernel::in_hours(times.next()));
    return result;
}

template <class Cumulative>
double exponential_steps_p(const std::vector<double>& times, Cumulative cumulative) {
    std::vector<double> steps;
    double before = 0;
    for (const double t : times) {
        steps.push_back(cumulative(t) - before);
        before = cumulative(t);
    }
    return testing::kolmogorov_p(steps, [](double x) { return 1 - std::exp(-x); });
}

}  // namespace

TEST_CASE("arrivals are Poisson processes of the rates that are given") {
    testing::Hypotheses hypotheses;
    Arrivals constant;
    constant.steps = {{hours(0), 3}};
    hypotheses.add("constant", exponential_steps_p(first(constant, 20'000), [](double t) { return 3 * t; }));

    // A day: 1 an hour for 8 hours, 10 for 4, none for 6, 2 for 6.
    Arrivals day;
    day.steps = {{hours(0), 1}, {hours(8), 10}, {hours(12), 0}, {hours(18), 2}};
    day.repeats = hours(24);
    const auto of_day = [](double t) {
        const double days = std::floor(t / 24);
        const double h = t - 24 * days;
        const double today = std::min(h, 8.0) + 10 * std::clamp(h - 8, 0.0, 4.0) + 2 * std::max(h - 18, 0.0);
        return 60 * days + today;
    };
    hypotheses.add("pieces", exponential_steps_p(first(day, 20'000), of_day));

    Arrivals rare = day;  // most days pass without anybody
    for (auto& step : rare.steps) step.per_hour /= 1000;
    hypotheses.add("rare", exponential_steps_p(first(rare, 20'000), [&](double t) { return of_day(t) / 1000; }));

    Arrivals wave;
    wave.sinusoid = {10, 8, hours(24), hours(3)};
    const double pi = std::acos(-1.0);
    const auto of_wave = [&](double t) {
        const double w = 2 * pi / 24;
        return 10 * t - 8 / w * (std::cos(w * (t - 3)) - std::cos(-w * 3));
    };
    hypotheses.add("wave", exponential_steps_p(first(wave, 20'000), of_wave));

    Arrivals to_nothing = wave;  // the rate touches zero
    to_nothing.sinusoid->amplitude_per_hour = 10;
    const auto of_nothing = [&](double t) {
        const double w = 2 * pi / 24;
        return 10 * t - 10 / w * (std::cos(w * (t - 3)) - std::cos(-w * 3));
    };
    hypotheses.add("wave to nothing", exponential_steps_p(first(to_nothing, 20'000), of_nothing));

    // Monday to Friday 8 to 12 and 13 to 17: 40 hours a week.
    Arrivals open;
    open.steps = {{hours(0), 3}};
    open.hours = kernel::WeekPattern::office_hours();
    open.hours->holidays = kernel::HolidayCalendar::none;
    const auto of_open = [](double t) {
        const double weeks = std::floor(t / 168);
        const double days = std::floor((t - 168 * weeks) / 24);
        const double h = t - 168 * weeks - 24 * days;
        const double today = std::clamp(h - 8, 0.0, 4.0) + std::clamp(h - 13, 0.0, 4.0);
        return 3 * (40 * weeks + 8 * std::min(days, 5.0) + (days < 5 ? today : 0));
    };
    hypotheses.add("hours", exponential_steps_p(first(open, 20'000), of_open));
    hypotheses.check(0.01);
}

TEST_CASE("the last piece lasts unless the pieces repeat") {
    Arrivals plan;
    plan.steps = {{hours(0), 0}, {hours(10), 5}};
    CHECK(first(plan, 1)[0] > 10);
    plan.steps = {{hours(0), 5}, {hours(10), 0}};
    ArrivalTimes times = times_of(plan);
    int come = 0;
    while (times.next() != Duration::max()) ++come;
    CHECK(come > 20);
    CHECK(come < 90);  // Poisson with mean 50: outside with a chance of about one in a million
    plan.steps = {{hours(0), 0}};
    plan.repeats = hours(1);
    CHECK(times_of(plan).next() == Duration::max());
}

TEST_CASE("during some hours nobody comes in others, nor on public holidays") {
    Arrivals plan;
    plan.steps = {{hours(0), 20}};
    plan.hours = kernel::WeekPattern::office_hours();
    ArrivalTimes times = times_of(plan);
    double before = 0;
    for (int i = 0; i < 1000; ++i) {
        const double t = kernel::in_hours(times.next());
        const double of_day = t - 24 * std::floor(t / 24);
        REQUIRE(t > before);
        REQUIRE(((of_day >= 8 && of_day <= 12) || (of_day >= 13 && of_day <= 17)));
        REQUIRE(t > 24);                // Monday is New Year's Day
        REQUIRE((t < 120 || t > 168));  // Saturday is Epiphany anyway, and Sunday
        before = t;
    }
    Arrivals once = plan;
    once.steps = {{hours(0), 1e-9}};  // in a million years
    CHECK(times_of(once).next() == Duration::max());
}

TEST_CASE("times between arrivals may have any distribution") {
    Arrivals plan;
    plan.apart = kernel::Distribution::constant(0.5);
    CHECK(first(plan, 3) == std::vector<double>{0.5, 1, 1.5});
}

TEST_CASE("given times are kept, and then nobody comes") {
    Arrivals plan;
    plan.at = {hours(1), hours(1), hours(4)};
    ArrivalTimes times = times_of(plan);
    CHECK(times.next() == hours(1));
    CHECK(times.next() == hours(1));
    CHECK(times.next() == hours(4));
    CHECK(times.next() == Duration::max());
    CHECK(times.next() == Duration::max());
}

TEST_CASE("arrivals may end at a time or after a number") {
    Arrivals plan;
    plan.apart = kernel::Distribution::constant(1);
    plan.until = hours(3);
    ArrivalTimes until = times_of(plan);
    CHECK(until.next() == hours(1));
    CHECK(until.next() == hours(2));
    CHECK(until.next() == Duration::max());
    plan.until = Duration::max();
    plan.most = 1;
    ArrivalTimes most = times_of(plan);
    CHECK(most.next() == hours(1));
    CHECK(most.next() == Duration::max());
}
