// The declarative heart of the room: a table lists the fields of one object (key, where it goes, kind of value, what it
// means), and from that list come reading, checking, suggestions and the reference page. Adding a field to the scenario
// language is one line in a table.
#pragma once

#include "domain/language.hpp"
#include "scenario/overlay.hpp"
#include "scenario/reader.hpp"
#include "scenario/shape.hpp"
#include "scenario/suggest.hpp"

#include <fmt/format.h>

#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace sluss::scenario {

/// What a field's documentation needs; the reference page and the schema are made of these.
struct FieldDoc {
    /// What it means, and what holds if it is not given.
    [[nodiscard]] std::string meaning() const {
        if (otherwise.empty()) return doc;
        const std::string held = tr("{} if not given", otherwise);
        return doc.empty() ? held : doc + "; " + held;
    }

    std::string key;
    std::string expects;
    std::string doc;
    bool required = false;
    Shape shape;
    std::string otherwise{};                  ///< the value of an object that is told nothing, if that says anything
    std::function<bool()> otherwise_holds{};  ///< whether that is so; for a test of what the documentation claims
};
struct TableDoc {
    std::string name;
    std::string doc;
    std::vector<FieldDoc> fields;
};

/// What to do about a key that the table in which the reader is does not have: the nearest of its own keys, or where
/// around it or inside it the key belongs.
std::string advice(const Reader& reader, std::string_view key);
/// What a comma most likely made a key of, in `{population: 7,000}` or `{weekdays: 08:00-12:00, 13:00-17:00}`, and what
/// to write; empty if nothing points at one.
std::string advice_on_comma(std::string_view key);
/// "a map of keys (from, to, …)": what is expected where the table is.
std::string expected_keys(const TableDoc& table);
/// Tells of a new name that is nearly one of the file which this one extends. \param map  of names \param name  in it
void advise_of_name(Reader& reader, const Node& map, const KeyValue& name);

/// A kind of value: what it is called in messages, how it is read and what it may look like. Reading changes `out` only
/// as far as the text says, so that one description can be laid over another; errors go to the reader and leave `out`
/// as it was.
template <class V>
struct Kind {
    std::string expects;
    std::function<void(Reader&, const Node&, V& out)> read;
    Shape shape;
};

/// Whether a field must be given, and what holds if it is not.
struct Presence {
    bool must = false;
    std::string_view otherwise{};

    static const Presence optional;
    static const Presence required;
};
inline constexpr Presence Presence::optional{};
inline constexpr Presence Presence::required{.must = true};
/// \param value  as it could be written
constexpr Presence otherwise(std::string_view value) {
    return {.otherwise = value};
}

/// What can be one word in the text.
template <class V>
inline constexpr bool is_one_value =
    std::is_scalar_v<V> || std::is_same_v<V, kernel::Duration> || std::is_same_v<V, kernel::CalendarSpan>;

/// Whether an object that is told nothing has this value where `access` goes.
template <class T, class Access, class V>
bool is_default(const Access& access, const Kind<V>& kind, const std::string& value) {
    Problems problems;
    Reader reader(problems);
    Node node;
    node.kind = Node::Kind::word;
    node.text = value;
    T object{};
    const V before = std::invoke(access, object);
    kind.read(reader, node, std::invoke(access, object));
    return problems.errors() == 0 && std::invoke(access, object) == before;
}

/// One line of a table.
template <class T>
struct Field {
    /// \param access   where the value goes: a member of T, or a function T& → V&; an optional<V> is filled when given
    /// \param meaning  in English; it is told in the language that is spoken
    template <class Access, class V>
    Field(std::string key, Access access, Kind<V> kind, std::string_view meaning,
          Presence presence = Presence::optional)
        : doc{std::move(key), kind.expects, std::string{translated(meaning)},
              presence.must,  kind.shape,   std::string{presence.otherwise}},
          read([access, kind](Reader& reader, const Node& node, T& object) {
              auto& target = std::invoke(access, object);
              if constexpr (std::is_same_v<std::decay_t<decltype(target)>, std::optional<V>>) {
                  V value = target.value_or(V{});
                  const auto errors = reader.problems.errors();
                  kind.read(reader, node, value);
                  if (errors == reader.problems.errors()) target = std::move(value);
              } else {
                  kind.read(reader, node, target);
              }
          }) {
        if constexpr (std::is_same_v<std::invoke_result_t<Access, T&>, V&> && is_one_value<V>)
            doc.otherwise_holds = [=, value = doc.otherwise] { return is_default<T>(access, kind, value); };
        if constexpr (std::is_member_object_pointer_v<Access> && is_one_value<V>)
            forget = [access](T& object) {
                const T fresh{};
                const bool has_another = object.*access != fresh.*access;
                object.*access = fresh.*access;
                return has_another;
            };
    }

