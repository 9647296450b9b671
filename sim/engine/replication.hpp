// One replication: sends the households of a municipality through one organisation and fills the measures. A pure
// function of its arguments: threads, processes and resumption are built on that alone.
#pragma once

#include "domain/measures.hpp"
#include "domain/scenario.hpp"
#include "domain/weekly.hpp"

#include <atomic>
#include <cstdint>
#include <stdexcept>

namespace sluss::engine {

/// What one replication brings home.
struct ReplicationResult {
    domain::Measures measures;
    std::uint64_t events = 0;              ///< that the event list delivered
    std::uint64_t most_pending = 0;        ///< events at once that were still to come, those of the moment not counted
    std::uint64_t households = 0;          ///< that arrived, warm-up included
    double days_in_system = 0;             ///< mean time that a need was open, by Little's law over the measured period
    domain::Series weeks;                  ///< only if the experiment asks for them (Experiment::weekly)
    std::uint64_t demand_fingerprint = 0;  ///< of every arrival: equal in all organisations of one (seed, replication)
};

/// A conservation law does not hold: a defect of sluss, never of the scenario. The text names law, organisation, seed
/// and replication.
class IntegrityError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Thrown when `stop` became true before the end.
struct Interrupted {};

/// \param organisation  index into scenario.organisations
/// \param stop          looked at every few thousand events; may be null
/// \throws IntegrityError, Interrupted
ReplicationResult run_replication(const domain::Scenario& scenario, std::size_t organisation, std::uint64_t seed,
                                  std::uint64_t replication, const std::atomic<bool>* stop = nullptr);

}  // namespace sluss::engine
