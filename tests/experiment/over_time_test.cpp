// Reorganisations followed week by week, on weeks set by hand. The first cases repeat the examples of
// docs/reference/over-time.md.
#include "experiment/over_time.hpp"

#include "tests/support/made_up_results.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

using namespace sluss;
using namespace std::chrono;
using doctest::Approx;
using domain::Weekly;
using experiment::followed_named;

namespace {

constexpr double beyond = std::numeric_limits<double>::infinity();

kernel::Days on_day(kernel::Date date) {
    return kernel::Days{date};
}

// "före", and "efter", which is the same until it is reorganised on Monday 29 January 2024 after a week of preparation.
// The first whole week begins on 1 January.
domain::Scenario reorganised_scenario() {
    auto scenario = test::named_scenario({"före", "efter"});
    scenario.experiment.start = on_day(2023y / December / 30);
    scenario.organisations[1].reorganisations.push_back(test::reorganisation_on(2024y / January / 29, 1));
    return scenario;
}

// The dip of the page: 100 open needs in every week of the baseline.
experiment::Results two_courses(const domain::Scenario& scenario) {
    auto results = test::blank_results(scenario, 2);
    test::blank_weeks(results, 12);
    for (std::size_t r = 0; r < 2; ++r) test::fill_weeks(results, 0, r, Weekly::open, std::vector<double>(12, 100));
    test::fill_weeks(results, 1, 0, Weekly::open, {100, 100, 100, 100, 108, 112, 112, 108, 104, 96, 92, 92});
    test::fill_weeks(results, 1, 1, Weekly::open, {100, 100, 100, 100, 112, 116, 116, 112, 104, 96, 92, 92});
    return results;
}

const experiment::Dip& dip_of(const experiment::Reorganised& one, std::string_view key, std::size_t change = 0) {
    for (const auto& dip : one.changes[change].dips)
        if (dip.what->key == key) return dip.dip;
    FAIL("no dip of that key");
    return one.changes[change].dips.front().dip;
}

// Idle hours in each replication: the baseline has 1000 in every week.
experiment::Results gains(const domain::Scenario& scenario, const std::vector<std::vector<double>>& by_replication) {
    auto results = test::blank_results(scenario, static_cast<int>(by_replication.size()));
    test::blank_weeks(results, by_replication.front().size());
    for (std::size_t r = 0; r < by_replication.size(); ++r) {
        auto course = by_replication[r];
        test::fill_weeks(results, 0, r, Weekly::idle_hours, std::vector<double>(course.size(), 1000));
        for (double& hours : course) hours += 1000;
        test::fill_weeks(results, 1, r, Weekly::idle_hours, course);
    }
    return results;
}

}  // namespace

TEST_CASE("weeks begin at the first Monday at or after the start of the run") {
    domain::Experiment experiment;
    experiment.start = on_day(2023y / December / 30);  // a Saturday
    CHECK(experiment::monday_of(experiment, 0) == on_day(2024y / January / 1));
    CHECK(experiment::monday_of(experiment, 5) == on_day(2024y / February / 5));
    experiment.start = on_day(2024y / January / 1);
    CHECK(experiment::monday_of(experiment, 0) == on_day(2024y / January / 1));
    CHECK(experiment::week_of(experiment, on_day(2024y / January / 7)) == 0);
    CHECK(experiment::week_of(experiment, on_day(2024y / January / 8)) == 1);
    CHECK(experiment::week_of(experiment, on_day(2023y / December / 1)) == 0);
}

TEST_CASE("a mean over several weeks divides sums by sums, and nothing by nothing is undefined") {
    const auto* waited = followed_named("days_per_first_contact");
    REQUIRE(waited != nullptr);
    domain::Series series(3);
    series[0][static_cast<std::size_t>(Weekly::first_contact_days)] = 10;
    series[0][static_cast<std::size_t>(Weekly::first_contacts)] = 1;
    series[1][static_cast<std::size_t>(Weekly::first_contact_days)] = 60;
    series[1][static_cast<std::size_t>(Weekly::first_contacts)] = 4;
    CHECK(experiment::value_over(series, *waited, {0, 2}) == 14);
    CHECK(std::isnan(experiment::value_over(series, *waited, {2, 3})));
    CHECK(experiment::value_over(series, *followed_named("first_contacts"), {0, 2}) == 2.5);
    series[2][static_cast<std::size_t>(Weekly::client_hours)] = 20;
    series[2][static_cast<std::size_t>(Weekly::busy_hours)] = 70;
    series[2][static_cast<std::size_t>(Weekly::idle_hours)] = 10;
    CHECK(experiment::value_over(series, *followed_named("client_time_share"), {2, 3}) == 0.25);
    CHECK(followed_named("no such thing") == nullptr);
}

