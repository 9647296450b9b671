// A scenario in its three independent parts (conceptual model, section 2), fully resolved: what the engine and the
// experiment run on.
#pragma once

#include "domain/casework_measures.hpp"
#include "domain/municipality.hpp"
#include "domain/organisation.hpp"
#include "domain/service.hpp"
#include "kernel/time.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluss::domain {

struct Experiment {
    kernel::Days start{};
    kernel::CalendarSpan warm_up{std::chrono::months{24}, {}};
    kernel::CalendarSpan run{std::chrono::months{24}, {}};  ///< after warm-up
    int follow_up_days = 365;                               ///< each cohort household is observed for exactly so long
    int investigation_horizon_days = 240;                   ///< τ of `investigation_days`
    int replications = 20;
    std::uint64_t seed = 1;
    bool weekly = false;       ///< replications tell their weeks: set if any organisation is reorganised
    std::size_t baseline = 0;  ///< index of the organisation that others are compared with

    [[nodiscard]] kernel::Time begin() const { return kernel::Time{start}; }
    [[nodiscard]] kernel::Time measure_from() const { return begin() + warm_up; }
    [[nodiscard]] kernel::Time end() const { return measure_from() + run; }
};

/// A value of the scenario with where it comes from.
struct Provenance {
    std::string path;    ///< "municipality / needs / child welfare / opens investigation"
    std::string value;   ///< as written
    std::string source;  ///< "assumed", a publication, or empty where the file gives none
    std::string low;     ///< range, as written; empty if none
    std::string high;
    std::string file;  ///< where the value is written: the scenario's own or one that it extends
    int line = 0;
    int column = 0;
};

struct Scenario {
    std::string title;
    std::string file;
    Municipality municipality;
    StaffPool staff;
    /// Instead of municipality and staff, if the file describes a pathway of its own; of its organisations only the
    /// names are below.
    std::optional<service::Service> service;
    std::vector<Organisation> organisations;  ///< staffed; at least one
    /// What its replications report; that of a service is its own.
    std::shared_ptr<const Catalogue> catalogue = casework_catalogue();
    Experiment experiment;
    std::vector<Provenance> provenance;
    std::vector<std::string> warnings;  ///< what a colleague would notice: overload, unlike staff totals, …
};

}  // namespace sluss::domain
