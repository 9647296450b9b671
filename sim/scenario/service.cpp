// A file that describes a service of its own: its root table, and the order in which it is read, which is that of
// reference: names, attributes, clients, resources, stages, and then each organisation laid over them.
#include "domain/service_measures.hpp"
#include "scenario/compose.hpp"
#include "scenario/service_tables.hpp"

#include <algorithm>

namespace sluss::scenario {

using namespace domain::service;

namespace {

/// The file as its root table gives it.
struct ServiceFile {
    std::string title;
    Service service;
    const Node* clients = nullptr;  // these are read when what they refer to is known
    const Node* stages = nullptr;
    const Node* resources = nullptr;
    const Node* organisations = nullptr;
    domain::Experiment experiment;
};

template <class V>
Kind<const Node*> later_read(const Kind<V>& kind) {
    return later(kind.expects, kind.shape);
}

Table<ServiceFile> service_table() {
    const auto of = [](auto member) {
        return [member](ServiceFile & file) -> auto& {
            return file.service.*member;
        };
    };
    return {"a service",
            "A clinic, a call centre, a benefits office: clients of some kinds come and go through stages.",
            {{"attributes", of(&Service::attributes), attributes(), "what is known of every client"},
             {"clients", &ServiceFile::clients, later_read(clients({})), "who comes, by kind", Presence::required},
             {"stages", &ServiceFile::stages, later_read(stages({})), "what they go through", Presence::required},
             {"measures", of(&Service::measures), extra_measures(), "beside those that every service has"},
             {"states at", of(&Service::states_at), chosen(list_of(calendar_time())),
              "times since the start at which it is told how many are where; in order"},
             {"time unit", of(&Service::unit),
              choice<TimeUnit>({{"minutes", TimeUnit::minutes}, {"hours", TimeUnit::hours}, {"days", TimeUnit::days}}),
              "in which lengths of time are reported", otherwise("minutes")}}};
}

/// What an organisation of a service says.
struct Changes {
    const Node* stages = nullptr;
    const Node* resources = nullptr;
};

Table<Changes> organisation_table() {
    return {"an organisation of a service",
            "What is particular about it; may be empty. With 'extends: NAME' it is the same as another organisation, "
            "except "
            "for what it says itself.",
            {{"stages", &Changes::stages, later_read(stages({})), "laid over the service's; there are no others"},
             {"resources", &Changes::resources, later_read(resources()), "laid over the scenario's"}}};
}

Kind<domain::Experiment> service_experiment() {
    using domain::Experiment;
    return object(Table<Experiment>{
        "an experiment with a service",
        "How its organisations are compared.",
        {{"start", &Experiment::start, date(), "first day; Monday 2024-01-01 if not given"},
         {"warm-up", &Experiment::warm_up, chosen(span()), "before anything is measured; 0 h if not given"},
         {"run", &Experiment::run, chosen(span()), "after the warm-up", Presence::required},
         {"replications", &Experiment::replications, chosen(count(1, 1'000'000)), "", otherwise("20")},
         {"seed", &Experiment::seed, seed(), "", otherwise("1")},
         {"baseline", &Experiment::baseline,
          Kind<std::size_t>{tr("the name of an organisation"),
                            [](Reader& reader, const Node& node, std::size_t& out) {
                                if (const auto id = reader.find(node, Noun::organisation)) out = *id;
                            },
                            shapes::Name{Noun::organisation}},
          "what the others are compared with; the first organisation if not given"}}});
}

Table<ServiceFile> file_table() {
    const auto itself = [](ServiceFile& file) -> ServiceFile& { return file; };
    return {
        "the scenario of a service",
        "The file, if it describes a service of its own instead of a municipality.",
        {{"title", &ServiceFile::title, localised_text(), "as in reports", Presence::required},
         {"service", itself, object(service_table()), "who comes and what they go through", Presence::required},
         {"resources", &ServiceFile::resources, later_read(resources()), "what is there for them, by name"},
         {"organisations", &ServiceFile::organisations,
          later(tr("a map from names to organisations"),
                shapes::Map{std::nullopt, shapes::Object{organisation_table().documentation()}, true}),
          "in what they differ; the first is the baseline. One that is as described if not given"},
         {"experiment", &ServiceFile::experiment, service_experiment(), "how they are compared", Presence::required}}};
}

// --- Names ----------------------------------------------------------------------------------------------------------

void learn(std::vector<std::string>& known, const std::string& name) {
    const auto same = [&](const std::string& other) { return same_name(name, other); };
    if (known.size() < most_named && std::none_of(known.begin(), known.end(), same)) known.push_back(name);
}

void learn_keys(std::vector<std::string>& known, const Node* map) {
    if (map == nullptr) return;
    for (const auto& [key, value] : map->entries) learn(known, key);
}

/// Resources and books are named in one map; slots tell them apart.
void learn_resources(Reader& reader, const Node* map) {
    if (map == nullptr) return;
    for (const auto& [key, value] : map->entries) {
        auto& books = reader.names(Noun::book);
        const bool known_book = std::any_of(books.begin(), books.end(),
                                            [&name = key](const std::string& book) { return same_name(name, book); });
        if (known_book || value.find("slots") != nullptr)
            learn(books, key);
        else
            learn(reader.names(Noun::resource), key);
    }
}

void collect_names(Reader& reader, const Node& root) {
    const Node& service = *root.find("service");
    learn_keys(reader.names(Noun::client), service.find("clients"));
    learn_keys(reader.names(Noun::stage), service.find("stages"));
    learn_keys(reader.names(Noun::organisation), root.find("organisations"));
    learn_resources(reader, root.find("resources"));
    reader.unknown(Noun::client) = is_unread(&service, "clients", true);
    reader.unknown(Noun::stage) = is_unread(&service, "stages", true);
    reader.unknown(Noun::organisation) = is_unread(&root, "organisations", false);
    reader.unknown(Noun::attribute) = is_unread(&service, "attributes", false);
    reader.unknown(Noun::resource) = reader.unknown(Noun::book) = is_unread(&root, "resources", false);
    for (const auto& [name, value] : service.entries) {
        if (!same_name(name, "stages")) continue;
        for (const auto& [stage, text] : value.entries)
            if (same_name(stage, "leaves"))
                reader.problems.error(text.key_at, tr("'leaves' is the way out of the service; choose another name"));
    }
}

// --- Designs --------------------------------------------------------------------------------------------------------

/// Stages and resources as far as they are written.
struct DesignText {
    std::vector<Stage> stages;
    std::vector<ResourceText> resources;
};

Resource finished(const ResourceText& text) {
    Resource result = text.resource;
    result.name = text.name;
    result.shifts = text.numbers.shifts;
    result.steps = text.numbers.steps;
    if (result.shifts.empty() && result.steps.empty())
        result.shifts = {{text.hours.value_or(kernel::WeekPattern::always()), text.numbers.always}};
    return result;
}

Design finished(const DesignText& text) {
    Design result;
    result.stages = text.stages;
    for (const auto& resource : text.resources) {
        if (resource.is_book)
            result.books.push_back(resource.book);
        else
            result.resources.push_back(finished(resource));
    }
    return result;
}

void read_resources(Reader& reader, const Node* node, DesignText& out) {
    if (node == nullptr) return;
    const Reader::Inside inside(reader, "resources");
    learn_resources(reader, node);
    resources().read(reader, *node, out.resources);
}

void read_stages(Reader& reader, const Node* node, const Attributes& attributes, DesignText& out) {
    if (node == nullptr) return;
    const Reader::Inside inside(reader, "stages");
    stages(attributes).read(reader, *node, out.stages);
}

DesignText read_organisation(Reader& reader, const Node& node, const Attributes& attributes, DesignText design) {
    // What one organisation adds to the resources is its own.
    const auto resources_before = reader.names(Noun::resource);
    const auto books_before = reader.names(Noun::book);
    const bool unknown_before = reader.unknown(Noun::resource);
    if (is_unread(&node, "resources", false)) reader.unknown(Noun::resource) = reader.unknown(Noun::book) = true;
    Changes changes;
    organisation_table().read(reader, node, changes);
    read_resources(reader, changes.resources, design);
    bool known = true;
    if (changes.stages != nullptr)
        for (const auto& [name, value] : changes.stages->entries) {
            Node word;
            word.kind = Node::Kind::word;
            word.at = value.key_at;
            word.text = name;
            known = reader.find(word, Noun::stage).has_value() && known;
        }
    if (known) read_stages(reader, changes.stages, attributes, design);
    reader.names(Noun::resource) = resources_before;
    reader.names(Noun::book) = books_before;
    reader.unknown(Noun::resource) = reader.unknown(Noun::book) = unknown_before;
    return design;
}

void read_organisations(Reader& reader, const Node* node, const DesignText& base, domain::Scenario& scenario) {
    const auto add = [&](const std::string& name, const DesignText& design) {
        scenario.organisations.emplace_back().name = name;
        scenario.service->designs.push_back(finished(design));
    };
    if (node == nullptr) return add("as described", base);
    if (!node->is(Node::Kind::map) || node->entries.empty())
        return reader.wrong(*node, tr("a map from names to organisations"));
    if (node->entries.size() > most_organisations)
        return reader.error(*node, tr("more than {} organisations", most_organisations));
    const Reader::Inside inside(reader, "organisations");
    for (const auto& [name, value] : node->entries) {
        const Reader::Inside within(reader, name);
        add(name, read_organisation(reader, value, scenario.service->attributes, base));
    }
}

}  // namespace

std::shared_ptr<const TableDoc> service_documentation() {
    return file_table().documentation();
}

std::optional<domain::Scenario> read_service_scenario(Reader& reader, const Node& root) {
    collect_names(reader, root);
    ServiceFile file;
    file.experiment.start =
        kernel::Days{kernel::Date{std::chrono::year{2024}, std::chrono::January, std::chrono::day{1}}};
    file.experiment.warm_up = {};
    file.experiment.run = {};
    file_table().read(reader, root, file);

    domain::Scenario scenario;
    scenario.title = file.title;
    scenario.experiment = file.experiment;
    scenario.service = std::move(file.service);
    const auto& known = scenario.service->attributes;
    DesignText base;
    read_resources(reader, file.resources, base);
    {
        const Reader::Inside inside(reader, "service");
        read_stages(reader, file.stages, known, base);
        if (file.clients != nullptr) {
            const Reader::Inside within(reader, "clients");
            clients(known).read(reader, *file.clients, scenario.service->clients);
        }
    }
    read_organisations(reader, file.organisations, base, scenario);
    if (reader.problems.errors() == 0) check_service(reader, root, scenario);
    if (reader.problems.errors() > 0) return std::nullopt;
    scenario.catalogue = catalogue(*scenario.service);
    scenario.provenance = std::move(reader.provenance);
    scenario.experiment.follow_up_days = 0;  // clients are not followed
    return scenario;
}

}  // namespace sluss::scenario
