// A service told in the order in which a client meets it: who comes, stages, what is there, what is measured.
#include "report/describe_service.hpp"

#include "domain/language.hpp"
#include "domain/service_flow.hpp"
#include "report/dot.hpp"
#include "report/service_words.hpp"
#include "report/text.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace sluss::report {

namespace {

using namespace domain::service;

std::string percent(double share) {
    return fmt::format("{:.6g} %", share * 100);
}

std::string days(int count) {
    return count == 1 ? "1 day" : fmt::format("{} days", count);
}

class Description {
public:
    Description(const domain::Scenario& scenario, std::size_t organisation)
        : service_(*scenario.service),
          design_(service_.designs[organisation]),
          name_(scenario.organisations[organisation].name) {}

    std::string str() {
        line(0, name_);
        line(0, "");
        line(0, "Clients");
        for (const auto& client : service_.clients) tell(client);
        line(0, "");
        line(0, "Stages");
        for (const auto& stage : design_.stages) tell(stage);
        if (!design_.resources.empty() || !design_.books.empty()) {
            line(0, "");
            line(0, "Resources");
            for (const auto& resource : design_.resources) tell(resource);
            for (const auto& book : design_.books) tell(book);
        }
        if (!service_.measures.empty() || !service_.states_at.empty()) {
            line(0, "");
            line(0, "Measures");
            for (const auto& measure : service_.measures) line(2, measure.name + ": " + in_words(design_, measure));
            if (!service_.states_at.empty()) line(2, "how many are where after " + states_in_words(service_));
        }
        return text_;
    }

private:
    void line(std::size_t indent, const std::string& text) {
        constexpr std::size_t hanging = 4;
        if (text.empty()) text_ += '\n';
        bool first = true;
        for (const auto& part : wrapped(text, terminal_width - indent - hanging)) {
            text_ += std::string(indent + (first ? 0 : hanging), ' ') + part + '\n';
            first = false;
        }
    }

    void tell(const Client& client) {
        std::string text = fmt::format("{}: {}; first to {}", client.name, in_words(client.arrivals),
                                       design_.stages[client.first].name);
        if (client.priority != 0) text += fmt::format("; priority {}", client.priority);
        line(2, text);
        const auto known = known_in_words(service_, client);
        for (std::size_t a = 0; a < known.size(); ++a) line(4, service_.attributes[a].name + ": " + known[a]);
    }

    void tell(const Stage& stage) {
        line(2, stage.name);
        for (const auto& work : stage.work) line(4, in_words(service_, design_, work));
        for (const auto id : stage.holds) line(4, "holds " + design_.resources[id].name);
        if (stage.patience)
            line(4, fmt::format("who has waited {} leaves the line: {}", length_in_words(*stage.patience),
                                in_words(service_, design_, stage.after_leaving)));
        for (const auto& step : stage.balking)
            line(4, fmt::format("if {} wait, {} do not join them", step.waiting, percent(step.chance)));
        if (stage.waiting_places)
            line(4, fmt::format("{} waiting places; who finds none {}", *stage.waiting_places,
                                stage.when_full == WhenFull::blocks ? "blocks" : "is turned away"));
        if (!stage.turned_away_to.empty())
            line(4, "who does not get in: " + in_words(service_, design_, stage.turned_away_to));
        line(4, "then: " + in_words(service_, design_, stage.next));
    }

    void tell(const Resource& resource) {
        std::string text = resource.name + ": " + number_in_words(resource);
        if (resource.kind == Resource::Kind::room) text += "; a room";
        if (resource.at_closing != AtClosing::finish)
            text += resource.at_closing == AtClosing::resume ? "; work is left at closing and goes on later"
                                                             : "; work is left at closing and starts again later";
        if (resource.interruption != Interruption::none)
            text += resource.interruption == Interruption::resume ? "; interrupted work goes on later"
                                                                  : "; interrupted work starts again later";
        if (!resource.takes_first.empty()) text += "; takes first " + names_of(service_, resource.takes_first);
        line(2, text);
    }

    void tell(const AppointmentBook& book) {
        constexpr std::array choices{"own clinic only", "own clinic first", "own clinic and its neighbours",
                                     "any clinic"};
        std::string text = fmt::format("{}: slots in {}, from {:%H:%M}; {}", book.name, clinics(book), book.opens,
                                       choices[static_cast<std::size_t>(book.choice)]);
        if (book.choice == AppointmentBook::Choice::own_first)
            text += fmt::format(" if it has one within {}", days(book.own_within_days));
        text += "; notice " + days(book.notice_days);
        if (book.carved_out > 0) {
            text += fmt::format("; {} carved out for {}", percent(book.carved_out), urgent(book));
            if (book.released_days) text += fmt::format(", released {} before", days(*book.released_days));
        }
        if (book.holidays == kernel::HolidayCalendar::swedish) text += "; closed on Swedish holidays";
        line(2, text);
    }

