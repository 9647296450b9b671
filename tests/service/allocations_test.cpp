// In the steady state of a service the general heap is not called: a client takes the place of one who has left. What
// remains is a container that holds more at once than ever before, which happens ever less often.
#include "small_service.hpp"
#include "support/allocation_counter.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;

namespace {

/// Everything that a client can meet, at a load of 80 %.
SmallService busy_service(double run_hours) {
    SmallService small;
    Client patients = clients("patient", {}, 2);
    patients.arrivals.at.reset();
    patients.arrivals.steps = {{hours(0), 1.6}};
    Client urgent = patients;
    urgent.name = "urgent";
    urgent.priority = 1;
    urgent.arrivals.steps = {{hours(0), 0.2}};
    small.service().clients = {patients, urgent};
    small.design().stages = {stage("reception", {appointment(1, {0, 3})}), stage("visit", {appointment(1, {1}, {2})})};
    small.design().stages[0].work[0].length = Distribution::exponential(0.5);
    small.design().stages[0].patience = Distribution::exponential(5);
    small.design().stages[0].next = {{{}, {{1, 0.5}, {domain::service::leaves, 0.5}}}};
    small.design().stages[1].work[0].length = Distribution::exponential(0.5);
    small.design().stages[1].waiting_places = 3;
    small.design().stages[1].when_full = domain::service::WhenFull::blocks;
    small.design().stages[1].next = {{{}, {{0, 0.2}, {domain::service::leaves, 0.8}}}};
    small.design().resources = {resource("clerk", 1), resource("nurse", 1), resource("room", 1), resource("helper", 1)};
    small.design().resources[1].interruption = domain::service::Interruption::resume;
    small.scenario.experiment.run = {std::chrono::months{0}, hours(run_hours)};
    return small;
}

std::uint64_t allocations_of(double run_hours) {
    auto small = busy_service(run_hours);
    small.run();  // what only the first run asks for
    const std::uint64_t before = test::allocations();
    small.run();
    return test::allocations() - before;
}

}  // namespace

TEST_CASE("a run ten times as long asks hardly more of the general heap") {
    const auto brief = allocations_of(10'000);
    const auto lengthy = allocations_of(100'000);
    // A call for each further client would be 160 000.
    CHECK(lengthy <= brief + 100);
}
