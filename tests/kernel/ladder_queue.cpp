// Moments, and the ladder queue against a sorted set.
#include "kernel/ladder_queue.hpp"

#include "kernel/portable_math.hpp"
#include "kernel/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

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

namespace {

/// A ladder queue and a sorted set that are given the same.
class Both {
public:
    void push(Time time) {
        queue_.push({time, rank_});
        sorted_.emplace(time, rank_++);
    }
    void pop() {
        queue_.settle();
        REQUIRE(queue_.first().time() == sorted_.begin()->first);
        REQUIRE(queue_.first().rank() == sorted_.begin()->second);
        now_ = sorted_.begin()->first;
        queue_.pop();
        sorted_.erase(sorted_.begin());
        REQUIRE(queue_.size() == sorted_.size());
        REQUIRE(queue_.empty() == sorted_.empty());
    }
    void leave_every_third() {
        queue_.filter([](Moment moment) { return moment.rank() % 3 == 0; });
        std::erase_if(sorted_, [](const auto& moment) { return moment.second % 3 != 0; });
    }
    void empty() {
        while (!sorted_.empty()) pop();
        queue_.settle();
        CHECK_FALSE(queue_.first() < Moment{});
    }
    [[nodiscard]] Time now() const { return now_; }
    [[nodiscard]] std::size_t size() const { return sorted_.size(); }

private:
    LadderQueue queue_;
    std::set<std::pair<Time, std::uint64_t>> sorted_;
    std::uint64_t rank_ = 0;
    Time now_{};
};

/// How long after the present the next is: from at once to years.
using Gap = Duration (*)(Stream&);

const std::vector<std::pair<const char*, Gap>> gaps{
    {"exponential", [](Stream& s) { return from_hours(-portable_log(s.uniform())); }},
    {"uniform", [](Stream& s) { return from_hours(s.uniform()); }},
    {"mostly soon, some next year",
     [](Stream& s) { return s.happens(0.9) ? from_hours(s.uniform()) : from_days(365 * s.uniform()); }},
    {"quarters of an hour", [](Stream& s) { return from_minutes(15) * static_cast<int>(40 * s.uniform()); }},
    {"half of them now", [](Stream& s) { return s.happens(0.5) ? Duration{} : from_hours(s.uniform()); }},
    {"a few microseconds", [](Stream& s) { return Duration{static_cast<int>(3 * s.uniform())}; }},
    {"of every size", [](Stream& s) { return Duration{static_cast<std::int64_t>(s.bits() >> (18 + s.bits() % 46))}; }},
};

}  // namespace

TEST_CASE("moments leave the ladder in order, whatever their distances and however many there are") {
    for (const auto& [name, gap] : gaps) {
        const std::string_view distances{name};
        CAPTURE(distances);
        for (const std::size_t many : {1U, 3U, 60U, 130U, 300U, 2000U, 20'000U}) {
            CAPTURE(many);
            Both both;
            Stream random{{1, 0}, name_hash(name), many, 0};
            for (std::size_t i = 0; i < many; ++i) both.push(both.now() + gap(random));
            for (std::size_t i = 0; i < 2 * many + 2000; ++i) {
                both.pop();
                both.push(both.now() + gap(random));
            }
            both.empty();
        }
    }
}

TEST_CASE("moments leave the ladder in order while there are more and fewer in turns") {
    for (const auto& [name, gap] : gaps) {
        const std::string_view distances{name};
        CAPTURE(distances);
        Both both;
        Stream random{{1, 0}, name_hash(name), 0, 1};
        std::size_t most = 0;
        for (int step = 0; step < 100'000; ++step) {
            if (random.happens((step / 10'000) % 2 == 0 ? 0.7 : 0.2))
                both.push(both.now() + gap(random));
            else if (both.size() > 0)
                both.pop();
            most = std::max(most, both.size());
        }
        CHECK(most > 3000);
        both.empty();
    }
}

TEST_CASE("what is filtered out of the ladder is gone, and the rest stays in order") {
    for (const auto& [name, gap] : gaps) {
        const std::string_view distances{name};
        CAPTURE(distances);
        Both both;
        Stream random{{1, 0}, name_hash(name), 0, 2};
        for (int round = 0; round < 20; ++round) {
            for (int i = 0; i < 1000; ++i) both.push(both.now() + gap(random));
            for (int i = 0; i < 300; ++i) both.pop();
            both.leave_every_third();
            for (int i = 0; i < 50; ++i) both.pop();
        }
        both.empty();
    }
}

TEST_CASE("a moment may come in before those that have been looked at") {
    // The first is looked at to see whether it is due; then something earlier is scheduled.
    LadderQueue queue;
    const auto at = [](int i) { return Time{} + std::chrono::minutes{i}; };
    for (int i = 0; i < 1000; ++i) queue.push({at(100 + i), static_cast<std::uint64_t>(i)});
    queue.settle();
    CHECK(queue.first().time() == at(100));
    for (int i = 99; i >= 1; --i) queue.push({at(i), static_cast<std::uint64_t>(2000 - i)});
    for (int i = 1; i < 1100; ++i) {
        queue.settle();
        REQUIRE(queue.first().time() == at(i));
        queue.pop();
    }
    CHECK(queue.empty());
}

TEST_CASE("moments from the first time there is to nearly the last leave the ladder in order") {
    LadderQueue queue;
    std::set<std::pair<Time, std::uint64_t>> expected;
    Stream random{{1, 0}, name_hash("all of time"), 0, 0};
    const auto push = [&](Time time, std::uint64_t rank) {
        queue.push({time, rank});
        expected.emplace(time, rank);
    };
    const auto any_time = [&] { return Time{Duration{static_cast<std::int64_t>(random.bits() >> 1)}}; };
    push(Time::min(), 0);
    push(Time::max() - Duration{1}, 1);
    for (std::uint64_t rank = 2; rank < 500; ++rank) push(any_time(), rank);
    for (std::uint64_t rank = 500; !expected.empty(); ++rank) {
        queue.settle();
        REQUIRE(queue.first().time() == expected.begin()->first);
        REQUIRE(queue.first().rank() == expected.begin()->second);
        queue.pop();
        const Time now = expected.begin()->first;
        expected.erase(expected.begin());
        const Time time = any_time();
        if (rank < 5000 && time >= now) push(time, rank);
    }
    CHECK(queue.empty());
}
