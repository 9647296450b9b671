// What can be seen of a service only as a whole: what would keep it from running or keep it running for ever, and what
// a colleague would notice.
#include "domain/service_flow.hpp"
#include "domain/service_load.hpp"
#include "domain/service_measures.hpp"
#include "kernel/random.hpp"
#include "scenario/read.hpp"
#include "scenario/service_findings.hpp"
#include "scenario/service_tables.hpp"

#include <algorithm>

namespace sluss::scenario {

using namespace domain::service;

namespace {

/// The place of a name in the file; of the whole file if it is not there (an organisation may have its own).
Position place_of(const Node& root, std::initializer_list<std::string_view> path) {
    const Node* node = &root;
    for (const auto key : path) {
        const Node* next = node->find(key);
        if (next == nullptr) break;
        node = next;
    }
    return node == &root ? root.at : node->key_at;
}

bool in_use(const Design& design, ResourceId resource) {
    const auto among = [&](const std::vector<ResourceId>& ids) {
        return std::find(ids.begin(), ids.end(), resource) != ids.end();
    };
    return std::any_of(design.stages.begin(), design.stages.end(), [&](const Stage& stage) {
        return among(stage.holds) || std::any_of(stage.work.begin(), stage.work.end(),
                                                 [&](const Work& work) { return among(work.by) || among(work.with); });
    });
}

bool book_in_use(const Design& design, std::size_t book) {
    return std::any_of(design.stages.begin(), design.stages.end(), [&](const Stage& stage) {
        return std::any_of(stage.work.begin(), stage.work.end(), [&](const Work& work) { return work.book == book; });
    });
}

bool ever_there(const Resource& resource) {
    const auto some = [](const auto& part) { return part.number > 0; };
    return std::any_of(resource.shifts.begin(), resource.shifts.end(), some) ||
           std::any_of(resource.steps.begin(), resource.steps.end(), some);
}

class Checks {
public:
    Checks(Reader& reader, const Node& root, const domain::Scenario& scenario)
        : reader_(reader),
          root_(root),
          scenario_(scenario),
          service_(*scenario.service),
          findings_(reader.problems, scenario) {}

    void check() {
        hashes();
        measure_keys();
        lengths();
        arrivals();
        for (std::size_t i = 0; i < service_.designs.size(); ++i) {
            capacity(i);
            standstill(i);
            way_out(i);
            held_whole(i);
            circles(i);
        }
        // What is wrong may be why there is too much to do.
        if (!findings_.any_errors())
            for (std::size_t i = 0; i < service_.designs.size(); ++i) load(i);
        findings_.tell();
        unreached();
        unused();
    }

private:
    Position stage_place(StageId stage) const {
        return place_of(root_, {"service", "stages", service_.designs.front().stages[stage].name});
    }

    void hashes() {
        std::vector<std::string> names;
        const auto add = [&](const std::string& name) {
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        };
        for (const auto& client : service_.clients) add(client.name);
        for (const auto& attribute : service_.attributes) add(attribute.name);
        for (const auto& design : service_.designs) {
            for (const auto& stage : design.stages) add(stage.name);
            for (const auto& resource : design.resources) add(resource.name);
            for (const auto& book : design.books) {
                add(book.name);
                for (const auto& clinic : book.clinics) add(clinic.name);
            }
        }
        if (const auto pair = hash_collision(names, [](std::string_view name) { return kernel::name_hash(name); }))
            reader_.problems.error(root_.at, tr("the names '{}' and '{}' draw the same random numbers; rename one",
                                                pair->first, pair->second));
    }

    /// The scenario's own measures stand last in the catalogue, in their order.
    void measure_keys() {
        const auto catalogue = domain::service::catalogue(service_);
        const auto& all = catalogue->measures;
        const std::size_t first_own = all.size() - service_.measures.size();
        for (std::size_t own = first_own; own < all.size(); ++own) {
            const auto same = [&](const auto& before) { return before.key == all[own].key; };
            if (std::none_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(own), same)) continue;
            const std::string& name = service_.measures[own - first_own].name;
            reader_.problems.error(
                place_of(root_, {"service", "measures", name}),
                tr("'{}' would have the same key in results as another measure; choose another name", name));
        }
    }

