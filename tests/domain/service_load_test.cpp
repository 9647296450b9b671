// The load of a service against networks whose answer is known.
#include "domain/service_load.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace sluss;
using namespace sluss::domain::service;
using doctest::Approx;
using kernel::Distribution;

namespace {

const kernel::Time monday{
    kernel::Days{kernel::Date{std::chrono::year{2024}, std::chrono::January, std::chrono::day{1}}}};
constexpr auto week = std::chrono::hours{168};

ServiceLoad load_of(const Service& service) {
    return expected_load(service, service.designs[0], monday, monday, monday + week);
}

Client coming(double per_hour, StageId first) {
    Client client;
    client.name = "client";
    client.arrivals.steps = {{{}, per_hour}};
    client.first = first;
    return client;
}

Resource servers(std::uint32_t number) {
    Resource resource;
    resource.name = "servers";
    resource.shifts = {{kernel::WeekPattern::always(), number}};
    return resource;
}

Stage served_by(ResourceId resource, double hours, std::vector<Route::Way> ways) {
    Work work;
    work.length = Distribution::exponential(hours);
    work.by = {resource};
    Stage stage;
    stage.name = "stage";
    stage.work = {work};
    stage.next = {{{}, std::move(ways)}};
    return stage;
}

/// Two alike servers and children and adults, of whom only some come to the second stage.
Service with_ages() {
    Service service;
    service.attributes = {{"age", {"child", "adult"}, {0.25, 0.75}, {}},
                          {"number", {}, {}, Distribution::uniform(0, 1)}};
    service.clients = {coming(2, 0)};
    service.clients[0].shares = {{0.25, 0.75}, {}};
    Design design;
    design.resources = {servers(1), servers(1)};
    design.stages = {served_by(0, 0.2, {{1, 1}}), served_by(1, 0.4, {{leaves, 1}})};
    design.stages[0].next[0].when.words = {{0, {true, false}}};
    service.designs = {design};
    return service;
}

}  // namespace

TEST_CASE("an open Jackson network with feedback has the loads of its traffic equations") {
    // reference/queueing-cases.json, jackson_open_3_nodes_feedback: γ = (1, 0.5, 0), μ = (1, 2.5, 0.9), c = (2, 1, 3).
    Service service;
    service.clients = {coming(1, 0), coming(0.5, 1)};
    Design design;
    design.resources = {servers(2), servers(1), servers(3)};
    design.stages = {served_by(0, 1, {{1, 0.6}, {2, 0.2}, {leaves, 0.2}}),
                     served_by(1, 1 / 2.5, {{0, 0.1}, {2, 0.7}, {leaves, 0.2}}),
                     served_by(2, 1 / 0.9, {{1, 0.2}, {leaves, 0.8}})};
    service.designs = {design};
    const auto load = load_of(service);
    REQUIRE(load.not_computed.empty());
    REQUIRE(load.visits_per_hour.size() == 3);
    CHECK(load.visits_per_hour[0] == Approx(1.1432160804020102).epsilon(1e-12));
    CHECK(load.visits_per_hour[1] == Approx(1.4321608040201008).epsilon(1e-12));
    CHECK(load.visits_per_hour[2] == Approx(1.2311557788944725).epsilon(1e-12));
    REQUIRE(load.resources.size() == 3);
    CHECK(load.resources[0].utilisation() == Approx(0.5716080402010051).epsilon(1e-12));
    CHECK(load.resources[1].utilisation() == Approx(0.5728643216080403).epsilon(1e-12));
    CHECK(load.resources[2].utilisation() == Approx(0.4559836218127676).epsilon(1e-12));
}

TEST_CASE("what words decide is counted for those of whom they hold") {
    auto service = with_ages();
    auto load = load_of(service);
    REQUIRE(load.not_computed.empty());
    CHECK(load.visits_per_hour == std::vector<double>{2, 0.5});
    CHECK(load.resources[0].needed == Approx(0.4));
    CHECK(load.resources[1].needed == Approx(0.2));
    // Work that is not for them is not theirs.
    service.designs[0].stages[0].work[0].when.words = {{0, {false, true}}};
    load = load_of(service);
    CHECK(load.resources[0].needed == Approx(0.3));
}

TEST_CASE("what numbers or visits decide is not computed") {
    auto service = with_ages();
    service.designs[0].stages[1].next[0].when.numbers = {{1, 0.5, 1}};
    CHECK(load_of(service).not_computed == "it depends on conditions about numbers or visits");
    service = with_ages();
    service.designs[0].stages[1].work[0].when.visits = {{1, 2, 9}};
    CHECK(load_of(service).not_computed == "it depends on conditions about numbers or visits");
    // Nobody comes there, so it does not matter.
    service.clients[0].shares[0] = {0, 1};
    CHECK(load_of(service).not_computed.empty());
}

