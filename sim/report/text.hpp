// Text for a terminal: numbers with their intervals as an analyst reads them, and columns that line up whatever the
// letters. Knows nothing of what the numbers mean.
#pragma once

#include "kernel/time.hpp"
#include "statistics/estimate.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::report {

/// Columns that output is laid out for.
inline constexpr std::size_t terminal_width = 120;

/// What stands for a value that is undefined.
inline constexpr std::string_view undefined_text = "–";

/// Columns of a terminal that UTF-8 text takes: one per code point, none for combining marks (Å may be one or two code
/// points).
std::size_t display_width(std::string_view text);

/// `text` followed by blanks up to `width` columns.
std::string padded(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at blanks; a longer word has a line of its own.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// A number with a fixed count of decimals and − (U+2212) for minus; zero has no sign; NaN is undefined_text.
std::string number(double value, int decimals);

/// A day as 2019-03-02.
std::string iso_date(kernel::Days day);

/// The two parts of "2.31 [2.28, 2.34]"; the interval is empty where there is none.
struct IntervalText {
    std::string mean;
    std::string interval;
};
/// \param factor  multiplies them first (100 for per cent)
IntervalText interval_text(double mean, const statistics::Interval& interval, int decimals, double factor);
IntervalText interval_text(const statistics::Estimate& estimate, int decimals, double factor);

/// A table with left-aligned columns, two or more blanks between them, and no blanks at the end of a line. Cells of a
/// column whose text comes in two parts have the second parts aligned too.
class TextTable {
public:
    struct Cell {
        std::string first;
        std::string second;

        Cell(std::string text) : first(std::move(text)) {}  // NOLINT: a plain text is a cell
        Cell(const char* text) : first(text) {}             // NOLINT
        Cell(IntervalText text) : first(std::move(text.mean)), second(std::move(text.interval)) {}  // NOLINT
    };

    explicit TextTable(std::size_t gap = 2) : gap_(gap) {}
    /// Names of the columns; a name wider than the column's cells is wrapped over several lines.
    void header(std::vector<std::string> names) { header_ = std::move(names); }
    void row(std::vector<Cell> cells) { rows_.push_back({std::move(cells), false}); }
    /// A line of its own, over all columns, with an empty line before it.
    void section(std::string title) { rows_.push_back({{Cell(std::move(title))}, true}); }
    [[nodiscard]] std::string str() const;

private:
    struct Row {
        std::vector<Cell> cells;
        bool is_section;
    };
    std::size_t gap_;
    std::vector<std::string> header_;
    std::vector<Row> rows_;
};

}  // namespace sluss::report
