// The default pathway's branches, worked out by hand: the share of each answer is what the scenario says it is.
#include "domain/default_pathway.hpp"

#include <doctest/doctest.h>

using namespace sluss::domain;
using sluss::kernel::Distribution;

namespace {

/// Where a strand goes on to, by the rule that Branch states.
StageId way_on(const Stage& stage, double u, bool report, bool coordinated, Triage most) {
    double cumulated = 0;
    for (const auto& branch : stage.next) {
        if (branch.condition == Condition::report && !report) continue;
        if (branch.condition == Condition::application && report) continue;
        if (branch.condition == Condition::coordinated && !coordinated) continue;
        cumulated += branch.share[Complexity::standard];
        if (branch.permission > most) continue;
        if (u < cumulated) return branch.to;
    }
    FAIL("no way on");
    return none;
}

DefaultPathway numbers() {
    DefaultPathway way;
    way.opens = ByComplexity<double>::all(0.4);
    way.advice = ByComplexity<double>::all(0.1);
    way.service_offer = ByComplexity<double>::all(0.2);
    way.short_is_enough = ByComplexity<double>::all(0.3);
    way.grants = ByComplexity<double>::all(0.7);
    return way;
}

}  // namespace

TEST_CASE("the eight stages stand in the order of their names") {
    const auto stages = default_pathway(numbers());
    REQUIRE(stages.size() == default_stage_names.size());
    for (StageId id = 0; id < stages.size(); ++id) CHECK(stages[id].id == id);
    CHECK(stages[default_stage::coordinated_investigation].coordinated);
    CHECK_FALSE(stages[default_stage::investigation].coordinated);
}

TEST_CASE("an application gets the lightest answer that is enough for it and that triage permits") {
    const auto contact = default_pathway(numbers())[default_stage::contact];
    const auto to = [&](double u, Triage most) { return way_on(contact, u, false, false, most); };
    CHECK(to(0.05, Triage::short_investigation) == default_stage::advice);
    CHECK(to(0.15, Triage::short_investigation) == default_stage::service_offer);
    CHECK(to(0.45, Triage::short_investigation) == default_stage::short_investigation);
    CHECK(to(0.65, Triage::short_investigation) == default_stage::investigation);
    CHECK(to(0.05, Triage::nothing) == default_stage::investigation);
    CHECK(to(0.15, Triage::advice) == default_stage::investigation);
    CHECK(to(0.05, Triage::service_offer) == default_stage::advice);
}

TEST_CASE("a report is assessed first, and the lighter answers are shares of those that go on") {
    const auto stages = default_pathway(numbers());
    CHECK(way_on(stages[default_stage::contact], 0.05, true, false, Triage::short_investigation) ==
          default_stage::preliminary_assessment);
    const auto to = [&](double u) {
        return way_on(stages[default_stage::preliminary_assessment], u, true, false, Triage::short_investigation);
    };
    // 60 % are closed; of the other 40 %: 4 % advice, 8 % service offer, 12 % short investigation, 16 % the full one.
    CHECK(to(0.599) == Branch::closed);
    CHECK(to(0.601) == default_stage::advice);
    CHECK(to(0.639) == default_stage::advice);
    CHECK(to(0.641) == default_stage::service_offer);
    CHECK(to(0.719) == default_stage::service_offer);
    CHECK(to(0.721) == default_stage::short_investigation);
    CHECK(to(0.839) == default_stage::short_investigation);
    CHECK(to(0.841) == default_stage::investigation);
}

TEST_CASE("a household with a team gets the coordinated investigation instead of the ordinary one") {
    const auto contact = default_pathway(numbers())[default_stage::contact];
    CHECK(way_on(contact, 0.95, false, true, Triage::short_investigation) == default_stage::coordinated_investigation);
    CHECK(way_on(contact, 0.05, false, true, Triage::short_investigation) == default_stage::advice);
}

TEST_CASE("an investigation leads to support in the share that is granted it") {
    const auto stages = default_pathway(numbers());
    for (const auto id :
         {default_stage::short_investigation, default_stage::investigation, default_stage::coordinated_investigation}) {
        CHECK(way_on(stages[id], 0.69, false, false, Triage::nothing) == default_stage::intervention);
        CHECK(way_on(stages[id], 0.71, false, false, Triage::nothing) == Branch::closed);
    }
}

TEST_CASE("a stage waits for outside answers after its meetings and before it writes its report") {
    auto way = numbers();
    auto& work = way.stages[default_stage::investigation];
    work.meetings = ByComplexity<int>::all(2);
    work.meeting = ByComplexity<Distribution>::all(Distribution::constant(1));
    work.final_documentation = ByComplexity<Distribution>::all(Distribution::constant(3));
    work.outside_answers = {{"school", 0.5, Distribution::constant(240), Distribution::constant(0.5)}};
    work.board_days = 14;
    std::vector<std::string> names;
    const auto stages = default_pathway(way);
    for (const auto& item : stages[default_stage::investigation].work) names.push_back(item.name);
    CHECK(names ==
          std::vector<std::string>{"asking school", "meeting", "answer from school", "final documentation", "board"});
}

TEST_CASE("the work of a first contact is meant for those who come in that way") {
    auto way = numbers();
    way.contact[static_cast<std::size_t>(Entry::phone)].length =
        ByComplexity<Distribution>::all(Distribution::constant(0.5));
    way.contact[static_cast<std::size_t>(Entry::report)].desk =
        ByComplexity<Distribution>::all(Distribution::constant(0.25));
    const auto work = default_pathway(way)[default_stage::contact].work;
    REQUIRE(work.size() == 2);
    CHECK(work[0].only == std::vector<Entry>{Entry::phone});
    CHECK(work[0].setting == Setting::phone);
    CHECK(work[1].only == std::vector<Entry>{Entry::report});
    CHECK(work[1].kind == WorkItem::Kind::task);
}
