// Writes rows, columns and what stands above and below them. Which rows there are is the layout's; labels and decimals
// are the catalogue's.
#include "report/tables.hpp"

#include "report/cells.hpp"
#include "report/layout.hpp"
#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sluss::report {

namespace {

using domain::MeasureId;
using experiment::Results;

IntervalText text_of(const Results& results, const statistics::Estimate& estimate, MeasureId measure) {
    const auto& info = results.catalogue().info(measure);
    return interval_text(estimate.mean, experiment::interval(info, estimate), info.decimals,
                         in_per_cent(info.sense) ? 100 : 1);
}

IntervalText text_of_difference(const Results& results, const statistics::Estimate& difference, MeasureId measure) {
    const auto& info = results.catalogue().info(measure);
    return interval_text(difference, info.decimals, in_per_cent(info.sense) ? 100 : 1);
}

// There the people are called citizens and households, and pages tell of the measures and their limits.
bool of_casework(const Results& results) {
    return domain::is_casework(results.catalogue());
}

std::string span_text(kernel::CalendarSpan span) {
    const auto counted = [](double n, const char* unit) {
        return fmt::format("{:g} {}{}", n, unit, n == 1 ? "" : "s");
    };
    const auto months = static_cast<double>(span.months.count());
    std::string text;
    if (months != 0) text = span.months.count() % 12 == 0 ? counted(months / 12, "year") : counted(months, "month");
    if (span.rest == kernel::Duration{} && !text.empty()) return text;
    if (!text.empty()) text += " and ";
    const double days = kernel::in_days(span.rest);
    if (days == std::floor(days)) return text + counted(days, "day");
    const double hours = days * 24;
    return text + (hours == std::floor(hours) ? counted(hours, "hour") : counted(hours * 60, "minute"));
}

// "Botkyrka · 40 replications · …", broken between its parts where it is wider than the terminal.
std::string title(const Results& results) {
    const auto& experiment = results.scenario->experiment;
    std::vector<std::string> parts{results.scenario->title.empty() ? results.scenario->file : results.scenario->title};
    parts.push_back(results.interrupted()
                        ? fmt::format("{} of {} replications (interrupted)", results.completed, results.planned)
                        : fmt::format("{} replication{}", results.completed, results.completed == 1 ? "" : "s"));
    const bool warm = experiment.warm_up != kernel::CalendarSpan{};
    parts.push_back(span_text(experiment.run) +
                    (warm ? fmt::format(" after {} of warm-up", span_text(experiment.warm_up)) : ""));
    parts.emplace_back("95 % intervals");
    if (results.organisations.size() > 1)
        parts.push_back(
            fmt::format("the same {} in every organisation", of_casework(results) ? "citizens" : "clients"));
    std::string text;
    std::size_t width = 0;
    for (const auto& part : parts) {
        if (width == 0) {
            text += part;
        } else if (width + 3 + display_width(part) <= terminal_width) {
            text += " · " + part;
            width += 3;
        } else {
            text += '\n' + part;
            width = 0;
        }
        width += display_width(part);
    }
    return text + "\n\n";
}

std::string footer(const Results& results, std::string_view intervals) {
    std::string text = "\n";
    for (const auto& line : wrapped(intervals, terminal_width)) text += line + '\n';
    text += fmt::format("{} = undefined.", undefined_text);
    text +=
        of_casework(results)
            ? " Definitions: docs/reference/measures.md. What a simulation cannot say: docs/what-sluss-cannot-say.md"
            : " Definitions: docs/reference/service-measures.md";
    return text + '\n';
}

// Calls for every row of the sections, after their titles.
template <typename OnRow>
void fill(TextTable& table, const std::vector<Section>& sections, const OnRow& on_row) {
    for (const auto& section : sections) {
        if (!section.title.empty()) table.section(section.title);
        for (const Row& row : section.rows) on_row(row);
    }
}

std::size_t width_of(const std::string& text) {
    std::size_t widest = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        widest = std::max(widest, display_width(std::string_view(text).substr(at, end - at)));
        at = end + 1;
    }
    return widest;
}

// Tables with as many of `count` columns side by side as fit.
template <typename TableOf>
std::string side_by_side(std::size_t count, const TableOf& table_of) {
    std::string text;
    for (std::size_t from = 0; from < count;) {
        std::size_t to = count;
        std::string block = table_of(from, to).str();
        while (to > from + 1 && width_of(block) > terminal_width) block = table_of(from, --to).str();
        if (from > 0) text += '\n';
        text += block;
        from = to;
    }
    return text;
}

