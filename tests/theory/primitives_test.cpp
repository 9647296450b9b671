// The kernel's primitives against queues with known answers, without scenario, calendar or recorder: customers are
// coroutines of a dozen lines. Time is in hours, which are the unit of the rates too.
//
// How it is decided: as in queues_test.cpp. The exact value of each claim below must lie in the interval of the
// simulation over 40 independent replications. The intervals are simultaneous: over all the claims of this file
// together, primitives that are right fail with a chance of about 0.5 % over the choice of seed (Holm's method; to
// reject none of m claims is to reject not even the worst of them at 0.5 % / m; about, because the means of 40
// replications are nearly normal, not quite). The seeds are fixed. Each interval must be narrow enough to mean
// something: its half-width may be no more than the stated share of the value, which is a demand on the length of the
// runs and not part of the 0.5 %.
#include "kernel/condition.hpp"
#include "kernel/distribution.hpp"
#include "kernel/facility.hpp"
#include "kernel/resource.hpp"
#include "kernel/signal.hpp"
#include "statistics/estimate.hpp"
#include "statistics/queueing.hpp"
#include "support/hypotheses.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

using namespace sluss;
using namespace sluss::kernel;
using doctest::Approx;

namespace {

struct Claim {
    std::string_view system;
    double expected;  ///< from theory
    double narrow;    ///< the largest half-width, as a share of the expected value
};

// In the order in which each system reports its values.
const std::vector<Claim> claims{
    // M/M/1, load 0.8: Wq = rho / (mu - lambda) = 4, and all that arrive at a busy server wait: P = 0.8. In an M/M/c
    // line that is served first come, first served, P(wait > t) = C e^(-(c mu - lambda) t); last come, first served has
    // the same mean and another P: e^-2 * 0.8 for ten hours here, and for two hours e^-2 C and e^-1.6 C below.
    {"M/M/1 by resource", 4, 0.06},
    {"M/M/1 by resource", 0.8, 0.01},
    {"M/M/1 by resource", 0.10826822658929017, 0.10},
    {"M/M/1 by facility", 4, 0.06},
    {"M/M/1 by facility", 0.8, 0.01},
    {"M/M/1 by facility", 0.10826822658929017, 0.10},
    // M/M/10, load 0.9: Erlang C. The mean wait is C / (10 - 9), the chance of waiting C.
    {"M/M/10 by resource", 0.6687315241076972, 0.10},
    {"M/M/10 by resource", 0.6687315241076972, 0.03},
    {"M/M/10 by resource", 0.0905029702243669, 0.20},
    {"M/M/10 by facility", 0.6687315241076972, 0.10},
    {"M/M/10 by facility", 0.6687315241076972, 0.03},
    {"M/M/10 by facility", 0.0905029702243669, 0.20},
    // M/M/4, load 0.8.
    {"M/M/4 by condition", 0.7455405897342559, 0.06},
    {"M/M/4 by condition", 0.5964324717874046, 0.02},
    {"M/M/4 by condition", 0.12041763927282251, 0.10},
    // M/D/1, load 0.8, and M/G/1, load 0.7: Wq = lambda E[S^2] / (2 (1 - rho)) (Pollaczek and Khinchine).
    {"M/D/1", 2, 0.05},
    {"M/G/1, gamma", 0.7 * 1.25 / 0.6, 0.05},
    {"M/G/1, lognormal", 0.7 * 3.25 / 0.6, 0.09},
    // Two classes on one server, 0.3 an hour that take an hour and 0.2 an hour that take two, all exponential. Not
    // preemptive (Cobham 1954): Wq_k = W0 / ((1 - s_{k-1}) (1 - s_k)) with W0 = sum lambda_i E[S_i^2] / 2 = 1.1.
    {"priority by resource, short first", 1.1 / 0.7, 0.04},
    {"priority by resource, short first", 1.1 / (0.7 * 0.3), 0.07},
    {"priority by resource, long first", 1.1 / 0.6, 0.04},
    {"priority by resource, long first", 1.1 / (0.6 * 0.3), 0.07},
    {"priority by facility, short first", 1.1 / 0.7, 0.04},
    {"priority by facility, short first", 1.1 / (0.7 * 0.3), 0.07},
    {"priority by facility, long first", 1.1 / 0.6, 0.04},
    {"priority by facility, long first", 1.1 / (0.6 * 0.3), 0.07},
    // The same, preemptive-resume, time in system: W_k = E[S_k] / (1 - s_{k-1})
    // + sum_{i<=k} lambda_i E[S_i^2] / 2 / ((1 - s_{k-1}) (1 - s_k)).
    {"preemptive-resume, short first", 1 + 0.3 / 0.7, 0.04},
    {"preemptive-resume, short first", 2 / 0.7 + 1.1 / (0.7 * 0.3), 0.06},
    {"preemptive-resume, long first", 2 + 0.8 / 0.6, 0.04},
    {"preemptive-resume, long first", 1 / 0.6 + 1.1 / (0.6 * 0.3), 0.06},
    // A piece of d = 2 hours that is interrupted 0.3 times an hour for a busy period of mean b = 1 / (1 - 0.3) hours is
    // done after d (1 + 0.3 b) if it goes on where it was, and (e^{0.3 d} - 1) (1 / 0.3 + b) if it starts again (Gaver
    // 1962).
    {"completion, resume", 2 / 0.7, 0.02},
    {"completion, restart", 3.9148514304309945, 0.03},
    // M/M/5+M, six an hour, mean patience two hours (Erlang A): time in line, and the share that leaves.
    {"Erlang A by resource", 0.4527732200100969, 0.04},
    {"Erlang A by resource", 0.22638661000504845, 0.04},
    {"Erlang A by facility", 0.4527732200100969, 0.04},
    {"Erlang A by facility", 0.22638661000504845, 0.04},
    {"Erlang A by condition", 0.4527732200100969, 0.04},
    {"Erlang A by condition", 0.22638661000504845, 0.04},
    // M/G/12/12, ten an hour (Erlang B), whatever the distribution of service: the share that is turned away.
    {"loss, exponential", 0.11973918844482516, 0.04},
    {"loss, constant", 0.11973918844482516, 0.04},
    {"loss, lognormal", 0.11973918844482516, 0.04},
    // Three workers and two rooms: 1.5 calls an hour need a worker, 1 an hour a room, 1 an hour both, an hour each; who
    // does not get all of it at once is turned away. Numbers present are independent Poisson numbers, conditioned on
    // what there is (Kelly 1991, "Loss networks"): P(n) ~ 1.5^n1 / n1! 1^n2 / n2! 1^n3 / n3!. See turned_away() below.
    {"joint acquisition with loss", 0.23228995057660626, 0.03},
    {"joint acquisition with loss", 0.3673805601317957, 0.03},
    {"joint acquisition with loss", 0.48599670510708404, 0.03},
    // Everybody needs both of two things: M/M/1.
    {"joint acquisition in line", 4, 0.06},
    // Five machines that break down after five hours and are repaired by one mechanic in one: the time a machine is
    // out of order is 5 / X - 5 with X = 1 - p0, p0 = 1 / sum_k 5! / (5 - k)! 0.2^k (Little 1961; Palm's repairmen).
    {"machine repair", 1.9917144678138934, 0.03},
    // A wait of exponential length 1 / 0.5 that is interrupted at rate 1: it takes 1 / 1.5, and is interrupted with
    // chance 1 / 1.5.
    {"interruption", 1 / 1.5, 0.02},
    {"interruption", 1 / 1.5, 0.02},
};

constexpr std::size_t replications = 40;
const Time opening{};

/// What one replication makes of a system, and the customers that pass through it.
struct Model {
    struct Tally {
        double arrived = 0;
        double waited = 0;     ///< those who did not begin at once
        double long_wait = 0;  ///< those who waited longer than `long_wait` of the model
        double wait = 0;       ///< hours in line, of all
        double in_system = 0;  ///< hours, of those who were served
        double left = 0;
    };

