// The fields of a need: how it begins, how complex it is, and the work of each stage of the default pathway.
#include "scenario/kinds.hpp"
#include "scenario/tables.hpp"

#include <cmath>

namespace sluss::scenario {

using namespace domain;

namespace {

void shares_sum_to_one(Reader& reader, const Node& node, std::span<const double> shares) {
    double sum = 0;
    for (const double share : shares) sum += share;
    if (std::abs(sum - 1) > share_tolerance) reader.error(node, tr("the shares sum to {:.6g} %, not 100 %", sum * 100));
}

/// More than a thousand a year for each inhabitant is a slip.
Kind<double> rate() {
    return quantity(Dimension::rate, 0, 1e6);
}

Kind<Setting> place() {
    return choice<Setting>(
        {{"office", Setting::office}, {"home", Setting::home}, {"phone", Setting::phone}, {"video", Setting::video}});
}

Kind<StageWork> documentation() {
    return object(Table<StageWork>{
        "documentation",
        "Paperwork of a stage.",
        {{"per meeting", &StageWork::documentation_per_meeting, work(), "desk work after each meeting"},
         {"final", &StageWork::final_documentation, by_complexity(work()), "desk work when all else is done"}}});
}

Kind<std::vector<OutsideAnswer>> outside_answers() {
    return named(object(Table<OutsideAnswer>{
        "an outside answer",
        "Someone outside who is asked. The answer runs from the stage's opening and is waited for after the meetings.",
        {{"chance", &OutsideAnswer::chance, share(), "that it is asked for; always if not given"},
         {"wait", &OutsideAnswer::wait, distribution(Dimension::calendar_time), "from the stage's opening",
          Presence::required},
         {"asks", &OutsideAnswer::asking, work(), "desk work of asking; counts as coordination"}}}));
}

std::vector<Field<StageWork>> common_stage_fields() {
    return {{"role", &StageWork::role, reference(Noun::role), "who usually does it, instead of the stage's role"},
            {"limit", &StageWork::limit, span(), "legal limit from the stage's opening (a report's: from its arrival)"},
            {"desk", &StageWork::desk, by_complexity(work()), "desk work when the stage opens"},
            {"place", &StageWork::place, place(), "where meetings are held", otherwise("office")},
            {"documentation", [](StageWork& work) -> StageWork& { return work; }, documentation(), "paperwork"}};
}

Kind<Renewals> renewals() {
    return object(
        Table<Renewals>{"renewals",
                        "Desk work that comes again, such as a monthly decision.",
                        {{"count", &Renewals::count, by_complexity(count()), "how many", Presence::required},
                         {"every", &Renewals::every, span(), "how often", Presence::required},
                         {"desk", &Renewals::desk, by_complexity(work()), "desk work of each", Presence::required}}});
}

Kind<Need> protection_assessment() {
    return object(Table<Need>{
        "a protection assessment",
        "Whether somebody reported needs protection at once.",
        {{"desk", &Need::protection_hours, quantity(Dimension::working_time), "desk work", Presence::required},
         {"limit", &Need::protection_limit, calendar_time(), "after the report", otherwise("1 day")}}});
}

Kind<FurtherNeed> further_need() {
    const auto chance = by_complexity(share());
    const Table<FurtherNeed> table{
        "a further need",
        "A need that may come with another, as a plain chance or with these keys.",
        {{"chance", &FurtherNeed::chance, chance, "given the first need", Presence::required},
         {"hidden", &FurtherNeed::hidden, share(), "share of them that nobody tells of at first"}}};
    const auto read = [chance, table](Reader& reader, const Node& node, FurtherNeed& out) {
        if (node.find("chance") != nullptr || node.find("hidden") != nullptr)
            table.read(reader, node, out);
        else
            chance.read(reader, node, out.chance);
    };
    return {tr("{}; or {{chance, hidden}}", chance.expects), read,
            shapes::Either{{chance.shape, shapes::Object{table.documentation()}}}};
}

Kind<std::array<double, channels>> channel_shares() {
    std::vector<Field<std::array<double, channels>>> fields;
    for (std::size_t c = 0; c < channels; ++c)
        fields.push_back({std::string{channel_names[c]},
                          [c](std::array<double, channels>& all) -> double& { return all[c]; }, share(),
                          "share of applications", otherwise("0 %")});
    const auto kind = object(Table<std::array<double, channels>>{
        "channels", "How applications come in, where the organisation offers everything; sums to 100 %.",
        std::move(fields)});
    const auto read = [inner = kind.read](Reader& reader, const Node& node, std::array<double, channels>& out) {
        out = {};
        inner(reader, node, out);
    };
    return checked<std::array<double, channels>>(
        {kind.expects, read, kind.shape},
        [](Reader& reader, const Node& node, const auto& all) { shares_sum_to_one(reader, node, all); });
}

Table<NeedText> need_table() {
    const auto of = [](auto member) {
        return [member](NeedText & t) -> auto& {
            return t.need.*member;
        };
    };
    const auto way = [](auto member) {
        return [member](NeedText & t) -> auto& {
            return t.pathway.*member;
        };
    };
    const auto stage = [](StageId id) { return [id](NeedText& t) -> StageWork& { return t.pathway.stages[id]; }; };
    const auto same = [](NeedText& t) -> Need& { return t.need; };
    const auto shares = by_complexity(share());

    const auto begins = object(Table<Need>{
        "begins",
        "How often the need arises.",
        {{"reports", &Need::reports, rate(), "reports of concern, repeated ones included"},
         {"repeats", &Need::repeats, quantity(Dimension::number, 1, 1000), "reports per reported household and year"},
         {"applications", &Need::applications, rate(), "the households' own applications"}}});
    const auto leavers = object(
        Table<Need>{"leavers",
                    "Households whose patience ends.",
                    {{"return", &Need::leaver_returns, share(), "chance that one comes back"},
                     {"after", &Need::leaver_returns_after, distribution(Dimension::calendar_time), "when"},
                     {"worse", &Need::leaver_worse, share(), "chance that it has become a class more complex"}}});
    const auto returns =
        object(Table<Need>{"returns",
                           "Closed applications that come again.",
                           {{"within a year", &Need::returns, share(), "chance"},
                            {"if hidden need unfound", &Need::returns_hidden_factor, quantity(Dimension::number),
                             "multiplies the chance where a hidden need was never found"}}});
    const auto complexity = checked<ByComplexity<double>>(
        shares, [](Reader& reader, const Node& node, const auto& all) { shares_sum_to_one(reader, node, all.values); });

    return {
        "a need",
        "A need, how it arises, and how much work each stage of it takes.",
        {
            {"group", of(&Need::group), reference(Noun::group), "target group, such as child or adult",
             Presence::required},
            {"begins", same, begins, "how often it arises", Presence::required},
            {"complexity", of(&Need::complexity), complexity, "shares of the households; sum to 100 %"},
            {"also", of(&Need::also),
             keyed<std::vector<FurtherNeed>, FurtherNeed>(Noun::need, further_need(),
                                                          [](auto& all, std::uint16_t id, const FurtherNeed& further) {
                                                              all.push_back(further);
                                                              all.back().need = id;
                                                          }),
             "further needs that may come with it"},
            {"urgent", of(&Need::urgent), share(), "share that needs protection the same or the next day"},
            {"protection assessment", same, protection_assessment(), "of an urgent report; none if not given"},
            {"channels", of(&Need::channel), channel_shares(), "how applications come in"},
            {"arrivals", &NeedText::arrivals, arrivals(), "instead of the municipality's profile"},
            {"patience", of(&Need::patience), distribution(Dimension::calendar_time),
             "how long an applicant waits before leaving; for ever if not given"},
            {"leavers", same, leavers, "what becomes of those who leave"},
            {"returns", same, returns, "closed applications that come again"},
            {"joined report", of(&Need::joined_report_hours), quantity(Dimension::working_time),
             "desk work when a report joins an open case"},
            {"opens investigation", way(&DefaultPathway::opens), shares,
             "share of reports that go on after the preliminary assessment"},
            {"advice is enough", way(&DefaultPathway::advice), shares, "share of those that go on"},
            {"service offer is enough", way(&DefaultPathway::service_offer), shares, "share of those that go on"},
            {"short investigation is enough", way(&DefaultPathway::short_is_enough), shares,
             "share of those that go on"},
            {"grants support", way(&DefaultPathway::grants), shares,
             "share of decided investigations that lead to an intervention"},
            {"contact", way(&DefaultPathway::contact), contact_work(), "the first contact, at the door"},
            {"preliminary assessment", stage(default_stage::preliminary_assessment), stage_work(), "of a report"},
            {"advice", stage(default_stage::advice), stage_work(), "advice and help to self-help"},
            {"service offer", stage(default_stage::service_offer), stage_work(), "support without needs assessment"},
            {"short investigation", stage(default_stage::short_investigation), stage_work(), "decided by the intake"},
            {"investigation", stage(default_stage::investigation), stage_work(), "the full one"},
            {"coordinated investigation", &NeedText::coordinated, stage_work(),
             "of a team for several needs; the same work as the investigation if not given"},
            {"intervention", stage(default_stage::intervention), intervention_work(), "support, and its follow-up"},
        }};
}

void check_need(Reader& reader, const Node& node, NeedText& text) {
    constexpr std::array<std::string_view, 3> lighter{"short investigation is enough", "service offer is enough",
                                                      "advice is enough"};
    const DefaultPathway& way = text.pathway;
    for (std::size_t c = 0; c < complexities; ++c) {
        const double sum = way.advice.values[c] + way.service_offer.values[c] + way.short_is_enough.values[c];
        if (sum <= 1 + share_tolerance) continue;
        const Node* at = nullptr;
        for (const auto key : lighter)
            if (at == nullptr) at = node.find(key);
        return reader.problems.error(
            at->key_at, tr("advice, service offer and short investigation are enough for {:.6g} % of the {} "
                           "households; together they may be at most 100 %",
                           sum * 100, complexity_names[c]));
    }
}

}  // namespace

Kind<ArrivalsText> arrivals() {
    const auto hours = weights<24>();
    const auto by_hour =
        sourced(Kind<std::array<double, 24>>{tr("{}, or 'around the clock'", hours.expects),
                                             [hours](Reader& reader, const Node& node, auto& out) {
                                                 if (node.text == "around the clock")
                                                     out.fill(1);
                                                 else
                                                     hours.read(reader, node, out);
                                             },
                                             shapes::Either{{shapes::Words{{"around the clock"}}, hours.shape}}});
    return object(Table<ArrivalsText>{"arrivals",
                                      "When households come; only the ratios count. Even where nothing is said.",
                                      {{"by month", &ArrivalsText::by_month, weights<12>(), "January first"},
                                       {"by weekday", &ArrivalsText::by_weekday, weights<7>(), "Monday first"},
                                       {"by hour", &ArrivalsText::by_hour, by_hour, "midnight first"}}});
}

Kind<StageWork> stage_work() {
    const auto days = whole_days(1);
    const Shape every = shapes::Pattern{"every " + pattern(Dimension::whole_days)};
    auto fields = common_stage_fields();
    fields.push_back({"meetings", &StageWork::meetings, by_complexity(count()), "how many"});
    fields.push_back({"meeting", &StageWork::meeting, by_complexity(work()), "length of each"});
    fields.push_back({"outside answers", &StageWork::outside_answers, outside_answers(), "who else is asked"});
    fields.push_back({"board", &StageWork::board_days,
                      sourced(Kind<int>{tr("'every 14 days'"),
                                        [days](Reader& reader, const Node& node, int& out) {
                                            Node without = node;
                                            if (without.text.starts_with("every ")) without.text.erase(0, 6);
                                            days.read(reader, without, out);
                                        },
                                        shapes::Either{{every, days.shape}}}),
                      "a board that decides meets so often"});
    return object(Table<StageWork>{
        "a stage",
        "The work of a stage, done in this order: asking others, desk work, meetings, waiting for answers, final "
        "documentation, the board.",
        std::move(fields)});
}

Kind<StageWork> intervention_work() {
    auto fields = common_stage_fields();
    fields.push_back({"sessions", &StageWork::meetings, by_complexity(count()), "how many"});
    fields.push_back({"session", &StageWork::meeting, by_complexity(work()), "length of each"});
    fields.push_back({"every", &StageWork::every, span(), "how often; as early as diaries allow if not given"});
    fields.push_back({"renewals", &StageWork::renewals, renewals(), "decisions that are renewed; after the sessions"});
    return object(Table<StageWork>{"an intervention", "Periodic sessions and renewed decisions.", std::move(fields)});
}

Kind<std::array<ContactWork, 4>> contact_work() {
    const auto way_in = object(Table<ContactWork>{
        "a first contact",
        "The first contact of those who come in one way.",
        {{"length", &ContactWork::length, by_complexity(work()), "with the citizen; no meeting if not given"},
         {"documentation", &ContactWork::documentation, work(), "desk work after it"},
         {"desk", &ContactWork::desk, by_complexity(work()), "desk work without the citizen"}}});
    const auto by = [](Entry entry) {
        return
            [entry](std::array<ContactWork, 4>& all) -> ContactWork& { return all[static_cast<std::size_t>(entry)]; };
    };
    return object(Table<std::array<ContactWork, 4>>{
        "contact",
        "The first contact, by the way of coming in.",
        {{"visit", by(Entry::visit), way_in, "in the office"},
         {"phone", by(Entry::phone), way_in, "on the phone"},
         {"e-service", by(Entry::e_service), way_in, "through the e-service; a length is a call back"},
         {"report", by(Entry::report), way_in, "receiving a report of concern"}}});
}

Kind<NeedText> need() {
    return object<NeedText>(need_table(), check_need);
}

}  // namespace sluss::scenario
