// What can be said of a service and of one organisation of it, thing by thing, in the words of its description and of
// the scenario language.
#include "report/service_words.hpp"
#include "report/traits.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <string_view>

namespace sluss::report {

namespace {

using namespace domain::service;

std::string percent(double share) {
    return fmt::format("{:.6g} %", share * 100);
}
std::string days(int count) {
    return fmt::format("{} day{}", count, count == 1 ? "" : "s");
}

Trait one(std::string name, std::string value, std::string otherwise = "") {
    return {std::move(name), {std::move(value)}, false, std::move(otherwise)};
}

template <class E, std::size_t n>
std::string word_for(E value, const std::array<std::string_view, n>& words) {
    return std::string{words[static_cast<std::size_t>(value)]};
}

/// "monday to friday 08:00–12:00 and 13:00–17:00, not on holidays": hours of the same length may lie otherwise.
std::string hours_in_words(const kernel::WeekPattern& hours) {
    constexpr std::array<std::string_view, 7> names{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
    if (hours.is_always()) return "always";
    std::vector<std::string> parts;
    for (std::size_t day = 0; day < names.size();) {
        const auto& stretches = hours.days[day];
        std::size_t last = day;
        while (last + 1 < names.size() && hours.days[last + 1] == stretches) ++last;
        std::vector<std::string> times;
        for (const auto& stretch : stretches)
            times.push_back(fmt::format("{:%H:%M}–{:%H:%M}", stretch.from, stretch.to));
        if (!stretches.empty())
            parts.push_back(fmt::format("{}{} {}", names[day], last == day ? "" : fmt::format(" to {}", names[last]),
                                        fmt::join(times, " and ")));
        day = last + 1;
    }
    if (hours.holidays == kernel::HolidayCalendar::swedish) parts.emplace_back("not on holidays");
    return fmt::format("{}", fmt::join(parts, ", "));
}

Thing stage_traits(const Service& service, const Design& design, const Stage& stage) {
    Thing thing{"Stages", "", stage.name, "", {}};
    auto& traits = thing.traits;
    for (std::size_t i = 0; i < stage.work.size(); ++i)
        traits.push_back(one(fmt::format("work {}", i + 1), in_words(service, design, stage.work[i]), "none"));
    std::vector<std::string> held;
    for (const auto id : stage.holds) held.push_back(design.resources[id].name);
    traits.push_back({"holds", held, true});
    traits.push_back(one("patience", stage.patience ? length_in_words(*stage.patience) : "no end"));
    std::vector<std::string> balking;
    for (const auto& step : stage.balking)
        balking.push_back(fmt::format("{} if {} wait", percent(step.chance), step.waiting));
    traits.push_back(one("balking", balking.empty() ? "none" : fmt::format("{}", fmt::join(balking, ", "))));
    traits.push_back(
        one("waiting places", stage.waiting_places ? fmt::format("{}", *stage.waiting_places) : "as many as come"));
    traits.push_back(
        one("when full", word_for(stage.when_full, std::array<std::string_view, 2>{"turned away", "blocks"})));
    traits.push_back(one("then", in_words(service, design, stage.next)));
    traits.push_back(one("after leaving", in_words(service, design, stage.after_leaving)));
    traits.push_back(one("turned away to", in_words(service, design, stage.turned_away_to)));
    return thing;
}

Thing resource_traits(const Service& service, const Resource& resource) {
    const std::string number = number_in_words(resource);
    std::vector<std::string> hours;
    for (const auto& shift : resource.shifts) hours.push_back(hours_in_words(shift.hours));
    const std::string first = names_of(service, resource.takes_first);
    return {"Resources",
            "",
            resource.name,
            number,
            {one("", number), one("hours", hours.empty() ? "always" : fmt::format("{}", fmt::join(hours, " + "))),
             one("kind", word_for(resource.kind, std::array<std::string_view, 2>{"staff", "room"})),
             one("at closing",
                 word_for(resource.at_closing, std::array<std::string_view, 3>{"finish", "resume", "restart"})),
             one("interruption",
                 word_for(resource.interruption, std::array<std::string_view, 3>{"none", "resume", "restart"})),
             one("takes first", first.empty() ? "nobody" : first)}};
}

Thing book_traits(const Service& service, const AppointmentBook& book) {
    Thing thing{"Resources", "", book.name, "an appointment book", {}};
    auto& traits = thing.traits;
    std::string choice =
        word_for(book.choice, std::array<std::string_view, 4>{"own", "own first", "partly pooled", "fully pooled"});
    if (book.choice == AppointmentBook::Choice::own_first) choice += ", within " + days(book.own_within_days);
    std::vector<std::string> urgent;
    for (std::size_t c = 0; c < book.urgent.size(); ++c)
        if (book.urgent[c]) urgent.push_back(service.clients[c].name);
    traits.push_back(one("choice", choice));
    traits.push_back(one("opens", fmt::format("{:%H:%M}", book.opens)));
    traits.push_back(one("notice", days(book.notice_days)));
    traits.push_back(one("carved out", percent(book.carved_out)));
    traits.push_back({"urgent", urgent, true});
    traits.push_back(one("released", book.released_days ? days(*book.released_days) + " before" : "never"));
    traits.push_back(one("holidays", word_for(book.holidays, std::array<std::string_view, 2>{"none", "swedish"})));
    for (const auto& clinic : book.clinics) {
        traits.push_back(one(clinic.name,
                             fmt::format("{} slots a week ({}), {} of the clients", slots_a_week(clinic),
                                         fmt::join(clinic.slots, ", "), percent(clinic.share)),
                             "none"));
        std::vector<std::string> neighbours;
        for (const auto id : clinic.neighbours) neighbours.push_back(book.clinics[id].name);
        traits.push_back({"neighbours of " + clinic.name, neighbours, true});
    }
    return thing;
}

}  // namespace

std::vector<Thing> traits_of(const Service& service, const Design& design) {
    std::vector<Thing> things;
    for (const auto& stage : design.stages) things.push_back(stage_traits(service, design, stage));
    for (const auto& resource : design.resources) things.push_back(resource_traits(service, resource));
    for (const auto& book : design.books) things.push_back(book_traits(service, book));
    return things;
}

std::vector<Thing> traits_of(const Service& service) {
    const Design& design = service.designs.front();  // stages have the same names in all
    std::vector<Thing> things;
    for (const auto& client : service.clients) {
        const std::string come = in_words(client.arrivals);
        Thing thing{"Clients", "", client.name, come, {}};
        thing.traits = {one("arrive", come), one("first", design.stages[client.first].name),
                        one("priority", fmt::format("{}", client.priority))};
        const auto known = known_in_words(service, client);
        for (std::size_t a = 0; a < known.size(); ++a)
            thing.traits.push_back(one(service.attributes[a].name, known[a], "not known"));
        things.push_back(std::move(thing));
    }
    for (const auto& measure : service.measures) {
        const std::string words = in_words(design, measure);
        things.push_back({"Measures", "", measure.name, words, {one("", words)}});
    }
    const std::string states = states_in_words(service);
    things.push_back(
        {"Measures",
         "",
         "",
         "",
         {one("time unit", word_for(service.unit, std::array<std::string_view, 3>{"minutes", "hours", "days"})),
          one("states at", states.empty() ? "no time" : states)}});
    return things;
}

}  // namespace sluss::report
