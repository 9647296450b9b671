// Organisations: the model's own parameters are read as its registration describes them, the model builds, and the
// scenario's rules, staff and structure are laid over the result. No model is known here by name.
#include "scenario/organisations.hpp"

#include "domain/model_registry.hpp"
#include "scenario/compose.hpp"
#include "scenario/kinds.hpp"
#include "scenario/tables.hpp"

namespace sluss::scenario {

using namespace domain;

namespace {

struct OrganisationText {
    const Model* model = nullptr;
    ModelParameters parameters;
    // Read only when the model has built what they change.
    const Node* rules = nullptr;
    const Node* staff = nullptr;
    const Node* structure = nullptr;
    const Node* workforce = nullptr;
    const Node* reorganisations = nullptr;
    const Node* support = nullptr;
    std::optional<PilotText> pilot;
};

template <class V>
Kind<const Node*> later(const Kind<V>& kind) {
    return scenario::later(kind.expects, kind.shape);
}

/// What changes what the model builds or the scenario says (compose.cpp knows these keys too).
template <class V>
Kind<const Node*> later_over(const Kind<V>& kind) {
    return scenario::later(kind.expects, shapes::LaidOver{kind.shape});
}

/// Changes roles that exist; an organisation cannot invent one.
Kind<std::vector<Role>> staff_changes() {
    const auto one = role(Presence::optional);
    const std::string expects = tr("a map from {} to: {}", plural(Noun::role), one.expects);
    const auto read = [one, expects](Reader& reader, const Node& node, std::vector<Role>& out) {
        if (!node.is(Node::Kind::map)) return reader.wrong(node, expects);
        for (const auto& [key, value] : node.entries) {
            Node name = value;
            name.kind = Node::Kind::word;
            name.at = value.key_at;
            name.text = key;
            const auto id = reader.find(name, Noun::role);
            const Reader::Inside inside(reader, key);
            Role unknown;
            one.read(reader, value, id ? out[*id] : unknown);
        }
    };
    return {expects, read, shapes::Map{Noun::role, one.shape}};
}

std::optional<Noun> noun(ModelParameter::Names names) {
    switch (names) {
        case ModelParameter::Names::anything:
            return std::nullopt;
        case ModelParameter::Names::place:
            return Noun::place;
        case ModelParameter::Names::need:
            return Noun::need;
        case ModelParameter::Names::group:
            return Noun::group;
        case ModelParameter::Names::role:
            return Noun::role;
        case ModelParameter::Names::stage:
            return Noun::stage;
    }
    return std::nullopt;
}

/// A name as the scenario itself spells it.
std::string read_name(Reader& reader, const Node& node, ModelParameter::Names names) {
    const auto of = noun(names);
    if (!of) {
        if (!node.is(Node::Kind::word)) reader.wrong(node, tr("a name"));
        return node.text;
    }
    const auto id = reader.find(node, *of);
    return id ? reader.names(*of)[*id] : node.text;
}

std::string read_key(Reader& reader, const KeyValue& entry, ModelParameter::Names names) {
    Node key;
    key.kind = Node::Kind::word;
    key.at = entry.value.key_at;
    key.text = entry.key;
    return read_name(reader, key, names);
}

NameList read_names(Reader& reader, const Node& node, ModelParameter::Names names) {
    NameList result;
    if (node.is(Node::Kind::word)) return {read_name(reader, node, names)};
    if (!node.is(Node::Kind::list)) {
        reader.wrong(node, tr("a list of names"));
        return result;
    }
    for (const auto& item : node.items) result.push_back(read_name(reader, item, names));
    return result;
}

template <class V>
V plain(Reader& reader, const Node& node, const Kind<V>& kind) {
    V value{};
    kind.read(reader, node, value);
    return value;
}

ParameterValue read_parameter(Reader& reader, const Node& node, const ModelParameter& parameter) {
    using Kinds = ModelParameter::Kind;
    const bool map = parameter.kind == Kinds::name_map || parameter.kind == Kinds::name_list_map;
    if (map && !node.is(Node::Kind::map)) reader.wrong(node, parameter_expects(parameter));
    switch (parameter.kind) {
        case Kinds::flag:
            return plain(reader, node, flag());
        case Kinds::share:
            return plain(reader, node, share());
        case Kinds::number:
            return plain(reader, node, quantity(Dimension::number));
        case Kinds::name:
            return read_name(reader, node, parameter.names);
        case Kinds::names:
            return read_names(reader, node, parameter.names);
        case Kinds::name_map: {
            NameMap result;
            for (const auto& entry : node.entries)
                result.emplace_back(read_key(reader, entry, parameter.keys),
                                    read_name(reader, entry.value, parameter.names));
            return result;
        }
        case Kinds::name_list_map: {
            NameListMap result;
            for (const auto& entry : node.entries)
                result.emplace_back(read_key(reader, entry, parameter.keys),
                                    read_names(reader, entry.value, parameter.names));
            return result;
        }
    }
    return false;
}

Shape parameter_shape(const ModelParameter& parameter) {
    using Kinds = ModelParameter::Kind;
    const auto of = noun(parameter.names);
    const Shape name = of ? Shape{shapes::Name{*of}} : Shape{shapes::Text{}};
    const Shape names = shapes::Either{{name, shapes::List{name, std::nullopt}}};
    switch (parameter.kind) {
        case Kinds::flag:
            return flag().shape;
        case Kinds::share:
            return share().shape;
        case Kinds::number:
            return quantity(Dimension::number).shape;
        case Kinds::name:
            return name;
        case Kinds::names:
            return names;
        case Kinds::name_map:
            return shapes::Map{noun(parameter.keys), name};
        case Kinds::name_list_map:
            return shapes::Map{noun(parameter.keys), names};
    }
    return name;
}

Kind<const Model*> model() {
    std::vector<std::pair<std::string, const Model*>> options;
    for (const auto& [name, one] : models()) options.emplace_back(name, &one);
    return choice<const Model*>(std::move(options));
}

Table<OrganisationText> organisation_table(const Model* of_model) {
    Table<OrganisationText> table{
        "an organisation",
        "A model and what is particular about this organisation. Beside these keys it has those of its model; with "
        "'extends: NAME' it is the same as another organisation, except for what it says itself.",
        {{"model", &OrganisationText::model, model(), "what builds it", Presence::required},
         {"rules", &OrganisationText::rules, later_over(rules()), "instead of the model's and the scenario's"},
         {"staff", &OrganisationText::staff, later(staff_changes()), "instead of the scenario's totals"},
         {"structure", &OrganisationText::structure, later_over(structure()), "changes to what the model builds"},
         {"workforce", &OrganisationText::workforce, later_over(workforce()), "laid over the scenario's"},
         {"support", &OrganisationText::support, later(support()), "laid over the scenario's"},
         {"pilot", &OrganisationText::pilot, pilot(), "another organisation, tried in some districts"},
         {"reorganisations", &OrganisationText::reorganisations, later(reorganisations()),
          "what it becomes, in order of time"}}};
    if (of_model == nullptr) return table;
    for (const auto& parameter : of_model->parameters)
        table.add({parameter.key,
                   [key = parameter.key](OrganisationText& text) -> ParameterValue& { return text.parameters[key]; },
                   Kind<ParameterValue>{parameter_expects(parameter),
                                        [parameter](Reader& reader, const Node& node, ParameterValue& out) {
                                            out = read_parameter(reader, node, parameter);
                                        },
                                        parameter_shape(parameter)},
                   parameter.doc, parameter.required ? Presence::required : Presence::optional});
    return table;
}

/// Reads what was left for later into what it changes.
template <class V>
void read_later(Reader& reader, const Node* node, const std::string& key, const Kind<V>& kind, V& out) {
    if (node == nullptr) return;
    const Reader::Inside inside(reader, key);
    kind.read(reader, *node, out);
}

std::optional<Organisation> build(Reader& reader, const Node& node, const OrganisationText& text,
                                  const CommonGround& common) {
    try {
        return text.model->build({common.municipality, common.staff, common.rules, text.parameters});
    } catch (const ModelError& error) {
        const Node* at = node.find(error.key);
        if (const Node* named = at == nullptr || error.name.empty() ? nullptr : at->find(error.name)) at = named;
        reader.problems.error(at == nullptr ? node.key_at : at->key_at,
                              error.what + did_you_mean(error.name, error.known));
        return std::nullopt;
    }
}

/// Tells everything that keeps its structure from running.
bool is_sound(Reader& reader, const Node& node, const Municipality& municipality, const Organisation& organisation) {
    const auto faults = structural_errors(municipality, organisation);
    for (const auto& fault : faults)
        reader.problems.error(node.key_at, tr("organisation '{}': {}", organisation.name, fault));
    return faults.empty();
}

std::optional<OrganisationDraft> read_organisation(Reader& reader, const std::string& name, const Node& node,
                                                   const CommonGround& common) {
    const auto errors = reader.problems.errors();
    OrganisationText text;
    // Which keys there are depends on the model, so that is looked at first; the table then tells what is wrong with
    // it.
    Problems ignored;
    Reader ahead(ignored);
    if (const Node* chosen = node.find("model")) model().read(ahead, *chosen, text.model);
    if (node.is(Node::Kind::map) && node.find("model") != nullptr && text.model == nullptr) {
        model().read(reader, *node.find("model"), text.model);
        return std::nullopt;
    }
    if (node.incomplete && text.model == nullptr) return std::nullopt;  // which keys it may have is not known
    const auto table = organisation_table(text.model);
    table.read(reader, node, text);
    const auto documentation = table.documentation();
    const Reader::InTable in_table(reader, *documentation);
    std::optional<Organisation> organisation;
    if (common.sound && text.model != nullptr && errors == reader.problems.errors())
        organisation = build(reader, node, text, common);
    Organisation unbuilt;
    unbuilt.roles = common.staff.roles;
    Organisation& target = organisation ? *organisation : unbuilt;
    target.name = name;
    read_later(reader, text.rules, "rules", rules(), target.rules);
    read_later(reader, text.staff, "staff", staff_changes(), target.roles);
    target.workforce = common.workforce;
    read_later(reader, text.workforce, "workforce", workforce(), target.workforce);
    read_later(reader, text.reorganisations, "reorganisations", reorganisations(), target.reorganisations);
    std::vector<SupportText> supporting = common.support;
    read_later(reader, text.support, "support", support(), supporting);
    if (organisation) read_later(reader, text.structure, "structure", structure(), target);
    if (!organisation || errors != reader.problems.errors()) return std::nullopt;

    if (!is_sound(reader, node, common.municipality, target)) return std::nullopt;
    return OrganisationDraft{std::move(*organisation), std::move(supporting), std::move(text.pilot)};
}

}  // namespace

std::string parameter_expects(const ModelParameter& parameter) {
    using Kinds = ModelParameter::Kind;
    const auto many = [](ModelParameter::Names names) {
        const auto of = noun(names);
        return of ? plural(*of) : tr("names");
    };
    const auto of = noun(parameter.names);
    switch (parameter.kind) {
        case Kinds::flag:
            return tr("yes or no");
        case Kinds::share:
            return expected(Dimension::share);
        case Kinds::number:
            return expected(Dimension::number);
        case Kinds::name:
            return of ? tr("a {}", word(*of)) : tr("a name");
        case Kinds::names:
            return tr("a list of {}", many(parameter.names));
        case Kinds::name_map:
            return tr("a map from {} to {}", many(parameter.keys), many(parameter.names));
        case Kinds::name_list_map:
            return tr("a map from {} to lists of {}", many(parameter.keys), many(parameter.names));
    }
    return "";
}

Shape organisation_shape() {
    shapes::ByWord result{"model", {}, organisation_table(nullptr).documentation()};
    for (const auto& [name, one] : models()) result.tables.emplace_back(name, organisation_table(&one).documentation());
    return result;
}

std::vector<OrganisationDraft> read_organisations(Reader& reader, const Node& node, const CommonGround& common) {
    std::vector<OrganisationDraft> result;
    if (!node.is(Node::Kind::map) || node.entries.empty()) {
        reader.wrong(node, tr("a map from names to organisations"));
        return result;
    }
    if (node.entries.size() > most_organisations) {
        reader.error(node, tr("more than {} organisations", most_organisations));
        return result;
    }
    for (const auto& [name, value] : node.entries) {
        const Reader::Inside inside(reader, name);
        if (auto draft = read_organisation(reader, name, value, common)) result.push_back(std::move(*draft));
    }
    return result;
}

std::vector<Organisation> finish_organisations(Reader& reader, const Node& node, const Municipality& municipality,
                                               const std::vector<OrganisationDraft>& drafts) {
    std::vector<Organisation> result;
    for (const auto& draft : drafts) {
        auto organisation = with_pilot(reader, node, municipality, draft, drafts);
        if (draft.pilot) is_sound(reader, *node.find(organisation.name), municipality, organisation);
        add_support(reader, municipality, draft.support, organisation);
        result.push_back(std::move(organisation));
    }
    return result;
}

}  // namespace sluss::scenario