    FieldDoc doc;
    std::function<void(Reader&, const Node&, T&)> read;
    /// Gives it its default again; false if it has it. Of what is not simply a member there is none.
    std::function<bool(T&)> forget;
};

/// The fields of one object.
template <class T>
class Table {
public:
    /// \param name, doc  in English; the table tells them in the language that is spoken
    Table(std::string_view name, std::string_view doc, std::vector<Field<T>> fields)
        : doc_(std::make_shared<TableDoc>(TableDoc{std::string{translated(name)}, std::string{translated(doc)}, {}})) {
        for (auto& field : fields) add(std::move(field));
    }

    /// Before the table is copied or its documentation asked for.
    void add(Field<T> field) {
        doc_->fields.push_back(field.doc);
        fields_.push_back(std::move(field));
    }

    /// Reads a map; `check` may look at the finished object.
    void read(Reader& reader, const Node& node, T& object) const {
        if (!node.is(Node::Kind::map) && !node.is(Node::Kind::empty)) return reader.wrong(node, expected_keys(*doc_));
        const Reader::InTable in_table(reader, *doc_);
        for (const auto& removed : node.removed)
            if (!removed.found && !forget(reader, removed, object))
                reader.problems.error(
                    removed.at,
                    tr("what this is laid over says nothing of '{}', so it cannot be removed", removed.name));
        std::vector<bool> given(fields_.size(), false);
        for (const auto& [key, value] : node.entries) {
            std::size_t i = 0;
            while (i < fields_.size() && !same_name(fields_[i].doc.key, key)) ++i;
            if (i == fields_.size()) {
                reader.problems.error(value.key_at,
                                      tr("unknown key '{}' in {}{}", key, doc_->name, advice(reader, key)));
                continue;
            }
            given[i] = true;
            if (key != fields_[i].doc.key) reader.standalone.keys[&value] = fields_[i].doc.key;
            const Reader::Inside inside(reader, fields_[i].doc.key);
            if (value.is(Node::Kind::empty))
                reader.problems.error(value.key_at, tr("'{}' has no value; expected {}", key, fields_[i].doc.expects));
            else
                fields_[i].read(reader, value, object);
        }
        for (std::size_t i = 0; i < fields_.size(); ++i)
            if (fields_[i].doc.required && !given[i] && !node.incomplete)
                reader.problems.error(node.key_at, tr("{} lacks '{}'", doc_->name, fields_[i].doc.key));
    }

    [[nodiscard]] std::shared_ptr<const TableDoc> documentation() const { return doc_; }

private:
    /// Removes what is not in the text, because a model or the scenario says it of all organisations.
    bool forget(Reader& reader, const Removed& removed, T& object) const {
        for (const auto& field : fields_) {
            if (!field.forget || !same_name(field.doc.key, removed.name)) continue;
            if (!field.forget(object)) return false;
            reader.standalone.removed.insert(&removed);
            return true;
        }
        return false;
    }

    std::shared_ptr<TableDoc> doc_;
    std::vector<Field<T>> fields_;
};

/// An object with fields of its own. \param check looks at the object after a reading without errors
template <class T>
Kind<T> object(Table<T> table, std::function<void(Reader&, const Node&, T&)> check = nullptr) {
    auto documentation = table.documentation();
    auto shared = std::make_shared<const Table<T>>(std::move(table));  // kinds are copied often
    return {documentation->name,
            [table = std::move(shared), check = std::move(check)](Reader& reader, const Node& node, T& out) {
                const auto errors = reader.problems.errors();
                table->read(reader, node, out);
                if (check && errors == reader.problems.errors()) check(reader, node, out);
            },
            shapes::Object{documentation}};
}

