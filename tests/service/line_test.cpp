// Who waits how long in one line: first come, patience, balking, waiting rooms, priorities, interruptions. Worked out
// by hand; times are in hours.
#include "service/journeys.hpp"
#include "small_service.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::service::Interruption;
using domain::service::WhenFull;

namespace {

// One nurse, an hour a client.
SmallService one_nurse(std::initializer_list<double> at) {
    SmallService small;
    small.service().clients = {clients("patient", at)};
    small.design().stages = {stage("visit", {appointment(1)})};
    small.design().resources = {resource("nurse", 1)};
    return small;
}

}  // namespace

TEST_CASE("who comes while another is served waits for the rest of it") {
    const auto measures = one_nurse({0, 0.25, 5}).run();
    CHECK(total(measures, Measure::arrivals) == 3);
    CHECK(total(measures, Measure::departures) == 3);
    CHECK(at_stage(measures, Measure::wait, "visit") == Approx(0.25));  // 0, 3/4, 0
    CHECK(at_stage(measures, Measure::waited_share, "visit") == Approx(1.0 / 3));
    CHECK(total(measures, Measure::wait) == Approx(0.25));
    CHECK(total(measures, Measure::in_system) == Approx(1.25));
    CHECK(at_stage(measures, Measure::waiting, "visit") == Approx(0.75 / 48));
    CHECK(total(measures, Measure::present) == Approx(3.75 / 48));
    CHECK(of_resource(measures, Measure::utilisation, "nurse") == Approx(3.0 / 48));
    CHECK(of_resource(measures, Measure::client_facing_share, "nurse") == 1);
}

TEST_CASE("a task is work without the client") {
    auto small = one_nurse({0});
    small.design().stages[0].work.push_back(appointment(3));
    small.design().stages[0].work[1].kind = Work::Kind::task;
    const auto measures = small.run();
    CHECK(of_resource(measures, Measure::client_facing_share, "nurse") == Approx(0.25));
    CHECK(total(measures, Measure::in_system) == Approx(4));
}

TEST_CASE("work that needs nobody is done for everybody at once") {
    auto small = one_nurse({0, 0, 0});
    small.design().stages[0].work[0].by.clear();
    const auto measures = small.run();
    CHECK(total(measures, Measure::wait) == 0);
    CHECK(total(measures, Measure::in_system) == Approx(1));
    CHECK(of_resource(measures, Measure::utilisation, "nurse") == 0);
}

TEST_CASE("who has lost patience leaves the line and makes nobody wait") {
    auto small = one_nurse({0, 0.25, 0.5});
    small.design().stages[0].patience = Distribution::constant(0.6);
    const auto measures = small.run();
    // The second leaves at 0.85; the third, who would have waited until 1, is served after half an hour.
    CHECK(at_stage(measures, Measure::left_share, "visit") == Approx(1.0 / 3));
    CHECK(at_stage(measures, Measure::wait, "visit") == Approx((0 + 0.6 + 0.5) / 3));
    CHECK(total(measures, Measure::left_share) == Approx(1.0 / 3));
    CHECK(total(measures, Measure::in_system) == Approx((1 + 1.5) / 2));
}

TEST_CASE("a client whose patience ends when the nurse is free is served if the service before began first") {
    auto small = one_nurse({0, 0.25});
    small.design().stages[0].patience = Distribution::constant(0.75);
    CHECK(total(small.run(), Measure::left_share) == 0);
}

TEST_CASE("those who lost patience go where the scenario says") {
    auto small = one_nurse({0, 0.5});
    small.design().stages[0].patience = Distribution::constant(0.25);
    small.design().stages[0].after_leaving = always_to(1);
    small.design().stages.push_back(stage("phone", {appointment(0.5, {})}));
    const auto measures = small.run();
    CHECK(at_stage(measures, Measure::departures, "phone") == 1);
    CHECK(of_client(measures, Measure::in_system, "patient") == Approx((1 + 0.75) / 2));
}

TEST_CASE("who balks does not join the line") {
    auto small = one_nurse({0, 0.1, 0.2, 0.3});
    small.design().stages[0].balking = {{1, 1.0}};
    const auto measures = small.run();
    // The first is served, the second waits, the others see one waiting.
    CHECK(at_stage(measures, Measure::balked_share, "visit") == Approx(0.5));
    CHECK(at_stage(measures, Measure::arrivals, "visit") == 4);
    CHECK(total(measures, Measure::in_system) == Approx((1 + 1.9) / 2));
}

