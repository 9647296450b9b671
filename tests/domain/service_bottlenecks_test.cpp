// Sets of servers with more work than they can do, in small cases worked by hand.
#include "domain/service_bottlenecks.hpp"

#include <doctest/doctest.h>

using namespace sluss::domain::service;
using Servers = std::vector<std::size_t>;

namespace {

Demand by(Servers servers, double needed) {
    return {std::move(servers), {needed, needed, needed}};
}

}  // namespace

TEST_CASE("servers that stand in for each other are one group, in the order of their first") {
    const auto all = bottlenecks({by({3}, 1), by({0, 2}, 1), by({2, 4}, 1)}, {1, 1, 1, 2, 1});
    REQUIRE(all.size() == 2);
    CHECK(all[0].servers == Servers{0, 2, 4});
    CHECK(all[0].needed.offered == 2);
    CHECK(all[0].there == 3);
    CHECK(all[1].servers == Servers{3});
}

TEST_CASE("the part with the highest load follows its group if it is higher than the group's") {
    // Single servers are at 0.5, the pair at 0.9, the whole at 0.8.
    auto all = bottlenecks({by({0}, 0.5), by({0, 1}, 0.8), by({1}, 0.5), by({0, 1, 2}, 0.6)}, {1, 1, 1});
    REQUIRE(all.size() == 2);
    CHECK(all[0].needed.offered == doctest::Approx(2.4));
    CHECK(all[1].part);
    CHECK(all[1].servers == Servers{0, 1});
    CHECK(all[1].needed.offered == doctest::Approx(1.8));
    // Not if all are as loaded.
    CHECK(bottlenecks({by({0}, 0.5), by({1}, 0.5), by({0, 1}, 0)}, {1, 1}).size() == 1);
    // A union of two demands' servers that is no demand's own.
    all = bottlenecks({by({0, 1}, 1), by({1, 2}, 1.4), by({0, 1, 2, 3}, 0)}, {1, 1, 1, 9});
    REQUIRE(all.size() == 2);
    CHECK(all[1].servers == Servers{0, 1, 2});
}

TEST_CASE("the part that is overloaded for sure is told beside the one with the highest offered load") {
    const auto all = bottlenecks({{{0}, {9, 0, 0}}, by({1}, 2), by({0, 1, 2}, 1)}, {1, 1, 8});
    REQUIRE(all.size() == 3);
    CHECK(all[1].servers == Servers{0});
    CHECK(all[2].servers == Servers{1});
}

TEST_CASE("with very many unions the demands' own sets are looked at") {
    std::vector<Demand> demands;
    Servers everybody;
    for (std::size_t i = 0; i < 30; ++i) {
        demands.push_back(by({i}, i == 7 ? 2 : 0.1));
        everybody.push_back(i);
    }
    demands.push_back(by(everybody, 1));
    const auto all = bottlenecks(demands, std::vector<double>(30, 1));
    REQUIRE(all.size() == 2);
    CHECK(all[1].servers == Servers{7});
}
