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
    CHECK(load.resources[0].needed.offered == Approx(0.4));
    CHECK(load.resources[1].needed.offered == Approx(0.2));
    // Work that is not for them is not theirs.
    service.designs[0].stages[0].work[0].when.words = {{0, {false, true}}};
    load = load_of(service);
    CHECK(load.resources[0].needed.offered == Approx(0.3));
}

TEST_CASE("what numbers decide is counted for the share that their distribution has between the limits") {
    auto service = with_ages();
    service.designs[0].stages[0].work[0].when.numbers = {{1, 0.9}};
    service.designs[0].stages[0].next[0].when.numbers = {{1, 0.25, 0.5}};
    const auto load = load_of(service);
    REQUIRE(load.not_computed.empty());
    CHECK(load.resources[0].needed.offered == Approx(0.1 * 2 * 0.2));
    CHECK(load.visits_per_hour[1] == Approx(0.25 * 0.25 * 2));
    // The two conditions are about the same number: nobody meets both.
    service.designs[0].stages[1].work[0].when.numbers = {{1, 0.9}};
    CHECK(load_of(service).resources.size() == 1);
}

TEST_CASE("what visits decide is counted with the visits so far") {
    auto service = with_ages();
    auto& stage = service.designs[0].stages[0];
    // Half come again, but nobody a fourth time; the second visit takes work of its own.
    stage.next = {{{}, {{0, 0.5}, {leaves, 0.5}}}};
    stage.next.insert(stage.next.begin(), Route{{}, {{leaves, 1}}});
    stage.next[0].when.visits = {{0, 3}};
    stage.work.push_back(stage.work[0]);
    stage.work[1].by = {1};
    stage.work[1].when.visits = {{0, 2, 2}};
    auto load = load_of(service);
    REQUIRE(load.not_computed.empty());
    CHECK(load.visits_per_hour[0] == Approx(2 * 1.75));
    CHECK(load.resources[0].needed.offered == Approx(2 * 1.75 * 0.2));
    CHECK(load.resources[1].needed.offered == Approx(2 * 0.5 * 0.2));
    // Whoever comes again and again leaves in the end.
    stage.next[1].ways = {{0, 1}};
    CHECK(load_of(service).visits_per_hour[0] == Approx(6));
    stage.next[0].when.visits = {{0, 1'000'000}};
    CHECK(load_of(service).not_computed == "conditions about visits tell too many cases apart");
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
    CHECK(load.resources[0].needed.offered == Approx(0.6));
    CHECK(load.resources[0].there == Approx(2));
    CHECK_FALSE(load.resources[0].at_least);
    CHECK(load.resources[1].needed.offered == Approx(2 * 1.2));
    CHECK(load.resources[1].utilisation() == Approx(0.8));
    CHECK(load.resources[1].at_least);  // it is held during the wait for the work, too
}

TEST_CASE("work that only one of those who stand in for each other can do is held against that one") {
    // The professor's example: 1.5 an hour of an hour only by the first, 0.1 an hour by the first or two others.
    auto service = with_ages();
    service.clients = {coming(1.5, 0), coming(0.1, 1)};
    for (auto& client : service.clients) client.shares = {{0.25, 0.75}, {}};
    auto& design = service.designs[0];
    design.resources = {servers(1), servers(2)};
    design.stages = {served_by(0, 1, {{leaves, 1}}), served_by(1, 1, {{leaves, 1}})};
    design.stages[1].work[0].by = {1, 0};
    const auto load = load_of(service);
    REQUIRE(load.resources.size() == 2);
    CHECK(load.resources[0].utilisation() == Approx(1.6 / 3));
    CHECK_FALSE(load.resources[0].part);
    CHECK(load.resources[1].part);
    CHECK(load.resources[1].resources == std::vector<ResourceId>{0});
    CHECK(load.resources[1].utilisation() == Approx(1.5));
    const auto too_much = overloads(load);
    REQUIRE(too_much.size() == 1);
    CHECK(too_much[0].resources == std::vector<ResourceId>{0});
}