/// Takes away from `out` what the map removes; `out` is what the map is laid over.
template <class T>
void take_away(Reader& reader, const Node& map, std::vector<T>& out) {
    for (const auto& removed : map.removed) {
        const auto size = out.size();
        std::vector<std::string> known;
        for (const auto& one : out) known.push_back(one.name);
        std::erase_if(out, [&](const T& one) { return same_name(one.name, removed.name); });
        if (out.size() < size)
            reader.standalone.removed.insert(&removed);
        else if (!removed.found)
            not_there(removed, known, reader.problems);
    }
}

/// A map from names to objects that know their name. A known name is changed, a new one is added; what the map removes
/// has been taken away.
template <class T>
Kind<std::vector<T>> laid_over(Kind<T> kind) {
    const std::string expects = tr("a map from names to: {}", kind.expects);
    const auto read = [kind, expects](Reader& reader, const Node& node, std::vector<T>& out) {
        if (!node.is(Node::Kind::map)) return reader.wrong(node, expects);
        if (node.entries.size() > most_named) return reader.error(node, tr("more than {} names", most_named));
        for (const auto& entry : node.entries) {
            const auto& [key, value] = entry;
            const Reader::Inside inside(reader, key);
            std::size_t i = 0;
            while (i < out.size() && !same_name(out[i].name, key)) ++i;
            if (i == out.size()) {
                out.emplace_back();
                out.back().name = key;
            }
            const auto errors = reader.problems.errors();
            kind.read(reader, value, out[i]);
            if (errors != reader.problems.errors()) advise_of_name(reader, node, entry);
        }
    };
    return {expects, read, shapes::Map{std::nullopt, kind.shape}};
}

/// The same; names that the map removes are taken away first.
template <class T>
Kind<std::vector<T>> named(Kind<T> kind) {
    auto result = laid_over(std::move(kind));
    result.read = [inner = result.read](Reader& reader, const Node& node, std::vector<T>& out) {
        take_away(reader, node, out);
        inner(reader, node, out);
    };
    return result;
}

/// Takes a value away from a list that is not in the text.
template <class V>
void remove_from_list(Reader& reader, const Kind<V>& kind, const Removed& removed, std::vector<V>& out) {
    if constexpr (std::equality_comparable<V>) {
        Node name;
        name.kind = Node::Kind::word;
        name.at = removed.at;
        name.text = removed.name;
        V value{};
        const auto errors = reader.problems.errors();
        kind.read(reader, name, value);
        if (errors != reader.problems.errors()) return;
        if (std::erase(out, value) > 0)
            reader.standalone.removed.insert(&removed);
        else if (!removed.found)
            not_there(removed, {}, reader.problems);
    } else if (!removed.found) {
        reader.problems.error(removed.at, tr("what is in this list has no name to remove it by; write the whole list"));
    }
}

/// A list, which replaces what was there, or what is added to that and removed from it.
template <class V>
Kind<std::vector<V>> list_of(Kind<V> kind) {
    const std::string expects = tr("a list of: {}", kind.expects);
    const auto read = [kind, expects](Reader& reader, const Node& node, std::vector<V>& out) {
        const Node* items = &node;
        if (changes_list(node)) {
            if (out.empty()) return reader.error(node, tr("there is no list here to change; write the list itself"));
            for (const auto& removed : node.removed) remove_from_list(reader, kind, removed, out);
            items = node.find("add");
            if (items == nullptr) return;
        }
        if (!items->is(Node::Kind::list)) return reader.wrong(*items, expects);
        if (items == &node) out.clear();
        for (const auto& item : items->items) {
            const Reader::Inside inside(reader, std::to_string(out.size() + 1));
            V value{};
            kind.read(reader, item, value);
            out.push_back(std::move(value));
        }
    };
    return {expects, read, shapes::List{kind.shape, std::nullopt}};
}

}  // namespace sluss::scenario
