// Shapes as JSON Schema, draft 2020-12. A table becomes one definition, and so does a number of one dimension and
// range, so that the whole stays small enough for an editor. What extends something else says only in what it differs,
// so every table has a second definition without required keys, for use below `extends`.
#include "scenario/schema.hpp"

#include "scenario/schema_pieces.hpp"
#include "scenario/tables.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace sluss::scenario {

namespace {

class Writer {
public:
    Json document(const std::vector<FileKind>& kinds) {
        std::vector<Json> files;
        for (const auto& kind : kinds) files.push_back(file_of(kind));
        // The later kinds are told by their keys; the first is what is left.
        Json choice = files.front();
        for (std::size_t i = 1; i < kinds.size(); ++i) {
            Json told = Json::array();
            for (const auto& key : kinds[i].told_by) told.push_back(requires_key(key));
            choice = {{"if", {{"anyOf", told}}}, {"then", files[i]}, {"else", choice}};
        }
        Json result{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                    {"$comment", "Written by `sluss schema` from the tables that read scenarios."},
                    {"type", "object"}};
        result.update(choice);
        result["$defs"] = std::move(definitions_);
        return result;
    }

private:
    /// While it lives, all of a thing must be said (or only in what it differs from another).
    class Mode {
    public:
        Mode(Writer& writer, bool changes) : writer_(writer), before_(writer.changes_) { writer.changes_ = changes; }
        ~Mode() { writer_.changes_ = before_; }
        Mode(const Mode&) = delete;
        Mode& operator=(const Mode&) = delete;

    private:
        Writer& writer_;
        bool before_;
    };

    /// A file that extends another says only what differs, and so does one that is there for others to extend.
    Json file_of(const FileKind& kind) {
        const auto one = [&](bool changes) {
            const Mode mode(*this, changes);
            return define(kind.table->name, object(*kind.table, &extended_file()));
        };
        const Json all = one(false);
        const Json is_part{{"not", required(kind.runs_with)}};
        return {{"if", {{"anyOf", {required("extends"), is_part}}}}, {"then", one(true)}, {"else", all}};
    }

    static const FieldDoc& extended_file() {
        static const FieldDoc doc{"extends", "a file",
                                  "the file that this one changes; its path from this one's folder", false,
                                  shapes::Text{}};
        return doc;
    }
    static const FieldDoc& extended_organisation() {
        static const FieldDoc doc{"extends", "an organisation", "the organisation that this one changes", false,
                                  shapes::Name{Noun::organisation}};
        return doc;
    }

    Json of(const Shape& shape) {
        const auto all = ways(shape);
        return all.size() == 1 ? all.front() : Json{{"anyOf", all}};
    }

    /// The alternatives, those of alternatives included.
    std::vector<Json> ways(const Shape& shape) {
        const auto key = std::pair{&shape.form(), changes_};
        if (const auto known = written_.find(key); known != written_.end()) return known->second.second;
        auto result = new_ways(shape);
        written_.emplace(key, std::pair{shape, result});
        return result;
    }
    std::vector<Json> new_ways(const Shape& shape) {
        return std::visit(Overloaded{[&](const shapes::Either& either) {
                                         std::vector<Json> result;
                                         for (const auto& way : either.ways)
                                             for (auto& one : ways(way))
                                                 if (std::find(result.begin(), result.end(), one) == result.end())
                                                     result.push_back(std::move(one));
                                         return result;
                                     },
                                     [&](const auto& form) { return std::vector<Json>{of(form)}; }},
                          shape.form());
    }

    Json of(const shapes::Text&) { return define("text", any_word()); }

    Json of(const shapes::Pattern& pattern) { return {{"type", "string"}, {"pattern", whole(pattern.expression)}}; }

    Json of(const shapes::Words& words) {
        Json values = Json::array();
        std::string spellings;
        for (const auto& one : words.words) {
            values.push_back(one);
            if (one == "true" || one == "false") values.push_back(one == "true");  // as YAML reads them
            if (has_spellings(one)) spellings += (spellings.empty() ? "" : "|") + either_spelling(one);
        }
        const Json exact{{"enum", values}};
        if (spellings.empty()) return exact;
        return {{"anyOf", {exact, Json{{"type", "string"}, {"pattern", whole(spellings)}}}}};
    }

