// Arrivals whose rate changes while time goes on, against the integral of that rate, and what must not change with it.
#include "engine/demand.hpp"
#include "engine/replication.hpp"
#include "scenario/read.hpp"
#include "support/all_bits.hpp"
#include "support/hypotheses.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

using namespace sluss;
using domain::IdSet;
using kernel::Days;
using kernel::Time;

namespace {

constexpr int months = 48;
constexpr double per_year = 20'000;  // of the one district and need, in an ordinary year

Days first_of_month(int months_from_start) {
    return Days{std::chrono::year{2018} / std::chrono::January / 1 + std::chrono::months{months_from_start}};
}

/// Two districts and two needs from 1 January 2018 for four years. Only the first need of the first district arises,
/// and a little more often in spring, on Tuesdays and in the morning.
domain::Scenario four_years() {
    domain::Scenario scenario;
    auto& m = scenario.municipality;
    m.districts.resize(2);
    m.needs.resize(2);
    m.needs[0].name = "help";
    m.needs[0].applications = 1000;
    m.needs[0].profile.by_month[3] = 1.2;
    m.needs[0].profile.by_weekday[1] = 1.1;
    m.needs[0].profile.by_hour[8] = 1.2;
    for (auto& district : m.districts) district.incidence_factor = {1, 1};
    m.districts[0].name = "here";
    m.districts[0].population = per_year;
    scenario.experiment.start = first_of_month(0);
    scenario.experiment.warm_up = {std::chrono::months{12}, {}};
    scenario.experiment.run = {std::chrono::months{months - 12}, {}};
    return scenario;
}

std::vector<double> arrivals_by_month(const domain::Scenario& scenario, std::uint64_t seed) {
    const engine::Demand demand{scenario, {seed, 0}};
    engine::Demand::Arrivals arrivals{demand, 0, 0};
    std::vector<double> counts(months, 0);
    for (Time t = arrivals.next(scenario.experiment.begin()); t < scenario.experiment.end(); t = arrivals.next(t)) {
        const kernel::Date date{kernel::day_of(t)};
        counts[static_cast<std::size_t>((static_cast<int>(date.year()) - 2018) * 12 +
                                        static_cast<int>(static_cast<unsigned>(date.month())) - 1)] += 1;
    }
    return counts;
}

/// The integral of the rate over each month: the profile hour by hour, and in each hour the factor in its middle.
std::vector<double> expected_by_month(const std::function<double(Days, double)>& factor) {
    // The mean weight over a year of 365.25 days: April weighs 1.2, Tuesday 1.1, the hour from 8 to 9 1.2.
    const double mean = (365.25 + 0.2 * 30) / 365.25 * (7.1 / 7) * (24.2 / 24);
    std::vector<double> expected;
    for (int month = 0; month < months; ++month) {
        double sum = 0;
        for (Days day = first_of_month(month); day < first_of_month(month + 1); day += std::chrono::days{1})
            for (int hour = 0; hour < 24; ++hour) {
                const double weight = (month % 12 == 3 ? 1.2 : 1) *
                                      (std::chrono::weekday{day} == std::chrono::Tuesday ? 1.1 : 1) *
                                      (hour == 8 ? 1.2 : 1);
                const double years =
                    (static_cast<double>((day - first_of_month(0)).count()) + (hour + 0.5) / 24) / 365.25;
                sum += weight / mean * factor(day, years) * per_year / (365.25 * 24);
            }
        expected.push_back(sum);
    }
    return expected;
}

/// Poisson counts of these means: their total, and how it falls on the months.
void hold(testing::Hypotheses& hypotheses, const std::string& what, const domain::Scenario& scenario,
          const std::function<double(Days, double)>& factor) {
    const auto counts = arrivals_by_month(scenario, 1);
    auto expected = expected_by_month(factor);
    double came = 0;
    double mean = 0;
    for (const double count : counts) came += count;
    for (const double count : expected) mean += count;
    hypotheses.add(what + ": total", testing::normal_p((came - mean) / std::sqrt(mean)));
    for (double& count : expected) count *= came / mean;
    hypotheses.add(what + ": by month", testing::chi_square_p(counts, expected));
}

domain::Surge surge(Days from, Days until, double factor) {
    domain::Surge result;
    result.from = from;
    result.until = until;
    result.factor = factor;
    return result;
}

domain::Scenario small() {
    auto loaded = scenario::load(SLUSS_SOURCE_DIR "/tests/data/small.yaml");
    if (!loaded.scenario) throw std::logic_error("tests/data/small.yaml cannot be read");
    return *loaded.scenario;
}

}  // namespace

