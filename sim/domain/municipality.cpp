// What the municipality's nouns can say of themselves. Relies on nothing; knows no organisation.
#include "domain/municipality.hpp"

namespace sluss::domain {

ArrivalProfile ArrivalProfile::flat() {
    ArrivalProfile profile;
    profile.by_month.fill(1);
    profile.by_weekday.fill(1);
    profile.by_hour.fill(1);
    return profile;
}

}  // namespace sluss::domain
