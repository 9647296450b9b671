// Swedish public holidays, computed for any year (Act 1989:253 on public holidays, and the eves that collective
// agreements treat as free: Midsummer, Christmas and New Year's Eve).
#pragma once

#include "kernel/time.hpp"

#include <string_view>
#include <vector>

namespace sluss::kernel {

enum class HolidayCalendar { none, swedish };

/// The name of the holiday on `day` (in English), or empty.
std::string_view holiday_name(HolidayCalendar calendar, Days day);

inline bool is_holiday(HolidayCalendar calendar, Days day) {
    return !holiday_name(calendar, day).empty();
}

/// Easter Sunday of a Gregorian year (anonymous Gregorian algorithm: Meeus, Astronomical Algorithms, ch. 8).
Days easter_sunday(std::chrono::year year);

}  // namespace sluss::kernel