TEST_CASE("clients who never leave have no load that could be told") {
    auto service = with_ages();
    service.designs[0].stages[1].next[0].ways = {{0, 1}};
    CHECK(load_of(service).not_computed == "some clients never leave");
}

TEST_CASE("those who stand in for each other share their work, and what is held is needed all the while") {
    auto service = with_ages();
    auto& stage = service.designs[0].stages[0];
    service.designs[0].resources.push_back(servers(3));
    stage.work[0].by = {0, 1};
    Work wait;
    wait.kind = Work::Kind::wait;
    wait.length = Distribution::constant(1);
    stage.work.push_back(wait);
    stage.holds = {2};
    const auto load = load_of(service);
    REQUIRE(load.resources.size() == 2);
    CHECK(load.resources[0].resources == std::vector<ResourceId>{0, 1});
    CHECK(load.resources[0].needed == Approx(0.6));
    CHECK(load.resources[0].there == Approx(2));
    CHECK(load.resources[1].needed == Approx(2 * 1.2));
    CHECK(load.resources[1].utilisation() == Approx(0.8));
}

TEST_CASE("an appointment book's load is slots a week, for each clinic if clients have no choice") {
    auto service = with_ages();
    auto& design = service.designs[0];
    design.books.resize(1);
    design.books[0].clinics = {{"north", {30, 30, 30, 30, 30, 0, 0}, 0.5, {}},
                               {"south", {40, 40, 40, 40, 40, 0, 0}, 0.5, {}}};
    design.stages[0].work[0].kind = Work::Kind::slot;
    design.stages[0].work[0].by.clear();
    design.stages[0].work[0].book = 0;
    auto load = load_of(service);
    REQUIRE(load.resources.size() == 3);
    CHECK(name_of(design, load.resources[1]) == ": north");
    CHECK(load.resources[1].needed == Approx(168));
    CHECK(load.resources[1].overloaded());
    CHECK_FALSE(load.resources[2].overloaded());
    design.books[0].choice = AppointmentBook::Choice::fully_pooled;
    load = load_of(service);
    REQUIRE(load.resources.size() == 2);
    CHECK(load.resources[1].needed == Approx(336));
    CHECK(load.resources[1].there == Approx(350));
}

TEST_CASE("rates and numbers are means over the time that is measured") {
    using std::chrono::hours;
    Arrivals arrivals;
    const auto rate_between = [&](int from, int to) {
        return mean_rate(arrivals, monday, monday + hours{from}, monday + hours{to});
    };
    arrivals.steps = {{hours{0}, 2}, {hours{6}, 6}};
    arrivals.repeats = hours{24};
    CHECK(rate_between(0, 24) == Approx(5));
    CHECK(rate_between(24, 36) == Approx(4));
    arrivals.until = hours{30};
    CHECK(rate_between(24, 36) == Approx(1));
    CHECK(rate_between(30, 36) == 0);
    arrivals = {};
    arrivals.at = {hours{1}, hours{5}, hours{9}};
    CHECK(rate_between(0, 10) == Approx(0.3));
    arrivals = {};
    arrivals.apart = Distribution::gamma(4, 0.5);
    CHECK(rate_between(0, 10) == Approx(0.25));
    arrivals = {};
    arrivals.sinusoid = Arrivals::Sinusoid{10, 8, hours{24}, hours{0}};
    CHECK(rate_between(0, 48) == Approx(10));
    arrivals = {};
    arrivals.steps = {{hours{0}, 6}};
    arrivals.hours = kernel::WeekPattern::office_hours();
    CHECK(rate_between(24, 192) == Approx(6 * 40 / 168.0));
    arrivals.until = hours{24 + 10};
    CHECK(rate_between(24, 48) == Approx(6 * 2 / 24.0));

    Resource resource;
    resource.steps = {{hours{0}, 1}, {hours{5}, 0}, {hours{9}, 2}};
    CHECK(mean_number(resource, monday, monday, monday + hours{10}) == Approx(0.7));
    resource.steps.clear();
    resource.shifts = {{kernel::WeekPattern::office_hours(), 3}, {kernel::WeekPattern::always(), 1}};
    CHECK(mean_number(resource, monday + week, monday + week, monday + 2 * week) == Approx(1 + 3 * 40.0 / 168));
}
