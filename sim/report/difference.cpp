// Compares organisations trait by trait (traits.hpp) and what the files say of themselves key by key; see the header.
#include "report/difference.hpp"

#include "report/difference_lines.hpp"
#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace sluss::report {

namespace {

using scenario::Node;

/// Everything that an organisation is.
std::vector<Thing> things_of(const domain::Scenario& scenario, std::size_t organisation) {
    if (scenario.service) return traits_of(*scenario.service, scenario.service->designs[organisation]);
    return traits_of(scenario.municipality, scenario.organisations[organisation]);
}

Lines differences(const domain::Scenario& a, std::size_t from, const domain::Scenario& b, std::size_t to) {
    // Casework and a service have nothing of which one could say that it became the other.
    if (a.service.has_value() != b.service.has_value()) return {};
    return differences_of_things(things_of(a, from), things_of(b, to));
}

std::string told(const Lines& lines, const std::string& indent = "") {
    constexpr std::size_t hanging = 6;
    std::string text;
    const std::string* heading = nullptr;
    for (const auto& line : lines) {
        if (heading == nullptr || *heading != line.heading) text += "\n" + indent + line.heading + "\n";
        heading = &line.heading;
        std::string blanks = indent + "  ";
        for (const auto& part : wrapped(line.text, terminal_width - indent.size() - hanging)) {
            text += blanks + part + '\n';
            blanks = indent + std::string(hanging, ' ');
        }
    }
    return text;
}

/// The organisations that both have by name, each with what is different about it.
struct SameName {
    std::string name;
    Lines lines;
};

/// The lines that all of them have, taken out of them.
Lines common_lines(std::vector<SameName>& organisations) {
    Lines common;
    if (organisations.size() < 2) return common;
    for (const auto& line : organisations.front().lines) {
        const auto has = [&](const SameName& one) {
            return std::find(one.lines.begin(), one.lines.end(), line) != one.lines.end();
        };
        if (std::all_of(organisations.begin(), organisations.end(), has)) common.push_back(line);
    }
    for (auto& one : organisations)
        std::erase_if(one.lines,
                      [&](const Line& line) { return std::find(common.begin(), common.end(), line) != common.end(); });
    return common;
}

/// What the files say of themselves; what they say of all organisations is told of those as they were built.
Lines differences_of_files(const scenario::Loaded& from, const scenario::Loaded& to) {
    constexpr std::array<std::string_view, 7> built_upon{"organisations", "staff",   "rules",    "workforce",
                                                         "support",       "service", "resources"};
    const auto is_built_upon = [&](const std::string& key) {
        return std::find(built_upon.begin(), built_upon.end(), key) != built_upon.end();
    };
    std::vector<std::string> keys;
    for (const auto* text : {&from.text, &to.text})
        for (const auto& [key, value] : text->entries)
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    Lines lines;
    int other_grounds = 0;
    for (const auto& key : keys) {
        std::string heading = key == "municipality" ? "demand" : key;
        heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
        const auto more = differences_of_texts(heading, from.text.find(key), to.text.find(key), other_grounds);
        if (!is_built_upon(key)) lines.insert(lines.end(), more.begin(), more.end());
    }
    const auto& before = from.scenario->service;
    const auto& after = to.scenario->service;
    if (before && after) {
        const auto more = differences_of_things(traits_of(*before), traits_of(*after));
        lines.insert(lines.end(), more.begin(), more.end());
    } else if (before || after) {
        lines.push_back({"Organisations", before ? "a service → casework" : "casework → a service"});
    }
    if (other_grounds > 0)
        lines.push_back({"Sources", fmt::format("also other sources or ranges: {} number{}", other_grounds,
                                                other_grounds == 1 ? "" : "s")});
    return lines;
}

/// The first organisation, if the experiment says nothing else; what it says is told of the experiment.
std::string baseline_of(const scenario::Loaded& loaded) {
    return loaded.scenario->organisations[loaded.scenario->experiment.baseline].name;
}
bool says_baseline(const scenario::Loaded& loaded) {
    const Node* experiment = loaded.text.find("experiment");
    return experiment != nullptr && experiment->find("baseline") != nullptr;
}

}  // namespace

std::string difference(const scenario::Loaded& scenario, std::size_t from, std::size_t to) {
    const auto lines = differences(*scenario.scenario, from, *scenario.scenario, to);
    const auto& all = scenario.scenario->organisations;
    if (lines.empty()) return fmt::format("'{}' and '{}' do not differ.\n", all[from].name, all[to].name);
    return fmt::format("'{}' → '{}'\n", all[from].name, all[to].name) + told(lines);
}

std::string difference(const scenario::Loaded& from, const scenario::Loaded& to) {
    const auto& before = from.scenario->organisations;
    const auto& after = to.scenario->organisations;
    const auto position = [](const auto& all, const std::string& name) {
        return static_cast<std::size_t>(
            std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; }) - all.begin());
    };
    Lines lines = differences_of_files(from, to);
    const auto say = [&](const domain::Organisation& organisation, const char* what) {
        const std::string model = organisation.model.empty() ? "" : fmt::format(" (model: {})", organisation.model);
        lines.push_back({"Organisations", fmt::format("'{}' is {}{}", organisation.name, what, model)});
    };
    std::vector<SameName> both;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const std::size_t old = position(before, after[i].name);
        if (old == before.size())
            say(after[i], "new");
        else
            both.push_back({after[i].name, differences(*from.scenario, old, *to.scenario, i)});
    }
    for (const auto& organisation : before)
        if (position(after, organisation.name) == after.size()) say(organisation, "gone");
    if (baseline_of(from) != baseline_of(to) && !says_baseline(from) && !says_baseline(to))
        lines.push_back({"Organisations", fmt::format("baseline: {} → {}", baseline_of(from), baseline_of(to))});

    std::string text = told(lines);
    if (const auto common = common_lines(both); !common.empty())
        text += "\nEvery organisation of both\n" + told(common, "  ");
    for (const auto& one : both)
        if (!one.lines.empty()) text += fmt::format("\nOrganisation '{}'\n", one.name) + told(one.lines, "  ");
    const std::string& a = from.scenario->file;
    const std::string& b = to.scenario->file;
    return text.empty() ? fmt::format("{} and {} do not differ.\n", a, b) : fmt::format("{} → {}\n", a, b) + text;
}

}  // namespace sluss::report
