#include "domain/organisation.hpp"

#include "support/tiny_organisation.hpp"

#include <doctest/doctest.h>

using namespace sluss::domain;
using namespace sluss::test;

namespace {

/// The only fault of a tiny organisation with two needs, after something was done to it; empty if there is none.
template <typename Change>
std::string fault_after(Change change) {
    auto m = tiny_municipality({"housing", "debts"});
    auto village = m.districts[0];
    village.name = "village";
    m.districts.push_back(village);
    auto organisation = tiny_organisation(m);
    change(organisation);
    const auto faults = structural_errors(m, organisation);
    std::string all;
    for (const auto& fault : faults) all += (all.empty() ? "" : " | ") + fault;
    return all;
}

}  // namespace

TEST_CASE("an organisation with a unit and a door for each need can run") {
    CHECK(fault_after([](Organisation&) {}) == "");
}

TEST_CASE("an organisation without units says so and nothing else") {
    CHECK(fault_after([](Organisation& o) {
              o.units.clear();
              o.doors.clear();
          }) == "it has no units");
}

TEST_CASE("a need that no unit serves is named with its stage") {
    CHECK(fault_after([](Organisation& o) {
              o.units[1].stages = o.units[1].staff[0].stages = IdSet::of({tiny::contact, tiny::advice});
          }) == "no unit serves the stage 'investigation' of debts | no unit serves the stage 'intervention' of debts");
}

TEST_CASE("a stage that triage never allows needs nobody") {
    CHECK(fault_after([](Organisation& o) {
              o.rules.decides_advice = false;
              for (auto& unit : o.units)
                  unit.stages = unit.staff[0].stages = IdSet::first(4) - IdSet::of({tiny::advice});
          }) == "");
}

TEST_CASE("a district that is left out is named") {
    CHECK(fault_after([](Organisation& o) { o.doors[0].districts = IdSet::of({0}); }) ==
          "no door announces housing in village");
    CHECK(fault_after([](Organisation& o) { o.units[0].districts = IdSet::of({0}); }).find("in village") !=
          std::string::npos);
}

TEST_CASE("a door to nowhere, a door that nobody sees and one that is never open are faults") {
    CHECK(fault_after([](Organisation& o) { o.doors[0].unit = 7; }) == "door 'housing' leads to no unit");
    CHECK(fault_after([](Organisation& o) {
              o.doors[0].open_to = {false, false, false};
          }) == "door 'housing' is open to no channel");
    CHECK(fault_after([](Organisation& o) {
              o.doors[0].groups = {};
          }).find("door 'housing' is seen by no target group") == 0);
}

TEST_CASE("a door may not announce what its unit does not do") {
    CHECK(fault_after([](Organisation& o) { o.doors[0].needs.insert(1); }) ==
          "door 'housing' announces debts, but its unit 'housing' does not serve the stage 'contact' of it");
}

TEST_CASE("staff do stages of their unit, and every stage of it has somebody") {
    CHECK(fault_after([](Organisation& o) { o.units[0].staff[0].stages = IdSet::first(3); }) ==
          "unit 'housing' has nobody for the stage 'intervention' of housing");
    CHECK(fault_after([](Organisation& o) { o.units[0].staff[0].stages.insert(4); }) ==
          "unit 'housing': caseworker are to do the stage '?', which the unit does not serve");
    CHECK(fault_after([](Organisation& o) { o.units[0].staff.clear(); }) == "unit 'housing' has no staff");
}

TEST_CASE("a need that nobody in its unit knows is a fault only where it would be handed over") {
    const auto know_debts = [](Organisation& o) { o.units[0].staff[0].competences = IdSet::of({1}); };
    CHECK(fault_after(know_debts).find("nobody competent in housing") != std::string::npos);
    CHECK(fault_after([&](Organisation& o) {
              know_debts(o);
              o.units[1].staff[0].competences = IdSet::of({0});
              o.rules.outside_competence = OutsideCompetence::consult;
          }) == "");
}

TEST_CASE("two units of one name are a fault") {
    CHECK(fault_after([](Organisation& o) { o.units[1].name = "housing"; }) == "two units are called 'housing'");
}

