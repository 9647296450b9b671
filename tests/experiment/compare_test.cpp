// Means, paired differences and the gap between districts, from values set by hand.
#include "experiment/experiment.hpp"
#include "statistics/estimate.hpp"
#include "tests/support/made_up_results.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace sluss;
using doctest::Approx;
using domain::Dimension;
using domain::Measure;
using experiment::Cell;

namespace {
constexpr Cell trips{Measure::trips_per_household};
}

TEST_CASE("an estimate averages the replications and leaves out those without a value") {
    const auto scenario = test::named_scenario({"a"});
    auto results = test::blank_results(scenario, 5);
    test::fill(results, 0, trips, {1, 2, 3, 4, domain::undefined});
    const auto e = experiment::estimate(results, 0, trips);
    CHECK(e.mean == 2.5);
    CHECK(e.n == 4);
    CHECK(e.half_width == Approx(2.054260).epsilon(1e-6));
}

TEST_CASE("a difference is paired: what varies in both organisations alike does not widen it") {
    const auto scenario = test::named_scenario({"a", "b"});
    auto results = test::blank_results(scenario, 4);
    test::fill(results, 0, trips, {10, 20, 30, 40});
    test::fill(results, 1, trips, {9, 18, 29, 38});
    const auto d = experiment::difference(results, 1, 0, trips);
    // −1, −2, −1, −2: mean −1.5, deviation 0.577350, t(0.975, 3) = 3.182446, half-width 0.918693.
    CHECK(d.mean == Approx(-1.5));
    CHECK(d.half_width == Approx(0.918693).epsilon(1e-6));
}

TEST_CASE("with more organisations the intervals of the differences are simultaneous") {
    const auto scenario = test::named_scenario({"a", "b", "c", "d", "e", "f"});
    auto results = test::blank_results(scenario, 4);
    test::fill(results, 0, trips, {10, 20, 30, 40});
    test::fill(results, 1, trips, {9, 18, 29, 38});
    // Five comparisons: each at 99 %, t(0.995, 3) = 5.840909.
    CHECK(experiment::difference(results, 1, 0, trips).half_width == Approx(5.840909 * 0.288675).epsilon(1e-6));
}

TEST_CASE("a replication counts in a difference only if both organisations have a value") {
    const auto scenario = test::named_scenario({"a", "b"});
    auto results = test::blank_results(scenario, 4);
    test::fill(results, 0, trips, {1, domain::undefined, 1, 1});
    test::fill(results, 1, trips, {2, 2, 2, domain::undefined});
    const auto d = experiment::difference(results, 1, 0, trips);
    CHECK(d.n == 2);
    CHECK(d.mean == 1);
}

TEST_CASE("units are compared by name, and a unit that the baseline lacks has no difference") {
    const auto scenario = test::named_scenario({"a", "b"});
    auto results = test::blank_results(scenario, 2);
    for (auto& replication : results.replications[1])
        replication = test::blank_replication({"team", "investigation", "reception"});
    test::fill(results, 0, {Measure::utilisation, Dimension::unit, 0}, {0.5, 0.5});  // reception
    test::fill(results, 1, {Measure::utilisation, Dimension::unit, 2}, {0.75, 0.75});
    test::fill(results, 1, {Measure::utilisation, Dimension::unit, 0}, {0.9, 0.9});
    CHECK(experiment::difference(results, 1, 0, {Measure::utilisation, Dimension::unit, 2}).mean == 0.25);
    const auto none = experiment::difference(results, 1, 0, {Measure::utilisation, Dimension::unit, 0});
    CHECK(std::isnan(none.mean));
    CHECK(none.n == 0);
}

TEST_CASE("the equity gap is between the districts of highest and lowest mean over all replications") {
    const auto scenario = test::named_scenario({"a"});
    auto results = test::blank_results(scenario, 3);
    const auto in = [](std::size_t district) {
        return Cell{Measure::trips_per_household, Dimension::district, district};
    };
    test::fill(results, 0, in(0), {2, 2, 2});
    test::fill(results, 0, in(1), {3, 5, 4});  // highest in all but once
    test::fill(results, 0, in(2), {4, 1, 1});
    const auto gap = experiment::equity_gap(results, 0, Measure::trips_per_household);
    REQUIRE(gap.has_value());
    CHECK(gap->worst == "Södra");
    // Norra and Östra are both 2: the first one is named.
    CHECK(gap->best == "Norra");
    CHECK(gap->difference.mean == Approx(2));
    CHECK(gap->ratio.mean == Approx(2));
    // Left out 1: means 2, 4.5, 1 → 3.5; left out 2: 2, 3.5, 2.5 → 1.5; left out 3: 2, 4, 2.5 → 2. Mean 7/3, squares
    // 1.361111 + 0.694444 + 0.111111 = 2.166667, × 2/3 = 1.444444, root 1.201850, × t(0.975, 2) = 4.302653.
    CHECK(gap->difference.half_width == Approx(1.201850 * 4.302653).epsilon(1e-6));
    // 2, 2, 4: (−2·2 + 0 + 2·4) / (3·8).
    CHECK(gap->gini == Approx(4.0 / 24));
}

TEST_CASE("one district with values has no gap") {
    const auto scenario = test::named_scenario({"a"});
    auto results = test::blank_results(scenario, 2);
    test::fill(results, 0, {Measure::trips_per_household, Dimension::district, 1}, {1, 2});
    CHECK(!experiment::equity_gap(results, 0, Measure::trips_per_household));
}
