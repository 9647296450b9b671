// The units of the scenario language. Relies on nothing but the text; ranges (is a share above 100 %?) are the fields'.
#include "scenario/quantity.hpp"

#include "domain/language.hpp"
#include "scenario/spaces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <span>

namespace sluss::scenario {

namespace {

struct Unit {
    std::string_view name;
    double factor;
};

constexpr Unit shares[] = {{"%", 0.01}};
constexpr Unit numbers[] = {{"", 1}};
constexpr Unit working_times[] = {{"min", 1.0 / 60}, {"minute", 1.0 / 60}, {"minutes", 1.0 / 60},
                                  {"h", 1},          {"hour", 1},          {"hours", 1}};
constexpr Unit calendar_times[] = {{"min", 1.0 / 60}, {"minute", 1.0 / 60}, {"minutes", 1.0 / 60}, {"h", 1},
                                   {"hour", 1},       {"hours", 1},         {"day", 24},           {"days", 24},
                                   {"week", 168},     {"weeks", 168},       {"month", 730.5},      {"months", 730.5},
                                   {"year", 8766},    {"years", 8766}};
constexpr Unit whole_days[] = {{"days", 1}, {"day", 1}, {"week", 7}, {"weeks", 7}, {"year", 365}, {"years", 365}};
constexpr Unit minutes[] = {{"", 1}, {"min", 1}, {"minute", 1}, {"minutes", 1}, {"h", 60}, {"hour", 60}, {"hours", 60}};
constexpr Unit kilometres[] = {{"", 1}, {"km", 1}, {"m", 0.001}};
constexpr Unit rates[] = {
    {"per 1000 per year", 1}, {"per 1000 a year", 1}, {"per 1000 per month", 12}, {"per 1000 a month", 12}};
constexpr Unit growths[] = {{"% a year", 0.01}, {"% per year", 0.01}};
constexpr Unit frequencies[] = {{"per year", 1},          {"a year", 1},     {"per 100 per year", 0.01},
                                {"per 100 a year", 0.01}, {"per month", 12}, {"a month", 12}};
constexpr Unit intensities[] = {
    {"per minute", 60},       {"per min", 60},        {"per hour", 1},         {"per h", 1},
    {"per day", 1.0 / 24},    {"a day", 1.0 / 24},    {"per week", 1.0 / 168}, {"a week", 1.0 / 168},
    {"per year", 1.0 / 8766}, {"a year", 1.0 / 8766}, {"a minute", 60},        {"an hour", 1}};
constexpr Unit ftes[] = {{"FTE", 1}, {"fte", 1}};
constexpr Unit wages[] = {{"SEK/h", 1}, {"SEK per hour", 1}};

struct DimensionInfo {
    std::span<const Unit> units;
    std::string expected;
};

DimensionInfo about(Dimension dimension) {
    switch (dimension) {
        case Dimension::share:
            return {shares, tr("a share such as 35 %")};
        case Dimension::number:
            return {numbers, tr("a plain number")};
        case Dimension::working_time:
            return {working_times, tr("a working time such as 25 min or 3 h")};
        case Dimension::calendar_time:
            return {calendar_times, tr("a time such as 3 h, 16 days, 2 weeks or 4 months")};
        case Dimension::whole_days:
            return {whole_days, tr("whole days such as 14 days, 2 weeks or 1 year")};
        case Dimension::minutes:
            return {minutes, tr("minutes such as 6 or 6 min")};
        case Dimension::kilometres:
            return {kilometres, tr("kilometres such as 5.5 km")};
        case Dimension::rate:
            return {rates, tr("a rate such as 31 per 1000 per year")};
        case Dimension::growth:
            return {growths, tr("a growth such as 1.5 % a year")};
        case Dimension::frequency:
            return {frequencies, tr("how often, such as 1.2 per year or 4 per 100 per year")};
        case Dimension::intensity:
            return {intensities, tr("how many come, such as 100 per hour or 3 per day")};
        case Dimension::fte:
            return {ftes, tr("full-time equivalents such as 0.8 FTE")};
        case Dimension::wage:
            return {wages, tr("a wage such as 450 SEK/h")};
    }
    return {};
}

/// With ordinary spaces for those that look like one.
std::string with_plain_spaces(std::string_view text) {
    std::string result{text};
    for (const auto space : other_spaces)
        for (auto at = result.find(space); at != std::string::npos; at = result.find(space, at))
            result.replace(at, space.size(), " ");
    return result;
}

}  // namespace

std::optional<Quantity> split(std::string_view written) {
    const std::string text = with_plain_spaces(written);
    Quantity result;
    const char* const end = text.data() + text.size();
    const bool begins = !text.empty() && (text[0] == '-' || text[0] == '.' || (text[0] >= '0' && text[0] <= '9'));
    const auto [rest, error] = std::from_chars(text.data(), end, result.number);
    if (!begins || error != std::errc{} || !std::isfinite(result.number)) return std::nullopt;
    for (const char* c = rest; c != end; ++c) {
        const bool space = *c == ' ' || *c == '\t' || *c == '\n';
        if (!space)
            result.unit += *c;
        else if (!result.unit.empty() && result.unit.back() != ' ')
            result.unit += ' ';
    }
    if (!result.unit.empty() && result.unit.back() == ' ') result.unit.pop_back();
    return result;
}

std::string expected(Dimension dimension) {
    return about(dimension).expected;
}

std::string pattern(Dimension dimension, bool negative) {
    std::string units;
    const Unit* const first = about(dimension).units.data();
    for (const auto& unit : about(dimension).units) {
        if (&unit != first) units += '|';
        for (const char c : unit.name)
            if (c == ' ')
                units += "\\s+";
            else
                units += c;
    }
    return (negative ? "-?" : "") + std::string{R"((\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*()"} + units + R"()\s*)";
}

bool may_be_plain(Dimension dimension) {
    for (const auto& unit : about(dimension).units)
        if (unit.name.empty()) return true;
    return false;
}

std::string range(Dimension dimension, double least, double most) {
    constexpr double most_meant = 1e6;
    constexpr double least_meant = 1e-3;
    const Unit unit = about(dimension).units.front();
    const auto written = [&](double number) {
        return fmt::format("{:.10g}", unit.factor < 1 ? number * std::round(1 / unit.factor) : number / unit.factor);
    };
    const std::string after = (unit.name.empty() ? "" : " ") + std::string{unit.name};
    if (most < most_meant) return tr("{} to {}{}", written(least), written(most), after);
    if (least >= least_meant) return tr("at least {}{}", written(least), after);
    return least > 0 ? tr("above 0") : "";
}

std::optional<std::string> without_thousands(std::string_view written) {
    constexpr std::string_view separators = " .,'";
    const std::string text = with_plain_spaces(written);
    const auto digits_at = [&](std::size_t i) {
        std::size_t count = 0;
        while (i + count < text.size() && text[i + count] >= '0' && text[i + count] <= '9') ++count;
        return count;
    };
    std::size_t at = digits_at(0);
    if (at == 0 || at > 3) return std::nullopt;
    std::string result = text.substr(0, at);
    const std::size_t first_group = at;
    while (at < text.size() && separators.find(text[at]) != std::string_view::npos && digits_at(at + 1) == 3) {
        result += text.substr(at + 1, 3);
        at += 4;
    }
    if (at == first_group) return std::nullopt;
    return result.append(text.substr(at));
}

std::optional<double> measure(std::string_view text, Dimension dimension) {
    const auto quantity = split(text);
    if (!quantity) return std::nullopt;
    for (const auto& unit : about(dimension).units) {
        if (unit.name != quantity->unit) continue;
        // Dividing keeps decimal numbers exact to the last bit: 35 / 100 is 0.35, 35 * 0.01 is not.
        const double result =
            unit.factor < 1 ? quantity->number / std::round(1 / unit.factor) : quantity->number * unit.factor;
        const bool whole = dimension != Dimension::whole_days || result == std::floor(result);
        return std::isfinite(result) && whole ? std::optional{result} : std::nullopt;
    }
    return std::nullopt;
}

std::optional<kernel::CalendarSpan> calendar_span(std::string_view text) {
    const auto quantity = split(text);
    constexpr double longest_years = 200;
    if (!quantity || std::abs(quantity->number) > longest_years * 365 * 24 * 60) return std::nullopt;
    const auto months = [&](int factor) -> std::optional<kernel::CalendarSpan> {
        const double count = quantity->number * factor;
        if (count != std::floor(count) || std::abs(count) > longest_years * 12) return std::nullopt;
        return kernel::CalendarSpan{std::chrono::months{static_cast<int>(count)}, {}};
    };
    if (quantity->unit == "month" || quantity->unit == "months") return months(1);
    if (quantity->unit == "year" || quantity->unit == "years") return months(12);
    const auto hours = measure(text, Dimension::calendar_time);
    if (!hours || std::abs(*hours) > longest_years * 8766) return std::nullopt;
    return kernel::CalendarSpan{{}, kernel::from_hours(*hours)};
}

}  // namespace sluss::scenario
