// What resources do: closing time, alternatives, several at once, what is held for a whole stage. Worked out by hand;
// times are in hours.
#include "small_service.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::service::AtClosing;

namespace {

// One client at 1 whose work takes ten hours; a nurse until 5 and again from 9.
SmallService closing_at_five(AtClosing at_closing) {
    SmallService small;
    small.service().clients = {clients("patient", {1})};
    small.service().states_at = {hours(14.999), hours(15.001)};
    small.design().stages = {stage("visit", {appointment(10)})};
    small.design().resources = {resource("nurse", 1)};
    small.design().resources[0].steps = {{hours(0), 1}, {hours(5), 0}, {hours(9), 1}};
    small.design().resources[0].at_closing = at_closing;
    return small;
}

}  // namespace

TEST_CASE("work that has begun is finished after closing time") {
    const auto measures = closing_at_five(AtClosing::finish).run();
    CHECK(total(measures, Measure::in_system) == Approx(10));
    CHECK(of_resource(measures, Measure::busy, "nurse") == Approx(10.0 / 48));
    CHECK(of_resource(measures, Measure::available, "nurse") == Approx(44.0 / 48));
}

TEST_CASE("work that closing time interrupts goes on at the opening, where it was") {
    // Ciw's hand trace: four hours before five o'clock, six after nine.
    const auto measures = closing_at_five(AtClosing::resume).run();
    CHECK(total(measures, Measure::in_system) == Approx(14));
    CHECK(total(measures, Measure::wait) == 0);
    CHECK(present_at(measures, "14.999 h") == 1);
    CHECK(present_at(measures, "15.001 h") == 0);
    CHECK(of_resource(measures, Measure::busy, "nurse") == Approx(10.0 / 48));
}

TEST_CASE("work that closing time interrupts starts again at the opening") {
    const auto measures = closing_at_five(AtClosing::restart).run();
    CHECK(total(measures, Measure::in_system) == Approx(18));
    CHECK(of_resource(measures, Measure::busy, "nurse") == Approx(14.0 / 48));
}

TEST_CASE("nobody begins while the resource is closed") {
    auto small = closing_at_five(AtClosing::finish);
    small.service().clients = {clients("patient", {6})};
    CHECK(total(small.run(), Measure::wait) == Approx(3));
}

TEST_CASE("shifts follow the week, and their numbers are added") {
    SmallService small;
    small.service().clients = {clients("patient", {7, 7, 7})};
    small.design().stages = {stage("visit", {appointment(1)})};
    domain::service::Shift office{kernel::WeekPattern::office_hours(), 1};
    small.design().resources = {resource("nurse", 0)};
    small.design().resources[0].steps.clear();
    small.design().resources[0].shifts = {office, office};
    // Monday, 1 January is a holiday: two begin on Tuesday at 8, one at 9.
    const auto measures = small.run();
    CHECK(total(measures, Measure::wait) == Approx((25 + 25 + 26) / 3.0));
    CHECK(of_resource(measures, Measure::available, "nurse") == Approx(2 * 8.0 / 48));
}

TEST_CASE("a client takes the first free of several resources, in the order given") {
    SmallService small;
    small.service().clients = {clients("patient", {0, 0, 0})};
    small.design().stages = {stage("visit", {appointment(1, {0, 1})})};
    small.design().resources = {resource("specialist", 1), resource("generalist", 1)};
    const auto measures = small.run();
    CHECK(of_resource(measures, Measure::busy, "specialist") == Approx(2.0 / 48));
    CHECK(of_resource(measures, Measure::busy, "generalist") == Approx(1.0 / 48));
}

TEST_CASE("a resource takes the kinds of clients first that it is said to") {
    SmallService small;
    small.service().clients = {clients("a", {0, 0.1}), clients("b", {0.2})};
    small.design().stages = {stage("visit", {appointment(1)})};
    small.design().resources = {resource("generalist", 1)};
    small.design().resources[0].takes_first = {1};
    const auto measures = small.run();
    CHECK(of_client(measures, Measure::wait, "b") == Approx(0.8));
    CHECK(of_client(measures, Measure::wait, "a") == Approx((0 + 1.9) / 2));
}

TEST_CASE("who needs two things at once waits for both, and may be passed by who needs one") {
    SmallService small;
    small.service().clients = {clients("both", {0.1}), clients("one", {0, 0.2})};
    small.design().stages = {stage("visit", {appointment(1, {0}, {1}), appointment(1, {0})})};
    small.design().stages[0].work[0].when.clients = {true, false};
    small.design().stages[0].work[1].when.clients = {false, true};
    small.design().resources = {resource("nurse", 2), resource("room", 0)};
    small.design().resources[1].steps = {{hours(0), 0}, {hours(3), 1}};
    const auto measures = small.run();
    CHECK(of_client(measures, Measure::wait, "both") == Approx(2.9));
    CHECK(of_client(measures, Measure::wait, "one") == 0);
}

