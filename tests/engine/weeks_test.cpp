// The weeks of a replication add up to what it reports, and a run that is asked for them is the same run.
#include "engine/replication.hpp"
#include "scenario/read.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using domain::Measure;
using domain::Weekly;

namespace {

domain::Scenario small() {
    auto scenario = *scenario::load(SLUSS_SOURCE_DIR "/tests/data/small.yaml").scenario;
    // From Monday 1 January 2018 for 65 whole weeks, the last 52 of them measured.
    scenario.experiment.start = kernel::Days{std::chrono::year{2018} / 1 / 1};
    scenario.experiment.warm_up = {{}, std::chrono::weeks{13}};
    scenario.experiment.run = {{}, std::chrono::weeks{53}};
    return scenario;
}

double sum(const domain::Series& weeks, Weekly value, std::size_t from) {
    double total = 0;
    for (std::size_t week = from; week < weeks.size(); ++week) total += weeks[week][static_cast<std::size_t>(value)];
    return total;
}

}  // namespace

TEST_CASE("weeks are told only when they are asked for, and change nothing") {
    auto scenario = small();
    const auto plain = engine::run_replication(scenario, 0, 1, 0);
    scenario.experiment.weekly = true;
    const auto told = engine::run_replication(scenario, 0, 1, 0);
    CHECK(plain.weeks.empty());
    CHECK(told.weeks.size() == 66);
    CHECK(plain.events == told.events);
    for (std::size_t measure = 0; measure < domain::measures; ++measure) {
        const double one = plain.measures.get(measure);
        const double other = told.measures.get(measure);
        CHECK((one == other || (one != one && other != other)));
    }
}

TEST_CASE("the weeks of the measured period add up to its measures") {
    auto scenario = small();
    scenario.experiment.weekly = true;
    const auto result = engine::run_replication(scenario, 0, 1, 0);
    const auto& m = result.measures;
    constexpr std::size_t measured = 13;
    const double contracted = sum(result.weeks, Weekly::contracted_hours, measured);
    CHECK(sum(result.weeks, Weekly::client_hours, measured) / contracted ==
          doctest::Approx(m.get(Measure::client_time_share)));
    CHECK(sum(result.weeks, Weekly::idle_hours, measured) / contracted == doctest::Approx(m.get(Measure::idle_share)));
    CHECK(sum(result.weeks, Weekly::busy_hours, measured) / contracted == doctest::Approx(m.get(Measure::utilisation)));
    CHECK(sum(result.weeks, Weekly::waiting, measured) / 53 == doctest::Approx(m.get(Measure::queue_length)));
    // Mean time inside × needs taken up = the integral of those open (Little).
    CHECK(sum(result.weeks, Weekly::open, measured) * 7 ==
          doctest::Approx(result.days_in_system * sum(result.weeks, Weekly::arrived, measured)));
    const auto last = result.weeks.back();
    CHECK(last[static_cast<std::size_t>(Weekly::contacts)] > 0);
    CHECK(sum(result.weeks, Weekly::arrived, 0) >=
          sum(result.weeks, Weekly::closed, 0) + sum(result.weeks, Weekly::left, 0));
}

TEST_CASE("weeks begin on the first Monday") {
    auto scenario = small();
    scenario.experiment.weekly = true;
    scenario.experiment.start = kernel::Days{std::chrono::year{2018} / 1 / 3};  // a Wednesday
    const auto result = engine::run_replication(scenario, 0, 1, 0);
    CHECK(result.weeks.size() == 65);
    // In the first week, from 8 January, everybody works five days.
    const auto& weeks = result.weeks;
    CHECK(weeks[0][static_cast<std::size_t>(Weekly::contracted_hours)] ==
          weeks[1][static_cast<std::size_t>(Weekly::contracted_hours)]);
}
