// The DOT language of Graphviz.
#pragma once

#include <string>
#include <string_view>

namespace sluss::report {

/// A string of the language. Only the quote needs escaping there; a backslash before it would undo that.
inline std::string dot_string(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

}  // namespace sluss::report
