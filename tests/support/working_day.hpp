// Days that agendas are followed through by hand: from Wednesday 17 April 2019, with office hours (8–12, 13–17).
#pragma once

#include "kernel/agenda.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sluss::test {

using kernel::Duration;
using kernel::Time;
using kernel::Use;

inline constexpr Use idle = 0;
inline constexpr Use desk = 1;
inline constexpr Use client = 2;
inline constexpr Use travel = 3;

// Wednesday 17 and Thursday 18 April 2019 are working days; the next is Tuesday 23 April, after Easter.
inline constexpr kernel::Date wednesday{std::chrono::year{2019}, std::chrono::April, std::chrono::day{17}};
inline constexpr Duration a_day = std::chrono::days{1};

inline Time at(Duration since_midnight) {
    return Time{kernel::Days{wednesday}} + since_midnight;
}

/// "08:30", on a later day "+1 08:30"
inline std::string clock(Time t) {
    const auto minutes = (t - at({})) / std::chrono::minutes{1};
    const std::int64_t day = minutes / (24 * 60);
    std::string text;
    if (day > 0) {
        text += '+';
        text += std::to_string(day);
        text += ' ';
    }
    const auto hour = minutes / 60 % 24;
    const auto minute = minutes % 60;
    for (const auto digit : {hour / 10, hour % 10}) text += static_cast<char>('0' + digit);
    text += ':';
    for (const auto digit : {minute / 10, minute % 10}) text += static_cast<char>('0' + digit);
    return text;
}

/// What got done, and when, in its order.
using Done = std::vector<std::string>;

}  // namespace sluss::test
