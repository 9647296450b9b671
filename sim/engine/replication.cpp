#include "engine/replication.hpp"

#include "engine/casework.hpp"
#include "engine/recorder.hpp"
#include "engine/staff.hpp"

namespace sluss::engine {

ReplicationResult run_replication(const domain::Scenario& scenario, std::size_t organisation_index, std::uint64_t seed,
                                  std::uint64_t replication, const std::atomic<bool>* stop) {
    const domain::Organisation& organisation = scenario.organisations[organisation_index];
    const domain::Experiment& experiment = scenario.experiment;
    kernel::Simulation simulation{experiment.begin()};
    Staff staff{scenario, organisation, simulation};
    Recorder recorder{scenario, organisation, simulation};
    Casework casework{scenario, organisation, {seed, replication}, simulation, staff, recorder};

    // What happens at the very end of warm-up belongs to it; the measured period is the half-open rest.
    casework.begin();
    if (!simulation.run_until(experiment.measure_from(), stop)) throw Interrupted{};
    recorder.warm_up_over(staff);
    if (!simulation.run_until(experiment.end(), stop)) throw Interrupted{};

    ReplicationResult result;
    const auto households = casework.households();
    result.measures = recorder.finish(staff, households);
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
