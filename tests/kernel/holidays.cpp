// Swedish public holidays against the printed almanac of the years that scenarios use.
#include "kernel/holidays.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

using namespace sluss::kernel;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

std::string name_on(Date date) {
    return std::string{holiday_name(HolidayCalendar::swedish, Days{date})};
}

std::vector<Date> holidays_of(std::chrono::year year) {
    std::vector<Date> found;
    for (Days day{year / 1 / 1}; day < Days{(year + std::chrono::years{1}) / 1 / 1}; day += days{1}) {
        if (is_holiday(HolidayCalendar::swedish, day)) found.emplace_back(day);
    }
    return found;
}

}  // namespace

TEST_CASE("Easter falls where the almanac has it") {
    const std::array easters = {2018y / 4 / 1,  2019y / 4 / 21, 2020y / 4 / 12, 2021y / 4 / 4, 2022y / 4 / 17,
                                2023y / 4 / 9,  2024y / 3 / 31, 2025y / 4 / 20, 2026y / 4 / 5, 1978y / 3 / 26,
                                1954y / 4 / 18, 2011y / 4 / 24, 2038y / 4 / 25, 2285y / 3 / 22};
    for (const Date& easter : easters) CHECK(easter_sunday(easter.year()) == Days{easter});
}

TEST_CASE("the holidays of 2019 are these sixteen days and no others") {
    const std::vector<std::pair<Date, std::string>> expected = {
        {2019y / 1 / 1, "New Year's Day"},  {2019y / 1 / 6, "Epiphany"},        {2019y / 4 / 19, "Good Friday"},
        {2019y / 4 / 21, "Easter Sunday"},  {2019y / 4 / 22, "Easter Monday"},  {2019y / 5 / 1, "May Day"},
        {2019y / 5 / 30, "Ascension Day"},  {2019y / 6 / 6, "National Day"},    {2019y / 6 / 9, "Whit Sunday"},
        {2019y / 6 / 21, "Midsummer Eve"},  {2019y / 6 / 22, "Midsummer Day"},  {2019y / 11 / 2, "All Saints' Day"},
        {2019y / 12 / 24, "Christmas Eve"}, {2019y / 12 / 25, "Christmas Day"}, {2019y / 12 / 26, "Boxing Day"},
        {2019y / 12 / 31, "New Year's Eve"}};
    std::vector<std::pair<Date, std::string>> found;
    for (const Date& date : holidays_of(2019y)) found.emplace_back(date, name_on(date));
    CHECK(found == expected);
}

TEST_CASE("midsummer and All Saints' Day move within their week") {
    const std::array midsummer = {2018y / 6 / 23, 2019y / 6 / 22, 2020y / 6 / 20, 2021y / 6 / 26, 2022y / 6 / 25,
                                  2023y / 6 / 24, 2024y / 6 / 22, 2025y / 6 / 21, 2026y / 6 / 20};
    for (const Date& date : midsummer) {
        CHECK(name_on(date) == "Midsummer Day");
        CHECK(name_on(Date{Days{date} - days{1}}) == "Midsummer Eve");
    }
    const std::array all_saints = {2018y / 11 / 3, 2019y / 11 / 2, 2020y / 10 / 31, 2021y / 11 / 6, 2022y / 11 / 5,
                                   2023y / 11 / 4, 2024y / 11 / 2, 2025y / 11 / 1,  2026y / 10 / 31};
    for (const Date& date : all_saints) CHECK(name_on(date) == "All Saints' Day");
}

TEST_CASE("Ascension and Whit Sunday follow Easter") {
    const std::array ascension = {2018y / 5 / 10, 2019y / 5 / 30, 2020y / 5 / 21, 2021y / 5 / 13, 2022y / 5 / 26,
                                  2023y / 5 / 18, 2024y / 5 / 9,  2025y / 5 / 29, 2026y / 5 / 14};
    for (const Date& date : ascension) {
        CHECK(name_on(date) == "Ascension Day");
        CHECK(name_on(Date{Days{date} + days{10}}) == "Whit Sunday");
    }
}

TEST_CASE("a year has sixteen holidays unless two fall on one day") {
    for (int year = 2009; year <= 2032; ++year) {
        CAPTURE(year);
        CHECK(holidays_of(std::chrono::year{year}).size() == 16);
    }
    CHECK(holidays_of(2008y).size() == 15);  // Ascension on 1 May
    CHECK(name_on(2008y / 5 / 1) == "May Day");
}

TEST_CASE("before 2005 Whit Monday was free and the National Day was not") {
    CHECK(name_on(1978y / 5 / 15) == "Whit Monday");
    CHECK(name_on(1978y / 6 / 6).empty());
    CHECK(name_on(2004y / 5 / 31) == "Whit Monday");
    CHECK(name_on(2005y / 5 / 16).empty());
    CHECK(name_on(2005y / 6 / 6) == "National Day");
}

TEST_CASE("without a holiday calendar no day is free") {
    for (Days day{2019y / 1 / 1}; day < Days{2020y / 1 / 1}; day += days{1}) {
        CHECK_FALSE(is_holiday(HolidayCalendar::none, day));
    }
}
