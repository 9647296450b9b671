// Replications on threads: order, interruption and errors, with replications that only remember who asked for them.
#include "experiment/experiment.hpp"
#include "tests/support/made_up_results.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>

using namespace sluss;
using domain::Measure;

namespace {

// A "replication" whose handoffs spell out organisation, seed and replication.
engine::ReplicationResult spelled(std::size_t organisation, std::uint64_t seed, std::uint64_t replication) {
    auto result = test::blank_replication();
    result.measures.set(Measure::handoffs_per_household, domain::Dimension::total, 0,
                        static_cast<double>(organisation * 10000 + seed * 100 + replication));
    result.demand_fingerprint = seed * 1000 + replication;
    return result;
}

const experiment::Replicate spell = [](std::size_t organisation, std::uint64_t seed, std::uint64_t replication,
                                       const std::atomic<bool>*) { return spelled(organisation, seed, replication); };

double handoffs(const experiment::Results& results, std::size_t position, std::size_t replication) {
    return results.replications[position][replication].measures.get(Measure::handoffs_per_household);
}

}  // namespace

TEST_CASE("every organisation runs every replication, whatever the number of threads") {
    const auto scenario = test::named_scenario({"a", "b", "c"});
    for (const unsigned threads : {1U, 3U, 16U}) {
        experiment::RunOptions options;
        options.replications = 5;
        options.seed = 7;
        options.threads = threads;
        const auto results = experiment::run(scenario, options, spell);
        CHECK(results.completed == 5);
        CHECK(!results.interrupted());
        for (std::size_t o = 0; o < 3; ++o)
            for (std::size_t r = 0; r < 5; ++r)
                CHECK(handoffs(results, o, r) == static_cast<double>(o * 10000 + 700 + r));
    }
}

TEST_CASE("the scenario's replications and seed hold unless others are asked for") {
    auto scenario = test::named_scenario({"a"});
    scenario.experiment.seed = 42;
    const auto results = experiment::run(scenario, {}, spell);
    CHECK(results.planned == 4);
    CHECK(results.seed == 42);
    CHECK(handoffs(results, 0, 3) == 4203);
}

TEST_CASE("only the organisations asked for are run, in the order asked for") {
    const auto scenario = test::named_scenario({"a", "b", "c"});
    experiment::RunOptions options;
    options.organisations = {2, 0};
    const auto results = experiment::run(scenario, options, spell);
    CHECK(results.name(0) == "c");
    CHECK(results.name(1) == "a");
    CHECK(handoffs(results, 0, 1) == 20101);
    CHECK(handoffs(results, 1, 1) == 101);
}

TEST_CASE("an interruption keeps the replications that every organisation has completed") {
    const auto scenario = test::named_scenario({"a", "b"});
    std::atomic<bool> stop = false;
    experiment::RunOptions options;
    options.replications = 10;
    options.threads = 1;
    options.stop = &stop;
    // After seven finished jobs: three replications of both, and one of "a" alone.
    options.progress = [&](std::size_t done, std::size_t total) {
        CHECK(total == 20);
        if (done == 7) stop = true;
    };
    const auto results = experiment::run(scenario, options, spell);
    CHECK(results.interrupted());
    CHECK(results.planned == 10);
    CHECK(results.completed == 3);
    CHECK(results.replications[0].size() == 3);
    CHECK(results.replications[1].size() == 3);
}

TEST_CASE("a replication that is interrupted half way leaves no gap") {
    const auto scenario = test::named_scenario({"a"});
    std::atomic<bool> stop = false;
    experiment::RunOptions options;
    options.replications = 6;
    options.threads = 3;
    options.stop = &stop;
    const auto results = experiment::run(
        scenario, options,
        [&](std::size_t organisation, std::uint64_t seed, std::uint64_t replication, const std::atomic<bool>*) {
            if (replication == 2) {
                stop = true;
                throw engine::Interrupted{};
            }
            return spelled(organisation, seed, replication);
        });
    CHECK(results.completed <= 2);  // whatever a faster thread has done after replication 2 is not kept
    CHECK(results.replications[0].size() == static_cast<std::size_t>(results.completed));
}

TEST_CASE("of several errors the first in order is reported") {
    const auto scenario = test::named_scenario({"a", "b"});
    for (const unsigned threads : {1U, 4U}) {
        experiment::RunOptions options;
        options.replications = 8;
        options.threads = threads;
        const auto failing = [](std::size_t organisation, std::uint64_t seed, std::uint64_t replication,
                                const std::atomic<bool>*) {
            if (replication > 3 || (replication == 3 && organisation == 1))
                throw engine::IntegrityError("replication " + std::to_string(replication) + " of organisation " +
                                             std::to_string(organisation));
            return spelled(organisation, seed, replication);
        };
        CHECK_THROWS_WITH_AS(experiment::run(scenario, options, failing), "replication 3 of organisation 1",
                             engine::IntegrityError);
    }
}

TEST_CASE("organisations that met different households are not compared") {
    const auto scenario = test::named_scenario({"a", "b"});
    const auto unlike = [](std::size_t organisation, std::uint64_t seed, std::uint64_t replication,
                           const std::atomic<bool>*) {
        auto result = spelled(organisation, seed, replication);
        if (organisation == 1 && replication == 2) ++result.demand_fingerprint;
        return result;
    };
    CHECK_THROWS_WITH_AS(experiment::run(scenario, {}, unlike),
                         "the households of \"a\" and \"b\" differ (seed 1, replication 2)", engine::IntegrityError);
}
