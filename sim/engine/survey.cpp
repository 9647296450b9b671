// The score of an appointment; see the header.
#include "engine/survey.hpp"

#include "kernel/ziggurat.hpp"

#include <algorithm>

namespace sluss::engine {

using kernel::name_hash;

double session_rating(const domain::Survey& survey, const Session& session) {
    double score = survey.base;
    score -= survey.per_week_waited * session.weeks_waited;
    score -= survey.per_retelling * session.retold;
    score -= session.new_worker ? survey.per_new_worker : 0;
    return std::clamp(score + session.household_term + session.session_term, 0.0, 40.0);
}

void Survey::after(Household& household, const Worker& lead, Time start, double retold) {
    if (!(plan_.answers > 0) || !recorder_.observes(household)) return;
    kernel::Stream own = demand_.stream(household, name_hash("survey"), household.occasions);
    if (!own.happens(plan_.answers)) return;
    kernel::Stream always = demand_.stream(household, name_hash("survey of this household"));
    const Record& record = household.record;
    Session session;
    const Time since = record.contacted ? record.last_contact : household.arrival;
    session.weeks_waited = kernel::in_days(start - since) / 7;
    session.retold = retold;
    session.new_worker = record.contacted && record.last_lead != &lead;
    session.household_term = plan_.between_households * kernel::standard_normal(always);
    session.session_term = plan_.within_household * kernel::standard_normal(own);
    recorder_.rated(household, session_rating(plan_, session));
}

}  // namespace sluss::engine
