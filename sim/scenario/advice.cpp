// What to do about keys and names that nothing knows: a slip of the pen, a key in the wrong place, or a name that is
// nearly one of the file which this one extends. Relies on the documentation of the tables alone.
#include "scenario/fields.hpp"

#include <algorithm>

namespace sluss::scenario {

namespace {

using Tables = std::vector<const TableDoc*>;

/// The tables whose keys can stand straight in a value of the shape, not behind a name or in a list.
Tables tables_of(const Shape& shape) {
    if (const auto* object = std::get_if<shapes::Object>(&shape.form())) return {object->table.get()};
    if (const auto* changes = std::get_if<shapes::LaidOver>(&shape.form())) return tables_of(changes->value);
    Tables result;
    if (const auto* either = std::get_if<shapes::Either>(&shape.form()))
        for (const auto& way : either->ways)
            for (const auto* table : tables_of(way)) result.push_back(table);
    return result;
}

bool has_key(const TableDoc& table, std::string_view key) {
    return std::any_of(table.fields.begin(), table.fields.end(),
                       [&](const FieldDoc& field) { return same_name(field.key, key); });
}

/// The keys that lead from a table to one inside it that has the key: "rules", "municipality: behaviour".
std::optional<std::string> way_down(const TableDoc& table, std::string_view key, int levels) {
    for (const auto& field : table.fields)
        for (const auto* inner : tables_of(field.shape))
            if (has_key(*inner, key)) return field.key;
    if (levels == 1) return std::nullopt;
    for (const auto& field : table.fields)
        for (const auto* inner : tables_of(field.shape))
            if (const auto way = way_down(*inner, key, levels - 1)) return field.key + ": " + *way;
    return std::nullopt;
}

/// Where the key belongs, by the whole word: inside the innermost table, or in or beside those around it.
std::optional<std::string> where_it_belongs(const Tables& tables, std::string_view key) {
    if (const auto way = way_down(*tables.back(), key, 2)) return tr("; it belongs under '{}'", *way);
    for (auto outer = tables.rbegin() + 1; outer != tables.rend(); ++outer) {
        if (has_key(**outer, key)) return tr("; it belongs in {}", (*outer)->name);
        if (const auto way = way_down(**outer, key, 1))
            return tr("; it belongs under '{}' in {}", *way, (*outer)->name);
    }
    return std::nullopt;
}

}  // namespace

std::string advice(const Reader& reader, std::string_view key) {
    // In `{car: 62,5 %}` the comma begins another key.
    if (!key.empty() && key.front() >= '0' && key.front() <= '9')
        return tr("; decimals are written with a point, not a comma");
    std::vector<std::string> own;
    for (const auto& field : reader.tables().back()->fields) own.push_back(field.key);
    // One slipped letter is likelier than a wrong place; a whole word that is known elsewhere likelier than more.
    const auto near = nearest(key, own);
    if (!near || edit_distance(*near, key) > 1)
        if (auto place = where_it_belongs(reader.tables(), key)) return *std::move(place);
    return did_you_mean(key, own);
}

void advise_of_name(Reader& reader, const Node& map, const KeyValue& name) {
    const auto& file = map.at.file;
    if (name.value.key_at.file != file) return;
    std::vector<std::string> inherited;
    for (const auto& [other, value] : map.entries)
        if (value.key_at.file != file) inherited.push_back(other);
    if (const auto near = nearest(name.key, inherited))
        reader.problems.error(name.value.key_at,
                              tr("'{}' is new here; the file that this one extends has '{}'", name.key, *near));
}

}  // namespace sluss::scenario
