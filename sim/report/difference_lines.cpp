// How sets and values changed, in words.
#include "report/difference_lines.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>

namespace sluss::report {

namespace {

/// A piece of a text between blanks; a number has its unit with it.
struct Token {
    std::string before;  ///< what opens it: "("
    std::string core;
    std::string after;  ///< what closes it: "," ";" ")"
    bool is_number = false;

    /// Whether they differ, if at all, in a number alone.
    [[nodiscard]] bool is_like(const Token& other) const {
        return before == other.before && after == other.after && (core == other.core || (is_number && other.is_number));
    }
};

bool is_unit(std::string_view word) {
    constexpr std::array<std::string_view, 14> units{"%",     "min",    "h",    "day",   "days", "week",  "weeks",
                                                     "month", "months", "year", "years", "FTE",  "SEK/h", "cases"};
    return std::find(units.begin(), units.end(), word) != units.end();
}

Token token_of(std::string_view word) {
    Token token;
    if (word.starts_with('(')) {
        token.before = "(";
        word.remove_prefix(1);
    }
    const auto end = word.find_last_not_of(",;:)") + 1;
    token.after = word.substr(end);
    token.core = word.substr(0, end);
    token.is_number = !token.core.empty() && std::isdigit(static_cast<unsigned char>(token.core.front())) != 0;
    return token;
}

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        Token token = token_of(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!tokens.empty() && tokens.back().is_number && tokens.back().after.empty() && token.before.empty() &&
            is_unit(token.core)) {
            tokens.back().core += ' ' + token.core;
            tokens.back().after = token.after;
        } else {
            tokens.push_back(std::move(token));
        }
    }
    return tokens;
}

}  // namespace

std::vector<std::string> without(const std::vector<std::string>& all, const std::vector<std::string>& others) {
    std::vector<std::string> rest;
    for (const auto& name : all)
        if (std::find(others.begin(), others.end(), name) == others.end()) rest.push_back(name);
    return rest;
}

std::string set_change(const std::vector<std::string>& from, const std::vector<std::string>& to) {
    const auto more = without(to, from);
    const auto fewer = without(from, to);
    std::string text;
    if (!more.empty()) text = fmt::format("also {}", fmt::join(more, ", "));
    if (!fewer.empty()) text += fmt::format("{}no longer {}", text.empty() ? "" : "; ", fmt::join(fewer, ", "));
    return text;
}

std::string value_change(const std::string& from, const std::string& to) {
    const auto old = tokens_of(from);
    const auto now = tokens_of(to);
    const auto is_like = [](const Token& a, const Token& b) { return a.is_like(b); };
    if (!std::equal(old.begin(), old.end(), now.begin(), now.end(), is_like)) return from + " → " + to;
    std::string text;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto& [before, core, after, is_number] = now[i];
        text += (i == 0 ? "" : " ") + before;
        text += (old[i].core == core ? core : old[i].core + " → " + core) + after;
    }
    return text;
}

}  // namespace sluss::report
