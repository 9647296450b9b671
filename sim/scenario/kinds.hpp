// The kinds of values that fields can have: quantities with units, distributions, choices among words, references to
// names. Each says what it expects in words, because that is what a message and the reference page show.
#pragma once

#include "scenario/fields.hpp"
#include "scenario/quantity.hpp"

#include <array>
#include <limits>
#include <span>

namespace sluss::scenario {

/// What is compared with the ends of a `range`: the number, a distribution's mean, or one of these per complexity or
/// for each item of a list.
inline std::vector<double> magnitudes(double value) {
    return {value};
}
inline std::vector<double> magnitudes(int value) {
    return {static_cast<double>(value)};
}
inline std::vector<double> magnitudes(const kernel::Duration& value) {
    return {kernel::in_hours(value)};
}
inline std::vector<double> magnitudes(const kernel::CalendarSpan& value) {
    return {static_cast<double>(value.months.count()) * 730.5 + kernel::in_hours(value.rest)};
}
inline std::vector<double> magnitudes(const kernel::Distribution& value) {
    return {value.mean()};
}
template <class V>
std::vector<double> magnitudes(const domain::ByComplexity<V>& value) {
    std::vector<double> result;
    for (const auto& v : value.values) result.push_back(magnitudes(v).front());
    return result;
}

template <class Number, std::size_t n>
std::vector<double> magnitudes(const std::array<Number, n>& value) {
    return {value.begin(), value.end()};
}
inline std::vector<double> magnitudes(const std::vector<double>& value) {
    return value;
}

/// The parts of `{value: …, source: …, range: [low, high]}`; empty if the node is not of that form.
struct Sourced {
    const Node* value = nullptr;
    const Node* source = nullptr;
    std::optional<Node> low;
    std::optional<Node> high;
};
std::optional<Sourced> sourced_form(Reader& reader, const Node& node);
/// Compares a value with the ends of its range.
void check_range(Reader& reader, const Node& node, std::span<const double> value, std::span<const double> low,
                 std::span<const double> high);

/// Reads `{value, source, range}`, each number of it with `read`.
template <class V, class Read>
void read_sourced(Reader& reader, const Sourced& form, const Read& read, V& out) {
    const auto errors = reader.problems.errors();
    const Reader::Part part(reader);
    read(reader, *form.value, out);
    reader.note(*form.value, form.source, form.low ? &*form.low : nullptr, form.high ? &*form.high : nullptr);
    if (!form.low || errors != reader.problems.errors()) return;
    V low = out;
    V high = out;
    read(reader, *form.low, low);
    read(reader, *form.high, high);
    if (errors == reader.problems.errors())
        check_range(reader, *form.low, magnitudes(out), magnitudes(low), magnitudes(high));
}

/// A value that may say where it comes from, and is noted down as an assumption either way.
template <class V>
Kind<V> sourced(Kind<V> kind) {
    const auto read = [kind](Reader& reader, const Node& node, V& out) {
        if (const auto form = sourced_form(reader, node)) return read_sourced(reader, *form, kind.read, out);
        {
            const Reader::Part part(reader);
            kind.read(reader, node, out);
        }
        reader.note(node, nullptr, nullptr, nullptr);
    };
    return {kind.expects, read, shapes::Sourced{kind.shape}};
}

/// A choice of whoever writes the scenario, not a claim about the world, such as the length of a run or a priority: it
/// is an assumption only where it says what it rests on.
template <class V>
Kind<V> chosen(Kind<V> kind) {
    const auto read = [inner = kind.read](Reader& reader, const Node& node, V& out) {
        const Reader::Part part(reader);
        inner(reader, node, out);
    };
    return {kind.expects, read, kind.shape};
}

/// A list whose numbers may say where they come from each for itself, or all together.
template <class V>
Kind<std::vector<V>> sourced_together(Kind<std::vector<V>> kind) {
    const auto read = [inner = kind.read](Reader& reader, const Node& node, std::vector<V>& out) {
        if (const auto form = sourced_form(reader, node)) return read_sourced(reader, *form, inner, out);
        inner(reader, node, out);
    };
    return {kind.expects, read, shapes::Sourced{kind.shape}};
}

/// One value for all households, or `{simple: …, standard: …, complex: …}`.
template <class V>
Kind<domain::ByComplexity<V>> by_complexity(Kind<V> kind) {
    std::vector<Field<domain::ByComplexity<V>>> fields;
    for (std::size_t c = 0; c < domain::complexities; ++c)
        fields.push_back({std::string{domain::complexity_names[c]},
                          [c](domain::ByComplexity<V>& all) -> V& { return all.values[c]; }, kind, "",
                          Presence::required});
    using Classes = Table<domain::ByComplexity<V>>;
    const auto table = std::make_shared<const Classes>("the classes of complexity", "", std::move(fields));
    const auto read = [kind, table](Reader& reader, const Node& node, domain::ByComplexity<V>& out) {
        bool classes = node.is(Node::Kind::map) && node.find("value") == nullptr;
        bool any = false;
        for (const auto name : domain::complexity_names) any = any || node.find(name) != nullptr;
        classes = classes && any;
        if (!classes) {
            V value{};
            const auto errors = reader.problems.errors();
            kind.read(reader, node, value);
            if (errors == reader.problems.errors()) out = domain::ByComplexity<V>::all(value);
            return;
        }
        table->read(reader, node, out);
    };
    const auto read_any = [read](Reader& reader, const Node& node, domain::ByComplexity<V>& out) {
        const auto form = sourced_form(reader, node);
        if (!form || !form->value->is(Node::Kind::map)) return read(reader, node, out);
        read_sourced(reader, *form, read, out);
    };
    const Shape classes = shapes::Object{table->documentation()};
    return {tr("{}, or one for each of simple, standard, complex", kind.expects), read_any,
            shapes::Sourced{shapes::Either{{kind.shape, classes}}}};
}

// Numbers. Unless said otherwise they may carry {value, source, range} and may not be negative.
/// People of one role or group that a scenario can have; each is simulated by itself.
inline constexpr double most_fte = 1e5;

Kind<double> quantity(Dimension dimension, double least = 0, double most = std::numeric_limits<double>::max());
inline Kind<double> share() {
    return quantity(Dimension::share, 0, 1);
}
inline Kind<double> extra_share() {
    return quantity(Dimension::share);
}
Kind<int> count(int least = 0, int most = 100'000);
/// How many people: a whole number. \param most  at the most
Kind<double> people(double most);
Kind<int> whole_days(int least = 0);
Kind<std::uint64_t> seed();
Kind<kernel::Duration> working_time();
Kind<kernel::Duration> calendar_time();
Kind<kernel::CalendarSpan> span();

/// A distribution of lengths in hours; a plain length is always that long.
Kind<kernel::Distribution> distribution(Dimension dimension);
inline Kind<kernel::Distribution> work() {
    return distribution(Dimension::working_time);
}

Kind<std::string> text();
/// A text, or one per language: {en: …, sv: …}; the English one is kept.
Kind<std::string> localised_text();
Kind<bool> flag();
Kind<kernel::Days> date();
Kind<kernel::WeekPattern> working_hours();
/// "08:30", as time since midnight.
Kind<kernel::Duration> time_of_day();

/// A reference to something by name.
Kind<std::uint16_t> reference(Noun noun);
/// A list of names, one name, or "all".
Kind<domain::IdSet> references(Noun noun);

/// Relative weights: so many numbers, not negative, not all zero.
void read_weights(Reader& reader, const Node& node, std::span<double> out);
template <std::size_t n>
Kind<std::array<double, n>> weights() {
    return sourced(Kind<std::array<double, n>>{
        tr("a list of {} weights", n),
        [](Reader& reader, const Node& node, std::array<double, n>& out) { read_weights(reader, node, out); },
        shapes::List{shapes::Number{Dimension::number}, n}});
}

/// One of a few words.
template <class E>
Kind<E> choice(std::vector<std::pair<std::string, E>> options) {
    std::vector<std::string> words;
    for (const auto& [name, value] : options) words.push_back(name);
    const std::string expects = tr("one of: {}", fmt::join(words, ", "));
    const auto read = [options, words, expects](Reader& reader, const Node& node, E& out) {
        if (!node.is(Node::Kind::word)) return reader.wrong(node, expects);
        for (const auto& [name, value] : options)
            if (same_name(name, node.text)) {
                out = value;
                return;
            }
        reader.error(node, tr("expected {}, found '{}'{}", expects, node.text, perhaps(node.text, words)));
    };
    return {expects, read, shapes::Words{words}};
}

}  // namespace sluss::scenario
