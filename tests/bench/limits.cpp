// The same models by hand, as fast as a plain program does them: the limits that the kernel is compared with. The same
// random numbers in the same order, no processes, no engine; an event is sixteen bytes and cannot be cancelled.
#include "hold.hpp"
#include "queue.hpp"

#include <cstddef>
#include <deque>
#include <vector>

namespace sluss::bench {

using namespace kernel;

namespace {

struct Event {
    Time time;
    std::uint64_t what;
};
static_assert(sizeof(Event) == 16);

// A binary heap, earliest first. Which child is earlier is reckoned and not branched on: the processor would guess
// wrong every other time.
class Heap {
public:
    [[nodiscard]] bool empty() const { return events_.empty(); }
    [[nodiscard]] const Event& top() const { return events_.front(); }

    void push(Event event) {
        std::size_t hole = events_.size();
        events_.push_back(event);
        while (hole > 0) {
            const std::size_t parent = (hole - 1) / 2;
            if (events_[parent].time <= event.time) break;
            events_[hole] = events_[parent];
            hole = parent;
        }
        events_[hole] = event;
    }

    void pop() {
        const Event last = events_.back();
        events_.pop_back();
        if (!events_.empty()) replace_top(last);
    }

    void replace_top(Event event) {
        const std::size_t size = events_.size();
        std::size_t hole = 0;
        for (std::size_t right = 2; right <= size; right = 2 * hole + 2) {
            const std::size_t left = right - 1;
            const auto step = static_cast<std::size_t>(right < size && events_[right].time < events_[left].time);
            const std::size_t earlier = left + step;
            if (event.time <= events_[earlier].time) break;
            events_[hole] = events_[earlier];
            hole = earlier;
        }
        events_[hole] = event;
    }

private:
    std::vector<Event> events_;
};

}  // namespace

Json run_queue_by_heap(const QueueParameters& parameters) {
    const Stopwatch stopwatch;
    Luck luck{parameters, 0};
    Heap heap;
    std::deque<Time> waiting;                          // when they came
    std::vector<Time> in_service(parameters.servers);  // when the customer at each server came
    std::vector<std::uint64_t> free_servers;
    for (std::uint64_t server = parameters.servers; server > 0; --server) free_servers.push_back(server - 1);
    const std::uint64_t arrival = parameters.servers;  // any other event: the end of service at that server

    Duration time_in_system{};
    std::uint64_t arrived = 0;
    heap.push({Time{} + luck.next_gap(), arrival});
    while (!heap.empty()) {
        const auto [now, what] = heap.top();
        if (what == arrival) {
            if (++arrived < parameters.customers)
                heap.replace_top({now + luck.next_gap(), arrival});
            else
                heap.pop();
            if (free_servers.empty()) {
                waiting.push_back(now);
            } else {
                const std::uint64_t server = free_servers.back();
                free_servers.pop_back();
                in_service[server] = now;
                heap.push({now + luck.next_service(), server});
            }
        } else {
            time_in_system += now - in_service[what];
            if (waiting.empty()) {
                free_servers.push_back(what);
                heap.pop();
            } else {
                in_service[what] = waiting.front();
                waiting.pop_front();
                heap.replace_top({now + luck.next_service(), what});
            }
        }
    }
    return report("limit-heap", parameters_of(parameters),
                  {.events = events_per_customer * parameters.customers,
                   .elapsed = stopwatch.elapsed(),
                   .mean_time_in_system = mean_in_services(time_in_system, parameters.customers)});
}

Json run_queue_by_recursion(const QueueParameters& parameters) {
    const Stopwatch stopwatch;
    Luck luck{parameters, 0};
    Duration time_in_system{};
    Time arrives{};
    Time server_free{};
    for (std::uint64_t i = 0; i < parameters.customers; ++i) {
        arrives += luck.next_gap();
        server_free = (server_free > arrives ? server_free : arrives) + luck.next_service();
        time_in_system += server_free - arrives;
    }
    return report("limit-lindley", parameters_of(parameters),
                  {.events = events_per_customer * parameters.customers,
                   .elapsed = stopwatch.elapsed(),
                   .mean_time_in_system = mean_in_services(time_in_system, parameters.customers)});
}

Json run_hold_by_heap(const HoldParameters& parameters) {
    Holds holds{parameters.seed};
    std::uint64_t left = parameters.holds;
    Heap heap;
    for (std::uint64_t process = 0; process < parameters.processes && left > 0; ++process, --left)
        heap.push({Time{} + holds.next(), process});

    const Stopwatch stopwatch;
    while (!heap.empty()) {
        const auto [now, process] = heap.top();
        if (left > 0) {
            --left;
            heap.replace_top({now + holds.next(), process});
        } else {
            heap.pop();
        }
    }
    return report_hold("limit-heap", parameters, holds, stopwatch.elapsed());
}

}  // namespace sluss::bench