// Seed 1, some 80 000 arrivals in each case. With another seed any of the ten hypotheses would fail in at most one run
// of a thousand.
TEST_CASE("arrivals under growth and surges follow the integral of their rate") {
    testing::Hypotheses hypotheses;
    hold(hypotheses, "an ordinary time", four_years(), [](Days, double) { return 1; });

    auto growing = four_years();
    growing.municipality.districts[0].growth = 0.2;
    hold(hypotheses, "growth", growing, [](Days, double years) { return std::pow(1.2, years); });

    auto opposite = four_years();
    opposite.municipality.districts[0].growth = 0.2;
    opposite.municipality.growth = -0.3;
    hold(hypotheses, "growth and decline", opposite, [](Days, double years) { return std::pow(1.2 * 0.7, years); });

    const Days from = first_of_month(14) + std::chrono::days{9};
    const Days until = first_of_month(20) + std::chrono::days{4};
    auto surging = four_years();
    surging.municipality.surges = {surge(from, until, 2.5)};
    hold(hypotheses, "a surge", surging, [&](Days day, double) { return from <= day && day < until ? 2.5 : 1; });

    auto both = surging;
    both.municipality.growth = -0.1;
    both.municipality.surges.push_back(surge(first_of_month(18), first_of_month(30), 0.4));
    hold(hypotheses, "two surges that overlap, and decline", both, [&](Days day, double years) {
        double factor = std::pow(0.9, years);
        if (from <= day && day < until) factor *= 2.5;
        if (first_of_month(18) <= day && day < first_of_month(30)) factor *= 0.4;
        return factor;
    });
    hypotheses.check(1e-3);
}

TEST_CASE("a surge of factor 0 closes the doors from its first day until its last is over") {
    auto scenario = four_years();
    scenario.municipality.surges = {surge(first_of_month(6), first_of_month(9), 0)};
    const engine::Demand demand{scenario, {1, 0}};
    engine::Demand::Arrivals arrivals{demand, 0, 0};
    Time last_before{};
    Time first_after = Time::max();
    for (Time t = arrivals.next(scenario.experiment.begin()); t < scenario.experiment.end(); t = arrivals.next(t)) {
        if (t < Time{first_of_month(6)}) last_before = t;
        if (t >= Time{first_of_month(6)}) {
            first_after = t;
            break;
        }
    }
    CHECK(kernel::day_of(last_before) == first_of_month(6) - std::chrono::days{1});
    CHECK(kernel::day_of(first_after) == first_of_month(9));
}

TEST_CASE("a surge of other districts or needs changes nothing here") {
    const auto ordinary = arrivals_by_month(four_years(), 1);
    auto scenario = four_years();
    auto& surges = scenario.municipality.surges;
    surges = {surge(first_of_month(6), first_of_month(9), 5)};
    surges[0].districts = IdSet::of({1});
    CHECK(arrivals_by_month(scenario, 1) == ordinary);
    surges[0].districts = IdSet::of({0, 1});
    surges[0].needs = IdSet::of({1});
    CHECK(arrivals_by_month(scenario, 1) == ordinary);
    surges[0].needs = IdSet::of({0, 1});
    CHECK(arrivals_by_month(scenario, 1) != ordinary);
}

TEST_CASE("growth of nothing, surges by 1 and moves that nobody makes leave every bit as it was") {
    const auto plain = small();
    auto same = plain;
    auto& m = same.municipality;
    m.growth = 0;
    m.actors_growth = 0;
    m.load_after_years = 3;
    const Days start = same.experiment.start;
    m.surges = {surge(start + std::chrono::days{100}, start + std::chrono::days{400}, 1)};
    domain::Removal nobody;
    nobody.to = 1;
    nobody.after = kernel::Distribution::exponential(1000);
    m.removals = {nobody};
    for (const std::size_t organisation : {0U, 1U}) {
        const auto expected = engine::run_replication(plain, organisation, 3, 1);
        const auto found = engine::run_replication(same, organisation, 3, 1);
        CHECK(test::all_bits(found.measures) == test::all_bits(expected.measures));
        CHECK(found.events == expected.events);
        CHECK(found.demand_fingerprint == expected.demand_fingerprint);
    }
    m.growth = 0.001;
    CHECK(engine::run_replication(same, 0, 3, 1).demand_fingerprint !=
          engine::run_replication(plain, 0, 3, 1).demand_fingerprint);
}

TEST_CASE("every organisation meets the same households while demand grows and surges") {
    auto scenario = small();
    auto& m = scenario.municipality;
    m.growth = 0.05;
    m.districts[1].growth = -0.1;
    const Days start = scenario.experiment.start;
    m.surges = {surge(start + std::chrono::days{800}, start + std::chrono::days{900}, 2)};
    const auto silos = engine::run_replication(scenario, 0, 1, 0);
    const auto intake = engine::run_replication(scenario, 1, 1, 0);
    CHECK(silos.households == intake.households);
    CHECK(silos.demand_fingerprint == intake.demand_fingerprint);
}
