// What to do about keys and names that nothing knows: a slip of the pen, a key in the wrong place, or a name that is
// nearly one of the file which this one extends. Relies on the documentation of the tables alone.
#include "scenario/fields.hpp"

#include <algorithm>
#include <utility>

namespace sluss::scenario {

namespace {

using Tables = std::vector<const TableDoc*>;

/// How far a key may be from where it belongs: straight inside a value, or behind a name or in a list too.
enum class Reach { straight, behind_names };

/// The tables whose keys can stand in a value of the shape, with what stands between: nothing, or "…" for a name.
std::vector<std::pair<const TableDoc*, std::string>> tables_of(const Shape& shape, Reach reach) {
    const auto& form = shape.form();
    if (const auto* object = std::get_if<shapes::Object>(&form)) return {{object->table.get(), ""}};
    if (const auto* changes = std::get_if<shapes::LaidOver>(&form)) return tables_of(changes->value, reach);
    std::vector<std::pair<const TableDoc*, std::string>> result;
    if (const auto* either = std::get_if<shapes::Either>(&form))
        for (const auto& way : either->ways)
            for (auto& one : tables_of(way, reach)) result.push_back(std::move(one));
    if (reach == Reach::straight) return result;
    if (const auto* list = std::get_if<shapes::List>(&form)) return tables_of(list->item, reach);
    if (const auto* by_word = std::get_if<shapes::ByWord>(&form)) return {{by_word->otherwise.get(), ""}};
    if (const auto* map = std::get_if<shapes::Map>(&form))
        for (const auto& [table, between] : tables_of(map->value, reach)) result.emplace_back(table, ": …");
    return result;
}

bool has_key(const TableDoc& table, std::string_view key) {
    return std::any_of(table.fields.begin(), table.fields.end(),
                       [&](const FieldDoc& field) { return same_name(field.key, key); });
}

/// The keys that lead from a table to one inside it that has the key: "rules", "municipality: behaviour", "staff: …".
std::optional<std::string> way_down(const TableDoc& table, std::string_view key, int levels, Reach reach) {
    for (const auto& field : table.fields)
        for (const auto& [inner, between] : tables_of(field.shape, reach))
            if (has_key(*inner, key)) return field.key + between;
    if (levels == 1) return std::nullopt;
    for (const auto& field : table.fields)
        for (const auto& [inner, between] : tables_of(field.shape, reach))
            if (const auto way = way_down(*inner, key, levels - 1, reach)) return field.key + between + ": " + *way;
    return std::nullopt;
}

/// Where the key belongs, by the whole word: inside the innermost table, or in or beside those around it.
std::optional<std::string> where_it_belongs(const Tables& tables, std::string_view key) {
    if (tables.size() > 1 && same_name(key, "name")) return tr("; what a thing is called is the key before it");
    for (const auto reach : {Reach::straight, Reach::behind_names}) {
        const int levels = reach == Reach::straight ? 2 : 1;
        if (const auto way = way_down(*tables.back(), key, levels, reach)) return tr("; it belongs under '{}'", *way);
        for (auto outer = tables.rbegin() + 1; outer != tables.rend(); ++outer) {
            if (has_key(**outer, key)) return tr("; it belongs in {}", (*outer)->name);
            if (const auto way = way_down(**outer, key, 1, reach))
                return tr("; it belongs under '{}' in {}", *way, (*outer)->name);
        }
    }
    return std::nullopt;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// In `{missed:8 %}` the whole is one key.
bool lacks_space(std::string_view key, const std::vector<std::string>& own) {
    const auto colon = key.find(':');
    return colon != std::string_view::npos && std::any_of(own.begin(), own.end(), [&](const std::string& one) {
               return same_name(one, key.substr(0, colon));
           });
}

}  // namespace

std::string advice_on_comma(std::string_view key) {
    if (key.empty() || !is_digit(key.front())) return "";
    if (key.find(':') != std::string_view::npos)
        return tr("; several times stand in brackets: [08:00-12:00, 13:00-17:00]");
    const auto digits = std::find_if_not(key.begin(), key.end(), is_digit) - key.begin();
    return digits == 3 ? tr("; thousands are written without anything between them, and decimals with a point")
                       : tr("; decimals are written with a point, not a comma");
}

std::string expected_keys(const TableDoc& table) {
    constexpr std::size_t enough = 5;
    if (table.fields.empty()) return tr("a map of keys");
    std::string keys;
    for (std::size_t i = 0; i < table.fields.size() && i <= enough; ++i)
        keys += (i == 0 ? "" : ", ") + (i < enough ? table.fields[i].key : "…");
    return tr("a map of keys ({})", keys);
}

std::string advice(const Reader& reader, std::string_view key) {
    if (auto comma = advice_on_comma(key); !comma.empty()) return comma;
    std::vector<std::string> own;
    for (const auto& field : reader.tables().back()->fields) own.push_back(field.key);
    if (lacks_space(key, own)) return tr("; a space is missing after the colon");
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
