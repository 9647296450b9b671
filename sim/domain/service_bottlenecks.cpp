// Enumerates, group by group, the sets of servers that are unions of demands' own.
#include "domain/service_bottlenecks.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace sluss::domain::service {

namespace {

using Set = std::vector<std::size_t>;  // ascending

constexpr std::size_t most_unions = 4096;

Set united(const Set& a, const Set& b) {
    Set result;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
    return result;
}

/// The first of the group of each server.
std::vector<std::size_t> groups_of(const std::vector<Demand>& demands, std::size_t servers) {
    std::vector<std::size_t> group(servers);
    std::iota(group.begin(), group.end(), std::size_t{0});
    for (const auto& demand : demands)
        for (const auto server : demand.by) {
            const std::size_t a = group[demand.by.front()];
            const std::size_t b = group[server];
            if (a == b) continue;
            for (auto& one : group)
                if (one == a || one == b) one = std::min(a, b);
        }
    return group;
}

/// Every union of the demands' sets, or these alone if there are too many.
std::set<Set> unions_of(const std::vector<Demand>& demands) {
    std::set<Set> own;
    for (const auto& demand : demands) own.insert(demand.by);
    std::set<Set> result;
    for (const auto& one : own) {
        std::vector<Set> larger{one};
        for (const auto& other : result) larger.push_back(united(one, other));
        result.insert(larger.begin(), larger.end());
        if (result.size() > most_unions) return own;
    }
    return result;
}

Bottleneck of(const Set& servers, const std::vector<Demand>& demands, const std::vector<double>& there) {
    Bottleneck result;
    result.servers = servers;
    for (const auto& demand : demands)
        if (std::includes(servers.begin(), servers.end(), demand.by.begin(), demand.by.end()))
            result.needed += demand.needed;
    for (const auto server : servers) result.there += there[server];
    return result;
}

/// Whether the load of the first is higher, by more than rounding.
bool higher(const Bottleneck& a, const Bottleneck& b, double Amount::*counted) {
    constexpr double rounding = 1 + 1e-9;
    return a.needed.*counted * b.there > b.needed.*counted * a.there * rounding;
}

void add_group(const std::vector<Demand>& demands, const std::vector<double>& there, std::vector<Bottleneck>& result) {
    Set all;
    for (const auto& demand : demands) all = united(all, demand.by);
    const Bottleneck whole = of(all, demands, there);
    std::vector<Bottleneck> parts;
    for (const auto& servers : unions_of(demands))
        if (servers != all) parts.push_back(of(servers, demands, there));
    // Of parts with the same load the largest.
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Bottleneck& a, const Bottleneck& b) { return a.servers.size() > b.servers.size(); });
    result.push_back(whole);
    const std::size_t first_part = result.size();
    for (const auto counted : {&Amount::offered, &Amount::kept, &Amount::sure}) {
        const Bottleneck* worst = &whole;
        for (const auto& part : parts)
            if (higher(part, *worst, counted)) worst = &part;
        const bool told = counted == &Amount::offered || worst->needed.*counted >= worst->there;
        const auto same = [&](const Bottleneck& one) { return one.servers == worst->servers; };
        if (worst == &whole || !told ||
            std::any_of(result.begin() + static_cast<std::ptrdiff_t>(first_part), result.end(), same))
            continue;
        result.push_back(*worst);
        result.back().part = true;
    }
}

}  // namespace

std::vector<Bottleneck> bottlenecks(const std::vector<Demand>& demands, const std::vector<double>& there) {
    const auto group = groups_of(demands, there.size());
    std::vector<Bottleneck> result;
    for (std::size_t first = 0; first < there.size(); ++first) {
        std::vector<Demand> own;
        for (const auto& demand : demands)
            if (group[demand.by.front()] == first) own.push_back(demand);
        if (!own.empty()) add_group(own, there, result);
    }
    return result;
}

}  // namespace sluss::domain::service
