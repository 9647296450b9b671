// What is wrong with a scenario, told so that an editor can jump there. Problems are gathered, not thrown, because a
// planner wants all of them at once; only when there are hopelessly many is the reading given up.
#pragma once

#include "scenario/source_file.hpp"

#include <compare>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace sluss::scenario {

/// A point in a file. Lines and columns count from 1; columns count characters (code points), not bytes.
struct Position {
    std::shared_ptr<const SourceFile> file;
    int line = 1;
    int column = 1;
};

struct Problem {
    std::string file;
    int line = 1;
    int column = 1;
    bool warning = false;
    std::string text;
    std::string quote = {};  ///< the line that it is on, and a caret below; empty if nothing can be quoted

    /// "file:line:column: error: text", on one line.
    [[nodiscard]] std::string to_string() const;
    friend auto operator<=>(const Problem&, const Problem&) = default;
};

/// Thrown when there are `most_errors`: whoever has so many wants to mend these first, and to find a hundred thousand
/// with what may have been meant by each would take all day.
struct TooManyErrors {};
inline constexpr std::size_t most_errors = 200;

/// The problems found so far. A problem that several organisations inherit is told once.
class Problems {
public:
    void error(const Position& at, std::string text) { add(at, false, std::move(text)); }
    void warning(const Position& at, std::string text) { add(at, true, std::move(text)); }
    [[nodiscard]] std::size_t errors() const { return errors_; }
    /// In the order of file (as first met), line and column.
    [[nodiscard]] std::vector<Problem> sorted() const;

private:
    void add(const Position& at, bool warning, std::string text);  ///< \throws TooManyErrors

    std::vector<Problem> list_;
    std::set<Problem> told_;
    std::size_t errors_ = 0;
};

}  // namespace sluss::scenario
