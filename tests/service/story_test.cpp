// Where clients go and what is told of them: routes, conditions, visits, measures of the scenario's own, states at
// given times, warm-up. Worked out by hand; times are in hours.
#include "service/journeys.hpp"
#include "small_service.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::service::Attribute;
using domain::service::Condition;
using domain::service::ExtraMeasure;
using domain::service::leaves;
using domain::service::Moment;

namespace {

Condition second_visit_or_later(StageId stage) {
    Condition condition;
    condition.visits = {{stage, 2, 1000}};
    return condition;
}

}  // namespace

TEST_CASE("a stage may be visited again, and leaves when its visits are counted out") {
    SmallService small;
    small.service().clients = {clients("patient", {0})};
    small.design().stages = {stage("visit", {appointment(1)})};
    small.design().stages[0].next = {{second_visit_or_later(0), {{leaves, 1}}}, {{}, {{0, 1}}}};
    small.design().resources = {resource("nurse", 1)};
    const auto measures = small.run();
    CHECK(total(measures, Measure::visits) == 2);
    CHECK(at_stage(measures, Measure::departures, "visit") == 2);
    CHECK(total(measures, Measure::in_system) == Approx(2));
}

TEST_CASE("each visit draws its work anew") {
    SmallService small;
    small.service().clients = {clients("patient", {0})};
    small.design().stages = {stage("first", {appointment(0, {})}), stage("visit", {appointment(0, {})})};
    small.design().stages[0].next = always_to(1);
    small.design().stages[1].work[0].length = Distribution::uniform(0, 10);
    small.design().stages[1].next = {{second_visit_or_later(1), {{leaves, 1}}}, {{}, {{1, 1}}}};
    small.service().measures = {{"one",
                                 ExtraMeasure::Kind::time_between,
                                 {Moment::What::begins, 1},
                                 {Moment::What::ends, 1},
                                 {},
                                 false,
                                 leaves}};
    const auto measures = small.run();
    const double one = measures.get(domain::service::measures);
    CHECK(one > 0);
    CHECK(total(measures, Measure::in_system) - one > 0);
    CHECK(total(measures, Measure::in_system) != Approx(2 * one));
}

TEST_CASE("words and numbers that are known of clients decide where they go") {
    SmallService small;
    small.service().clients = {clients("child", {0}), clients("adult", {1})};
    small.service().clients[0].shares = {{1, 0}, {}};
    small.service().clients[1].shares = {{0, 1}, {}};
    small.service().attributes = {Attribute{"age", {"young", "old"}, {0.5, 0.5}, {}},
                                  Attribute{"severity", {}, {}, Distribution::constant(5)}};
    Condition young;
    young.words = {{0, {true, false}}};
    Condition severe;
    severe.numbers = {{1, 5, 10}};
    Condition mild;
    mild.numbers = {{1, 0, 5}};
    small.design().stages = {stage("reception", {}), stage("school", {appointment(2, {})}),
                             stage("ward", {appointment(3, {})}), stage("home", {appointment(7, {})})};
    small.design().stages[0].next = {{young, {{1, 1}}}, {mild, {{3, 1}}}, {severe, {{2, 1}}}};
    const auto measures = small.run();
    CHECK(of_client(measures, Measure::in_system, "child") == Approx(2));
    CHECK(of_client(measures, Measure::in_system, "adult") == Approx(3));
    CHECK(at_stage(measures, Measure::departures, "home") == 0);
}

TEST_CASE("who is in no rule leaves") {
    SmallService small;
    small.service().clients = {clients("patient", {0})};
    Condition nobody;
    nobody.clients = {false};
    small.design().stages = {stage("visit", {appointment(1, {})}), stage("more", {appointment(1, {})})};
    small.design().stages[0].next = {{nobody, {{1, 1}}}};
    CHECK(total(small.run(), Measure::in_system) == Approx(1));
}

TEST_CASE("shares send clients to several stages") {
    SmallService small;
    Client many = clients("patient", {});
    many.arrivals.at.reset();
    many.arrivals.apart = Distribution::constant(0.01);
    small.service().clients = {many};
    small.design().stages = {stage("gate", {}), stage("left", {}), stage("right", {})};
    small.design().stages[0].next = {{{}, {{1, 0.3}, {2, 0.6}, {leaves, 0.1}}}};
    const auto measures = small.run();
    CHECK(total(measures, Measure::arrivals) == 4800);  // the last at the very end, which is measured
    // Binomial: three standard deviations are 0.02.
    CHECK(at_stage(measures, Measure::visits, "left") == Approx(0.3).epsilon(0.02 / 0.3));
    CHECK(at_stage(measures, Measure::visits, "right") == Approx(0.6).epsilon(0.02 / 0.6));
}

