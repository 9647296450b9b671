// The sums behind the measures: what one level of one dimension (the total, a need, a district …) adds up during a
// replication.
#pragma once

#include "domain/casework_measures.hpp"
#include "engine/household.hpp"
#include "statistics/day_histogram.hpp"
#include "statistics/survival.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace sluss::engine {

/// Whole households, each over exactly its follow-up.
struct HouseholdTally {
    explicit HouseholdTally(int follow_up_days) : first_contact(follow_up_days), to_contact(follow_up_days) {}

    /// \param household_cost in SEK, before `loading`
    void add(const Household& household, double household_cost);
    /// \param loading what a paid hour costs per hour that is present and not overhead
    void report(domain::Measures& measures, domain::Dimension dimension, std::size_t level, double loading) const;

    std::uint64_t households = 0;
    std::array<std::uint64_t, domain::handoff_causes> handoffs{};
    std::uint64_t workers_met = 0;
    std::uint64_t trips = 0;
    double travel_minutes = 0;
    double travel_km = 0;
    Duration client{};
    double cost = 0;
    std::uint64_t applications = 0;
    std::uint64_t left = 0;
    std::uint64_t wrong_door = 0;
    std::uint64_t hidden = 0;
    std::uint64_t found = 0;
    std::uint64_t appointments = 0;
    std::uint64_t missed = 0;
    // Days from arrival to the first contact; leaving or closing before it competes.
    statistics::DayCensus first_contact;
    // The same for the mean: those who have had it and those who still wait at the end of follow-up.
    statistics::DayHistogram to_contact;
};

/// Continuity indices of households with at least two contacts within follow-up.
struct ContinuityTally {
    void add(const Record& record);
    void report(domain::Measures& measures, domain::Dimension dimension, std::size_t level) const;

    std::uint64_t households = 0;
    double upc = 0;
    double coc = 0;
    double secon = 0;
};

/// Investigations that cohort households opened at least the horizon before their follow-up ended.
struct InvestigationTally {
    InvestigationTally(int horizon_days, int follow_up_days) : days(horizon_days), to_decision(follow_up_days) {}

    void report(domain::Measures& measures, domain::Dimension dimension, std::size_t level) const;

    std::uint64_t count = 0;
    Duration hours{};
    std::uint64_t with_limit = 0;
    std::uint64_t within_limit = 0;
    statistics::DayHistogram days;  // opened → decision
    // The household's arrival → decision, of the needs told of at arrival, the first time: decided, or under
    // investigation when follow-up ends.
    statistics::DayHistogram to_decision;
};

/// Preliminary assessments whose limit lay within follow-up.
struct AssessmentTally {
    void report(domain::Measures& measures, domain::Dimension dimension, std::size_t level) const;

    std::uint64_t count = 0;
    std::uint64_t within_limit = 0;
    // immediate protection assessments whose limit lay within follow-up
    std::uint64_t protections = 0;
    std::uint64_t protected_in_time = 0;
};

/// Applications closed after warm-up: whether their households apply again within 365 days, as far as the run shows.
struct ReturnTally {
    static constexpr int horizon_days = 365;

    /// \param days measured from the end of warm-up to the end of the run
    explicit ReturnTally(int days) : closed_on(static_cast<std::size_t>(days) + 1, 0), returns(horizon_days) {}

    void report(domain::Measures& measures, domain::Dimension dimension, std::size_t level) const;

    std::vector<std::uint32_t> closed_on;  // per day since warm-up: closed then and not returned
    statistics::DayCensus returns;         // those that have returned
};

/// Scores of the survey after appointments within follow-up.
struct SurveyTally {
    void report(domain::Measures& measures, domain::Dimension dimension, std::size_t level) const;

    std::uint64_t count = 0;
    std::uint64_t concern = 0;
    double sum = 0;
};

}  // namespace sluss::engine