    Model(std::string_view system, std::uint64_t replication, double hours)
        : key{20190107, replication},
          random(name_hash(system)),
          warm(opening + from_hours(hours / 12)),
          end(opening + from_hours(hours)) {}

    /// Numbers of its own for each system, replication, source and purpose.
    [[nodiscard]] Stream stream(std::uint64_t source, std::uint64_t purpose) const {
        return {key, random, source, purpose};
    }

    [[nodiscard]] bool counts(Time arrival) const { return arrival >= warm; }

    StreamKey key;
    std::uint64_t random;
    Simulation simulation{opening};
    Time warm;  ///< customers who come before are not counted
    Time end;   ///< nobody comes after; those who are there are still served
    Duration long_wait{};
    std::array<Tally, 3> tallies{};
};

/// One of those who come.
struct Customer {
    std::size_t kind = 0;
    Duration service{};
    Terms terms;
};

/// How often, with how much work and how much patience those of a kind come.
struct Kind {
    double rate;
    Distribution service;
    int priority = 0;
    std::optional<double> mean_patience = {};  ///< 0: none at all
};

using Welcome = std::function<void(Customer)>;

Process arrivals(Model& model, std::size_t number, Kind kind, Welcome welcome) {
    Stream gaps = model.stream(number, 1);
    Stream services = model.stream(number, 2);
    Stream patience = model.stream(number, 3);
    const auto gap = Distribution::exponential(1 / kind.rate);
    for (;;) {
        co_await model.simulation.after(from_hours(gap.sample(gaps)));
        if (model.simulation.now() >= model.end) co_return;
        Customer customer{number, from_hours(kind.service.sample(services)), {.priority = kind.priority}};
        if (kind.mean_patience) {
            const double hours =
                *kind.mean_patience == 0 ? 0 : Distribution::exponential(*kind.mean_patience).sample(patience);
            customer.terms.limit = model.simulation.now() + from_hours(hours);
        }
        welcome(customer);
    }
}

void waited(Model& model, const Customer& customer, Time arrival, bool served) {
    if (!model.counts(arrival)) return;
    auto& tally = model.tallies[customer.kind];
    const Duration wait = model.simulation.now() - arrival;
    ++tally.arrived;
    tally.wait += in_hours(wait);
    if (wait > Duration{}) ++tally.waited;
    if (wait > model.long_wait) ++tally.long_wait;
    if (!served) ++tally.left;
}

Process by_resource(Model& model, Resource& staff, Customer customer) {
    const Time arrival = model.simulation.now();
    const bool served = co_await staff.acquire(customer.terms);
    waited(model, customer, arrival, served);
    if (!served) co_return;
    co_await model.simulation.after(customer.service);
    staff.release();
}

Process by_facility(Model& model, Facility& counter, Customer customer) {
    const Time arrival = model.simulation.now();
    const bool served = co_await counter.serve(customer.service, customer.terms);
    const Time end = model.simulation.now();
    if (!model.counts(arrival)) co_return;
    auto& tally = model.tallies[customer.kind];
    const Duration wait = end - arrival - (served ? customer.service : Duration{});
    ++tally.arrived;
    tally.wait += in_hours(wait);
    if (wait > Duration{}) ++tally.waited;
    if (wait > model.long_wait) ++tally.long_wait;
    if (served) {
        tally.in_system += in_hours(end - arrival);
    } else {
        ++tally.left;
    }
}

Process by_condition(Model& model, Condition& changes, int& free, Customer customer) {
    const Time arrival = model.simulation.now();
    const bool served = co_await changes.until([&free] { return free > 0; }, customer.terms.limit);
    if (served) --free;
    waited(model, customer, arrival, served);
    if (!served) co_return;
    co_await model.simulation.after(customer.service);
    ++free;
    changes.changed();
}

using Values = std::vector<double>;

/// Runs the system 40 times and compares what it reports with the claims about it.
void check(std::string_view system, double hours, const std::function<Values(Model&)>& run) {
    std::vector<Values> reported;
    for (std::uint64_t r = 0; r < replications; ++r) {
        Model model{system, r, hours};
        reported.push_back(run(model));
    }
    std::size_t value = 0;
    for (const auto& claim : claims) {
        if (claim.system != system) continue;
        std::vector<double> values;
        for (const auto& replication : reported) values.push_back(replication.at(value));
        ++value;
        const auto estimate =
            statistics::mean_interval(values, 1 - testing::theory_error_rate / static_cast<double>(claims.size()));
        CAPTURE(system);
        CAPTURE(value);
        CAPTURE(claim.expected);
        CAPTURE(estimate.mean);
        CAPTURE(estimate.half_width);
        CHECK(std::abs(estimate.mean - claim.expected) <= estimate.half_width);
        CHECK(estimate.half_width <= claim.narrow * claim.expected);
    }
    REQUIRE(value > 0);
    REQUIRE(value == reported.front().size());
}

void run_to_the_end(Model& model) {
    model.simulation.run_until(model.end + from_hours(1e6));
}

void open_doors(Model& model, const std::vector<Kind>& kinds, const Welcome& welcome) {
    for (std::size_t i = 0; i < kinds.size(); ++i) model.simulation.start(arrivals(model, i, kinds[i], welcome));
    run_to_the_end(model);
}

void serve_by_resource(Model& model, std::int64_t units, const std::vector<Kind>& kinds) {
    Resource staff{model.simulation, units};
    open_doors(model, kinds, [&](Customer c) { model.simulation.start(by_resource(model, staff, c)); });
}

void serve_by_facility(Model& model, std::size_t servers, Discipline discipline, const std::vector<Kind>& kinds) {
    Facility counter{model.simulation, servers, discipline};
    open_doors(model, kinds, [&](Customer c) { model.simulation.start(by_facility(model, counter, c)); });
}

void serve_by_condition(Model& model, int servers, const std::vector<Kind>& kinds) {
    Condition changes{model.simulation};
    int free = servers;
    open_doors(model, kinds, [&](Customer c) { model.simulation.start(by_condition(model, changes, free, c)); });
}

double mean_wait(const Model& model, std::size_t kind = 0) {
    return model.tallies[kind].wait / model.tallies[kind].arrived;
}
double mean_time(const Model& model, std::size_t kind = 0) {
    return model.tallies[kind].in_system / model.tallies[kind].arrived;
}
double share_waited(const Model& model) {
    return model.tallies[0].waited / model.tallies[0].arrived;
}
double share_waited_long(const Model& model) {
    return model.tallies[0].long_wait / model.tallies[0].arrived;
}
double share_left(const Model& model, std::size_t kind = 0) {
    return model.tallies[kind].left / model.tallies[kind].arrived;
}

const auto an_hour = Distribution::exponential(1);
const auto two_hours = Distribution::exponential(2);

}  // namespace

