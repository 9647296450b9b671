// Resolves `extends` between files and between organisations. Relies on the tree alone, so it works before anything is
// known of fields.
#include "scenario/compose.hpp"

#include "domain/language.hpp"
#include "scenario/overlay.hpp"
#include "scenario/parse.hpp"
#include "scenario/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sluss::scenario {

namespace {

constexpr std::string_view extends = "extends";
constexpr std::size_t most_files = 20;  ///< that extend one another

void remove(Node& map, std::string_view key) {
    std::erase_if(map.entries, [&](const KeyValue& entry) { return same_name(entry.key, key); });
}

/// A slip of the pen in `extends` is told, and read as what it means: without it nearly everything would be missing.
void mend_extends(Node& map, Problems& problems) {
    if (map.find(extends) != nullptr) return;
    for (auto& [key, value] : map.entries) {
        if (!nearest(key, {std::string{extends}})) continue;
        problems.error(value.key_at, tr("unknown key '{}'; did you mean '{}'?", key, extends));
        key = extends;
        return;
    }
}

std::optional<Node> load_file(const std::filesystem::path& path, const Position& blame,
                              std::vector<std::filesystem::path>& open, Problems& problems) {
    std::error_code error;
    auto canonical = std::filesystem::weakly_canonical(path, error);
    if (error) canonical = path;
    if (std::find(open.begin(), open.end(), canonical) != open.end()) {
        problems.error(blame, tr("'{}' extends itself, directly or through others", path.string()));
        return std::nullopt;
    }
    if (open.size() == most_files) {
        problems.error(blame, tr("more than {} files extend one another", most_files));
        return std::nullopt;
    }
    const auto text = read_text(path, blame, problems);
    if (!text) return std::nullopt;
    auto root = parse(*text, path.string(), problems);
    if (!root) return std::nullopt;
    gather_removals(*root, problems);
    if (!root->is(Node::Kind::map)) {
        problems.error(root->at, tr("a scenario is a map of keys such as 'municipality' and 'organisations'"));
        return std::nullopt;
    }
    mend_extends(*root, problems);
    const Node* base = root->find(extends);
    if (base == nullptr) return root;
    if (!base->is(Node::Kind::word)) {
        problems.error(base->where(), tr("'extends' names a file"));
        return std::nullopt;
    }
    open.push_back(canonical);
    const auto under = load_file(path.parent_path() / base->text, base->at, open, problems);
    open.pop_back();
    if (!under) return std::nullopt;
    Node result = overlaid(*under, *root, problems);
    remove(result, extends);
    return result;
}

/// Lays organisations over those they extend, in whatever order they are written.
class Organisations {
public:
    Organisations(Node& map, Problems& problems) : map_(map), problems_(problems), states_(map.entries.size()) {}

    void resolve_all() {
        for (std::size_t i = 0; i < map_.entries.size(); ++i) resolve(i);
    }

private:
    enum class State { waiting, open, done };

    void resolve(std::size_t i) {
        if (states_[i] == State::done) return;
        states_[i] = State::open;
        Node& organisation = map_.entries[i].value;
        mend_extends(organisation, problems_);
        const Node* name = organisation.find(extends);
        if (name != nullptr) {
            const Position at = name->where();
            const auto base = find(*name);
            organisation.incomplete = !base || states_[*base] == State::open;
            if (base && organisation.incomplete) {
                problems_.error(at, tr("'{}' extends itself, directly or through others", map_.entries[i].key));
            } else if (base) {
                resolve(*base);
                lay_over(map_.entries[*base].value, organisation, at);
            }
            remove(organisation, extends);
        }
        states_[i] = State::done;
    }

    std::optional<std::size_t> find(const Node& name) {
        std::vector<std::string> known;
        for (std::size_t i = 0; i < map_.entries.size(); ++i) {
            if (same_name(map_.entries[i].key, name.text)) return i;
            known.push_back(map_.entries[i].key);
        }
        problems_.error(name.where(),
                        tr("there is no organisation '{}' to extend{}", name.text, did_you_mean(name.text, known)));
        return std::nullopt;
    }

    void lay_over(const Node& base, Node& organisation, const Position& at) {
        const bool told = too_much(copied_);
        copied_.add(extent(base));
        if (too_much(copied_)) {
            if (!told)
                problems_.error(at, tr("more than {} values or {} MiB, extended organisations written out", most_nodes,
                                       largest_file >> 20U));
            return;
        }
        organisation = overlaid(base, organisation, problems_);
    }

    Node& map_;
    Problems& problems_;
    std::vector<State> states_;
    Extent copied_{0, 0, 0};
};

/// What an organisation says of these is laid over what its model builds or the scenario says of all organisations; so
/// whether a name is there to be removed is known only when they are read.
bool is_laid_over(std::string_view key) {
    return same_name(key, "rules") || same_name(key, "structure") || same_name(key, "workforce");
}

/// Tells every change that changes nothing, as far as the text alone shows it.
void refuse_open_changes_of(Node& root, Problems& problems) {
    const auto is_organisations = [](std::string_view key) { return same_name(key, "organisations"); };
    refuse_open_changes(root, problems, is_organisations);
    for (auto& [key, value] : root.entries) {
        if (!is_organisations(key)) continue;
        refuse_open_changes(value, problems, [](std::string_view) { return true; });
        for (auto& organisation : value.entries) refuse_open_changes(organisation.value, problems, is_laid_over);
    }
}

}  // namespace

std::optional<Node> compose(const std::filesystem::path& file, Problems& problems) {
    std::vector<std::filesystem::path> open;
    const Position top{std::make_shared<const SourceFile>(file.string()), 1, 1};
    auto root = load_file(file, top, open, problems);
    if (!root) return std::nullopt;
    for (auto& [key, value] : root->entries)
        if (same_name(key, "organisations") && value.is(Node::Kind::map) && value.entries.size() <= most_organisations)
            Organisations{value, problems}.resolve_all();  // when they are read, more are refused
    refuse_open_changes_of(*root, problems);
    return root;
}

}  // namespace sluss::scenario