TEST_CASE("the band of a week is a t interval over the replications, that of a difference is paired") {
    const auto scenario = reorganised_scenario();
    const auto results = two_courses(scenario);
    const auto* open = followed_named("open_needs");
    const auto mean = experiment::weekly_mean(results, 1, *open, {4, 5});
    // 108 and 112: mean 110, standard error 2, t(0.975, 1) = 12.7062.
    CHECK(mean.mean == 110);
    CHECK(mean.half_width == Approx(25.4124));
    const auto difference = experiment::weekly_difference(results, 1, 0, *open, {4, 5});
    CHECK(difference.mean == 10);
    CHECK(difference.half_width == Approx(25.4124));
}

TEST_CASE("a dip worked by hand: its depth, its share of the baseline, its place and its length") {
    const auto scenario = reorganised_scenario();
    const auto list = experiment::follow_reorganisations(two_courses(scenario), 0);
    REQUIRE(list.size() == 1);
    CHECK(list[0].position == 1);
    CHECK(list[0].apart_from == on_day(2024y / January / 29));
    CHECK(list[0].same_before);
    REQUIRE(list[0].changes.size() == 1);
    CHECK(list[0].changes[0].prepared_from == on_day(2024y / January / 22));
    const auto& dip = dip_of(list[0], "open_needs");
    CHECK(dip.depth.mean == 12);
    CHECK(dip.depth.half_width == Approx(25.4124));  // 10 and 14 with one left out: standard error 2
    CHECK(dip.share.mean == Approx(0.12));
    CHECK(dip.deepest == on_day(2024y / February / 12));
    CHECK(dip.length_days.mean == 42);
    CHECK(dip.length_days.half_width == Approx(44.4717));  // 42 and 35: standard error 3.5
    CHECK(!dip.clear);
}

TEST_CASE("a break-even day worked by hand") {
    const auto scenario = reorganised_scenario();
    const std::vector<double> course{0, 0, 0, -10, -20, 5, 10, 10, 10, 10, 0, 0};
    const auto list = experiment::follow_reorganisations(gains(scenario, {course, course}), 0);
    REQUIRE(list[0].break_even.has_value());
    // Accumulated: −10, −30, −25, −15, −5, 5 at the end of the week of 26 February.
    CHECK(list[0].break_even->days.median == 35);
    CHECK(list[0].break_even->reached == 2);
    CHECK(list[0].break_even->gain.mean == 15);
    CHECK(list[0].break_even->run_days == 56);
    CHECK(list[0].apart_from == on_day(2024y / January / 22));
}

TEST_CASE("the median break-even day has an interval from order statistics, open where the run ends first") {
    const auto scenario = reorganised_scenario();
    const auto paid_back_in = [](std::size_t week) {
        std::vector<double> course(12, 0);
        course[3] = -10;
        if (week < course.size()) course[week] = 10;
        return course;
    };
    const auto list = experiment::follow_reorganisations(
        gains(scenario, {paid_back_in(7), paid_back_in(8), paid_back_in(8), paid_back_in(9), paid_back_in(10),
                         paid_back_in(12), paid_back_in(12)}),
        0);
    const auto& days = list[0].break_even->days;
    CHECK(days.median == 42);
    CHECK(days.low == 28);
    CHECK(days.high == beyond);
    CHECK(list[0].break_even->reached == 5);
}

TEST_CASE("what never was behind after the date breaks even on day 0, and luck that does not last is no break-even") {
    const auto scenario = reorganised_scenario();
    const auto days = [&](const std::vector<double>& course) {
        return experiment::break_even(gains(scenario, {course}), 1, 0, Weekly::idle_hours, on_day(2024y / January / 29))
            ->days.median;
    };
    CHECK(days({0, 0, 0, 0, 5, 5, 5, 5}) == 0);
    CHECK(days({0, 0, 0, 0, 0, 0, 0, 0}) == 0);
    CHECK(days({0, 0, 0, -5, 6, 0, 0, 0}) == 0);         // back within the first week
    CHECK(days({0, 0, 0, 0, 5, -10, 8, 0}) == 21);       // negative only in the second week after
    CHECK(days({0, 0, 0, -5, 0, 6, -20, 30}) == 28);     // ahead for one week before the loss
    CHECK(days({0, 0, 0, -5, 0, 6, -20, 3}) == beyond);  // and not back within the run
    CHECK(days({0.3, -0.1, -0.2, 0, 0, 0, 0, 0}) == 0);  // what rounding leaves is no loss
}

