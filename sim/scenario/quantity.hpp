// Numbers with their units, as written in a scenario: "25 min", "35 %", "31 per 1000 per year". Each dimension has its
// own reader, so a unit of the wrong dimension, or none, is noticed where it is written.
#pragma once

#include "kernel/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sluss::scenario {

/// A number and what follows it.
struct Quantity {
    double number = 0;
    std::string unit;  ///< one space between its words; empty if none
};

/// Splits "31 per 1000 per year" after the number. Empty if the text does not begin with a finite decimal number.
std::optional<Quantity> split(std::string_view text);

/// What a number measures, with the units that it may be written in.
enum class Dimension {
    share,          ///< "35 %" → 0.35
    number,         ///< no unit
    working_time,   ///< min, h → hours
    calendar_time,  ///< min, h, days, weeks, months (30.4375 days), years (365.25 days) → hours
    whole_days,     ///< days, weeks, years (365 days) → days
    minutes,        ///< min, h or no unit → minutes
    kilometres,     ///< km, m or no unit → km
    rate,           ///< per 1000 per year (month) → per 1000 a year
    growth,         ///< "1.5 % a year" → 0.015
    frequency,      ///< per year, per month, per 100 per year → per year
    intensity,      ///< per minute, hour, day, week, year (365.25 days) → per hour
    fte,            ///< "0.8 FTE" → 0.8
    wage,           ///< SEK/h
};

/// What to write, for messages and the reference: "a share such as 35 %".
std::string expected(Dimension dimension);

/// The number in the unit that sluss computes in. Empty if the text is no number in a unit of the dimension.
std::optional<double> measure(std::string_view text, Dimension dimension);

/// A text whose number has its thousands set apart, by a space, a point, a comma or an apostrophe, without that:
/// "14208" for "14 208", "14.208" or "14,208". Nothing if it has no groups of three digits.
std::optional<std::string> without_thousands(std::string_view text);

/// What such a number may look like, as a regular expression (ECMA-262) of the whole text.
/// \param negative  whether it may be below 0
std::string pattern(Dimension dimension, bool negative = false);

/// Whether a number of the dimension may stand without a unit.
bool may_be_plain(Dimension dimension);

/// "0 to 100 %": between what it must lie, in words; empty if nothing that a planner would write is refused.
/// \param least, most  in the unit that sluss computes in
std::string range(Dimension dimension, double least, double most);

/// A stretch of the calendar: min, h, days, weeks, or whole months and years.
std::optional<kernel::CalendarSpan> calendar_span(std::string_view text);

}  // namespace sluss::scenario
