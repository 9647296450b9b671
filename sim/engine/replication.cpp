#include "engine/replication.hpp"

#include "engine/casework.hpp"
#include "engine/recorder.hpp"
#include "engine/staff.hpp"
#include "engine/transition.hpp"
#include "engine/weeks.hpp"
#include "engine/workforce.hpp"

#include <algorithm>

namespace sluss::engine {

ReplicationResult run_replication(const domain::Scenario& scenario, std::size_t organisation_index, std::uint64_t seed,
                                  std::uint64_t replication, const std::atomic<bool>* stop) {
    const domain::Organisation& organisation = scenario.organisations[organisation_index];
    const domain::Experiment& experiment = scenario.experiment;
    kernel::Simulation simulation{experiment.begin()};
    Staff staff{scenario, organisation, simulation};
    Recorder recorder{scenario, organisation, simulation};
    Casework casework{scenario, organisation, {seed, replication}, simulation, staff, recorder};

    Workforce workforce{scenario, organisation, {seed, replication}, simulation, staff, recorder, casework};
    Transition transition{organisation, simulation, staff, casework, workforce};
    Weeks weeks{experiment, staff, recorder};

    // What happens at the very end of warm-up belongs to it; the measured period is the half-open rest.
    workforce.begin();
    transition.begin();
    casework.begin();
    const auto run_until = [&](Time end) {
        for (; experiment.weekly && weeks.next_end() <= end; weeks.close()) {
            if (!simulation.run_until(std::max(simulation.now(), weeks.next_end() - kernel::Duration{1}), stop))
                throw Interrupted{};
        }
        if (!simulation.run_until(end, stop)) throw Interrupted{};
    };
    run_until(experiment.measure_from());
    recorder.warm_up_over(staff);
    workforce.begin_measuring();
    run_until(experiment.end());

    ReplicationResult result;
    const auto households = casework.households();
    result.measures = recorder.finish(staff, households);
    workforce.report(result.measures);
    result.weeks = weeks.take();
    result.events = simulation.events();
    result.most_pending = simulation.most_pending();
    result.days_in_system = recorder.days_in_system();
    result.households = casework.arrivals();
    result.demand_fingerprint = casework.fingerprint();
    if (!recorder.discrepancy().empty())
        throw IntegrityError("organisation \"" + organisation.name + "\", seed " + std::to_string(seed) +
                             ", replication " + std::to_string(replication) + ": " + recorder.discrepancy());
    return result;
}

}  // namespace sluss::engine
