// Solves the traffic equations for each combination of what is known of clients, and adds up the work.
#include "domain/service_load.hpp"

#include "domain/service_flow.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sluss::domain::service {

namespace {

constexpr double hours_per_week = 168;

/// The mean of a step function of time since the start, between two times. \param repeats the steps begin anew
template <class Step, class Value>
double mean_of_steps(const std::vector<Step>& steps, std::optional<kernel::Duration> repeats, kernel::Duration from,
                     kernel::Duration to, Value value) {
    // The integral from 0 to t within one round.
    const auto within = [&](double t) {
        double sum = 0;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const double begin = kernel::in_hours(steps[i].from);
            const double end = i + 1 < steps.size() ? std::min(t, kernel::in_hours(steps[i + 1].from)) : t;
            if (end > begin) sum += value(steps[i]) * (end - begin);
        }
        return sum;
    };
    const auto integral = [&](double t) {
        if (!repeats) return within(t);
        const double round = kernel::in_hours(*repeats);
        const double rounds = std::floor(t / round);
        return rounds * within(round) + within(t - rounds * round);
    };
    const double a = kernel::in_hours(from);
    const double b = kernel::in_hours(to);
    return (integral(b) - integral(a)) / (b - a);
}

/// Resources that may stand in for each other, directly or by way of others, as one representative for each.
std::vector<ResourceId> groups_of(const Design& design) {
    std::vector<ResourceId> group(design.resources.size());
    std::iota(group.begin(), group.end(), ResourceId{0});
    for (const auto& stage : design.stages)
        for (const auto& work : stage.work)
            for (std::size_t i = 1; i < work.by.size(); ++i) {
                const ResourceId a = group[work.by[0]];
                const ResourceId b = group[work.by[i]];
                for (auto& one : group)
                    if (one == a || one == b) one = std::min(a, b);
            }
    return group;
}

/// Attributes whose words some condition of the design asks for.
std::vector<AttributeId> attributes_asked(const Service& service, const Design& design) {
    std::vector<bool> asked(service.attributes.size(), false);
    const auto look = [&](const Condition& condition) {
        for (const auto& word : condition.words) asked[word.attribute] = true;
    };
    for (const auto& stage : design.stages) {
        for (const auto& work : stage.work) look(work.when);
        for (const auto& route : stage.next) look(route.when);
    }
    std::vector<AttributeId> result;
    for (std::size_t a = 0; a < asked.size(); ++a)
        if (asked[a]) result.push_back(static_cast<AttributeId>(a));
    return result;
}

/// Clients of one kind with the same words.
struct Alike {
    ClientId client = 0;
    WordShares shares;  ///< all of one word where it is asked for
    double per_hour = 0;
};

constexpr std::size_t most_alike = 10'000;

/// Everybody who comes, in groups of those alike; empty if there are too many such groups.
std::vector<Alike> everybody(const Service& service, const Design& design, kernel::Time begin, kernel::Time from,
                             kernel::Time to) {
    std::vector<Alike> all;
    for (std::size_t c = 0; c < service.clients.size(); ++c)
        all.push_back({static_cast<ClientId>(c), service.clients[c].shares,
                       mean_rate(service.clients[c].arrivals, begin, from, to)});
    for (const auto attribute : attributes_asked(service, design)) {
        std::vector<Alike> split;
        for (const auto& some : all)
            for (std::size_t w = 0; w < some.shares[attribute].size(); ++w) {
                const double share = some.shares[attribute][w];
                if (share <= 0) continue;
                Alike one = some;
                std::fill(one.shares[attribute].begin(), one.shares[attribute].end(), 0);
                one.shares[attribute][w] = 1;
                one.per_hour *= share;
                split.push_back(std::move(one));
            }
        all = std::move(split);
        if (all.size() > most_alike) return {};
    }
    return all;
}

/// Why a load cannot be told.
struct NotComputed {
    std::string why;
};

constexpr const char* asks_too_much = "it depends on conditions about numbers or visits";

