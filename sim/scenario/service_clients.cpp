// Who comes to a service: what is known of clients, the kinds of clients and when each of them comes.
#include "scenario/service_tables.hpp"
#include "scenario/times_file.hpp"

#include <algorithm>
#include <filesystem>
#include <numeric>

namespace sluss::scenario {

using namespace domain::service;

namespace {

/// The place of a word among those of an attribute; an error with a suggestion if it is not one of them.
std::optional<std::size_t> find_word(Reader& reader, const Position& at, const std::string& word,
                                     const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (same_name(words[i], word)) return i;
    reader.problems.error(at, tr("there is no '{}' here{}", word, did_you_mean(word, words)));
    return std::nullopt;
}

struct NumberText {
    kernel::Distribution number;
};

Kind<NumberText> number_attribute() {
    return object(Table<NumberText>{
        "an attribute that is a number",
        "Drawn once for each client, when he or she comes.",
        {{"number", &NumberText::number, distribution(Dimension::number), "how it is spread", Presence::required}}});
}

Kind<Attribute> attribute() {
    const auto number = number_attribute();
    const std::string expects = tr("a map from words to shares that sum to 100 %, or {{number: a distribution}}");
    const auto read = [number, expects](Reader& reader, const Node& node, Attribute& out) {
        if (!node.is(Node::Kind::map)) return reader.wrong(node, expects);
        if (node.find("number") != nullptr) {
            NumberText text;
            number.read(reader, node, text);
            out.number = text.number;
            return;
        }
        if (node.entries.size() > most_named) return reader.error(node, tr("more than {} words", most_named));
        for (const auto& [word, value] : node.entries) out.words.push_back(word);
        word_shares(out.words).read(reader, node, out.shares);
    };
    return {expects, read, shapes::Either{{number.shape, word_shares({}).shape}}};
}

// --- When they come -------------------------------------------------------------------------------------------------

Kind<RateStep> rate_step() {
    return object(Table<RateStep>{
        "a step of a rate",
        "A rate that holds from a moment on, until the next step.",
        {{"from", &RateStep::from, chosen(calendar_time()), "since the start of the run", Presence::required},
         {"rate", &RateStep::per_hour, quantity(Dimension::intensity), "how many come", Presence::required}}});
}

/// Everything that can be said of when clients come; which of it is said decides the form.
struct ComingText {
    std::optional<double> rate;
    std::optional<kernel::WeekPattern> hours;
    std::optional<std::vector<RateStep>> steps;
    std::optional<kernel::Duration> repeats;
    std::optional<double> mean;
    std::optional<double> amplitude;
    std::optional<kernel::Duration> period;
    std::optional<kernel::Duration> rising;
    std::optional<kernel::Distribution> every;
    std::optional<std::vector<kernel::Duration>> at;
    TimesFile file;
    std::optional<kernel::Duration> until;
    std::optional<int> most;
};

Table<ComingText> arrivals_table() {
    const auto file = [](auto member) {
        return [member](ComingText & text) -> auto& {
            return text.file.*member;
        };
    };
    return {
        "how clients come",
        "A rate such as `100 per hour` (a Poisson process), or one of these forms: 'rate'; 'steps'; 'mean' with "
        "'amplitude' and 'period'; 'every'; 'at'; 'file'. All times count from the start of the run.",
        {{"rate", &ComingText::rate, quantity(Dimension::intensity), "a Poisson process"},
         {"hours", &ComingText::hours, working_hours(), "when that rate holds; nobody comes in other hours"},
         {"steps", &ComingText::steps, list_of(rate_step()),
          "a Poisson process whose rate is constant in pieces; the first begins at 0 h"},
         {"repeats", &ComingText::repeats, chosen(calendar_time()),
          "the steps begin anew after so long; never if not given"},
         {"mean", &ComingText::mean, quantity(Dimension::intensity),
          "a Poisson process with the rate mean + amplitude × sin(2π (t − rising) / period)"},
         {"amplitude", &ComingText::amplitude, quantity(Dimension::intensity), "at most the mean"},
         {"period", &ComingText::period, calendar_time(), "of the sine"},
         {"rising", &ComingText::rising, calendar_time(), "when the rate passes its mean upwards; 0 h if not given"},
         {"every", &ComingText::every, distribution(Dimension::calendar_time),
          "independent times from one client to the next (a renewal process)"},
         {"at", &ComingText::at, list_of(calendar_time()), "these times, in order"},
         {"file", file(&TimesFile::name), text(), "a CSV file with the times, in order; looked for beside this file"},
         {"column", file(&TimesFile::column), text(), "its column's name; not needed if it has one only"},
         {"unit", file(&TimesFile::unit), text(), "of its numbers, such as min; not needed if they carry their own"},
         {"until", &ComingText::until, chosen(calendar_time()), "nobody comes from then on"},
         {"most", &ComingText::most, chosen(count(1, 1'000'000'000)), "so many come, and no more"}}};
}

/// Keys that belong to another form than the one that is written.
void check_form(Reader& reader, const Node& node, std::string_view form) {
    struct Part {
        std::string_view key;
        std::string_view form;
    };
    constexpr Part parts[] = {{"hours", "rate"},  {"repeats", "steps"}, {"amplitude", "mean"}, {"period", "mean"},
                              {"rising", "mean"}, {"column", "file"},   {"unit", "file"}};
    for (const auto& part : parts) {
        const Node* given = node.find(part.key);
        if (given != nullptr && part.form != form)
            reader.problems.error(given->key_at, tr("'{}' goes with '{}', not with '{}'", part.key, part.form, form));
    }
}

void take_steps(Reader& reader, const Node& node, const ComingText& text, Arrivals& out) {
    const Node& list = *node.find("steps");
    if (text.steps->empty()) return reader.error(list, tr("there is no step"));
    double most = 0;
    for (std::size_t i = 0; i < text.steps->size(); ++i) {
        const auto& step = (*text.steps)[i];
        if (i == 0 && step.from != kernel::Duration{})
            return reader.error(list.items[0], tr("the first step begins at 0 h"));
        if (i > 0 && step.from <= (*text.steps)[i - 1].from)
            return reader.error(list.items[i], tr("a step begins after the one before it"));
        most = std::max(most, step.per_hour);
    }
    if (!(most > 0)) return reader.error(list, tr("nobody ever comes: every rate is 0"));
    if (text.repeats && *text.repeats <= text.steps->back().from)
        return reader.error(*node.find("repeats"), tr("the steps begin anew only after the last of them has begun"));
    out.steps = *text.steps;
    out.repeats = text.repeats;
}

void take_sinusoid(Reader& reader, const Node& node, const ComingText& text, Arrivals& out) {
    for (const auto* key : {"amplitude", "period"})
        if (node.find(key) == nullptr) reader.problems.error(node.key_at, tr("a rate with a 'mean' lacks '{}'", key));
    if (!text.amplitude || !text.period) return;
    if (*text.amplitude > *text.mean)
        return reader.error(*node.find("amplitude"),
                            tr("the amplitude is larger than the mean: the rate would be negative"));
    if (*text.period <= kernel::Duration{})
        return reader.error(*node.find("period"), tr("a period is longer than nothing"));
    if (!(*text.mean > 0)) return reader.error(*node.find("mean"), tr("nobody ever comes: the rate is 0"));
    out.sinusoid =
        Arrivals::Sinusoid{*text.mean, *text.amplitude, *text.period, text.rising.value_or(kernel::Duration{})};
}

void check_times(Reader& reader, const Node& list, const std::vector<kernel::Duration>& times) {
    if (times.empty()) return reader.error(list, tr("there is no time"));
    for (std::size_t i = 1; i < times.size(); ++i)
        if (times[i] < times[i - 1]) return reader.error(list.items[i], tr("it is earlier than the time before it"));
}

void take_form(Reader& reader, const Node& node, std::string_view form, const ComingText& text, Arrivals& out) {
    if (form == "rate") {
        if (!(*text.rate > 0)) return reader.error(*node.find("rate"), tr("nobody ever comes: the rate is 0"));
        out.steps = {{{}, *text.rate}};
        out.hours = text.hours;
    } else if (form == "steps") {
        take_steps(reader, node, text, out);
    } else if (form == "mean") {
        take_sinusoid(reader, node, text, out);
    } else if (form == "every") {
        constexpr double shortest_mean = 1e-6;  // hours
        if (text.every->mean() < shortest_mean)
            return reader.error(*node.find("every"), tr("there must be some time between one client and the next"));
        out.apart = text.every;
    } else if (form == "at") {
        check_times(reader, *node.find("at"), *text.at);
        out.at = text.at;
    } else {
        // Written out, the scenario may stand elsewhere than beside the file.
        Node path = *node.find("file");
        path.text = std::filesystem::absolute(times_path(path, text.file)).string();
        reader.standalone.instead[node.find("file")] = path;
        out.at = read_times(reader, *node.find("file"), text.file);
    }
}

// --- The kinds of clients -------------------------------------------------------------------------------------------

/// How the words of attributes are spread among one kind of clients; as among all where nothing is said.
Kind<std::vector<std::vector<double>>> own_shares(const Attributes& attributes) {
    using Shares = std::vector<std::vector<double>>;
    Table<Shares> table{
        "a kind of clients' attributes", "Shares of words, instead of the service's, by attribute.", {}};
    for (std::size_t a = 0; a < attributes.size(); ++a)
        if (!attributes[a].words.empty())
            table.add({attributes[a].name, [a](Shares& shares) -> std::vector<double>& { return shares[a]; },
                       word_shares(attributes[a].words), ""});
    auto kind = object(table);
    kind.read = [inner = kind.read](Reader& reader, const Node& node, Shares& out) {
        if (!reader.unknown(Noun::attribute)) inner(reader, node, out);
    };
    // Which attributes there are is the file's to say.
    kind.shape = shapes::Map{Noun::attribute, word_shares({}).shape};
    return kind;
}

Kind<StageId> first_stage() {
    return {tr("the name of a stage"),
            [](Reader& reader, const Node& node, StageId& out) {
                if (const auto id = reader.find(node, Noun::stage)) out = *id;
            },
            shapes::Name{Noun::stage}};
}

}  // namespace

Kind<Arrivals> arrivals_of_clients() {
    const auto table = arrivals_table();
    const std::string expects = tr("how many come, such as 100 per hour, or how clients come");
    const auto read = [table](Reader& reader, const Node& node, Arrivals& out) {
        const auto errors = reader.problems.errors();
        ComingText text;
        if (!node.is(Node::Kind::map) || node.find("value") != nullptr) {
            double rate = 0;
            quantity(Dimension::intensity).read(reader, node, rate);
            if (errors != reader.problems.errors()) return;
            if (!(rate > 0)) return reader.error(node, tr("nobody ever comes: the rate is 0"));
            out.steps = {{{}, rate}};
            return;
        }
        table.read(reader, node, text);
        if (errors != reader.problems.errors()) return;
        std::vector<std::string_view> given;
        for (const std::string_view form : {"rate", "steps", "mean", "every", "at", "file"})
            if (node.find(form) != nullptr) given.push_back(form);
        if (given.empty())
            return reader.error(node, tr("say when clients come: 'rate', 'steps', 'mean', 'every', 'at' or 'file'"));
        if (given.size() > 1)
            return reader.error(node, tr("clients come in one way, not by both '{}' and '{}'", given[0], given[1]));
        check_form(reader, node, given.front());
        take_form(reader, node, given.front(), text, out);
        if (text.until) out.until = *text.until;
        if (text.most) out.most = static_cast<std::uint64_t>(*text.most);
    };
    return {expects, read,
            shapes::Either{{quantity(Dimension::intensity).shape, shapes::Object{table.documentation()}}}};
}

void check_sum(Reader& reader, const Node& node, double sum, std::string_view of_what) {
    if (std::abs(sum - 1) <= share_tolerance) return;
    reader.error(node,
                 sum < 1
                     ? tr("the shares of {} sum to {:.6g} %: {:.6g} % are missing", of_what, sum * 100, (1 - sum) * 100)
                     : tr("the shares of {} sum to {:.6g} %: {:.6g} % too many", of_what, sum * 100, (sum - 1) * 100));
}

Kind<std::vector<double>> word_shares(const std::vector<std::string>& words) {
    const std::string expects = tr("a map from words to shares that sum to 100 %");
    const auto read = [words, expects](Reader& reader, const Node& node, std::vector<double>& out) {
        if (!node.is(Node::Kind::map)) return reader.wrong(node, expects);
        const auto errors = reader.problems.errors();
        std::vector<double> shares(words.size(), 0);
        for (const auto& [word, value] : node.entries) {
            const Reader::Inside inside(reader, word);
            const auto at = find_word(reader, value.key_at, word, words);
            double one = 0;
            share().read(reader, value, one);
            if (at) shares[*at] = one;
        }
        if (errors != reader.problems.errors()) return;
        check_sum(reader, node, std::accumulate(shares.begin(), shares.end(), 0.0), "the words");
        out = shares;
    };
    return {expects, read, shapes::Map{std::nullopt, share().shape}};
}

Kind<Attributes> attributes() {
    const auto all = named(attribute());
    const auto read = [inner = all.read](Reader& reader, const Node& node, Attributes& out) {
        const auto errors = reader.problems.errors();
        for (const auto& [name, value] : node.entries)
            for (const auto* taken : {"client", "visits"})
                if (same_name(name, taken))
                    reader.problems.error(value.key_at, tr("'{}' means something else in a condition; choose "
                                                           "another name",
                                                           name));
        inner(reader, node, out);
        if (errors != reader.problems.errors()) reader.unknown(Noun::attribute) = true;
    };
    return {all.expects, read, all.shape};
}

Kind<std::vector<Client>> clients(const Attributes& attributes) {
    const auto one = object(Table<Client>{
        "a kind of clients",
        "Some who come for the same reason.",
        {{"arrive", &Client::arrivals, arrivals_of_clients(), "when they come", Presence::required},
         {"first", &Client::first, first_stage(), "the stage that they come to", Presence::required},
         {"priority", &Client::priority, chosen(count(0, 1'000'000)), "the smaller number goes first; 0 if not given"},
         {"attributes", &Client::shares, own_shares(attributes), "instead of the service's"}}});
    // A new kind of clients is as all are, until it says otherwise.
    const auto read = [attributes, inner = one.read](Reader& reader, const Node& node, Client& out) {
        if (out.shares.empty())
            for (const auto& attribute : attributes) out.shares.push_back(attribute.shares);
        inner(reader, node, out);
    };
    return named(Kind<Client>{one.expects, read, one.shape});
}

}  // namespace sluss::scenario
