// The fields of the workforce: who is away, leaves, is sought and is new, and the working time that goes to other
// things than households. The scenario's own holds for all organisations; an organisation's is laid over it key by key,
// and 'none' switches a part off again. Whether an organisation has the roles that are named is looked at when it is
// built (workforce_checks.cpp).
#include "domain/iso_date.hpp"
#include "scenario/kinds.hpp"
#include "scenario/tables.hpp"

namespace sluss::scenario {

using namespace domain;

namespace {

constexpr int weeks_of_a_year = 52;
constexpr double full_week = 40;  // hours

void needs_a_length(Reader& reader, const Node& node, double how_often, const kernel::Distribution& length) {
    if (how_often > 0 && length.is_zero()) reader.error(node, tr("absence needs a 'length' above 0"));
}

Kind<SickLeave> sick_leave() {
    return or_none(object<SickLeave>(
        Table<SickLeave>{
            "sick leave",
            "Spells that nobody knows of beforehand.",
            {{"spells", &SickLeave::spells_per_year, quantity(Dimension::frequency, 0, 365), "per person, at work"},
             {"length", &SickLeave::length, distribution(Dimension::calendar_time),
              "calendar days, rounded up to whole ones"}}},
        [](Reader& reader, const Node& node, SickLeave& leave) {
            needs_a_length(reader, node, leave.spells_per_year, leave.length);
        }));
}

Kind<LongLeave> long_leave() {
    return or_none(object<LongLeave>(
        Table<LongLeave>{
            "long leave",
            "Leave that is known beforehand, such as parental leave.",
            {{"starts", &LongLeave::per_year, quantity(Dimension::frequency, 0, 365), "per person, at work"},
             {"length", &LongLeave::length, distribution(Dimension::calendar_time),
              "calendar days, rounded up to whole ones"}}},
        [](Reader& reader, const Node& node, LongLeave& leave) {
            needs_a_length(reader, node, leave.per_year, leave.length);
        }));
}

Kind<Holidays> holidays() {
    return or_none(object<Holidays>(
        Table<Holidays>{
            "holidays",
            "Weeks of holiday, Monday to Sunday, known beforehand; public holidays are the working hours'.",
            {{"summer weeks", &Holidays::summer_weeks, count(0, weeks_of_a_year),
              "in one piece; each person's begin at random within the summer"},
             {"first week", &Holidays::first_week, count(1, weeks_of_a_year), "of the summer, by ISO number",
              otherwise("25")},
             {"last week", &Holidays::last_week, count(1, weeks_of_a_year), "of the summer", otherwise("32")},
             {"other weeks", &Holidays::other_weeks, count(0, weeks_of_a_year), "single ones outside the summer"}}},
        [](Reader& reader, const Node& node, Holidays& h) {
            const int summer = h.last_week - h.first_week + 1;
            if (summer < 1)
                return reader.error(node, tr("the summer ends in week {}, before week {}", h.last_week, h.first_week));
            if (h.summer_weeks > summer)
                return reader.error(node, tr("a summer from week {} to week {} is too short for {} weeks", h.first_week,
                                             h.last_week, h.summer_weeks));
            if (h.other_weeks > weeks_of_a_year - summer)
                reader.error(node, tr("there are no {} weeks outside the summer from week {} to week {}", h.other_weeks,
                                      h.first_week, h.last_week));
        }));
}

Kind<Turnover> turnover() {
    return or_none(object<Turnover>(
        Table<Turnover>{
            "turnover",
            "How long people stay.",
            {{"tenure", &Turnover::tenure, distribution(Dimension::calendar_time), "time in the post, notice included"},
             {"notice", &Turnover::notice, calendar_time(), "between giving notice and leaving"},
             {"load effect", &Turnover::load_effect, quantity(Dimension::number, 0, 100),
              "at c times the mean caseload of the role, time in the post counts 1 + this × (c − 1) fold",
              otherwise("0")}}},
        [](Reader& reader, const Node& node, Turnover& turnover) {
            constexpr double shortest = 24;
            if (!turnover.tenure) return reader.error(node, tr("turnover lacks 'tenure'"));
            const Node* given = node.find("tenure");
            if (turnover.tenure->mean() < shortest)
                reader.error(given == nullptr ? node : *given, tr("a tenure is at least a day in the mean"));
        }));
}

/// Who searches; 'nobody' leaves a post to be filled by itself.
Kind<RoleId> recruiting_role() {
    const auto kind = reference(Noun::role);
    const std::string expects = tr("{}, or 'nobody'", kind.expects);
    const auto read = [inner = kind.read, expects](Reader& reader, const Node& node, RoleId& out) {
        if (node.is(Node::Kind::word) && node.text == "nobody")
            out = domain::none;
        else
            inner(reader, node, out);
    };
    return {expects, read, shapes::Either{{shapes::Words{{"nobody"}}, kind.shape}}};
}

Kind<Recruitment> recruitment() {
    return or_none(object(Table<Recruitment>{
        "recruitment",
        "What happens with a vacancy: a search as soon as notice is given, and then the time until somebody begins.",
        {{"by", &Recruitment::by, recruiting_role(),
          "whose people search, those of the unit with the vacancy if it has any; nobody if not given"},
         {"hours", &Recruitment::hours, quantity(Dimension::working_time), "desk work of one of them per vacancy"},
         {"takes", &Recruitment::takes, distribution(Dimension::calendar_time),
          "from the search's end until the new colleague begins; at once if not given"}}}));
}

/// Part of the onboarding, so 'none' leaves the rest of it alone.
Kind<Onboarding> programme() {
    const auto kind = object(Table<Onboarding>{
        "an onboarding programme",
        "Hours of the newcomer, which count as overhead.",
        {{"hours", &Onboarding::programme, working_time(), "in all"},
         {"weeks", &Onboarding::programme_weeks, count(1, 520), "first weeks over which they are spread",
          otherwise("4")},
         {"shortens", &Onboarding::programme_shortens, quantity(Dimension::share, 0, 0.99), "the time constant by"}}});
    const auto read = [inner = kind.read](Reader& reader, const Node& node, Onboarding& out) {
        if (node.is(Node::Kind::word) && node.text == "none")
            out.programme = {};
        else
            inner(reader, node, out);
    };
    return {tr("{}, or 'none'", kind.expects), read, shapes::Either{{kind.shape, shapes::Words{{"none"}}}}};
}

Kind<Onboarding> onboarding() {
    constexpr double least_output = 0.01;
    const auto same = [](Onboarding& onboarding) -> Onboarding& { return onboarding; };
    return or_none(object<Onboarding>(
        Table<Onboarding>{
            "onboarding",
            "Output of a new colleague after t in the post, p(t) = p0 + (1 − p0)(1 − e^(−t/τ)); desk work takes 1/p(t) "
            "as long as an experienced colleague's.",
            {{"starts at", &Onboarding::starts_at, quantity(Dimension::share, least_output, 1), "p0",
              otherwise("100 %")},
             {"time constant", &Onboarding::time_constant, calendar_time(), "τ"},
             {"mentor", &Onboarding::mentor_per_week, working_time(), "a week, of the mentor and of the newcomer"},
             {"mentor weeks", &Onboarding::mentor_weeks, count(0, 520), "from the first day"},
             {"programme", same, programme(), "an onboarding programme"}}},
        [](Reader& reader, const Node& node, Onboarding& o) {
            if (o.starts_at < 1 && o.time_constant <= kernel::Duration{})
                return reader.error(node, tr("onboarding that starts below 100 % needs a 'time constant' above 0"));
            if (o.mentor_per_week > kernel::Duration{} && o.mentor_weeks == 0)
                return reader.error(node, tr("a mentor needs 'mentor weeks'"));
            const double week = kernel::in_hours(o.mentor_per_week) + kernel::in_hours(o.programme) / o.programme_weeks;
            if (week > full_week)
                reader.error(
                    node, tr("mentor and programme take {:g} h of a newcomer's week, which has {:g}", week, full_week));
        }));
}

/// In no role and at no time may overhead leave nothing for cases.
void check_sums(Reader& reader, const Node& node, const std::vector<Overhead>& all) {
    const auto holds = [](const Overhead& one, RoleId role, kernel::Days day) {
        return (one.roles.empty() || one.roles.contains(role)) && (!one.from || *one.from <= day) &&
               (!one.until || day < *one.until);
    };
    const auto& roles = reader.names(Noun::role);
    for (RoleId role = 0; role < roles.size(); ++role)
        for (const auto& first : all) {  // a sum is greatest where a part begins
            const kernel::Days day = first.from.value_or(kernel::Days::min());
            double sum = 0;
            for (const auto& one : all)
                if (holds(one, role, day)) sum += one.share;
            if (sum < 1 - share_tolerance) continue;
            return reader.error(node, first.from
                                          ? tr("overhead takes {:.6g} % of the hours of '{}' from {}", sum * 100,
                                               roles[role], iso_date(day))
                                          : tr("overhead takes {:.6g} % of the hours of '{}'", sum * 100, roles[role]));
        }
}

Kind<std::vector<Overhead>> overhead() {
    const Table<Overhead> table{
        "overhead",
        "A share of the hours of some roles in a period: meetings, supervision, training. A plain share, or these "
        "keys.",
        {{"share", &Overhead::share, share(), "of contracted hours less leave"},
         {"roles", &Overhead::roles, references(Noun::role), "whose hours; everybody's if not given"},
         {"from", &Overhead::from, date(), "first day; always if not given"},
         {"until", &Overhead::until, date(), "first day after it; to the end if not given"}}};
    const auto read_one = [table](Reader& reader, const Node& node, Overhead& out) {
        if (node.is(Node::Kind::word) && node.text == "none") {
            out.share = 0;
            return;
        }
        if (node.is(Node::Kind::word) || node.find("value") != nullptr) return share().read(reader, node, out.share);
        const auto errors = reader.problems.errors();
        table.read(reader, node, out);
        if (errors != reader.problems.errors()) return;
        if (out.share <= 0 && node.find("share") == nullptr) return reader.error(node, tr("overhead lacks 'share'"));
        if (out.from && out.until && *out.until <= *out.from)
            reader.error(node,
                         tr("it ends on {}, not after it begins on {}", iso_date(*out.until), iso_date(*out.from)));
    };
    const auto all = named(Kind<Overhead>{
        tr("a share such as 5 %, overhead, or 'none'"), read_one,
        shapes::Either{{share().shape, shapes::Object{table.documentation()}, shapes::Words{{"none"}}}}});
    const auto read = [inner = all.read](Reader& reader, const Node& node, std::vector<Overhead>& out) {
        const auto errors = reader.problems.errors();
        inner(reader, node, out);
        std::erase_if(out, [](const Overhead& one) { return one.share <= 0; });
        if (errors == reader.problems.errors()) check_sums(reader, node, out);
    };
    return or_none(Kind<std::vector<Overhead>>{all.expects, read, all.shape});
}

Kind<Assistants> assistants() {
    return or_none(object<Assistants>(
        Table<Assistants>{"assistants",
                          "Administrative assistants, who take a share of the documentation.",
                          {{"role", &Assistants::role, reference(Noun::role),
                            "whose people, those of the worker's own unit if it has any"},
                           {"documentation", &Assistants::documentation, share(), "share of each piece"}}},
        [](Reader& reader, const Node& node, Assistants& assistants) {
            if (assistants.role == domain::none) reader.error(node, tr("assistants lack 'role'"));
        }));
}

Kind<EServices> e_services() {
    return or_none(
        object(Table<EServices>{"e-services",
                                "What e-services change for the households that use them.",
                                {{"uptake", &EServices::uptake, quantity(Dimension::number, 0, 1000),
                                  "factor on the weight of the e-service among the channels", otherwise("1")},
                                 {"removes", &EServices::removes, share(),
                                  "share of the desk work and documentation of a first contact that falls away"}}}));
}

}  // namespace

Kind<Workforce> workforce() {
    return or_none(object(Table<Workforce>{
        "workforce",
        "Who works while time goes on. Every part is off if it is not given: then nobody is ever away, leaves or is "
        "new. An organisation says only in what it differs from the scenario; 'none' switches a part off again.",
        {{"sick leave", &Workforce::sick_leave, sick_leave(), "spells that nobody knows of beforehand"},
         {"long leave", &Workforce::long_leave, long_leave(), "such as parental leave"},
         {"holidays", &Workforce::holidays, holidays(), "weeks off"},
         {"turnover", &Workforce::turnover, turnover(), "how long people stay"},
         {"recruitment", &Workforce::recruitment, recruitment(), "how vacancies are filled"},
         {"onboarding", &Workforce::onboarding, onboarding(), "how new colleagues come up to full output"},
         {"overhead", &Workforce::overhead, overhead(), "meetings, supervision, training"},
         {"assistants", &Workforce::assistants, assistants(), "who take a share of the documentation"},
         {"e-services", &Workforce::e_services, e_services(), "what they spare"},
         {"covering", &Workforce::covering,
          choice<Covering>({{"rebook", Covering::rebook}, {"colleague", Covering::colleague}}),
          "an appointment with somebody ill is booked again, or a colleague of the unit who is free takes it",
          otherwise("rebook")},
         {"hands over after", &Workforce::hands_over_after, calendar_time(), "who is away for longer hands cases over",
          otherwise("6 weeks")}}}));
}

}  // namespace sluss::scenario
