// Which days are free in Sweden. Moveable feasts are counted from Easter Sunday, others fall on a date or on the one
// Saturday or Friday in a given week. Relies on std::chrono's calendar only and keeps no table of years.
#include "kernel/holidays.hpp"

namespace sluss::kernel {

namespace {

using std::chrono::days;

std::string_view holiday_by_date(unsigned month, unsigned day) {
    switch (month * 100 + day) {
        case 101:
            return "New Year's Day";
        case 106:
            return "Epiphany";
        case 501:
            return "May Day";
        case 1224:
            return "Christmas Eve";
        case 1225:
            return "Christmas Day";
        case 1226:
            return "Boxing Day";
        case 1231:
            return "New Year's Eve";
        default:
            return {};
    }
}

std::string_view holiday_by_weekday(unsigned month, unsigned day, std::chrono::weekday weekday) {
    if (weekday == std::chrono::Friday && month == 6 && day >= 19 && day <= 25) return "Midsummer Eve";
    if (weekday != std::chrono::Saturday) return {};
    if (month == 6 && day >= 20 && day <= 26) return "Midsummer Day";
    if ((month == 10 && day == 31) || (month == 11 && day <= 6)) return "All Saints' Day";
    return {};
}

std::string_view holiday_by_easter(days since_easter) {
    switch (since_easter.count()) {
        case -2:
            return "Good Friday";
        case 0:
            return "Easter Sunday";
        case 1:
            return "Easter Monday";
        case 39:
            return "Ascension Day";
        case 49:
            return "Whit Sunday";
        default:
            return {};
    }
}

/// From 2005 the National Day is free and Whit Monday is not (Act 2004:1320).
std::string_view holiday_by_act_of_2005(Date date, days since_easter) {
    using namespace std::chrono_literals;
    if (date.year() >= 2005y)
        return date.month() == std::chrono::June && date.day() == 6d ? "National Day" : std::string_view{};
    return since_easter == days{50} ? "Whit Monday" : std::string_view{};
}

}  // namespace

std::string_view holiday_name(HolidayCalendar calendar, Days day) {
    if (calendar == HolidayCalendar::none) return {};
    const Date date{day};
    const auto month = static_cast<unsigned>(date.month());
    const auto day_of_month = static_cast<unsigned>(date.day());
    if (const auto name = holiday_by_date(month, day_of_month); !name.empty()) return name;
    if (const auto name = holiday_by_weekday(month, day_of_month, std::chrono::weekday{day}); !name.empty())
        return name;
    const days since_easter = day - easter_sunday(date.year());
    if (const auto name = holiday_by_easter(since_easter); !name.empty()) return name;
    return holiday_by_act_of_2005(date, since_easter);
}

Days easter_sunday(std::chrono::year year) {
    const int y = static_cast<int>(year);
    const int golden = y % 19;
    const int century = y / 100;
    const int of_century = y % 100;
    const int moon_correction = (century + 8) / 25;
    const int epact = (19 * golden + century - century / 4 - (century - moon_correction + 1) / 3 + 15) % 30;
    const int to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    const int late = (golden + 11 * epact + 22 * to_sunday) / 451;
    const int month_and_day = epact + to_sunday - 7 * late + 114;
    return Days{Date{year, std::chrono::month{static_cast<unsigned>(month_and_day / 31)},
                     std::chrono::day{static_cast<unsigned>(month_and_day % 31 + 1)}}};
}

}  // namespace sluss::kernel
