// Compares organisations trait by trait (traits.hpp) and texts key by key; see the header.
#include "report/difference.hpp"

#include "report/text.hpp"
#include "report/traits.hpp"
#include "scenario/node.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace sluss::report {

namespace {

using scenario::Node;

/// What is told, under its heading.
struct Line {
    std::string heading;
    std::string text;

    friend bool operator==(const Line&, const Line&) = default;
};
using Lines = std::vector<Line>;

/// Those of `all` that are not in `others`.
std::vector<std::string> without(const std::vector<std::string>& all, const std::vector<std::string>& others) {
    std::vector<std::string> rest;
    for (const auto& name : all)
        if (std::find(others.begin(), others.end(), name) == others.end()) rest.push_back(name);
    return rest;
}

/// "also a, b; no longer c".
std::string set_change(const std::vector<std::string>& from, const std::vector<std::string>& to) {
    const auto more = without(to, from);
    const auto fewer = without(from, to);
    std::string text;
    if (!more.empty()) text = fmt::format("also {}", fmt::join(more, ", "));
    if (!fewer.empty()) text += fmt::format("{}no longer {}", text.empty() ? "" : "; ", fmt::join(fewer, ", "));
    return text;
}

// ---- organisations ----

std::string called(const Thing& thing) {
    if (thing.kind.empty()) return "";
    return fmt::format("{} '{}'", thing.kind, thing.name);
}

class Organisations {
public:
    Organisations(const std::vector<Thing>& from, const std::vector<Thing>& to) : from_(from), to_(to) {}

    Lines lines() {
        for (const auto& thing : to_) {
            if (thing.kind == "stage") continue;
            if (const Thing* before = same(from_, thing))
                compare(*before, thing);
            else
                say(thing,
                    fmt::format("{} is new{}{}", called(thing), thing.summary.empty() ? "" : ": ", thing.summary));
        }
        for (const auto& thing : from_)
            if (thing.kind != "stage" && same(to_, thing) == nullptr)
                say(thing, fmt::format("{} is gone{}{}", called(thing),
                                       thing.summary.empty() ? "" : "; it was: ", thing.summary));
        service();
        // New things and gone ones stand with the others of their heading, in the order in which they are described.
        std::vector<std::string> headings;
        for (const auto* all : {&from_, &to_})
            for (const auto& thing : *all)
                if (std::find(headings.begin(), headings.end(), thing.heading) == headings.end())
                    headings.push_back(thing.heading);
        const auto rank = [&](const Line& line) {
            return std::find(headings.begin(), headings.end(), line.heading) - headings.begin();
        };
        std::stable_sort(lines_.begin(), lines_.end(), [&](const Line& a, const Line& b) { return rank(a) < rank(b); });
        return std::move(lines_);
    }

private:
    static const Thing* same(const std::vector<Thing>& all, const Thing& thing) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Thing& other) {
            return other.heading == thing.heading && other.kind == thing.kind && other.name == thing.name;
        });
        return found == all.end() ? nullptr : &*found;
    }

    static const Trait* same(const Thing& thing, const std::string& name) {
        const auto found = std::find_if(thing.traits.begin(), thing.traits.end(),
                                        [&](const Trait& trait) { return trait.name == name; });
        return found == thing.traits.end() ? nullptr : &*found;
    }

    void say(const Thing& thing, std::string text) { lines_.push_back({thing.heading, std::move(text)}); }

    void compare(const Thing& before, const Thing& after) {
        for (const auto& trait : after.traits) {
            const Trait* old = same(before, trait.name);
            if (old == nullptr || *old == trait) continue;
            if (trait.name.empty()) {
                for (const auto& sentence : without(trait.values, old->values)) say(after, "new: " + sentence);
                for (const auto& sentence : without(old->values, trait.values)) say(after, "no longer: " + sentence);
                continue;
            }
            const std::string owner = called(after);
            const std::string path = owner.empty() ? trait.name : owner + ", " + trait.name;
            const std::string change = trait.is_set ? set_change(old->values, trait.values)
                                                    : old->values.front() + " → " + trait.values.front();
            if (!change.empty()) say(after, path + ": " + change);
        }
    }

    /// Who does what instead of whom: a line for each pair, with the stages of needs that it is about.
    void service() {
        std::vector<std::pair<std::string, std::string>> pairs;
        std::map<std::pair<std::string, std::string>, std::vector<std::pair<std::string, std::string>>> stages;
        for (const auto& after : to_) {
            const Thing* before = after.kind == "stage" ? same(from_, after) : nullptr;
            if (before == nullptr) continue;
            for (const auto& need : after.traits) {
                const Trait* old = same(*before, need.name);
                if (old == nullptr || *old == need) continue;
                const std::pair pair{old->values.front(), need.values.front()};
                if (!stages.contains(pair)) pairs.push_back(pair);
                stages[pair].emplace_back(after.name, need.name);
            }
        }
        for (const auto& pair : pairs)
            lines_.push_back(
                {"Who serves what", fmt::format("{}: {} → {}", of_needs(stages[pair]), pair.first, pair.second)});
    }

    /// "advice and contact for housing; contact for addiction": needs with the same stages together.
    static std::string of_needs(const std::vector<std::pair<std::string, std::string>>& stage_and_need) {
        std::vector<std::string> needs;
        std::map<std::string, std::vector<std::string>> stages;
        for (const auto& [stage, need] : stage_and_need) {
            if (!stages.contains(need)) needs.push_back(need);
            stages[need].push_back(stage);
        }
        std::string text;
        std::set<std::string> told;
        for (const auto& need : needs) {
            if (told.contains(need)) continue;
            std::vector<std::string> alike;
            for (const auto& other : needs)
                if (stages[other] == stages[need]) alike.push_back(other);
            told.insert(alike.begin(), alike.end());
            text += fmt::format("{}{} for {}", text.empty() ? "" : "; ", fmt::join(stages[need], ", "),
                                fmt::join(alike, ", "));
        }
        return text;
    }

    const std::vector<Thing>& from_;
    const std::vector<Thing>& to_;
    Lines lines_;
};

