// The fields of a reorganisation, and what it becomes. Organisations are written in any order, so what a
// reorganisation says of others is looked at only when all are built and staffed.
#include "domain/iso_date.hpp"
#include "scenario/kinds.hpp"
#include "scenario/organisations.hpp"
#include "scenario/tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace sluss::scenario {

using namespace domain;

namespace {

constexpr double full_week = 40;  // hours
constexpr int longest_closure = 60;

Kind<std::vector<std::pair<std::string, std::string>>> unit_map() {
    const std::string expects = tr("a map from units to units of the other organisation");
    const auto read = [expects](Reader& reader, const Node& node, auto& out) {
        if (!node.is(Node::Kind::map)) return reader.wrong(node, expects);
        out.clear();
        for (const auto& [old, to] : node.entries) {
            if (!to.is(Node::Kind::word)) {
                reader.wrong(to, tr("the name of a unit"));
                continue;
            }
            const auto same = [&name = old](const auto& pair) { return same_name(pair.first, name); };
            if (std::any_of(out.begin(), out.end(), same))
                reader.problems.error(to.key_at, tr("'{}' is mapped twice", old));
            else
                out.emplace_back(old, to.text);
        }
    };
    return {expects, read, shapes::Map{Noun::unit, shapes::Name{Noun::unit}}};
}

Kind<std::vector<Closure>> closures() {
    const auto length = whole_days(1);
    const std::string expects = tr("a map from {} to: {}", plural(Noun::unit), length.expects);
    const auto read = [length, expects](Reader& reader, const Node& node, std::vector<Closure>& out) {
        if (!node.is(Node::Kind::map)) return reader.wrong(node, expects);
        out.clear();
        for (const auto& [unit, value] : node.entries) {
            const Reader::Inside inside(reader, unit);
            Closure closure{unit, 0};
            length.read(reader, value, closure.days);
            if (closure.days > longest_closure)
                reader.error(value, tr("'{}' is closed for {} days; at most {}", unit, closure.days, longest_closure));
            out.push_back(closure);
        }
    };
    return {expects, read, shapes::Map{Noun::unit, length.shape}};
}

Kind<Preparation> preparation() {
    return object<Preparation>(
        Table<Preparation>{
            "preparation",
            "Working time before the date.",
            {{"hours", &Preparation::hours, working_time(), "per full-time person, in all", Presence::required},
             {"weeks", &Preparation::weeks, count(1, 520), "before the date, spread evenly over them",
              Presence::required}}},
        [](Reader& reader, const Node& node, Preparation& preparation) {
            const double week = kernel::in_hours(preparation.hours) / preparation.weeks;
            if (week > full_week)
                reader.error(node, tr("preparation takes {:g} h of a week, which has {:g}", week, full_week));
        });
}

Kind<ProductivityDip> dip() {
    return object<ProductivityDip>(
        Table<ProductivityDip>{
            "dip",
            "Output after the date, 1 − depth × e^(−t/τ): desk work takes that much longer.",
            {{"depth", &ProductivityDip::depth, quantity(Dimension::share, 0, 0.99), "on the day", Presence::required},
             {"time constant", &ProductivityDip::time_constant, calendar_time(), "τ", Presence::required}}},
        [](Reader& reader, const Node& node, ProductivityDip& dip) {
            if (dip.depth > 0 && dip.time_constant <= kernel::Duration{})
                reader.error(*node.find("time constant"), tr("a dip needs a time constant above 0"));
        });
}

Kind<Informing> informing() {
    return object(Table<Informing>{
        "informing",
        "What citizens know of the new doors.",
        {{"told", &Informing::told, share(), "share of households that are told beforehand", otherwise("100 %")},
         {"learned within", &Informing::learned_within, calendar_time(),
          "time from the date until everybody knows again as before; at once if not given"}}});
}

Kind<Reorganisation> reorganisation() {
    return object(Table<Reorganisation>{
        "a reorganisation",
        "The organisation becomes another one of the file, while its people and its open cases go on.",
        {{"on", &Reorganisation::on, date(), "first day of the new organisation", Presence::required},
         {"becomes", &Reorganisation::becomes, organisation_name(), "as that one stands, without its reorganisations",
          Presence::required},
         {"units", &Reorganisation::units, unit_map(),
          "where a unit's people go first: old name → new name; to a unit of the same name if nothing is said"},
         {"closed", &Reorganisation::closures, closures(),
          "units, by their names before, closed while they move: days from the date"},
         {"open cases", &Reorganisation::open_cases,
          choice<OpenCases>({{"keep worker", OpenCases::keep_worker}, {"reallocate", OpenCases::reallocate}}),
          "keep their worker until the next stage, or go to the unit that now serves them", otherwise("keep worker")},
         {"preparation", &Reorganisation::preparation, preparation(), "of everybody, before the date"},
         {"dip", &Reorganisation::dip, dip(), "in output, after the date"},
         {"informing", &Reorganisation::informing, informing(), "of citizens; everybody knows if not given"}}});
}

/// A part of the workforce by its key, and whether a workforce has it at all.
struct WorkforcePart {
    const char* key;
    bool (*on)(const Workforce&);
};
constexpr std::array workforce_parts{
    WorkforcePart{"sick leave", [](const Workforce& w) { return w.sick_leave.spells_per_year > 0; }},
    WorkforcePart{"long leave", [](const Workforce& w) { return w.long_leave.per_year > 0; }},
    WorkforcePart{"holidays",
                  [](const Workforce& w) { return w.holidays.summer_weeks > 0 || w.holidays.other_weeks > 0; }},
    WorkforcePart{"turnover", [](const Workforce& w) { return w.turnover.tenure.has_value(); }},
    WorkforcePart{
        "recruitment",
        [](const Workforce& w) { return w.recruitment.by != domain::none || !w.recruitment.takes.is_zero(); }},
    WorkforcePart{"onboarding",
                  [](const Workforce& w) {
                      const Onboarding& o = w.onboarding;
                      return o.starts_at < 1 || o.mentor_weeks > 0 || o.programme > kernel::Duration{};
                  }},
    WorkforcePart{"assistants", [](const Workforce& w) { return w.assistants.documentation > 0; }},
    WorkforcePart{"e-services",
                  [](const Workforce& w) { return w.e_services.uptake != 1 || w.e_services.removes > 0; }},
};

/// An organisation's workforce holds until it becomes another; what that one does not have is gone, most likely
/// unawares. Only of what the organisation says itself: what the scenario says of all, another must switch off by name.
/// \param text  the organisation `now`
void warn_of_what_ends(Reader& reader, const Node& text, const Organisation& owner, const Organisation& now,
                       const Organisation& next, kernel::Days on) {
    const Node* said = text.find("workforce");
    if (said == nullptr || !said->is(Node::Kind::map)) return;
    const auto gone = [&](const Node& node, const std::string& what) {
        reader.problems.warning(node.key_at, tr("{} is gone from {} on, when '{}' becomes '{}', which has none", what,
                                                iso_date(on), owner.name, next.name));
    };
    for (const auto& part : workforce_parts)
        if (const Node* node = said->find(part.key))
            if (part.on(now.workforce) && !part.on(next.workforce)) gone(*node, fmt::format("'{}'", part.key));
    const Node* overhead = said->find("overhead");
    if (overhead == nullptr || !overhead->is(Node::Kind::map)) return;
    for (const auto& one : now.workforce.overhead) {
        const Node* node = overhead->find(one.name);
        if (node == nullptr || (one.until && *one.until <= on)) continue;
        const auto& others = next.workforce.overhead;
        const auto same = [&one](const Overhead& other) { return same_name(other.name, one.name); };
        if (std::none_of(others.begin(), others.end(), same)) gone(*node, tr("overhead '{}'", one.name));
    }
}

/// People who come or go with the date may be a slip in one of the two organisations' staff.
void warn_of_people(Reader& reader, const Node& text, const Organisation& owner, const Organisation& now,
                    const Organisation& next) {
    std::string changes;
    for (RoleId role = 0; role < now.roles.size(); ++role) {
        const double before = fte_of(now, role);
        const double after = fte_of(next, role);
        if (std::abs(before - after) > same_fte)
            changes +=
                (changes.empty() ? "" : ", ") + tr("{} from {:g} to {:g} FTE", now.roles[role].name, before, after);
    }
    if (!changes.empty())
        reader.problems.warning(text.find("becomes")->where(),
                                tr("when '{}' becomes '{}', people come or go: {}", owner.name, next.name, changes));
}

/// One reorganisation as written, beside what it has been read into.
class Resolution {
public:
    Resolution(Reader& reader, const Node& text, Reorganisation& plan) : reader_(reader), text_(text), plan_(plan) {}

