#include "engine/absence.hpp"

#include <algorithm>
#include <cmath>

namespace sluss::engine {

using kernel::Days;
using kernel::Stream;
using std::chrono::days;
using std::chrono::years;

namespace {

constexpr double hours_per_day = 24;
constexpr double days_per_year = 365.25;

// Spells as they come: a Poisson process over the days that are not in a spell already.
std::vector<Absence> spells(double per_year, const kernel::Distribution& length, Stream stream, Days begin, Days end,
                            bool planned) {
    std::vector<Absence> result;
    if (!(per_year > 0)) return result;
    double day = 0;
    const auto last = static_cast<double>((end - begin).count());
    for (;;) {
        day += days_per_year / per_year * kernel::standard_exponential(stream);
        if (day >= last) return result;
        const double whole = std::max(1.0, std::ceil(length.sample(stream) / hours_per_day));
        const Days from = begin + days{static_cast<int>(day)};
        const auto lasts = static_cast<int>(std::min(whole, last + days_per_year));
        result.push_back({from, from + days{lasts}, planned});
        day = std::floor(day) + lasts;
    }
}

void holidays(std::vector<Absence>& result, const domain::Holidays& rule, kernel::StreamKey key, PersonId who,
              std::chrono::year year) {
    constexpr int weeks_in_every_year = 52;
    Stream stream = person_stream(key, who, "holidays", static_cast<std::uint32_t>(int{year}));
    const auto add = [&](int week, int weeks) {
        const Days from = monday_of(year, week);
        result.push_back({from, from + days{7 * weeks}, true});
    };
    if (rule.summer_weeks > 0) {
        const int starts = rule.last_week - rule.first_week + 2 - rule.summer_weeks;
        add(rule.first_week + static_cast<int>(stream.uniform() * starts), rule.summer_weeks);
    }
    std::vector<int> weeks;  // outside the summer
    for (int week = 1; week <= weeks_in_every_year; ++week)
        if (rule.summer_weeks == 0 || week < rule.first_week || week > rule.last_week) weeks.push_back(week);
    for (int i = 0; i < rule.other_weeks && !weeks.empty(); ++i) {
        const auto which = static_cast<std::size_t>(stream.uniform() * static_cast<double>(weeks.size()));
        add(weeks[which], 1);
        weeks.erase(weeks.begin() + static_cast<std::ptrdiff_t>(which));
    }
}

// In order, those that touch or overlap made one.
std::vector<Absence> joined(std::vector<Absence> absences) {
    std::sort(absences.begin(), absences.end(), [](const Absence& a, const Absence& b) { return a.from < b.from; });
    std::vector<Absence> result;
    for (const auto& absence : absences) {
        if (!result.empty() && absence.from <= result.back().to)
            result.back().to = std::max(result.back().to, absence.to);
        else
            result.push_back(absence);
    }
    return result;
}

}  // namespace

Stream person_stream(kernel::StreamKey key, PersonId who, std::string_view purpose, std::uint32_t index) {
    return {key, kernel::name_hash("person"), who, kernel::name_hash(purpose), index};
}

Days monday_of(std::chrono::year year, int week) {
    const Days fourth{kernel::Date{year / std::chrono::January / 4}};
    const std::chrono::weekday weekday{fourth};
    return fourth - days{weekday.iso_encoding() - 1} + days{7 * (week - 1)};
}

std::vector<Absence> absences_of(const domain::Workforce& workforce, kernel::StreamKey key, PersonId who, Days begin,
                                 Days end) {
    std::vector<Absence> planned;
    const kernel::Date first{begin};
    const kernel::Date last{end};
    if (workforce.holidays.summer_weeks > 0 || workforce.holidays.other_weeks > 0)
        // An ISO week may begin in the calendar year before its own, or end in the one after.
        for (auto year = first.year() - years{1}; year <= last.year() + years{1}; ++year)
            holidays(planned, workforce.holidays, key, who, year);
    const auto& leave = workforce.long_leave;
    const auto long_leaves =
        spells(leave.per_year, leave.length, person_stream(key, who, "long leave"), begin, end, true);
    planned.insert(planned.end(), long_leaves.begin(), long_leaves.end());
    planned = joined(std::move(planned));
    std::erase_if(planned, [&](const Absence& absence) { return absence.to <= begin || absence.from >= end; });

    const auto& sick = workforce.sick_leave;
    const auto ill = spells(sick.spells_per_year, sick.length, person_stream(key, who, "illness"), begin, end, false);
    std::vector<Absence> all = planned;
    for (Absence spell : ill) {
        const auto next =
            std::find_if(planned.begin(), planned.end(), [&](const Absence& p) { return p.to > spell.from; });
        if (next != planned.end()) {
            if (next->from <= spell.from) continue;
            spell.to = std::min(spell.to, next->from);
        }
        all.push_back(spell);
    }
    std::sort(all.begin(), all.end(), [](const Absence& a, const Absence& b) { return a.from < b.from; });
    return all;
}

}  // namespace sluss::engine
