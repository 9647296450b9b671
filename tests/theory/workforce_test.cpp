// People who come, go and learn, against what renewal theory and an integral say.
//
// How it is decided. Posts are simulated for ten years in 200 independent replications; each claim is a two-sided test
// on the replications' mean (Student), all of them together at 0.5 % (Holm). The seeds are fixed.
#include "statistics/estimate.hpp"
#include "support/hand_worked.hpp"
#include "support/hypotheses.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace sluss;
using namespace sluss::test;
using domain::IdSet;
using domain::Measure;
using kernel::Distribution;

namespace {

constexpr double day = 24;

/// Twenty posts and nothing to do.
Town posts() {
    Town town;
    const auto need = town.need("nothing", {contact({meeting(1)})});
    const auto it = IdSet::of({need});
    town.unit("unit", Town::home, it, std::vector<Person>(20, Person{it}));
    town.door(0, it);
    town.runs("2018-01-01 00:00", 520);
    town.scenario.experiment.warm_up = {std::chrono::months{36}, {}};
    return town;
}

struct Claim {
    std::string what;
    Measure measure;
    double expected;
};

void hold(sluss::testing::Hypotheses& hypotheses, const Town& town, const std::vector<Claim>& claims) {
    constexpr std::uint64_t replications = 200;
    std::vector<std::vector<double>> values(claims.size());
    for (std::uint64_t seed = 1; seed <= replications; ++seed) {
        const auto m = town.measures(seed);
        for (std::size_t i = 0; i < claims.size(); ++i) values[i].push_back(m.get(claims[i].measure));
    }
    for (std::size_t i = 0; i < claims.size(); ++i) {
        double mean = 0;
        for (const double value : values[i]) mean += value / static_cast<double>(replications);
        double squares = 0;
        for (const double value : values[i]) squares += (value - mean) * (value - mean);
        const double error = std::sqrt(squares / (replications - 1) / replications);
        // Narrow enough to mean something.
        CHECK_MESSAGE(error < 0.02 * claims[i].expected, claims[i].what);
        const boost::math::students_t law{static_cast<double>(replications - 1)};
        hypotheses.add(claims[i].what, 2 * cdf(complement(law, std::abs(mean - claims[i].expected) / error)));
    }
}

}  // namespace

// An alternating renewal process (Cox 1962, Renewal Theory, ch. 7): a post is held for T and vacant for V, in the long
// run vacant for E[V] / (E[T] + E[V]) of the time, and E[T] between two leavings of one person employed. People leave
// at a midnight, which adds half a day to T. Found is somebody V after notice: with a notice of n, the post is vacant
// for the part of V beyond n, for an exponential V with mean v on average v e^(−n/v).
TEST_CASE("vacancies and turnover are those of a renewal process") {
    sluss::testing::Hypotheses hypotheses;
    auto town = posts();
    auto& workforce = town.organisation().workforce;
    constexpr double held = 200.5;

    workforce.turnover.tenure = Distribution::gamma(200 * day, 0.5);
    workforce.recruitment.takes = Distribution::gamma(50 * day, 0.5);
    hold(hypotheses, town,
         {{"vacancies without notice", Measure::vacancy_share, 50 / (held + 50)},
          {"turnover without notice", Measure::turnover_per_year, 365.25 / held},
          {"days to hire", Measure::days_to_hire, 50.5}});

    workforce.turnover.tenure = Distribution::exponential(200 * day);
    workforce.turnover.notice = std::chrono::days{0};
    workforce.recruitment.takes = Distribution::exponential(80 * day);
    hold(hypotheses, town,
         {{"vacancies of exponential tenures", Measure::vacancy_share, 80 / (held + 80)},
          {"turnover of exponential tenures", Measure::turnover_per_year, 365.25 / held}});

    workforce.turnover.tenure = Distribution::gamma(300 * day, 0.3);
    workforce.turnover.notice = std::chrono::days{60};
    workforce.recruitment.takes = Distribution::exponential(50 * day);
    const double vacant = 50 * std::exp(-60.0 / 50);
    hold(hypotheses, town,
         {{"vacancies with notice", Measure::vacancy_share, vacant / (300.5 + vacant)},
          {"turnover with notice", Measure::turnover_per_year, 365.25 / 300.5}});
    hypotheses.check(testing::theory_error_rate);
}