TEST_CASE("who finds the waiting room full is turned away, and may be sent elsewhere") {
    auto small = one_nurse({0, 0.1, 0.2, 0.3});
    small.design().stages[0].waiting_places = 2;
    small.design().stages[0].turned_away_to = always_to(1);
    small.design().stages.push_back(stage("elsewhere", {appointment(2, {})}));
    const auto measures = small.run();
    CHECK(at_stage(measures, Measure::turned_away_share, "visit") == Approx(0.25));
    CHECK(at_stage(measures, Measure::departures, "elsewhere") == 1);
    CHECK(total(measures, Measure::turned_away_share) == Approx(0.25));
}

TEST_CASE("without a waiting place only those are let in who are served at once") {
    auto small = one_nurse({0, 0.5, 1, 1.5});
    small.design().stages[0].waiting_places = 0;
    const auto measures = small.run();
    CHECK(at_stage(measures, Measure::turned_away_share, "visit") == Approx(0.5));
    CHECK(at_stage(measures, Measure::waited_share, "visit") == 0);
}

TEST_CASE("a full room blocks the stage before: the client stays, and keeps the server") {
    // Two stages in a row, an hour and two hours, one server each, no place between. The first client is at the doctor
    // from 1 to 3; the second is done with the nurse at 2 and keeps her until 3; the third begins with her at 3.
    auto small = one_nurse({0, 0, 0});
    small.design().stages[0].next = always_to(1);
    small.design().stages.push_back(stage("doctor", {appointment(2, {1})}));
    small.design().stages[1].waiting_places = 0;
    small.design().stages[1].when_full = WhenFull::blocks;
    small.design().resources.push_back(resource("doctor", 1));
    const auto measures = small.run();
    CHECK(at_stage(measures, Measure::wait, "visit") == Approx((0 + 1 + 3) / 3.0));
    CHECK(at_stage(measures, Measure::waited_share, "doctor") == 0);
    CHECK(at_stage(measures, Measure::in_system, "visit") == Approx((1 + 3 + 5) / 3.0));  // until 1, 3, 5
    CHECK(at_stage(measures, Measure::blocked, "visit") == Approx((1 + 1) / 48.0));
    CHECK(of_resource(measures, Measure::utilisation, "nurse") == Approx(5.0 / 48));
    CHECK(total(measures, Measure::in_system) == Approx((3 + 5 + 7) / 3.0));
    CHECK(total(measures, Measure::turned_away_share) == 0);
}

TEST_CASE("a place between two stages lets one more client go on") {
    auto small = one_nurse({0, 0, 0, 0});
    small.design().stages[0].next = always_to(1);
    small.design().stages.push_back(stage("doctor", {appointment(2, {1})}));
    small.design().stages[1].waiting_places = 1;
    small.design().stages[1].when_full = WhenFull::blocks;
    small.design().resources.push_back(resource("doctor", 1));
    const auto measures = small.run();
    // With the nurse until 1, 2, 3 and 4; the third is blocked until the doctor takes the second at 3, the fourth until
    // 5 (the nurse takes it on at 3).
    CHECK(at_stage(measures, Measure::in_system, "visit") == Approx((1 + 2 + 3 + 5) / 4.0));
    CHECK(at_stage(measures, Measure::blocked, "visit") == Approx(1 / 48.0));
    CHECK(at_stage(measures, Measure::wait, "doctor") == Approx((0 + 1 + 2 + 2) / 4.0));
}

TEST_CASE("two stages of one nurse do not block each other") {
    auto small = one_nurse({0, 5});
    small.design().stages[0].next = always_to(1);
    small.design().stages.push_back(stage("again", {appointment(1)}));
    small.design().stages[1].waiting_places = 0;
    small.design().stages[1].when_full = WhenFull::blocks;
    CHECK(total(small.run(), Measure::in_system) == Approx(2));
}

TEST_CASE("who comes from outside to a full room that blocks is turned away") {
    auto small = one_nurse({0, 0.5});
    small.design().stages[0].waiting_places = 0;
    small.design().stages[0].when_full = WhenFull::blocks;
    CHECK(total(small.run(), Measure::turned_away_share) == Approx(0.5));
}

