// The reference page of the scenario language, written from the tables that read it, so it cannot be out of date.
#include "scenario/read.hpp"
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

std::string section(const TableDoc& table) {
    std::string heading = table.name;
    for (const std::string_view article : {"a ", "an ", "the "})
        if (heading.starts_with(article)) {
            heading.erase(0, article.size());
            break;
        }
    heading[0] = static_cast<char>(heading[0] >= 'a' && heading[0] <= 'z' ? heading[0] - 'a' + 'A' : heading[0]);
    std::string result = fmt::format("\n## {}\n\n{}\n", heading, table.doc);
    if (table.fields.empty()) return result;
    result += "\n| key | value | meaning |\n|---|---|---|\n";
    for (const auto& field : table.fields) {
        std::string meaning = field.doc;
        if (field.required) meaning += meaning.empty() ? "required" : " (required)";
        result += fmt::format("| `{}` | {} | {} |\n", field.key, escaped(field.expects), escaped(meaning));
    }
    return result;
}

constexpr std::string_view same_except =
    "\n"
    "## The same as that, except …\n"
    "\n"
    "A file that says `extends: FILE` is the same as that file (found from its own folder), and an organisation that "
    "says\n"
    "`extends: NAME` the same as that organisation, except for what they say themselves:\n"
    "\n"
    "| to … | write |\n"
    "|---|---|\n"
    "| change something that has a name | its name and what is different: `needs: {housing: {urgent: 5 %}}` |\n"
    "| add something | its name and what it is |\n"
    "| remove something | `remove: [NAME, …]` in the map that holds it: `needs: {remove: [housing]}`; of a key, its "
    "default holds again |\n"
    "| say something anew | remove it and say it: `needs: {remove: [housing], housing: {…}}` |\n"
    "| replace a list | the list |\n"
    "| change a list | `{add: […], remove: […]}`, one of them or both: `triage: {add: [advice]}` |\n"
    "\n"
    "What is removed goes first. In an organisation's `rules`, `structure` and `workforce` the same changes what its "
    "model\n"
    "builds and what the scenario says of all: `structure: {units: {remove: [NAME]}}`. To remove what is not there, "
    "and to add\n"
    "what is there, is an error. `sluss describe FILE --resolved` writes the scenario out as it is after all this;\n"
    "`sluss diff` tells what the difference is.\n";

}  // namespace

std::string reference_page() {
    const auto root = scenario_table().documentation();
    std::vector<const TableDoc*> all;
    collect(root, all);
    std::string page =
        "# Scenario reference\n\n"
        "Every key of a scenario file. This page is written by sluss from the same tables that read the files.\n\n"
        "Keys are written with spaces; underscores are accepted for them. Quantities carry their unit. Any quantity "
        "can be\n"
        "written as `{value: 37 per 1000 per year, source: where it comes from, range: [30, 46]}`; a number in a "
        "range\n"
        "without a unit has the value's.\n\n"
        "A distribution is a plain length (always that long, as is `{deterministic: 1 h}`) or one of\n\n"
        "| written | means |\n"
        "|---|---|\n"
        "| `{exponential: 1 h}` | exponential with this mean |\n"
        "| `{gamma: {mean: 75 min, cv: 0.4}}`, `{lognormal: {mean: 16 days, cv: 0.8}}` | by mean and coefficient of "
        "variation |\n"
        "| `{erlang: {mean: 10 min, stages: 3}}` | the sum of so many exponential stages |\n"
        "| `{weibull: {mean: 2 h, shape: 1.5}}` | by mean and shape |\n"
        "| `{uniform: {from: 1 h, to: 2 h}}`, `{triangular: {from: 1 h, mode: 2 h, to: 4 h}}` | between two ends |\n"
        "| `{normal: {mean: 10 min, sd: 3 min, from: 0 min, to: 30 min}}` | normal, of which only values between the "
        "ends count; 'mean' and 'sd' are of the whole; 0 and no upper end if not given |\n"
        "| `{empirical: {values: [5 min, 10 min], weights: [3, 1]}}` | one of the values; each as likely without "
        "weights |\n"
        "| `{histogram: {edges: [0 min, 5 min, 10 min], weights: [3, 1]}}` | uniform within each bin |\n"
        "| `{mixture: [{share: 90 %, of: {exponential: 30 min}}, {share: 10 %, of: {exponential: 5.5 h}}]}` | "
        "one of several, a mixture within a mixture included |\n\n"
        "What differs with complexity is written\n"
        "`{simple: 3, standard: 6, complex: 12}`. The parameters of each model are listed by `sluss models`.\n";
    page += same_except;
    for (const auto* table : all) page += section(*table);
    return page;
}

}  // namespace sluss::scenario