bool held(const Condition& condition, const Alike& some) {
    const Holds result = holds(condition, some.client, some.shares);
    if (result == Holds::sometimes) throw NotComputed{asks_too_much};
    return result == Holds::always;
}

/// Visits of one client to each stage, in the mean.
std::vector<double> visits_of(const Service& service, const Design& design, const Alike& some) {
    std::vector<StageId> met{service.clients[some.client].first};
    std::vector<std::vector<double>> share;  // of each stage met, per stage of the design
    for (std::size_t i = 0; i < met.size(); ++i) {
        share.emplace_back(design.stages.size(), 0.0);
        for (const auto& route : design.stages[met[i]].next) {
            if (!held(route.when, some)) continue;
            for (const auto& way : route.ways) {
                if (way.to == leaves) continue;
                share.back()[way.to] += way.share;
                if (std::find(met.begin(), met.end(), way.to) == met.end()) met.push_back(way.to);
            }
            break;
        }
    }
    const auto n = static_cast<Eigen::Index>(met.size());
    Eigen::MatrixXd equations = Eigen::MatrixXd::Identity(n, n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j)
            equations(j, i) -= share[static_cast<std::size_t>(i)][met[static_cast<std::size_t>(j)]];
    const Eigen::FullPivLU<Eigen::MatrixXd> factors(equations);
    if (!factors.isInvertible()) throw NotComputed{"some clients never leave"};
    const Eigen::VectorXd solved = factors.solve(Eigen::VectorXd::Unit(n, 0));
    std::vector<double> result(design.stages.size(), 0);
    for (Eigen::Index i = 0; i < n; ++i) result[met[static_cast<std::size_t>(i)]] = solved[i];
    return result;
}

/// Adds up what is needed.
class Sums {
public:
    explicit Sums(const Design& design)
        : design_(design),
          group_(groups_of(design)),
          needed_(design.resources.size(), 0),
          used_(design.resources.size(), false),
          slots_(design.books.size(), 0) {}

    /// \param per_hour visits
    void add(const Stage& stage, const Alike& some, double per_hour) {
        double whole = 0;
        for (const auto& work : stage.work) {
            if (!held(work.when, some)) continue;
            const double hours = work.length.mean();
            whole += hours;
            if (!work.by.empty()) use(work.by.front(), per_hour * hours);
            for (const auto id : work.with) use(id, per_hour * hours);
            if (work.kind == Work::Kind::slot) slots_[*work.book] += per_hour * hours_per_week;
        }
        for (const auto id : stage.holds) use(id, per_hour * whole);
    }

    std::vector<ResourceLoad> loads(kernel::Time begin, kernel::Time from, kernel::Time to) const {
        std::vector<ResourceLoad> result;
        for (std::size_t r = 0; r < group_.size(); ++r) {
            if (!used_[r]) continue;
            ResourceLoad load;
            load.needed = needed_[r];
            for (std::size_t other = 0; other < group_.size(); ++other)
                if (group_[other] == r) {
                    load.resources.push_back(static_cast<ResourceId>(other));
                    load.there += mean_number(design_.resources[other], begin, from, to);
                }
            result.push_back(std::move(load));
        }
        for (std::size_t b = 0; b < slots_.size(); ++b)
            if (slots_[b] > 0) add_book(b, result);
        return result;
    }

private:
    void use(ResourceId id, double mean) {
        used_[group_[id]] = true;
        needed_[group_[id]] += mean;
    }

    void add_book(std::size_t b, std::vector<ResourceLoad>& result) const {
        const auto& book = design_.books[b];
        ResourceLoad all;
        all.book = b;
        all.needed = slots_[b];
        for (std::size_t c = 0; c < book.clinics.size(); ++c) {
            const auto& clinic = book.clinics[c];
            const double slots = std::accumulate(clinic.slots.begin(), clinic.slots.end(), 0.0);
            all.there += slots;
            if (book.choice == AppointmentBook::Choice::own && clinic.share > 0)
                result.push_back({{}, b, static_cast<ClinicId>(c), slots_[b] * clinic.share, slots});
        }
        if (book.choice != AppointmentBook::Choice::own) result.push_back(all);
    }