    Json of(const shapes::Number& number) {
        Json result = Json::object();
        const bool bounded = number.most < std::numeric_limits<double>::max();
        if (!may_be_plain(number.dimension)) {
            result["type"] = "string";
        } else {
            result["type"] = {number.whole ? "integer" : "number", "string"};
            result["minimum"] = plain(number.least);
            if (bounded) result["maximum"] = plain(number.most);
        }
        std::string text = pattern(number.dimension, number.least < 0);
        if (number.dimension == Dimension::share && number.most == 1)
            text = R"((?=0*(100|\d{1,2})?(\.0*)?([^\d.]|$)|0*\d{0,2}\.\d))" + text;
        result["pattern"] = whole(text);
        result["patternErrorMessage"] = fmt::format("expected {}", expected(number.dimension));  // of VS Code
        return define(std::string{expected(number.dimension)}, std::move(result));
    }

    Json of(const shapes::Name& name) { return define(fmt::format("name of {}", word(name.noun)), any_word()); }

    Json of(const shapes::Object& object) { return define(object.table->name, this->object(*object.table, nullptr)); }

    Json of(const shapes::Map& map) {
        const Json value = map.extends ? extending(map.value) : of(map.value);
        Json result{{"type", "object"}};
        if (changes_) add_property(result, "remove", removed());
        result["additionalProperties"] = or_nothing(map.value, value);
        return result;
    }

    /// What is in a list is said anew even in what extends something.
    Json of(const shapes::List& list) {
        const Json result = [&] {
            const Mode mode(*this, false);
            Json all{{"type", "array"}, {"items", or_nothing(list.item, of(list.item))}};
            if (list.length) all["minItems"] = all["maxItems"] = *list.length;
            return all;
        }();
        if (!changes_ || list.length) return result;
        Json changed{{"type", "object"}, {"minProperties", 1}};
        add_property(changed, "add", described(result, "what comes into the list"));
        add_property(changed, "remove", removed());
        changed["additionalProperties"] = false;
        return {{"anyOf", {result, changed}}};
    }

    /// Names of what is taken away from what something changes.
    Json removed() {
        const Json name = of(shapes::Text{});
        const Json list{{"type", "array"}, {"items", name}};
        return described(define("names to remove", {{"anyOf", {list, name}}}), "names of what is taken away");
    }

    Json of(const shapes::LaidOver& over) {
        const Mode mode(*this, true);
        return of(over.value);
    }

    Json of(const shapes::Sourced& sourced) {
        auto all = ways(sourced.value);
        {
            const Mode mode(*this, false);  // a value with its source replaces another one
            const Json value = of(sourced.value);
            const Json end{{"anyOf", {value, Json{{"type", "number"}}}}};
            all.push_back({{"type", "object"},
                           {"properties",
                            {{"value", value},
                             {"source", described(of(shapes::Text{}), "where the value comes from, or 'assumed'")},
                             {"range",
                              {{"description", "the lowest and the highest that it could as well be"},
                               {"type", "array"},
                               {"items", end},
                               {"minItems", 2},
                               {"maxItems", 2}}}}},
                           {"required", {"value"}},
                           {"additionalProperties", false}});
        }
        return define(as_name(name_of(sourced.value)) + " sourced", {{"anyOf", all}});
    }

    Json of(const shapes::OneKey& map) {
        Json result{{"type", "object"}};
        for (const auto& [key, value] : map.ways) add_property(result, key, of(value));
        result["additionalProperties"] = false;
        result["minProperties"] = 1;
        result["maxProperties"] = 1;
        return result;
    }

    Json of(const shapes::ByWord& map) { return define(map.otherwise->name, by_word(map, nullptr)); }

    /// A value that may change another one of the same map.
    Json extending(const Shape& shape) {
        const auto one = [&](bool changes) {
            const Mode mode(*this, changes);
            if (const auto* map = std::get_if<shapes::ByWord>(&shape.form()))
                return define(map->otherwise->name, by_word(*map, &extended_organisation()));
            const auto& table = *std::get<shapes::Object>(shape.form()).table;
            return define(table.name, object(table, &extended_organisation()));
        };
        if (changes_) return one(true);
        const Json all = one(false);
        return {{"if", required("extends")}, {"then", one(true)}, {"else", all}};
    }

    /// The fields of every table; which table's, the word decides where there is one.
    Json by_word(const shapes::ByWord& map, const FieldDoc* also) {
        Json cases = Json::array();
        for (const auto& [word, table] : map.tables) {
            const Json chosen{{"properties", {{map.key, {{"pattern", whole(either_spelling(word))}}}}},
                              {"required", {map.key}}};
            cases.push_back({{"if", chosen}, {"then", define(table->name + " " + word, object(*table, also))}});
        }
        const TableDoc any = changes_ ? all_fields(map) : *map.otherwise;
        cases.push_back(
            {{"if", {{"not", required(map.key)}}}, {"then", define(map.otherwise->name + " any", object(any, also))}});
        Json result{{"type", "object"}};
        for (const auto& field : map.otherwise->fields)
            if (field.key == map.key) add_property(result, field.key, documented(field));
        result["allOf"] = cases;
        return result;
    }

