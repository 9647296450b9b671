// Working hours in a scenario: a word for the usual ones, or stretches of time per day.
#include "scenario/kinds.hpp"

#include <charconv>

namespace sluss::scenario {

namespace {

using kernel::DayStretch;
using kernel::WeekPattern;
using Stretches = std::vector<DayStretch>;

/// "08:30" → time since midnight; moves `text` past it.
std::optional<kernel::Duration> clock_time(std::string_view& text) {
    const auto number = [&](int most) -> std::optional<int> {
        int value = 0;
        const auto [rest, error] =
            std::from_chars(text.data(), text.data() + std::min<std::size_t>(2, text.size()), value);
        if (error != std::errc{} || value < 0 || value > most) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
        return value;
    };
    const auto hours = number(24);
    if (!hours || text.empty() || text[0] != ':') return std::nullopt;
    text.remove_prefix(1);
    const auto minutes = number(59);
    if (!minutes) return std::nullopt;
    return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

void skip(std::string_view& text, char what) {
    while (!text.empty() && (text[0] == ' ' || text[0] == what)) text.remove_prefix(1);
}

/// "08:00-12:00, 13:00-17:00"; empty if it is not of that form, in order and without overlap.
std::optional<Stretches> stretches(std::string_view text) {
    Stretches result;
    if (text == "closed") return result;
    skip(text, ' ');
    while (!text.empty()) {
        const auto from = clock_time(text);
        if (!from) return std::nullopt;
        skip(text, '-');
        const auto to = clock_time(text);
        if (!to || *to <= *from || *to > std::chrono::hours{24}) return std::nullopt;
        if (!result.empty() && *from < result.back().to) return std::nullopt;
        result.push_back({*from, *to});
        skip(text, ',');
    }
    return result.empty() ? std::nullopt : std::optional{result};
}

Kind<Stretches> day() {
    const std::string expects = tr("times such as 08:00-17:00 or [08:00-12:00, 13:00-17:00], or 'closed'");
    const Shape times = shapes::Pattern{"[ ,]*(\\d{1,2}:\\d{1,2}[ -]*\\d{1,2}:\\d{1,2}[ ,]*)+"};
    return {expects,
            [expects](Reader& reader, const Node& node, Stretches& out) {
                std::string text = node.text;
                for (const auto& item : node.items) text += (text.empty() ? "" : ", ") + item.text;
                if (auto found = stretches(text))
                    out = std::move(*found);
                else
                    reader.wrong(node, expects);
            },
            shapes::Either{{shapes::Words{{"closed"}}, times, shapes::List{times, std::nullopt}}}};
}

struct Week {
    std::array<std::optional<Stretches>, 7> days;
    std::optional<Stretches> weekdays;
    kernel::HolidayCalendar holidays = kernel::HolidayCalendar::swedish;
};

Table<Week> week_table() {
    constexpr std::array names{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    Table<Week> table{"working hours",
                      "'office' (Monday to Friday, 8-12 and 13-17), 'always' (round the clock), or these keys.",
                      {{"weekdays", &Week::weekdays, day(), "Monday to Friday, where a day itself says nothing"},
                       {"holidays", &Week::holidays,
                        choice<kernel::HolidayCalendar>(
                            {{"swedish", kernel::HolidayCalendar::swedish}, {"none", kernel::HolidayCalendar::none}}),
                        "days off", otherwise("swedish")}}};
    for (std::size_t d = 0; d < names.size(); ++d)
        table.add({names[d], [d](Week& week) -> std::optional<Stretches>& { return week.days[d]; }, day(),
                   "closed if nothing is said"});
    return table;
}

}  // namespace

Kind<kernel::Duration> time_of_day() {
    const std::string expects = tr("a time of the day such as 08:30");
    return {expects,
            [expects](Reader& reader, const Node& node, kernel::Duration& out) {
                std::string_view text = node.text;
                const auto time = clock_time(text);
                if (!time || !text.empty() || *time >= std::chrono::hours{24}) return reader.wrong(node, expects);
                out = *time;
            },
            shapes::Pattern{"([01]?\\d|2[0-3]):[0-5]?\\d"}};
}

Kind<WeekPattern> working_hours() {
    const auto table = week_table();
    const std::string expects = tr("office, always, or hours per day");
    const auto read = [table, expects](Reader& reader, const Node& node, WeekPattern& out) {
        constexpr std::size_t working_days = 5;
        if (node.text == "office") {
            out = WeekPattern::office_hours();
        } else if (node.text == "always") {
            out = WeekPattern::always();
        } else if (node.is(Node::Kind::map)) {
            Week week;
            const auto errors = reader.problems.errors();
            table.read(reader, node, week);
            if (errors != reader.problems.errors()) return;
            WeekPattern pattern;
            pattern.holidays = week.holidays;
            for (std::size_t d = 0; d < pattern.days.size(); ++d)
                pattern.days[d] =
                    week.days[d].value_or(d < working_days ? week.weekdays.value_or(Stretches{}) : Stretches{});
            if (pattern.hours_per_week().count() == 0)
                return reader.error(node, tr("never open: no day has any hours"));
            out = pattern;
        } else {
            reader.wrong(node, expects);
        }
    };
    return {expects, read,
            shapes::Either{{shapes::Words{{"office", "always"}}, shapes::Object{table.documentation()}}}};
}

}  // namespace sluss::scenario
