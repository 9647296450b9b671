// Queues with known answers. sluss is checked against them through whole scenarios, and its docs quote them. Time is in
// any one unit; rates are per that unit. Stable systems only: at a load of 1 or more the waiting is infinite.
#pragma once

namespace sluss::statistics {

/// What a queue in steady state looks like.
struct Queue {
    double load = 0;            ///< offered work per server, arrival rate / (servers × service rate)
    double waiting_chance = 0;  ///< that an arrival finds all servers busy
    double mean_wait = 0;       ///< Wq, before service begins (or before leaving, where customers leave)
    double mean_time = 0;       ///< W, wait and service
    double mean_queue = 0;      ///< Lq = arrival rate × Wq (Little 1961)
    double mean_present = 0;    ///< L, waiting and in service
    double abandon_chance = 0;  ///< that an arrival leaves unserved
    double utilisation = 0;     ///< share of time a server is busy
};

/// Chance that all `servers` are busy when nobody waits: offered load a = arrival rate / service rate (Erlang 1917), by
/// the recursion B(0) = 1, B(c) = a B(c-1) / (c + a B(c-1)).
double erlang_b(int servers, double offered_load);

/// Chance of waiting in M/M/c, C = B / (1 - rho (1 - B)); 1 if the load is 1 or more.
double erlang_c(int servers, double offered_load);

/// Exponential times, c servers, one queue: Wq = C / (c mu - lambda).
Queue mmc(int servers, double arrival_rate, double service_rate);

/// One server, any service time: Wq = lambda E[S^2] / (2 (1 - rho)) (Pollaczek 1930, Khinchine 1932).
/// \param squared_cv  variance of the service time / its mean squared
Queue mg1(double arrival_rate, double mean_service, double squared_cv);

/// Erlang-A: as mmc, and each customer who waits leaves after an exponential patience (Palm 1957; Garnett, Mandelbaum
/// and Reiman 2002). The birth–death chain is summed until its terms no longer count.
/// \param mean_patience  > 0
Queue erlang_a(int servers, double arrival_rate, double service_rate, double mean_patience);

}  // namespace sluss::statistics
