// Things compared by name, trait by trait (traits.hpp). Knows nothing of what they are.
#include "report/difference_lines.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sluss::report {

namespace {

std::string called(const Thing& thing) {
    return thing.kind.empty() ? thing.name : fmt::format("{} '{}'", thing.kind, thing.name);
}

class Things {
public:
    Things(const std::vector<Thing>& from, const std::vector<Thing>& to) : from_(from), to_(to) {}

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
            if (old != nullptr)
                tell(after, *old, trait);
            else if (!trait.otherwise.empty())
                tell(after, {trait.name, {trait.otherwise}}, trait);
        }
        for (const auto& trait : before.traits)
            if (!trait.otherwise.empty() && same(after, trait.name) == nullptr)
                tell(after, trait, {trait.name, {trait.otherwise}});
    }

    void tell(const Thing& thing, const Trait& old, const Trait& now) {
        if (old.values == now.values) return;
        if (now.name.empty() && now.is_set) {
            for (const auto& sentence : without(now.values, old.values)) say(thing, "new: " + sentence);
            for (const auto& sentence : without(old.values, now.values)) say(thing, "no longer: " + sentence);
            return;
        }
        const std::string owner = called(thing);
        const std::string path = owner + (owner.empty() || now.name.empty() ? "" : ", ") + now.name;
        const std::string change =
            now.is_set ? set_change(old.values, now.values) : value_change(old.values.front(), now.values.front());
        if (!change.empty()) say(thing, path + ": " + change);
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

}  // namespace

Lines differences_of_things(const std::vector<Thing>& from, const std::vector<Thing>& to) {
    return Things(from, to).lines();
}

}  // namespace sluss::report
