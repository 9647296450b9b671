// Structures for the list of future events, compared by the hold model (Jones 1986): of n pending events the earliest
// is taken out and one is scheduled a random time later. All see the same times, and each is first checked to give the
// same order as a std::set. docs/decisions/0007-event-list.md says what came out.
#include "event_lists/cancelling.hpp"
#include "event_lists/ladder_queue.hpp"
#include "event_lists/line_heap.hpp"
#include "event_lists/pairing_heap.hpp"
#include "event_lists/plain_heap.hpp"
#include "kernel/random.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

namespace {

using namespace sluss::bench;

constexpr std::size_t increments = 1 << 17;
using Increments = std::vector<std::int64_t>;

// Increments in microseconds.
template <class Sample>
Increments draw(Sample sample) {
    sluss::kernel::Stream stream{{1, 0}, 7, 0, 1};
    Increments all(increments);
    for (std::int64_t& one : all) one = static_cast<std::int64_t>(sample(stream));
    return all;
}

constexpr double hour = 3600e6;
constexpr double day = 24 * hour;

double exponential(sluss::kernel::Stream& stream) {
    return -std::log(1 - stream.uniform());
}

const Increments& workload(const std::string& name) {
    static const Increments memoryless = draw([](auto& stream) { return day * exponential(stream); });
    static const Increments uniform = draw([](auto& stream) { return 2 * day * stream.uniform(); });
    // Nine in ten within hours, one about a year ahead.
    static const Increments two_scales = draw([](auto& stream) {
        return stream.uniform() < 0.9 ? 2 * hour * exponential(stream) : (335 + 60 * stream.uniform()) * day;
    });
    // On quarters of an hour, in office time: some 5 working days of nine hours ahead.
    static const Increments quarters =
        draw([](auto& stream) { return std::ceil(180 * exponential(stream)) * (hour / 4); });
    // Every second at the present moment.
    static const Increments at_once =
        draw([](auto& stream) { return stream.uniform() < 0.5 ? 0 : day * exponential(stream); });
    return name == "exponential"  ? memoryless
           : name == "uniform"    ? uniform
           : name == "two_scales" ? two_scales
           : name == "quarters"   ? quarters
                                  : at_once;
}

// A list with n pending events of n slots.
template <class List, class Item>
class Hold {
public:
    Hold(List& list, std::size_t n, const Increments& ahead) : list_(list), ahead_(ahead) {
        for (std::uint32_t slot = 0; slot < n; ++slot) schedule(0, slot);
    }
    std::uint32_t step() {
        const Item event = list_.pop();
        schedule(event.time, event.slot());
        now_ = event.time;
        return event.slot();
    }
    // Cancels the event of a random slot and schedules another, as a patience that is cut short.
    void reschedule(std::uint32_t slot) {
        list_.cancel(slot);
        schedule(now_, slot);
    }

private:
    void schedule(std::int64_t now, std::uint32_t slot) {
        list_.push(Item::make(now + ahead_[order_ % increments], order_, slot));
        ++order_;
    }

