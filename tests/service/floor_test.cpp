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
