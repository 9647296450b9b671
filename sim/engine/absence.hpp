// When a person is away: holidays, long leave, illness. A pure function of seed, replication and who it is, so it is
// the same in every organisation.
#pragma once

#include "domain/workforce.hpp"
#include "kernel/random.hpp"
#include "kernel/time.hpp"

#include <string_view>
#include <vector>

namespace sluss::engine {

struct Absence {
    kernel::Days from;
    kernel::Days to;       ///< first day back
    bool planned = false;  ///< known beforehand: nothing is booked for these days

    friend bool operator==(const Absence&, const Absence&) = default;
};

/// Who somebody is, in every organisation: the role, the place among its posts (the units in order) and how many held
/// the post before. The first holder of the first post of the first role is 0.
using PersonId = std::uint64_t;
constexpr PersonId person_id(domain::RoleId role, std::size_t place, std::uint32_t holder) {
    return static_cast<PersonId>(role) << 48 | static_cast<PersonId>(place) << 24 | holder;
}

/// The numbers that a person uses for one purpose.
kernel::Stream person_stream(kernel::StreamKey key, PersonId who, std::string_view purpose, std::uint32_t index = 0);

/// All absences of which some day lies in [begin, end), in order and without overlap. Holidays and long leave come
/// first: illness that begins in them is not noticed, and one that reaches into them ends there.
std::vector<Absence> absences_of(const domain::Workforce& workforce, kernel::StreamKey key, PersonId who,
                                 kernel::Days begin, kernel::Days end);

/// The Monday of an ISO week (ISO 8601: week 1 is the one with 4 January).
kernel::Days monday_of(std::chrono::year year, int week);

}  // namespace sluss::engine
