// The event list against what it promises: earliest first, at equal times in the order of scheduling, and a cancelled
// event never happens.
#include "kernel/event_list.hpp"

#include "kernel/random.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

using namespace sluss::kernel;
using namespace std::chrono_literals;

namespace {

const Time midnight{};

void nothing(void*) {}

/// Events told apart by the address they are about.
class Names {
public:
    explicit Names(std::size_t count) : storage_(count) {}
    Action action(std::size_t i) { return {nothing, &storage_[i]}; }
    [[nodiscard]] std::size_t index(const Action& action) const {
        return static_cast<std::size_t>(static_cast<const char*>(action.about) - storage_.data());
    }

private:
    std::vector<char> storage_;
};

/// What happens up to `limit`, in order.
std::vector<std::size_t> happenings(EventList& events, const Names& names, Time limit = Time::max()) {
    std::vector<std::size_t> order;
    Time time = midnight;
    Action action;
    while (events.next(limit, time, action)) order.push_back(names.index(action));
    return order;
}

}  // namespace

TEST_CASE("events at the same time happen in the order in which they were scheduled") {
    EventList events;
    Names names{100};
    std::vector<std::size_t> expected;
    for (std::size_t i = 0; i < 100; ++i) {
        events.schedule(midnight + 1h, names.action(i));
        expected.push_back(i);
    }
    CHECK(happenings(events, names) == expected);
}

TEST_CASE("an event scheduled for this very moment comes after those that were scheduled for it before") {
    EventList events;
    Names names{3};
    events.schedule(midnight, names.action(0));
    events.schedule(midnight, names.action(1));
    Time time;
    Action action;
    REQUIRE(events.next(midnight, time, action));
    events.schedule(midnight, names.action(2));
    CHECK(happenings(events, names) == std::vector<std::size_t>{1, 2});
}

TEST_CASE("a limit lets happen what is due at it and keeps what comes later") {
    EventList events;
    Names names{3};
    events.schedule(midnight + 2us, names.action(2));
    events.schedule(midnight + 1us, names.action(1));
    events.schedule(midnight, names.action(0));
    CHECK(happenings(events, names, midnight + 1us) == std::vector<std::size_t>{0, 1});
    CHECK(happenings(events, names, midnight + 1us).empty());
    CHECK(happenings(events, names) == std::vector<std::size_t>{2});
}

TEST_CASE("a cancelled event does not happen, and can be cancelled only once") {
    EventList events;
    Names names{2};
    const EventId first = events.schedule(midnight, names.action(0));
    events.schedule(midnight, names.action(1));
    CHECK(events.cancel(first));
    CHECK_FALSE(events.cancel(first));
    CHECK(happenings(events, names) == std::vector<std::size_t>{1});
    CHECK_FALSE(events.cancel(first));
    CHECK_FALSE(events.cancel(EventId{}));
}

TEST_CASE("the name of an event that has happened does not cancel one that came later into its place") {
    EventList events;
    Names names{2};
    const EventId past = events.schedule(midnight, names.action(0));
    CHECK(happenings(events, names).size() == 1);
    const EventId present = events.schedule(midnight, names.action(1));
    CHECK(present.rank != past.rank);
    CHECK_FALSE(events.cancel(past));
    CHECK(happenings(events, names) == std::vector<std::size_t>{1});
}

TEST_CASE("two million random events happen as in a sorted list, cancellations among them") {
    // Few distinct times, so that ties are the rule. The list is fuller and emptier in turns.
    constexpr std::size_t steps = 2'000'000;
    EventList events;
    Names names{steps};
    std::multimap<Time, std::size_t> sorted;  // equal keys keep the order of insertion
    std::vector<std::pair<EventId, std::multimap<Time, std::size_t>::iterator>> pending;
    std::vector<std::size_t> place(steps);  // of an event in `pending`
    Stream random{{1, 0}, name_hash("event list"), 0, 0};
    const auto forget = [&](std::size_t event) {
        const std::size_t hole = place[event];
        pending[hole] = pending.back();
        place[pending[hole].second->second] = hole;
        pending.pop_back();
    };

    std::size_t scheduled = 0;
    std::size_t happened = 0;
    std::size_t cancelled = 0;
    Time now = midnight;
    for (std::size_t step = 0; step < steps; ++step) {
        const double grows = (step / 50'000) % 2 == 0 ? 0.6 : 0.3;
        const double what = random.uniform();
        if (what < grows) {
            const Time time = now + Duration{static_cast<std::int64_t>(random.uniform() * 500)};
            const EventId id = events.schedule(time, names.action(scheduled));
            place[scheduled] = pending.size();
            pending.emplace_back(id, sorted.emplace(time, scheduled));
            ++scheduled;
        } else if (what < grows + 0.15 && !pending.empty()) {
            const auto which = static_cast<std::size_t>(random.uniform() * static_cast<double>(pending.size()));
            const auto [id, entry] = pending[which];
            REQUIRE(events.cancel(id));
            forget(entry->second);
            sorted.erase(entry);
            ++cancelled;
        } else {
            Time time;
            Action action;
            REQUIRE(events.next(Time::max(), time, action) == !sorted.empty());
            if (sorted.empty()) continue;
            const auto first = sorted.begin();
            REQUIRE(time == first->first);
            REQUIRE(names.index(action) == first->second);
            now = time;
            forget(first->second);
            sorted.erase(first);
            ++happened;
        }
    }
    CHECK(scheduled > steps / 3);
    CHECK(happened > steps / 5);
    CHECK(cancelled > steps / 10);
}

TEST_CASE("cancelled events do not pile up in memory until their time comes") {
    EventList events;
    Names names{1};
    for (int i = 0; i < 100'000; ++i) {
        const EventId patience = events.schedule(midnight + 1000h, names.action(0));
        REQUIRE(events.cancel(patience));
    }
    CHECK(events.size() == 0);
    CHECK(events.largest() == 1);
    const EventId kept = events.schedule(midnight + 1h, names.action(0));
    for (int i = 0; i < 1000; ++i) events.cancel(events.schedule(midnight + 2h, names.action(0)));
    CHECK(events.size() == 1);
    CHECK(happenings(events, names) == std::vector<std::size_t>{0});
    CHECK_FALSE(events.cancel(kept));
}

TEST_CASE("what is scheduled for the present moment keeps its place among the events of that moment") {
    EventList events;
    Names names{4};
    const auto handle = [&](std::size_t i) { return std::coroutine_handle<>::from_address(names.action(i).about); };
    Time time = midnight;
    Action action;
    events.schedule(midnight, names.action(0));
    events.schedule_now(handle(1));
    events.schedule(midnight, names.action(2));
    events.schedule(midnight + 1us, names.action(3));
    CHECK(events.size() == 4);
    std::vector<std::size_t> order;
    while (events.next(midnight, time, action)) order.push_back(names.index(action));
    CHECK(order == std::vector<std::size_t>{0, 1, 2});
    CHECK(time == midnight);
    // Scheduled at a moment, it happens before anything later, and not before a limit that lies before that moment.
    REQUIRE(events.next(midnight + 1us, time, action));
    events.schedule(midnight + 2us, names.action(0));
    events.schedule_now(handle(1));
    CHECK_FALSE(events.next(midnight, time, action));
    REQUIRE(events.next(midnight + 2us, time, action));
    CHECK(names.index(action) == 1);
    CHECK(time == midnight + 1us);
}
