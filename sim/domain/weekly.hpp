// What a replication tells week by week, so that a reorganisation can be followed on its way. Each value is a sum or a
// count over one week, so that weeks can be added; means are made of them where they are reported.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sluss::domain {

enum class Weekly : std::uint8_t {
    arrived,             ///< needs taken up
    closed,              ///< needs closed
    left,                ///< needs left for lack of patience
    open,                ///< needs open, mean over the week
    contacts,            ///< appointments held with a citizen
    first_contacts,      ///< households that had their first appointment
    first_contact_days,  ///< days from arrival, summed over these
    decided,             ///< investigations decided
    investigation_days,  ///< days from opening, summed over these
    handoffs,            ///< of all causes
    travel_minutes,      ///< of citizens
    client_hours,        ///< staff hours, first-time
    busy_hours,          ///< staff hours present and not idle
    idle_hours,
    overhead_hours,  ///< meetings, training, preparing and moving
    absent_hours,
    contracted_hours,
    waiting,  ///< cases that wait for a worker with room and desk work that waits, mean over the week
};
inline constexpr std::size_t weekly_values = static_cast<std::size_t>(Weekly::waiting) + 1;

struct WeeklyInfo {
    Weekly value;
    std::string_view key;    ///< in JSON and CSV
    std::string_view label;  ///< in tables, with its unit
    int better;              ///< +1: more is better, −1: less is better, 0: neither
};
/// In the order of the enumeration.
std::span<const WeeklyInfo> weekly_catalogue();

using Week = std::array<double, weekly_values>;

/// The weeks of one replication, Monday to Sunday, from the first Monday at or after its start (warm-up included) as
/// long as whole weeks last.
using Series = std::vector<Week>;

}  // namespace sluss::domain