namespace {

// An ordinary client from 0 to 2 hours of work, another ordinary one, and an urgent one at 1.
SmallService urgent_at_one(Interruption interruption) {
    SmallService small;
    small.service().clients = {clients("urgent", {1}, 1), clients("ordinary", {0, 0.5}, 2)};
    small.design().stages = {stage("visit", {appointment(2)})};
    small.design().resources = {resource("nurse", 1)};
    small.design().resources[0].interruption = interruption;
    return small;
}

}  // namespace

TEST_CASE("the urgent go first, but interrupt nobody, unless it is said") {
    const auto measures = urgent_at_one(Interruption::none).run();
    CHECK(of_client(measures, Measure::wait, "urgent") == Approx(1));                // begins at 2
    CHECK(of_client(measures, Measure::wait, "ordinary") == Approx((0 + 3.5) / 2));  // the second begins at 4
}

TEST_CASE("an urgent client interrupts, and the work goes on where it was") {
    const auto measures = urgent_at_one(Interruption::resume).run();
    CHECK(of_client(measures, Measure::wait, "urgent") == 0);
    CHECK(of_client(measures, Measure::in_system, "urgent") == Approx(2));
    // The first goes on at 3 and ends at 4, before the second, who ends at 6.
    CHECK(of_client(measures, Measure::in_system, "ordinary") == Approx((4 + 5.5) / 2));
    CHECK(of_client(measures, Measure::wait, "ordinary") == Approx((0 + 3.5) / 2));
    CHECK(of_resource(measures, Measure::utilisation, "nurse") == Approx(6.0 / 48));
}

TEST_CASE("an urgent client interrupts, and the work starts again") {
    const auto measures = urgent_at_one(Interruption::restart).run();
    CHECK(of_client(measures, Measure::in_system, "ordinary") == Approx((5 + 6.5) / 2));
    CHECK(of_resource(measures, Measure::utilisation, "nurse") == Approx(7.0 / 48));
}

TEST_CASE("whose work is done at the moment at which an urgent client comes is done") {
    auto small = urgent_at_one(Interruption::restart);
    small.service().clients[0] = clients("urgent", {2}, 1);
    const auto measures = small.run();
    CHECK(of_client(measures, Measure::wait, "urgent") == 0);
    CHECK(of_resource(measures, Measure::utilisation, "nurse") == Approx(6.0 / 48));
}

TEST_CASE("who has lost patience leaves the stage at once, and comes to a full room from outside") {
    // The second and third lose patience at 0.5 and are sent to a stage that is full: nobody of them waits there.
    auto small = one_nurse({0, 0, 0});
    small.design().stages[0].patience = Distribution::constant(0.5);
    small.design().stages[0].after_leaving = always_to(1);
    small.design().stages.push_back(stage("phone", {appointment(10, {1})}));
    small.design().stages[1].waiting_places = 0;
    small.design().stages[1].when_full = WhenFull::blocks;
    small.design().resources.push_back(resource("phone", 1));
    const auto measures = small.run();
    CHECK(at_stage(measures, Measure::left_share, "visit") == Approx(2.0 / 3));
    CHECK(at_stage(measures, Measure::turned_away_share, "phone") == Approx(0.5));
    CHECK(at_stage(measures, Measure::blocked, "visit") == 0);
    CHECK(at_stage(measures, Measure::present, "visit") == Approx((1 + 0.5 + 0.5) / 48));
}

TEST_CASE("who would be blocked may balk") {
    auto small = one_nurse({0, 0});
    small.design().stages[0].next = always_to(1);
    small.design().stages.push_back(stage("doctor", {appointment(5, {1})}));
    small.design().stages[1].waiting_places = 1;
    small.design().stages[1].when_full = WhenFull::blocks;
    small.design().stages[1].balking = {{0, 1.0}};
    small.design().resources.push_back(resource("doctor", 1));
    const auto measures = small.run();
    CHECK(at_stage(measures, Measure::balked_share, "doctor") == 1);
    CHECK(of_resource(measures, Measure::busy, "doctor") == 0);
}

