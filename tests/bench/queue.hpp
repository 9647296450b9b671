// The queue with c servers that everybody measures: what mm1, mmc and their limits have in common, so that they draw
// the same numbers and do the same work. Customers come by chance, are served first come first served, and go.
#pragma once

#include "kernel/distribution.hpp"
#include "kernel/time.hpp"
#include "report.hpp"

#include <cstdint>

namespace sluss::bench {

struct QueueParameters {
    std::uint64_t customers = 1'000'000;
    unsigned servers = 1;
    double load = 0.9;  ///< of each server, in (0, 1)
    std::uint64_t seed = 1;
};

/// A service takes a minute on average: long enough that rounding to microseconds is nothing, short enough that the
/// time of 10^9 customers can be added up exactly at loads up to 0.99.
inline constexpr double mean_service_hours = 1.0 / 60.0;

/// Two events a customer: its arrival and the end of its service.
inline constexpr std::uint64_t events_per_customer = 2;

/// What is drawn for the customers, in their order. They are served in that order, so a service may be drawn when it
/// begins.
class Luck {
public:
    Luck(const QueueParameters& queue, std::uint64_t replication)
        : gap_(kernel::Distribution::exponential(mean_service_hours / (queue.load * queue.servers))),
          service_(kernel::Distribution::exponential(mean_service_hours)),
          gaps_({queue.seed, replication}, kernel::name_hash("queue"), 0, kernel::name_hash("gap")),
          services_({queue.seed, replication}, kernel::name_hash("queue"), 0, kernel::name_hash("service")) {}

    kernel::Duration next_gap() { return kernel::from_hours(gap_.sample(gaps_)); }
    kernel::Duration next_service() { return kernel::from_hours(service_.sample(services_)); }

private:
    kernel::Distribution gap_;
    kernel::Distribution service_;
    kernel::Stream gaps_;
    kernel::Stream services_;
};

/// The mean over all customers, in mean services; exact up to the last division.
inline double mean_in_services(kernel::Duration sum, std::uint64_t customers) {
    return kernel::in_hours(sum) / mean_service_hours / static_cast<double>(customers);
}

inline Json parameters_of(const QueueParameters& queue) {
    return {{"customers", queue.customers}, {"servers", queue.servers}, {"load", queue.load}, {"seed", queue.seed}};
}

/// The kernel's own: a source, a process per customer, a resource.
Json run_queue(const char* name, const QueueParameters& queue);

/// Independent M/M/1 queues shared out among threads; the result does not depend on how many.
Json run_replications(const QueueParameters& queue, std::uint64_t count, unsigned threads);

/// By hand: a loop over a heap of 16-byte events.
Json run_queue_by_heap(const QueueParameters& queue);

/// By the recursion of the waiting times (Lindley 1952), one server: no events at all.
Json run_queue_by_recursion(const QueueParameters& queue);

}  // namespace sluss::bench
