// The fields of the municipality and its staff: places and ways between them, districts, how citizens behave, roles.
#include "scenario/kinds.hpp"
#include "scenario/tables.hpp"

namespace sluss::scenario {

using namespace domain;

namespace {

Kind<PlaceText> place() {
    return object(Table<PlaceText>{"a place", "A named point; it has no fields of its own.", {}});
}

Kind<Line> line() {
    return object<Line>(
        Table<Line>{"a line",
                    "A bus or train, in both directions.",
                    {{"stops", &Line::stops, list_of(reference(Noun::place)), "in order", Presence::required},
                     {"minutes", &Line::minutes, sourced_together(list_of(quantity(Dimension::minutes))),
                      "between neighbouring stops", Presence::required},
                     {"km", &Line::km, sourced_together(list_of(quantity(Dimension::kilometres))),
                      "between neighbouring stops", Presence::required},
                     {"every", &Line::headway_minutes, quantity(Dimension::minutes),
                      "headway; half of it is waited at each boarding", Presence::required}}},
        [](Reader& reader, const Node& node, Line& line) {
            if (line.stops.size() < 2) return reader.error(*node.find("stops"), tr("a line has at least two stops"));
            const auto check = [&](const char* key, std::size_t found) {
                if (found + 1 != line.stops.size())
                    reader.error(*node.find(key), tr("{} stops need {} values in '{}', found {}", line.stops.size(),
                                                     line.stops.size() - 1, key, found));
            };
            check("minutes", line.minutes.size());
            check("km", line.km.size());
        });
}

/// A link as written: on foot, by car, or both.
struct LinkText {
    PlaceId from = 0;
    PlaceId to = 0;
    double km = 0;
    std::optional<double> walk;
    std::optional<double> car;
};

Kind<std::vector<Link>> links() {
    const auto kind = list_of(object<LinkText>(
        Table<LinkText>{"a link",
                        "A way between two places on foot or by car, in both directions.",
                        {{"from", &LinkText::from, reference(Noun::place), "", Presence::required},
                         {"to", &LinkText::to, reference(Noun::place), "", Presence::required},
                         {"km", &LinkText::km, quantity(Dimension::kilometres), "length", Presence::required},
                         {"walk", &LinkText::walk, quantity(Dimension::minutes), "minutes on foot"},
                         {"car", &LinkText::car, quantity(Dimension::minutes), "minutes by car"}}},
        [](Reader& reader, const Node& node, LinkText& link) {
            if (!link.walk && !link.car) reader.error(node, tr("a link needs 'walk' or 'car'"));
        }));
    const auto read = [inner = kind.read](Reader& reader, const Node& node, std::vector<Link>& out) {
        std::vector<LinkText> texts;
        inner(reader, node, texts);
        out.clear();
        for (const auto& text : texts) {
            if (text.walk) out.push_back({text.from, text.to, Link::Mode::walk, *text.walk, text.km});
            if (text.car) out.push_back({text.from, text.to, Link::Mode::car, *text.car, text.km});
        }
    };
    return {kind.expects, read, kind.shape};
}

Kind<District> district() {
    return object(Table<District>{
        "a district",
        "Where people live.",
        {{"place", &District::place, reference(Noun::place), "where journeys start", Presence::required},
         {"population", &District::population, people(1e8), "inhabitants", Presence::required},
         {"car", &District::car, share(), "share of households with a car"},
         {"knows right door", &District::knows_right_door, share(), "share that knows which door is right"},
         {"digital", &District::digital, quantity(Dimension::number), "factor on the e-service's share",
          otherwise("1")},
         {"interpreter", &District::interpreter, share(), "share of households that need an interpreter"},
         {"incidence", &District::incidence_factor,
          keyed<std::vector<double>, double>(Noun::need, quantity(Dimension::number),
                                             [](auto& factors, std::uint16_t need, double factor) {
                                                 if (factors.size() <= need) factors.resize(need + std::size_t{1}, 1);
                                                 factors[need] = factor;
                                             }),
          "factors on the incidence of needs; 1 if not given"},
         {"growth", &District::growth, growth(), "of arrivals from the start of the run, beside the municipality's"}}});
}

Kind<Behaviour> behaviour() {
    return object(Table<Behaviour>{
        "behaviour",
        "How citizens behave towards any organisation.",
        {{"missed", &Behaviour::missed, share(), "chance that an appointment is missed"},
         {"missed per travel hour", &Behaviour::missed_per_travel_hour, share(),
          "added per hour of one-way travel to an office"},
         {"rebooked after", &Behaviour::rebooked_after, calendar_time(),
          "a missed appointment is not held again before"},
         {"found within competence", &Behaviour::found_within, share(),
          "chance that a contact finds a hidden need that the worker's competence covers"},
         {"found outside competence", &Behaviour::found_outside, share(), "the same for a need outside it"},
         {"interpreter longer", &Behaviour::interpreter_longer, extra_share(),
          "an appointment with an interpreter takes this share longer"}}});
}

}  // namespace

Kind<MunicipalityText> municipality() {
    const auto of = [](auto member) {
        return [member](MunicipalityText & t) -> auto& {
            return t.municipality.*member;
        };
    };
    return object(Table<MunicipalityText>{
        "municipality",
        "The demand. It knows no organisation.",
        {{"name", of(&Municipality::name), text(), "as in reports; the title if not given"},
         {"places", &MunicipalityText::places, named(place()), "named points", Presence::required},
         {"lines", of(&Municipality::lines), named(line()), "buses and trains"},
         {"links", of(&Municipality::links), links(), "ways on foot or by car"},
         {"districts", of(&Municipality::districts), named(district()), "where people live", Presence::required},
         {"needs", &MunicipalityText::needs, named(need()), "what people need", Presence::required},
         {"arrivals", &MunicipalityText::arrivals, arrivals(), "when households come"},
         {"growth", of(&Municipality::growth), growth(), "of all arrivals from the start of the run"},
         {"surges", of(&Municipality::surges), surges(), "times of more arrivals, or fewer"},
         {"moves between districts", of(&Municipality::removals), removals(), "of households that have arrived"},
         {"outside actors", [](MunicipalityText& t) -> Municipality& { return t.municipality; }, outside_actors(),
          "those outside who are asked"},
         {"behaviour", of(&Municipality::behaviour), behaviour(), "how citizens behave"},
         {"survey", of(&Municipality::survey), survey(), "a satisfaction survey; none if not given"},
         {"stage roles", &MunicipalityText::stage_roles,
          keyed<StageRoles, RoleId>(Noun::stage, reference(Noun::role),
                                    [](StageRoles& roles, std::uint16_t stage, RoleId who) { roles[stage] = who; }),
          "who usually does each stage; the first role of 'staff' where nothing is said"}}});
}

Kind<Role> role(Presence fte) {
    constexpr double least_part_time = 0.1;  // below it a slip is likelier than such a post
    const Table<Role> table{"a role",
                            "A kind of employee; a plain number of FTE, or these keys.",
                            {{"fte", &Role::fte, quantity(Dimension::fte, 0, most_fte), "in total", fte},
                             {"hours", &Role::hours, working_hours(), "working hours; office hours if not given"},
                             {"wage", &Role::wage, quantity(Dimension::wage), "with on-costs"},
                             {"part time", &Role::part_time, quantity(Dimension::share, least_part_time, 1),
                              "of full time that each person works: at 75 %, 3 FTE are 4 people", otherwise("100 %")}}};
    const auto number = quantity(Dimension::fte, 0, most_fte);
    const auto read = [number, table](Reader& reader, const Node& node, Role& out) {
        if (node.is(Node::Kind::word) || node.find("value") != nullptr)
            number.read(reader, node, out.fte);
        else
            table.read(reader, node, out);
    };
    return {tr("{}; or {{fte, hours, wage, part time}}", expected(Dimension::fte)), read,
            shapes::Either{{number.shape, shapes::Object{table.documentation()}}}};
}

Kind<StaffPool> staff() {
    const auto kind = named(role());
    return {kind.expects,
            [inner = kind.read](Reader& reader, const Node& node, StaffPool& out) { inner(reader, node, out.roles); },
            kind.shape};
}

Kind<Experiment> experiment() {
    return object(Table<Experiment>{
        "experiment",
        "How the organisations are compared.",
        {{"start", &Experiment::start, date(), "first day of the warm-up", Presence::required},
         {"warm-up", &Experiment::warm_up, chosen(span()), "before anything is measured", otherwise("2 years")},
         {"run", &Experiment::run, chosen(span()), "after the warm-up", otherwise("2 years")},
         {"follow-up", &Experiment::follow_up_days, chosen(whole_days(1)), "how long each household is observed",
          otherwise("1 year")},
         {"investigation horizon", &Experiment::investigation_horizon_days, chosen(whole_days(1)),
          "durations of investigations are counted up to this", otherwise("240 days")},
         {"replications", &Experiment::replications, chosen(count(1, 1'000'000)), "", otherwise("20")},
         {"seed", &Experiment::seed, seed(), "", otherwise("1")},
         {"baseline", &Experiment::baseline,
          Kind<std::size_t>{tr("the name of an organisation"),
                            [](Reader& reader, const Node& node, std::size_t& out) {
                                if (const auto id = reader.find(node, Noun::organisation)) out = *id;
                            },
                            shapes::Name{Noun::organisation}},
          "what the others are compared with; the first organisation if not given"}}});
}

}  // namespace sluss::scenario