    [[nodiscard]] std::string urgent(const AppointmentBook& book) const {
        std::vector<std::string> names;
        for (std::size_t c = 0; c < book.urgent.size(); ++c)
            if (book.urgent[c]) names.push_back(service_.clients[c].name);
        return fmt::format("{}", fmt::join(names, ", "));
    }

    static std::string clinics(const AppointmentBook& book) {
        std::string result;
        for (const auto& clinic : book.clinics)
            result += fmt::format("{}{} ({} a week, {} of the clients)", result.empty() ? "" : ", ", clinic.name,
                                  slots_a_week(clinic), percent(clinic.share));
        return result;
    }

    const Service& service_;
    const Design& design_;
    std::string name_;
    std::string text_;
};

/// The routes of a stage as edges: where several rules lead to the same stage, one edge with all their words.
class Edges {
public:
    explicit Edges(std::string from) : from_(std::move(from)) {}

    void add(const Service& service, const Design& design, const std::vector<Route>& routes, const std::string& why) {
        if (routes.empty()) note(leaves, why);
        for (const auto& route : routes)
            for (const auto& way : route.ways) {
                std::string label = why;
                const std::string who = in_words(service, design, route.when);
                if (!who.empty()) label += (label.empty() ? "" : ", ") + who;
                if (way.share < 1) label += (label.empty() ? "" : ", ") + percent(way.share);
                note(way.to, label);
            }
    }
    void print(std::string& out) const {
        for (const auto& [to, label] : labels_)
            fmt::format_to(std::back_inserter(out), "  {} -> {}{};\n", from_,
                           to == leaves ? "out" : fmt::format("stage{}", to),
                           label.empty() ? "" : " [label=" + dot_string(label) + "]");
    }

private:
    void note(StageId to, const std::string& label) {
        auto& all = labels_[to];
        if (!all.empty() && !label.empty()) all += "; ";
        all += label;
    }
    std::string from_;
    std::map<StageId, std::string> labels_;
};

}  // namespace

std::string describe_service(const domain::Scenario& scenario, std::size_t organisation) {
    return Description(scenario, organisation).str();
}

std::string describe_service_dot(const domain::Scenario& scenario, std::size_t organisation) {
    const Service& service = *scenario.service;
    const Design& design = service.designs[organisation];
    std::string dot;
    const auto out = std::back_inserter(dot);
    fmt::format_to(out, "digraph {} {{\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n",
                   dot_string(scenario.organisations[organisation].name));
    for (std::size_t c = 0; c < service.clients.size(); ++c)
        fmt::format_to(out, "  client{} [shape=plaintext, label={}];\n", c, dot_string(service.clients[c].name));
    for (std::size_t s = 0; s < design.stages.size(); ++s) {
        std::vector<std::string> who;
        for (const auto& work : design.stages[s].work) {
            std::string name = work.book ? design.books[*work.book].name : who_in_words(design, work);
            if (!name.empty() && std::find(who.begin(), who.end(), name) == who.end()) who.push_back(std::move(name));
        }
        // \n is a line break of the label's own language, hence outside the quoting of the names.
        std::string label = dot_string(design.stages[s].name);
        for (const auto& name : who) {
            const std::string inner = dot_string(name);
            label.pop_back();
            label += "\\n" + inner.substr(1);
        }
        fmt::format_to(out, "  stage{} [shape=box, label={}];\n", s, label);
    }
    fmt::format_to(out, "  out [shape=circle, label=\"\"];\n");
    for (std::size_t c = 0; c < service.clients.size(); ++c)
        fmt::format_to(out, "  client{} -> stage{} [label={}];\n", c, service.clients[c].first,
                       dot_string(in_words(service.clients[c].arrivals)));
    for (std::size_t s = 0; s < design.stages.size(); ++s) {
        const Stage& stage = design.stages[s];
        Edges edges(fmt::format("stage{}", s));
        edges.add(service, design, stage.next, "");
        if (stage.patience) edges.add(service, design, stage.after_leaving, "lost patience");
        if (stage.waiting_places || !stage.balking.empty())
            edges.add(service, design, stage.turned_away_to, "not got in");
        edges.print(dot);
    }
    return dot + "}\n";
}

}  // namespace sluss::report