TEST_CASE("the scenario's own measures follow a client from one moment to another") {
    SmallService small;
    small.service().clients = {clients("patient", {0, 0})};
    small.design().stages = {stage("visit", {appointment(1)}), stage("letter", {appointment(5, {})})};
    small.design().stages[0].next = always_to(1);
    small.design().resources = {resource("nurse", 1)};
    using Kind = ExtraMeasure::Kind;
    const Moment arrival{Moment::What::arrival, leaves};
    const Moment departure{Moment::What::departure, leaves};
    small.service().measures = {
        {"to nurse", Kind::time_between, arrival, {Moment::What::begins, 0}, {}, false, leaves},
        {"to letter", Kind::time_between, arrival, {Moment::What::comes_to, 1}, {}, false, leaves},
        {"soon", Kind::share_within, arrival, {Moment::What::ends, 0}, hours(1), false, leaves},
        {"all", Kind::share_within, arrival, departure, hours(6.5), false, leaves},
        {"letters", Kind::visits, {}, {}, {}, false, 1}};
    const auto measures = small.run();
    const auto own = [&](std::size_t i) { return measures.get(domain::service::measures + i); };
    CHECK(own(0) == Approx(0.5));
    CHECK(own(1) == Approx(1.5));
    CHECK(own(2) == Approx(0.5));
    CHECK(own(3) == Approx(0.5));  // six hours and seven
    CHECK(own(4) == 1);
    CHECK(measures.catalogue().measures[domain::service::measures].key == "to_nurse_hours");
}

TEST_CASE("a share within a time may be of all who reached the first moment") {
    SmallService small;
    small.service().clients = {clients("patient", {0, 0, 0.5})};
    small.design().stages = {stage("visit", {appointment(1)})};
    small.design().stages[0].patience = Distribution::constant(0.75);
    small.design().resources = {resource("nurse", 1)};
    using Kind = ExtraMeasure::Kind;
    ExtraMeasure answered{
        "answered", Kind::share_within, {Moment::What::arrival, leaves}, {Moment::What::begins, 0}, hours(0.25), false,
        leaves};
    small.service().measures = {answered, answered};
    small.service().measures[1].of_all = true;
    const auto measures = small.run();
    // The first is served at once, the second leaves at 0.75, the third waits for half an hour.
    CHECK(measures.get(domain::service::measures) == Approx(0.5));
    CHECK(measures.get(domain::service::measures + 1) == Approx(1.0 / 3));
}

TEST_CASE("a share of all knows of those who still wait at the end that they were not in time") {
    // One nurse and two hours a client: begun at 0, 2, …, 46; of those who come at 44, two still wait at 48.
    SmallService small;
    small.service().clients = {clients("patient", {0, 44, 44, 44, 44})};
    small.design().stages = {stage("visit", {appointment(2)})};
    small.design().resources = {resource("nurse", 1)};
    using Kind = ExtraMeasure::Kind;
    ExtraMeasure begun{
        "begun", Kind::share_within, {Moment::What::arrival, leaves}, {Moment::What::begins, 0}, hours(3), true,
        leaves};
    small.service().measures = {begun, begun};
    small.service().measures[1].within = hours(4.5);
    const auto measures = small.run();
    CHECK(measures.get(domain::service::measures) == Approx(3.0 / 5));
    // Whether the last one keeps this limit is not known when the run ends; the one before begins at that very moment.
    CHECK(measures.get(domain::service::measures + 1) == Approx(1));
}

TEST_CASE("an outcome that was known in the warm-up is not counted after it") {
    // The second waits from 0 to 30 for an answer within 3 hours; the warm-up ends at 24.
    SmallService small;
    small.service().clients = {clients("patient", {0, 0, 30})};
    small.design().stages = {stage("visit", {appointment(30)})};
    small.design().resources = {resource("nurse", 1)};
    small.scenario.experiment.warm_up = {std::chrono::months{0}, std::chrono::hours{24}};
    using Kind = ExtraMeasure::Kind;
    ExtraMeasure begun{
        "begun", Kind::share_within, {Moment::What::arrival, leaves}, {Moment::What::begins, 0}, hours(3), true,
        leaves};
    small.service().measures = {begun, begun};
    small.service().measures[1].of_all = false;
    const auto measures = small.run();
    CHECK(measures.get(domain::service::measures) == 0);      // the third alone, late since 33
    CHECK(measures.get(domain::service::measures + 1) == 0);  // the second, who begins at 30
}

TEST_CASE("states are asked for before anything happens at that time") {
    SmallService small;
    small.service().clients = {clients("patient", {1, 2})};
    small.service().states_at = {hours(0.5), hours(1), hours(1.5), hours(2.5), hours(5)};
    small.design().stages = {stage("visit", {appointment(2, {})})};
    const auto measures = small.run();
    CHECK(present_at(measures, "0.5 h") == 0);
    CHECK(present_at(measures, "1 h") == 0);
    CHECK(present_at(measures, "1.5 h") == 1);
    CHECK(present_at(measures, "2.5 h") == 2);
    CHECK(present_at(measures, "2.5 h: visit") == 2);
    CHECK(present_at(measures, "5 h") == 0);
}

