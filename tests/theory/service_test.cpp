// Services with known answers, through the whole program: from the scenario file through reading, arrivals, floor and
// tally to the measures. The scenarios and what theory says of them lie in tests/theory/service: expected.py works the
// values out from the formulas, each named, without this program; expected.tsv is what it printed.
//
// How it is decided. For each claim the mean over independent replications is held against the exact value with a t
// test (the variances of numbers present with their asymptotic normal distribution). The tests are taken together by
// Holm's rule: over all the claims of this file a program that is right fails with a chance of 0.5 % over the choice of
// seeds (nominally: means of 100 replications are nearly normal, not quite), and over all of tests/theory with 2 % at
// the most. The seeds are fixed, each scenario with its own, so that the scenarios are independent evidence.
//
// What it would find: with 122 claims the worst is rejected beyond 4.2 standard errors, so an error is found with even
// odds when it is 2.1 times the 95 % half-width, and nine times out of ten when it is 2.8 times. So each half-width may
// be no more than the stated share of the value (3 % for most); a share of 0 means that the value is exact.
#include "support/hypotheses.hpp"
#include "support/simulated.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using namespace sluss;

namespace {

const std::string folder = SLUSS_SOURCE_DIR "/tests/theory/service/";

struct Claim {
    std::string organisation;
    std::string measure;
    std::string dimension;
    std::string level;
    double expected = 0;
    double narrow = 0;
    std::string formula;
};

/// By the scenario that it is about.
std::map<std::string, std::vector<Claim>> claims() {
    std::map<std::string, std::vector<Claim>> result;
    std::ifstream file(folder + "expected.tsv");
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        std::string scenario;
        std::string expected;
        std::string narrow;
        Claim claim;
        for (auto* field : {&scenario, &claim.organisation, &claim.measure, &claim.dimension, &claim.level, &expected,
                            &narrow, &claim.formula})
            std::getline(fields, *field, '\t');
        claim.expected = std::stod(expected);
        claim.narrow = std::stod(narrow);
        result[scenario].push_back(claim);
    }
    return result;
}

std::size_t place(const std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) throw std::logic_error("there is no '" + name + "' in the results");
    return static_cast<std::size_t>(found - names.begin());
}

/// One value per replication.
std::vector<double> values(const test::Simulated& simulation, const Claim& claim, const std::string& measure) {
    std::vector<double> result;
    for (const auto& replication : simulation.replications(claim.organisation)) {
        const auto& measures = replication.measures;
        std::vector<std::string> keys;
        for (const auto& info : measures.catalogue().measures) keys.push_back(info.key);
        const std::size_t dimension = place(measures.catalogue().dimensions, claim.dimension);
        result.push_back(measures.get(place(keys, measure), dimension, place(measures.levels(dimension), claim.level)));
    }
    return result;
}

double t_test_p(const statistics::Estimate& estimate, double expected) {
    const double quantile = boost::math::quantile(
        boost::math::complement(boost::math::students_t{static_cast<double>(estimate.n) - 1}, 0.025));
    const double standard_error = estimate.half_width / quantile;
    return 2 * cdf(complement(boost::math::students_t{static_cast<double>(estimate.n) - 1},
                              std::abs(estimate.mean - expected) / standard_error));
}

/// The numbers present are Poisson: their sample variance, by its asymptotic variance (m + 2 m²) / n.
double variance_p(const std::vector<double>& numbers, double mean) {
    double squares = 0;
    for (const double number : numbers) squares += (number - mean) * (number - mean);
    const auto n = static_cast<double>(numbers.size());
    return testing::normal_p((squares / n - mean) / std::sqrt((mean + 2 * mean * mean) / n));
}

}  // namespace

TEST_CASE("the expected values are those that the formulas give") {
    CHECK(std::system(("python3 " + folder + "expected.py --check " + folder + "expected.tsv").c_str()) == 0);
}

TEST_CASE("services have the waits, losses and numbers that theory says") {
    constexpr std::string_view variance = " variance";
    testing::Hypotheses hypotheses;
    const auto all = claims();
    REQUIRE(all.size() >= 30);
    for (const auto& [scenario, of_scenario] : all) {
        const test::Simulated simulation{folder + scenario + ".yaml"};
        for (const auto& claim : of_scenario) {
            CAPTURE(scenario);
            CAPTURE(claim.organisation);
            CAPTURE(claim.measure);
            CAPTURE(claim.level);
            CAPTURE(claim.formula);
            CAPTURE(claim.expected);
            const std::string what = scenario + ", " + claim.organisation + ": " + claim.measure + " of " + claim.level;
            if (claim.measure.ends_with(variance)) {
                const auto measure = claim.measure.substr(0, claim.measure.size() - variance.size());
                hypotheses.add(what, variance_p(values(simulation, claim, measure), claim.expected));
                continue;
            }
            const auto estimate = statistics::mean_interval(values(simulation, claim, claim.measure));
            CAPTURE(estimate.mean);
            CAPTURE(estimate.half_width);
            if (claim.narrow == 0) {
                CHECK(estimate.mean == doctest::Approx(claim.expected).epsilon(1e-9));
                CHECK(estimate.half_width == doctest::Approx(0));
                continue;
            }
            CHECK(estimate.half_width <= claim.narrow * claim.expected);
            hypotheses.add(what, estimate.half_width > 0 ? t_test_p(estimate, claim.expected)
                                 : estimate.mean == doctest::Approx(claim.expected).epsilon(1e-3) ? 1
                                                                                                  : 0);
        }
    }
    hypotheses.check(testing::theory_error_rate);
}
