// When the holder of a post is away: holidays, long leave, illness. A pure function of seed, replication and the post's
// number, so it is the same in every organisation and whoever holds the post.
#pragma once

#include "domain/workforce.hpp"
#include "kernel/random.hpp"
#include "kernel/time.hpp"

#include <vector>

namespace sluss::engine {

struct Absence {
    kernel::Days from;
    kernel::Days to;       ///< first day back
    bool planned = false;  ///< known beforehand: nothing is booked for these days

    friend bool operator==(const Absence&, const Absence&) = default;
};

/// All absences that begin in [begin, end), in order and without overlap. Holidays and long leave come first: illness
/// that begins in them is not noticed, and one that reaches into them ends there.
std::vector<Absence> absences_of(const domain::Workforce& workforce, kernel::StreamKey key, domain::WorkerId number,
                                 kernel::Days begin, kernel::Days end);

/// The Monday of an ISO week (ISO 8601: week 1 is the one with 4 January).
kernel::Days monday_of(std::chrono::year year, int week);

}  // namespace sluss::engine
