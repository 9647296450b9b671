// The traffic equations against the simulation: what `validate` prints and staff is divided by must be what a run
// finds.
#include "domain/staffing.hpp"
#include "engine/replication.hpp"
#include "scenario/read.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>

using namespace sluss;
using domain::Dimension;
using domain::Measure;

TEST_CASE("the expected load of every unit is what the simulation finds, where nobody leaves") {
    // Ten replications with fixed seeds. Allowed are 3 % for the approximations that expected_load lists, and four
    // standard errors of the mean: with another seed one of the seven units would fail by chance in about two runs of a
    // hundred (t with 9 degrees of freedom). A large warm-up, because returns of returns take years to settle.
    auto loaded = scenario::load(SLUSS_SOURCE_DIR "/tests/data/small.yaml");
    REQUIRE(loaded.scenario);
    auto& scenario = *loaded.scenario;
    scenario.experiment.warm_up = {std::chrono::months{36}, {}};
    scenario.experiment.run = {std::chrono::months{48}, {}};
    for (auto& need : scenario.municipality.needs) need.patience.reset();

    constexpr int replications = 10;
    for (std::size_t o = 0; o < scenario.organisations.size(); ++o) {
        std::vector<domain::Load> loads(scenario.organisations[o].units.size());
        for (const auto& pool : domain::load_by_pool(scenario.municipality, scenario.organisations[o]))
            loads[pool.unit] += pool.load;
        std::vector<double> expected;
        for (const auto& load : loads) expected.push_back(load.utilisation());
        std::vector<double> sum(expected.size());
        std::vector<double> squares(expected.size());
        for (int r = 0; r < replications; ++r) {
            const auto result = engine::run_replication(scenario, o, 1, static_cast<std::uint64_t>(r));
            for (std::size_t unit = 0; unit < sum.size(); ++unit) {
                const double found = result.measures.get(Measure::utilisation, Dimension::unit, unit);
                sum[unit] += found;
                squares[unit] += found * found;
            }
        }
        for (std::size_t unit = 0; unit < sum.size(); ++unit) {
            const double mean = sum[unit] / replications;
            const double variance = (squares[unit] - replications * mean * mean) / (replications - 1);
            const double standard_error = std::sqrt(variance / replications);
            CAPTURE(scenario.organisations[o].units[unit].name);
            CAPTURE(mean);
            CAPTURE(expected[unit]);
            CHECK(std::abs(mean - expected[unit]) < 4 * standard_error + 0.03 * expected[unit]);
        }
    }
}
