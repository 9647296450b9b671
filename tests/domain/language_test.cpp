// Messages in two languages: what is said where, and that the Swedish catalogue is whole. The templates are read from
// the sources, so none can be forgotten.
#include "domain/language.hpp"

#include "support/speaking.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace sluss;
using test::Speaking;

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The literal that begins at `at` (a quotation mark), with those that follow it after blanks; `at` is then behind it.
std::string literal(const std::string& source, std::size_t& at) {
    std::string result;
    while (at < source.size() && source[at] == '"') {
        for (++at; source[at] != '"'; ++at) {
            if (source[at] != '\\') {
                result += source[at];
                continue;
            }
            ++at;
            REQUIRE_MESSAGE((source[at] == 'n' || source[at] == '"' || source[at] == '\\'), source.substr(at - 40, 80));
            result += source[at] == 'n' ? '\n' : source[at];
        }
        const auto next = source.find_first_not_of(" \n", at + 1);
        at = next == std::string::npos ? source.size() : next;
    }
    return result;
}

/// Every template in the sources, and the file that it is in.
std::map<std::string, std::string> templates() {
    std::map<std::string, std::string> result;
    static const std::regex call{"[^A-Za-z0-9_]tr\\(\\s*\""};
    for (const char* folder : {"sim", "models"})
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(std::filesystem::path{SLUSS_SOURCE_DIR} / folder)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
            const std::string source = text_of(entry.path());
            for (std::sregex_iterator found{source.begin(), source.end(), call}, end; found != end; ++found) {
                auto at = static_cast<std::size_t>(found->position() + found->length()) - 1;
                result.emplace(literal(source, at), entry.path().filename().string());
            }
        }
    return result;
}

/// The placeholders of a template, those without a number given theirs.
std::set<std::string> placeholders(std::string_view text) {
    std::set<std::string> result;
    int next = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '{') continue;
        if (text.substr(i, 2) == "{{") {
            ++i;
            continue;
        }
        const auto end = text.find('}', i);
        std::string inside{text.substr(i + 1, end - i - 1)};
        if (inside.empty() || inside[0] == ':') inside = std::to_string(next++) + inside;
        result.insert(std::move(inside));
        i = end;
    }
    return result;
}

std::map<std::string_view, std::string_view> swedish() {
    std::map<std::string_view, std::string_view> result;
    for (const auto& part : swedish_catalogue())
        for (const auto& [english, other] : part) {
            CAPTURE(english);
            const auto [known, fresh] = result.emplace(english, other);
            CHECK_MESSAGE(fresh, "is translated twice");
        }
    return result;
}

}  // namespace

TEST_CASE("a language is called by its code") {
    CHECK(language_called("sv") == Language::swedish);
    CHECK(language_called("en") == Language::english);
    CHECK_FALSE(language_called("no"));
    CHECK_FALSE(language_called(""));
}

TEST_CASE("a message is said in the language that is spoken, and in English where there is no other") {
    CHECK(tr("unit '{}' has no staff", "north") == "unit 'north' has no staff");
    const Speaking speaking(Language::swedish);
    CHECK(tr("unit '{}' has no staff", "north") == "enheten 'north' har ingen personal");
    constexpr fmt::format_string<int> unknown = "{} words that nobody translates";
    CHECK(tr(unknown, 5) == "5 words that nobody translates");
}

TEST_CASE("the sources hold templates, and the test finds them") {
    const auto all = templates();
    CHECK(all.size() > 60);
    CHECK(all.count("unit '{}' has nobody competent in {} for the stage '{}', and the rule is to hand over") == 1);
}

TEST_CASE("every message has a Swedish one") {
    const auto all = swedish();
    for (const auto& [text, file] : templates()) {
        CAPTURE(file);
        CHECK_MESSAGE(all.contains(text), text);
    }
}

TEST_CASE("a translation says what its template says: it has the same placeholders, and is not empty") {
    for (const auto& [english, other] : swedish()) {
        CAPTURE(english);
        CHECK(placeholders(english) == placeholders(other));
        CHECK(!other.empty());
    }
}

TEST_CASE("placeholders are compared by their numbers and by how they are formatted") {
    CHECK(placeholders("{} of {}") == placeholders("{1} av {0}"));
    CHECK(placeholders("{:g} h") != placeholders("{} h"));
    CHECK(placeholders("{} h") != placeholders("h"));
    CHECK(placeholders("{{en: …}} {}") == placeholders("{}"));
}
