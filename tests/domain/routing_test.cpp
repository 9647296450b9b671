#include "domain/routing.hpp"

#include "domain/flow.hpp"

#include <doctest/doctest.h>

using namespace sluss::domain;

namespace {

using Shares = ByComplexity<double>;

constexpr StageId here = 0, advice = 1, heavy = 2;

/// Advice is enough for 40 %, the rest is heavy.
Stage answering() {
    Stage stage;
    stage.id = here;
    stage.next = {{advice, Shares::all(0.4), Condition::always, Triage::advice}, {heavy}};
    return stage;
}

/// here → advice 40 % or heavy; heavy → heavy again 25 %, else closed.
Need with_feedback() {
    Need need;
    need.stages.resize(3);
    need.stages[0] = answering();
    need.stages[1].id = advice;
    need.stages[2].id = heavy;
    need.stages[2].next = {{heavy, Shares::all(0.25)}, {Branch::closed}};
    return need;
}

}  // namespace

TEST_CASE("the lightest sufficient answer is given") {
    const Rules rules;
    CHECK(next_stage(answering(), {}, rules, 0.39) == advice);
    CHECK(next_stage(answering(), {}, rules, 0.41) == heavy);
    CHECK(branch_chances(answering(), {}, rules) == std::vector<double>{0.4, 0.6});
}

TEST_CASE("where triage forbids the light answer its households get the next heavier one") {
    Rules rules;
    rules.decides_advice = false;
    CHECK(next_stage(answering(), {}, rules, 0.1) == heavy);
    CHECK(branch_chances(answering(), {}, rules) == std::vector<double>{0, 1});
}

TEST_CASE("a branch for reports does not count for applications") {
    Stage stage;
    stage.next = {{advice, Shares::all(1), Condition::report}, {heavy, Shares::all(1), Condition::application}};
    CHECK(next_stage(stage, {Complexity::simple, true, false}, {}, 0.5) == advice);
    CHECK(next_stage(stage, {Complexity::simple, false, false}, {}, 0.5) == heavy);
}

TEST_CASE("a coordinated branch takes all that lighter answers leave, and only where a team is formed") {
    Stage stage;
    stage.next = {{advice, Shares::all(0.4)}, {heavy, Shares::all(1), Condition::coordinated}, {Branch::closed}};
    CHECK(branch_chances(stage, {Complexity::complex, false, true}, {}) == std::vector<double>{0.4, 0.6, 0});
    CHECK(branch_chances(stage, {Complexity::complex, false, false}, {}) == std::vector<double>{0.4, 0, 0.6});
}

TEST_CASE("what no branch takes is closed") {
    Stage stage;
    stage.next = {{advice, Shares::all(0.4)}};
    CHECK(next_stage(stage, {}, {}, 0.5) == Branch::closed);
}

TEST_CASE("drawing agrees with the chances, whatever triage permits") {
    // 1000 equally spaced numbers stand for u: counts are within one of 1000 × chance.
    for (const bool advises : {true, false}) {
        Rules rules;
        rules.decides_advice = advises;
        int advised = 0;
        for (int i = 0; i < 1000; ++i) advised += next_stage(answering(), {}, rules, (i + 0.5) / 1000) == advice;
        CHECK(advised == doctest::Approx(1000 * branch_chances(answering(), {}, rules)[0]).epsilon(0.002));
    }
}

TEST_CASE("the traffic equations count visits with feedback") {
    // 40 % advice; 60 % heavy, each visit followed by another with 25 %: 0.6 / 0.75 = 0.8 visits
    const Flow flow = expected_flow(with_feedback(), {}, {});
    CHECK(flow.visits[0] == doctest::Approx(1));
    CHECK(flow.visits[1] == doctest::Approx(0.4));
    CHECK(flow.visits[2] == doctest::Approx(0.8));
}

TEST_CASE("the chance that nothing is found follows every way through the pathway") {
    // Each heavy visit passes with 1/2, the others surely:
    // 0.4 + 0.6 × h with h = 1/2 (0.75 + 0.25 h), so h = 3/7
    const Flow flow = expected_flow(with_feedback(), {}, {});
    CHECK(chance_spared(flow, {1, 1, 0.5}) == doctest::Approx(0.4 + 0.6 * 3 / 7));
}
