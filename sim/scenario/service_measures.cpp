// Measures that a scenario defines for its own service.
#include "scenario/service_tables.hpp"

namespace sluss::scenario {

using namespace domain::service;

namespace {

Moment& itself(Moment& moment) {
    return moment;
}

/// A stage under a key that says what happens there.
Kind<Moment> at_stage(Moment::What what) {
    return {tr("the name of a stage"),
            [what](Reader& reader, const Node& node, Moment& out) {
                if (const auto id = reader.find(node, Noun::stage)) out = {what, *id};
            },
            shapes::Name{Noun::stage}};
}

Kind<Moment> moment() {
    const auto word =
        choice<Moment::What>({{"arrival", Moment::What::arrival}, {"departure", Moment::What::departure}});
    const Table<Moment> table{
        "a moment",
        "`arrival`, `departure` (from the service), or one of these: the first time that it happens.",
        {{"comes to", itself, at_stage(Moment::What::comes_to), "joins the line of a stage"},
         {"begins", itself, at_stage(Moment::What::begins), "a stage's first work begins"},
         {"ends", itself, at_stage(Moment::What::ends), "a stage's last work ends"}}};
    const auto read = [word, table](Reader& reader, const Node& node, Moment& out) {
        if (!node.is(Node::Kind::map)) return word.read(reader, node, out.what);
        if (node.entries.size() != 1) return reader.wrong(node, tr("one of: comes to, begins, ends, with a stage"));
        table.read(reader, node, out);
    };
    return {tr("arrival, departure, or one of comes to, begins, ends with a stage"), read,
            shapes::Either{{word.shape, shapes::Object{table.documentation()}}}};
}

/// A measure as written.
struct MeasureText {
    struct Between {
        Moment from;
        Moment to{Moment::What::departure};
    };
    std::string name;
    std::optional<Between> time;
    std::optional<kernel::Duration> within;
    bool of_all = false;
    std::optional<std::uint16_t> visits;
};

Kind<MeasureText::Between> between() {
    using Between = MeasureText::Between;
    return object(
        Table<Between>{"a time between two moments",
                       "Clients to whom not both happen do not count.",
                       {{"from", &Between::from, moment(), "", Presence::required},
                        {"to", &Between::to, moment(), "the first such moment after that", Presence::required}}});
}

Kind<MeasureText> measure_text() {
    return object<MeasureText>(
        Table<MeasureText>{
            "a measure of the scenario's own",
            "'time', counted when the second moment comes, or 'visits', of the clients who leave the service.",
            {{"time", &MeasureText::time, between(), "from one moment to another, in the mean; or …"},
             {"within", &MeasureText::within, chosen(calendar_time()),
              "… the share of clients for whom it is at most so long"},
             {"of", &MeasureText::of_all, choice<bool>({{"both moments", false}, {"all", true}}),
              "of clients with both moments, or of all with the first, those who gave up and those who still wait "
              "after the limit included; both moments if not given"},
             {"visits", &MeasureText::visits, reference(Noun::stage),
              "how often clients come to this stage, in the mean"}}},
        [](Reader& reader, const Node& node, MeasureText& text) {
            if (text.time && text.visits)
                return reader.error(node, tr("a measure is of one thing: 'time' or 'visits'"));
            if (!text.time && !text.visits) return reader.error(node, tr("say what is measured: 'time' or 'visits'"));
            if (text.within && !text.time)
                reader.problems.error(node.find("within")->key_at, tr("'within' goes with 'time'"));
            if (!text.within && node.find("of") != nullptr)
                reader.problems.error(node.find("of")->key_at,
                                      tr("'of' says of whom a share is: it goes with 'within'"));
        });
}

}  // namespace

Kind<std::vector<ExtraMeasure>> extra_measures() {
    const auto texts = named(measure_text());
    const auto read = [inner = texts.read](Reader& reader, const Node& node, std::vector<ExtraMeasure>& out) {
        const auto errors = reader.problems.errors();
        std::vector<MeasureText> all;
        inner(reader, node, all);
        if (errors != reader.problems.errors()) return;
        for (const auto& text : all) {
            ExtraMeasure measure;
            measure.name = text.name;
            if (text.time) {
                measure.kind = text.within ? ExtraMeasure::Kind::share_within : ExtraMeasure::Kind::time_between;
                measure.from = text.time->from;
                measure.to = text.time->to;
                measure.within = text.within.value_or(kernel::Duration{});
                measure.of_all = text.of_all;
            } else {
                measure.kind = ExtraMeasure::Kind::visits;
                measure.stage = *text.visits;
            }
            out.push_back(std::move(measure));
        }
    };
    return {texts.expects, read, texts.shape};
}

}  // namespace sluss::scenario