    void lengths() {
        const auto& experiment = scenario_.experiment;
        if (experiment.end() <= experiment.measure_from())
            return reader_.problems.error(place_of(root_, {"experiment", "run"}),
                                          tr("the run must be longer than nothing"));
        const kernel::Duration whole = experiment.end() - experiment.begin();
        const Node* states = root_.find("service")->find("states at");
        for (std::size_t i = 0; i < service_.states_at.size(); ++i) {
            if (i > 0 && service_.states_at[i] <= service_.states_at[i - 1])
                reader_.error(states->items[i], tr("the times are in order, each once"));
            if (service_.states_at[i] > whole) reader_.error(states->items[i], tr("it is after the end of the run"));
        }
    }

    /// Numbers that no run could get through are slips.
    void arrivals() {
        constexpr double most = 1e8;
        const auto& experiment = scenario_.experiment;
        for (const auto& client : service_.clients) {
            const auto& a = client.arrivals;
            const double hours = kernel::in_hours(std::min(a.until, experiment.end() - experiment.begin()));
            double per_hour = 0;
            for (const auto& step : a.steps) per_hour = std::max(per_hour, step.per_hour);
            if (a.sinusoid) per_hour = a.sinusoid->mean_per_hour;
            if (a.apart) per_hour = 1 / a.apart->mean();
            if (std::min(per_hour * hours, static_cast<double>(a.most)) > most)
                reader_.problems.error(
                    place_of(root_, {"service", "clients", client.name, "arrive"}),
                    tr("{:.3g} clients would come in the run; at most {:g} can", per_hour * hours, most));
        }
    }

    void capacity(std::size_t organisation) {
        const Design& design = service_.designs[organisation];
        for (std::size_t r = 0; r < design.resources.size(); ++r)
            if (in_use(design, static_cast<ResourceId>(r)) && !ever_there(design.resources[r]))
                findings_.add(
                    organisation, false, place_of(root_, {"resources", design.resources[r].name}),
                    tr("there is never any '{}', and whoever needs it waits for ever", design.resources[r].name));
    }

    /// Whether clients may be through a stage in no time at all.
    static bool timeless(const Stage& stage) {
        constexpr double shortest = 1e-9;  // hours; less is nothing on the clock
        return std::none_of(stage.work.begin(), stage.work.end(),
                            [](const Work& work) { return work.when.always() && work.length.mean() > shortest; });
    }

    /// A round that takes no time and has no way out would never end.
    void standstill(std::size_t organisation) {
        const auto& stages = service_.designs[organisation].stages;
        for (std::size_t c = 0; c < service_.clients.size(); ++c) {
            const auto client = static_cast<ClientId>(c);
            const auto& shares = service_.clients[c].shares;
            // Where clients go on at once from a stage that they find full, or that takes no time.
            const auto at_once = [&](const Stage& stage) -> std::vector<StageId> {
                const bool all_balk = std::any_of(stage.balking.begin(), stage.balking.end(),
                                                  [](const BalkingStep& step) { return step.chance >= 1; });
                if (stage.waiting_places || all_balk) return ends_of(stage.turned_away_to, client, shares);
                return timeless(stage) ? ends_of(stage.next, client, shares) : std::vector<StageId>{leaves};
            };
            std::vector<bool> gets_on(stages.size(), false);
            for (bool changed = true; changed;) {
                changed = false;
                for (std::size_t s = 0; s < stages.size(); ++s) {
                    if (gets_on[s]) continue;
                    for (const auto end : at_once(stages[s]))
                        if (end == leaves || gets_on[end]) gets_on[s] = true;
                    changed = changed || gets_on[s];
                }
            }
            for (const auto s : reached(organisation, client))
                if (!gets_on[s])
                    findings_.add(organisation, false, stage_place(s),
                                  tr("from '{}' a client can go round for ever in no time", stages[s].name));
        }
    }

