// What clients go through: stages with their work, what is held meanwhile, and what befalls those who wait.
#include "scenario/service_tables.hpp"

#include <algorithm>

namespace sluss::scenario {

using namespace domain::service;

namespace {

/// A piece of work as written: one of the four lengths says what it is.
struct WorkText {
    std::optional<kernel::Distribution> appointment;
    std::optional<kernel::Distribution> task;
    std::optional<kernel::Distribution> wait;
    std::optional<kernel::Distribution> slot;
    Condition when;
    std::vector<ResourceId> by;
    std::vector<ResourceId> with;
    std::optional<std::uint16_t> book;
};

Kind<WorkText> work_text(const Attributes& attributes) {
    const auto resources = some_names(Noun::resource, most_alternatives);
    return object(Table<WorkText>{
        "a piece of work",
        "One of 'appointment', 'task', 'wait' and 'slot', each with its length, drawn anew at each visit to the stage.",
        {{"appointment", &WorkText::appointment, work(), "the client is present"},
         {"task", &WorkText::task, work(), "the client waits for it, but is not present"},
         {"wait", &WorkText::wait, distribution(Dimension::calendar_time), "it takes time, and nobody here"},
         {"slot", &WorkText::slot, work(), "an appointment in a slot of the book 'in'"},
         {"by", &WorkText::by, resources,
          "one of these does it, the first that is free in this order; nobody is needed if not given"},
         {"with", &WorkText::with, resources, "and one of each of these at the same time"},
         {"in", &WorkText::book, reference(Noun::book), "the appointment book of a slot"},
         {"if", &WorkText::when, condition(attributes), "for whom; others pass it by. For everybody if not given"}}});
}

void check_work(Reader& reader, const Node& node, const WorkText& text, std::string_view what) {
    const auto refuse = [&](std::string_view key, std::string_view why) {
        if (const Node* given = node.find(key)) reader.problems.error(given->key_at, std::string{why});
    };
    if (what == "slot") {
        if (!text.book)
            reader.problems.error(node.find("slot")->key_at,
                                  tr("a slot is in an appointment book: say which with 'in'"));
        for (const auto* key : {"by", "with"})
            refuse(key, tr("a slot needs nobody else: its book says how many there are"));
    } else {
        refuse("in", tr("only a slot is in an appointment book"));
    }
    if (what == "wait")
        for (const auto* key : {"by", "with"}) refuse(key, tr("a wait takes nobody here; work that does is a task"));
    if (node.find("by") == nullptr && !text.with.empty()) refuse("with", tr("say 'by' whom it is done first"));
    for (const auto id : text.with)
        if (std::find(text.by.begin(), text.by.end(), id) != text.by.end())
            refuse("with", tr("'{}' is named in 'by' already", reader.names(Noun::resource)[id]));
}

Kind<Work> piece_of_work(const Attributes& attributes) {
    const auto text_kind = work_text(attributes);
    const auto read = [text_kind](Reader& reader, const Node& node, Work& out) {
        const auto errors = reader.problems.errors();
        WorkText text;
        text_kind.read(reader, node, text);
        if (errors != reader.problems.errors()) return;
        std::vector<std::string_view> given;
        const auto take = [&](std::string_view key, Work::Kind kind, const auto& length) {
            if (!length) return;
            given.push_back(key);
            out.kind = kind;
            out.length = *length;
        };
        take("appointment", Work::Kind::appointment, text.appointment);
        take("task", Work::Kind::task, text.task);
        take("wait", Work::Kind::wait, text.wait);
        take("slot", Work::Kind::slot, text.slot);
        if (given.empty()) return reader.error(node, tr("say what it is: 'appointment', 'task', 'wait' or 'slot'"));
        if (given.size() > 1)
            return reader.error(node, tr("it is one thing, not both '{}' and '{}'", given[0], given[1]));
        check_work(reader, node, text, given.front());
        out.when = std::move(text.when);
        out.by = std::move(text.by);
        out.with = std::move(text.with);
        if (text.book) out.book = *text.book;
    };
    return {text_kind.expects, read, text_kind.shape};
}

Kind<std::vector<BalkingStep>> balking() {
    const auto steps = list_of(object(
        Table<BalkingStep>{"a step of balking",
                           "The last step that the line reaches decides.",
                           {{"waiting", &BalkingStep::waiting, how_many(), "so many wait, or more", Presence::required},
                            {"chance", &BalkingStep::chance, share(), "not to join them", Presence::required}}}));
    return checked<std::vector<BalkingStep>>(
        steps, [](Reader& reader, const Node& node, const std::vector<BalkingStep>& all) {
            for (std::size_t i = 1; i < all.size(); ++i)
                if (all[i].waiting <= all[i - 1].waiting)
                    reader.error(node.items[i], tr("the steps go by a rising number of those who wait"));
        });
}

/// What a stage holds and what its work takes beside is bounded, and nothing is taken twice at once.
void check_holding(Reader& reader, const Node& node, const Stage& stage) {
    const Node* list = node.find("work");
    const Node* at = node.find("holds");
    for (std::size_t i = 0; i < stage.work.size(); ++i) {
        const auto& work = stage.work[i];
        const Node& where = list != nullptr && i < list->items.size() ? list->items[i] : at != nullptr ? *at : node;
        if (work.with.size() + stage.holds.size() > most_alternatives)
            reader.error(where, tr("more than {} resources in 'with' and 'holds'", most_alternatives));
        for (const auto id : stage.holds)
            for (const auto* taken : {&work.by, &work.with})
                if (std::find(taken->begin(), taken->end(), id) != taken->end())
                    reader.error(where,
                                 tr("'{}' is held through the whole stage already", reader.names(Noun::resource)[id]));
    }
}

/// How a stage begins for whom there is no line: for some, if it is a slot; for everybody, if it is work that needs
/// nobody. Nothing if all may stand in one.
std::optional<std::string> begins_without_line(const Stage& stage) {
    bool line = stage.work.empty() || !stage.holds.empty();
    for (const auto& work : stage.work) {
        if (work.kind == Work::Kind::slot) return tr("a slot: who waits for a date is not in a line");
        line = line || !work.by.empty() || !work.with.empty();
        if (work.when.always()) break;
    }
    if (line) return std::nullopt;
    return tr("work that needs nobody: there is no line");
}

/// Patience and places are of a line.
void check_line(Reader& reader, const Node& node, const Stage& stage) {
    const auto begins = begins_without_line(stage);
    if (!begins) return;
    const auto refuse = [&](std::string_view key) {
        const Node* given = node.find(key);
        // Here or in the stage that this one is laid over.
        if (given == nullptr) given = node.find("work");
        reader.problems.error(given == nullptr ? node.key_at : given->key_at,
                              tr("'{}' says nothing of a stage that begins with {}", key, *begins));
    };
    if (stage.patience) refuse("patience");
    if (stage.waiting_places) refuse("waiting places");
}

/// What is said of waiting has something to be about.
void check_waiting(Reader& reader, const Node& node, const Stage& stage) {
    const auto warn = [&](std::string_view key, std::string_view why) {
        if (const Node* given = node.find(key)) reader.problems.warning(given->key_at, std::string{why});
    };
    if (!stage.waiting_places) warn("when full", tr("it is never full: 'waiting places' are not given"));
    if (!stage.patience) warn("after leaving", tr("nobody leaves the line: 'patience' is not given"));
    if (!stage.waiting_places && stage.balking.empty())
        warn("turned away to", tr("nobody is turned away: neither 'waiting places' nor 'balking' is given"));
    if (stage.work.empty() && stage.holds.empty())
        for (const auto* key : {"patience", "balking", "waiting places"})
            warn(key, tr("nobody waits in a stage without work"));
}

Kind<Stage> stage(const Attributes& attributes) {
    return object<Stage>(
        Table<Stage>{
            "a stage of a service",
            "One step on the clients' way. What is said of waiting is about the time from coming to the stage to the "
            "beginning of its first work.",
            {{"work", &Stage::work, list_of(piece_of_work(attributes)), "done one after the other; may be left out"},
             {"holds", &Stage::holds, some_names(Noun::resource, most_alternatives),
              "one of each, from before the first work to the end of the stage"},
             {"patience", &Stage::patience, distribution(Dimension::calendar_time),
              "who has waited so long leaves the line; endless if not given"},
             {"balking", &Stage::balking, balking(), "who does not even join a long line"},
             {"waiting places", &Stage::waiting_places, how_many(), "as many as come if not given"},
             {"when full", &Stage::when_full,
              choice<WhenFull>({{"turned away", WhenFull::turned_away}, {"blocks", WhenFull::blocks}}),
              "who finds no place is turned away, or stays where he or she is and blocks what was needed there; turned "
              "away if not given"},
             {"next", &Stage::next, routes(attributes), "where clients go; they leave if not given"},
             {"after leaving", &Stage::after_leaving, routes(attributes),
              "where those go who lost patience; they leave the service if not given"},
             {"turned away to", &Stage::turned_away_to, routes(attributes),
              "where those go who found no place or did not join; they leave the service if not given"}}},
        [](Reader& reader, const Node& node, Stage& stage) {
            if (reader.unknown(Noun::resource)) return;  // nor is it known whom the stage needs
            check_holding(reader, node, stage);
            check_waiting(reader, node, stage);
            check_line(reader, node, stage);
        });
}

}  // namespace

Kind<std::vector<std::uint16_t>> some_names(Noun noun, std::size_t most) {
    const std::string expects = tr("the name of a {}, or a list of such names", word(noun));
    const auto read = [noun, most](Reader& reader, const Node& node, std::vector<std::uint16_t>& out) {
        std::vector<std::uint16_t> result;
        const auto take = [&](const Node& name) {
            // A book is named among the resources, but is not asked for like one.
            for (const auto& book : reader.names(Noun::book))
                if (noun == Noun::resource && name.is(Node::Kind::word) && same_name(book, name.text))
                    return reader.error(name, tr("'{0}' is an appointment book; write 'slot: …, in: {0}'", book));
            const auto id = reader.find(name, noun);
            if (!id) return;
            if (std::find(result.begin(), result.end(), *id) != result.end())
                return reader.error(name, tr("'{}' is named twice", name.text));
            result.push_back(*id);
        };
        if (node.is(Node::Kind::list))
            for (const auto& item : node.items) take(item);
        else
            take(node);
        if (result.size() > most) return reader.error(node, tr("more than {} names", most));
        out = std::move(result);
    };
    const Shape name = shapes::Name{noun};
    return {expects, read, shapes::Either{{name, shapes::List{name, std::nullopt}}}};
}

Kind<std::vector<Stage>> stages(const Attributes& attributes) {
    return named(stage(attributes));
}

}  // namespace sluss::scenario
