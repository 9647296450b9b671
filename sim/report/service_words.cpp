// Conditions, routes, work, resources and measures in words.
#include "report/service_words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace sluss::report {

namespace {

using namespace domain::service;

std::string percent(double share) {
    return fmt::format("{:.6g} %", share * 100);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string result;
    for (const auto& part : parts) {
        if (!result.empty()) result += between;
        result += part;
    }
    return result;
}

std::string name_of(const Design& design, StageId stage) {
    return stage == leaves ? "leaves" : design.stages[stage].name;
}

}  // namespace

std::string time_a_week(const kernel::WeekPattern& hours) {
    return hours.is_always() ? "" : fmt::format(" for {:.6g} h a week", kernel::in_hours(hours.hours_per_week()));
}

std::string in_words(const Service& service, const Design& design, const Condition& condition) {
    std::vector<std::string> parts;
    std::vector<std::string> names;
    for (std::size_t c = 0; c < condition.clients.size(); ++c)
        if (condition.clients[c]) names.push_back(service.clients[c].name);
    if (!condition.clients.empty()) parts.push_back(joined(names, " or "));
    for (const auto& word : condition.words) {
        const auto& attribute = service.attributes[word.attribute];
        names.clear();
        for (std::size_t w = 0; w < word.any_of.size(); ++w)
            if (word.any_of[w]) names.push_back(attribute.words[w]);
        parts.push_back(attribute.name + " " + joined(names, " or "));
    }
    for (const auto& number : condition.numbers) {
        std::string text = service.attributes[number.attribute].name;
        if (std::isfinite(number.at_least)) text += fmt::format(" at least {:g}", number.at_least);
        if (std::isfinite(number.below)) text += fmt::format(" below {:g}", number.below);
        parts.push_back(std::move(text));
    }
    for (const auto& visits : condition.visits) {
        std::string text = "visits to " + name_of(design, visits.stage);
        if (visits.at_least > 0) text += fmt::format(" at least {}", visits.at_least);
        if (visits.at_most < std::numeric_limits<std::uint32_t>::max())
            text += fmt::format(" at most {}", visits.at_most);
        parts.push_back(std::move(text));
    }
    return joined(parts, ", ");
}

std::string in_words(const Service& service, const Design& design, const std::vector<Route>& routes) {
    if (routes.empty()) return "leaves";
    std::vector<std::string> rules;
    for (const auto& route : routes) {
        std::vector<std::string> ways;
        for (const auto& way : route.ways)
            ways.push_back(route.ways.size() == 1 ? name_of(design, way.to)
                                                  : name_of(design, way.to) + " " + percent(way.share));
        const std::string who = in_words(service, design, route.when);
        rules.push_back((who.empty() ? "" : "if " + who + ": ") + joined(ways, ", "));
    }
    return joined(rules, "; otherwise ");
}

std::string in_words(const Arrivals& arrivals) {
    std::string text;
    if (arrivals.sinusoid) {
        const auto& sine = *arrivals.sinusoid;
        text = fmt::format("{} ± {} over {}", rate_in_words(sine.mean_per_hour), rate_in_words(sine.amplitude_per_hour),
                           length_in_words(sine.period));
    } else if (arrivals.apart) {
        text = "one every " + length_in_words(*arrivals.apart);
    } else if (arrivals.at) {
        text = fmt::format("at {} given times", arrivals.at->size());
    } else {
        std::vector<std::string> steps;
        for (const auto& step : arrivals.steps)
            steps.push_back((arrivals.steps.size() == 1 ? "" : "from " + length_in_words(step.from) + " ") +
                            rate_in_words(step.per_hour));
        text = joined(steps, ", ");
        if (arrivals.hours) text += time_a_week(*arrivals.hours);
        if (arrivals.repeats) text += ", anew after " + length_in_words(*arrivals.repeats);
    }
    if (arrivals.until != kernel::Duration::max()) text += ", until " + length_in_words(arrivals.until);
    if (arrivals.most != std::numeric_limits<std::uint64_t>::max())
        text += fmt::format(", {} at the most", arrivals.most);
    return text;
}

std::string who_in_words(const Design& design, const Work& work) {
    const auto names = [&](const std::vector<ResourceId>& ids) {
        std::vector<std::string> result;
        for (const auto id : ids) result.push_back(design.resources[id].name);
        return result;
    };
    std::string text = joined(names(work.by), " or ");
    if (!work.with.empty()) text += ", with " + joined(names(work.with), " and ");
    return text;
}

std::string in_words(const Service& service, const Design& design, const Work& work) {
    constexpr std::array names{"appointment", "task", "wait", "slot"};
    std::string text =
        fmt::format("{} of {}", names[static_cast<std::size_t>(work.kind)], length_in_words(work.length));
    if (!work.by.empty()) text += " by " + who_in_words(design, work);
    if (work.book) text += " in " + design.books[*work.book].name;
    const std::string who = in_words(service, design, work.when);
    return text + (who.empty() ? "" : "; if " + who);
}

std::string number_in_words(const Resource& resource) {
    std::string text;
    for (const auto& shift : resource.shifts)
        text += fmt::format("{}{}{}", text.empty() ? "" : " + ", shift.number, time_a_week(shift.hours));
    for (const auto& step : resource.steps)
        text += fmt::format("{}from {} {}", text.empty() ? "" : ", ", length_in_words(step.from), step.number);
    return text;
}

std::string names_of(const Service& service, const std::vector<ClientId>& clients) {
    std::vector<std::string> names;
    for (const auto client : clients) names.push_back(service.clients[client].name);
    return joined(names, ", then ");
}

std::vector<std::string> known_in_words(const Service& service, const Client& client) {
    std::vector<std::string> said;
    for (std::size_t a = 0; a < service.attributes.size(); ++a) {
        const auto& attribute = service.attributes[a];
        std::vector<std::string> shares;
        for (std::size_t w = 0; w < attribute.words.size(); ++w)
            if (client.shares[a][w] > 0) shares.push_back(attribute.words[w] + " " + percent(client.shares[a][w]));
        said.push_back(attribute.words.empty() ? attribute.number.describe() : joined(shares, ", "));
    }
    return said;
}

std::uint32_t slots_a_week(const AppointmentBook::Clinic& clinic) {
    return std::accumulate(clinic.slots.begin(), clinic.slots.end(), std::uint32_t{0});
}

std::string in_words(const Design& design, const ExtraMeasure& measure) {
    const auto moment = [&](const Moment& at) -> std::string {
        switch (at.what) {
            case Moment::What::arrival:
                return "arrival";
            case Moment::What::departure:
                return "departure";
            case Moment::What::comes_to:
                return "coming to " + design.stages[at.stage].name;
            case Moment::What::begins:
                return "the beginning of " + design.stages[at.stage].name;
            case Moment::What::ends:
                return "the end of " + design.stages[at.stage].name;
        }
        return "";
    };
    switch (measure.kind) {
        case ExtraMeasure::Kind::time_between:
            return fmt::format("time from {} to {}", moment(measure.from), moment(measure.to));
        case ExtraMeasure::Kind::share_within:
            return fmt::format("share with at most {} from {} to {}{}", length_in_words(measure.within),
                               moment(measure.from), moment(measure.to),
                               measure.of_all ? fmt::format(", of all with {}", moment(measure.from)) : "");
        case ExtraMeasure::Kind::visits:
            return "visits to " + design.stages[measure.stage].name;
    }
    return "";
}

std::string states_in_words(const Service& service) {
    std::vector<std::string> times;
    for (const auto& time : service.states_at) times.push_back(length_in_words(time));
    return joined(times, ", ");
}

}  // namespace sluss::report
