// The heap of moments against a sorted set.
#include "kernel/moment_heap.hpp"

#include "kernel/random.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <set>
#include <utility>

using namespace sluss::kernel;

TEST_CASE("moments are ordered by time, then by rank, from the first time there is to the last") {
    const auto moment = [](std::int64_t time, std::uint64_t rank) { return Moment{Time{Duration{time}}, rank}; };
    constexpr auto first = std::numeric_limits<std::int64_t>::min();
    constexpr auto last = std::numeric_limits<std::int64_t>::max();
    CHECK(moment(first, 9) < moment(-1, 0));
    CHECK(moment(-1, 9) < moment(0, 0));
    CHECK(moment(0, 0) < moment(0, 1));
    CHECK(moment(0, 1) < moment(0, std::uint64_t{1} << 63));
    CHECK(moment(0, 9) < moment(last, 0));
    CHECK(moment(last, 9) < Moment{});
    CHECK_FALSE(moment(3, 5) < moment(3, 5));
    CHECK_FALSE(moment(4, 0) < moment(3, 5));
    CHECK(moment(-7, 5).time() == Time{Duration{-7}});
    CHECK(moment(-7, 5).rank() == 5);
}

TEST_CASE("moments leave the heap in order, however many come and go, and however many are filtered out") {
    MomentHeap heap;
    std::set<std::pair<Time, std::uint64_t>> expected;
    Stream random{{1, 0}, name_hash("moments"), 0, 0};
    std::uint64_t rank = 0;
    for (int step = 0; step < 300'000; ++step) {
        const double grows = (step / 20'000) % 2 == 0 ? 0.7 : 0.3;
        if (random.happens(grows)) {
            const Time time{Duration{static_cast<std::int64_t>(random.uniform() * 1000) - 500}};
            heap.push({time, rank});
            expected.emplace(time, rank++);
        } else if (!expected.empty()) {
            REQUIRE(heap.first().time() == expected.begin()->first);
            REQUIRE(heap.first().rank() == expected.begin()->second);
            heap.pop([](Moment) {});
            expected.erase(expected.begin());
        }
        if (step % 3 == 0 && !expected.empty()) {
            const Time time{Duration{static_cast<std::int64_t>(random.uniform() * 1000) - 500}};
            REQUIRE(heap.first().rank() == expected.begin()->second);
            heap.replace_first({time, rank}, [](Moment) {});
            expected.erase(expected.begin());
            expected.emplace(time, rank++);
        }
        if (step % 10'000 == 9'999) {
            heap.filter([](Moment moment) { return moment.rank() % 3 != 0; });
            std::erase_if(expected, [](const auto& moment) { return moment.second % 3 == 0; });
        }
        REQUIRE(heap.size() == expected.size());
        REQUIRE(heap.empty() == expected.empty());
    }
    CHECK(rank > 100'000);
    while (!heap.empty()) heap.pop([](Moment) {});
    CHECK_FALSE(heap.first() < Moment{});
}
