#include "domain/service_measures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluss::domain::service {

namespace {

std::string_view word(TimeUnit unit) {
    switch (unit) {
        case TimeUnit::minutes:
            return "minutes";
        case TimeUnit::hours:
            return "hours";
        case TimeUnit::days:
            return "days";
    }
    return "";
}

// The name of a scenario's own measure as a key: "door to nurse" → "door_to_nurse".
std::string key_of(const std::string& name) {
    std::string key = name;
    for (char& c : key)
        if (c == ' ') c = '_';
    return key;
}

MeasureInfo extra(const ExtraMeasure& measure, std::string_view unit) {
    switch (measure.kind) {
        case ExtraMeasure::Kind::time_between:
            return {
                fmt::format("{}_{}", key_of(measure.name), unit),
                fmt::format("{} ({})", measure.name, unit),
                fmt::format("Mean time between two moments of a client's story, in {}; clients without both of them "
                            "do not count.",
                            unit),
                Sense::length,
                1,
                true};
        case ExtraMeasure::Kind::share_within:
            return {key_of(measure.name),
                    measure.name + " (%)",
                    measure.of_all
                        ? "Share of clients with the first of two moments of their story for whom the second "
                          "comes within the limit."
                        : "Share of clients for whom the time between two moments of their story is within the "
                          "limit; clients without both of them do not count.",
                    Sense::share,
                    1,
                    true};
        case ExtraMeasure::Kind::visits:
            return {key_of(measure.name),
                    measure.name,
                    "Mean number of visits to a stage per client who leaves.",
                    Sense::count,
                    2,
                    true};
    }
    return {};
}

std::string time_level(kernel::Duration at) {
    return fmt::format("{} h", kernel::in_hours(at));  // exact: unlike times are unlike levels
}

}  // namespace

double per_hour(TimeUnit unit) {
    switch (unit) {
        case TimeUnit::minutes:
            return 60;
        case TimeUnit::hours:
            return 1;
        case TimeUnit::days:
            return 1.0 / 24;
    }
    return 1;
}

std::shared_ptr<const Catalogue> catalogue(const Service& service) {
    // What can happen in no organisation needs no row.
    const auto anywhere = [&](auto can_happen) {
        for (const Design& design : service.designs)
            if (std::any_of(design.stages.begin(), design.stages.end(), can_happen)) return true;
        return false;
    };
    const bool patience = anywhere([](const Stage& stage) { return stage.patience.has_value(); });
    const bool balking = anywhere([](const Stage& stage) { return !stage.balking.empty(); });
    const bool full = anywhere([](const Stage& stage) { return stage.waiting_places.has_value(); });
    const bool blocks =
        anywhere([](const Stage& s) { return s.waiting_places.has_value() && s.when_full == WhenFull::blocks; });
    const auto unit = word(service.unit);
    const auto in = [&](std::string_view text) { return fmt::format("{} ({})", text, unit); };
    const int length = service.unit == TimeUnit::minutes ? 1 : 2;
    auto result = std::make_shared<Catalogue>();
    result->dimensions = {"total", "client", "stage", "resource", "time"};
    result->measures = {
        {"arrivals", "clients who came", "Clients who came in the measured period; by stage: visits that began in it.",
         Sense::count, 0, true},
        {"departures", "clients who left",
         "Clients who left the service in the measured period; by stage: visits that ended in it.", Sense::count, 0,
         false},
        {fmt::format("wait_{}", unit), in("wait"),
         "Mean wait from coming to a stage to the beginning of its first work or to leaving the line, of the waits "
         "that "
         "ended in the measured period. Total and by client: the sum over a client's stages, over clients who left "
         "then.",
         Sense::length, length, true},
        {fmt::format("wait_{}_p90", unit), in("wait, 90th percentile"),
         "The wait that nine waits out of ten do not exceed, within 0.8 %.", Sense::length, length, false},
        {"waited_share", "waited at all (%)", "Share of those waits that were longer than nothing.", Sense::share, 1,
         true},
        {fmt::format("{}_in_system", unit), in("time in the service, of those served"),
         "Mean time from arrival to departure of clients for whom some work began; by stage: of a visit, from coming "
         "to "
         "leaving, blocked time included.",
         Sense::length, length, true},
        {fmt::format("delay_{}", unit), in("time without any work"),
         "Mean time of those clients in the service in which nothing was done for them: waits before and between "
         "works, "
         "interruptions, time blocked.",
         Sense::length, length, false},
        {"visits_per_client", "visits per client",
         "Mean number of visits to a stage per client who leaves the service; total: to all stages.", Sense::count, 2,
         false},
        {"left_share", "lost patience (%)",
         "By stage: share of the visits that ended in the measured period in which the client left the line unserved. "
         "Total and by client: share of clients who left the service and had done so at least once.",
         Sense::share, 1, patience},
        {"balked_share", "did not join the line (%)",
         "As lost patience, of those who did not join because of the number who waited.", Sense::share, 1, balking},
        {"turned_away_share", "turned away (%)", "As lost patience, of those who found the waiting room full.",
         Sense::share, 1, full},
        {"waiting", "clients who wait", "Mean number of clients who wait for their stage to begin, over time.",
         Sense::count, 2, true},
        {"present", "clients in the service", "Mean number of clients present, over time.", Sense::count, 2, true},
        {"blocked", "clients who are blocked",
         "Mean number of clients whose stage is done and who wait for a place in the next, over time.", Sense::count, 2,
         blocks},
        {"utilisation", "utilisation (%)",
         "Time in use divided by time available; work finished after closing counts as use, so it can exceed 100 %. Of "
         "a "
         "clinic: slots taken divided by slots offered.",
         Sense::ratio, 1, true},
        {"busy", "in use", "Mean number in use, over time; of a clinic, slots taken a day.", Sense::count, 2, false},
        {"available", "available", "Mean number available, over time; of a clinic, slots offered a day.", Sense::count,
         2, false},
        {"client_facing_share", "with the client present (%)", "Share of the time in use that is work with the client.",
         Sense::share, 1, false},
        {"present_at", "present at that time",
         "Number of clients present at a time counted from the start of the run, before anything that happens at that "
         "very time.",
         Sense::count, 2, false},
    };
    for (const auto& measure : service.measures) result->measures.push_back(extra(measure, unit));
    return result;
}

std::vector<std::vector<std::string>> levels(const Service& service, std::size_t organisation) {
    std::vector<std::vector<std::string>> result(5);
    result[0] = {"total"};
    const Design& design = service.designs[organisation];
    for (const auto& client : service.clients) result[1].push_back(client.name);
    for (const auto& stage : design.stages) result[2].push_back(stage.name);
    for (const auto& resource : design.resources) result[3].push_back(resource.name);
    for (const auto& book : design.books)
        for (const auto& clinic : book.clinics) result[3].push_back(fmt::format("{}: {}", book.name, clinic.name));
    for (const auto at : service.states_at) {
        result[4].push_back(time_level(at));
        for (const auto& stage : design.stages) result[4].push_back(fmt::format("{}: {}", time_level(at), stage.name));
    }
    return result;
}

}  // namespace sluss::domain::service
