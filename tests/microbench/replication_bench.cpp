// One replication of a whole scenario on one core: what an analyst waits for.
#include "engine/replication.hpp"
#include "scenario/read.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace sluss;

void replicate(benchmark::State& state, const char* file) {
    const auto loaded = scenario::load(std::string(SLUSS_SOURCE_DIR) + "/" + file);
    if (!loaded.scenario) {
        state.SkipWithError("the scenario does not load");
        return;
    }
    std::uint64_t replication = 0;
    std::uint64_t events = 0;
    for (auto _ : state)
        events += engine::run_replication(*loaded.scenario, static_cast<std::size_t>(state.range(0)), 1, replication++)
                      .events;
    state.counters["events_per_s"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate);
    state.counters["events"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kAvgIterations);
}
BENCHMARK_CAPTURE(replicate, botkyrka, "scenarios/botkyrka.yaml")->DenseRange(0, 4)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replicate, small, "tests/data/small.yaml")->Arg(0)->Unit(benchmark::kMillisecond);

}  // namespace
