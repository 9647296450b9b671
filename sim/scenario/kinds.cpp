// Reading words as numbers, choices and names. Every number says in which units it may be written; wrong ones are
// refused where they stand.
#include "scenario/kinds.hpp"

#include <charconv>
#include <cmath>

namespace sluss::scenario {

namespace {

/// The numbers a planner can mean; anything larger is a slip and would overflow simulated time.
constexpr double largest = 1e9;
constexpr double most_hours = 1e6;

/// What to write instead of a number whose thousands are set apart.
/// \param with_point  what may have been meant with a comma
std::string thousands(const std::string& expects, const std::string& found, const std::string& plain,
                      const std::string& with_point) {
    if (with_point == found)
        return tr("expected {}, found '{}'; thousands are written without anything between them: '{}'", expects, found,
                  plain);
    return tr(
        "expected {}, found '{}'; thousands are written without anything between them, '{}', and decimals with a "
        "point, '{}'",
        expects, found, plain, with_point);
}

void read_quantity(Reader& reader, const Node& node, Dimension dimension, double least, double most, double& out) {
    if (!node.is(Node::Kind::word)) return reader.wrong(node, expected(dimension));
    const auto value = measure(node.text, dimension);
    if (!value) {
        const auto comma = node.text.find(',');
        std::string with_point = node.text;
        if (comma != std::string::npos) with_point[comma] = '.';
        if (const auto plain = without_thousands(node.text); plain && measure(*plain, dimension))
            return reader.error(node, thousands(expected(dimension), node.text, *plain, with_point));
        if (comma != std::string::npos && measure(with_point, dimension))
            return reader.error(node, tr("expected {}, found '{}'; decimals are written with a point: '{}'",
                                         expected(dimension), node.text, with_point));
        return reader.wrong(node, expected(dimension));
    }
    if (*value < least)
        return reader.error(node, *value < 0 ? tr("'{}' is negative", node.text) : tr("'{}' is too small", node.text));
    if (*value > most && dimension == Dimension::share)
        return reader.error(node, tr("'{}' is more than {} %", node.text, most * 100));
    if (*value > std::min(most, largest)) return reader.error(node, tr("'{}' is too large", node.text));
    out = *value;
}

Kind<kernel::Duration> duration(Dimension dimension) {
    const Kind<kernel::Duration> plain{expected(dimension),
                                       [dimension](Reader& reader, const Node& node, kernel::Duration& out) {
                                           double hours = kernel::in_hours(out);
                                           read_quantity(reader, node, dimension, 0, most_hours, hours);
                                           out = kernel::from_hours(hours);
                                       },
                                       shapes::Number{dimension, 0, most_hours}};
    return sourced(plain);
}

/// Says what is wrong if a number is not whole.
bool is_whole(Reader& reader, const Node& node, double value) {
    const std::string expects = tr("a whole number");
    if (const auto plain = without_thousands(node.text))  // 14.000 would be fourteen
        reader.error(node, thousands(expects, node.text, *plain, node.text));
    else if (value != std::floor(value))
        reader.wrong(node, expects);
    else
        return true;
    return false;
}

/// A whole number from a plain number.
void read_whole(Reader& reader, const Node& node, Dimension dimension, int least, int most, int& out) {
    double value = out;
    const auto errors = reader.problems.errors();
    read_quantity(reader, node, dimension, least, most, value);
    if (errors != reader.problems.errors()) return;
    if (!is_whole(reader, node, value)) return;
    out = static_cast<int>(value);
}

/// `{add: …, remove: …}` on names that are not in the text, because a model built them.
void change_references(Reader& reader, const Node& node, Noun noun, domain::IdSet& out) {
    if (out.empty()) return reader.error(node, tr("there is no list here to change; write the list itself"));
    std::vector<std::string> there;
    for (const auto id : out.ids()) there.push_back(reader.names(noun)[id]);
    domain::IdSet result = out;
    for (const auto& removed : node.removed) {
        Node name;
        name.kind = Node::Kind::word;
        name.at = removed.at;
        name.text = removed.name;
        const auto id = reader.find(name, noun);
        if (!id) continue;
        if (result.contains(*id))
            reader.standalone.removed.insert(&removed);
        else if (!removed.found)
            not_there(removed, there, reader.problems);
        result = result - domain::IdSet::of({*id});
    }
    if (const Node* added = node.find("add"); added != nullptr && !added->is(Node::Kind::list)) {
        reader.wrong(*added, tr("a list of {}", plural(noun)));
    } else if (added != nullptr) {
        for (const auto& name : added->items)
            if (const auto id = reader.find(name, noun)) {
                if (result.contains(*id)) reader.error(name, tr("'{}' is in the list already", name.text));
                result.insert(*id);
            }
    }
    if (result.empty()) return reader.error(node, tr("nothing would be left of the list"));
    out = result;
}

}  // namespace

std::optional<Sourced> sourced_form(Reader& reader, const Node& node) {
    const Node* value = node.is(Node::Kind::map) ? node.find("value") : nullptr;
    if (value == nullptr) return std::nullopt;
    Sourced result;
    result.value = value;
    for (const auto& [key, child] : node.entries) {
        if (same_name(key, "value")) continue;
        if (same_name(key, "source")) {
            result.source = &child;
            if (!child.is(Node::Kind::word)) reader.wrong(child, tr("a source in words, or 'assumed'"));
        } else if (same_name(key, "range")) {
            if (child.items.size() != 2) {
                reader.wrong(child, tr("a range [low, high]"));
                continue;
            }
            result.low = child.items[0];
            result.high = child.items[1];
        } else {
            const std::string comma = advice_on_comma(key);
            reader.problems.error(child.key_at,
                                  tr("unknown key '{}' beside 'value'{}", key,
                                     comma.empty() ? did_you_mean(key, {"value", "source", "range"}) : comma));
        }
    }
    // In a range, a number without a unit has the value's.
    const auto unit = value->is(Node::Kind::word) ? split(value->text) : std::nullopt;
    for (auto* end : {&result.low, &result.high})
        if (*end && unit && (*end)->is(Node::Kind::word))
            if (const auto number = split((*end)->text); number && number->unit.empty() && !unit->unit.empty())
                (*end)->text += " " + unit->unit;
    return result;
}

void check_range(Reader& reader, const Node& node, std::span<const double> value, std::span<const double> low,
                 std::span<const double> high) {
    if (low.size() != value.size() || high.size() != value.size())
        return reader.error(node, tr("each end of the range needs {} values, as the value has", value.size()));
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (low[i] > high[i]) return reader.error(node, tr("the range's low end is above its high end"));
        if (value[i] < low[i] || value[i] > high[i])
            return reader.problems.warning(node.where(), tr("the value lies outside its own range"));
    }
}

