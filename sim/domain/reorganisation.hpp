// One organisation becomes another at a date, while its people and its open cases go on (conceptual model, section 8).
// Plain data; the engine plays it (engine/transition.cpp). Included by organisation.hpp, because an organisation's
// reorganisations hold what it becomes.
#pragma once

#include "domain/ids.hpp"
#include "kernel/time.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sluss::domain {

/// What becomes of the cases that are open on the day.
enum class OpenCases : std::uint8_t {
    keep_worker,  ///< each stays with its worker until its next stage
    reallocate,   ///< a case goes to the unit that now serves it, unless its worker sits there and may have it
};

/// A unit, as it was called before, closed while it moves. Its people are busy with moving (overhead); what was booked
/// is booked again, and nothing new is booked for these days.
struct Closure {
    std::string unit;
    int days = 0;  ///< calendar days from the date of the reorganisation, >= 1
};

/// Working time of everybody concerned before the date; overhead.
struct Preparation {
    kernel::Duration hours{};  ///< per full-time person in all, spread evenly over …
    int weeks = 0;             ///< … so many weeks before the date
};

/// Output of everybody concerned after the date: 1 − depth × e^(−t/τ); desk work takes that much longer.
struct ProductivityDip {
    double depth = 0;                  ///< in [0, 1)
    kernel::Duration time_constant{};  ///< τ, calendar time; > 0 if there is a dip
};

/// What citizens know of the new doors. Of the households that would know their way, the share
/// (1 − told) × (1 − elapsed / learned_within) does not, in the time `learned_within` after the date.
struct Informing {
    double told = 1;                    ///< share of households that were told beforehand
    kernel::Duration learned_within{};  ///< calendar time from the date until everybody knows again; 0: at once
};

struct Organisation;

struct Reorganisation {
    kernel::Days on{};
    std::string becomes;                  ///< name of the organisation it becomes, as the scenario calls it
    std::vector<Organisation> structure;  ///< that organisation, staffed: exactly one
    std::vector<std::pair<std::string, std::string>> units;  ///< old unit → the new one its people go to first
    std::vector<Closure> closures;
    OpenCases open_cases = OpenCases::keep_worker;
    Preparation preparation;
    ProductivityDip dip;
    Informing informing;
};

}  // namespace sluss::domain
