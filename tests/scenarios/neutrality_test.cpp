// No model is favoured by construction. Where organisations have the same structure under different names, their
// results are the same to the last bit; and where nothing is scarce and nothing costs anything, they differ only in who
// does the work.
#include "support/simulated.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

using namespace sluss;
using doctest::Approx;
using domain::Dimension;
using domain::Measure;

namespace {

test::Simulated simulated(const std::string& file) {
    return test::Simulated{SLUSS_SOURCE_DIR "/tests/scenarios/" + file};
}

/// Which worker it is, as opposed to what is done and when.
bool tells_who(Measure measure) {
    switch (measure) {
        case Measure::handoffs_per_household:
        case Measure::handoffs_per_household_stage:
        case Measure::workers_met_per_household:
        case Measure::continuity_upc:
        case Measure::continuity_coc:
        case Measure::continuity_secon:
            return true;
        default:
            return false;
    }
}

/// Breakdowns that mean the same in every organisation; by role too where each role does the same stages.
const std::vector<Dimension> demand_side{Dimension::total,    Dimension::need,  Dimension::complexity,
                                         Dimension::district, Dimension::route, Dimension::contacts};

void same(const test::Simulated& simulation, std::string_view a, std::string_view b, bool also_who,
          const std::vector<Dimension>& breakdowns = demand_side) {
    CAPTURE(a);
    CAPTURE(b);
    const auto& first = simulation.replications(a);
    const auto& second = simulation.replications(b);
    REQUIRE(first.size() == second.size());
    int compared = 0;
    for (std::size_t r = 0; r < first.size(); ++r) {
        CHECK(first[r].demand_fingerprint == second[r].demand_fingerprint);
        for (const auto dimension : breakdowns) {
            const auto& levels = first[r].measures.levels(dimension);
            REQUIRE(levels == second[r].measures.levels(dimension));
            for (std::size_t level = 0; level < levels.size(); ++level) {
                for (std::size_t place = 0; place < domain::measures; ++place) {
                    const auto measure = static_cast<Measure>(place);
                    if (tells_who(measure) && !also_who) continue;
                    const double x = first[r].measures.get(measure, dimension, level);
                    const double y = second[r].measures.get(measure, dimension, level);
                    if (std::isnan(x) && std::isnan(y)) continue;
                    ++compared;
                    CAPTURE(domain::casework_catalogue()->info(measure).key);
                    CAPTURE(levels[level]);
                    // Added up role by role and unit by unit, so the last bit may depend on how they are divided.
                    if (measure == Measure::cost_per_household || measure == Measure::queue_length)
                        CHECK(x == Approx(y).epsilon(1e-12));
                    else
                        CHECK(x == y);
                }
            }
        }
    }
    CHECK(compared > 100);
}

}  // namespace

// With one need, one district and one office, no costs of handing over or of breadth, and always a worker without a
// case, every appointment and every piece of desk work begins the moment it is due, whoever does it. So all that is
// counted in days, hours, trips or kronor is the same, case by case; only the rule of continuity shows, in handoffs,
// workers met and the continuity indices.
TEST_CASE("where nothing is scarce and nothing costs, the models differ only in who does the work") {
    const auto simulation = simulated("neutral.yaml");
    for (const auto* other : {"three entries", "one intake", "generalists"}) same(simulation, "silos", other, false);
    // Two of them have the same rule of continuity as well: a new worker only where the reception ends.
    same(simulation, "three entries", "one intake", true);
    CHECK(simulation.mean("generalists", Measure::handoffs_per_household).mean == 0);
    CHECK(simulation.mean("silos", Measure::handoffs_per_household).mean > 1);
    // The comparison is of something: households come, miss appointments and are investigated.
    CHECK(simulation.mean("silos", Measure::households).mean > 50);
    CHECK(simulation.mean("silos", Measure::investigation_days).mean > 10);
    CHECK(simulation.mean("silos", Measure::missed_appointment_share).mean > 0.05);
}

// If each stage has its role, the people who do a stage are the same whether the roles sit in one unit or in two. With
// the same rule of continuity (and one need, so that the rule for several does not matter) the three organisations are
// one, and stay so when people are scarce and handing over costs. Generalists are not: any of them does any stage.
TEST_CASE("silos, three entries and one intake are one organisation where roles, rules and people are the same") {
    const auto simulation = simulated("neutral_scarce.yaml");
    auto breakdowns = demand_side;
    breakdowns.push_back(Dimension::role);
    same(simulation, "silos", "three entries", true, breakdowns);
    same(simulation, "silos", "one intake", true, breakdowns);
    CHECK(simulation.values("silos", Measure::investigation_days) !=
          simulation.values("generalists", Measure::investigation_days));
}

// With one role for everything the only silo and the only team consist of the same people who do the same.
TEST_CASE("a silo and a team of generalists are one organisation where there is one need and one role") {
    const auto simulation = simulated("neutral_one_role.yaml");
    same(simulation, "silos", "generalists", true);
    CHECK(simulation.mean("silos", Measure::utilisation).mean > 0.4);
    CHECK(simulation.values("silos", Measure::investigation_days) !=
          simulation.values("one intake", Measure::investigation_days));
}
