// One organisation becomes another, followed by hand and compared with the run in which it did not.
#include "engine/transition.hpp"

#include "scenario/read.hpp"
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::Dimension;
using domain::HandoffCause;
using domain::IdSet;
using domain::Measure;
using domain::OpenCases;

namespace {

domain::Reorganisation into(const domain::Organisation& organisation, const char* on) {
    domain::Reorganisation change;
    change.on = kernel::day_of(when(on));
    change.becomes = organisation.name;
    change.structure = {organisation};
    return change;
}

/// Two people in one unit investigate: the contact takes an hour on Monday, a meeting with one hour comes on the second
/// Monday. On the Wednesday between, the unit is divided: one goes to the unit "asks", which takes contacts, the other
/// to the unit "investigates".
struct Divided {
    Town town;
    domain::NeedId need =
        town.need("need", {contact({meeting(1)}, to_investigation), investigation({answer_after(6), meeting(1)})});

    Divided() {
        const auto it = IdSet::of({need});
        const domain::StageId first = domain::default_stage::contact;
        town.door(town.unit("both", Town::home, it, {{it}, {it}}), it);
        auto divided = town.organisation();
        divided.units.push_back(divided.units[0]);
        auto& asks = divided.units[0];
        auto& investigates = divided.units[1];
        asks.name = "asks";
        asks.stages = IdSet::of({first});
        asks.staff = {asks.staff[0]};
        asks.staff[0].stages = asks.stages;
        investigates.name = "investigates";
        investigates.stages = IdSet::of({to_investigation});
        investigates.staff = {investigates.staff[0]};
        investigates.staff[0].stages = investigates.stages;
        town.rules().handover = {.reading_in = std::chrono::hours{2}, .retelling = 0.5};
        divided.rules = town.rules();
        town.organisation().reorganisations = {into(divided, "2018-09-05 00:00")};
        town.arrives("2018-09-03 08:00", need);  // goes to the first, who will be in "asks"
    }
    domain::Reorganisation& change() { return town.organisation().reorganisations[0]; }
};

double handoffs(const domain::Measures& m) {
    return m.get(Measure::handoffs_per_household_reorganisation);
}

}  // namespace

TEST_CASE("a case may stay with its worker until its next stage") {
    Divided d;
    d.change().open_cases = OpenCases::keep_worker;
    const auto m = d.town.measures();
    CHECK(handoffs(m) == 0);
    CHECK(m.get(Measure::workers_met_per_household) == 1);
    CHECK(d.town.ledger(m).coordination == 0);
}

TEST_CASE("a case may go to the unit that serves it now, where it is read and told anew") {
    Divided d;
    d.change().open_cases = OpenCases::reallocate;
    const auto m = d.town.measures();
    CHECK(handoffs(m) == 1);
    CHECK(m.get(Measure::workers_met_per_household) == 2);
    CHECK(d.town.ledger(m) == Hours{.client = 2, .repeats = 0.5, .coordination = 2});
}

TEST_CASE("the books of the units are kept before and after") {
    Divided d;
    d.change().open_cases = OpenCases::reallocate;
    const auto m = d.town.measures();
    CHECK(m.levels(Dimension::unit) == std::vector<std::string>{"both", "asks", "investigates"});
    // Two days of two people: the hour of contact. Then 23 days of one: two hours of reading in and the meeting.
    CHECK(m.get(Measure::utilisation, Dimension::unit, 0) == Approx(1.0 / 32));
    CHECK(m.get(Measure::utilisation, Dimension::unit, 1) == Approx(0.0));
    CHECK(m.get(Measure::utilisation, Dimension::unit, 2) == Approx(3.5 / (23 * 8)));
}

// The meeting of the second Monday is booked on that Monday's morning for 08:00; closed from Monday to Wednesday, it is
// held on Thursday.
TEST_CASE("in a closed unit nothing is held, and its people move") {
    Divided d;
    d.change().on = kernel::day_of(when("2018-09-10 00:00"));
    const auto before = d.town.measures();
    d.change().closures = {{"both", 3}};
    const auto m = d.town.measures();
    // Both are busy for three days.
    CHECK(m.get(Measure::overhead_share) * d.town.contracted_hours() == Approx(2 * 3 * 8));
    CHECK(m.get(Measure::investigation_days) - before.get(Measure::investigation_days) == Approx(3));
}

TEST_CASE("preparation is spread over the weeks before, and moving is not in it") {
    Divided d;
    d.town.runs("2018-08-06 00:00", 9);
    d.change().preparation = {std::chrono::hours{12}, 4};
    const auto m = d.town.measures();
    CHECK(m.get(Measure::overhead_share) * d.town.contracted_hours() == Approx(2 * 12));
}

// A person knows less of the new unit's work for a while: the desk takes 1 / (1 − 0.5 e^(−t/τ)) as long.
TEST_CASE("after the date, output falls and comes back") {
    Town town;
    const auto need = town.need("need", {contact({desk(3)})});
    const auto it = IdSet::of({need});
    town.door(town.unit("unit", Town::home, it, {{it}}), it);
    town.organisation().reorganisations = {into(town.organisation(), "2018-09-05 00:00")};
    town.organisation().reorganisations[0].dip = {0.5, std::chrono::days{2}};
    town.arrives("2018-09-04 08:00", need);  // before
    town.arrives("2018-09-07 00:00", need);  // two days after, e^(−1)
    const auto m = town.measures();
    CHECK(town.ledger(m).documentation == Approx(3 + 3 / (1 - 0.5 * std::exp(-1.0))).epsilon(1e-4));
}

