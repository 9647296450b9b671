// A day as scenarios, messages and tables write it. Relies on nothing but the calendar.
#pragma once

#include "kernel/time.hpp"

#include <fmt/format.h>

#include <string>

namespace sluss::domain {

/// "2019-03-02".
inline std::string iso_date(kernel::Days day) {
    const kernel::Date date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

}  // namespace sluss::domain
