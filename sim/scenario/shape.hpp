// What a value of the scenario language may look like, as a small tree that never changes once it is made. Every kind
// of value has one, beside the function that reads it; the reference page and the JSON Schema are written from them. A
// shape knows what can be seen in the text alone: whether a name exists, or shares sum to 100 %, is the reader's.
#pragma once

#include "scenario/quantity.hpp"
#include "scenario/reader.hpp"

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace sluss::scenario {

struct TableDoc;

namespace shapes {
struct Text;
struct Pattern;
struct Words;
struct Number;
struct Name;
struct Object;
struct Map;
struct List;
struct Either;
struct Sourced;
struct LaidOver;
struct OneKey;
struct ByWord;
struct Form;

template <class F, class... Forms>
inline constexpr bool is_any_of = (std::is_same_v<F, Forms> || ...);
template <class F>
inline constexpr bool is_form =
    is_any_of<F, Text, Pattern, Words, Number, Name, Object, Map, List, Either, Sourced, LaidOver, OneKey, ByWord>;
}  // namespace shapes

/// Cheap to copy: copies share one tree.
class Shape {
public:
    template <class F>
    requires shapes::is_form<std::remove_cvref_t<F>> Shape(F&& form)
        : form_(std::make_shared<const shapes::Form>(std::forward<F>(form))) {}

    [[nodiscard]] const shapes::Form& form() const { return *form_; }

private:
    std::shared_ptr<const shapes::Form> form_;
};

namespace shapes {

/// Any word or number.
struct Text {};
/// A word of a form that a regular expression (ECMA-262, of the whole word) describes.
struct Pattern {
    std::string expression;
};
/// One of a few words.
struct Words {
    std::vector<std::string> words;
};
/// A number with its unit. \param least, most  in the unit that the dimension is measured in (quantity.hpp)
struct Number {
    Dimension dimension;
    double least = 0;
    double most = std::numeric_limits<double>::max();
    bool whole = false;
};
/// The name of something in the scenario.
struct Name {
    Noun noun;
};
/// A map with the fields of a table.
struct Object {
    std::shared_ptr<const TableDoc> table;
};
/// A map whose keys are names: of things that exist, or new ones.
struct Map {
    std::optional<Noun> keys;
    Shape value;
    bool extends = false;  ///< whether a value may name another one of the map that it changes (key: extends)
};
struct List {
    Shape item;
    std::optional<std::size_t> length;  ///< exactly so many
};
/// A value of any of these shapes.
struct Either {
    std::vector<Shape> ways;
};
/// A value, or {value: …, source: …, range: [low, high]} around it.
struct Sourced {
    Shape value;
};
/// A value that changes what is there already, even where nothing is extended.
struct LaidOver {
    Shape value;
};
/// A map with exactly one of these keys.
struct OneKey {
    std::vector<std::pair<std::string, Shape>> ways;
};
/// A map that has the fields of one of some tables: of the one whose word stands under `key`.
struct ByWord {
    std::string key;
    std::vector<std::pair<std::string, std::shared_ptr<const TableDoc>>> tables;
    std::shared_ptr<const TableDoc> otherwise;  ///< the fields that all of them have
};

struct Form
    : std::variant<Text, Pattern, Words, Number, Name, Object, Map, List, Either, Sourced, LaidOver, OneKey, ByWord> {
    using variant::variant;
};

}  // namespace shapes

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;  // clang 16 asks for it

/// Shows every table whose fields a value of this shape may have, but not the tables inside those.
void for_each_table(const Shape& shape, const std::function<void(const TableDoc&)>& show);

}  // namespace sluss::scenario