    List& list_;
    const Increments& ahead_;
    std::uint64_t order_ = 0;
    std::int64_t now_ = 0;
};

// Three in ten events cancel another; which one is drawn beforehand, as part of an increment's low bits.
template <class List, class Item>
void step_with_cancellation(Hold<List, Item>& hold, std::size_t n, const Increments& draws, std::size_t& next) {
    hold.step();
    const auto draw = static_cast<std::uint64_t>(draws[next++ % increments]);
    if (draw % 10 < 3) hold.reschedule(static_cast<std::uint32_t>(draw / 10 % n));
}

class Reference {
public:
    explicit Reference(std::size_t slots = 0) : pending_(slots) {}
    void push(Event event) {
        events_.insert(event);
        if (event.slot() < pending_.size()) pending_[event.slot()] = event;
    }
    void cancel(std::uint32_t slot) { events_.erase(pending_[slot]); }
    Event pop() {
        const Event first = *events_.begin();
        events_.erase(events_.begin());
        return first;
    }

private:
    std::set<Event> events_;
    std::vector<Event> pending_;
};

void require_same(bool same) {
    if (!same) {
        std::fputs("an event list gives another order than the reference\n", stderr);
        std::abort();
    }
}

template <class List, class Item>
void check_order(const Increments& ahead) {
    for (const std::size_t n : {1u, 10u, 1000u, 20'000u}) {
        List list;
        Reference reference;
        Hold<List, Item> hold{list, n, ahead};
        Hold<Reference, Event> expected{reference, n, ahead};
        for (std::size_t i = 0; i < 3 * n; ++i) require_same(hold.step() == expected.step());
    }
}

template <class List, class Item>
void hold(benchmark::State& state, const std::string& times) {
    const Increments& ahead = workload(times);
    static std::set<std::string> checked;
    if (checked.insert(times).second) check_order<List, Item>(ahead);
    const auto n = static_cast<std::size_t>(state.range(0));
    List list;
    Hold<List, Item> hold{list, n, ahead};
    for (std::size_t i = 0; i < 2 * n; ++i) hold.step();
    for (auto _ : state) benchmark::DoNotOptimize(hold.step());
}

// What an event concerns: a record of the size of a coroutine's frame, anywhere in memory.
struct alignas(64) Record {
    std::uint64_t words[16];
};
struct FetchRecord {
    const Record* records = nullptr;
    void operator()(Event event) const {
        const Record& record = records[event.slot() % (1 << 20)];
        __builtin_prefetch(&record.words[0]);
        __builtin_prefetch(&record.words[8]);
    }
};

template <template <class> class ListOf, class Announce>
void hold_records(benchmark::State& state, const std::string& times) {
    const auto n = static_cast<std::size_t>(state.range(0));
    static std::vector<Record> records(1 << 20);
    Announce announce{};
    if constexpr (std::is_same_v<Announce, FetchRecord>) announce.records = records.data();
    ListOf<Announce> list{announce};
    Hold<ListOf<Announce>, Event> hold{list, n, workload(times)};
    for (std::size_t i = 0; i < 2 * n; ++i) hold.step();
    for (auto _ : state) {
        Record& record = records[hold.step()];
        ++record.words[0];
        ++record.words[9];
    }
}

template <class List>
void cancel(benchmark::State& state, const std::string& times) {
    const Increments& ahead = workload(times);
    const Increments& draws = workload("uniform");
    [[maybe_unused]] static const bool checked = [&] {
        const std::size_t n = 1000;
        List list{n};
        Reference reference{n};
        Hold<List, Event> hold{list, n, ahead};
        Hold<Reference, Event> expected{reference, n, ahead};
        for (std::size_t i = 0, j = 0; i < 20 * n;) {
            step_with_cancellation(hold, n, draws, i);
            step_with_cancellation(expected, n, draws, j);
            require_same(hold.step() == expected.step());
        }
        return true;
    }();
    const auto n = static_cast<std::size_t>(state.range(0));
    List list{n};
    Hold<List, Event> hold{list, n, ahead};
    std::size_t next = 0;
    for (std::size_t i = 0; i < 2 * n; ++i) step_with_cancellation(hold, n, draws, next);
    for (auto _ : state) step_with_cancellation(hold, n, draws, next);
}

constexpr LineHeapOptions replace_top{.replace_top = true};
constexpr LineHeapOptions look_ahead{.replace_top = true, .look_ahead = true};
constexpr LineHeapOptions to_bottom{.replace_top = true, .hole_to_bottom = true, .look_ahead = true};

template <class Announce>
using BestHeap = LineHeap<4, look_ahead, Announce>;

void add(const std::string& name, void (*run)(benchmark::State&, const std::string&), const std::string& times) {
    for (const std::int64_t n : {2, 10, 100, 1000, 10'000, 100'000, 1'000'000})
        benchmark::RegisterBenchmark((times + "/" + name).c_str(), run, times)
            ->Arg(n)
            ->Iterations(std::max<std::int64_t>(1 << 19, 2 * n));
}

[[maybe_unused]] const bool registered = [] {
    for (const std::string times : {"exponential", "uniform", "two_scales", "quarters", "at_once"}) {
        add("binary heap of 24 bytes", hold<PlainHeap<WideEvent, 2>, WideEvent>, times);
        add("4-ary heap of 24 bytes", hold<PlainHeap<WideEvent, 4>, WideEvent>, times);
        add("4-ary heap", hold<LineHeap<4, LineHeapOptions{}>, Event>, times);
        add("… replace top", hold<LineHeap<4, replace_top>, Event>, times);
        add("… look ahead", hold<LineHeap<4, look_ahead>, Event>, times);
        add("… hole to bottom", hold<LineHeap<4, to_bottom>, Event>, times);
        add("8-ary heap, look ahead", hold<LineHeap<8, look_ahead>, Event>, times);
        add("pairing heap", hold<PairingHeap, Event>, times);
        add("ladder queue", hold<LadderQueue<>, Event>, times);
    }
    for (const std::string times : {"exponential", "two_scales"}) {
        add("records, heap", hold_records<BestHeap, Unannounced>, times);
        add("records, heap, fetched", hold_records<BestHeap, FetchRecord>, times);
        add("records, ladder", hold_records<LadderQueue, Unannounced>, times);
        add("records, ladder, fetched", hold_records<LadderQueue, FetchRecord>, times);
        add("cancelling, skipped in heap", cancel<SkipCancelled<LineHeap<4, look_ahead>>>, times);
        add("cancelling, skipped in ladder", cancel<SkipCancelled<LadderQueue<>>>, times);
        add("cancelling, heap with places", cancel<IndexedHeap>, times);
        add("cancelling, pairing heap", cancel<CancellingPairingHeap>, times);
    }
    return true;
}();

}  // namespace
