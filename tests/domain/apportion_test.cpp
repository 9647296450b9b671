#include "domain/apportion.hpp"

#include <doctest/doctest.h>

using sluss::domain::apportion;
using sluss::domain::round_to_sum;
using Shares = std::vector<int>;

TEST_CASE("the largest remainder gets the last seat") {
    // quotas 4.7, 1.6, 1.58, 1.2, 0.61 and 0.31: seven whole seats, and one each for 0.7, 0.61 and 0.6
    CHECK(apportion({47, 16, 15.8, 12, 6.1, 3.1}, 10) == Shares{5, 2, 1, 1, 1, 0});
}

TEST_CASE("whoever has work gets the minimum, at the expense of whoever is furthest above its part") {
    // quotas 9.8, 0.1, 0.1
    CHECK(apportion({98, 1, 1}, 10, 1) == Shares{8, 1, 1});
    CHECK(apportion({98, 0, 1}, 10, 1) == Shares{9, 0, 1});
}

TEST_CASE("equal remainders go to the first, whatever the last bit says") {
    CHECK(apportion({1, 1, 1}, 4) == Shares{2, 1, 1});
    CHECK(apportion({1, 1 + 1e-15, 1}, 4) == Shares{2, 1, 1});
}

TEST_CASE("without any weight all are alike") {
    CHECK(apportion({0, 0}, 3, 1) == Shares{2, 1});
}

TEST_CASE("shares add up to the total for any weights") {
    for (int seats = 3; seats < 40; ++seats) {
        int sum = 0;
        for (const int share : apportion({3.7, 1.1, 0.2}, seats, 1)) sum += share;
        CHECK(sum == seats);
    }
}

TEST_CASE("a quota below zero gets nothing and the others share what there is") {
    CHECK(round_to_sum({-0.5, 1.5, 2}, 3, {0, 0, 0}) == Shares{0, 1, 2});
}
