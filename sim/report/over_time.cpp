// Lays out what the experiment found of reorganisations. What the words mean is defined in
// docs/reference/over-time.md.
#include "report/over_time.hpp"

#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace sluss::report {

namespace {

using domain::Weekly;
using experiment::Followed;
using experiment::Reorganised;
using experiment::Results;

std::string lines(const std::string& text, std::size_t indent = 0) {
    std::string all;
    for (const auto& line : wrapped(text, terminal_width - indent)) all += std::string(indent, ' ') + line + '\n';
    return all;
}

// "312 [280, 350]", the mean alone where there is no interval.
std::string one_text(const statistics::Estimate& e, int decimals) {
    const auto text = interval_text(e, decimals, 1);
    return text.interval.empty() ? text.mean : text.mean + ' ' + text.interval;
}

std::string dips_table(const experiment::Change& change, const std::string& baseline) {
    TextTable table;
    table.header({"", "deepest dip", "at least", fmt::format("in % of {}", baseline), "around", "back after (days)"});
    for (const auto& [what, dip] : change.dips) {
        if (!what->in_table) continue;
        const std::string label = "  " + std::string(what->label);
        const double scale = what->share ? 100 : 1;
        const auto depth = number(dip.depth.mean * scale, what->decimals);
        if (!dip.clear) {
            table.row({label, depth, "", "", "", "no clear dip"});
            continue;
        }
        table.row({label, depth, number(dip.at_least * scale, what->decimals), number(dip.share.mean * 100, 1),
                   iso_date(dip.deepest),
                   std::isnan(dip.length_days.mean) ? "not within the run" : number(dip.length_days.mean, 0)});
    }
    return table.str();
}

std::string days_text(double days) {
    return std::isinf(days) ? "not within the run" : number(days, 0);
}

std::string break_even_text(const experiment::BreakEven& even, kernel::Days on, const std::string& baseline) {
    const auto label = domain::weekly_catalogue()[static_cast<std::size_t>(even.measure)].label;
    std::string text = fmt::format("Break-even in {}: ", label);
    text += std::isinf(even.days.median) ? std::string("not within the run")
                                         : fmt::format("{} days after {}", number(even.days.median, 0), iso_date(on));
    if (!std::isnan(even.days.low) && std::isfinite(even.days.low))
        text += fmt::format(" [{}, {}]", days_text(even.days.low), days_text(even.days.high));
    text += fmt::format("; reached in {} of {} replications in the {} days until the run's end.", even.reached,
                        even.days.n, even.run_days);
    std::string all = lines(text, 2);
    const bool in_it = even.measure == Weekly::idle_hours || even.measure == Weekly::busy_hours ||
                       even.measure == Weekly::overhead_hours;
    all += lines(fmt::format("Gained by then: {} {}. More than in {} by then: {} overhead hours ({}), {} contracted "
                             "hours; in the last four weeks {} open needs.",
                             one_text(even.gain, 0), label, baseline, one_text(even.overhead_hours, 0),
                             in_it ? "they are in the sum" : "of another unit, so they are not in the sum",
                             one_text(even.contracted_hours, 0), one_text(even.open_needs, 1)),
                 2);
    return all;
}

// Whole weeks by the month in which they begin, from half a year before `from` on, `most` months at most.
struct Month {
    std::chrono::year_month month;
    experiment::WeekRange weeks;
};
std::vector<Month> months_around(const Results& results, kernel::Days from, std::size_t most) {
    const auto month_of = [](kernel::Days day) {
        const kernel::Date date{day};
        return std::chrono::year_month{date.year(), date.month()};
    };
    const auto first = month_of(from) - std::chrono::months{6};
    std::vector<Month> months;
    for (std::size_t week = 0; week < experiment::week_count(results); ++week) {
        const auto month = month_of(experiment::monday_of(results.scenario->experiment, week));
        if (month < first) continue;
        if (months.empty() || months.back().month != month) {
            if (months.size() == most) break;
            months.push_back({month, {week, week}});
        }
        months.back().weeks.end = week + 1;
    }
    return months;
}

std::string picture(const Results& results, const Reorganised& one) {
    const Followed& what = *experiment::followed_named("open_needs");
    std::vector<std::size_t> positions{one.position};
    if (one.baseline) positions.insert(positions.begin(), *one.baseline);
    std::size_t name_width = 0;
    for (const std::size_t position : positions)
        name_width = std::max(name_width, display_width(results.name(position)));
    // Beside the longest of names a year still has room.
    const std::size_t most = std::max<std::size_t>(terminal_width - std::min(terminal_width, name_width + 4), 12);
    const auto months = months_around(results, one.changes.front().prepared_from, most);
    if (months.empty()) return "";

    double low = domain::undefined;
    double high = domain::undefined;
    std::vector<std::vector<double>> rows;
    for (const std::size_t position : positions) {
        auto& row = rows.emplace_back();
        for (const auto& month : months) {
            row.push_back(experiment::weekly_mean(results, position, what, month.weeks).mean);
            if (!(row.back() >= low)) low = row.back();
            if (!(row.back() <= high)) high = row.back();
        }
    }
    std::string marks;
    for (const auto& month : months) {
        const bool marked = std::any_of(one.changes.begin(), one.changes.end(), [&](const auto& change) {
            const kernel::Date date{change.reorganisation->on};
            return std::chrono::year_month{date.year(), date.month()} == month.month;
        });
        marks += marked ? "↓" : " ";
    }
    marks.erase(marks.find_last_not_of(' ') + 1);

    const auto& first = months.front().month;
    std::string text = fmt::format("  {} by month from {:04}-{:02}: ▁ {} … █ {}, ↓ reorganised\n", what.label,
                                   static_cast<int>(first.year()), static_cast<unsigned>(first.month()),
                                   number(low, what.decimals), number(high, what.decimals));
    if (!marks.empty()) text += "  " + std::string(name_width + 2, ' ') + marks + '\n';
    for (std::size_t i = 0; i < rows.size(); ++i)
        text += "  " + padded(results.name(positions[i]), name_width + 2) + blocks(rows[i], low, high) + '\n';
    return text;
}

std::string told(const Results& results, const Reorganised& one, std::string& note) {
    const std::string& name = results.name(one.position);
    const std::string baseline = one.baseline ? results.name(*one.baseline) : "";
    std::string text;
    for (const auto& change : one.changes) {
        const auto on = change.reorganisation->on;
        text += lines(fmt::format(
            "Over time: {} becomes {} on {}{}{}", name, change.reorganisation->becomes, iso_date(on),
            change.prepared_from < on ? fmt::format(", prepared from {}", iso_date(change.prepared_from)) : "",
            one.baseline ? fmt::format("; beside {}", baseline) : ""));
        if (!change.dips.empty()) text += dips_table(change, baseline);
        text += '\n';
    }
    if (one.baseline) {
        const auto on = one.changes.front().reorganisation->on;
        text += one.break_even ? break_even_text(*one.break_even, on, baseline)
                               : lines(fmt::format("The run has no whole week after {}.", iso_date(on)), 2);
        if (!one.same_before)
            note += fmt::format(
                "{} and {} differ from {} on, long before anything was prepared: their differences are not the "
                "reorganisation's alone. Compare with the same organisation without it. ",
                name, baseline, iso_date(*one.apart_from));
    } else {
        note += fmt::format(
            "There is nothing to set {} against: dips and break-even days need as the baseline the organisation that "
            "it was, without the reorganisation. ",
            name);
    }
    text += picture(results, one);
    return text;
}

}  // namespace