TEST_CASE("who knows picks the right door, who does not picks any") {
    const auto m = tiny_municipality({"housing", "debts", "drink"});
    auto o = tiny_organisation(m);
    auto seen = doors_seen(o, 0, 0, Channel::visit);
    CHECK(seen.size() == 3);
    // k + (1 − k) / d = 0.6 + 0.4 / 3
    CHECK(chance_of_right_door(o, seen, 0, 0.6) == doctest::Approx(0.6 + 0.4 / 3));
    CHECK(chance_of_right_door(o, seen, 0, 1) == doctest::Approx(1));

    o.doors[1].needs.insert(0);  // a second door is right as well
    CHECK(chance_of_right_door(o, seen, 0, 0.6) == doctest::Approx(0.6 + 0.4 * 2 / 3));

    o.doors[2].open_to = {false, true, false};  // only by phone
    seen = doors_seen(o, 0, 0, Channel::visit);
    CHECK(seen == std::vector<DoorId>{0, 1});
    CHECK(right_doors(o, 2, 0, Channel::visit).empty());
    CHECK(right_doors(o, 2, 0, std::nullopt) == std::vector<DoorId>{2});
}

TEST_CASE("every unit that serves a stage is found, in the order of declaration") {
    const auto m = tiny_municipality({"housing", "debts"});
    auto o = tiny_organisation(m);
    o.units[1].needs.insert(0);
    CHECK(serving_units(o, tiny::contact, 0, 0) == std::vector<UnitId>{0, 1});
    CHECK(serving_units(o, tiny::contact, 1, 0) == std::vector<UnitId>{1});
    o.units[0].districts = IdSet::of({5});
    CHECK(serving_units(o, tiny::contact, 0, 0) == std::vector<UnitId>{1});
}

TEST_CASE("a need that nobody knows leaves no colleague to consult or to join") {
    const auto nobody_knows_debts = [](OutsideCompetence rule) {
        return fault_after([rule](Organisation& o) {
            o.rules.outside_competence = rule;
            o.units[1].staff[0].competences = IdSet::of({0});
        });
    };
    CHECK(nobody_knows_debts(OutsideCompetence::consult) ==
          "nobody is competent in debts: there is no colleague to consult");
    CHECK(nobody_knows_debts(OutsideCompetence::join) == "nobody is competent in debts: there is no colleague to join");
    CHECK(fault_after([](Organisation& o) {
              o.rules.outside_competence = OutsideCompetence::consult;
              o.units[0].staff[0].competences = IdSet::of({0, 1});
              o.units[1].staff[0].competences = IdSet::of({0});
          }) == "");
    CHECK(fault_after([](Organisation& o) {
              o.rules_in.resize(2, o.rules);
              o.rules_in[1]->outside_competence = OutsideCompetence::join;
              o.rules_in[0]->outside_competence = OutsideCompetence::consult;
              o.units[1].staff[0].competences = IdSet::of({0});
              o.units[1].districts = IdSet::of({1, 0});
          }).find("nobody is competent in debts: there is no colleague to join in village") != std::string::npos);
}

TEST_CASE("people who do no stage are no fault, and a unit of such people neither") {
    CHECK(fault_after([](Organisation& o) { o.units[0].staff.push_back({}); }) == "");
    CHECK(fault_after([](Organisation& o) {
              Unit office;
              office.name = "recruitment";
              office.staff.push_back({});
              o.units.push_back(office);
          }) == "");
    CHECK(fault_after([](Organisation& o) {
              Unit empty;
              empty.name = "empty";
              o.units.push_back(empty);
          }) == "unit 'empty' serves no stage | unit 'empty' serves no need | unit 'empty' has no staff");
}

TEST_CASE("rules of a district's own decide which stages it must be served in") {
    CHECK(fault_after([](Organisation& o) {
              for (auto& unit : o.units) {
                  unit.stages = IdSet::of({tiny::contact, tiny::investigation, tiny::intervention});
                  unit.staff[0].stages = unit.stages;
              }
              o.rules.decides_advice = false;
              o.rules_in.resize(2);
              o.rules_in[1] = o.rules;
              o.rules_in[1]->decides_advice = true;
          }).find("in village") != std::string::npos);
}
