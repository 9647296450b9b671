// The fields of what changes in the demand while time goes on: growth, surges, moves between districts, more to ask
// outside.
#include "scenario/kinds.hpp"
#include "scenario/tables.hpp"

namespace sluss::scenario {

using namespace domain;

namespace {

/// An empty list would mean all of them, which nobody says so.
void not_empty(Reader& reader, const Node& node, const char* key, const IdSet& some) {
    if (const Node* given = node.find(key); given != nullptr && some.empty())
        reader.error(*given, tr("'{}' names none; without it, all are meant", key));
}

Kind<Surge> surge() {
    return object<Surge>(
        Table<Surge>{
            "a surge",
            "A time in which more households come than usual, or fewer. Surges that overlap multiply.",
            {{"from", &Surge::from, date(), "first day", Presence::required},
             {"until", &Surge::until, date(), "first day after it", Presence::required},
             {"factor", &Surge::factor, quantity(Dimension::number, 0, 1000), "on arrivals", Presence::required},
             {"districts", &Surge::districts, references(Noun::district), "all if not given"},
             {"needs", &Surge::needs, references(Noun::need), "first needs; all if not given"}}},
        [](Reader& reader, const Node& node, const Surge& surge) {
            not_empty(reader, node, "districts", surge.districts);
            not_empty(reader, node, "needs", surge.needs);
            if (surge.until <= surge.from) reader.error(*node.find("until"), tr("'until' must be after 'from'"));
        });
}

Kind<Removal> removal() {
    return object<Removal>(
        Table<Removal>{
            "a move between districts",
            "Households that move after they have arrived. Measures count them where they arrived.",
            {{"from", &Removal::from, reference(Noun::district), "", Presence::required},
             {"to", &Removal::to, reference(Noun::district), "", Presence::required},
             {"chance", &Removal::chance, share(), "of a household that arrives in 'from'", Presence::required},
             {"needs", &Removal::needs, references(Noun::need), "first needs; all if not given"},
             {"after", &Removal::after, distribution(Dimension::calendar_time), "how long after it arrived",
              Presence::required}}},
        [](Reader& reader, const Node& node, const Removal& removal) {
            not_empty(reader, node, "needs", removal.needs);
            if (removal.to == removal.from) reader.error(*node.find("to"), tr("a household moves to another district"));
        });
}

/// No household can move to two places: the chances of a district and first need are at most 100 % together.
void check_chances(Reader& reader, const Node& node, const std::vector<Removal>& removals) {
    for (NeedId need = 0; need < reader.names(Noun::need).size(); ++need) {
        std::vector<double> sum(reader.names(Noun::district).size(), 0);
        for (std::size_t i = 0; i < removals.size(); ++i) {
            const Removal& removal = removals[i];
            if (!removal.needs.empty() && !removal.needs.contains(need)) continue;
            double& chances = sum[removal.from];
            chances += removal.chance;
            if (chances <= 1 + share_tolerance) continue;
            return reader.error(
                *node.items[i].find("chance"),
                tr("{:.6g} % of the households of '{}' with '{}' would move; together the "
                   "chances may be at most 100 %",
                   chances * 100, reader.names(Noun::district)[removal.from], reader.names(Noun::need)[need]));
        }
    }
}

}  // namespace

Kind<double> growth() {
    constexpr double most = 1;
    auto kind =
        checked<double>(quantity(Dimension::growth, -10, most), [](Reader& reader, const Node& node, double value) {
            if (value <= -1) reader.error(node, tr("growth must be above -100 % a year"));
        });
    kind.shape = shapes::Sourced{shapes::Number{Dimension::growth, -1, most}};
    return kind;
}

Kind<std::vector<Surge>> surges() {
    return named(surge());
}

Kind<std::vector<Removal>> removals() {
    return checked<std::vector<Removal>>(list_of(removal()), check_chances);
}

Kind<Municipality> outside_actors() {
    return object(
        Table<Municipality>{"outside actors",
                            "Those outside who are asked.",
                            {{"growth", &Municipality::actors_growth, growth(),
                              "of the wait for outside answers, for there are more to ask; dates of boards stay"}}});
}

}  // namespace sluss::scenario
