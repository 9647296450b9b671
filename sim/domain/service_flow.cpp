// Conditions and routes judged from what is known of clients.
#include "domain/service_flow.hpp"

#include <algorithm>

namespace sluss::domain::service {

namespace {

constexpr double nearly_all = 1 - 1e-9;

Holds lesser(Holds a, Holds b) {
    return std::min(a, b);
}

Holds of_word(const Condition::Word& word, const WordShares& shares) {
    double sum = 0;
    for (std::size_t w = 0; w < word.any_of.size(); ++w)
        if (word.any_of[w]) sum += shares[word.attribute][w];
    if (sum <= 0) return Holds::never;
    return sum >= nearly_all ? Holds::always : Holds::sometimes;
}

void add(std::vector<StageId>& all, StageId stage) {
    if (std::find(all.begin(), all.end(), stage) == all.end()) all.push_back(stage);
}

}  // namespace

Holds holds(const Condition& condition, ClientId client, const WordShares& shares) {
    if (!condition.clients.empty() && !condition.clients[client]) return Holds::never;
    Holds result = condition.numbers.empty() && condition.visits.empty() ? Holds::always : Holds::sometimes;
    for (const auto& word : condition.words) result = lesser(result, of_word(word, shares));
    return result;
}

std::vector<const Route*> rules_met(const std::vector<Route>& routes, ClientId client, const WordShares& shares,
                                    bool& falls_through) {
    std::vector<const Route*> result;
    falls_through = true;
    for (const auto& route : routes) {
        const Holds held = holds(route.when, client, shares);
        if (held == Holds::never) continue;
        result.push_back(&route);
        if (held == Holds::sometimes) continue;
        falls_through = false;
        break;
    }
    return result;
}

std::vector<StageId> ends_of(const std::vector<Route>& routes, ClientId client, const WordShares& shares) {
    std::vector<StageId> result;
    bool falls_through = false;
    for (const Route* route : rules_met(routes, client, shares, falls_through))
        for (const auto& way : route->ways) add(result, way.to);
    if (falls_through) add(result, leaves);
    return result;
}

std::vector<StageId> ways_after_loss(const Stage& stage, ClientId client, const WordShares& shares) {
    std::vector<StageId> result;
    const auto take = [&](const std::vector<Route>& routes) {
        for (const auto end : ends_of(routes, client, shares)) add(result, end);
    };
    if (stage.patience) take(stage.after_leaving);
    if (stage.waiting_places || !stage.balking.empty()) take(stage.turned_away_to);
    return result;
}

std::vector<StageId> ways_on(const Stage& stage, ClientId client, const WordShares& shares) {
    std::vector<StageId> result = ends_of(stage.next, client, shares);
    for (const auto end : ways_after_loss(stage, client, shares)) add(result, end);
    return result;
}

}  // namespace sluss::domain::service
