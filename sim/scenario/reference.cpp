// The reference page of the scenario language, written from the tables that read it, so it cannot be out of date.
#include "scenario/read.hpp"
#include "scenario/reference_head.hpp"
#include "scenario/schema.hpp"

#include <algorithm>
#include <string_view>

namespace sluss::scenario {

namespace {

/// Every table once, each before those it holds; not those that say nothing of themselves, which the page's head shows.
void collect(const TableDoc& table, std::vector<const TableDoc*>& all) {
    if (table.doc.empty()) return;
    const auto same = [&](const TableDoc* known) { return known->name == table.name; };
    if (std::any_of(all.begin(), all.end(), same)) return;
    all.push_back(&table);
    for (const auto& field : table.fields)
        for_each_table(field.shape, [&](const TableDoc& inner) { collect(inner, all); });
}

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '|') result += '\\';
        result += c;
    }
    return result;
}

/// With a capital, of English or Swedish.
std::string capitalised(std::string text) {
    const auto raise = [&](std::size_t at, unsigned char from, unsigned char to) {
        const auto letter = static_cast<unsigned char>(text[at]);
        if (letter >= from && letter <= to) text[at] = static_cast<char>(letter - 0x20);
    };
    raise(0, 'a', 'z');
    if (text.starts_with('\xC3')) raise(1, 0xA0, 0xBE);
    return text;
}

/// Between what its number must lie.
std::string range(const Shape& shape) {
    return std::visit(Overloaded{[](const auto&) { return std::string{}; },
                                 [](const shapes::Number& number) {
                                     const auto text = range(number.dimension, number.least, number.most);
                                     return text.empty() ? text : fmt::format(" ({})", text);
                                 },
                                 [](const shapes::Sourced& sourced) { return range(sourced.value); },
                                 [](const shapes::Either& either) { return range(either.ways.front()); }},
                      shape.form());
}

std::string section(const TableDoc& table) {
    std::string heading = table.name;
    for (const std::string_view article : {"a ", "an ", "the ", "en ", "ett "})
        if (heading.starts_with(article)) {
            heading.erase(0, article.size());
            break;
        }
    heading = capitalised(heading);
    std::string result = fmt::format("\n## {}\n\n{}\n", heading, table.doc);
    if (table.fields.empty()) return result;
    result += tr("\n| key | value | meaning |\n|---|---|---|\n");
    for (const auto& field : table.fields) {
        std::string meaning = field.meaning();
        if (field.required) meaning = meaning.empty() ? tr("required") : tr("{} (required)", meaning);
        result += fmt::format("| `{}` | {} | {} |\n", field.key, escaped(field.expects) + range(field.shape),
                              escaped(meaning));
    }
    return result;
}

}  // namespace

std::string reference_page() {
    const auto kinds = file_kinds();
    std::vector<const TableDoc*> all;
    for (const auto& kind : kinds) collect(*kind.table, all);
    std::string page{reference_head()};
    for (const auto* table : all) page += section(*table);
    return page;
}

}  // namespace sluss::scenario
