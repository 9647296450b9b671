// The chain of stages that alike clients go through, and its traffic equations.
#include "domain/service_traffic.hpp"

#include "domain/language.hpp"
#include "domain/service_means.hpp"

#include <Eigen/SparseLU>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace sluss::domain::service {

namespace {

constexpr std::size_t most_alike = 10'000;
constexpr std::size_t most_cases = 10'000;  // of one client's stages and visits

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Calls for every condition that traffic and work depend on.
template <class Look>
void each_condition(const Design& design, Look look) {
    for (const auto& stage : design.stages) {
        for (const auto& work : stage.work) look(work.when);
        for (const auto& route : stage.next) look(route.when);
    }
}

/// Divides each group of those alike. \param parts  gives pairs of a share and those who have it
template <class Parts>
std::vector<Alike> divided(const std::vector<Alike>& all, Parts parts) {
    std::vector<Alike> result;
    for (const auto& some : all) {
        parts(some, [&](double share, Alike one) {
            if (share <= 0) return;
            one.per_hour *= share;
            result.push_back(std::move(one));
        });
        if (result.size() > most_alike) throw NotComputed{tr("there are too many combinations of attributes")};
    }
    return result;
}

}  // namespace

Traffic::Traffic(const Service& service, const Design& design)
    : service_(service),
      design_(design),
      told_apart_(design.stages.size(), 0),
      words_asked_(service.attributes.size(), false),
      limits_(service.attributes.size()) {
    each_condition(design, [&](const Condition& condition) {
        for (const auto& word : condition.words) words_asked_[word.attribute] = true;
        for (const auto& number : condition.numbers)
            for (const double limit : {number.at_least, number.below})
                if (std::isfinite(limit)) limits_[number.attribute].push_back(limit);
        for (const auto& visits : condition.visits) {
            const bool to_the_end = visits.at_most == std::numeric_limits<std::uint32_t>::max();
            const std::uint32_t most = std::max(visits.at_least, to_the_end ? 0 : visits.at_most + 1);
            told_apart_[visits.stage] = std::max(told_apart_[visits.stage], most);
        }
    });
    for (auto& limits : limits_) {
        std::sort(limits.begin(), limits.end());
        limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    }
}

std::vector<Alike> Traffic::everybody(kernel::Time begin, kernel::Time from, kernel::Time to) const {
    std::vector<Alike> all;
    for (std::size_t c = 0; c < service_.clients.size(); ++c)
        all.push_back({static_cast<ClientId>(c), service_.clients[c].shares,
                       std::vector<double>(service_.attributes.size(), -infinite),
                       mean_rate(service_.clients[c].arrivals, begin, from, to)});
    for (std::size_t a = 0; a < service_.attributes.size(); ++a) {
        if (words_asked_[a])
            all = divided(all, [&](const Alike& some, auto add) {
                for (std::size_t w = 0; w < some.shares[a].size(); ++w) {
                    Alike one = some;
                    std::fill(one.shares[a].begin(), one.shares[a].end(), 0);
                    one.shares[a][w] = 1;
                    add(some.shares[a][w], std::move(one));
                }
            });
        if (!limits_[a].empty())
            all = divided(all, [&](const Alike& some, auto add) {
                double below = 0;
                for (std::size_t i = 0; i <= limits_[a].size(); ++i) {
                    Alike one = some;
                    if (i > 0) one.numbers[a] = limits_[a][i - 1];
                    const double up_to = i < limits_[a].size() ? service_.attributes[a].number.below(limits_[a][i]) : 1;
                    add(up_to - below, std::move(one));
                    below = up_to;
                }
            });
    }
    return all;
}

bool Traffic::holds_for(const Condition& condition, const Alike& some, const Visits& now) const {
    if (holds(condition, some.client, some.shares) == Holds::never) return false;
    for (const auto& number : condition.numbers)
        if (some.numbers[number.attribute] < number.at_least || some.numbers[number.attribute] >= number.below)
            return false;
    for (const auto& visits : condition.visits)
        if (now.so_far[visits.stage] < visits.at_least || now.so_far[visits.stage] > visits.at_most) return false;
    return true;
}

/// What may happen to clients one after the other, and with what chances.
struct Traffic::Chain {
    struct Step {
        std::size_t from;
        std::size_t to;
        double share;
    };
    std::vector<Visits> cases;  // the first is where they begin
    std::vector<Step> steps;
    std::vector<bool> leaves_from;  // per case: whether they may leave the service from it

    /// Whether they can leave sooner or later from every case: then the equations have one solution.
    [[nodiscard]] bool ends() const {
        std::vector<bool> out = leaves_from;
        for (bool changed = true; changed;) {
            changed = false;
            for (auto step = steps.rbegin(); step != steps.rend(); ++step)
                if (!out[step->from] && out[step->to]) out[step->from] = changed = true;
        }
        return std::find(out.begin(), out.end(), false) == out.end();
    }