TEST_CASE("what is held for a stage is held through all its work") {
    SmallService small;
    small.service().clients = {clients("patient", {0, 0})};
    small.design().stages = {stage("visit", {appointment(1, {0}), appointment(1, {}), appointment(1, {0})})};
    small.design().stages[0].holds = {1};
    small.design().resources = {resource("nurse", 2), resource("room", 1)};
    const auto measures = small.run();
    CHECK(of_resource(measures, Measure::busy, "room") == Approx(6.0 / 48));
    CHECK(of_resource(measures, Measure::busy, "nurse") == Approx(4.0 / 48));
    CHECK(at_stage(measures, Measure::wait, "visit") == Approx((0 + 3) / 2.0));
}

TEST_CASE("who waits for the room and then for the nurse has one wait, and one patience") {
    SmallService small;
    small.service().clients = {clients("patient", {0, 0.5})};
    small.design().stages = {stage("visit", {appointment(1, {0})})};
    small.design().stages[0].holds = {1};
    small.design().stages[0].patience = Distribution::constant(3);
    small.design().resources = {resource("nurse", 1), resource("room", 1)};
    small.design().resources[0].steps = {{hours(0), 1}, {hours(0.5), 0}, {hours(2), 1}};
    const auto measures = small.run();
    CHECK(at_stage(measures, Measure::wait, "visit") == Approx((0 + 1.5) / 2));
    small.design().stages[0].patience = Distribution::constant(1);
    const auto impatient = small.run();
    CHECK(at_stage(impatient, Measure::left_share, "visit") == Approx(0.5));
    CHECK(of_resource(impatient, Measure::busy, "room") == Approx((1 + 0.5) / 48));  // held from 1 to 1.5
}

TEST_CASE("an interrupted client gives back everything, and others go on with it") {
    SmallService small;
    small.service().clients = {clients("urgent", {0.5}, 1), clients("both", {0}, 2), clients("machine", {0}, 2)};
    small.design().stages = {stage("visit", {appointment(1, {0}, {1}), appointment(1, {0}), appointment(1, {1})})};
    small.design().stages[0].work[0].when.clients = {false, true, false};
    small.design().stages[0].work[1].when.clients = {true, false, false};
    small.design().stages[0].work[2].when.clients = {false, false, true};
    small.design().resources = {resource("nurse", 1), resource("machine", 1)};
    small.design().resources[0].interruption = domain::service::Interruption::resume;
    const auto measures = small.run();
    // The urgent one has the nurse from 0.5 to 1.5; whoever waits for the machine has it then. The first needs both for
    // half an hour more from 1.5.
    CHECK(of_client(measures, Measure::wait, "machine") == Approx(0.5));
    CHECK(of_client(measures, Measure::in_system, "both") == Approx(2));
}

namespace {

// Clients of three priorities with ten hours of work each: the second comes at 0, the third at 1, the first at 2.
SmallService three_priorities() {
    SmallService small;
    small.service().clients = {clients("first", {2}, 1), clients("second", {0}, 2), clients("third", {1}, 3)};
    small.design().stages = {stage("visit", {appointment(10, {0, 1})})};
    small.design().resources = {resource("a", 1), resource("b", 1)};
    for (auto& one : small.design().resources) one.interruption = domain::service::Interruption::resume;
    return small;
}

}  // namespace

TEST_CASE("of all who could be interrupted it is the one of the largest number, wherever that one is") {
    const auto measures = three_priorities().run();
    CHECK(of_client(measures, Measure::in_system, "first") == Approx(10));
    CHECK(of_client(measures, Measure::in_system, "second") == Approx(10));
    CHECK(of_client(measures, Measure::in_system, "third") == Approx(18));  // an hour until 2, nine from 10
}

TEST_CASE("who is interrupted gives up the room that the urgent client needs as well") {
    SmallService small;
    small.service().clients = {clients("urgent", {1}, 1), clients("ordinary", {0}, 2)};
    small.design().stages = {stage("visit", {appointment(10, {0}, {1})})};
    small.design().resources = {resource("nurse", 1), resource("room", 1)};
    small.design().resources[0].interruption = domain::service::Interruption::resume;
    const auto measures = small.run();
    CHECK(of_client(measures, Measure::wait, "urgent") == 0);
    CHECK(of_client(measures, Measure::in_system, "ordinary") == Approx(20));
}

