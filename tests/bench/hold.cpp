// Processes that wait, again and again; see the header.
#include "hold.hpp"

#include "kernel/simulation.hpp"

namespace sluss::bench {

using namespace kernel;

namespace {

Process wait_again_and_again(Simulation& simulation, Holds& holds, std::uint64_t& left) {
    while (left > 0) {
        --left;
        co_await simulation.after(holds.next());
    }
}

}  // namespace

Json report_hold(const char* name, const HoldParameters& parameters, const Holds& holds, Elapsed elapsed,
                 const Json& further) {
    const double mean_hours = in_hours(holds.sum()) / static_cast<double>(parameters.holds);
    return report(name, {{"processes", parameters.processes}, {"holds", parameters.holds}, {"seed", parameters.seed}},
                  {.events = parameters.holds, .elapsed = elapsed, .mean_time_in_system = mean_hours}, further);
}

Json run_hold(const HoldParameters& parameters) {
    const Time begin{};
    Simulation simulation{begin};
    Holds holds{parameters.seed};
    std::uint64_t left = parameters.holds;

    const std::size_t before = resident_bytes();
    for (std::uint64_t i = 0; i < parameters.processes; ++i)
        simulation.start(wait_again_and_again(simulation, holds, left));
    simulation.run_until(begin);  // each begins its first wait
    const std::size_t made = resident_bytes();

    const Stopwatch stopwatch;
    simulation.run_until(Time::max());
    return report_hold("hold", parameters, holds, stopwatch.elapsed(),
                       {{"bytes_per_process", (static_cast<double>(made) - static_cast<double>(before)) /
                                                  static_cast<double>(parameters.processes)}});
}

}  // namespace sluss::bench
