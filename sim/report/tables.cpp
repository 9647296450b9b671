// Lays the measures out in sections; which row stands where is decided here and nowhere else. Relies on the catalogue
// of measures for labels and decimals.
#include "report/tables.hpp"

#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sluss::report {

namespace {

using domain::Dimension;
using domain::Measure;
using experiment::Cell;
using experiment::Results;

struct Section {
    const char* title;
    std::vector<Measure> measures;
};

const std::vector<Section>& sections() {
    static const std::vector<Section> list{
        {"Handing over",
         {Measure::households, Measure::handoffs_per_household, Measure::handoffs_per_household_wrong_door,
          Measure::handoffs_per_household_stage, Measure::handoffs_per_household_need,
          Measure::handoffs_per_household_competence, Measure::handoffs_per_household_turnover,
          Measure::handoffs_per_household_reorganisation, Measure::wrong_door_share, Measure::workers_met_per_household,
          Measure::continuity_upc, Measure::continuity_coc, Measure::continuity_secon}},
        {"Travel",
         {Measure::trips_per_household, Measure::travel_minutes_per_household, Measure::travel_km_per_household,
          Measure::missed_appointment_share}},
        {"Time",
         {Measure::days_to_first_contact, Measure::days_to_first_contact_median, Measure::days_to_first_contact_p90,
          Measure::days_to_decision, Measure::days_to_decision_median, Measure::days_to_decision_p90,
          Measure::investigation_days, Measure::investigation_days_median, Measure::investigation_days_p90,
          Measure::investigations_within_limit, Measure::investigations_by_limit, Measure::assessments_within_limit,
          Measure::protection_within_limit}},
        {"Work (shares are of the hours staff is present)",
         {Measure::investigation_hours, Measure::client_hours_per_household, Measure::client_facing_share,
          Measure::client_time_share, Measure::client_time_share_busy, Measure::repeat_share,
          Measure::documentation_share, Measure::coordination_share, Measure::consultation_share,
          Measure::recruitment_share, Measure::staff_travel_share, Measure::overhead_share, Measure::missed_share,
          Measure::idle_share, Measure::utilisation, Measure::visits_per_worker_day, Measure::caseload_per_worker,
          Measure::queue_length}},
        {"Workforce",
         {Measure::absence_share, Measure::vacancy_share, Measure::turnover_per_year, Measure::days_to_hire}},
        {"Outcome and cost",
         {Measure::abandonment_share, Measure::return_share, Measure::hidden_needs_found_share, Measure::session_rating,
          Measure::session_rating_low_share, Measure::cost_per_household}},
    };
    return list;
}

struct Row {
    std::string label;
    Cell cell;
};

bool has_value(const Results& results, Cell cell) {
    for (std::size_t position = 0; position < results.organisations.size(); ++position)
        if (experiment::estimate(results, position, cell).n > 0) return true;
    return false;
}

// What stands under a measure's row, where organisations differ most: under the mean time of an investigation a row for
// each need that is investigated and each class of complexity, under the investigations by share of their limit, which
// have no total, a row for each class.
std::vector<Row> rows_of(const Results& results, Measure measure) {
    std::vector<Row> rows{{std::string(domain::info(measure).label), {measure}}};
    const auto add_levels = [&](Dimension dimension, std::string_view words) {
        const auto& names = results.replications.front().front().measures.levels(dimension);
        for (std::size_t level = 0; level < names.size(); ++level) {
            const Cell cell{measure, dimension, level};
            if (has_value(results, cell)) rows.push_back({fmt::format("  {}{}", words, names[level]), cell});
        }
    };
    if (measure == Measure::investigations_by_limit) add_levels(Dimension::limit, "");
    if (measure != Measure::investigation_days) return rows;
    add_levels(Dimension::need, "of ");
    for (std::size_t level = 0; level < domain::complexities; ++level)
        rows.push_back({fmt::format("investigation, {} (days)", domain::complexity_names[level]),
                        {measure, Dimension::complexity, level}});
    return rows;
}

IntervalText text_of(const statistics::Estimate& estimate, Measure measure) {
    const auto& info = domain::info(measure);
    return interval_text(estimate, info.decimals, info.sense == domain::Sense::share ? 100 : 1);
}

// Calls for every section with rows, and for every row of it.
template <typename OnSection, typename OnRow>
void for_each_row(const Results& results, Rows which, const OnSection& on_section, const OnRow& on_row) {
    for (const auto& section : sections()) {
        bool begun = false;
        for (const Measure measure : section.measures) {
            if (which == Rows::short_table && !domain::info(measure).in_short_table) continue;
            if (!std::exchange(begun, true)) on_section(section.title);
            for (const Row& row : rows_of(results, measure)) on_row(row);
        }
    }
}

std::string span_text(kernel::CalendarSpan span) {
    const auto counted = [](long n, const char* unit) { return fmt::format("{} {}{}", n, unit, n == 1 ? "" : "s"); };
    const long months = static_cast<long>(span.months.count());
    const double days = kernel::in_days(span.rest);
    std::string text;
    if (months != 0) text = months % 12 == 0 ? counted(months / 12, "year") : counted(months, "month");
    if (days == 0 && !text.empty()) return text;
    if (!text.empty()) text += " and ";
    return text + fmt::format("{:g} day{}", days, days == 1 ? "" : "s");
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
    if (results.organisations.size() > 1) parts.emplace_back("the same citizens in every organisation");
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

std::string footer(std::string_view intervals) {
    std::string text = "\n";
    for (const auto& line : wrapped(intervals, terminal_width)) text += line + '\n';
    return text + fmt::format(
                      "{} = undefined. Definitions: docs/reference/measures.md. What a simulation cannot say: "
                      "docs/what-sluss-cannot-say.md\n",
                      undefined_text);
}

TextTable means_table(const Results& results, std::size_t from, std::size_t to, Rows rows) {
    TextTable table;
    std::vector<std::string> names{""};
    for (std::size_t position = from; position < to; ++position) names.push_back(results.name(position));
    table.header(std::move(names));
    for_each_row(
        results, rows, [&](const char* name) { table.section(name); },
        [&](const Row& row) {
            std::vector<TextTable::Cell> cells{row.label};
            for (std::size_t position = from; position < to; ++position)
                cells.emplace_back(text_of(experiment::estimate(results, position, row.cell), row.cell.measure));
            table.row(std::move(cells));
        });
    return table;
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

// All organisations' means, as many side by side as fit.
std::string means(const Results& results, Rows rows) {
    std::string text;
    const std::size_t count = results.organisations.size();
    for (std::size_t from = 0; from < count;) {
        std::size_t to = count;
        std::string block = means_table(results, from, to, rows).str();
        while (to > from + 1 && width_of(block) > terminal_width) block = means_table(results, from, --to, rows).str();
        if (from > 0) text += '\n';
        text += block;
        from = to;
    }
    return text;
}

std::string units(const Results& results) {
    const std::vector<Measure> measures{Measure::utilisation, Measure::caseload_per_worker, Measure::queue_length};
    TextTable table;
    std::vector<std::string> header{"unit"};
    for (const Measure measure : measures) header.emplace_back(domain::info(measure).label);
    table.header(header);
    for (std::size_t position = 0; position < results.organisations.size(); ++position) {
        table.section(results.name(position));
        const auto& names = results.replications[position].front().measures.levels(Dimension::unit);
        for (std::size_t unit = 0; unit < names.size(); ++unit) {
            std::vector<TextTable::Cell> cells{"  " + names[unit]};
            for (const Measure measure : measures)
                cells.emplace_back(
                    text_of(experiment::estimate(results, position, {measure, Dimension::unit, unit}), measure));
            table.row(std::move(cells));
        }
    }
    return table.str();
}

}  // namespace

std::string_view difference_words(const statistics::Estimate& difference, domain::Sense sense) {
    if (std::isnan(difference.mean) || std::isnan(difference.half_width)) return "";
    const double low = difference.mean - difference.half_width;
    const double high = difference.mean + difference.half_width;
    if (low <= 0 && high >= 0) return "no clear difference";
    const bool less = high < 0;
    switch (sense) {
        case domain::Sense::count:
            return less ? "fewer" : "more";
        case domain::Sense::length:
            return less ? "shorter" : "longer";
        case domain::Sense::share:
        case domain::Sense::money:
            break;
    }
    return less ? "lower" : "higher";
}

std::string run_table(const Results& results, Rows rows) {
    std::string text = title(results);
    if (results.completed == 0) return text + "No replication is complete.\n";
    text += means(results, rows) + "\n\n" + units(results);
    return text + footer("Intervals: 95 % for each mean over the replications.");
}

std::string compare_table(const Results& results, std::size_t baseline, Rows rows) {
    std::string text = title(results);
    if (results.completed == 0) return text + "No replication is complete.\n";
    const std::size_t comparisons = results.organisations.size() - 1;
    bool first = true;
    for (std::size_t position = 0; position < results.organisations.size(); ++position) {
        if (position == baseline) continue;
        if (!std::exchange(first, false)) text += "\n\n";
        TextTable table;
        table.header({"", results.name(baseline), results.name(position), "difference", ""});
        for_each_row(
            results, rows, [&](const char* name) { table.section(name); },
            [&](const Row& row) {
                const Measure measure = row.cell.measure;
                const auto difference = experiment::difference(results, position, baseline, row.cell);
                table.row({row.label, text_of(experiment::estimate(results, baseline, row.cell), measure),
                           text_of(experiment::estimate(results, position, row.cell), measure),
                           text_of(difference, measure),
                           std::string(difference_words(difference, domain::info(measure).sense))});
            });
        text += table.str();
    }
    return text + footer(fmt::format(
                      "Intervals: 95 % for each mean; those of the differences are paired over the same households and "
                      "{}. A difference is called clear if its interval does not hold 0.",
                      comparisons > 1 ? fmt::format("hold together for the {} organisations compared with the baseline "
                                                    "(Bonferroni)",
                                                    comparisons)
                                      : "hold at 95 %"));
}

}  // namespace sluss::report