TEST_CASE("of a value of which less is better, less is the gain") {
    const auto scenario = reorganised_scenario();
    auto results = two_courses(scenario);
    const auto even = experiment::break_even(results, 1, 0, Weekly::open, on_day(2024y / January / 29));
    REQUIRE(even.has_value());
    // 40 and 56 need-weeks too many, then 20 of them won back by the end: −8 − 12 − 12 − 8 − 4 + 4 + 8 + 8.
    CHECK(even->gain.mean == (-24 + -40) / 2);
    CHECK(even->days.median == beyond);
    CHECK(even->open_needs.mean == -4);
}

TEST_CASE("hours of overhead and of contracts are told beside the gain") {
    const auto scenario = reorganised_scenario();
    auto results = two_courses(scenario);
    for (std::size_t r = 0; r < 2; ++r) {
        test::fill_weeks(results, 0, r, Weekly::contracted_hours, std::vector<double>(12, 400));
        test::fill_weeks(results, 1, r, Weekly::contracted_hours, std::vector<double>(12, 410));
        test::fill_weeks(results, 1, r, Weekly::overhead_hours, {0, 0, 0, 30, 20});
    }
    const auto even = experiment::break_even(results, 1, 0, Weekly::open, on_day(2024y / January / 29));
    CHECK(even->overhead_hours.mean == 50);
    CHECK(even->contracted_hours.mean == 120);
}

TEST_CASE("a dip is clear where its interval excludes none in spite of the many weeks looked at") {
    const auto scenario = reorganised_scenario();
    const auto with_dip = [&](const std::vector<double>& depths) {
        auto results = test::blank_results(scenario, static_cast<int>(depths.size()));
        test::blank_weeks(results, 12);
        for (std::size_t r = 0; r < depths.size(); ++r)
            test::fill_weeks(results, 1, r, Weekly::handoffs, {0, 0, 0, 0, depths[r], depths[r], depths[r], depths[r]});
        return dip_of(experiment::follow_reorganisations(results, 0)[0], "handoffs");
    };
    // Six moving means: t(1 − 0.025 / 6, 3) = 6.2315 standard errors; here 0.6455 around 2.5, and 0.6455 around 5.5.
    CHECK(!with_dip({1, 2, 3, 4}).clear);
    CHECK(with_dip({4, 5, 6, 7}).clear);
    CHECK(with_dip({4, 5, 6, 7}).at_least == Approx(5.5 - 6.2315 * 0.6455).epsilon(1e-4));
    CHECK(with_dip({1, 2, 3, 4}).at_least == Approx(2.5 - 6.2315 * 0.6455).epsilon(1e-4));
    const auto none = with_dip({-4, -5, -6, -7});
    CHECK(!none.clear);
    CHECK(none.depth.mean == 0);
    CHECK(none.length_days.mean == 0);
}

TEST_CASE("a dip that lasts to the end of the run is not over within it") {
    const auto scenario = reorganised_scenario();
    auto results = test::blank_results(scenario, 2);
    test::blank_weeks(results, 10);
    for (std::size_t r = 0; r < 2; ++r)
        test::fill_weeks(results, 1, r, Weekly::waiting, {0, 0, 0, 0, 5, 5, 5, 5, 5, 5});
    const auto list = experiment::follow_reorganisations(results, 0);
    CHECK(std::isnan(dip_of(list[0], "waiting_work").length_days.mean));
    CHECK(dip_of(list[0], "waiting_work").depth.mean == 5);
    CHECK(std::isnan(dip_of(list[0], "waiting_work").share.mean));  // the baseline's level is 0
}

