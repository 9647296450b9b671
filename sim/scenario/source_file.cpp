// Quoting lines of a file; see the header.
#include "scenario/source_file.hpp"

#include <algorithm>
#include <utility>

namespace sluss::scenario {

namespace {

constexpr std::size_t longest_line = 16 * 1024;  // bytes; a file can have many problems, and each counts characters
constexpr std::size_t widest_quote = 100;        // characters
constexpr std::string_view indent = "    ";

/// How many bytes the first character has. What is no UTF-8 is a character for each byte.
std::size_t length_of_first(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    if (length > text.size()) return 1;
    for (std::size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 1;
    return length;
}

std::vector<std::string_view> characters(std::string_view line) {
    std::vector<std::string_view> result;
    while (!line.empty()) {
        result.push_back(line.substr(0, length_of_first(line)));
        line.remove_prefix(result.back().size());
    }
    return result;
}

/// A character as a terminal may be given it.
std::string_view printable(std::string_view character) {
    constexpr std::string_view unknown = "\xEF\xBF\xBD";
    if (character.size() > 1) return character >= "\xC2\x80" && character <= "\xC2\x9F" ? unknown : character;
    const auto byte = static_cast<unsigned char>(character[0]);
    const bool control = byte < 0x20 && byte != '\t';
    return control || byte >= 0x7F ? unknown : character;
}

/// As wide as the character: a tab goes as far as a tab does, and an accent written by itself takes no room.
std::string_view blank(std::string_view character) {
    if (character == "\t") return "\t";
    const bool combining = character.size() == 2 && character >= "\xCC\x80" && character <= "\xCD\xAF";
    return combining ? "" : " ";
}

}  // namespace

SourceFile::SourceFile(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i)
        if (text_[i] == '\n' || (text_[i] == '\r' && text_[i + 1] != '\n')) starts_.push_back(i + 1);
    starts_.push_back(text_.size());
}

int SourceFile::last_line() const {
    int line = static_cast<int>(starts_.size()) - 1;
    while (line > 1 && line_of(line).find_first_not_of(" \t") == std::string_view::npos) --line;
    return line;
}

std::string_view SourceFile::line_of(int line) const {
    const auto index = static_cast<std::size_t>(line - 1);
    if (line < 1 || index + 1 >= starts_.size()) return {};
    std::string_view result{text_};
    result = result.substr(starts_[index], starts_[index + 1] - starts_[index]);
    while (result.ends_with('\n') || result.ends_with('\r')) result.remove_suffix(1);
    return result;
}

std::string SourceFile::quoted(int line, int column) const {
    const auto text = line_of(line);
    if (text.size() > longest_line || text.find_first_not_of(" \t") == std::string_view::npos) return "";
    const auto all = characters(text);
    const std::size_t at = std::min(static_cast<std::size_t>(std::max(column, 1) - 1), all.size());
    const std::size_t from =
        all.size() <= widest_quote ? 0 : std::min(at - std::min(at, widest_quote / 2), all.size() - widest_quote);
    const std::size_t to = std::min(from + widest_quote, all.size());
    std::string quote{indent};
    std::string caret{indent};
    if (from > 0) {
        quote += "… ";
        caret += "  ";
    }
    for (std::size_t i = from; i < to; ++i) {
        quote += printable(all[i]);
        if (i < at) caret += blank(all[i]);
    }
    if (to < all.size()) quote += " …";
    return quote + "\n" + caret + "^\n";
}

}  // namespace sluss::scenario