    /// The fields of all tables, where nothing tells which.
    static TableDoc all_fields(const shapes::ByWord& map) {
        TableDoc result = *map.otherwise;
        const auto common = result.fields.size();
        for (const auto& [word, table] : map.tables)
            for (const auto& field : table->fields) {
                const auto same = [&](const FieldDoc& known) { return known.key == field.key; };
                const auto known = std::find_if(result.fields.begin(), result.fields.end(), same);
                if (known == result.fields.end())
                    result.fields.push_back(field);
                else if (static_cast<std::size_t>(known - result.fields.begin()) >= common)
                    known->shape = shapes::Either{{known->shape, field.shape}};
            }
        return result;
    }

    /// \param also  a key that is no field of the table
    Json object(const TableDoc& table, const FieldDoc* also) {
        Json result{{"description", table.doc}, {"type", "object"}, {"properties", Json::object()}};
        if (table.doc.empty()) result.erase("description");
        Json needed = Json::array();
        Json spelled = Json::array();
        if (also != nullptr) add_property(result, also->key, documented(*also));
        if (changes_ && !table.doc.empty()) add_property(result, "remove", removed());
        for (const auto& field : table.fields) {
            add_property(result, field.key, documented(field));
            if (!field.required || changes_) continue;
            if (has_spellings(field.key))
                spelled.push_back(requires_key(field.key));
            else
                needed.push_back(field.key);
        }
        if (!needed.empty()) result["required"] = needed;
        if (!spelled.empty()) result["allOf"] = spelled;
        result["additionalProperties"] = false;
        return result;
    }

    Json documented(const FieldDoc& field) {
        // An editor shows this where one points at the key. What an object is, its own definition tells.
        const std::string meaning = field.meaning();
        const bool is_object = std::holds_alternative<shapes::Object>(field.shape.form());
        const std::string expects = is_object || field.expects.empty() ? "" : fmt::format("({})", field.expects);
        Json result = described(of(field.shape), meaning + (meaning.empty() || expects.empty() ? "" : " ") + expects);
        if (!field.otherwise.empty()) result["default"] = as_yaml(field.otherwise);
        return result;
    }

    /// What stands under a name or in a list may be left out, if it is an object that lacks nothing then.
    Json or_nothing(const Shape& shape, const Json& value) {
        const auto* object = std::get_if<shapes::Object>(&shape.form());
        const auto is_needed = [](const FieldDoc& field) { return field.required; };
        const auto lacks = [&](const TableDoc& table) {
            return std::any_of(table.fields.begin(), table.fields.end(), is_needed);
        };
        if (!changes_ && (object == nullptr || lacks(*object->table))) return value;
        return {{"anyOf", {value, Json{{"type", "null"}}}}};
    }

    std::string name_of(const Shape& shape) {
        return std::visit(
            Overloaded{[](const shapes::Number& number) { return std::string{expected(number.dimension)}; },
                       [](const shapes::Object& object) { return object.table->name; },
                       [](const shapes::OneKey&) { return std::string{"distribution"}; },
                       [&](const shapes::Sourced& sourced) { return name_of(sourced.value); },
                       [&](const shapes::Either& either) {
                           return as_name(name_of(either.ways.front())) + " or " + name_of(either.ways.back());
                       },
                       [](const auto&) { return std::string{"value"}; }},
            shape.form());
    }

    /// Keeps a schema under a name of its own, once, and refers to it.
    Json define(const std::string& words, Json schema) {
        const std::string base = as_name(words);
        std::string name = base;
        for (int i = 2;; ++i) {
            const auto known = definitions_.find(name);
            if (known == definitions_.end()) break;
            if (*known == schema) return refer(name);
            name = fmt::format("{}-{}", base, i);
        }
        definitions_[name] = std::move(schema);
        return refer(name);
    }
    static Json refer(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }

    Json definitions_ = Json::object();
    /// What is written already, in either mode. A shape that holds distributions is met often, and is itself kept here
    /// so that no other takes its place in memory.
    std::map<std::pair<const shapes::Form*, bool>, std::pair<Shape, std::vector<Json>>> written_;
    bool changes_ = false;
};

}  // namespace

std::string json_schema(const std::vector<FileKind>& kinds) {
    return Writer{}.document(kinds).dump(1) + "\n";
}

std::string json_schema() {
    return json_schema(file_kinds());
}

}  // namespace sluss::scenario
