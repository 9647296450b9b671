// The heap of moments against a sorted set.
#include "kernel/moment_heap.hpp"

#include "kernel/random.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace sluss::kernel;

namespace {

MomentHeap::Entry moment(std::int64_t time, std::uint64_t rank) {
    return {time, rank};
}

}  // namespace

TEST_CASE("moments are ordered by time, then by rank, from the first time there is to the last") {
    constexpr auto first = std::numeric_limits<std::int64_t>::min();
    constexpr auto last = std::numeric_limits<std::int64_t>::max();
    CHECK(moment(first, 9) < moment(-1, 0));
    CHECK(moment(-1, 9) < moment(0, 0));
    CHECK(moment(0, 0) < moment(0, 1));
    CHECK(moment(0, 1) < moment(0, std::uint64_t{1} << 63));
    CHECK(moment(0, 9) < moment(last, 0));
    CHECK_FALSE(moment(3, 5) < moment(3, 5));
    CHECK_FALSE(moment(4, 0) < moment(3, 5));
}

TEST_CASE("moments leave the heap in order, however many come and go, and however many are filtered out") {
    MomentHeap heap;
    std::set<std::pair<std::int64_t, std::uint64_t>> expected;
    Stream random{{1, 0}, name_hash("moments"), 0, 0};
    std::uint64_t rank = 0;
    for (int step = 0; step < 300'000; ++step) {
        const double grows = (step / 20'000) % 2 == 0 ? 0.7 : 0.3;
        if (random.happens(grows)) {
            const auto time = static_cast<std::int64_t>(random.uniform() * 1000) - 500;
            heap.push({time, rank});
            expected.emplace(time, rank++);
        } else if (!expected.empty()) {
            REQUIRE(heap.first().time == expected.begin()->first);
            REQUIRE(heap.first().rank == expected.begin()->second);
            heap.pop();
            expected.erase(expected.begin());
        }
        if (step % 10'000 == 9'999) {
            heap.filter([](const MomentHeap::Entry& entry) { return entry.rank % 3 != 0; });
            std::erase_if(expected, [](const auto& entry) { return entry.second % 3 == 0; });
        }
        REQUIRE(heap.size() == expected.size());
        REQUIRE(heap.empty() == expected.empty());
    }
    CHECK(rank > 100'000);
}
