// Suggestions for words that nothing knows.
#include "scenario/suggest.hpp"

#include "domain/language.hpp"

#include <algorithm>

namespace sluss::scenario {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    const auto folded = [](char c) {
        if (c == '_') return ' ';
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = folded(a[i - 1]) == folded(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) && folded(a[i - 2]) == folded(b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t longest_word = 100;
    std::optional<std::string> result;
    std::size_t least = word.size();
    const auto is_nearer = [&](std::string_view candidate) {
        if (word.size() > longest_word || candidate.size() > longest_word) return false;
        const std::size_t distance = edit_distance(word, candidate);
        const std::size_t most = std::max<std::size_t>(1, std::max(word.size(), candidate.size()) / 3);
        if (distance >= least || distance > most) return false;
        least = distance;
        return true;
    };
    for (const auto& candidate : candidates)
        if (is_nearer(candidate)) result = candidate;
    if (result) return result;
    // Of a name of several words the first may be all that was written.
    for (const auto& candidate : candidates)
        if (const auto space = candidate.find_first_of(" _"); space != std::string::npos)
            if (is_nearer(std::string_view{candidate}.substr(0, space))) result = candidate;
    return result;
}

std::string perhaps(std::string_view word, const std::vector<std::string>& candidates) {
    const auto near = nearest(word, candidates);
    return near ? tr("; did you mean '{}'?", *near) : "";
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t few = 8;
    if (auto near = perhaps(word, candidates); !near.empty()) return near;
    if (candidates.empty() || candidates.size() > few) return "";
    std::string known;
    for (const auto& candidate : candidates) known += (known.empty() ? "" : ", ") + candidate;
    return tr("; known: {}", known);
}

}  // namespace sluss::scenario
