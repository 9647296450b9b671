// The fields of the satisfaction survey after appointments.
#include "scenario/kinds.hpp"
#include "scenario/tables.hpp"

namespace sluss::scenario {

using namespace domain;

Kind<Survey> survey() {
    constexpr double highest = 40;
    const auto points = [](double least) { return quantity(Dimension::number, least, highest); };
    return object(Table<Survey>{
        "a survey",
        "A score from 0 to 40 after appointments: the base, less what waiting, retelling and new workers cost, plus a "
        "term of the household and one of the appointment, both normal with mean 0.",
        {{"answers", &Survey::answers, share(), "share of appointments held after which it is answered",
          Presence::required},
         {"base", &Survey::base, points(0), "without any of it", Presence::required},
         {"per week waited", &Survey::per_week_waited, points(-highest),
          "less for each week since the last contact, or since arrival", Presence::required},
         {"per retelling", &Survey::per_retelling, points(-highest),
          "less if the whole appointment is a repeat, and in proportion", Presence::required},
         {"per new worker", &Survey::per_new_worker, points(-highest), "less if somebody else led the last contact",
          Presence::required},
         {"between households", &Survey::between_households, points(0), "standard deviation of the household's term",
          Presence::required},
         {"within household", &Survey::within_household, points(0), "standard deviation of the appointment's term",
          Presence::required},
         {"concern at", &Survey::concern_at, points(0), "a score of this or less signals concern", otherwise("36")}}});
}

}  // namespace sluss::scenario
