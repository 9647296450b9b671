#include "engine/tallies.hpp"

#include <algorithm>

namespace sluss::engine {

using domain::Dimension;
using domain::HandoffCause;
using domain::Measure;
using domain::Measures;

namespace {

double ratio(double numerator, double denominator) {
    return denominator > 0 ? numerator / denominator : domain::undefined;
}

double ratio(std::uint64_t numerator, std::uint64_t denominator) {
    return ratio(static_cast<double>(numerator), static_cast<double>(denominator));
}

}  // namespace

void HouseholdTally::add(const Household& household, double household_cost) {
    const Record& record = household.record;
    ++households;
    for (std::size_t cause = 0; cause < handoffs.size(); ++cause) handoffs[cause] += record.handoffs[cause];
    workers_met += record.met.size();
    trips += record.trips;
    travel_minutes += record.travel_minutes;
    travel_km += record.travel_km;
    client += record.client;
    cost += household_cost;
    applications += record.applications;
    left += record.applications_left;
    wrong_door += record.wrong_door ? 1 : 0;
    appointments += record.appointments;
    missed += record.missed;
    bool something_open = false;
    for (const auto& need : household.needs) {
        something_open = something_open || need.open;
        if (!need.was_hidden) continue;
        ++hidden;
        if (need.known) ++found;
    }
    if (record.contacted) {
        first_contact.event(record.first_contact_days);
        to_contact.add(record.first_contact_days);
    } else if (something_open) {
        first_contact.censored(first_contact.horizon());
        to_contact.add_not_reached();
    } else {
        first_contact.competing(record.ended_days);
    }
}

void HouseholdTally::report(Measures& measures, Dimension dimension, std::size_t level, double loading) const {
    const auto set = [&](Measure m, double value) { measures.set(m, dimension, level, value); };
    const auto n = static_cast<double>(households);
    set(Measure::households, n);
    std::uint64_t all = 0;
    for (const auto count : handoffs) all += count;
    const auto by_cause = [&](HandoffCause cause) {
        return ratio(handoffs[static_cast<std::size_t>(cause)], households);
    };
    set(Measure::handoffs_per_household, ratio(all, households));
    set(Measure::handoffs_per_household_wrong_door, by_cause(HandoffCause::wrong_door));
    set(Measure::handoffs_per_household_stage, by_cause(HandoffCause::stage));
    set(Measure::handoffs_per_household_need, by_cause(HandoffCause::need));
    set(Measure::handoffs_per_household_competence, by_cause(HandoffCause::competence));
    set(Measure::handoffs_per_household_turnover, by_cause(HandoffCause::turnover));
    set(Measure::handoffs_per_household_reorganisation, by_cause(HandoffCause::reorganisation));
    set(Measure::workers_met_per_household, ratio(workers_met, households));
    set(Measure::trips_per_household, ratio(trips, households));
    set(Measure::travel_minutes_per_household, ratio(travel_minutes, n));
    set(Measure::travel_km_per_household, ratio(travel_km, n));
    set(Measure::client_hours_per_household, ratio(kernel::in_hours(client), n));
    set(Measure::cost_per_household, ratio(cost * loading, n));
    set(Measure::wrong_door_share, ratio(wrong_door, households));
    set(Measure::abandonment_share, ratio(left, applications));
    set(Measure::hidden_needs_found_share, ratio(found, hidden));
    set(Measure::missed_appointment_share, ratio(missed, appointments));
    set(Measure::days_to_first_contact, to_contact.restricted_mean());
    if (first_contact.size() == 0) return;
    const auto incidence = statistics::cumulative_incidence(first_contact);
    set(Measure::days_to_first_contact_median, statistics::incidence_quantile(incidence, 0.5));
    set(Measure::days_to_first_contact_p90, statistics::incidence_quantile(incidence, 0.9));
}

void ContinuityTally::add(const Record& record) {
    const auto n = static_cast<double>(record.contacts);
    double most = 0;
    double squares = 0;
    for (const auto& met : record.met) {
        const auto with_worker = static_cast<double>(met.contacts);
        most = std::max(most, with_worker);
        squares += with_worker * with_worker;
    }
    ++households;
    upc += most / n;
    coc += (squares - n) / (n * (n - 1));
    secon += static_cast<double>(record.successive_same) / (n - 1);
}

void ContinuityTally::report(Measures& measures, Dimension dimension, std::size_t level) const {
    const auto n = static_cast<double>(households);
    measures.set(Measure::continuity_upc, dimension, level, ratio(upc, n));
    measures.set(Measure::continuity_coc, dimension, level, ratio(coc, n));
    measures.set(Measure::continuity_secon, dimension, level, ratio(secon, n));
}

void InvestigationTally::report(Measures& measures, Dimension dimension, std::size_t level) const {
    const auto set = [&](Measure m, double value) { measures.set(m, dimension, level, value); };
    set(Measure::investigation_days, days.restricted_mean());
    set(Measure::investigation_days_median, days.quantile(0.5));
    set(Measure::investigation_days_p90, days.quantile(0.9));
    set(Measure::investigation_hours, ratio(kernel::in_hours(hours), static_cast<double>(count)));
    set(Measure::investigations_within_limit, ratio(within_limit, with_limit));
    set(Measure::days_to_decision, to_decision.restricted_mean());
    set(Measure::days_to_decision_median, to_decision.quantile(0.5));
    set(Measure::days_to_decision_p90, to_decision.quantile(0.9));
}

void AssessmentTally::report(Measures& measures, Dimension dimension, std::size_t level) const {
    measures.set(Measure::assessments_within_limit, dimension, level, ratio(within_limit, count));
    measures.set(Measure::protection_within_limit, dimension, level, ratio(protected_in_time, protections));
}

void SurveyTally::report(Measures& measures, Dimension dimension, std::size_t level) const {
    measures.set(Measure::session_rating, dimension, level, ratio(sum, static_cast<double>(count)));
    measures.set(Measure::session_rating_low_share, dimension, level, ratio(concern, count));
}

void ReturnTally::report(Measures& measures, Dimension dimension, std::size_t level) const {
    statistics::DayCensus census = returns;
    const auto last = closed_on.size() - 1;
    for (std::size_t day = 0; day <= last; ++day)
        census.censored(static_cast<double>(std::min<std::size_t>(last - day, horizon_days)), closed_on[day]);
    if (census.size() == 0) return;
    measures.set(Measure::return_share, dimension, level, statistics::cumulative_incidence(census).back());
}

}  // namespace sluss::engine