TEST_CASE("where clients can be lost the load is offered, and is no overload") {
    auto service = with_ages();
    service.designs[0].stages[0] = served_by(0, 1, {{1, 1}});
    service.designs[0].stages[1].work[0].length = Distribution::constant(1);
    auto& stage = service.designs[0].stages[0];
    using Overload = ResourceLoad::Overload;
    const auto all = load_of(service);
    CHECK(all.resources[0].overload() == Overload::yes);
    CHECK(all.resources[1].overload() == Overload::yes);
    CHECK_FALSE(all.resources[0].may_be_lost());
    const auto expect_lost = [&] {
        const auto load = load_of(service);
        CHECK(load.resources[0].utilisation() == Approx(2));
        CHECK(load.resources[0].may_be_lost());
        CHECK(load.resources[0].overload() == Overload::no);
        // Who comes to the second stage waits there, but perhaps too few come.
        CHECK(load.resources[1].may_be_lost());
        CHECK(load.resources[1].overload() == Overload::if_none_are_lost);
        CHECK(overloads(load).size() == 1);
    };
    SUBCASE("patience") {
        stage.patience = Distribution::exponential(1);
        expect_lost();
        // Nobody waits for work that needs nobody.
        Work wait;
        wait.kind = Work::Kind::wait;
        stage.work.insert(stage.work.begin(), wait);
        CHECK(load_of(service).resources[0].overload() == Overload::yes);
    }
    SUBCASE("waiting places") {
        stage.waiting_places = 3;
        expect_lost();
        // A room that blocks turns away those from outside.
        stage.when_full = WhenFull::blocks;
        expect_lost();
        // Those from another stage stay there until there is a place.
        stage.waiting_places.reset();
        service.designs[0].stages[1].waiting_places = 0;
        service.designs[0].stages[1].when_full = WhenFull::blocks;
        const auto load = load_of(service);
        CHECK(load.resources[1].overload() == Overload::yes);
        CHECK(load.resources[0].at_least);  // it is kept meanwhile
        CHECK_FALSE(load.resources[1].at_least);
    }
    SUBCASE("balking") {
        stage.balking = {{2, 0.5}, {5, 1}};
        expect_lost();
        // Those who never balk are still too many.
        stage.balking = {{2, 0.5}};
        const auto load = load_of(service);
        CHECK(load.resources[0].needed.sure == Approx(1));
        CHECK(load.resources[0].overload() == Overload::yes);
    }
}

TEST_CASE("stages to which only those come who were lost elsewhere are named, and what they need is needed at least") {
    auto service = with_ages();
    auto& design = service.designs[0];
    design.stages[0].next = {};
    design.stages[0].waiting_places = 0;
    design.stages[0].turned_away_to = {{{}, {{1, 1}}}};
    design.stages[1].next = {};
    auto load = load_of(service);
    REQUIRE(load.resources.size() == 2);
    CHECK(load.stages_left_out == std::vector<StageId>{1});
    CHECK(load.resources[1].needed.offered == 0);
    CHECK(load.resources[1].at_least);
    CHECK_FALSE(load.resources[0].at_least);
    // Part of those who come there is known.
    design.stages[0].next = {{{}, {{1, 0.5}, {leaves, 0.5}}}};
    load = load_of(service);
    CHECK(load.stages_left_out.empty());
    CHECK(load.resources[1].needed.offered == Approx(0.4));
    CHECK(load.resources[1].at_least);
}

