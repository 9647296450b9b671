// The satisfaction survey: its score worked out by hand, its chances counted, and that it only looks on.
#include "engine/survey.hpp"

#include "scenario/read.hpp"
#include "support/all_bits.hpp"
#include "support/hand_worked.hpp"
#include "support/hypotheses.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::Dimension;
using domain::IdSet;
using domain::Measure;

namespace {

domain::Survey made_up_survey() {
    domain::Survey survey;
    survey.answers = 1;
    survey.base = 39;
    survey.per_week_waited = 0.5;
    survey.per_retelling = 4;
    survey.per_new_worker = 3;
    return survey;
}

/// A town whose one need is met by a single contact of 36 seconds.
Town one_contact_each() {
    Town town;
    town.follow(2, 1);
    const auto help = town.need("help", {contact({meeting(0.01)})});
    town.silo(help, Town::home);
    town.municipality().survey.answers = 1;
    town.municipality().survey.base = 20;
    return town;
}

}  // namespace

TEST_CASE("a score is the base less what waiting, retelling and a new worker cost, from 0 to 40") {
    const auto survey = made_up_survey();
    CHECK(engine::session_rating(survey, {}) == 39);
    CHECK(engine::session_rating(survey, {.weeks_waited = 3}) == 37.5);
    CHECK(engine::session_rating(survey, {.retold = 0.25}) == 38);
    CHECK(engine::session_rating(survey, {.new_worker = true}) == 36);
    CHECK(engine::session_rating(survey, {.household_term = -2, .session_term = 0.5}) == 37.5);
    CHECK(engine::session_rating(survey, {3, 0.25, true, -2, 0.5}) == 39 - 1.5 - 1 - 3 - 2 + 0.5);
    CHECK(engine::session_rating(survey, {.session_term = 5}) == 40);
    CHECK(engine::session_rating(survey, {.weeks_waited = 100}) == 0);
}

// Monday 3 September at the reception, 08:00–09:00, and then at the investigators', who ask for an answer that comes on
// Monday 10 September at 09:00, and hold two meetings of an hour. Handed over, the first is half as long again: 09:00–
// 10:30, a third of it retold; the second 10:30–11:30.
//   contact          nothing waited                                   39
//   first meeting    7 days 1 h after the contact began, a new worker 39 − 0.5 × 169/168 − 4/3 − 3 = 34.16, a concern
//   second meeting   1.5 h after the first began                      39 − 0.5 × 1.5/168 = 38.996
TEST_CASE("a household rates each of its appointments by the wait, the retelling and the worker") {
    Town town;
    const auto help = town.need(
        "help", {contact({meeting(1)}, to_investigation), investigation({answer_after(7), meeting(1, 0, 2)})});
    const auto it = IdSet::of({help});
    const auto reception = town.unit("reception", Town::home, it, {{it}}, IdSet::of({domain::default_stage::contact}));
    town.unit("investigators", Town::home, it, {{it}}, IdSet::of({to_investigation}));
    town.door(reception, it);
    town.rules().handover.retelling = 0.5;
    town.municipality().survey = made_up_survey();
    auto& arrival = town.arrives("2018-09-03 08:00", help);
    arrival.complexity = domain::Complexity::complex;
    const double first = 39 - 0.5 * 169 / 168 - 4.0 / 3 - 3;
    const double second = 39 - 0.5 * 1.5 / 168;
    SUBCASE("it arrives when the door opens") {
        const auto m = town.measures();
        for (const auto& [dimension, level] :
             {std::pair{Dimension::total, 0}, std::pair{Dimension::need, 0}, std::pair{Dimension::complexity, 2},
              std::pair{Dimension::district, 0}}) {
            const auto at = static_cast<std::size_t>(level);
            CHECK(m.get(Measure::session_rating, dimension, at) == Approx((39 + first + second) / 3).epsilon(1e-9));
            CHECK(m.get(Measure::session_rating_low_share, dimension, at) == Approx(1.0 / 3));
        }
        CHECK(std::isnan(m.get(Measure::session_rating, Dimension::complexity, 0)));
    }
    SUBCASE("it arrives on Saturday and waits two days for its contact") {
        arrival.time = when("2018-09-01 08:00");
        town.runs("2018-08-27 00:00", 6);
        const double contact = 39 - 0.5 * 2 / 7;
        CHECK(town.measures().get(Measure::session_rating) == Approx((contact + first + second) / 3).epsilon(1e-9));
    }
    SUBCASE("concern begins lower") {
        town.municipality().survey.concern_at = 34;
        CHECK(town.measures().get(Measure::session_rating_low_share) == 0);
    }
    SUBCASE("after its follow-up it is not asked") {
        town.follow(5, 2);
        CHECK(town.measures().get(Measure::session_rating) == 39);
        CHECK(town.measures().get(Measure::session_rating_low_share) == 0);
        town.municipality().survey.concern_at = 39;  // a score of just so much is a concern
        CHECK(town.measures().get(Measure::session_rating_low_share) == 1);
    }
    SUBCASE("nobody asks") {
        town.municipality().survey.answers = 0;
        CHECK(std::isnan(town.measures().get(Measure::session_rating)));
        CHECK(std::isnan(town.measures().get(Measure::session_rating_low_share)));
    }
}

