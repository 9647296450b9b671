// The kernel's parts by themselves: what an event, a booking and a random number cost. docs/performance.md says how to
// read them.
#include "kernel/agenda.hpp"
#include "kernel/distribution.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace sluss::kernel;
using namespace std::chrono_literals;

const Time monday{Days{Date{std::chrono::year{2018} / 1 / 1}}};

// A heap of n events; each that happens schedules another at a random later time.
void hold_events(benchmark::State& state) {
    struct Clock {
        Simulation simulation{monday};
        Stream stream{{1, 0}, 1, 0, 1};
        void again() {
            const Duration gap{static_cast<std::int64_t>(stream.bits() & 0xffffffffff)};
            simulation.at(simulation.now() + gap, {[](void* clock) { static_cast<Clock*>(clock)->again(); }, this});
        }
    } clock;
    for (std::int64_t i = 0; i < state.range(0); ++i) clock.again();
    Time end = monday;
    for (auto _ : state) clock.simulation.run_until(end += 10min);
    state.counters["events"] =
        benchmark::Counter(static_cast<double>(clock.simulation.events()), benchmark::Counter::kIsRate);
}
BENCHMARK(hold_events)->Arg(10)->Arg(1000)->Arg(100'000);

Process wait_for_ever(Simulation& simulation, std::uint64_t number) {
    Stream stream{{1, 0}, number, 0, 1};
    for (;;) co_await simulation.after(Duration{static_cast<std::int64_t>(stream.bits() & 0xffffffffff)});
}

void resume_processes(benchmark::State& state) {
    Simulation simulation{monday};
    for (std::int64_t i = 0; i < state.range(0); ++i)
        simulation.start(wait_for_ever(simulation, static_cast<std::uint64_t>(i)));
    Time end = monday;
    for (auto _ : state) simulation.run_until(end += 10min);
    state.counters["resumptions"] =
        benchmark::Counter(static_cast<double>(simulation.events()), benchmark::Counter::kIsRate);
}
BENCHMARK(resume_processes)->Arg(1000)->Arg(10'000)->Arg(100'000);

void find_common_time(benchmark::State& state) {
    const WorkCalendar calendar{WeekPattern::office_hours(), Days{day_of(monday)},
                                Days{day_of(monday)} + std::chrono::days{800}};
    Diary first;
    Diary second;
    Stream stream{{1, 0}, 2, 0, 1};
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        for (Diary* diary : {&first, &second}) {
            const Time from = diary->earliest_free(monday + from_days(100 * stream.uniform()), 1h, &calendar);
            diary->book({from, from + 1h});
        }
    }
    const std::array<Attendee, 2> both{Attendee{&first, &calendar}, Attendee{&second, &calendar}};
    for (auto _ : state) {
        const Time from = monday + from_days(90 * stream.uniform());
        benchmark::DoNotOptimize(earliest_common(both, from, 75min));
    }
}
BENCHMARK(find_common_time)->Arg(20)->Arg(200);

void sample(benchmark::State& state, const Distribution& distribution) {
    Stream stream{{1, 0}, 3, 0, 1};
    for (auto _ : state) benchmark::DoNotOptimize(distribution.sample(stream));
}
void next_bits(benchmark::State& state) {
    Stream stream{{1, 0}, 3, 0, 1};
    for (auto _ : state) benchmark::DoNotOptimize(stream.bits());
}
BENCHMARK(next_bits);
BENCHMARK_CAPTURE(sample, exponential, Distribution::exponential(1));
BENCHMARK_CAPTURE(sample, gamma, Distribution::gamma(1, 0.5));
BENCHMARK_CAPTURE(sample, lognormal, Distribution::lognormal(1, 0.8));

}  // namespace