    void check_dates(const Experiment& experiment, const Reorganisation* before) {
        const kernel::Days end = kernel::day_of(experiment.end());
        if (plan_.on <= experiment.start)
            return say("on", tr("a reorganisation on {} is not after the start, {}", iso_date(plan_.on),
                                iso_date(experiment.start)));
        if (plan_.on >= end)
            return say(
                "on", tr("the run is over on {}, before this reorganisation on {}", iso_date(end), iso_date(plan_.on)));
        if (before != nullptr && plan_.on <= before->on)
            return say("on", tr("the reorganisation before this one is on {}; write them in order of time",
                                iso_date(before->on)));
        if (before != nullptr)
            for (const auto& closure : before->closures)
                if (before->on + std::chrono::days{closure.days} > plan_.on)
                    return say("on", tr("'{}' is still closed by the reorganisation before", closure.unit));
        for (const auto& closure : plan_.closures)
            if (plan_.on + std::chrono::days{closure.days} > end)
                reader_.error(*text_.find("closed")->find(closure.unit),
                              tr("'{}' is closed beyond the end of the run, {}", closure.unit, iso_date(end)));
        const kernel::Days prepared = plan_.on - std::chrono::weeks{plan_.preparation.weeks};
        if (prepared < experiment.start)
            say("preparation",
                tr("preparation begins on {}, before the start, {}", iso_date(prepared), iso_date(experiment.start)));
    }

