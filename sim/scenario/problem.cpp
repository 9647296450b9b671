// Problems of a scenario: gathering and wording.
#include "scenario/problem.hpp"

#include "domain/language.hpp"

#include <algorithm>
#include <tuple>

namespace sluss::scenario {

std::string Problem::to_string() const {
    return warning ? tr("{}:{}:{}: warning: {}", file, line, column, text)
                   : tr("{}:{}:{}: error: {}", file, line, column, text);
}

namespace {

/// A text from a file may hold anything; what is printed is one line of at most so many bytes.
std::string printable(std::string text) {
    constexpr std::size_t longest = 500;
    if (text.size() > longest) {
        std::size_t cut = longest;
        while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;  // not within a character
        text = text.substr(0, cut) + " …";
    }
    for (auto& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return text;
}

}  // namespace

void Problems::add(const Position& at, bool warning, std::string text) {
    Problem problem{at.file ? at.file->name() : std::string{}, at.line, at.column, warning, printable(std::move(text))};
    if (!told_.insert(problem).second) return;
    if (at.file) problem.quote = at.file->quoted(at.line, at.column);
    list_.push_back(std::move(problem));
    if (warning) return;
    if (++errors_ < most_errors) return;
    list_.push_back(
        {list_.back().file, at.line, at.column, false, tr("so many errors that no more are looked for"), {}});
    throw TooManyErrors{};
}

std::vector<Problem> Problems::sorted() const {
    std::vector<std::string> files;
    for (const auto& problem : list_)
        if (std::find(files.begin(), files.end(), problem.file) == files.end()) files.push_back(problem.file);
    const auto rank = [&](const Problem& problem) {
        const auto file = std::find(files.begin(), files.end(), problem.file) - files.begin();
        return std::tuple{file, problem.line, problem.column};
    };
    auto result = list_;
    std::stable_sort(result.begin(), result.end(),
                     [&](const Problem& a, const Problem& b) { return rank(a) < rank(b); });
    return result;
}

}  // namespace sluss::scenario
