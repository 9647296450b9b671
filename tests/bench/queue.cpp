// The queue as the engine would write it: with the kernel's public primitives and nothing else.
#include "queue.hpp"

#include "kernel/resource.hpp"
#include "kernel/simulation.hpp"

#include <atomic>
#include <numeric>
#include <thread>
#include <vector>

namespace sluss::bench {

using namespace kernel;

namespace {

class Queue {
public:
    Queue(const QueueParameters& parameters, std::uint64_t replication)
        : customers_(parameters.customers), luck_(parameters, replication), servers_(simulation_, parameters.servers) {}

    void run() {
        simulation_.start(source());
        simulation_.run_until(Time::max());
    }

    [[nodiscard]] double mean_time_in_system() const { return mean_in_services(time_in_system_, customers_); }
    [[nodiscard]] std::uint64_t kernel_events() const { return simulation_.events(); }

private:
    Process source() {
        for (std::uint64_t i = 0; i < customers_; ++i) {
            co_await simulation_.after(luck_.next_gap());
            simulation_.start(customer());
        }
    }

    Process customer() {
        const Time arrived = simulation_.now();
        co_await servers_.acquire();
        co_await simulation_.after(luck_.next_service());
        servers_.release();
        time_in_system_ += simulation_.now() - arrived;
    }

    std::uint64_t customers_;
    Luck luck_;
    Simulation simulation_{Time{}};
    Resource servers_;
    Duration time_in_system_{};
};

}  // namespace

Json run_queue(const char* name, const QueueParameters& parameters) {
    const Stopwatch stopwatch;
    Queue queue{parameters, 0};
    queue.run();
    return report(name, parameters_of(parameters),
                  {.events = events_per_customer * parameters.customers,
                   .elapsed = stopwatch.elapsed(),
                   .mean_time_in_system = queue.mean_time_in_system()},
                  {{"kernel_events", queue.kernel_events()}});
}

Json run_replications(const QueueParameters& parameters, std::uint64_t count, unsigned threads) {
    const Stopwatch stopwatch;
    std::vector<double> means(count);
    std::atomic<std::uint64_t> next{0};
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 0; i < threads; ++i)
            workers.emplace_back([&] {
                for (std::uint64_t job = next++; job < count; job = next++) {
                    Queue queue{parameters, job};
                    queue.run();
                    means[job] = queue.mean_time_in_system();
                }
            });
    }
    Json all = parameters_of(parameters);
    all["count"] = count;
    all["threads"] = threads;
    return report(
        "replications", all,
        {.events = events_per_customer * parameters.customers * count,
         .elapsed = stopwatch.elapsed(),
         .mean_time_in_system = std::accumulate(means.begin(), means.end(), 0.0) / static_cast<double>(count)});
}

}  // namespace sluss::bench
