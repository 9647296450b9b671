// Lengths, conditions, routes and arrivals in words.
#include "report/service_words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace sluss::report {

namespace {

using namespace domain::service;

std::string percent(double share) {
    return fmt::format("{:.6g} %", share * 100);
}

struct Unit {
    const char* name;
    double hours;
};

/// The largest unit in which so many hours are 2 or more; minutes for less.
Unit unit_for(double hours) {
    if (hours >= 48) return {"days", 24};
    if (hours >= 2) return {"h", 1};
    return {"min", 1.0 / 60};
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

std::string rate(double per_hour) {
    if (per_hour >= 1) return fmt::format("{:.6g} per hour", per_hour);
    if (per_hour * 24 >= 1) return fmt::format("{:.6g} per day", per_hour * 24);
    return fmt::format("{:.6g} per year", per_hour * 8766);
}

}  // namespace

std::string length_in_words(const kernel::Distribution& hours) {
    const Unit unit = unit_for(hours.mean());
    if (hours.kind() == kernel::Distribution::Kind::constant)
        return fmt::format("{:.6g} {}", hours.mean() / unit.hours, unit.name);
    return hours.scaled(1 / unit.hours).describe() + " " + unit.name;
}

std::string length_in_words(kernel::Duration length) {
    return length_in_words(kernel::Distribution::constant(kernel::in_hours(length)));
}

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
        text = fmt::format("{} ± {} over {}", rate(sine.mean_per_hour), rate(sine.amplitude_per_hour),
                           length_in_words(sine.period));
    } else if (arrivals.apart) {
        text = "one every " + length_in_words(*arrivals.apart);
    } else if (arrivals.at) {
        text = fmt::format("at {} given times", arrivals.at->size());
    } else {
        std::vector<std::string> steps;
        for (const auto& step : arrivals.steps)
            steps.push_back((arrivals.steps.size() == 1 ? "" : "from " + length_in_words(step.from) + " ") +
                            rate(step.per_hour));
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

}  // namespace sluss::report