    const Design& design_;
    std::vector<ResourceId> group_;
    std::vector<double> needed_;  // per group's representative
    std::vector<bool> used_;
    std::vector<double> slots_;  // a week, per book
};

}  // namespace

namespace {

/// The share of a stretch of time that lies within some hours of the week.
double share_open(const kernel::WeekPattern& hours, kernel::Time from, kernel::Time to) {
    if (hours.is_always()) return 1;
    const kernel::WorkCalendar calendar(hours, kernel::day_of(from), kernel::day_of(to) + std::chrono::days{1});
    return kernel::in_hours(calendar.work_between(from, to)) / kernel::in_hours(to - from);
}

}  // namespace

double mean_rate(const Arrivals& arrivals, kernel::Time begin, kernel::Time first, kernel::Time last) {
    const kernel::Duration from = first - begin;
    const kernel::Duration to = last - begin;
    const kernel::Duration end = std::min(to, arrivals.until);
    if (end <= from) return 0;
    const double open = kernel::in_hours(end - from) / kernel::in_hours(to - from);
    if (arrivals.sinusoid) return arrivals.sinusoid->mean_per_hour * open;
    if (arrivals.apart) return open / arrivals.apart->mean();
    if (arrivals.at) {
        const auto count = std::count_if(arrivals.at->begin(), arrivals.at->end(),
                                         [&](kernel::Duration time) { return from <= time && time < end; });
        return static_cast<double>(count) / kernel::in_hours(to - from);
    }
    if (arrivals.hours) return open * arrivals.steps.front().per_hour * share_open(*arrivals.hours, first, begin + end);
    return open * mean_of_steps(arrivals.steps, arrivals.repeats, from, end,
                                [](const RateStep& step) { return step.per_hour; });
}

double mean_number(const Resource& resource, kernel::Time begin, kernel::Time from, kernel::Time to) {
    double result = 0;
    for (const auto& shift : resource.shifts) {
        result += shift.number * share_open(shift.hours, from, to);
    }
    if (!resource.steps.empty())
        result += mean_of_steps(resource.steps, std::nullopt, from - begin, to - begin,
                                [](const NumberStep& step) { return static_cast<double>(step.number); });
    return result;
}

ServiceLoad expected_load(const Service& service, const Design& design, kernel::Time begin, kernel::Time from,
                          kernel::Time to) {
    ServiceLoad result;
    const auto people = everybody(service, design, begin, from, to);
    constexpr double most_steps = 1e10;  // of a computer; some seconds
    if (people.empty() ||
        static_cast<double>(people.size()) * std::pow(static_cast<double>(design.stages.size()), 3) > most_steps) {
        result.not_computed = "there are too many combinations of attributes";
        return result;
    }
    try {
        Sums sums(design);
        std::vector<double> visits_per_hour(design.stages.size(), 0);
        for (const auto& some : people) {
            const auto visits = visits_of(service, design, some);
            for (std::size_t s = 0; s < visits.size(); ++s) {
                if (visits[s] <= 0) continue;
                visits_per_hour[s] += visits[s] * some.per_hour;
                sums.add(design.stages[s], some, visits[s] * some.per_hour);
            }
        }
        result.visits_per_hour = std::move(visits_per_hour);
        result.resources = sums.loads(begin, from, to);
    } catch (const NotComputed& reason) {
        result.not_computed = reason.why;
    }
    return result;
}

std::string name_of(const Design& design, const ResourceLoad& load) {
    if (load.book) {
        const auto& book = design.books[*load.book];
        return load.clinic ? book.name + ": " + book.clinics[*load.clinic].name : book.name;
    }
    std::string names;
    for (const auto id : load.resources) names += (names.empty() ? "" : ", ") + design.resources[id].name;
    return names;
}

}  // namespace sluss::domain::service
