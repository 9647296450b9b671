// Queues with known answers, through the whole program: from the scenario file, through reading, staffing, arrivals,
// reception, allocation and the ledger of hours, to the measures. Time is in hours, and an hour is the mean service.
//
// How it is decided. For each claim below the exact value must lie in the simulation's interval over 40 independent
// replications. The intervals are simultaneous: over all the claims of this file together, a program that is right
// fails with a chance of 0.5 % over the choice of seed (Holm's method; to reject none of m claims is to reject not even
// the worst of them at 0.5 % / m). The seeds are fixed. And each interval must be narrow enough to mean something: its
// half-width may be no more than the stated share of the value.
#include "statistics/queueing.hpp"
#include "support/hypotheses.hpp"
#include "support/simulated.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string_view>
#include <vector>

using namespace sluss;
using doctest::Approx;
using domain::Measure;

namespace {

struct Claim {
    std::string_view file;
    std::string_view organisation;
    Measure measure;
    double per_day;   ///< 24 for durations, which are reported in days; else 1
    double expected;  ///< from theory, worked out independently of this program
    double narrow;    ///< the largest half-width, as a share of the expected value
};

const std::vector<Claim> claims{
    // M/M/1, load 0.8: Lq = 3.2, L = 4, Wq = 4 h, W = 5 h.
    {"mm1", "counter", Measure::queue_length, 1, 3.2, 0.06},
    {"mm1", "counter", Measure::utilisation, 1, 0.8, 0.01},
    {"visits", "counter", Measure::days_to_first_contact, 24, 4, 0.08},
    {"visits", "counter", Measure::queue_length, 1, 3.2, 0.08},
    {"investigations", "counter", Measure::investigation_days, 24, 5, 0.08},
    {"investigations", "counter", Measure::caseload_per_worker, 1, 4, 0.08},
    // M/M/10, load 0.9 (Erlang C).
    {"mmc", "counter", Measure::queue_length, 1, 6.018583716969275, 0.10},
    {"mmc", "counter", Measure::utilisation, 1, 0.9, 0.01},
    // Two M/M/2 and one M/M/4, load 0.8: the wait is 1.7777777777777786 and 0.7455405897342559 hours, 3.2 come an hour.
    {"pooling", "counter", Measure::queue_length, 1, 3.2 * 1.7777777777777786, 0.08},
    {"pooling", "one line", Measure::queue_length, 1, 3.2 * 0.7455405897342559, 0.10},
    // M/D/1 and M/G/1 (Pollaczek and Khinchine): Lq = load² (1 + cv²) / (2 (1 − load)).
    {"md1", "counter", Measure::queue_length, 1, 1.6, 0.05},
    {"mg1_gamma", "counter", Measure::queue_length, 1, 0.49 * 1.25 / 0.6, 0.07},
    {"mg1_lognormal", "counter", Measure::queue_length, 1, 0.49 * 3.25 / 0.6, 0.09},
    // M/M/5+M, six an hour, mean patience two hours (Erlang A).
    {"erlang_a", "counter", Measure::queue_length, 1, 2.7166393200605814, 0.05},
    {"erlang_a", "counter", Measure::utilisation, 1, 0.9283360679939421, 0.01},
    {"erlang_a", "counter", Measure::abandonment_share, 1, 0.22638661000504845, 0.05},
};
constexpr std::size_t further_claims = 2;  // Little's law, and the ratio of silos to one line

double confidence() {
    return 1 - testing::theory_error_rate / static_cast<double>(claims.size() + further_claims);
}

test::Simulated simulated(std::string_view file) {
    return test::Simulated{std::string(SLUSS_SOURCE_DIR "/tests/theory/").append(file).append(".yaml")};
}

void check_claims(const test::Simulated& simulation, std::string_view file) {
    int checked = 0;
    for (const auto& claim : claims) {
        if (claim.file != file) continue;
        ++checked;
        auto values = simulation.values(claim.organisation, claim.measure);
        for (double& value : values) value *= claim.per_day;
        const auto estimate = statistics::mean_interval(values, confidence());
        CAPTURE(claim.organisation);
        CAPTURE(domain::casework_catalogue()->info(claim.measure).key);
        CAPTURE(estimate.mean);
        CHECK(estimate.n == 40);
        CHECK(std::abs(estimate.mean - claim.expected) <= estimate.half_width);
        CHECK(estimate.half_width <= claim.narrow * claim.expected);
    }
    REQUIRE(checked > 0);
}

}  // namespace