TEST_CASE("clients who block each other for ever make the run fail") {
    // The first goes from a to b, the second from b to a; neither has a waiting place.
    SmallService small;
    small.service().clients = {clients("one", {0}), clients("other", {0})};
    small.service().clients[1].first = 1;
    small.design().stages = {stage("a", {appointment(1, {0})}), stage("b", {appointment(1, {1})})};
    for (auto& stage : small.design().stages) {
        stage.waiting_places = 0;
        stage.when_full = WhenFull::blocks;
    }
    small.design().stages[0].next = always_to(1);
    small.design().stages[1].next = always_to(0);
    small.design().resources = {resource("nurse", 1), resource("doctor", 1)};
    CHECK_THROWS_AS(small.run(), service::RunError);
    // Who is only blocked when the run ends is not.
    small.design().stages[1].next.clear();
    small.design().stages[1].work[0].length = Distribution::constant(100);
    CHECK_NOTHROW(small.run());
}

TEST_CASE("clients who hold a room and wait for each other's nurse make the run fail") {
    // The nurse receives a client who then finds no room, while the one in the only room waits for the nurse.
    SmallService small;
    small.service().clients = {clients("inside", {0}), clients("coming", {0.5})};
    small.service().clients[0].first = 1;
    small.design().stages = {stage("reception", {appointment(1, {0})}),
                             stage("room", {appointment(1, {1}), appointment(1, {0})})};
    small.design().stages[1].holds = {2};
    small.design().stages[1].waiting_places = 0;
    small.design().stages[1].when_full = WhenFull::blocks;
    small.design().stages[0].next = always_to(1);
    small.design().resources = {resource("nurse", 1), resource("machine", 1), resource("room", 1)};
    CHECK_THROWS_AS(small.run(), service::RunError);
    // One more room, and one more nurse, would let them go on.
    small.design().resources[2].steps[0].number = 2;
    CHECK_NOTHROW(small.run());
    small.design().resources[2].steps[0].number = 1;
    small.design().resources[0].steps[0].number = 2;
    CHECK_NOTHROW(small.run());
}

TEST_CASE("who waits inside for a nurse who has gone home is not stuck") {
    SmallService small;
    small.service().clients = {clients("patient", {0, 0})};
    small.design().stages = {stage("visit", {appointment(1, {1}), appointment(1, {0})})};
    small.design().stages[0].holds = {2};
    small.design().resources = {resource("nurse", 1), resource("machine", 1), resource("room", 2)};
    small.design().resources[0].steps = {{hours(0), 1}, {hours(1), 0}};
    CHECK_NOTHROW(small.run());
}

TEST_CASE("an urgent client needs no waiting place where there is somebody to interrupt") {
    auto small = urgent_at_one(Interruption::resume);
    small.design().stages[0].waiting_places = 0;
    const auto measures = small.run();
    CHECK(of_client(measures, Measure::turned_away_share, "urgent") == 0);
    CHECK(of_client(measures, Measure::wait, "urgent") == 0);
    CHECK(of_client(measures, Measure::turned_away_share, "ordinary") == Approx(0.5));
}

TEST_CASE("time in the service without any work is waits, interruptions and time blocked") {
    const auto measures = urgent_at_one(Interruption::resume).run();
    // The first ordinary client is interrupted for two hours, the second waits for three and a half.
    CHECK(of_client(measures, Measure::delay, "ordinary") == Approx((2 + 3.5) / 2));
    CHECK(of_client(measures, Measure::delay, "urgent") == 0);
}

TEST_CASE("clients who are blocked while others in the room may lose patience are not blocked for ever") {
    // Both stages are full of each other's clients, but those in the room before b leave it after an hour.
    SmallService small;
    small.service().clients = {clients("one", {0, 0, 0}), clients("other", {0, 0, 0})};
    small.service().clients[1].first = 1;
    small.design().stages = {stage("a", {appointment(1, {0})}), stage("b", {appointment(1, {1})})};
    for (auto& stage : small.design().stages) {
        stage.waiting_places = 2;
        stage.when_full = WhenFull::blocks;
        stage.patience = Distribution::constant(30);
    }
    small.design().stages[0].next = always_to(1);
    small.design().stages[1].next = always_to(0);
    small.design().resources = {resource("nurse", 1), resource("doctor", 1)};
    CHECK_NOTHROW(small.run());
}
