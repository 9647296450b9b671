// The library's messages are about its grammar ("wrongly indented double-quoted scalar"); the slips behind most of them
// are few. Messages that are not here are told as they are (swedish_files.cpp has some of them).
#include "scenario/yaml_slips.hpp"

#include "domain/language.hpp"

#include <utility>

namespace sluss::scenario {

namespace {

/// In `missed:8 %` the colon is a letter like others.
bool lacks_space_after_colon(std::string_view line) {
    const auto colon = line.find(':');
    return colon != std::string_view::npos && colon + 1 < line.size() && line[colon + 1] != ' ' &&
           line.find(": ") == std::string_view::npos && !line.ends_with(':');
}

}  // namespace

std::string in_plain_words(std::string_view message, std::string_view line) {
    const bool as_text = message == "invalid multiline plain key" || message == "invalid value after mapping" ||
                         message == "could not find expected ':'";
    if (as_text && lacks_space_after_colon(line)) return tr("a space is missing after the colon");
    constexpr std::string_view cannot_start = "plain scalar cannot start with ";
    if (message.starts_with(cannot_start))
        return tr("what begins with {} stands in quotation marks", message.substr(cannot_start.size()));
    const std::string unclosed = tr("a quotation mark is not closed");
    const std::string trailing = tr("more stands on the line after the closing quotation mark");
    const std::string brace = tr("a comma is missing, or a bracket or brace before this is not closed");
    const std::pair<std::string_view, std::string> known[] = {
        {"invalid multiline plain key",
         tr("this line or the one after it is indented otherwise than its neighbours, or lacks ': '")},
        {"invalid value after mapping", tr("this line is indented otherwise than its neighbours, or lacks ': '")},
        {"invalid indentation in mapping", tr("this line is indented otherwise than its neighbours")},
        {"could not find expected ':'", tr("': ' is missing after the key")},
        {"invalid scalar at the end of block sequence",
         tr("a list ends here: this line needs '- ' before it, or another indentation")},
        {"wrongly indented double-quoted scalar", unclosed},
        {"wrongly indented single-quoted scalar", unclosed},
        {"missing comma in flow mapping", brace},
        {"missing comma in flow sequence", brace},
        {"flow sequence without a closing bracket", tr("a bracket '[' before this is not closed")},
        {"flow mapping without a closing brace", tr("a brace '{{' before this is not closed")},
        {"mismatched flow mapping end", tr("a bracket '[' before this is not closed")},
        {"mismatched flow sequence end", tr("a brace '{{' before this is not closed")},
        {"flow mapping with invalid extra closing brace", tr("a brace '}}' too many")},
        {"flow sequence with invalid extra closing bracket", tr("a bracket ']' too many")},
        {"invalid trailing content after double-quoted scalar", trailing},
        {"invalid trailing content after single-quoted scalar", trailing},
        {"invalid nested block mapping on the same line", tr("two keys with values on the same line")},
    };
    for (const auto& [theirs, ours] : known)
        if (message == theirs) return ours;
    return std::string{translated(message)};
}

}  // namespace sluss::scenario
