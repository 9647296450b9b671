// The lane: first in, first out, whatever the way round the ring.
#include "kernel/lane.hpp"

#include "kernel/random.hpp"

#include <doctest/doctest.h>

#include <deque>

using namespace sluss::kernel;

TEST_CASE("what goes into a lane first comes out first, while it grows and goes round") {
    Lane<int> lane;
    std::deque<int> expected;
    Stream random{{1, 0}, name_hash("lane"), 0, 0};
    std::size_t longest = 0;
    for (int step = 0; step < 100'000; ++step) {
        // Now fuller, now emptier, so that the ring grows when its first item lies anywhere in it.
        if (random.happens((step / 1000) % 2 == 0 ? 0.6 : 0.4)) {
            lane.push(step);
            expected.push_back(step);
        } else if (!expected.empty()) {
            REQUIRE(lane.first() == expected.front());
            REQUIRE(lane.pop() == expected.front());
            expected.pop_front();
        }
        longest = expected.size() > longest ? expected.size() : longest;
        REQUIRE(lane.size() == expected.size());
        REQUIRE(lane.empty() == expected.empty());
    }
    CHECK(longest > 100);
}
