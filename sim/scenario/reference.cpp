// The reference page of the scenario language, written from the tables that read it, so it cannot be out of date.
#include "scenario/read.hpp"
#include "scenario/reference_head.hpp"
#include "scenario/tables.hpp"

#include <algorithm>
#include <string_view>

namespace sluss::scenario {

namespace {

void collect(const Shape& shape, std::vector<const TableDoc*>& all);

/// Every table once, each before those it holds; not those that say nothing of themselves, which the page's head shows.
void collect(const std::shared_ptr<const TableDoc>& table, std::vector<const TableDoc*>& all) {
    if (table->doc.empty()) return;
    const auto same = [&](const TableDoc* known) { return known->name == table->name; };
    if (std::any_of(all.begin(), all.end(), same)) return;
    all.push_back(table.get());
    for (const auto& field : table->fields) collect(field.shape, all);
}

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

void collect(const Shape& shape, std::vector<const TableDoc*>& all) {
    const auto none = [](const auto&) {};
    std::visit(Overloaded{none, [&](const shapes::Object& object) { collect(object.table, all); },
                          [&](const shapes::Map& map) { collect(map.value, all); },
                          [&](const shapes::List& list) { collect(list.item, all); },
                          [&](const shapes::Sourced& sourced) { collect(sourced.value, all); },
                          [&](const shapes::Either& either) {
                              for (const auto& way : either.ways) collect(way, all);
                          },
                          [&](const shapes::OneKey& map) {
                              for (const auto& [key, way] : map.ways) collect(way, all);
                          },
                          [&](const shapes::ByWord& map) { collect(map.otherwise, all); }},
               shape.form());
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
        std::string meaning = field.doc;
        if (field.required) meaning = meaning.empty() ? tr("required") : tr("{} (required)", meaning);
        result += fmt::format("| `{}` | {} | {} |\n", field.key, escaped(field.expects), escaped(meaning));
    }
    return result;
}

}  // namespace

std::string reference_page() {
    const auto root = scenario_table().documentation();
    std::vector<const TableDoc*> all;
    collect(root, all);
    std::string page{reference_head()};
    for (const auto* table : all) page += section(*table);
    return page;
}

}  // namespace sluss::scenario