    /// Visits in expectation. \param entering  at the first case; \param staying per case: who goes on from it
    [[nodiscard]] Eigen::VectorXd visits(double entering, const std::vector<double>& staying) const {
        const auto n = static_cast<Eigen::Index>(cases.size());
        std::vector<Eigen::Triplet<double>> entries;
        for (Eigen::Index i = 0; i < n; ++i) entries.emplace_back(i, i, 1);
        for (const auto& step : steps)
            entries.emplace_back(static_cast<Eigen::Index>(step.to), static_cast<Eigen::Index>(step.from),
                                 -step.share * staying[step.from]);
        Eigen::SparseMatrix<double> equations(n, n);
        equations.setFromTriplets(entries.begin(), entries.end());
        const Eigen::SparseLU<Eigen::SparseMatrix<double>> factors(equations);
        return factors.solve(Eigen::VectorXd(entering * Eigen::VectorXd::Unit(n, 0)));
    }
};

Traffic::Chain Traffic::chain_of(const Alike& some) const {
    Chain chain;
    std::map<std::pair<StageId, std::vector<std::uint32_t>>, std::size_t> known;
    const auto case_of = [&](StageId stage, std::vector<std::uint32_t> so_far) {
        so_far[stage] = std::min(so_far[stage] + 1, told_apart_[stage]);
        const auto [place, fresh] = known.try_emplace({stage, so_far}, chain.cases.size());
        if (fresh) {
            if (chain.cases.size() == most_cases)
                throw NotComputed{tr("conditions about visits tell too many cases apart")};
            chain.cases.push_back({stage, std::move(so_far), {}});
        }
        return place->second;
    };
    case_of(service_.clients[some.client].first, std::vector<std::uint32_t>(design_.stages.size(), 0));
    for (std::size_t i = 0; i < chain.cases.size(); ++i) {
        const Visits now = chain.cases[i];
        const auto& next = design_.stages[now.stage].next;
        const auto route =
            std::find_if(next.begin(), next.end(), [&](const Route& one) { return holds_for(one.when, some, now); });
        bool may_leave = route == next.end();
        if (!may_leave)
            for (const auto& way : route->ways) {
                if (way.share <= 0) continue;
                if (way.to == leaves)
                    may_leave = true;
                else
                    chain.steps.push_back({i, case_of(way.to, now.so_far), way.share});
            }
        chain.leaves_from.push_back(may_leave);
    }
    return chain;
}

/// Of those who come to a stage, how many cannot be lost there, though those outside a room that blocks can.
double Traffic::share_that_stays(const Alike& some, const Visits& now) const {
    const Stage& stage = design_.stages[now.stage];
    const auto first = std::find_if(stage.work.begin(), stage.work.end(),
                                    [&](const Work& work) { return holds_for(work.when, some, now); });
    const bool waits =
        !stage.holds.empty() || (first != stage.work.end() && !(first->by.empty() && first->with.empty()));
    const bool room = stage.waiting_places && stage.when_full == WhenFull::turned_away;
    if (waits && (stage.patience || room)) return 0;
    double balks = 0;
    for (const auto& step : stage.balking) balks = std::max(balks, step.chance);
    return 1 - balks;
}

std::vector<Visits> Traffic::visits_of(const Alike& some) const {
    Chain chain = chain_of(some);
    if (!chain.ends()) throw NotComputed{tr("some clients never leave")};
    std::vector<double> staying;
    for (const auto& one : chain.cases) staying.push_back(share_that_stays(some, one));
    const bool all_stay = std::all_of(staying.begin(), staying.end(), [](double share) { return share == 1; });
    // Whoever comes from outside to a room that blocks is turned away if it is full.
    const Stage& first = design_.stages[service_.clients[some.client].first];
    const double entering = first.waiting_places && first.when_full == WhenFull::blocks ? 0 : 1;
    const auto offered = chain.visits(1, std::vector<double>(staying.size(), 1));
    const auto sure = all_stay && entering == 1 ? offered : chain.visits(entering, staying);
    for (std::size_t i = 0; i < chain.cases.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        const double lost_outside = i == 0 ? 1 - entering : 0;
        chain.cases[i].times = {offered[row], (offered[row] - lost_outside) * staying[i], sure[row] * staying[i]};
    }
    return std::move(chain.cases);
}

std::vector<bool> reached_by_loss(const Service& service, const Design& design, ClientId client) {
    const auto& shares = service.clients[client].shares;
    // Everything that can be reached from some stages, these included.
    const auto all_from = [&](std::vector<StageId> open) {
        std::vector<bool> met(design.stages.size(), false);
        while (!open.empty()) {
            const StageId stage = open.back();
            open.pop_back();
            if (stage == leaves || met[stage]) continue;
            met[stage] = true;
            for (const auto end : ways_on(design.stages[stage], client, shares)) open.push_back(end);
        }
        return met;
    };
    const auto met = all_from({service.clients[client].first});
    std::vector<StageId> lost;
    for (std::size_t s = 0; s < met.size(); ++s) {
        if (!met[s]) continue;
        for (const auto end : ways_after_loss(design.stages[s], client, shares)) lost.push_back(end);
    }
    return all_from(std::move(lost));
}

}  // namespace sluss::domain::service
