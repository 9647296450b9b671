#include "domain/weekly.hpp"

namespace sluss::domain {

namespace {

// A value's key is its enumerator's name.
#define SLUSS_WEEKLY(key) Weekly::key, #key

constexpr std::array<WeeklyInfo, weekly_values> catalogue{{
    {SLUSS_WEEKLY(arrived), "needs taken up", 0},
    {SLUSS_WEEKLY(closed), "needs closed", 0},
    {SLUSS_WEEKLY(left), "needs left for lack of patience", -1},
    {SLUSS_WEEKLY(open), "open needs", -1},
    {SLUSS_WEEKLY(contacts), "contacts", 1},
    {SLUSS_WEEKLY(first_contacts), "first contacts", 0},
    {SLUSS_WEEKLY(first_contact_days), "days waited for first contacts", -1},
    {SLUSS_WEEKLY(decided), "investigations decided", 0},
    {SLUSS_WEEKLY(investigation_days), "days of decided investigations", -1},
    {SLUSS_WEEKLY(handoffs), "handoffs", -1},
    {SLUSS_WEEKLY(travel_minutes), "citizens' travel (minutes)", -1},
    {SLUSS_WEEKLY(client_hours), "client hours", 1},
    {SLUSS_WEEKLY(busy_hours), "hours at work and not idle", -1},
    {SLUSS_WEEKLY(idle_hours), "idle hours", 1},
    {SLUSS_WEEKLY(overhead_hours), "overhead hours", -1},
    {SLUSS_WEEKLY(absent_hours), "absent hours", 0},
    {SLUSS_WEEKLY(contracted_hours), "contracted hours", 0},
    {SLUSS_WEEKLY(waiting), "waiting cases and desk work", -1},
}};

#undef SLUSS_WEEKLY

constexpr bool in_order() {
    for (std::size_t i = 0; i < catalogue.size(); ++i)
        if (static_cast<std::size_t>(catalogue[i].value) != i) return false;
    return true;
}
static_assert(in_order(), "the catalogue lists the values in the order of their enumeration");

}  // namespace

std::span<const WeeklyInfo> weekly_catalogue() {
    return catalogue;
}

}  // namespace sluss::domain
