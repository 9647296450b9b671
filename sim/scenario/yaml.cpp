// Writes a tree as YAML; see the header. What must be quoted is told from the first character and from a list of
// harmless ones, so a word too many is quoted rather than one too few.
#include "scenario/yaml.hpp"

#include "scenario/spaces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

namespace sluss::scenario {

namespace {

constexpr std::size_t longest_simple_key = 1000;  // bytes; YAML lets a key before a colon have 1024 characters
constexpr std::size_t widest_line = 120;          // bytes, for what stands on one line

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The character with which the text begins, if it is one that cannot be seen and is beyond ASCII: a control character,
/// a line break of Unicode, a byte order mark or no character at all.
struct Hidden {
    unsigned code = 0;
    std::size_t bytes = 0;
};
std::optional<Hidden> hidden(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    if (byte(0) == 0xC2 && byte(1) < 0xA0) return Hidden{byte(1), 2};
    if (byte(0) != 0xE2 && byte(0) != 0xEF) return std::nullopt;
    const unsigned code = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    for (const unsigned other : {0x2028U, 0x2029U, 0xFEFFU, 0xFFFEU, 0xFFFFU})
        if (code == other) return Hidden{code, 3};
    return std::nullopt;
}

bool needs_no_quotes(std::string_view text) {
    if (text.empty() || text == "null" || text.back() == ' ') return false;
    const auto begins = [&](std::size_t i) { return i < text.size() && (is_digit(text[i]) || is_letter(text[i])); };
    for (const auto space : other_spaces)
        if (text.starts_with(space)) return false;
    const bool beyond_ascii = static_cast<unsigned char>(text[0]) >= 0x80;
    if (!begins(0) && !beyond_ascii && !(text[0] == '-' && text.size() > 1 && is_digit(text[1]))) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        constexpr std::string_view harmless = " _-./%()+;=";
        const char c = text[i];
        const bool good = is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80 ||
                          harmless.find(c) != std::string_view::npos;
        if (!good || hidden(text.substr(i))) return false;
    }
    return true;
}

std::string scalar(std::string_view text) {
    if (needs_no_quotes(text)) return std::string{text};
    std::string result = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' || c == '\\')
            result += {'\\', c};
        else if (c == '\n')
            result += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else if (const auto code = hidden(text.substr(i)))
            result += fmt::format("\\u{:04x}", code->code), i += code->bytes - 1;
        else
            result += c;
    }
    return result + '"';
}

bool has_empty(const Node& node) {
    const auto in = [](const Node& child) { return child.is(Node::Kind::empty) || has_empty(child); };
    return std::any_of(node.items.begin(), node.items.end(), in) ||
           std::any_of(node.entries.begin(), node.entries.end(),
                       [&](const KeyValue& entry) { return in(entry.value); });
}

/// The node on one line; stops soon after the line has become too wide.
void flow(const Node& node, std::string& line) {
    const char* comma = "";
    if (node.is(Node::Kind::word)) {
        line += scalar(node.text);
    } else if (node.is(Node::Kind::list)) {
        line += '[';
        for (const auto& item : node.items) {
            if (line.size() > widest_line) return;
            line += comma;
            flow(item, line);
            comma = ", ";
        }
        line += ']';
    } else if (node.is(Node::Kind::map)) {
        line += '{';
        for (const auto& [key, value] : node.entries) {
            if (line.size() > widest_line) return;
            line += comma + scalar(key) + ": ";
            flow(value, line);
            comma = ", ";
        }
        line += '}';
    }
}

class Writer {
public:
    std::string text;

    /// What follows "key:" or "-", to the end of its last line.
    /// \param indent    of the lines below, if there are any
    /// \param after     what stands before it on its line: "key:" or "-"
    void value(const Node& node, std::size_t indent, std::string_view after) {
        if (node.is(Node::Kind::empty)) {
            text += after == "-" ? " null\n" : "\n";
            return;
        }
        if (std::string line; fits(node, indent + after.size(), line)) {
            text += ' ' + line + '\n';
        } else if (after == "-") {
            text += ' ';
            children(node, indent, false);
        } else {
            text += '\n';
            children(node, indent, true);
        }
    }

    /// \param indent_first  whether the first line is still to be indented
    void children(const Node& node, std::size_t indent, bool indent_first) {
        const auto begin = [&] {
            if (indent_first) text.append(indent, ' ');
            indent_first = true;
        };
        for (const auto& item : node.items) {
            begin();
            text += '-';
            value(item, indent + 2, "-");
        }
        for (const auto& [key, child] : node.entries) {
            if (indent == 0 && !text.empty()) text += '\n';  // the parts of a scenario stand apart
            begin();
            const std::string name = scalar(key);
            if (name.size() > longest_simple_key) {
                text += "? " + name + '\n';
                text.append(indent, ' ');
                text += ':';
                value(child, indent + 2, ":");
            } else {
                text += name + ':';
                value(child, indent + 2, name + ':');
            }
        }
    }

private:
    /// Whether the node is better told on one line.
    static bool fits(const Node& node, std::size_t used, std::string& line) {
        if (node.is(Node::Kind::word) || (node.items.empty() && node.entries.empty())) {
            flow(node, line);
            return true;
        }
        if (has_empty(node)) return false;
        flow(node, line);
        return used + line.size() <= widest_line;
    }
};

}  // namespace

std::string to_yaml(const Node& tree) {
    Writer writer;
    if (tree.is(Node::Kind::map) && !tree.entries.empty())
        writer.children(tree, 0, true);
    else
        writer.value(tree, 0, "-");
    return writer.text;
}

}  // namespace sluss::scenario