// A thousand households with a contact each, seed 1: scores are normal of mean 20 and variance 2² + 1², so that 84.1 %
// are at most one standard deviation above the mean. With another seed one of the two hypotheses would fail in at most
// one run of a thousand.
TEST_CASE("scores scatter with the variances of households and appointments") {
    auto town = one_contact_each();
    constexpr int households = 1000;
    for (int i = 0; i < households; ++i) {
        domain::StatedArrival arrival;
        arrival.time = when("2018-09-03 08:00") + std::chrono::days{i / 200} + std::chrono::minutes{i % 200};
        town.municipality().stated_arrivals.push_back(arrival);
    }
    auto& survey = town.municipality().survey;
    survey.between_households = 2;
    survey.within_household = 1;
    const double deviation = std::sqrt(5);
    survey.concern_at = 20 + deviation;
    const auto m = town.measures();
    CHECK(m.get(Measure::households) == households);
    const double share = 0.8413447;
    testing::Hypotheses hypotheses;
    hypotheses.add("mean",
                   testing::normal_p((m.get(Measure::session_rating) - 20) / deviation * std::sqrt(households)));
    hypotheses.add("share", testing::normal_p((m.get(Measure::session_rating_low_share) - share) /
                                              std::sqrt(share * (1 - share) / households)));
    hypotheses.check(1e-3);
}

// A household's own term puts both its appointments on the same side of the mean. The appointments' terms put them on
// different sides in half of the seeds: in none of forty with a chance of 2^-40.
TEST_CASE("a household's term is the same at all its appointments, an appointment's is its own") {
    Town town;
    const auto help = town.need("help", {contact({meeting(1)}, to_investigation), investigation({meeting(1)})});
    town.silo(help, Town::home);
    town.arrives("2018-09-03 08:00", help);
    auto& survey = town.municipality().survey;
    survey.answers = 1;
    survey.base = survey.concern_at = 20;
    const auto differing = [&] {
        int seeds = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed)
            seeds += town.measures(seed).get(Measure::session_rating_low_share) == 0.5 ? 1 : 0;
        return seeds;
    };
    survey.between_households = 2;
    CHECK(differing() == 0);
    survey.between_households = 0;
    survey.within_household = 2;
    CHECK(differing() > 0);
}

// One household with one contact and 200 seeds: its answer is missing with chance 0.7. With other seeds the test would
// fail in one run of a thousand.
TEST_CASE("as many answer as the share says") {
    auto town = one_contact_each();
    town.arrives("2018-09-03 08:00", 0);
    town.municipality().survey.answers = 0.3;
    int missing = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed)
        missing += std::isnan(town.measures(seed).get(Measure::session_rating)) ? 1 : 0;
    CHECK(testing::normal_p((missing - 140) / std::sqrt(200 * 0.7 * 0.3)) > 1e-3);
}

TEST_CASE("asking changes nothing but the two measures of the survey") {
    auto loaded = scenario::load(SLUSS_SOURCE_DIR "/tests/data/small.yaml");
    REQUIRE(loaded.scenario);
    auto scenario = *loaded.scenario;
    scenario.municipality.survey = made_up_survey();
    scenario.municipality.survey.answers = 0.5;
    scenario.municipality.survey.between_households = 3;
    for (const std::size_t organisation : {0U, 1U}) {
        const auto without = engine::run_replication(*loaded.scenario, organisation, 1, 0);
        auto with = engine::run_replication(scenario, organisation, 1, 0);
        CHECK(with.events == without.events);
        CHECK(with.measures.get(Measure::session_rating) > 20);
        CHECK(with.measures.get(Measure::session_rating) < 40);
        for (std::size_t d = 0; d < domain::dimensions; ++d)
            for (std::size_t level = 0; level < with.measures.levels(static_cast<Dimension>(d)).size(); ++level)
                for (const auto measure : {Measure::session_rating, Measure::session_rating_low_share})
                    with.measures.set(measure, static_cast<Dimension>(d), level, domain::undefined);
        CHECK(all_bits(with.measures) == all_bits(without.measures));
    }
}