Kind<double> quantity(Dimension dimension, double least, double most) {
    const Kind<double> plain{expected(dimension),
                             [=](Reader& reader, const Node& node, double& out) {
                                 read_quantity(reader, node, dimension, least, most, out);
                             },
                             shapes::Number{dimension, least, most}};
    return sourced(plain);
}

Kind<int> count(int least, int most) {
    const Kind<int> plain{
        tr("a whole number"),
        [=](Reader& reader, const Node& node, int& out) {
            read_whole(reader, node, Dimension::number, least, most, out);
        },
        shapes::Number{Dimension::number, static_cast<double>(least), static_cast<double>(most), true}};
    return sourced(plain);
}

Kind<double> people(double most) {
    const Kind<double> plain{tr("a whole number"),
                             [=](Reader& reader, const Node& node, double& out) {
                                 double value = out;
                                 const auto errors = reader.problems.errors();
                                 read_quantity(reader, node, Dimension::number, 0, most, value);
                                 if (errors == reader.problems.errors() && is_whole(reader, node, value)) out = value;
                             },
                             shapes::Number{Dimension::number, 0, most, true}};
    return sourced(plain);
}

Kind<int> whole_days(int least) {
    constexpr int longest = 200 * 365;
    const Kind<int> plain{expected(Dimension::whole_days),
                          [=](Reader& reader, const Node& node, int& out) {
                              read_whole(reader, node, Dimension::whole_days, least, longest, out);
                          },
                          shapes::Number{Dimension::whole_days, static_cast<double>(least), longest}};
    return sourced(plain);
}

Kind<std::uint64_t> seed() {
    const std::string expects = tr("a whole number from 0 to 2^64 - 1");
    constexpr auto most = static_cast<double>(std::numeric_limits<std::uint64_t>::max());
    return {expects,
            [expects](Reader& reader, const Node& node, std::uint64_t& out) {
                const char* const end = node.text.data() + node.text.size();
                std::uint64_t value = 0;
                const auto [rest, error] = std::from_chars(node.text.data(), end, value);
                if (error != std::errc{} || rest != end) return reader.wrong(node, expects);
                out = value;
            },
            shapes::Number{Dimension::number, 0, most, true}};
}

Kind<kernel::Duration> working_time() {
    return duration(Dimension::working_time);
}
Kind<kernel::Duration> calendar_time() {
    return duration(Dimension::calendar_time);
}