TEST_CASE("a resource and a facility of one are M/M/1") {
    check("M/M/1 by resource", 60'000, [](Model& model) {
        model.long_wait = std::chrono::hours{10};
        serve_by_resource(model, 1, {{0.8, an_hour}});
        return Values{mean_wait(model), share_waited(model), share_waited_long(model)};
    });
    check("M/M/1 by facility", 60'000, [](Model& model) {
        model.long_wait = std::chrono::hours{10};
        serve_by_facility(model, 1, Discipline::first_come, {{0.8, an_hour}});
        return Values{mean_wait(model), share_waited(model), share_waited_long(model)};
    });
}

TEST_CASE("ten of them are M/M/10") {
    CHECK(statistics::mmc(10, 9, 1).mean_wait == Approx(0.6687315241076972));
    CHECK(statistics::mmc(10, 9, 1).waiting_chance == Approx(0.6687315241076972));
    check("M/M/10 by resource", 10'000, [](Model& model) {
        model.long_wait = std::chrono::hours{2};
        serve_by_resource(model, 10, {{9, an_hour}});
        return Values{mean_wait(model), share_waited(model), share_waited_long(model)};
    });
    check("M/M/10 by facility", 10'000, [](Model& model) {
        model.long_wait = std::chrono::hours{2};
        serve_by_facility(model, 10, Discipline::priority, {{9, an_hour}});
        return Values{mean_wait(model), share_waited(model), share_waited_long(model)};
    });
}