    /// \param owner  whose reorganisation it is; it may become again what it was
    /// \param now    what it is until then
    void check_becomes(const Organisation& owner, const Organisation& now, const Organisation& next) {
        if (&next == &now) return say("becomes", tr("'{}' becomes itself", next.name));
        if (&next != &owner && !next.reorganisations.empty() && next.reorganisations.front().on <= plan_.on)
            return say("becomes", tr("'{}' is itself reorganised by then, on {}", next.name,
                                     iso_date(next.reorganisations.front().on)));
        for (auto& closure : plan_.closures)
            find_unit(text_.find("closed")->find(closure.unit)->key_at, now, closure.unit);
        for (auto& [old, to] : plan_.units) {
            const Node& target = *text_.find("units")->find(old);
            find_unit(target.key_at, now, old);
            find_unit(target.at, next, to);
        }
    }

private:
    void say(const char* key, std::string error) { reader_.error(*text_.find(key), std::move(error)); }

    /// Spells the unit's name as the organisation does.
    void find_unit(const Position& at, const Organisation& organisation, std::string& name) {
        std::vector<std::string> known;
        for (const auto& unit : organisation.units) {
            if (same_name(unit.name, name)) {
                name = unit.name;
                return;
            }
            known.push_back(unit.name);
        }
        reader_.problems.error(
            at, tr("organisation '{}' has no unit '{}'{}", organisation.name, name, did_you_mean(name, known)));
    }

    Reader& reader_;
    const Node& text_;
    Reorganisation& plan_;
};

}  // namespace

Kind<std::string> organisation_name() {
    return {tr("the name of an organisation"),
            [](Reader& reader, const Node& node, std::string& out) {
                if (const auto id = reader.find(node, Noun::organisation)) out = reader.names(Noun::organisation)[*id];
            },
            shapes::Name{Noun::organisation}};
}

Kind<std::vector<Reorganisation>> reorganisations() {
    return or_none(list_of(reorganisation()));
}

void resolve_reorganisations(Reader& reader, const Node& node, const Experiment& experiment,
                             std::vector<Organisation>& organisations) {
    const auto called = [&](const std::string& name) {
        return std::find_if(organisations.begin(), organisations.end(),
                            [&](const Organisation& one) { return one.name == name; });
    };
    for (auto& organisation : organisations) {
        if (organisation.reorganisations.empty()) continue;
        const Node& list = *node.find(organisation.name)->find("reorganisations");
        const Organisation* now = &organisation;
        for (std::size_t i = 0; i < organisation.reorganisations.size(); ++i) {
            Reorganisation& plan = organisation.reorganisations[i];
            const auto next = called(plan.becomes);
            if (next == organisations.end()) return;  // it has errors of its own
            Resolution resolution(reader, list.items[i], plan);
            resolution.check_dates(experiment, i == 0 ? nullptr : &organisation.reorganisations[i - 1]);
            resolution.check_becomes(organisation, *now, *next);
            warn_of_what_ends(reader, *node.find(now->name), organisation, *now, *next, plan.on);
            warn_of_people(reader, list.items[i], organisation, *now, *next);
            plan.structure = {*next};
            plan.structure.front().reorganisations.clear();
            now = &*next;
        }
    }
}

}  // namespace sluss::scenario