TEST_CASE("work that starts again makes more of it than its length") {
    auto service = with_ages();
    auto& resource = service.designs[0].resources[0];
    resource.at_closing = AtClosing::restart;
    CHECK_FALSE(load_of(service).resources[0].at_least);  // it never closes
    resource.shifts[0].hours = kernel::WeekPattern::office_hours();
    CHECK(load_of(service).resources[0].at_least);
    resource.at_closing = AtClosing::resume;
    CHECK_FALSE(load_of(service).resources[0].at_least);
    resource = servers(1);
    resource.at_closing = AtClosing::restart;
    resource.steps = {{{}, 2}, {std::chrono::hours{1}, 1}};
    CHECK(load_of(service).resources[0].at_least);

    resource = servers(1);
    resource.interruption = Interruption::restart;
    service.clients.push_back(service.clients[0]);
    CHECK_FALSE(load_of(service).resources[0].at_least);  // nobody goes before anybody
    service.clients[1].priority = 1;
    CHECK(load_of(service).resources[0].at_least);
    service.clients[1].priority = 0;
    resource.takes_first = {1};
    CHECK(load_of(service).resources[0].at_least);
    resource.interruption = Interruption::resume;
    CHECK_FALSE(load_of(service).resources[0].at_least);
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
    CHECK(load.resources[1].needed.offered == Approx(168));
    CHECK(load.resources[1].overload() == ResourceLoad::Overload::yes);
    CHECK(load.resources[2].overload() == ResourceLoad::Overload::no);
    design.books[0].choice = AppointmentBook::Choice::fully_pooled;
    load = load_of(service);
    REQUIRE(load.resources.size() == 2);
    CHECK(load.resources[1].needed.offered == Approx(336));
    CHECK(load.resources[1].there == Approx(350));
}

TEST_CASE("a book's neighbours help each other, and nobody else") {
    auto service = with_ages();
    auto& design = service.designs[0];
    design.books.resize(1);
    // 336 a week: 168 north and 84 each west and east; north and west are neighbours.
    design.books[0].name = "book";
    design.books[0].clinics = {{"north", {100}, 0.5, {1}}, {"west", {100}, 0.25, {0}}, {"east", {200}, 0.25, {1}}};
    design.books[0].choice = AppointmentBook::Choice::partly_pooled;
    design.stages[0].work[0] = {};
    design.stages[0].work[0].kind = Work::Kind::slot;
    design.stages[0].work[0].book = 0;
    const auto load = load_of(service);
    REQUIRE(load.resources.size() == 3);
    CHECK(name_of(design, load.resources[1]) == "book");
    CHECK(load.resources[1].utilisation() == Approx(336 / 400.0));
    CHECK(name_of(design, load.resources[2]) == "book: north, west");
    CHECK(load.resources[2].part);
    CHECK(load.resources[2].utilisation() == Approx(252 / 200.0));
    design.books[0].choice = AppointmentBook::Choice::own_first;
    CHECK(load_of(service).resources.size() == 2);
}

TEST_CASE("slots that are kept for urgent clients and never released are not there for others") {
    auto service = with_ages();
    service.clients = {coming(0.8 / 24, 0), coming(7.2 / 24, 0)};
    for (auto& client : service.clients) client.shares = {{0.25, 0.75}, {}};
    auto& design = service.designs[0];
    design.books.resize(1);
    auto& book = design.books[0];
    book.name = "book";
    book.clinics = {{"north", {10, 10, 10, 10, 10, 10, 10}, 1, {}}};
    book.choice = AppointmentBook::Choice::fully_pooled;
    book.carved_out = 0.5;
    book.urgent = {true, false};
    design.stages[0].work[0] = {};
    design.stages[0].work[0].kind = Work::Kind::slot;
    design.stages[0].work[0].book = 0;
    design.stages[0].next = {};
    auto load = load_of(service);
    REQUIRE(load.resources.size() == 2);
    CHECK(load.resources[0].utilisation() == Approx(0.8));
    CHECK(load.resources[1].utilisation() == Approx(1.44));
    CHECK(name_of(design, load.resources[1]) == "book (open slots)");
    CHECK(overloads(load).front().needed.sure == Approx(7 * 7.2));
    // One slot of three is half a slot and a half: two are kept.
    book.clinics.push_back({"south", {3}, 0, {}});
    load = load_of(service);
    CHECK(load.resources[1].there == Approx(36));
    CHECK(load.resources[0].there == Approx(73));
    book.released_days = 1;
    CHECK(load_of(service).resources.size() == 1);
}