TEST_CASE("an urgent client who waits for a room interrupts when the room is free") {
    // The room is taken until 3; the nurse does ordinary work from 1 on; the urgent one needs both from 2 on.
    SmallService small;
    small.service().clients = {clients("urgent", {2}, 1), clients("ordinary", {1}, 2), clients("guest", {0}, 3)};
    small.design().stages = {stage("visit", {appointment(1, {0}, {1}), appointment(20, {0}), appointment(3, {1})})};
    small.design().stages[0].work[0].when.clients = {true, false, false};
    small.design().stages[0].work[1].when.clients = {false, true, false};
    small.design().stages[0].work[2].when.clients = {false, false, true};
    small.design().resources = {resource("nurse", 1), resource("room", 1)};
    small.design().resources[0].interruption = domain::service::Interruption::resume;
    const auto measures = small.run();
    CHECK(of_client(measures, Measure::wait, "urgent") == Approx(1));
    CHECK(of_client(measures, Measure::in_system, "ordinary") == Approx(21));
}

TEST_CASE("who is interrupted goes on with another resource that would do") {
    SmallService small;
    small.service().clients = {clients("urgent", {1}, 1), clients("ordinary", {0}, 2)};
    small.design().stages = {stage("visit", {appointment(10, {0}), appointment(2, {0, 1})})};
    small.design().stages[0].work[0].when.clients = {true, false};
    small.design().stages[0].work[1].when.clients = {false, true};
    small.design().resources = {resource("a", 1), resource("b", 1)};
    small.design().resources[0].interruption = domain::service::Interruption::resume;
    const auto measures = small.run();
    CHECK(of_client(measures, Measure::in_system, "ordinary") == Approx(2));
    CHECK(of_resource(measures, Measure::busy, "b") == Approx(1.0 / 48));
}

TEST_CASE("work that closing time interrupts goes on with another who is still there") {
    SmallService small;
    small.service().clients = {clients("patient", {0})};
    small.design().stages = {stage("visit", {appointment(10, {0, 1})})};
    small.design().resources = {resource("day nurse", 1), resource("night nurse", 1)};
    small.design().resources[0].steps = {{hours(0), 1}, {hours(4), 0}};
    small.design().resources[0].at_closing = AtClosing::resume;
    CHECK(total(small.run(), Measure::in_system) == Approx(10));
}

TEST_CASE("an urgent client who could interrupt nobody while too many were at work does so when that is over") {
    // Two nurses until 2, one from then on; both are at work until 10, one of them until 30.
    SmallService small;
    small.service().clients = {clients("urgent", {3}, 1), clients("short", {0}, 2), clients("long", {0}, 2)};
    small.design().stages = {stage("visit", {appointment(1), appointment(10), appointment(30)})};
    for (std::size_t i = 0; i < 3; ++i) {
        small.design().stages[0].work[i].when.clients = std::vector<bool>(3, false);
        small.design().stages[0].work[i].when.clients[i] = true;
    }
    small.design().resources = {resource("nurse", 2)};
    small.design().resources[0].steps = {{hours(0), 2}, {hours(2), 1}};
    small.design().resources[0].interruption = domain::service::Interruption::resume;
    const auto measures = small.run();
    CHECK(of_client(measures, Measure::wait, "urgent") == Approx(7));
    CHECK(of_client(measures, Measure::in_system, "long") == Approx(31));
}

TEST_CASE("orders of precedence that contradict each other come to an end") {
    // Each of three kinds goes first at one of three resources and interrupts the next: nobody stays first.
    SmallService small;
    small.service().clients = {clients("v", {0}), clients("w", {1}), clients("z", {2})};
    small.design().stages = {
        stage("visit", {appointment(5, {0}, {1}), appointment(5, {1}, {2}), appointment(5, {2}, {0})})};
    for (std::size_t i = 0; i < 3; ++i) {
        small.design().stages[0].work[i].when.clients = std::vector<bool>(3, false);
        small.design().stages[0].work[i].when.clients[i] = true;
    }
    small.design().resources = {resource("m", 1), resource("i", 1), resource("k", 1)};
    for (auto& one : small.design().resources) one.interruption = domain::service::Interruption::resume;
    small.design().resources[0].takes_first = {0};
    small.design().resources[1].takes_first = {1};
    small.design().resources[2].takes_first = {2};
    CHECK(total(small.run(), Measure::departures) == 3);
}

