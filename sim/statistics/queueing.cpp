// Formulas of queueing theory, by recursions that neither overflow nor need factorials; sources are in the header.
#include "statistics/queueing.hpp"

#include <limits>

namespace sluss::statistics {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// Completes a queue from its waiting by Little's law.
Queue with_wait(Queue queue, double arrival_rate, double mean_service, double mean_wait) {
    queue.mean_wait = mean_wait;
    queue.mean_time = mean_wait + mean_service;
    queue.mean_queue = arrival_rate * mean_wait;
    queue.mean_present = arrival_rate * queue.mean_time;
    queue.utilisation = queue.load < 1 ? queue.load : 1;
    return queue;
}

}  // namespace

double erlang_b(int servers, double offered_load) {
    double blocked = 1;
    for (int c = 1; c <= servers; ++c) blocked = offered_load * blocked / (c + offered_load * blocked);
    return blocked;
}

double erlang_c(int servers, double offered_load) {
    const double load = offered_load / servers;
    if (load >= 1) return 1;
    const double blocked = erlang_b(servers, offered_load);
    return blocked / (1 - load * (1 - blocked));
}

Queue mmc(int servers, double arrival_rate, double service_rate) {
    Queue queue;
    const double offered = arrival_rate / service_rate;
    queue.load = offered / servers;
    queue.waiting_chance = erlang_c(servers, offered);
    const double wait = queue.load < 1 ? queue.waiting_chance / (servers * service_rate - arrival_rate) : infinite;
    return with_wait(queue, arrival_rate, 1 / service_rate, wait);
}

Queue mg1(double arrival_rate, double mean_service, double squared_cv) {
    Queue queue;
    queue.load = arrival_rate * mean_service;
    queue.waiting_chance = queue.load < 1 ? queue.load : 1;
    const double second_moment = mean_service * mean_service * (1 + squared_cv);
    const double wait = queue.load < 1 ? arrival_rate * second_moment / (2 * (1 - queue.load)) : infinite;
    return with_wait(queue, arrival_rate, mean_service, wait);
}

Queue erlang_a(int servers, double arrival_rate, double service_rate, double mean_patience) {
    // Weights of the states relative to "all servers busy, nobody waits", downwards and upwards from there.
    double total = 1;
    double busy_servers = servers;
    double weight = 1;
    for (int n = servers; n > 0; --n) {
        weight *= n * service_rate / arrival_rate;
        total += weight;
        busy_servers += weight * (n - 1);
    }
    double waiting_weight = 1;  // states in which an arrival must wait
    double queue_sum = 0;
    weight = 1;
    const auto ratio = [&](int waiting) { return arrival_rate / (servers * service_rate + waiting / mean_patience); };
    for (int waiting = 1; ratio(waiting) >= 1 || weight * waiting > 1e-18 * total; ++waiting) {
        weight *= ratio(waiting);
        total += weight;
        waiting_weight += weight;
        busy_servers += weight * servers;
        queue_sum += weight * waiting;
    }
    Queue queue;
    queue.load = arrival_rate / (servers * service_rate);
    queue.waiting_chance = waiting_weight / total;
    queue.mean_queue = queue_sum / total;
    queue.mean_wait = queue.mean_queue / arrival_rate;
    queue.mean_present = queue.mean_queue + busy_servers / total;
    queue.mean_time = queue.mean_present / arrival_rate;
    queue.abandon_chance = queue.mean_queue / mean_patience / arrival_rate;
    queue.utilisation = busy_servers / total / servers;
    return queue;
}

}  // namespace sluss::statistics