TEST_CASE("of two reorganisations the first is followed until the second is prepared") {
    auto scenario = reorganised_scenario();
    scenario.organisations[1].reorganisations.push_back(test::reorganisation_on(2024y / March / 18, 2));
    auto results = test::blank_results(scenario, 2);
    test::blank_weeks(results, 16);
    for (std::size_t r = 0; r < 2; ++r)
        test::fill_weeks(results, 1, r, Weekly::open, {0, 0, 0, 0, 4, 4, 0, 0, 0, 40, 40, 40, 40, 0, 0, 0});
    const auto list = experiment::follow_reorganisations(results, 0);
    REQUIRE(list[0].changes.size() == 2);
    CHECK(dip_of(list[0], "open_needs", 0).depth.mean == 2);
    CHECK(dip_of(list[0], "open_needs", 1).depth.mean == 40);
}

TEST_CASE("a baseline that differs long before the preparation is not the same organisation") {
    auto scenario = reorganised_scenario();
    scenario.organisations[1].reorganisations.front().on += weeks{26};
    auto results = test::blank_results(scenario, 2);
    test::blank_weeks(results, 40);
    test::fill_weeks(results, 1, 1, Weekly::travel_minutes, std::vector<double>(20, 0));
    CHECK(experiment::follow_reorganisations(results, 0)[0].same_before);
    CHECK(!experiment::follow_reorganisations(results, 0)[0].apart_from);
    results.replications[1][1].weeks[20][static_cast<std::size_t>(Weekly::travel_minutes)] = 7;
    CHECK(experiment::follow_reorganisations(results, 0)[0].apart_from == on_day(2024y / May / 20));
    CHECK(experiment::follow_reorganisations(results, 0)[0].same_before);  // nine weeks before 22 July
    results.replications[1][1].weeks[2][static_cast<std::size_t>(Weekly::travel_minutes)] = 7;
    const auto list = experiment::follow_reorganisations(results, 0);
    CHECK(list[0].apart_from == on_day(2024y / January / 15));
    CHECK(!list[0].same_before);
}

TEST_CASE("without a baseline, without weeks or without a reorganisation there is nothing to follow") {
    const auto scenario = reorganised_scenario();
    auto results = two_courses(scenario);
    const auto alone = experiment::follow_reorganisations(results, std::nullopt);
    REQUIRE(alone.size() == 1);
    CHECK(!alone[0].baseline);
    CHECK(alone[0].changes[0].dips.empty());
    CHECK(!experiment::follow_reorganisations(results, 1)[0].baseline);  // it is the baseline itself
    test::blank_weeks(results, 0);
    CHECK(experiment::follow_reorganisations(results, 0).empty());
    const auto calm = test::named_scenario({"före", "efter"});
    CHECK(experiment::follow_reorganisations(two_courses(calm), 0).empty());
}

TEST_CASE("a reorganisation after the last whole week has neither dip nor break-even") {
    auto scenario = reorganised_scenario();
    scenario.organisations[1].reorganisations.front() = test::reorganisation_on(2024y / March / 25);
    const auto list = experiment::follow_reorganisations(two_courses(scenario), 0);
    CHECK(list[0].changes[0].dips.empty());
    CHECK(!list[0].break_even);
}

TEST_CASE("where no week is worse in truth, a clear dip comes out in one experiment of twenty at most") {
    // 400 experiments of ten replications and sixty weeks whose differences are noise that lasts from week to week. At
    // a rate of 5 % more than 40 clear dips come out less than once in a thousand; far fewer are expected, because the
    // moving means of neighbouring weeks are alike.
    const auto scenario = reorganised_scenario();
    auto results = test::blank_results(scenario, 10);
    test::blank_weeks(results, 60);
    std::uint64_t state = 7;
    const auto noise = [&] {  // the sum of twelve uniform numbers less 6: nearly normal
        double sum = -6;
        for (int i = 0; i < 12; ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            sum += static_cast<double>(state >> 11U) / 9007199254740992.0;
        }
        return sum;
    };
    int clear = 0;
    double depths = 0;
    for (int experiment = 0; experiment < 400; ++experiment) {
        for (std::size_t r = 0; r < 10; ++r) {
            double level = 0;
            std::vector<double> course;
            for (int week = 0; week < 60; ++week) course.push_back(level = 0.7 * level + noise());
            test::fill_weeks(results, 1, r, Weekly::waiting, course);
        }
        const auto dip =
            experiment::dip(results, 1, 0, *followed_named("waiting_work"), {0, 60}, on_day(2024y / January / 29));
        REQUIRE(dip.has_value());
        if (dip->clear) ++clear;
        depths += dip->depth.mean;
    }
    CHECK(clear <= 40);
    CHECK(depths / 400 > 0.3);  // biased upward: it is 0 in truth
}