    std::vector<StageId> reached(std::size_t organisation, ClientId client) const {
        const auto& stages = service_.designs[organisation].stages;
        std::vector<StageId> result{service_.clients[client].first};
        for (std::size_t i = 0; i < result.size(); ++i)
            for (const auto end : ways_on(stages[result[i]], client, service_.clients[client].shares))
                if (end != leaves && std::find(result.begin(), result.end(), end) == result.end())
                    result.push_back(end);
        return result;
    }

    /// Every stage that a client may come to should have a way out of the service.
    void way_out(std::size_t organisation) {
        const auto& stages = service_.designs[organisation].stages;
        for (std::size_t c = 0; c < service_.clients.size(); ++c) {
            const auto client = static_cast<ClientId>(c);
            const auto stages_met = reached(organisation, client);
            std::vector<bool> out(stages.size(), false);
            for (bool changed = true; changed;) {
                changed = false;
                for (const auto s : stages_met) {
                    if (out[s]) continue;
                    for (const auto end : ways_on(stages[s], client, service_.clients[c].shares))
                        if (end == leaves || out[end]) out[s] = true;
                    changed = changed || out[s];
                }
            }
            for (const auto s : stages_met) {
                if (out[s]) continue;
                findings_.add(organisation, true, stage_place(s),
                              tr("no way leads out of the service from '{}' for {}: they never leave", stages[s].name,
                                 service_.clients[c].name));
                break;
            }
        }
    }

    /// Queues that only grow.
    void load(std::size_t organisation) {
        const auto& experiment = scenario_.experiment;
        const Design& design = service_.designs[organisation];
        const auto loads =
            expected_load(service_, design, experiment.begin(), experiment.measure_from(), experiment.end());
        for (const auto& one : overloads(loads)) {
            const std::string& first =
                one.book ? design.books[*one.book].name : design.resources[one.resources.front()].name;
            const std::string name = name_of(design, one);
            const bool sure = one.overload() == ResourceLoad::Overload::yes;
            const double needed = sure ? one.needed.sure : one.needed.kept;
            const std::string what = !sure       ? tr("'{}' is overloaded if nobody is lost on the way there", name)
                                     : !one.part ? tr("'{}' is overloaded", name)
                                     : one.book  ? tr("'{}' is overloaded by those who may have no other slots", name)
                                                 : tr("'{}' is overloaded by what nobody else can do", name);
            findings_.add(
                organisation, true, place_of(root_, {"resources", first}),
                what + ": " +
                    (one.book ? tr("clients need {:.4g} slots a week, and there are {:.4g}", needed, one.there)
                              : tr("clients would keep {:.4g} busy day and night, and on average {:.4g} are there",
                                   needed, one.there)));
        }
    }

    /// What is held stays held, whatever is said of interruption and closing.
    void held_whole(std::size_t organisation) {
        const Design& design = service_.designs[organisation];
        for (const auto& stage : design.stages)
            for (const auto held : stage.holds) {
                const Resource& resource = design.resources[held];
                const auto tell = [&](bool given, std::string_view key) {
                    if (!given) return;
                    findings_.add(organisation, true, place_of(root_, {"resources", resource.name, key}),
                                  tr("what is held for a whole stage is not interrupted: '{}' of '{}' says nothing of "
                                     "'{}'",
                                     key, resource.name, stage.name));
                };
                tell(resource.interruption != Interruption::none, "interruption");
                tell(resource.at_closing != AtClosing::finish, "at closing");
            }
    }

