// One column of a CSV file as times. Errors point into that file.
#include "scenario/times_file.hpp"

#include "domain/language.hpp"
#include "scenario/parse.hpp"
#include "scenario/quantity.hpp"
#include "scenario/suggest.hpp"

namespace sluss::scenario {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// The cells of one line; a cell in quotes may hold the separator.
std::vector<std::string> cells_of(std::string_view line, char separator) {
    std::vector<std::string> result(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == separator && !quoted)
            result.emplace_back();
        else
            result.back() += c;
    }
    for (auto& cell : result) cell = std::string{trimmed(cell)};
    return result;
}

/// Takes the next line, without its end, off the text.
std::string_view next_line(std::string_view& text) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

std::optional<std::size_t> column_of(Reader& reader, const Position& at, const TimesFile& file,
                                     const std::vector<std::string>& names) {
    if (!file.column) {
        if (names.size() == 1) return 0;
        reader.problems.error(at, tr("say with 'column' which of its {} columns has the times", names.size()));
        return std::nullopt;
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        if (same_name(names[i], *file.column)) return i;
    reader.problems.error(at,
                          tr("'{}' has no column '{}'{}", *file.name, *file.column, did_you_mean(*file.column, names)));
    return std::nullopt;
}

std::optional<double> hours_of(const TimesFile& file, const std::string& cell) {
    return measure(file.unit ? cell + " " + *file.unit : cell, Dimension::calendar_time);
}

/// Tells what a cell should be; a spreadsheet in Swedish writes decimals with a comma.
void refuse(Reader& reader, const Position& at, const TimesFile& file, const std::string& cell) {
    const std::string expects = file.unit ? tr("a number of {}", *file.unit) : expected(Dimension::calendar_time);
    std::string with_point = cell;
    if (const auto comma = cell.find(','); comma != std::string::npos) with_point[comma] = '.';
    if (with_point != cell && hours_of(file, with_point))
        reader.problems.error(
            at, tr("expected {}, found '{}'; decimals are written with a point: '{}'", expects, cell, with_point));
    else
        reader.problems.error(at, tr("expected {}, found '{}'", expects, cell));
}

}  // namespace

std::filesystem::path times_path(const Node& node, const TimesFile& file) {
    const std::filesystem::path named_in = node.at.file ? node.at.file->name() : std::string{};
    return named_in.parent_path() / *file.name;
}

std::vector<kernel::Duration> read_times(Reader& reader, const Node& node, const TimesFile& file) {
    std::vector<kernel::Duration> result;
    if (file.unit && !measure("1 " + *file.unit, Dimension::calendar_time)) {
        reader.error(node, tr("'{}' is no unit of time; write min, h, days or weeks", *file.unit));
        return result;
    }
    const auto path = times_path(node, file);
    const auto content = read_text(path, node.at, reader.problems);
    if (!content) return result;
    std::string_view rest = *content;
    const std::string_view head = next_line(rest);
    const char separator = head.find(';') == std::string_view::npos ? ',' : ';';
    const auto column = column_of(reader, node.at, file, cells_of(head, separator));
    if (!column) return result;

    Position at{std::make_shared<const SourceFile>(path.string(), *content), 1, 1};
    while (!rest.empty()) {
        const std::string_view line = next_line(rest);
        ++at.line;
        if (trimmed(line).empty()) continue;
        if (result.size() == most_times) {
            reader.problems.error(at, tr("more than {} times", most_times));
            return result;
        }
        const auto cells = cells_of(line, separator);
        const std::string cell = *column < cells.size() ? cells[*column] : std::string{};
        const auto hours = hours_of(file, cell);
        if (!hours || *hours < 0 || *hours > kernel::longest_hours) {
            refuse(reader, at, file, cell);
            return result;
        }
        const auto time = kernel::from_hours(*hours);
        if (!result.empty() && time < result.back()) {
            reader.problems.error(at, tr("it is earlier than the time before it; sort the file by time"));
            return result;
        }
        result.push_back(time);
    }
    if (result.empty()) reader.error(node, tr("there is no time in the file"));
    return result;
}

}  // namespace sluss::scenario