std::string blocks(const std::vector<double>& values, double low, double high) {
    static constexpr std::array<std::string_view, 8> heights{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    constexpr double levels = heights.size();
    std::string text;
    for (const double value : values) {
        if (std::isnan(value)) {
            text += ' ';
            continue;
        }
        const double height = high > low ? (value - low) / (high - low) * levels : 0;
        text += heights[static_cast<std::size_t>(std::clamp(height, 0.0, levels - 1))];
    }
    return text;
}

std::string over_time_table(const experiment::Results& results, std::optional<std::size_t> baseline,
                            domain::Weekly break_even) {
    const auto reorganised = experiment::follow_reorganisations(results, baseline, break_even);
    std::string text;
    std::string note;
    bool any_dip = false;
    for (const auto& one : reorganised) {
        text += '\n' + told(results, one, note);
        any_dip = any_dip || one.baseline.has_value();
    }
    if (any_dip)
        note +=
            "Dips: four weeks together, paired, in the direction that is worse. The deepest of many noisy weeks looks "
            "too deep, and the first that is no worse comes too early, or never where the new level is worse. 'At "
            "least' holds with 95 % over all the weeks looked at; a dip is clear where it is above 0. ";
    if (!note.empty()) text += '\n' + lines(note + "Definitions: docs/reference/over-time.md");
    return text;
}

}  // namespace sluss::report