TEST_CASE("who asks and is interrupted in the same moment has begun") {
    SmallService small;
    small.service().clients = {clients("first", {3}, 1), clients("second", {11}, 2), clients("third", {0, 1}, 3)};
    small.design().stages = {stage("visit", {appointment(1, {0}, {1}), appointment(1, {0}), appointment(10, {0})})};
    for (std::size_t i = 0; i < 3; ++i) {
        small.design().stages[0].work[i].when.clients = std::vector<bool>(3, false);
        small.design().stages[0].work[i].when.clients[i] = true;
    }
    small.design().resources = {resource("b", 2), resource("d", 1)};
    small.design().resources[0].steps = {{hours(0), 2}, {hours(2), 1}};
    small.design().resources[0].interruption = domain::service::Interruption::resume;
    const auto measures = small.run();
    CHECK(total(measures, Measure::departures) == 4);
    CHECK(total(measures, Measure::left_share) == 0);
}

TEST_CASE("one free unit lets one blocked client in") {
    // Both second stages need the one doctor, and neither has a place; two clients are blocked until he is free at 5.
    SmallService small;
    small.service().clients = {clients("guest", {0}), clients("one", {0}), clients("other", {0})};
    small.service().clients[0].first = 4;
    small.service().clients[2].first = 1;
    small.design().stages = {stage("a", {appointment(1, {0})}), stage("b", {appointment(1, {1})}),
                             stage("c", {appointment(10, {2})}), stage("d", {appointment(10, {2})}),
                             stage("e", {appointment(5, {2})})};
    small.design().stages[0].next = always_to(2);
    small.design().stages[1].next = always_to(3);
    for (const std::size_t i : {2U, 3U}) {
        small.design().stages[i].waiting_places = 0;
        small.design().stages[i].when_full = domain::service::WhenFull::blocks;
    }
    small.design().resources = {resource("x", 1), resource("y", 1), resource("doctor", 1)};
    const auto measures = small.run();
    CHECK(at_stage(measures, Measure::wait, "c") == 0);
    CHECK(at_stage(measures, Measure::wait, "d") == 0);
    CHECK(at_stage(measures, Measure::in_system, "a") == Approx(5));
    CHECK(at_stage(measures, Measure::in_system, "b") == Approx(15));
}

namespace {

/// Two clients want the one unit u when its user is done at 2: p is blocked before a stage without places, and q goes
/// on, from the same work, into a stage of the test's.
SmallService promised_unit(Stage other) {
    SmallService small;
    small.service().clients = {clients("p", {0}), clients("q", {0})};
    small.service().clients[1].first = 1;
    small.design().stages = {stage("w", {appointment(1, {1})}), stage("x", {appointment(2, {0})}),
                             stage("z", {appointment(1, {0})}), std::move(other)};
    small.design().stages[0].next = always_to(2);
    small.design().stages[1].next = always_to(3);
    small.design().stages[2].waiting_places = 0;
    small.design().stages[2].when_full = domain::service::WhenFull::blocks;
    small.design().resources = {resource("u", 1), resource("v", 1)};
    return small;
}

}  // namespace

TEST_CASE("a unit promised to a blocked client is not taken by one who comes into a place at that moment") {
    Stage room = stage("y", {appointment(1, {0})});
    room.waiting_places = 5;
    room.when_full = domain::service::WhenFull::blocks;
    const auto measures = promised_unit(room).run();
    CHECK(at_stage(measures, Measure::wait, "z") == 0);
    CHECK(at_stage(measures, Measure::wait, "y") == Approx(1));
}

TEST_CASE("a unit promised to a blocked client lets nobody else into a full room") {
    Stage full = stage("y", {appointment(1, {0})});
    full.waiting_places = 0;
    const auto measures = promised_unit(full).run();
    CHECK(at_stage(measures, Measure::wait, "z") == 0);
    CHECK(at_stage(measures, Measure::turned_away_share, "y") == 1);
}

TEST_CASE("who has what the urgent client needs is interrupted, though another began later") {
    // Both ordinary clients have a nurse, only the first has the room as well.
    SmallService small;
    small.service().clients = {clients("urgent", {2}, 1), clients("first", {0}, 5), clients("second", {1}, 5)};
    small.design().stages = {stage("visit", {appointment(10, {0}, {1}), appointment(10, {0})})};
    small.design().stages[0].work[0].when.clients = {true, true, false};
    small.design().stages[0].work[1].when.clients = {false, false, true};
    small.design().resources = {resource("nurse", 2), resource("room", 1)};
    small.design().resources[0].interruption = domain::service::Interruption::resume;
    const auto measures = small.run();
    CHECK(of_client(measures, Measure::wait, "urgent") == 0);
    CHECK(of_client(measures, Measure::in_system, "first") == Approx(20));
    CHECK(of_client(measures, Measure::in_system, "second") == Approx(10));
}