TEST_CASE("whoever waits for one of four to be free is in M/M/4") {
    CHECK(statistics::mmc(4, 3.2, 1).mean_wait == Approx(0.7455405897342559));
    CHECK(statistics::mmc(4, 3.2, 1).waiting_chance == Approx(0.5964324717874046));
    check("M/M/4 by condition", 12'000, [](Model& model) {
        model.long_wait = std::chrono::hours{2};
        serve_by_condition(model, 4, {{3.2, an_hour}});
        return Values{mean_wait(model), share_waited(model), share_waited_long(model)};
    });
}

TEST_CASE("with work of any distribution they are M/G/1") {
    CHECK(statistics::mg1(0.8, 1, 0).mean_wait == Approx(2));
    CHECK(statistics::mg1(0.7, 1, 0.25).mean_wait == Approx(0.7 * 1.25 / 0.6));
    CHECK(statistics::mg1(0.7, 1, 2.25).mean_wait == Approx(0.7 * 3.25 / 0.6));
    check("M/D/1", 40'000, [](Model& model) {
        serve_by_facility(model, 1, Discipline::first_come, {{0.8, Distribution::constant(1)}});
        return Values{mean_wait(model)};
    });
    check("M/G/1, gamma", 30'000, [](Model& model) {
        serve_by_resource(model, 1, {{0.7, Distribution::gamma(1, 0.5)}});
        return Values{mean_wait(model)};
    });
    check("M/G/1, lognormal", 80'000, [](Model& model) {
        serve_by_facility(model, 1, Discipline::first_come, {{0.7, Distribution::lognormal(1, 1.5)}});
        return Values{mean_wait(model)};
    });
}