// ---- texts ----

/// A value as it is written, without its source and range.
std::string in_short(const Node& node) {
    constexpr std::size_t longest = 80;
    const Node* value = node.is(Node::Kind::map) ? node.find("value") : nullptr;
    std::string text = scenario::one_line(value == nullptr ? node : *value);
    if (text.size() <= longest) return text;
    return node.is(Node::Kind::list)  ? fmt::format("a list of {}", node.items.size())
           : node.is(Node::Kind::map) ? fmt::format("{} keys", node.entries.size())
                                      : "a long text";
}

class Texts {
public:
    explicit Texts(std::string heading) : heading_(std::move(heading)) {}

    Lines lines(const Node* from, const Node* to) {
        const Node nothing;
        compare("", from == nullptr ? nothing : *from, to == nullptr ? nothing : *to);
        return std::move(lines_);
    }

private:
    void say(const std::string& path, const std::string& text) { lines_.push_back({heading_, path + text}); }

    void compare(const std::string& path, const Node& from, const Node& to) {
        const bool sourced = from.find("value") != nullptr || to.find("value") != nullptr;
        if (sourced) return compare_values(path, from, to);
        if (from.is(Node::Kind::map) && to.is(Node::Kind::map)) return compare_maps(path, from, to);
        if (from.is(Node::Kind::list) && to.is(Node::Kind::list) && only_words(from) && only_words(to)) {
            const std::string change = set_change(words(from), words(to));
            if (!change.empty()) return say(path, ": " + change);
        }
        if (scenario::one_line(from) == scenario::one_line(to)) return;
        const std::string old = in_short(from);
        const std::string now = in_short(to);
        say(path, old == now ? ": the details differ" : fmt::format(": {} → {}", or_nothing(old), or_nothing(now)));
    }

    void compare_maps(const std::string& path, const Node& from, const Node& to) {
        for (const auto& [key, value] : to.entries) {
            const std::string name = path.empty() ? key : path + ", " + key;
            if (const Node* old = from.find(key))
                compare(name, *old, value);
            else
                say(name, " is new" + (value.is(Node::Kind::empty) ? "" : ": " + in_short(value)));
        }
        for (const auto& [key, value] : from.entries)
            if (to.find(key) == nullptr)
                say(path.empty() ? key : path + ", " + key,
                    " is gone" + (value.is(Node::Kind::empty) ? "" : "; it was: " + in_short(value)));
    }

    /// Values of which at least one carries its source.
    void compare_values(const std::string& path, const Node& from, const Node& to) {
        const Node nothing;
        const auto part = [&](const Node& node, const char* key) -> const Node& {
            const Node* found = node.find(key);
            if (found != nullptr) return *found;
            return std::string_view(key) == "value" && node.find("value") == nullptr ? node : nothing;
        };
        compare(path, part(from, "value"), part(to, "value"));
        for (const char* key : {"source", "range"}) {
            const std::string old = in_short(part(from, key));
            const std::string now = in_short(part(to, key));
            if (old != now) say(path, fmt::format(", {}: {} → {}", key, or_nothing(old), or_nothing(now)));
        }
    }

    static std::string or_nothing(const std::string& text) { return text.empty() ? "nothing" : text; }
    static bool only_words(const Node& list) {
        return std::all_of(list.items.begin(), list.items.end(),
                           [](const Node& item) { return item.is(Node::Kind::word); });
    }
    static std::vector<std::string> words(const Node& list) {
        std::vector<std::string> result;
        for (const auto& item : list.items) result.push_back(item.text);
        return result;
    }

    std::string heading_;
    Lines lines_;
};

// ---- putting together ----

/// An organisation's text, or null.
const Node* text_of(const scenario::Loaded& loaded, std::size_t organisation) {
    const Node* all = loaded.text.find("organisations");
    return all == nullptr ? nullptr : all->find(loaded.scenario->organisations[organisation].name);
}

Lines differences(const scenario::Loaded& a, std::size_t from, const scenario::Loaded& b, std::size_t to) {
    if (a.scenario->service || b.scenario->service)
        return Texts("What the organisation says").lines(text_of(a, from), text_of(b, to));
    return Organisations(traits_of(a.scenario->municipality, a.scenario->organisations[from]),
                         traits_of(b.scenario->municipality, b.scenario->organisations[to]))
        .lines();
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
    const auto is_built_upon = [&](const std::string& key) {
        const std::array<std::string_view, 4> parts{"staff", "rules", "workforce", "support"};
        return key == "organisations" ||
               (!to.scenario->service && std::find(parts.begin(), parts.end(), key) != parts.end());
    };
    std::vector<std::string> keys;
    for (const auto* text : {&from.text, &to.text})
        for (const auto& [key, value] : text->entries)
            if (!is_built_upon(key) && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    Lines lines;
    for (const auto& key : keys) {
        std::string heading = key == "municipality" ? "demand" : key;
        heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
        const auto more = Texts(heading).lines(from.text.find(key), to.text.find(key));
        lines.insert(lines.end(), more.begin(), more.end());
    }
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
    const auto lines = differences(scenario, from, scenario, to);
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
            both.push_back({after[i].name, differences(from, old, to, i)});
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
