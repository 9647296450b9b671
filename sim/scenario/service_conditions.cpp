// For whom something holds, and where clients go: conditions and routes.
#include "scenario/service_tables.hpp"

#include <algorithm>

namespace sluss::scenario {

using namespace domain::service;

namespace {

constexpr std::string_view out_of_the_service = "leaves";

Node name_node(const KeyValue& entry) {
    Node name;
    name.kind = Node::Kind::word;
    name.at = entry.value.key_at;
    name.text = entry.key;
    return name;
}

// --- Conditions -----------------------------------------------------------------------------------------------------

Condition& itself(Condition& condition) {
    return condition;
}

Kind<Condition> of_clients() {
    const auto names = references(Noun::client);
    const auto read = [inner = names.read](Reader& reader, const Node& node, Condition& out) {
        domain::IdSet set;
        inner(reader, node, set);
        out.clients.assign(reader.names(Noun::client).size(), false);
        for (const auto id : set.ids()) out.clients[id] = true;
    };
    return {names.expects, read, names.shape};
}

Kind<Condition> word_condition(domain::service::AttributeId attribute, const std::vector<std::string>& words) {
    const std::string expects = tr("one of the attribute's words, or a list of them");
    const auto read = [=](Reader& reader, const Node& node, Condition& out) {
        Condition::Word condition{attribute, std::vector<bool>(words.size(), false)};
        const auto take = [&](const Node& word) {
            if (!word.is(Node::Kind::word)) return reader.wrong(word, expects);
            const auto found = std::find_if(words.begin(), words.end(),
                                            [&](const std::string& known) { return same_name(known, word.text); });
            if (found == words.end())
                return reader.error(word,
                                    tr("no client's attribute is '{}'{}", word.text, did_you_mean(word.text, words)));
            condition.any_of[static_cast<std::size_t>(found - words.begin())] = true;
        };
        if (node.is(Node::Kind::list))
            for (const auto& item : node.items) take(item);
        else
            take(node);
        out.words.push_back(std::move(condition));
    };
    return {expects, read, shapes::Either{{shapes::Text{}, shapes::List{shapes::Text{}, std::nullopt}}}};
}

Kind<Condition::Number> number_limits() {
    return object<Condition::Number>(
        Table<Condition::Number>{"a condition on a number",
                                 "One or both of these.",
                                 {{"at least", &Condition::Number::at_least, chosen(quantity(Dimension::number)), ""},
                                  {"below", &Condition::Number::below, chosen(quantity(Dimension::number)), ""}}},
        [](Reader& reader, const Node& node, Condition::Number& number) {
            if (node.entries.empty()) return reader.error(node, tr("say 'at least' or 'below'"));
            if (number.at_least >= number.below)
                reader.error(node, tr("no number is at least the one and below the other"));
        });
}

Kind<Condition> number_condition(domain::service::AttributeId attribute) {
    const auto limits = number_limits();
    const auto read = [attribute, limits](Reader& reader, const Node& node, Condition& out) {
        Condition::Number condition;
        condition.attribute = attribute;
        limits.read(reader, node, condition);
        out.numbers.push_back(condition);
    };
    return {limits.expects, read, limits.shape};
}

/// Both are whole numbers; not given, they do not limit.
struct VisitsText {
    std::optional<int> at_least;
    std::optional<int> at_most;
};

Kind<VisitsText> visits_limits() {
    return object<VisitsText>(
        Table<VisitsText>{"a condition on visits",
                          "So many visits to a stage so far, a present one included. One or both of these.",
                          {{"at least", &VisitsText::at_least, chosen(count(0, 1'000'000)), ""},
                           {"at most", &VisitsText::at_most, chosen(count(0, 1'000'000)), ""}}},
        [](Reader& reader, const Node& node, VisitsText& visits) {
            if (node.entries.empty()) return reader.error(node, tr("say 'at least' or 'at most'"));
            if (visits.at_least && visits.at_most && *visits.at_least > *visits.at_most)
                reader.error(node, tr("no number is at least the one and at most the other"));
        });
}

Kind<Condition> visits_condition() {
    return keyed<Condition, VisitsText>(Noun::stage, visits_limits(),
                                        [](Condition& out, std::uint16_t stage, const VisitsText& text) {
                                            Condition::Visits visits;
                                            visits.stage = stage;
                                            if (text.at_least)
                                                visits.at_least = static_cast<std::uint32_t>(*text.at_least);
                                            if (text.at_most)
                                                visits.at_most = static_cast<std::uint32_t>(*text.at_most);
                                            out.visits.push_back(visits);
                                        });
}

// --- Routes ---------------------------------------------------------------------------------------------------------

using Ways = std::vector<Route::Way>;

Kind<Ways> ways() {
    const std::string expects = tr("a stage, 'leaves', or a map from these to shares that sum to 100 %");
    const auto read = [expects](Reader& reader, const Node& node, Ways& out) {
        if (node.is(Node::Kind::word)) {
            if (const auto stage = find_stage(reader, node)) out = {{*stage, 1}};
            return;
        }
        if (!node.is(Node::Kind::map)) return reader.wrong(node, expects);
        const auto errors = reader.problems.errors();
        Ways result;
        double sum = 0;
        for (const auto& entry : node.entries) {
            const Reader::Inside inside(reader, entry.key);
            const auto stage = find_stage(reader, name_node(entry));
            double one = 0;
            share().read(reader, entry.value, one);
            sum += one;
            if (stage && one > 0) result.push_back({*stage, one});
        }
        if (errors != reader.problems.errors()) return;
        check_sum(reader, node, sum, "the ways");
        out = std::move(result);
    };
    const Shape stage = shapes::Either{{shapes::Words{{std::string{out_of_the_service}}}, shapes::Name{Noun::stage}}};
    return {expects, read, shapes::Either{{stage, shapes::Map{std::nullopt, share().shape}}}};
}

Kind<Route> rule(const Attributes& attributes) {
    return object(
        Table<Route>{"a rule of a route",
                     "The first rule of a list whose condition holds decides; if none does, the client leaves.",
                     {{"if", &Route::when, condition(attributes), "for whom; for everybody if not given"},
                      {"to", &Route::ways, ways(), "where they go", Presence::required}}});
}

}  // namespace

std::optional<domain::service::StageId> find_stage(Reader& reader, const Node& node) {
    if (node.is(Node::Kind::word) && node.text == out_of_the_service) return leaves;
    return reader.find(node, Noun::stage, {std::string{out_of_the_service}});
}

Kind<Condition> condition(const Attributes& attributes) {
    Table<Condition> table{
        "a condition",
        "All that is said must hold. Beside these keys it has the names of the service's attributes: "
        "`age: adult`, `age: [adult, old]`, `severity: {at least: 3, below: 7}`.",
        {{"client", itself, of_clients(), "of which kinds"},
         {"visits", itself, visits_condition(), "how often the client has been where"}}};
    for (std::size_t a = 0; a < attributes.size(); ++a) {
        const auto id = static_cast<domain::service::AttributeId>(a);
        const auto& words = attributes[a].words;
        table.add({attributes[a].name, itself, words.empty() ? number_condition(id) : word_condition(id, words), ""});
    }
    auto kind = object(table);
    kind.read = [inner = kind.read](Reader& reader, const Node& node, Condition& out) {
        if (!reader.unknown(Noun::attribute)) inner(reader, node, out);
    };
    // Which attributes there are, and so which other keys, is the file's to say.
    const Shape of_attribute =
        shapes::Either{{word_condition(0, {}).shape, number_limits().shape, visits_condition().shape}};
    kind.shape = shapes::Either{{kind.shape, shapes::Map{std::nullopt, of_attribute}}};
    return kind;
}

Kind<std::vector<Route>> routes(const Attributes& attributes) {
    const auto rules = list_of(rule(attributes));
    const auto one = ways();
    const auto read = [rules, one](Reader& reader, const Node& node, std::vector<Route>& out) {
        if (node.is(Node::Kind::list)) return rules.read(reader, node, out);
        Route route;
        const auto errors = reader.problems.errors();
        one.read(reader, node, route.ways);
        if (errors == reader.problems.errors()) out = {route};
    };
    return {tr("{}, or a list of rules", one.expects), read, shapes::Either{{one.shape, rules.shape}}};
}

}  // namespace sluss::scenario