TEST_CASE("what happens in warm-up is not counted, but who is there is") {
    SmallService small;
    small.scenario.experiment.warm_up = {std::chrono::months{0}, hours(1)};
    small.scenario.experiment.run = {std::chrono::months{0}, hours(4)};
    small.service().clients = {clients("patient", {0.5, 0.5, 2, 4.5})};
    small.design().stages = {stage("visit", {appointment(1)})};
    small.design().resources = {resource("nurse", 1)};
    const auto measures = small.run();
    CHECK(total(measures, Measure::arrivals) == 2);
    CHECK(total(measures, Measure::departures) == 3);
    CHECK(at_stage(measures, Measure::wait, "visit") == Approx((1 + 0.5 + 0) / 3));
    // From 1 to 5: one is served and one waits until 1.5, then one until 2.5, two from 2 on, one until 3.5, one
    // from 4.5.
    CHECK(total(measures, Measure::present) == Approx((0.5 * 2 + 0.5 + 0.5 * 2 + 1 + 0.5) / 4));
    CHECK(of_resource(measures, Measure::utilisation, "nurse") == Approx((2.5 + 0.5) / 4));
}

TEST_CASE("clients who go round without any time passing make the run fail, not hang") {
    SmallService small;
    small.service().clients = {clients("patient", {0})};
    small.design().stages = {stage("gate", {}), stage("desk", {appointment(0)})};
    small.design().stages[0].next = always_to(1);
    small.design().stages[1].next = always_to(0);
    small.design().resources = {resource("nurse", 1)};
    CHECK_THROWS_AS(small.run(), service::RunError);
    small.design().stages[1].work = {appointment(1)};
    CHECK_NOTHROW(small.run());
}

TEST_CASE("a share without a denominator is undefined") {
    SmallService small;
    small.service().clients = {clients("patient", {})};
    small.design().stages = {stage("visit", {appointment(1)})};
    small.design().resources = {resource("nurse", 1)};
    const auto measures = small.run();
    CHECK(std::isnan(total(measures, Measure::wait)));
    CHECK(std::isnan(total(measures, Measure::left_share)));
    CHECK(std::isnan(at_stage(measures, Measure::wait_p90, "visit")));
    CHECK(of_resource(measures, Measure::utilisation, "nurse") == 0);
}

TEST_CASE("the same clients come to every organisation, with the same needs") {
    SmallService small;
    Client patients = clients("patient", {});
    patients.arrivals.at.reset();
    patients.arrivals.steps = {{hours(0), 2}};
    small.service().clients = {patients, patients};
    small.service().clients[1].name = "other";
    small.design().stages = {stage("visit", {appointment(0)}), stage("rest", {appointment(0, {})})};
    small.design().stages[0].work[0].length = Distribution::exponential(0.2);
    small.design().stages[0].next = {{{}, {{1, 0.5}, {leaves, 0.5}}}};
    small.design().stages[1].work[0].length = Distribution::exponential(1);
    small.design().resources = {resource("nurse", 1)};
    small.service().designs.push_back(small.design());
    small.service().designs[1].resources[0].steps = {{hours(0), 4}};
    small.scenario.organisations.emplace_back().name = "more nurses";
    const auto few = small.replicate(0);
    const auto many = small.replicate(1);
    CHECK(few.demand_fingerprint == many.demand_fingerprint);
    CHECK(few.households == many.households);
    CHECK(total(few.measures, Measure::wait) > total(many.measures, Measure::wait));
    CHECK(small.replicate(0, 1).demand_fingerprint != few.demand_fingerprint);
    const auto again = small.replicate(0);
    CHECK(total(again.measures, Measure::in_system) == total(few.measures, Measure::in_system));
}

TEST_CASE("a piece of work that is put in does not change the luck of the others") {
    SmallService small;
    small.service().clients = {clients("patient", {0})};
    small.design().stages = {stage("visit", {appointment(0, {})})};
    small.design().stages[0].work[0].length = Distribution::exponential(1);
    small.service().designs.push_back(small.design());
    auto& works = small.service().designs[1].stages[0].work;
    works.insert(works.begin(), appointment(0, {}));
    works[0].kind = Work::Kind::task;
    small.scenario.organisations.emplace_back().name = "with a task before";
    CHECK(total(small.replicate(0).measures, Measure::in_system) ==
          total(small.replicate(1).measures, Measure::in_system));
}

TEST_CASE("a visit that came to nothing does not change the luck of the next one") {
    // Turned away at first, because somebody is served, and again after an hour: the same work as who never was.
    SmallService small;
    small.service().clients = {clients("patient", {1}), clients("other", {0})};
    small.design().stages = {stage("visit", {appointment(0), appointment(1.5)}), stage("later", {appointment(1, {})})};
    small.design().stages[0].work[0].length = Distribution::exponential(1);
    small.design().stages[0].work[0].when.clients = {true, false};
    small.design().stages[0].work[1].when.clients = {false, true};
    small.design().stages[0].waiting_places = 0;
    small.design().stages[0].turned_away_to = always_to(1);
    small.design().stages[1].next = always_to(0);
    small.design().resources = {resource("nurse", 1)};
    const auto turned_away = small.run();
    CHECK(of_client(turned_away, Measure::turned_away_share, "patient") == 1);
    small.design().resources[0].steps[0].number = 2;
    const auto at_once = small.run();
    CHECK(of_client(turned_away, Measure::in_system, "patient") ==
          Approx(of_client(at_once, Measure::in_system, "patient") + 1));
}