Kind<kernel::CalendarSpan> span() {
    const std::string expects = expected(Dimension::calendar_time);
    const Kind<kernel::CalendarSpan> plain{expects,
                                           [expects](Reader& reader, const Node& node, kernel::CalendarSpan& out) {
                                               const auto value = calendar_span(node.text);
                                               if (!value) return reader.wrong(node, expects);
                                               if (value->months.count() < 0 || value->rest.count() < 0)
                                                   return reader.error(node, tr("'{}' is negative", node.text));
                                               out = *value;
                                           },
                                           shapes::Number{Dimension::calendar_time}};
    return sourced(plain);
}

Kind<std::string> text() {
    return {tr("a text"),
            [](Reader& reader, const Node& node, std::string& out) {
                if (!node.is(Node::Kind::word)) return reader.wrong(node, tr("a text"));
                out = node.text;
            },
            shapes::Text{}};
}

Kind<std::string> localised_text() {
    struct Languages {
        std::string en;
        std::string sv;
    };
    const Table<Languages> table{
        "a text in two languages",
        "",
        {{"en", &Languages::en, text(), "English", Presence::required}, {"sv", &Languages::sv, text(), "Swedish"}}};
    return {tr("a text, or {{en: …, sv: …}}"),
            [table](Reader& reader, const Node& node, std::string& out) {
                if (node.is(Node::Kind::word)) {
                    out = node.text;
                    return;
                }
                Languages languages;
                table.read(reader, node, languages);
                out = languages.en;
            },
            shapes::Either{{shapes::Text{}, shapes::Object{table.documentation()}}}};
}

Kind<bool> flag() {
    return choice<bool>({{"yes", true}, {"no", false}, {"true", true}, {"false", false}});
}

Kind<kernel::Days> date() {
    const std::string expects = tr("a date such as 2018-01-31");
    return {expects,
            [expects](Reader& reader, const Node& node, kernel::Days& out) {
                const std::string& s = node.text;
                bool good = s.size() == 10 && s[4] == '-' && s[7] == '-';
                int parts[3] = {0, 0, 0};
                const std::size_t starts[3] = {0, 5, 8};
                const std::size_t lengths[3] = {4, 2, 2};
                for (std::size_t i = 0; good && i < 3; ++i) {
                    const char* from = s.data() + starts[i];
                    good = *from != '-' && std::from_chars(from, from + lengths[i], parts[i]).ptr == from + lengths[i];
                }
                const kernel::Date date{std::chrono::year{parts[0]},
                                        std::chrono::month{static_cast<unsigned>(parts[1])},
                                        std::chrono::day{static_cast<unsigned>(parts[2])}};
                if (!good) return reader.wrong(node, expects);
                if (!date.month().ok()) return reader.error(node, tr("there is no '{}': a year has 12 months", s));
                if (!date.ok())
                    return reader.error(
                        node, tr("there is no '{}': that month has {} days", s,
                                 static_cast<unsigned>((date.year() / date.month() / std::chrono::last).day())));
                if (parts[0] < 1900 || parts[0] > 2200) return reader.error(node, tr("the year must be 1900 to 2200"));
                out = kernel::Days{date};
            },
            shapes::Pattern{
                "(19|20|21)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])|2200-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"}};
}

Kind<std::uint16_t> reference(Noun noun) {
    return {tr("the name of a {}", word(noun)),
            [noun](Reader& reader, const Node& node, std::uint16_t& out) {
                if (const auto id = reader.find(node, noun)) out = *id;
            },
            shapes::Name{noun}};
}

Kind<domain::IdSet> references(Noun noun) {
    const Shape name = shapes::Name{noun};
    return {tr("a list of {}, one {}, or 'all'", plural(noun), word(noun)),
            [noun](Reader& reader, const Node& node, domain::IdSet& out) {
                if (changes_list(node)) return change_references(reader, node, noun, out);
                domain::IdSet result;
                const auto insert = [&](const Node& one) {
                    if (const auto id = reader.find(one, noun)) result.insert(*id);
                };
                if (node.is(Node::Kind::list))
                    for (const auto& item : node.items) insert(item);
                else if (node.text == "all")
                    result = domain::IdSet::first(reader.names(noun).size());
                else
                    insert(node);
                out = result;
            },
            shapes::Either{{shapes::Words{{"all"}}, name, shapes::List{name, std::nullopt}}}};
}

void read_weights(Reader& reader, const Node& node, std::span<double> out) {
    const std::string expects = tr("a list of {} weights", out.size());
    if (!node.is(Node::Kind::list)) return reader.wrong(node, expects);
    if (node.items.size() != out.size())
        return reader.error(node, tr("expected {}, found {}", expects, node.items.size()));
    double sum = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        read_quantity(reader, node.items[i], Dimension::number, 0, largest, out[i]);
        sum += out[i];
    }
    if (!(sum > 0)) return reader.error(node, tr("at least one weight must be above 0"));
}

}  // namespace sluss::scenario
