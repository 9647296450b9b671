// Fills in the template of a new scenario; see the header. No model is known here by name: what an organisation must
// say comes from its model's registration.
#include "scenario/new_scenario.hpp"

#include "domain/model_registry.hpp"
#include "domain/pathway.hpp"
#include "scenario/new_scenario_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sluss::scenario {

using namespace domain;

namespace {

// What the template's needs make of a usual load, and some more, because a unit has whole people.
constexpr double social_workers_per_1000 = 0.74;
constexpr double treatment_workers_per_1000 = 0.19;
constexpr double more_staff = 4;

/// A name or a title as it can stand anywhere in the file: in quotes unless it is plain words.
std::string word_of(const std::string& text) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
    };
    const bool spaced = text.starts_with(' ') || text.ends_with(' ');
    if (!text.empty() && !spaced && text != "null" && std::all_of(text.begin(), text.end(), plain)) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::vector<std::string> words_of(const std::vector<NewScenario::District>& districts) {
    std::vector<std::string> words;
    for (const auto& one : districts) words.push_back(word_of(one.name));
    return words;
}

std::string ways_between(const std::vector<std::string>& places) {
    if (places.size() < 2) return "";
    const std::vector<std::string> minutes(places.size() - 1, "{value: 20 min, source: assumed}");
    const std::vector<std::string> km(places.size() - 1, "{value: 10 km, source: assumed}");
    std::string text = fmt::format(
        "  lines:\n"
        "    bus:\n"
        "      stops: [{}]\n"
        "      minutes: [{}] # from stop to stop\n"
        "      km: [{}]\n"
        "      every: {{value: 20 min, source: assumed, range: [10, 60]}}\n"
        "  links:\n",
        fmt::join(places, ", "), fmt::join(minutes, ", "), fmt::join(km, ", "));
    for (std::size_t i = 1; i < places.size(); ++i)
        text += fmt::format(
            "    - {{from: {}, to: {}, car: {{value: 15 min, source: assumed}}, km: {{value: 10, source: assumed}}}}\n",
            places[i - 1], places[i]);
    return text;
}

std::string districts_of(const NewScenario& plan) {
    std::string text;
    for (const auto& district : plan.districts)
        text += fmt::format(
            "    {0}:\n"
            "      place: {0}\n"
            "      population: {{value: {1}, source: \"assumed; write where you have it from\"}}\n"
            "      car: {{value: 60 %, source: assumed, range: [40, 80]}}\n"
            "      knows right door: {{value: 70 %, source: assumed, range: [45, 95]}}\n"
            "      interpreter: {{value: 10 %, source: assumed, range: [3, 25]}}\n",
            word_of(district.name), district.population);
    return text;
}

/// Names of the template, and of the plan's places, that a parameter may ask for.
std::vector<std::string> names_for(ModelParameter::Names names, const NewScenario& plan) {
    switch (names) {
        case ModelParameter::Names::place:
            return words_of(plan.districts);
        case ModelParameter::Names::group:
            return {"child", "adult"};
        case ModelParameter::Names::role:
            return {"social worker", "treatment worker"};
        case ModelParameter::Names::stage:
            return {default_stage_names.begin(), default_stage_names.end()};
        case ModelParameter::Names::need:
        case ModelParameter::Names::anything:
            return {"child welfare", "financial assistance", "addiction"};
    }
    return {};
}

/// A value that a required parameter can have; what it should be, the planner knows.
std::string value_of(const ModelParameter& parameter, const NewScenario& plan) {
    using Kind = ModelParameter::Kind;
    const auto names = names_for(parameter.names, plan);
    // Names for which there is nothing to choose from are those of what they stand for.
    const bool free = parameter.keys == ModelParameter::Names::anything;
    const auto map_to = [&](const auto& value) {
        std::vector<std::string> entries;
        for (const auto& key : free ? names : names_for(parameter.keys, plan))
            entries.push_back(key + ": " + value(key));
        return fmt::format("{{{}}}", fmt::join(entries, ", "));
    };
    switch (parameter.kind) {
        case Kind::flag:
            return "yes";
        case Kind::share:
            return "{value: 10 %, source: assumed}";
        case Kind::number:
            return "{value: 1, source: assumed}";
        case Kind::name:
            return names.front();
        case Kind::names:
            return fmt::format("[{}]", fmt::join(names, ", "));
        case Kind::name_map:
            return map_to([&](const std::string& key) { return free ? key : names.front(); });
        case Kind::name_list_map:
            return map_to([&](const std::string& key) {
                return free ? '[' + key + ']' : fmt::format("[{}]", fmt::join(names, ", "));
            });
    }
    return "";
}

std::string bare_structure(const NewScenario& plan) {
    return fmt::format(
        "    structure:\n"
        "      offices: {{house: {{place: {}}}}}\n"
        "      units:\n"
        "        everybody:\n"
        "          office: house\n"
        "          stages: all\n"
        "          needs: all\n"
        "          staff: [{{role: social worker}}, {{role: treatment worker, stages: intervention}}]\n"
        "      doors:\n"
        "        front door: {{unit: everybody, groups: all, needs: all}}\n",
        word_of(plan.districts.front().name));
}

std::string organisation(const Model& model, const NewScenario& plan) {
    std::string text =
        fmt::format("  {}:\n    # {}\n    model: {}\n", word_of(model.name), model.summary, word_of(model.name));
    std::string others;
    for (const auto& parameter : model.parameters)
        if (parameter.required)
            text += fmt::format("    # {}\n    {}: {}\n", parameter.doc, parameter.key, value_of(parameter, plan));
        else
            others += fmt::format("    #   {}: {}\n", parameter.key, parameter.doc);
    if (!others.empty()) text += "    # It may also say:\n" + others;
    if (model.bare) text += bare_structure(plan);
    return text;
}

std::string fte(double people) {
    return fmt::format("{{value: {} FTE, source: \"assumed; write how many there are\"}}", people);
}

}  // namespace

std::string new_scenario(const NewScenario& plan) {
    double population = 0;
    for (const auto& district : plan.districts) population += district.population;
    constexpr double per_1000 = social_workers_per_1000 + treatment_workers_per_1000;
    const double usual = std::round(population / 1000 * per_1000 + more_staff);
    const double staff = plan.staff.value_or(std::max(fewest_staff, usual));
    const double social_workers = std::round(staff * social_workers_per_1000 / per_1000);
    std::string organisations;
    for (const auto& name : plan.models) organisations += organisation(models().at(name), plan) + '\n';
    const auto places = words_of(plan.districts);
    const std::vector<std::pair<std::string, std::string>> blanks{
        {"@title@", word_of(plan.title)},          {"@places@", fmt::format("{}:", fmt::join(places, ":, "))},
        {"@ways@", ways_between(places)},          {"@districts@", districts_of(plan)},
        {"@social workers@", fte(social_workers)}, {"@treatment workers@", fte(staff - social_workers)},
        {"@organisations@", organisations}};
    // One way through the template, so that an @ in what is filled in means nothing.
    std::string text;
    std::string_view rest = new_scenario_text;
    for (const auto& [blank, filling] : blanks) {
        const auto at = rest.find(blank);
        text.append(rest.substr(0, at)).append(filling);
        rest.remove_prefix(at + blank.size());
    }
    return text.append(rest);
}

}  // namespace sluss::scenario
