// Texts of a scenario compared key by key: what has no traits because nothing was built of it.
#include "report/difference_lines.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

namespace sluss::report {

namespace {

using scenario::Node;

/// A value without what it rests on: 12 % of {value: 12 %, source: …, range: …}.
const Node& bare(const Node& node) {
    const Node* value = node.find("value");
    const bool only_grounds = std::all_of(node.entries.begin(), node.entries.end(), [](const auto& entry) {
        return entry.key == "value" || entry.key == "source" || entry.key == "range";
    });
    return value != nullptr && only_grounds ? *value : node;
}

/// The grounds of a value, to be compared; nothing of one that has none.
std::string grounds(const Node& node) {
    std::string text;
    if (&bare(node) != &node)
        for (const auto& [key, value] : node.entries)
            if (key != "value") text += key + ' ' + scenario::one_line(value) + '\n';
    return text;
}

/// A value as one says it: "12 %", "simple 10 %, severe 30 %"; in brackets where it stands within another.
std::string in_words(const Node& written, bool within = false) {
    const Node& node = bare(written);
    if (node.is(Node::Kind::word)) return node.text;
    std::vector<std::string> parts;
    for (const auto& item : node.items) parts.push_back(in_words(item, true));
    for (const auto& [key, value] : node.entries) {
        const std::string text = in_words(value, true);
        parts.push_back(text.empty() ? key : key + ' ' + text);
    }
    const auto text = fmt::format("{}", fmt::join(parts, ", "));
    return within && parts.size() > 1 ? '(' + text + ')' : text;
}

/// The same, if it is not too long to be read.
std::string in_short(const Node& written) {
    constexpr std::size_t longest = 160;
    const Node& node = bare(written);
    std::string text = in_words(node);
    if (text.empty()) return "nothing";
    if (text.size() <= longest) return text;
    return node.is(Node::Kind::list)  ? fmt::format("a list of {}", node.items.size())
           : node.is(Node::Kind::map) ? fmt::format("{} values", node.entries.size())
                                      : "a long text";
}

/// Names in a list, of which the order says nothing.
bool only_names(const Node& list) {
    return std::all_of(list.items.begin(), list.items.end(), [](const Node& item) {
        return item.is(Node::Kind::word) && !item.text.empty() &&
               std::isdigit(static_cast<unsigned char>(item.text.front())) == 0;
    });
}

class Texts {
public:
    Texts(std::string heading, int& other_grounds) : heading_(std::move(heading)), other_grounds_(other_grounds) {}

    Lines lines(const Node* from, const Node* to) {
        const Node nothing;
        compare("", from == nullptr ? nothing : *from, to == nullptr ? nothing : *to);
        return std::move(lines_);
    }

private:
    /// \param path  empty for all that stands under the heading
    void say(const std::string& path, const std::string& text) {
        lines_.push_back({heading_, path.empty() ? text : path + ": " + text});
    }

    void compare(const std::string& path, const Node& old, const Node& now) {
        const Node& from = bare(old);
        const Node& to = bare(now);
        if (scenario::one_line(from) == scenario::one_line(to)) {
            if (grounds(old) != grounds(now)) ++other_grounds_;
            return;
        }
        if (from.is(Node::Kind::map) && to.is(Node::Kind::map)) return compare_maps(path, from, to);
        if (from.is(Node::Kind::list) && to.is(Node::Kind::list)) return compare_lists(path, from, to);
        compare_words(path, from, to);
    }

    void compare_words(const std::string& path, const Node& from, const Node& to) {
        const std::string old = in_short(from);
        const std::string now = in_short(to);
        if (old != now) return say(path, value_change(old, now));
        if (in_words(from) != in_words(to)) say(path, "the details differ");
    }

    void compare_maps(const std::string& path, const Node& from, const Node& to) {
        const auto under = [&path](const std::string& key) { return path.empty() ? key : path + ", " + key; };
        for (const auto& [key, value] : to.entries) {
            if (const Node* old = from.find(key))
                compare(under(key), *old, value);
            else
                lines_.push_back({heading_, under(key) + " is new" + after(": ", value)});
        }
        for (const auto& [key, value] : from.entries)
            if (to.find(key) == nullptr)
                lines_.push_back({heading_, under(key) + " is gone" + after("; it was: ", value)});
    }

    /// Names as a set; other items by their place, where the lists are as long.
    void compare_lists(const std::string& path, const Node& from, const Node& to) {
        if (only_names(from) && only_names(to)) {
            const std::string change = set_change(words(from), words(to));
            if (!change.empty()) return say(path, change);
        }
        const auto is_word = [](const Node& item) { return bare(item).is(Node::Kind::word); };
        if (from.items.size() != to.items.size() || std::all_of(to.items.begin(), to.items.end(), is_word))
            return compare_words(path, from, to);
        for (std::size_t i = 0; i < to.items.size(); ++i)
            compare(fmt::format("{}{}{}", path, path.empty() ? "" : ", ", i + 1), from.items[i], to.items[i]);
    }

    static std::string after(std::string_view words, const Node& value) {
        return value.is(Node::Kind::empty) ? "" : std::string{words} + in_short(value);
    }
    static std::vector<std::string> words(const Node& list) {
        std::vector<std::string> result;
        for (const auto& item : list.items) result.push_back(item.text);
        return result;
    }

    std::string heading_;
    int& other_grounds_;
    Lines lines_;
};

}  // namespace

Lines differences_of_texts(const std::string& heading, const Node* from, const Node* to, int& other_grounds) {
    return Texts(heading, other_grounds).lines(from, to);
}

}  // namespace sluss::report
