// The catalogue of casework: key, label and definition of everything that a run of it reports (conceptual model,
// section 9).
#include "domain/casework_measures.hpp"

#include <string>

namespace sluss::domain {

namespace {

// A measure's key is its enumerator's name: this is the only place that spells either.
#define SLUSS_MEASURE(key) Measure::key, #key

struct Entry {
    Measure measure;
    std::string_view key;
    std::string_view label;
    std::string_view definition;
    Sense sense;
    int decimals;
    bool in_short_table;
};

constexpr std::array<Entry, measures> entries{{
    {SLUSS_MEASURE(households), "households in the cohort",
     "Households that arrived after warm-up and at least the follow-up time before the end; each is observed for "
     "exactly the follow-up time after its arrival.",
     Sense::count, 0, false},

    {SLUSS_MEASURE(handoffs_per_household), "handoffs per household",
     "Transfers of a case from one worker to another within follow-up, whatever the cause; a joint case counts once; "
     "consulting or joining a colleague is no handoff.",
     Sense::count, 2, true},
    {SLUSS_MEASURE(handoffs_per_household_wrong_door), "  at a wrong door",
     "Handoffs because the household came to a door that was not right for its need.", Sense::count, 2, true},
    {SLUSS_MEASURE(handoffs_per_household_stage), "  between stages",
     "Handoffs because the next stage has another worker, as from reception to investigator.", Sense::count, 2, true},
    {SLUSS_MEASURE(handoffs_per_household_need), "  referral of a further need",
     "Handoffs because a further need was referred to another unit.", Sense::count, 2, true},
    {SLUSS_MEASURE(handoffs_per_household_competence), "  for want of competence",
     "Handoffs because the worker responsible does not master the need.", Sense::count, 2, true},
    {SLUSS_MEASURE(handoffs_per_household_turnover), "  because a worker left",
     "Handoffs because the worker responsible left, or is away for long.", Sense::count, 2, false},
    {SLUSS_MEASURE(handoffs_per_household_reorganisation), "  because of a reorganisation",
     "Handoffs because a reorganisation gave the case to another unit.", Sense::count, 2, false},
    {SLUSS_MEASURE(workers_met_per_household), "workers met per household",
     "Distinct workers who had client-facing time with the household within follow-up; everyone present counts.",
     Sense::count, 2, true},
    {SLUSS_MEASURE(continuity_upc), "contacts with usual worker (%)",
     "Usual provider of care: the share of a household's contacts that belongs to the worker who led most of them, "
     "of households with at least two contacts.",
     Sense::share, 1, true},
    {SLUSS_MEASURE(continuity_coc), "continuity, Bice–Boxerman (%)",
     "Bice and Boxerman's index (sum of n_w squared − N) / (N(N − 1)) over the workers who led a household's N "
     "contacts, of households with at least two contacts.",
     Sense::share, 1, false},
    {SLUSS_MEASURE(continuity_secon), "same worker as last time (%)",
     "Share of a household's successive contacts that have the same leading worker, of households with at least two "
     "contacts.",
     Sense::share, 1, false},

    {SLUSS_MEASURE(trips_per_household), "trips per household",
     "Round journeys of the household to doors and office appointments within follow-up; appointments on one day in "
     "one office, or in offices on the way, share a journey.",
     Sense::count, 2, true},
    {SLUSS_MEASURE(travel_minutes_per_household), "travel per household (minutes)",
     "Minutes of those journeys, there and back.", Sense::length, 0, true},
    {SLUSS_MEASURE(travel_km_per_household), "travel per household (km)",
     "Kilometres of those journeys, there and back.", Sense::length, 1, false},

    {SLUSS_MEASURE(investigation_days), "investigation (days)",
     "Calendar days from the decision to investigate to the decision, of investigations opened early "
     "enough to be watched for the whole horizon (240 days by default); restricted mean: a longer one "
     "counts as the horizon.",
     Sense::length, 0, true},
    {SLUSS_MEASURE(investigation_days_median), "investigation, median (days)",
     "Days within which half of the investigations are decided; undefined if the horizon comes first.", Sense::length,
     0, false},
    {SLUSS_MEASURE(investigation_days_p90), "investigation, 90th perc. (days)",
     "Days within which nine investigations in ten are decided; undefined if the horizon comes first.", Sense::length,
     0, true},
    {SLUSS_MEASURE(investigation_hours), "staff hours per investigation",
     "Working hours that everyone together spent on an investigation within the horizon after it opened.", Sense::count,
     1, true},
    {SLUSS_MEASURE(investigations_within_limit), "investigations within limit (%)",
     "Share of the investigations with a legal limit, of those that investigation_days counts, that are "
     "decided within it.",
     Sense::share, 1, true},
    {SLUSS_MEASURE(investigations_by_limit), "investigations by limit (%)",
     "Share of the investigations with a legal limit, of those that investigation_days counts, whose duration falls in "
     "a class of shares of the limit.",
     Sense::share, 1, false},
    {SLUSS_MEASURE(assessments_within_limit), "assessments within limit (%)",
     "Share of preliminary assessments, of those whose limit falls within follow-up, that are decided "
     "within it.",
     Sense::share, 1, true},
    {SLUSS_MEASURE(protection_within_limit), "protection assessed in time (%)",
     "Share of immediate protection assessments, of those whose limit falls within follow-up, that are done within it.",
     Sense::share, 1, false},
    {SLUSS_MEASURE(days_to_first_contact), "first contact (days)",
     "Calendar days from a household's arrival to its first appointment, of the households that have one "
     "within follow-up or still wait at its end, which count as the whole of it.",
     Sense::length, 1, true},
    {SLUSS_MEASURE(days_to_first_contact_median), "first contact, median (days)",
     "Days within which half of the households have had their first appointment, closing or leaving "
     "without one being a competing end; undefined if not reached.",
     Sense::length, 0, false},
    {SLUSS_MEASURE(days_to_first_contact_p90), "first contact, 90th perc. (days)",
     "Days within which nine households in ten have had their first appointment; undefined if not reached.",
     Sense::length, 0, false},
    {SLUSS_MEASURE(days_to_decision), "decision (days)",
     "Calendar days from a household's arrival to the decision on a need it brought, taken up for the "
     "first time; one under investigation when follow-up ends counts as the whole of it.",
     Sense::length, 1, true},
    {SLUSS_MEASURE(days_to_decision_median), "decision, median (days)",
     "Days from arrival within which half of these needs are decided; undefined if not reached.", Sense::length, 0,
     false},
    {SLUSS_MEASURE(days_to_decision_p90), "decision, 90th perc. (days)",
     "Days from arrival within which nine in ten of these needs are decided; undefined if not reached.", Sense::length,
     0, false},

    {SLUSS_MEASURE(client_hours_per_household), "client hours per household",
     "First-time working hours with the household present, within follow-up; retelling and repeats are not in it.",
     Sense::count, 2, true},
    {SLUSS_MEASURE(client_time_share), "client time (%)",
     "First-time hours with citizens as a share of the hours that staff is present.", Sense::share, 1, true},
    {SLUSS_MEASURE(client_time_share_busy), "client time of busy hours (%)",
     "First-time hours with citizens as a share of the hours present that are not idle.", Sense::share, 1, false},
    {SLUSS_MEASURE(client_facing_share), "client-facing time (%)",
     "All time with citizens, retelling and repeats included, as a share of the hours present.", Sense::share, 1, true},
    {SLUSS_MEASURE(repeat_share), "retelling and repeats (%)",
     "Hours of retelling, repeated meetings and contacts at a wrong door as a share of the hours present.",
     Sense::share, 1, true},
    {SLUSS_MEASURE(documentation_share), "documentation (%)",
     "Desk work on cases, preliminary assessments included, as a share of the hours present.", Sense::share, 1, true},
    {SLUSS_MEASURE(coordination_share), "coordination (%)",
     "Work with others about a case, and reading in at a handoff, as a share of the hours present.", Sense::share, 1,
     true},
    {SLUSS_MEASURE(consultation_share), "consultation (%)",
     "Consulting colleagues and mentoring, hours of both, as a share of the hours present.", Sense::share, 1, true},
    {SLUSS_MEASURE(recruitment_share), "recruitment (%)",
     "Hours of searching for new colleagues as a share of the hours present.", Sense::share, 1, false},
    {SLUSS_MEASURE(staff_travel_share), "staff travel (%)",
     "Journeys of staff to home visits as a share of the hours present.", Sense::share, 1, true},
    {SLUSS_MEASURE(overhead_share), "overhead (%)",
     "Meetings, supervision, training, preparing a reorganisation and moving as a share of the hours present.",
     Sense::share, 1, false},
    {SLUSS_MEASURE(missed_share), "missed slots (%)",
     "Slots of appointments that citizens missed as a share of the hours present.", Sense::share, 1, true},
    {SLUSS_MEASURE(idle_share), "idle (%)",
     "Hours present in which nothing is at hand as a share of the hours present.", Sense::share, 1, true},
    {SLUSS_MEASURE(visits_per_worker_day), "visits per worker and day",
     "Appointments with a citizen per present worker and working day.", Sense::count, 2, true},
    {SLUSS_MEASURE(caseload_per_worker), "cases per worker", "Open cases per worker, averaged over time.", Sense::count,
     1, true},
    {SLUSS_MEASURE(utilisation), "utilisation (%)", "Hours present that are not idle as a share of the hours present.",
     Sense::share, 1, true},
    {SLUSS_MEASURE(queue_length), "waiting cases and desk work",
     "Cases that wait for a worker with room and pieces of desk work that wait for theirs, averaged over time.",
     Sense::count, 1, false},
    {SLUSS_MEASURE(absence_share), "absence (%)",
     "Hours ill, on leave and on holiday as a share of the contracted hours.", Sense::share, 1, false},
    {SLUSS_MEASURE(vacancy_share), "vacant posts (%)",
     "Posts without anybody in them as a share of all posts, averaged over time.", Sense::share, 1, false},
    {SLUSS_MEASURE(turnover_per_year), "turnover a year (%)",
     "People who left in a year, those whose post a reorganisation took away among them, as a share of the people "
     "employed, on average over time.",
     Sense::ratio, 1, false},
    {SLUSS_MEASURE(days_to_hire), "days to hire",
     "Calendar days from a vacancy's notice until the new colleague begins, of those who begin within the measured "
     "period.",
     Sense::length, 0, false},

    {SLUSS_MEASURE(wrong_door_share), "households at a wrong door (%)",
     "Share of the cohort that met a wrong door within follow-up.", Sense::share, 1, true},
    {SLUSS_MEASURE(abandonment_share), "applications abandoned (%)",
     "Share of applications whose household's patience ended before it was served.", Sense::share, 1, true},
    {SLUSS_MEASURE(return_share), "returns within a year (%)",
     "Share of applications closed after warm-up whose household applies again within 365 days, by Aalen "
     "and Johansen's estimator.",
     Sense::share, 1, true},
    {SLUSS_MEASURE(hidden_needs_found_share), "hidden needs found (%)",
     "Share of the cohort's hidden needs that a contact discovered within follow-up.", Sense::share, 1, true},
    {SLUSS_MEASURE(missed_appointment_share), "missed appointments (%)",
     "Share of appointments that the citizen missed.", Sense::share, 1, false},
    {SLUSS_MEASURE(session_rating), "session rating (0-40)",
     "Mean score of the satisfaction survey after appointments, within follow-up.", Sense::count, 1, false},
    {SLUSS_MEASURE(session_rating_low_share), "low session ratings (%)",
     "Share of the survey's scores that signal concern (36 or less if the scenario says nothing else).", Sense::share,
     1, false},
    {SLUSS_MEASURE(cost_per_household), "cost per household (SEK)",
     "Hours of the cohort's own accounts within follow-up at the wage of the role with on-costs, plus what each of "
     "them "
     "carries of the hours that belong to no household: absence, overhead, recruitment, mentoring.",
     Sense::money, 0, true},
}};

#undef SLUSS_MEASURE

constexpr bool in_order() {
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (static_cast<std::size_t>(entries[i].measure) != i) return false;
    return true;
}
static_assert(in_order(), "the catalogue lists the measures in the order of their enumeration");

Catalogue make_catalogue() {
    Catalogue catalogue;
    for (const auto& e : entries)
        catalogue.measures.push_back({std::string(e.key), std::string(e.label), std::string(e.definition), e.sense,
                                      e.decimals, e.in_short_table});
    catalogue.dimensions = {"total", "need", "complexity", "district", "unit", "role", "route", "contacts", "limit"};
    return catalogue;
}

}  // namespace

const std::shared_ptr<const Catalogue>& casework_catalogue() {
    static const auto catalogue = std::make_shared<const Catalogue>(make_catalogue());
    return catalogue;
}

bool is_casework(const Catalogue& catalogue) {
    return &catalogue == casework_catalogue().get();
}

}  // namespace sluss::domain
