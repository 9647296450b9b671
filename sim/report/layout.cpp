// Rows and sections of the tables; see the header.
#include "report/layout.hpp"

#include "report/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace sluss::report {

namespace {

using domain::Dimension;
using domain::DimensionId;
using domain::Measure;
using domain::MeasureId;
using experiment::Results;

constexpr statistics::Estimate nothing{domain::undefined, domain::undefined, 0};

bool shown(const Results& results, MeasureId measure, Rows which) {
    return which == Rows::all || results.catalogue().info(measure).in_short_table;
}

bool has_value(const Results& results, const Row& row) {
    for (std::size_t position = 0; position < results.organisations.size(); ++position)
        if (estimate(results, position, row).n > 0) return true;
    return false;
}

// --- Casework -------------------------------------------------------------------------------------------------------

struct CaseworkSection {
    const char* title;
    std::vector<Measure> measures;
};

const std::vector<CaseworkSection>& casework_sections() {
    static const std::vector<CaseworkSection> list{
        {"Handing over",
         {Measure::households, Measure::handoffs_per_household, Measure::handoffs_per_household_wrong_door,
          Measure::handoffs_per_household_stage, Measure::handoffs_per_household_need,
          Measure::handoffs_per_household_competence, Measure::handoffs_per_household_turnover,
          Measure::handoffs_per_household_reorganisation, Measure::wrong_door_share, Measure::workers_met_per_household,
          Measure::continuity_upc, Measure::continuity_coc, Measure::continuity_secon}},
        {"Travel",
         {Measure::trips_per_household, Measure::travel_minutes_per_household, Measure::travel_km_per_household,
          Measure::missed_appointment_share}},
        {"Time",
         {Measure::days_to_first_contact, Measure::days_to_first_contact_median, Measure::days_to_first_contact_p90,
          Measure::days_to_decision, Measure::days_to_decision_median, Measure::days_to_decision_p90,
          Measure::investigation_days, Measure::investigation_days_median, Measure::investigation_days_p90,
          Measure::investigations_within_limit, Measure::investigations_by_limit, Measure::assessments_within_limit,
          Measure::protection_within_limit}},
        {"Work (shares are of the hours staff is present)",
         {Measure::investigation_hours, Measure::client_hours_per_household, Measure::client_facing_share,
          Measure::client_time_share, Measure::client_time_share_busy, Measure::repeat_share,
          Measure::documentation_share, Measure::coordination_share, Measure::consultation_share,
          Measure::recruitment_share, Measure::staff_travel_share, Measure::overhead_share, Measure::missed_share,
          Measure::idle_share, Measure::utilisation, Measure::visits_per_worker_day, Measure::caseload_per_worker,
          Measure::queue_length}},
        {"Workforce",
         {Measure::absence_share, Measure::vacancy_share, Measure::turnover_per_year, Measure::days_to_hire}},
        {"Outcome and cost",
         {Measure::abandonment_share, Measure::return_share, Measure::hidden_needs_found_share, Measure::session_rating,
          Measure::session_rating_low_share, Measure::cost_per_household}},
    };
    return list;
}

// What stands under a measure's row, where organisations differ most: under the mean time of an investigation a row for
// each need that is investigated and each class of complexity, under the investigations by share of their limit, which
// have no total, a row for each class.
std::vector<Row> casework_rows(const Results& results, Measure measure) {
    std::vector<Row> rows{{results.catalogue().info(measure).label, measure}};
    const auto add_levels = [&](Dimension dimension, std::string_view words) {
        for (const auto& name : levels_of(results, 0, dimension)) {
            const Row row{fmt::format("  {}{}", words, name), measure, dimension, name};
            if (has_value(results, row)) rows.push_back(row);
        }
    };
    if (measure == Measure::investigations_by_limit) add_levels(Dimension::limit, "");
    if (measure != Measure::investigation_days) return rows;
    add_levels(Dimension::need, "of ");
    for (const auto name : domain::complexity_names)
        rows.push_back(
            {fmt::format("investigation, {} (days)", name), measure, Dimension::complexity, std::string(name)});
    return rows;
}

std::vector<Section> casework_overview(const Results& results, Rows which) {
    std::vector<Section> sections;
    for (const auto& [title, measures] : casework_sections()) {
        Section section{title, {}};
        for (const Measure measure : measures) {
            if (!shown(results, measure, which)) continue;
            auto rows = casework_rows(results, measure);
            std::move(rows.begin(), rows.end(), std::back_inserter(section.rows));
        }
        if (!section.rows.empty()) sections.push_back(std::move(section));
    }
    return sections;
}

// --- Any other catalogue --------------------------------------------------------------------------------------------

// The measures that are shown and have a value for some level of the dimension in some organisation.
std::vector<MeasureId> measures_of(const Results& results, DimensionId dimension, Rows which) {
    std::vector<bool> has(results.catalogue().measures.size());
    for (std::size_t position = 0; position < results.organisations.size(); ++position)
        for (const auto measure : measures_by(results, position, dimension)) has[measure.index] = true;
    std::vector<MeasureId> measures;
    for (std::size_t measure = 0; measure < has.size(); ++measure)
        if (has[measure] && shown(results, measure, which)) measures.emplace_back(measure);
    return measures;
}

}  // namespace

