// Names, paths and notes shared by all field readers.
#include "scenario/reader.hpp"

#include "domain/language.hpp"
#include "scenario/suggest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace sluss::scenario {

std::string word(Noun noun) {
    switch (noun) {
        case Noun::place:
            return tr("place");
        case Noun::need:
            return tr("need");
        case Noun::group:
            return tr("target group");
        case Noun::role:
            return tr("role");
        case Noun::stage:
            return tr("stage");
        case Noun::district:
            return tr("district");
        case Noun::office:
            return tr("office");
        case Noun::unit:
            return tr("unit");
        case Noun::organisation:
            return tr("organisation");
        case Noun::client:
            return tr("client");
        case Noun::attribute:
            return tr("attribute");
        case Noun::resource:
            return tr("resource");
        case Noun::book:
            return tr("appointment book");
        case Noun::clinic:
            return tr("clinic");
    }
    return "";
}

std::string plural(Noun noun) {
    switch (noun) {
        case Noun::place:
            return tr("places");
        case Noun::need:
            return tr("needs");
        case Noun::group:
            return tr("target groups");
        case Noun::role:
            return tr("roles");
        case Noun::stage:
            return tr("stages");
        case Noun::district:
            return tr("districts");
        case Noun::office:
            return tr("offices");
        case Noun::unit:
            return tr("units");
        case Noun::organisation:
            return tr("organisations");
        case Noun::client:
            return tr("clients");
        case Noun::attribute:
            return tr("attributes");
        case Noun::resource:
            return tr("resources");
        case Noun::book:
            return tr("appointment books");
        case Noun::clinic:
            return tr("clinics");
    }
    return "";
}

bool is_unread(const Node* in, std::string_view key, bool must) {
    if (in == nullptr) return must;
    if (const Node* value = in->find(key)) return !value->is(Node::Kind::map);
    const auto is_slip = [&](const KeyValue& entry) { return nearest(entry.key, {std::string{key}}).has_value(); };
    return must || std::any_of(in->entries.begin(), in->entries.end(), is_slip);
}

void Reader::wrong(const Node& node, std::string_view expected) {
    constexpr std::size_t longest_quote = 40;
    std::string found = tr("nothing");
    if (node.is(Node::Kind::list)) found = tr("a list");
    if (node.is(Node::Kind::map)) found = tr("a map of keys");
    if (node.is(Node::Kind::word))
        found = node.text.size() > longest_quote ? tr("a long text") : fmt::format("'{}'", node.text);
    error(node, tr("expected {}, found {}", expected, found));
}

std::optional<std::uint16_t> Reader::find(const Node& node, Noun noun, const std::vector<std::string>& also) {
    const auto& known = names(noun);
    if (!node.is(Node::Kind::word)) {
        wrong(node, tr("the name of a {}", word(noun)));
        return std::nullopt;
    }
    for (std::size_t id = 0; id < known.size(); ++id)
        if (same_name(known[id], node.text)) return static_cast<std::uint16_t>(id);
    if (unknown(noun)) return std::nullopt;
    std::vector<std::string> meant = known;
    meant.insert(meant.end(), also.begin(), also.end());
    error(node, tr("there is no {} '{}'{}", word(noun), node.text, did_you_mean(node.text, meant)));
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
                          at.file == nullptr ? std::string{} : at.file->name(), at.line, at.column});
}

}  // namespace sluss::scenario