    /// Stages whose clients wait, with what they needed there, for a place that others like them must leave. Where
    /// those in line lose patience, places become free in time.
    void circles(std::size_t organisation) {
        const auto& stages = service_.designs[organisation].stages;
        const auto blocks = [&](StageId s) {
            return s != leaves && stages[s].waiting_places && stages[s].when_full == WhenFull::blocks &&
                   !stages[s].patience;
        };
        std::vector<std::vector<StageId>> on(stages.size());
        for (std::size_t c = 0; c < service_.clients.size(); ++c) {
            const auto client = static_cast<ClientId>(c);
            for (const auto s : reached(organisation, client)) {
                if (!blocks(s)) continue;
                for (const auto end : ends_of(stages[s].next, client, service_.clients[c].shares))
                    if (blocks(end)) on[s].push_back(end);
            }
        }
        const auto after = [&](std::size_t from) {
            std::vector<bool> met(stages.size(), false);
            std::vector<StageId> open = on[from];
            while (!open.empty()) {
                const StageId next = open.back();
                open.pop_back();
                if (met[next]) continue;
                met[next] = true;
                open.insert(open.end(), on[next].begin(), on[next].end());
            }
            return met;
        };
        std::vector<std::vector<bool>> met;
        for (std::size_t s = 0; s < stages.size(); ++s) met.push_back(after(s));
        std::vector<bool> told(stages.size(), false);
        for (std::size_t s = 0; s < stages.size(); ++s) {
            if (!met[s][s] || told[s]) continue;
            std::string circle;
            for (std::size_t t = s; t < stages.size(); ++t) {
                if (!met[s][t] || !met[t][s]) continue;
                told[t] = true;
                circle += fmt::format("{}'{}'", circle.empty() ? "" : ", ", stages[t].name);
            }
            findings_.add(organisation, true, place_of(root_, {"service", "stages", stages[s].name, "when full"}),
                          tr("clients can block each other for ever before {}", circle));
        }
    }

    void unreached() {
        std::vector<bool> met(service_.designs.front().stages.size(), false);
        for (std::size_t i = 0; i < service_.designs.size(); ++i)
            for (std::size_t c = 0; c < service_.clients.size(); ++c)
                for (const auto s : reached(i, static_cast<ClientId>(c))) met[s] = true;
        for (std::size_t s = 0; s < met.size(); ++s)
            if (!met[s])
                reader_.problems.warning(stage_place(static_cast<StageId>(s)),
                                         tr("nobody comes to '{}'", service_.designs.front().stages[s].name));
    }

    /// What no organisation uses; what only some do not use may be what they differ in. But what an organisation has
    /// beside the others is there to be used by its own stages: if it is not, its name is most likely a slip.
    void unused() {
        std::vector<std::string> common;
        if (const Node* resources = root_.find("resources"))
            for (const auto& [name, value] : resources->entries) common.push_back(name);
        std::vector<bool> used(common.size(), false);
        for (std::size_t i = 0; i < service_.designs.size(); ++i) {
            const Design& design = service_.designs[i];
            const auto look_at = [&](const std::string& name, bool in_use) {
                const auto same = std::find_if(common.begin(), common.end(),
                                               [&](const std::string& other) { return same_name(name, other); });
                if (same != common.end()) {
                    const auto which = static_cast<std::size_t>(same - common.begin());
                    used[which] = used[which] || in_use;
                } else if (!in_use) {
                    const std::string& organisation = scenario_.organisations[i].name;
                    reader_.problems.warning(place_of(root_, {"organisations", organisation, "resources", name}),
                                             tr("nothing uses '{}'{}", name, perhaps(name, common)));
                }
            };
            for (std::size_t r = 0; r < design.resources.size(); ++r)
                look_at(design.resources[r].name, in_use(design, static_cast<ResourceId>(r)));
            for (std::size_t b = 0; b < design.books.size(); ++b) look_at(design.books[b].name, book_in_use(design, b));
        }
        for (std::size_t i = 0; i < common.size(); ++i)
            if (!used[i])
                reader_.problems.warning(place_of(root_, {"resources", common[i]}),
                                         tr("nothing uses '{}'{}", common[i], ""));
    }

    Reader& reader_;
    const Node& root_;
    const domain::Scenario& scenario_;
    const Service& service_;
    Findings findings_;
};

}  // namespace

void check_service(Reader& reader, const Node& root, const domain::Scenario& scenario) {
    if (scenario.service->clients.empty())
        return reader.problems.error(place_of(root, {"service", "clients"}),
                                     tr("a service has at least one kind of clients"));
    Checks(reader, root, scenario).check();
}

}  // namespace sluss::scenario
