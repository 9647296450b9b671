// What a replication of casework reports: its measures (conceptual model, section 9), what they can be broken down by,
// and the classes that they are counted in. The catalogue is the one list of keys; the tables, the JSON, the CSV and
// the reference page are made from it.
#pragma once

#include "domain/measures.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace sluss::domain {

/// The accounts of the ledger of hours. Every contracted hour of every worker is in exactly one.
enum class Account : std::uint8_t {
    client,         ///< first-time time with citizens
    repeats,        ///< retelling, repeated meetings, contacts at a wrong door
    documentation,  ///< desk work on a case, preliminary assessment included
    coordination,   ///< with others; reading in
    consultation,   ///< consulting colleagues and mentoring
    recruitment,    ///< searching for new colleagues
    staff_travel,
    overhead,  ///< meetings, training, preparing a reorganisation and moving
    missed,    ///< slots that citizens missed
    idle,
    absent,  ///< ill, on leave, on holiday
};
inline constexpr std::size_t accounts = 11;

/// Why a case passed from one worker to another.
enum class HandoffCause : std::uint8_t { wrong_door, stage, need, competence, turnover, reorganisation };
inline constexpr std::size_t handoff_causes = 6;

/// What a measure can be broken down by. `total` has one level.
enum class Dimension : std::uint8_t {
    total,
    need,        ///< a household's first need; for investigations and reports the need itself
    complexity,  ///< of the household
    district,
    unit,
    role,
    route,     ///< of an investigation: the stage's name
    contacts,  ///< class of the number of contacts, for the continuity indices
    limit,     ///< class of an investigation's duration as a share of its legal limit
};
inline constexpr std::size_t dimensions = 9;
/// Classes of duration as a share of the legal limit, each up to and including its upper end; the last holds what lasts
/// longer or was not decided within the horizon.
inline constexpr std::array<std::string_view, 16> limit_classes{
    "0-10 %",  "10-20 %",  "20-30 %",   "30-40 %",   "40-50 %",   "50-60 %",   "60-70 %",   "70-80 %",
    "80-90 %", "90-100 %", "100-110 %", "110-120 %", "120-130 %", "130-140 %", "140-150 %", "over 150 %"};
/// Classes of the number of contacts within follow-up (continuity falls with it).
inline constexpr std::array<std::string_view, 4> contact_classes{"2-3", "4-6", "7-12", "13+"};

enum class Measure : std::uint8_t {
    households,
    handoffs_per_household,
    handoffs_per_household_wrong_door,
    handoffs_per_household_stage,
    handoffs_per_household_need,
    handoffs_per_household_competence,
    handoffs_per_household_turnover,
    handoffs_per_household_reorganisation,
    workers_met_per_household,
    continuity_upc,
    continuity_coc,
    continuity_secon,
    trips_per_household,
    travel_minutes_per_household,
    travel_km_per_household,
    investigation_days,
    investigation_days_median,
    investigation_days_p90,
    investigation_hours,
    investigations_within_limit,
    investigations_by_limit,
    assessments_within_limit,
    protection_within_limit,
    days_to_first_contact,
    days_to_first_contact_median,
    days_to_first_contact_p90,
    days_to_decision,
    days_to_decision_median,
    days_to_decision_p90,
    client_hours_per_household,
    client_time_share,
    client_time_share_busy,
    client_facing_share,
    repeat_share,
    documentation_share,
    coordination_share,
    consultation_share,
    recruitment_share,
    staff_travel_share,
    overhead_share,
    missed_share,
    idle_share,
    visits_per_worker_day,
    caseload_per_worker,
    utilisation,
    queue_length,
    absence_share,
    vacancy_share,
    turnover_per_year,
    days_to_hire,
    wrong_door_share,
    abandonment_share,
    return_share,
    hidden_needs_found_share,
    missed_appointment_share,
    session_rating,
    session_rating_low_share,
    cost_per_household,
};
inline constexpr std::size_t measures = static_cast<std::size_t>(Measure::cost_per_household) + 1;

/// The one catalogue of all casework scenarios, in the order of the enumerations.
const std::shared_ptr<const Catalogue>& casework_catalogue();
/// Whether the enumerations above are those of this catalogue.
bool is_casework(const Catalogue& catalogue);

}  // namespace sluss::domain