TEST_CASE("people go to the unit that theirs became, then to where what they know is asked for") {
    domain::Unit old_plan;
    old_plan.name = "old";
    domain::Unit kept_plan;
    kept_plan.name = "kept";
    domain::Unit new_plan;
    new_plan.name = "new";
    engine::Unit old_unit;
    old_unit.plan = &old_plan;
    engine::Unit kept;
    kept.plan = &kept_plan;
    engine::Unit new_unit;
    new_unit.plan = &new_plan;
    std::size_t place = 0;
    const auto post = [&place](engine::Unit& unit, domain::NeedId knows) {
        engine::Post result;
        result.place = place++;
        result.unit = &unit;
        result.competences = IdSet::of({knows});
        return result;
    };
    const std::vector<engine::Post> from{post(old_unit, 1), post(kept, 2), post(old_unit, 2), post(kept, 1)};
    const std::vector<engine::Post> to{post(kept, 1), post(new_unit, 1), post(new_unit, 2)};
    const auto matched = [&](const domain::Reorganisation& change) {
        std::vector<const engine::Post*> before;
        std::vector<const engine::Post*> after;
        for (const auto& one : from) before.push_back(&one);
        for (const auto& one : to) after.push_back(&one);
        return engine::match_posts(before, after, change);
    };
    using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
    domain::Reorganisation change;
    // Who is in "kept" stays in order; the two of "old" go where they are competent; one of "kept" has no post.
    CHECK(matched(change) == Pairs{{1, 0}, {0, 1}, {2, 2}});
    // All of "old" go to "kept": the first takes its only post.
    change.units = {{"old", "kept"}};
    CHECK(matched(change) == Pairs{{0, 0}, {1, 2}, {2, 1}});
}

// The strongest check of the machinery: nothing may be lost, doubled or reordered.
TEST_CASE("an organisation that becomes itself goes on as if nothing had happened, to the last bit") {
    for (const char* file : {"/tests/data/small.yaml", "/tests/data/everything.yaml"}) {
        CAPTURE(file);
        auto scenario = *scenario::load(std::string{SLUSS_SOURCE_DIR} + file).scenario;
        for (std::size_t i = 0; i < scenario.organisations.size(); ++i) {
            auto& organisation = scenario.organisations[i];
            if (!organisation.reorganisations.empty()) continue;
            const auto plain = engine::run_replication(scenario, i, 1, 0).measures;
            const domain::Organisation itself = organisation;
            for (const auto open_cases : {OpenCases::keep_worker, OpenCases::reallocate}) {
                // Where people leave, some cases lie with somebody who does not serve them: those are given back.
                if (open_cases == OpenCases::reallocate && organisation.workforce.any()) continue;
                const auto begin = kernel::day_of(scenario.experiment.begin());
                domain::Reorganisation change;
                change.structure = {itself};
                change.open_cases = open_cases;
                organisation.reorganisations = {change, change};
                organisation.reorganisations[0].on = begin + std::chrono::days{100};
                organisation.reorganisations[1].on = begin + std::chrono::days{500};
                const auto changed = engine::run_replication(scenario, i, 1, 0).measures;
                for (std::size_t d = 0; d < domain::dimensions; ++d) {
                    const auto dimension = static_cast<Dimension>(d);
                    REQUIRE(plain.levels(dimension) == changed.levels(dimension));
                    for (std::size_t level = 0; level < plain.levels(dimension).size(); ++level)
                        for (std::size_t measure = 0; measure < domain::measures; ++measure) {
                            const double one = plain.get(measure, dimension, level);
                            const double other = changed.get(measure, dimension, level);
                            CAPTURE(plain.catalogue().info(measure).key);
                            CAPTURE(plain.levels(dimension)[level]);
                            CHECK((one == other || (one != one && other != other)));
                        }
                }
            }
            organisation.reorganisations.clear();
        }
    }
}

// Whoever has given notice before the day leaves a vacancy after it, which the search that is under way fills.
TEST_CASE("with people who come and go, a reorganisation leaves no post unsearched") {
    Town town;
    const auto need = town.need("nothing", {contact({meeting(1)})});
    const auto it = IdSet::of({need});
    town.door(town.unit("old", Town::home, it, std::vector<Person>(10, Person{it})), it);
    town.runs("2018-01-01 00:00", 200);
    town.scenario.experiment.warm_up = {std::chrono::months{12}, {}};
    town.scenario.experiment.weekly = true;
    auto& workforce = town.organisation().workforce;
    workforce.turnover.tenure = kernel::Distribution::gamma(24 * 300, 0.2);
    workforce.turnover.notice = std::chrono::days{60};
    workforce.recruitment.takes = kernel::Distribution::constant(24 * 59);
    auto divided = town.organisation();
    divided.units[0].staff.resize(3);
    divided.units.push_back(divided.units[0]);
    divided.units[1].name = "new";
    divided.units[1].staff = std::vector<domain::StaffGroup>(7, divided.units[0].staff[0]);
    town.organisation().reorganisations = {into(divided, "2019-03-01 00:00"), into(divided, "2020-03-01 00:00")};
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto m = town.measures(seed);
        // Found before the leaver has gone.
        CHECK(m.get(Measure::vacancy_share) == 0);
        CHECK(m.get(Measure::turnover_per_year) > 0.5);
    }
}