statistics::Estimate estimate(const Results& results, std::size_t position, const Row& row) {
    const auto level = experiment::level_named(results, position, row.dimension, row.level);
    return level ? experiment::estimate(results, position, {row.measure, row.dimension, *level}) : nothing;
}

statistics::Estimate difference(const Results& results, std::size_t position, std::size_t baseline, const Row& row) {
    const auto level = experiment::level_named(results, position, row.dimension, row.level);
    return level ? experiment::difference(results, position, baseline, {row.measure, row.dimension, *level}) : nothing;
}

std::vector<Section> overview(const Results& results, Rows which) {
    if (domain::is_casework(results.catalogue())) return casework_overview(results, which);
    Section section;
    for (const auto measure : measures_of(results, {}, which)) {
        const Row row{results.catalogue().info(measure).label, measure};
        if (has_value(results, row)) section.rows.push_back(row);
    }
    return {section};
}

std::vector<Breakdown> breakdowns(const Results& results, Rows which) {
    if (domain::is_casework(results.catalogue()))
        return {{Dimension::unit, {Measure::utilisation, Measure::caseload_per_worker, Measure::queue_length}}};
    std::vector<Breakdown> found;
    for (std::size_t dimension = 1; dimension < results.catalogue().dimensions.size(); ++dimension) {
        auto measures = measures_of(results, dimension, which);
        if (!measures.empty()) found.push_back({dimension, std::move(measures)});
    }
    return found;
}

std::vector<Section> compared_breakdowns(const Results& results, std::size_t position, std::size_t baseline,
                                         Rows which) {
    if (domain::is_casework(results.catalogue())) return {};
    std::vector<Section> sections;
    for (const auto& [dimension, measures] : breakdowns(results, which)) {
        auto levels = levels_of(results, baseline, dimension);
        for (const auto& name : levels_of(results, position, dimension))
            if (std::find(levels.begin(), levels.end(), name) == levels.end()) levels.push_back(name);
        for (const auto measure : measures) {
            Section section{
                fmt::format("{}, by {}", results.catalogue().info(measure).label, results.catalogue().name(dimension)),
                {}};
            for (const auto& name : levels) {
                const Row row{"  " + name, measure, dimension, name};
                if (estimate(results, position, row).n > 0 || estimate(results, baseline, row).n > 0)
                    section.rows.push_back(row);
            }
            if (!section.rows.empty()) sections.push_back(std::move(section));
        }
    }
    return sections;
}

}  // namespace sluss::report