// What a new colleague gets done is the integral of p(t) over the working time since the first day; p(t) and its
// integral over calendar time are worked out by hand too.
TEST_CASE("a newcomer's output is the integral of the onboarding curve") {
    domain::Onboarding curve;
    curve.starts_at = 0.4;
    curve.time_constant = std::chrono::days{60};
    CHECK(curve.productivity({}) == doctest::Approx(0.4));
    CHECK(curve.productivity(std::chrono::days{60}) == doctest::Approx(1 - 0.6 * std::exp(-1.0)));
    curve.programme = std::chrono::hours{1};
    curve.programme_shortens = 0.5;
    CHECK(curve.productivity(std::chrono::days{30}) == doctest::Approx(1 - 0.6 * std::exp(-1.0)));
    curve.programme = {};

    // The organisation grows by one post on the first Monday, and nobody else knows the need. Pieces of half an hour
    // lie there; pooled, each is taken up when the one before is done.
    Town town;
    const auto nothing = town.need("nothing", {contact({meeting(1)})});
    const auto papers = town.need("papers", {contact({desk(0.5)})});
    town.unit("old", Town::home, IdSet::of({nothing}), {{IdSet::of({nothing})}});
    town.door(0, IdSet::of({nothing, papers}));
    town.rules().allocation = domain::Allocation::pooled;
    town.organisation().units[0].needs = IdSet::of({nothing, papers});
    domain::Organisation grown = town.organisation();
    grown.units[0].needs = IdSet::of({nothing});
    grown.units.push_back(grown.units[0]);
    grown.units[1].name = "new";
    grown.units[1].needs = IdSet::of({papers});
    grown.units[1].staff[0].competences = IdSet::of({papers});
    grown.doors[0].needs = IdSet::of({nothing});
    grown.doors.push_back(grown.doors[0]);
    grown.doors[1].unit = 1;
    grown.doors[1].needs = IdSet::of({papers});
    grown.workforce.onboarding = curve;
    domain::Reorganisation change;
    change.on = kernel::Days{std::chrono::year{2018} / 9 / 10};
    change.structure = {grown};
    town.organisation().reorganisations = {change};
    constexpr int weeks = 30;
    town.runs("2018-09-03 00:00", weeks);
    town.scenario.experiment.weekly = true;
    for (int i = 0; i < 4000; ++i) town.arrives("2018-09-11 00:00", papers);

    const auto result = town.run();
    double done = 0;
    for (const auto& week : result.weeks) done += week[static_cast<std::size_t>(domain::Weekly::closed)];

    // Found on the very day, the newcomer begins then; work is there from the Tuesday.
    const kernel::Time begin = when("2018-09-10 00:00");
    const kernel::WorkCalendar calendar{kernel::WeekPattern::office_hours(), kernel::day_of(begin),
                                        kernel::day_of(begin) + std::chrono::days{7 * weeks}};
    const kernel::Time end = town.scenario.experiment.end();
    double expected = 0;
    for (kernel::Time t = when("2018-09-11 00:00"); t < end; t += std::chrono::minutes{1})
        expected +=
            2 * kernel::in_hours(calendar.work_between(t, t + std::chrono::minutes{1})) * curve.productivity(t - begin);
    // A piece goes on at the pace of its beginning: half an hour is small against sixty days.
    CHECK(std::abs(done - expected) < 0.002 * expected + 1);
    CHECK(expected < 0.92 * 2 * kernel::in_hours(calendar.work_between(begin, end)));
}
