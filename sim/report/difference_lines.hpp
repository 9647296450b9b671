// The lines in which a difference is told, and how one value became another, in words; for the files of difference.cpp.
#pragma once

#include "report/traits.hpp"
#include "scenario/node.hpp"

#include <string>
#include <vector>

namespace sluss::report {

/// What is told, under its heading.
struct Line {
    std::string heading;
    std::string text;

    friend bool operator==(const Line&, const Line&) = default;
};
using Lines = std::vector<Line>;

/// Those of `all` that are not in `others`.
std::vector<std::string> without(const std::vector<std::string>& all, const std::vector<std::string>& others);

/// "also a, b; no longer c".
std::string set_change(const std::vector<std::string>& from, const std::vector<std::string>& to);

/// "old → new"; where only numbers differ, the words around them are told once: "3 → 4 for 40 h a week".
std::string value_change(const std::string& from, const std::string& to);

/// Things compared by heading, kind and name, and those of the same name trait by trait.
Lines differences_of_things(const std::vector<Thing>& from, const std::vector<Thing>& to);

/// Texts compared key by key; either may be null. What a value rests on is not told, but counted.
/// \param other_grounds  raised by each value that is the same but has another source or range
Lines differences_of_texts(const std::string& heading, const scenario::Node* from, const scenario::Node* to,
                           int& other_grounds);

}  // namespace sluss::report
