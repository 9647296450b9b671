#include "scenario/schema_pieces.hpp"

#include "scenario/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sluss::scenario {

namespace {

std::string with_underscores(std::string words) {
    std::replace(words.begin(), words.end(), ' ', '_');
    return words;
}

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

std::string either_spelling(std::string_view words) {
    std::string result;
    for (const char c : words) {
        if (c == ' ' || c == '_') {
            result += "[ _]";
            continue;
        }
        if (std::string_view{R"(\^$.|?*+()[]{}/)"}.find(c) != std::string_view::npos) result += '\\';
        result += c;
    }
    return result;
}

bool has_spellings(std::string_view words) {
    return words.find_first_of(" _") != std::string_view::npos;
}

std::string whole(const std::string& expression) {
    return "^(?:" + expression + ")$";
}

std::string as_name(std::string_view words) {
    for (const std::string_view article : {"a ", "an ", "the "})
        if (words.starts_with(article)) {
            words.remove_prefix(article.size());
            break;
        }
    words = words.substr(0, words.find(" such as "));
    std::string result;
    for (const char c : words)
        if (is_letter_or_digit(c))
            result += c;
        else if (!result.empty() && result.back() != '-')
            result += '-';
    while (!result.empty() && result.back() == '-') result.pop_back();
    return result;
}

Json required(const std::string& key) {
    return {{"required", {key}}};
}

Json requires_key(const std::string& key) {
    if (!has_spellings(key)) return required(key);
    return {{"anyOf", {required(key), required(with_underscores(key))}}};
}

void add_property(Json& object, const std::string& key, const Json& value) {
    object["properties"][key] = value;
    if (has_spellings(key)) object["patternProperties"][fmt::format("^(?!{}$){}$", key, either_spelling(key))] = value;
}

Json plain(double number) {
    constexpr double most_exact = 9e15;
    const bool is_whole = number == std::floor(number) && std::abs(number) < most_exact;
    return is_whole ? Json(static_cast<std::int64_t>(number)) : Json(number);
}

Json as_yaml(const std::string& word) {
    return measure(word, Dimension::number) ? Json::parse(word) : Json(word);
}

Json described(Json schema, const std::string& description) {
    if (!description.empty()) schema["description"] = description;
    return schema;
}

Json any_word() {
    return {{"type", {"string", "number", "boolean"}}};
}

}  // namespace sluss::scenario