// A column for each organisation.
std::string means(const Results& results, Rows rows) {
    const auto sections = overview(results, rows);
    return side_by_side(results.organisations.size(), [&](std::size_t from, std::size_t to) {
        TextTable table;
        std::vector<std::string> names{""};
        for (std::size_t position = from; position < to; ++position) names.push_back(results.name(position));
        table.header(std::move(names));
        fill(table, sections, [&](const Row& row) {
            std::vector<TextTable::Cell> cells{row.label};
            for (std::size_t position = from; position < to; ++position)
                cells.emplace_back(text_of(results, estimate(results, position, row), row.measure));
            table.row(std::move(cells));
        });
        return table;
    });
}

// A column for each measure, and a section for each organisation.
std::string levels_table(const Results& results, const Breakdown& breakdown) {
    const auto& [dimension, measures] = breakdown;
    return side_by_side(measures.size(), [&](std::size_t from, std::size_t to) {
        TextTable table;
        std::vector<std::string> header{results.catalogue().name(dimension)};
        for (std::size_t i = from; i < to; ++i) header.push_back(results.catalogue().info(measures[i]).label);
        table.header(header);
        for (std::size_t position = 0; position < results.organisations.size(); ++position) {
            table.section(results.name(position));
            const auto names = levels_of(results, position, dimension);
            for (std::size_t level = 0; level < names.size(); ++level) {
                std::vector<TextTable::Cell> cells{"  " + names[level]};
                for (std::size_t i = from; i < to; ++i)
                    cells.emplace_back(text_of(results,
                                               experiment::estimate(results, position, {measures[i], dimension, level}),
                                               measures[i]));
                table.row(std::move(cells));
            }
        }
        return table;
    });
}

}  // namespace

std::string_view difference_words(const statistics::Estimate& difference, domain::Sense sense) {
    if (std::isnan(difference.mean) || std::isnan(difference.half_width)) return "";
    const auto [low, high] = statistics::interval(difference);
    if (low <= 0 && high >= 0) return "no clear difference";
    const bool less = high < 0;
    switch (sense) {
        case domain::Sense::count:
            return less ? "fewer" : "more";
        case domain::Sense::length:
            return less ? "shorter" : "longer";
        case domain::Sense::share:
        case domain::Sense::ratio:
        case domain::Sense::money:
            break;
    }
    return less ? "lower" : "higher";
}

std::string run_table(const Results& results, Rows rows) {
    std::string text = title(results);
    if (results.completed == 0) return text + "No replication is complete.\n";
    text += means(results, rows);
    for (const auto& breakdown : breakdowns(results, rows)) text += "\n\n" + levels_table(results, breakdown);
    return text + footer(results, "Intervals: 95 % for each mean over the replications.");
}

std::string compare_table(const Results& results, std::size_t baseline, Rows rows) {
    std::string text = title(results);
    if (results.completed == 0) return text + "No replication is complete.\n";
    const std::size_t comparisons = results.organisations.size() - 1;
    const auto sections = overview(results, rows);
    bool first = true;
    for (std::size_t position = 0; position < results.organisations.size(); ++position) {
        if (position == baseline) continue;
        if (!std::exchange(first, false)) text += "\n\n";
        TextTable table;
        table.header({"", results.name(baseline), results.name(position), "difference", ""});
        const auto write = [&](const Row& row) {
            const auto more = difference(results, position, baseline, row);
            table.row({row.label, text_of(results, estimate(results, baseline, row), row.measure),
                       text_of(results, estimate(results, position, row), row.measure),
                       text_of_difference(results, more, row.measure),
                       std::string(difference_words(more, results.catalogue().info(row.measure).sense))});
        };
        fill(table, sections, write);
        fill(table, compared_breakdowns(results, position, baseline, rows), write);
        text += table.str();
    }
    const auto hold =
        comparisons > 1
            ? fmt::format("hold together for the {} organisations compared with the baseline (Bonferroni)", comparisons)
            : std::string("hold at 95 %");
    return text + footer(results,
                         fmt::format("Intervals: 95 % for each mean; those of the differences are paired over the same "
                                     "{} and {}. A difference is called clear if its interval does not hold 0.",
                                     of_casework(results) ? "households" : "clients", hold));
}

}  // namespace sluss::report
