// Names, paths and notes shared by all field readers.
#include "scenario/reader.hpp"

#include "scenario/suggest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sluss::scenario {

std::string_view word(Noun noun) {
    constexpr std::array<std::string_view, nouns> words{
        "place", "need",         "target group", "role",      "stage",    "district",         "office",
        "unit",  "organisation", "client",       "attribute", "resource", "appointment book", "clinic"};
    return words[static_cast<std::size_t>(noun)];
}

void Reader::wrong(const Node& node, std::string_view expected) {
    constexpr std::size_t longest_quote = 40;
    std::string found = "nothing";
    if (node.is(Node::Kind::list)) found = "a list";
    if (node.is(Node::Kind::map)) found = "a map of keys";
    if (node.is(Node::Kind::word))
        found = node.text.size() > longest_quote ? "a long text" : fmt::format("'{}'", node.text);
    error(node, fmt::format("expected {}, found {}", expected, found));
}

std::optional<std::uint16_t> Reader::find(const Node& node, Noun noun) {
    const auto& known = names(noun);
    if (!node.is(Node::Kind::word)) {
        wrong(node, fmt::format("the name of a {}", word(noun)));
        return std::nullopt;
    }
    for (std::size_t id = 0; id < known.size(); ++id)
        if (same_name(known[id], node.text)) return static_cast<std::uint16_t>(id);
    error(node, fmt::format("there is no {} '{}'{}", word(noun), node.text, did_you_mean(node.text, known)));
    return std::nullopt;
}

std::string Reader::path() const {
    std::string text;
    for (const auto& part : path_) text += (text.empty() ? "" : " / ") + part;
    return text;
}

void Reader::note(const Node& value, const Node* source, const Node* low, const Node* high) {
    if (source == nullptr && low == nullptr && parts_ > 0) return;
    const auto text = [](const Node* node) { return node == nullptr ? std::string{} : one_line(*node); };
    const Position& at = value.where();
    provenance.push_back({path(), one_line(value), text(source), text(low), text(high),
                          at.file == nullptr ? std::string{} : *at.file, at.line, at.column});
}

}  // namespace sluss::scenario
