// Loading a scenario, in the order in which a planner would check it: the text, the names, the municipality, the staff
// and rules, the organisations, the experiment. Later steps run on as far as earlier ones allow, so that all errors are
// told at once.
#include "scenario/read.hpp"

#include "domain/demand_over_time.hpp"
#include "scenario/compose.hpp"
#include "scenario/kinds.hpp"
#include "scenario/organisations.hpp"
#include "scenario/service_tables.hpp"
#include "scenario/tables.hpp"

#include <algorithm>
#include <map>

namespace sluss::scenario {

using namespace domain;

namespace {

constexpr std::size_t most_needs = 64;  // the engine keeps a household's needs as bits of one word

/// The names that can be referred to, known before anything that refers to them is read.
void collect_names(Reader& reader, const Node& root) {
    const auto keys = [](const Node* map) {
        std::vector<std::string> result;
        if (map != nullptr)
            for (const auto& [key, value] : map->entries) result.push_back(key);
        if (result.size() > most_named) result.resize(most_named);
        return result;
    };
    const auto under = [](const Node* map, std::string_view key) { return map == nullptr ? nullptr : map->find(key); };
    const Node* municipality = root.find("municipality");
    const Node* needs = under(municipality, "needs");
    reader.names(Noun::place) = keys(under(municipality, "places"));
    reader.names(Noun::district) = keys(under(municipality, "districts"));
    reader.names(Noun::need) = keys(needs);
    reader.names(Noun::role) = keys(root.find("staff"));
    reader.names(Noun::organisation) = keys(root.find("organisations"));
    reader.names(Noun::stage).assign(default_stage_names.begin(), default_stage_names.end());
    reader.unknown(Noun::place) = is_unread(municipality, "places", true);
    reader.unknown(Noun::district) = is_unread(municipality, "districts", true);
    reader.unknown(Noun::need) = reader.unknown(Noun::group) = is_unread(municipality, "needs", true);
    reader.unknown(Noun::role) = is_unread(&root, "staff", true);
    reader.unknown(Noun::organisation) = is_unread(&root, "organisations", true);
    auto& groups = reader.names(Noun::group);
    if (needs == nullptr || needs->entries.size() > most_named) return;
    for (const auto& [key, value] : needs->entries) {
        const Node* group = value.find("group");
        if (group == nullptr || !group->is(Node::Kind::word)) continue;
        const auto same = [&](const std::string& known) { return same_name(known, group->text); };
        if (std::none_of(groups.begin(), groups.end(), same)) groups.push_back(group->text);
    }
}

/// Gives a need what its text leaves to others: the profile of the municipality, the usual roles, the pathway.
Need finished(const NeedText& text, const MunicipalityText& municipality) {
    Need need = text.need;
    need.name = text.name;
    const auto flat = ArrivalProfile::flat();
    const auto either = [](const auto& own, const auto& common, const auto& otherwise) {
        return own ? *own : common ? *common : otherwise;
    };
    need.profile = {either(text.arrivals.by_month, municipality.arrivals.by_month, flat.by_month),
                    either(text.arrivals.by_weekday, municipality.arrivals.by_weekday, flat.by_weekday),
                    either(text.arrivals.by_hour, municipality.arrivals.by_hour, flat.by_hour)};
    DefaultPathway pathway = text.pathway;
    auto& coordinated = pathway.stages[default_stage::coordinated_investigation];
    coordinated = text.coordinated.value_or(pathway.stages[default_stage::investigation]);
    for (StageId id = 0; id < pathway.stages.size(); ++id)
        if (pathway.stages[id].role == none) pathway.stages[id].role = municipality.stage_roles[id];
    need.stages = default_pathway(pathway);
    return need;
}

Municipality finished(const MunicipalityText& text, const Experiment& experiment, Reader& reader) {
    Municipality result = text.municipality;
    result.load_after_years = (years_between(experiment.begin(), experiment.measure_from()) +
                               years_between(experiment.begin(), experiment.end())) /
                              2;
    for (const auto& place : text.places) result.places.push_back(place.name);
    result.groups = reader.names(Noun::group);
    result.stages = reader.names(Noun::stage);
    for (const auto& need : text.needs) result.needs.push_back(finished(need, text));
    for (auto& district : result.districts) district.incidence_factor.resize(result.needs.size(), 1);
    return result;
}

/// Names whose streams of random numbers would be one and the same.
void check_hashes(Reader& reader, const Node& root) {
    std::vector<std::string> names;
    for (const auto noun : {Noun::district, Noun::need, Noun::stage})
        for (const auto& name : reader.names(noun))
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    if (reader.names(Noun::need).size() > most_needs)
        reader.problems.error(root.at, tr("a municipality can have {} needs at the most", most_needs));
    if (const auto pair = hash_collision(names, [](std::string_view name) { return kernel::name_hash(name); }))
        reader.problems.error(
            root.at, tr("the names '{}' and '{}' draw the same random numbers; rename one", pair->first, pair->second));
}

/// A cohort must fit into the run, and an investigation into the follow-up.
void check_lengths(Reader& reader, const Node& root, const Experiment& experiment) {
    const Node* node = root.find("experiment");
    const auto at = [node](const char* key) {
        const Node* given = node->find(key);
        return given == nullptr ? node->key_at : given->key_at;
    };
    const double run_days = kernel::in_days(experiment.end() - experiment.measure_from());
    if (run_days <= experiment.follow_up_days)
        reader.problems.error(at("run"), tr("the run ({:.0f} days) must be longer than the follow-up ({} days)",
                                            run_days, experiment.follow_up_days));
    if (experiment.follow_up_days <= experiment.investigation_horizon_days)
        reader.problems.error(at("follow-up"),
                              tr("the follow-up ({} days) must be longer than the investigation horizon ({} days)",
                                 experiment.follow_up_days, experiment.investigation_horizon_days));
}

/// A surge outside the run is most likely a slip in a year.
void check_surges(Reader& reader, const Node& root, const ScenarioText& text) {
    for (const auto& surge : text.municipality.municipality.surges) {
        const kernel::Time begin = text.experiment.begin();
        if (kernel::Time{surge.from} < text.experiment.end() && kernel::Time{surge.until} > begin) continue;
        const Node* node = root.find("municipality")->find("surges")->find(surge.name);
        reader.problems.warning(node->key_at, tr("surge '{}' lies outside the run and changes nothing", surge.name));
    }
}

/// A target group is made by naming it, so a slip in its name makes another one. Numbered groups are meant so.
void check_groups(Reader& reader, const Node& root, const Municipality& municipality) {
    const auto numbered = [](const std::string& name) { return name.find_first_of("0123456789") != std::string::npos; };
    for (GroupId group = 0; group < municipality.groups.size(); ++group) {
        const auto is_of = [&](const Need& need) { return need.group == group; };
        const auto& needs = municipality.needs;
        const auto need = std::find_if(needs.begin(), needs.end(), is_of);
        if (numbered(municipality.groups[group]) || std::count_if(needs.begin(), needs.end(), is_of) != 1) continue;
        // Of two groups with one need each, the second is told.
        std::vector<std::string> others;
        for (GroupId other = 0; other < municipality.groups.size(); ++other) {
            const auto many =
                std::count_if(needs.begin(), needs.end(), [&](const Need& n) { return n.group == other; });
            if (other != group && (other < group || many > 1)) others.push_back(municipality.groups[other]);
        }
        if (const auto hint = perhaps(municipality.groups[group], others); !hint.empty())
            reader.problems.warning(
                root.find("municipality")->find("needs")->find(need->name)->find("group")->at,
                tr("only '{}' is of the target group '{}'{}", need->name, municipality.groups[group], hint));
    }
}

std::optional<Scenario> read_municipality_scenario(Reader& reader, const Node& root) {
    collect_names(reader, root);
    ScenarioText text;
    const auto table = scenario_table().documentation();
    scenario_table().read(reader, root, text);
    const bool sound = reader.problems.errors() == 0;
    if (sound) {
        check_hashes(reader, root);
        check_lengths(reader, root, text.experiment);
        check_surges(reader, root, text);
    }
    Scenario scenario;
    scenario.title = text.title;
    scenario.municipality = finished(text.municipality, text.experiment, reader);
    if (scenario.municipality.name.empty()) scenario.municipality.name = text.title;
    scenario.staff = text.staff;
    scenario.experiment = text.experiment;
    if (sound) check_groups(reader, root, scenario.municipality);
    if (text.organisations == nullptr) return std::nullopt;
    std::vector<OrganisationDraft> drafts;
    {
        const Reader::Inside inside(reader, "organisations");
        const Reader::InTable in_table(reader, *table);
        drafts = read_organisations(
            reader, *text.organisations,
            {scenario.municipality, scenario.staff, text.rules, text.workforce, text.support, sound});
    }
    if (sound && !drafts.empty()) {
        const auto errors = reader.problems.errors();
        scenario.organisations = finish_organisations(reader, *text.organisations, scenario.municipality, drafts);
        if (errors == reader.problems.errors()) {
            check_organisations(reader, root, scenario.municipality, scenario.experiment.baseline,
                                scenario.organisations);
            resolve_reorganisations(reader, *text.organisations, scenario.experiment, scenario.organisations);
        }
    }
    for (const auto& organisation : scenario.organisations)
        if (!organisation.reorganisations.empty()) scenario.experiment.weekly = true;
    if (reader.problems.errors() > 0) return std::nullopt;
    scenario.provenance = std::move(reader.provenance);
    return scenario;
}

/// Lays what reading learned over the tree that was read.
void make_stand_alone(Node& node, const Standalone& standalone) {
    for (auto& item : node.items) make_stand_alone(item, standalone);
    for (auto& [key, value] : node.entries) {
        if (const auto spelled = standalone.keys.find(&value); spelled != standalone.keys.end()) key = spelled->second;
        const bool is_change = changes_list(value);
        make_stand_alone(value, standalone);
        if (is_change && value.entries.empty()) key.clear();  // what it removed had only been in the text
    }
    std::erase_if(node.entries, [](const KeyValue& entry) { return entry.key.empty(); });
    std::vector<Node> names;
    for (const auto& removed : node.removed) {
        if (!standalone.removed.contains(&removed)) continue;
        names.emplace_back();
        names.back().kind = Node::Kind::word;
        names.back().text = removed.name;
    }
    if (!names.empty()) {
        Node list;
        list.kind = Node::Kind::list;
        list.items = std::move(names);
        node.entries.insert(node.entries.begin(), {"remove", std::move(list)});
    }
    node.removed.clear();
    if (const auto other = standalone.instead.find(&node); other != standalone.instead.end()) {
        node = other->second;
    }
}

/// A file is about a municipality or about a service of its own, never about both.
std::optional<Scenario> read_scenario(Reader& reader, const Node& root) {
    const Node* service = root.find("service");
    if (service == nullptr) return read_municipality_scenario(reader, root);
    if (root.find("municipality") == nullptr) return read_service_scenario(reader, root);
    reader.problems.error(service->key_at,
                          tr("a scenario is about a municipality or about a service of its own, not both"));
    return std::nullopt;
}

}  // namespace

std::optional<std::pair<std::string, std::string>> hash_collision(
    const std::vector<std::string>& names, const std::function<std::uint64_t(std::string_view)>& hash) {
    std::map<std::uint64_t, std::string> seen;
    for (const auto& name : names)
        if (const auto [other, fresh] = seen.emplace(hash(name), name); !fresh) return std::pair{other->second, name};
    return std::nullopt;
}

Loaded load(const std::filesystem::path& file) {
    Problems problems;
    Loaded result;
    try {
        if (auto root = compose(file, problems)) {
            Reader reader(problems);
            result.scenario = read_scenario(reader, *root);
            make_stand_alone(*root, reader.standalone);
            if (result.scenario) result.text = std::move(*root);
        }
    } catch (const TooManyErrors&) {
        result.scenario.reset();
    }
    result.problems = problems.sorted();
    if (result.scenario) {
        result.scenario->file = file.string();
        for (const auto& problem : result.problems) result.scenario->warnings.push_back(problem.text);
    }
    return result;
}

}  // namespace sluss::scenario
