// Laying one tree over another; see the header.
#include "scenario/overlay.hpp"

#include "domain/language.hpp"
#include "scenario/suggest.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace sluss::scenario {

namespace {

constexpr std::array<std::string_view, 12> families{"deterministic", "exponential", "gamma",     "erlang",
                                                    "lognormal",     "weibull",     "uniform",   "triangular",
                                                    "normal",        "empirical",   "histogram", "mixture"};

/// Values that are written as maps come in forms; one form does not fill the gaps of another. A family of distributions
/// is its map's only key.
std::string_view form(const Node& map) {
    if (map.find("value") != nullptr) return "value";
    for (const std::string_view family : families)
        if (map.entries.size() == 1 && map.find(family) != nullptr) return family;
    for (const std::string_view key : {"simple", "standard", "complex"})
        if (map.find(key) != nullptr) return "by complexity";
    return "";
}

bool other_form(const Node& base, const Node& over) {
    const auto is_family = [](std::string_view form) {
        return std::find(families.begin(), families.end(), form) != families.end();
    };
    const auto a = form(base);
    const auto b = form(over);
    // A map of names is of no form, and one of its names may be 'normal'.
    if ((a.empty() && is_family(b)) || (b.empty() && is_family(a))) return false;
    return a != b;
}

/// A key for looking names up that are the same.
std::string spaced(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

void take_away(std::vector<Node>& items, const Removed& removed, bool& found) {
    found = std::erase_if(items, [&](const Node& item) {
                return item.is(Node::Kind::word) && same_name(item.text, removed.name);
            }) > 0;
}

class Overlay {
public:
    explicit Overlay(Problems& problems) : problems_(problems) {}

    Node laid(const Node& base, const Node& over) {
        if (over.is(Node::Kind::empty)) return base;
        if (changes_list(over) && (base.is(Node::Kind::list) || base.is(Node::Kind::word)))
            return changed_list(base, over);
        if (changes_list(over) && changes_list(base) && base.find("add") != nullptr) return both_changes(base, over);
        if (!base.is(Node::Kind::map) || !over.is(Node::Kind::map)) return over;
        // A value with its source is one value: half of another one must not shine through.
        if (other_form(base, over) || form(over) == "value" || one_value()) return over;
        return merged(base, over);
    }

private:
    /// Whether the place that has been come to holds one value, however it is written: a service's ways sum to 100 %,
    /// how many come or are there is said in one way, and a moment is one.
    bool one_value() const {
        struct Field {
            std::string_view of;
            std::size_t steps_down;
            std::string_view key;
        };
        constexpr Field fields[] = {
            {"stages", 2, "next"},    {"stages", 2, "after leaving"}, {"stages", 2, "turned away to"},
            {"clients", 2, "arrive"}, {"resources", 2, "number"},     {"time", 1, "from"},
            {"time", 1, "to"}};
        return std::any_of(std::begin(fields), std::end(fields), [&](const Field& field) {
            return path_.size() > field.steps_down && same_name(path_.back(), field.key) &&
                   same_name(path_[path_.size() - 1 - field.steps_down], field.of);
        });
    }

    Node merged(const Node& base, const Node& over) {
        Node result = base;
        result.at = over.at;
        result.key_at = over.key_at;
        result.incomplete = base.incomplete || over.incomplete;
        for (Removed removed : over.removed) {
            removed.found = std::erase_if(result.entries, [&](const KeyValue& entry) {
                                return same_name(entry.key, removed.name);
                            }) > 0;
            result.removed.push_back(std::move(removed));
        }
        std::map<std::string, std::size_t> places;
        for (std::size_t i = 0; i < result.entries.size(); ++i) places.emplace(spaced(result.entries[i].key), i);
        for (const auto& [key, value] : over.entries) {
            const auto [place, fresh] = places.emplace(spaced(key), result.entries.size());
            if (fresh) {
                result.entries.push_back({key, value});
                continue;
            }
            Node& old = result.entries[place->second].value;
            path_.push_back(key);
            old = laid(old, value);
            path_.pop_back();
        }
        return result;
    }

    Node changed_list(const Node& base, const Node& over) {
        if (base.is(Node::Kind::word) && base.text == "all") {
            problems_.error(over.at, tr("what is inherited here is 'all'; write the list of names that shall be left"));
            return base;
        }
        Node result;
        result.kind = Node::Kind::list;
        result.at = over.at;
        result.key_at = over.key_at;
        result.items = base.is(Node::Kind::list) ? base.items : std::vector<Node>{base};
        for (const auto& removed : over.removed) {
            const auto known = words(result.items);
            bool found = false;
            take_away(result.items, removed, found);
            if (!found) not_there(removed, known, problems_);
        }
        append(result.items, over);
        if (result.items.empty() && !over.removed.empty())
            problems_.error(over.at, tr("nothing would be left of the list; write '[]' if that is what is meant"));
        return result;
    }

    /// Changes to a list that is not in the text, after other changes to it.
    Node both_changes(const Node& base, const Node& over) {
        Node result = base;
        result.at = over.at;
        result.key_at = over.key_at;
        Node& added = result.entries.front().value;
        for (Removed removed : over.removed) {
            take_away(added.items, removed, removed.found);
            result.removed.push_back(std::move(removed));
        }
        append(added.items, over);
        if (added.items.empty()) result.entries.clear();
        return result;
    }

    /// What `over` adds; a name that is there already would change nothing.
    void append(std::vector<Node>& items, const Node& over) {
        const Node* added = over.find("add");
        if (added == nullptr) return;
        if (!added->is(Node::Kind::list)) {
            problems_.error(added->where(), tr("'add' is a list of what is added"));
            return;
        }
        std::set<std::string> known;
        for (const auto& item : words(items)) known.insert(spaced(item));
        for (const auto& item : added->items) {
            const bool name = item.is(Node::Kind::word) && item.text.find_first_of("0123456789") != 0;
            if (name && known.contains(spaced(item.text)))
                problems_.error(item.at, tr("'{}' is in the list already", item.text));
            else
                items.push_back(item);
        }
    }

    static std::vector<std::string> words(const std::vector<Node>& items) {
        std::vector<std::string> result;
        for (const auto& item : items)
            if (item.is(Node::Kind::word)) result.push_back(item.text);
        return result;
    }

    Problems& problems_;
    std::vector<std::string_view> path_;  // keys from the root to the place that is laid over
};

}  // namespace

void not_there(const Removed& removed, const std::vector<std::string>& known, Problems& problems) {
    problems.error(removed.at, known.empty() ? tr("there is nothing here that '{}' could be removed from", removed.name)
                                             : tr("there is no '{}' here to remove{}", removed.name,
                                                  did_you_mean(removed.name, known)));
}

void gather_removals(Node& tree, Problems& problems) {
    for (auto& item : tree.items) gather_removals(item, problems);
    for (auto& entry : tree.entries) gather_removals(entry.value, problems);
    const Node* names = tree.find("remove");
    if (names == nullptr) return;
    const auto add = [&](const Node& name) {
        if (name.is(Node::Kind::word))
            tree.removed.push_back({name.text, name.at});
        else
            problems.error(name.where(), tr("'remove' is a list of names of what is taken away"));
    };
    if (!names->is(Node::Kind::list))
        add(*names);
    else if (names->items.size() > most_removed)
        problems.error(names->at, tr("'remove' has more than {} names", most_removed));
    else
        for (const auto& name : names->items) add(name);
    std::erase_if(tree.entries, [](const KeyValue& entry) { return same_name(entry.key, "remove"); });
}

Node overlaid(const Node& base, const Node& over, Problems& problems) {
    return Overlay(problems).laid(base, over);
}

void refuse_open_changes(Node& tree, Problems& problems, const std::function<bool(std::string_view)>& leave) {
    for (auto& item : tree.items) refuse_open_changes(item, problems);
    for (auto& [key, value] : tree.entries) {
        if (leave && leave(key)) continue;
        if (changes_list(value) && !value.entries.empty()) {
            problems.error(value.entries.front().value.key_at,
                           tr("there is no list here to add to; write the list itself"));
            Node list = std::move(value.entries.front().value);
            value = std::move(list);
        }
        refuse_open_changes(value, problems);
    }
    if (tree.removed.empty()) return;
    std::vector<std::string> known;
    for (const auto& [key, value] : tree.entries) known.push_back(key);
    for (const auto& removed : tree.removed)
        if (!removed.found) not_there(removed, known, problems);
    tree.removed.clear();
}

}  // namespace sluss::scenario
