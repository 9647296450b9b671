// The values with their grounds as lines of text; see the header.
#include "report/assumptions.hpp"

#include "report/csv.hpp"
#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

namespace sluss::report {

namespace {

using domain::Provenance;

constexpr std::array<std::string_view, 4> ground_names{"no source", "assumed", "derived", "sourced"};

std::string_view name_of(Ground ground) {
    return ground_names[static_cast<std::size_t>(ground)];
}

/// Whether the text begins with a word; `word` is in lower case, and only its first letter may be a capital.
bool begins_with(std::string_view text, std::string_view word) {
    if (text.empty() || text.size() < word.size()) return false;
    const char first = text[0] >= 'A' && text[0] <= 'Z' ? static_cast<char>(text[0] - 'A' + 'a') : text[0];
    return first == word[0] && text.substr(1).starts_with(word.substr(1));
}

/// Every value once, file by file in the order in which they are met, line by line.
std::vector<const Provenance*> values_of(const domain::Scenario& scenario) {
    std::vector<const Provenance*> values;
    std::set<std::tuple<std::string_view, int, int>> seen;
    std::vector<std::string_view> files;
    for (const auto& one : scenario.provenance) {
        if (!seen.emplace(one.file, one.line, one.column).second) continue;
        if (std::find(files.begin(), files.end(), one.file) == files.end()) files.emplace_back(one.file);
        values.push_back(&one);
    }
    const auto place = [&files](const Provenance* one) {
        return std::tuple(std::find(files.begin(), files.end(), one->file), one->line, one->column);
    };
    std::sort(values.begin(), values.end(), [&](const auto* a, const auto* b) { return place(a) < place(b); });
    return values;
}

bool is_told(const Provenance& value, Which which) {
    return which == Which::all || ground_of(value) != Ground::sourced;
}

/// The range, without the unit where it is the value's.
std::string range_of(const Provenance& value) {
    if (value.low.empty()) return "";
    std::string_view low = value.low;
    std::string_view high = value.high;
    const auto blank = value.value.find(' ');
    const bool quantity = blank != std::string::npos && value.value[0] >= '0' && value.value[0] <= '9';
    const std::string_view unit = quantity ? std::string_view{value.value}.substr(blank) : std::string_view{};
    if (low.ends_with(unit) && high.ends_with(unit)) {
        low.remove_suffix(unit.size());
        high.remove_suffix(unit.size());
    }
    return fmt::format("[{}, {}]", low, high);
}

/// A row, over as many lines as its longest text needs.
void add_row(TextTable& table, const Provenance& value) {
    constexpr std::array<std::size_t, 4> widths{40, 24, 16, 28};
    const std::array<std::string, 4> texts{
        value.path, value.value, range_of(value),
        value.source.empty() ? std::string{name_of(Ground::no_source)} : value.source};
    std::array<std::vector<std::string>, 4> lines;
    std::size_t height = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        lines[i] = wrapped(texts[i], widths[i]);
        height = std::max(height, lines[i].size());
    }
    for (std::size_t l = 0; l < height; ++l) {
        std::vector<TextTable::Cell> cells{l == 0 ? fmt::format("{:>5}", value.line) : std::string{}};
        for (const auto& cell : lines) cells.emplace_back(l < cell.size() ? cell[l] : std::string{});
        table.row(std::move(cells));
    }
}

std::string summary_of(const std::vector<const Provenance*>& values) {
    std::array<int, ground_names.size()> count{};
    for (const auto* one : values) ++count[static_cast<std::size_t>(ground_of(*one))];
    const auto of = [&count](Ground ground) { return count[static_cast<std::size_t>(ground)]; };
    return fmt::format("{} value{}: {} with a source, {} derived, {} assumed, {} without a source\n", values.size(),
                       values.size() == 1 ? "" : "s", of(Ground::sourced), of(Ground::derived), of(Ground::assumed),
                       of(Ground::no_source));
}

}  // namespace

Ground ground_of(const Provenance& value) {
    constexpr std::array<std::string_view, 2> assumed{"assumed", "antag"};
    constexpr std::array<std::string_view, 4> derived{"derived", "calibrated", "härle", "kalibrer"};
    const auto begins = [&value](std::string_view word) { return begins_with(value.source, word); };
    if (value.source.empty()) return Ground::no_source;
    if (std::any_of(assumed.begin(), assumed.end(), begins)) return Ground::assumed;
    if (std::any_of(derived.begin(), derived.end(), begins)) return Ground::derived;
    return Ground::sourced;
}

std::string assumptions_table(const domain::Scenario& scenario, Which which) {
    const auto values = values_of(scenario);
    TextTable table;
    table.header({" line", "value of", "is", "range", "source"});
    std::string_view file;
    for (const auto* one : values) {
        if (!is_told(*one, which)) continue;
        if (file != one->file) table.section(one->file);
        file = one->file;
        add_row(table, *one);
    }
    const bool any = !file.empty();
    return (any ? table.str() + '\n' : std::string{}) + summary_of(values);
}

std::string assumptions_csv(const domain::Scenario& scenario, Which which) {
    fmt::memory_buffer csv;
    const auto out = std::back_inserter(csv);
    fmt::format_to(out, "path,ground,value,low,high,source,file,line\n");
    for (const auto* one : values_of(scenario))
        if (is_told(*one, which))
            fmt::format_to(out, "{},{},{},{},{},{},{},{}\n", csv_field(std::string_view{one->path}),
                           name_of(ground_of(*one)), csv_field(std::string_view{one->value}),
                           csv_field(std::string_view{one->low}), csv_field(std::string_view{one->high}),
                           csv_field(std::string_view{one->source}), csv_field(std::string_view{one->file}), one->line);
    return fmt::to_string(csv);
}

}  // namespace sluss::report