namespace {
// Of each pair the first kind listed is the first reported, and goes first.
const std::vector<Kind> short_first{{0.3, an_hour, 0, {}}, {0.2, two_hours, 1, {}}};
const std::vector<Kind> long_first{{0.2, two_hours, 0, {}}, {0.3, an_hour, 1, {}}};
}  // namespace

TEST_CASE("two classes of priority wait as long as Cobham says, whichever goes first") {
    const auto by_res = [](const std::vector<Kind>& kinds) {
        return [&kinds](Model& model) {
            serve_by_resource(model, 1, kinds);
            return Values{mean_wait(model, 0), mean_wait(model, 1)};
        };
    };
    const auto by_fac = [](const std::vector<Kind>& kinds) {
        return [&kinds](Model& model) {
            serve_by_facility(model, 1, Discipline::priority, kinds);
            return Values{mean_wait(model, 0), mean_wait(model, 1)};
        };
    };
    check("priority by resource, short first", 60'000, by_res(short_first));
    check("priority by resource, long first", 60'000, by_res(long_first));
    check("priority by facility, short first", 60'000, by_fac(short_first));
    check("priority by facility, long first", 60'000, by_fac(long_first));
}

TEST_CASE("two classes of which one preempts the other take as long as theory says, whichever goes first") {
    const auto preempting = [](const std::vector<Kind>& kinds) {
        return [&kinds](Model& model) {
            serve_by_facility(model, 1, Discipline::preemptive_resume, kinds);
            return Values{mean_time(model, 0), mean_time(model, 1)};
        };
    };
    check("preemptive-resume, short first", 40'000, preempting(short_first));
    check("preemptive-resume, long first", 40'000, preempting(long_first));
}

namespace {
/// Brings one piece of two hours after the other, of the lowest priority: each begins when nobody urgent is there.
Process endless_pieces(Model& model, Facility& counter, double& pieces) {
    while (model.simulation.now() < model.end) {
        co_await counter.serve(std::chrono::hours{2}, {.priority = 9});
        ++pieces;
    }
}
}  // namespace

TEST_CASE("a piece that is interrupted takes as long as theory says, resumed or started again") {
    CHECK((std::exp(0.6) - 1) * (1 / 0.3 + 1 / 0.7) == Approx(3.9148514304309945));
    const auto completion = [](Discipline discipline) {
        return [discipline](Model& model) {
            Facility counter{model.simulation, 1, discipline};
            double pieces = 0;
            model.simulation.start(endless_pieces(model, counter, pieces));
            model.simulation.start(arrivals(
                model, 0, {0.3, an_hour}, [&](Customer c) { model.simulation.start(by_facility(model, counter, c)); }));
            model.simulation.run_until(model.end);
            return Values{in_hours(model.end - opening) / pieces};
        };
    };
    check("completion, resume", 20'000, completion(Discipline::preemptive_resume));
    check("completion, restart", 20'000, completion(Discipline::preemptive_restart));
}

TEST_CASE("customers whose patience ends leave as often as Erlang A says") {
    const auto exact = statistics::erlang_a(5, 6, 1, 2);
    CHECK(exact.abandon_chance == Approx(0.22638661000504845));
    CHECK(exact.mean_queue / 6 == Approx(0.4527732200100969));
    const std::vector<Kind> impatient{{6, an_hour, 0, 2.0}};
    const auto values = [](const Model& model) { return Values{mean_wait(model), share_left(model)}; };
    check("Erlang A by resource", 2000, [&](Model& model) {
        serve_by_resource(model, 5, impatient);
        return values(model);
    });
    check("Erlang A by facility", 2000, [&](Model& model) {
        serve_by_facility(model, 5, Discipline::first_come, impatient);
        return values(model);
    });
    check("Erlang A by condition", 2000, [&](Model& model) {
        serve_by_condition(model, 5, impatient);
        return values(model);
    });
}

TEST_CASE("customers without any patience are turned away as often as Erlang B says, whatever their service") {
    CHECK(statistics::erlang_b(12, 10) == Approx(0.11973918844482516));
    const auto loss = [](const Distribution& service) {
        return [service](Model& model) {
            serve_by_resource(model, 12, {{10, service, 0, 0.0}});
            return Values{share_left(model)};
        };
    };
    check("loss, exponential", 2000, loss(an_hour));
    check("loss, constant", 2000, loss(Distribution::constant(1)));
    check("loss, lognormal", 3000, loss(Distribution::lognormal(1, 1.5)));
}

namespace {
Process needs_both(Model& model, Resource& one, Resource& other, Customer customer) {
    const Time arrival = model.simulation.now();
    const bool served = co_await acquire_all(customer.terms, one, other);
    waited(model, customer, arrival, served);
    if (!served) co_return;
    co_await model.simulation.after(customer.service);
    one.release();
    other.release();
}

/// Share of each kind that finds not all it needs, by enumeration of what may be present.
std::array<double, 3> turned_away() {
    const std::array<double, 3> load{1.5, 1, 1};
    const auto weight = [&](std::size_t kind, int n) { return std::pow(load[kind], n) / std::tgamma(n + 1); };
    double all = 0;
    std::array<double, 3> blocked{};
    for (int workers = 0; workers <= 3; ++workers)
        for (int rooms = 0; rooms <= 2; ++rooms)
            for (int both = 0; workers + both <= 3 && rooms + both <= 2; ++both) {
                const double p = weight(0, workers) * weight(1, rooms) * weight(2, both);
                const bool no_worker = workers + both == 3;
                const bool no_room = rooms + both == 2;
                all += p;
                if (no_worker) blocked[0] += p;
                if (no_room) blocked[1] += p;
                if (no_worker || no_room) blocked[2] += p;
            }
    for (double& share : blocked) share /= all;
    return blocked;
}
}  // namespace

TEST_CASE("who needs a worker and a room together is turned away as often as theory says") {
    const auto exact = turned_away();
    std::size_t kind = 0;
    for (const auto& claim : claims)
        if (claim.system == "joint acquisition with loss") CHECK(exact.at(kind++) == Approx(claim.expected));
    check("joint acquisition with loss", 6000, [](Model& model) {
        Resource workers{model.simulation, 3};
        Resource rooms{model.simulation, 2};
        open_doors(model, {{1.5, an_hour, 0, 0.0}, {1, an_hour, 0, 0.0}, {1, an_hour, 0, 0.0}}, [&](Customer c) {
            if (c.kind == 0) model.simulation.start(by_resource(model, workers, c));
            if (c.kind == 1) model.simulation.start(by_resource(model, rooms, c));
            if (c.kind == 2) model.simulation.start(needs_both(model, workers, rooms, c));
        });
        return Values{share_left(model, 0), share_left(model, 1), share_left(model, 2)};
    });
}

TEST_CASE("if everybody needs the same two things together, they are as one") {
    check("joint acquisition in line", 40'000, [](Model& model) {
        Resource worker{model.simulation, 1};
        Resource room{model.simulation, 1};
        open_doors(model, {{0.8, an_hour}},
                   [&](Customer c) { model.simulation.start(needs_both(model, worker, room, c)); });
        return Values{mean_wait(model)};
    });
}

namespace {
Process machine(Model& model, Facility& mechanic, std::uint64_t number) {
    Stream random = model.stream(number, 4);
    const auto runs = Distribution::exponential(5);
    while (model.simulation.now() < model.end) {
        co_await model.simulation.after(from_hours(runs.sample(random)));
        const Time broken = model.simulation.now();
        co_await mechanic.serve(from_hours(an_hour.sample(random)));
        if (!model.counts(broken)) continue;
        model.tallies[0].in_system += in_hours(model.simulation.now() - broken);
        ++model.tallies[0].arrived;
    }
}
}  // namespace

TEST_CASE("five machines and one mechanic are out of order as long as theory says") {
    double sum = 0;
    double term = 1;
    for (int k = 0; k <= 5; ++k) {
        sum += term;
        term *= (5 - k) * 0.2;
    }
    CHECK(5 / (1 - 1 / sum) - 5 == Approx(1.9917144678138934));
    check("machine repair", 8000, [](Model& model) {
        Facility mechanic{model.simulation, 1, Discipline::first_come};
        for (std::uint64_t i = 0; i < 5; ++i) model.simulation.start(machine(model, mechanic, i));
        run_to_the_end(model);
        return Values{mean_time(model)};
    });
}

namespace {
Process interrupts(Model& model, Signal& signal, bool& over) {
    Stream random = model.stream(0, 5);
    while (!over) {
        co_await model.simulation.after(from_hours(an_hour.sample(random)));
        signal.give();
    }
}
Process waits(Model& model, Signal& signal, bool& over, Model::Tally& tally) {
    Stream random = model.stream(0, 6);
    while (model.simulation.now() < model.end) {
        const Time begun = model.simulation.now();
        const bool interrupted = co_await signal.until(begun + from_hours(two_hours.sample(random)));
        if (interrupted) signal.reset();
        ++tally.arrived;
        if (interrupted) ++tally.left;
        tally.wait += in_hours(model.simulation.now() - begun);
    }
    over = true;
}
}  // namespace

TEST_CASE("a wait that may be interrupted is as long, and interrupted as often, as theory says") {
    check("interruption", 5000, [](Model& model) {
        Signal signal{model.simulation};
        bool over = false;
        model.simulation.start(interrupts(model, signal, over));
        model.simulation.start(waits(model, signal, over, model.tallies[0]));
        run_to_the_end(model);
        return Values{mean_wait(model), share_left(model)};
    });
}