TEST_CASE("the values expected here are those of the formulas in sim/statistics") {
    CHECK(statistics::mmc(1, 0.8, 1).mean_queue == Approx(3.2));
    CHECK(statistics::mmc(1, 0.8, 1).mean_wait == Approx(4));
    CHECK(statistics::mmc(1, 0.8, 1).mean_time == Approx(5));
    CHECK(statistics::mmc(10, 9, 1).mean_queue == Approx(6.018583716969275));
    CHECK(statistics::mmc(2, 1.6, 1).mean_wait == Approx(1.7777777777777786));
    CHECK(statistics::mmc(4, 3.2, 1).mean_wait == Approx(0.7455405897342559));
    CHECK(statistics::mg1(0.8, 1, 0).mean_queue == Approx(1.6));
    CHECK(statistics::mg1(0.7, 1, 0.25).mean_queue == Approx(0.49 * 1.25 / 0.6));
    CHECK(statistics::mg1(0.7, 1, 2.25).mean_queue == Approx(0.49 * 3.25 / 0.6));
    CHECK(statistics::erlang_a(5, 6, 1, 2).mean_queue == Approx(2.7166393200605814));
    CHECK(statistics::erlang_a(5, 6, 1, 2).abandon_chance == Approx(0.22638661000504845));
    CHECK(statistics::erlang_a(5, 6, 1, 2).utilisation == Approx(0.9283360679939421));
}

TEST_CASE("one clerk at the desk is M/M/1") {
    check_claims(simulated("mm1"), "mm1");
}

TEST_CASE("one clerk who receives visitors by appointment is M/M/1") {
    check_claims(simulated("visits"), "visits");
}

TEST_CASE("one clerk who investigates is M/M/1, and the mean number of cases is their rate times their duration") {
    const auto simulation = simulated("investigations");
    check_claims(simulation, "investigations");
    // Little 1961: L = 0.8 an hour × W. Number and duration are counted apart, by the caseload and by each case.
    const auto little =
        test::Simulated::paired(simulation.values("counter", Measure::caseload_per_worker),
                                simulation.values("counter", Measure::investigation_days), 0.8 * 24, confidence());
    CHECK(std::abs(little.mean) <= little.half_width);
    CHECK(little.half_width <= 0.06 * 4);
}

TEST_CASE("ten clerks on one line are M/M/10") {
    check_claims(simulated("mmc"), "mmc");
}

TEST_CASE("two silos wait 2.38 times as long as the same four clerks on one line") {
    const auto simulation = simulated("pooling");
    check_claims(simulation, "pooling");
    const auto excess =
        test::Simulated::paired(simulation.values("counter", Measure::queue_length),
                                simulation.values("one line", Measure::queue_length), 2.384548611111111, confidence());
    CHECK(std::abs(excess.mean) <= excess.half_width);
    CHECK(excess.half_width <= 0.1 * 3.2 * 1.7777777777777786);
}

TEST_CASE("an hour for everybody is M/D/1") {
    check_claims(simulated("md1"), "md1");
}

TEST_CASE("times of any distribution are M/G/1") {
    check_claims(simulated("mg1_gamma"), "mg1_gamma");
    check_claims(simulated("mg1_lognormal"), "mg1_lognormal");
}

TEST_CASE("households that leave when their patience ends are Erlang A") {
    check_claims(simulated("erlang_a"), "erlang_a");
}
