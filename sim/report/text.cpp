// Widths, wrapping and padding for text in UTF-8; see the header.
#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sluss::report {

namespace {

constexpr std::size_t least_header_width = 16;

struct ColumnWidth {
    std::size_t first = 0;  // of single texts, or of first parts where there are second ones
    std::size_t whole = 0;
};

std::string without_trailing_blanks(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) == 0x80U) continue;  // goes on with a code point
        // Combining diacritical marks, U+0300 … U+036F, are 0xCC 0x80 … 0xCD 0xAF.
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        const bool combining = byte == 0xCCU || (byte == 0xCDU && next <= 0xAFU);
        if (!combining) ++width;
    }
    return width;
}

std::string padded(std::string_view text, std::size_t width) {
    std::string result(text);
    result.append(width - std::min(width, display_width(text)), ' ');
    return result;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t blank = std::min(text.find(' ', at), text.size());
        const std::string word(text.substr(at, blank - at));
        if (lines.empty() || display_width(lines.back()) + 1 + display_width(word) > width)
            lines.push_back(word);
        else
            lines.back() += ' ' + word;
        at = blank + 1;
    }
    return lines;
}

std::string number(double value, int decimals) {
    if (std::isnan(value)) return std::string(undefined_text);
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.front() != '-') return text;
    const bool zero = text.find_first_of("123456789i") == std::string::npos;
    return (zero ? "" : "−") + text.substr(1);
}

std::string iso_date(kernel::Days day) {
    const kernel::Date date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

IntervalText interval_text(double mean, const statistics::Interval& interval, int decimals, double factor) {
    const auto [low, high] = interval;
    if (std::isnan(mean) || std::isnan(low)) return {number(mean * factor, decimals), ""};
    return {number(mean * factor, decimals),
            fmt::format("[{}, {}]", number(low * factor, decimals), number(high * factor, decimals))};
}

IntervalText interval_text(const statistics::Estimate& estimate, int decimals, double factor) {
    return interval_text(estimate.mean, statistics::interval(estimate), decimals, factor);
}

std::string TextTable::str() const {
    std::vector<ColumnWidth> widths(header_.size());
    for (const auto& [cells, is_section] : rows_) {
        if (is_section) continue;
        widths.resize(std::max(widths.size(), cells.size()));
        for (std::size_t c = 0; c < cells.size(); ++c)
            if (!cells[c].second.empty()) widths[c].first = std::max(widths[c].first, display_width(cells[c].first));
    }
    for (const auto& [cells, is_section] : rows_) {
        if (is_section) continue;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const std::size_t whole = cells[c].second.empty() ? display_width(cells[c].first)
                                                              : widths[c].first + 1 + display_width(cells[c].second);
            widths[c].whole = std::max(widths[c].whole, whole);
        }
    }

    std::vector<std::vector<std::string>> names;
    std::size_t header_lines = 0;
    for (std::size_t c = 0; c < header_.size(); ++c) {
        names.push_back(wrapped(header_[c], std::max(widths[c].whole, least_header_width)));
        for (const auto& line : names.back()) widths[c].whole = std::max(widths[c].whole, display_width(line));
        header_lines = std::max(header_lines, names.back().size());
    }

    const auto add_line = [](std::string& to, const std::string& line) { to += without_trailing_blanks(line) + '\n'; };
    std::string text;
    for (std::size_t l = 0; l < header_lines; ++l) {
        std::string line;
        for (std::size_t c = 0; c < names.size(); ++c)
            line += padded(l < names[c].size() ? names[c][l] : "", widths[c].whole + gap_);
        add_line(text, line);
    }
    for (const auto& [cells, is_section] : rows_) {
        if (is_section) {
            if (!text.empty()) text += '\n';
            add_line(text, cells.front().first);
            continue;
        }
        std::string line;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const std::string cell = cells[c].second.empty()
                                         ? cells[c].first
                                         : padded(cells[c].first, widths[c].first) + ' ' + cells[c].second;
            line += padded(cell, widths[c].whole + gap_);
        }
        add_line(text, line);
    }
    return text;
}

}  // namespace sluss::report
