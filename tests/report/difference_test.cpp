// Differences told in words, from organisations set up by hand.
#include "report/difference.hpp"

#include "report/traits.hpp"
#include "support/small_municipality.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace sluss;
using namespace sluss::domain;

namespace {

/// Two organisations that are the same: one unit that serves everything, one door.
scenario::Loaded twins() {
    scenario::Loaded loaded;
    Scenario scenario;
    scenario.municipality = test::small_municipality();
    Organisation one;
    one.name = "before";
    one.model = "custom";
    one.roles = test::small_staff().roles;
    one.offices = {{scenario.municipality.places[0], 0, {}}, {"annex", 1, {}}};
    Unit unit;
    unit.name = "everyone";
    unit.stages = IdSet::first(scenario.municipality.stages.size());
    unit.needs = IdSet::first(scenario.municipality.needs.size());
    StaffGroup group;
    group.stages = unit.stages;
    group.competences = unit.needs;
    group.fte = 5;
    unit.staff = {group};
    one.units = {unit};
    Door door;
    door.name = "front";
    door.groups = IdSet::first(scenario.municipality.groups.size());
    door.needs = unit.needs;
    one.doors = {door};
    scenario.organisations = {one, one};
    scenario.organisations[1].name = "after";
    loaded.scenario = scenario;
    return loaded;
}

std::string told(const scenario::Loaded& loaded) {
    return report::difference(loaded, 0, 1);
}

}  // namespace

TEST_CASE("the same organisation under two names does not differ") {
    CHECK(told(twins()) == "'before' and 'after' do not differ.\n");
}

TEST_CASE("every rule that differs is told, and none that does not") {
    auto loaded = twins();
    loaded.scenario->organisations[1].rules.work_order = WorkOrder::first_come;
    loaded.scenario->organisations[1].rules.caseload_cap = 20;
    loaded.scenario->organisations[1].rules.decides_service_offer = true;
    CHECK(told(loaded) ==
          "'before' → 'after'\n\nRules\n  what the first contact decides itself: also service offer\n"
          "  caseload cap: none → 20 cases\n  work order: earliest limit → first come\n");
}

TEST_CASE("a unit that moves, loses a need and gets more people says each of it") {
    auto loaded = twins();
    const auto& municipality = loaded.scenario->municipality;
    auto& unit = loaded.scenario->organisations[1].units[0];
    unit.office = 1;
    unit.needs = unit.needs - IdSet::of({1});
    unit.staff[0].competences = unit.needs;
    unit.staff[0].fte = 6.5;
    const std::string text = told(loaded);
    const std::string& place = municipality.places[0];
    CHECK(text.find("unit 'everyone', office: " + place + " → annex (" + municipality.places[1] + ")\n") !=
          std::string::npos);
    CHECK(text.find("unit 'everyone', needs: no longer " + municipality.needs[1].name + "\n") != std::string::npos);
    CHECK(text.find(": 5 FTE → 6.5 FTE\n") != std::string::npos);
    CHECK(text.find(" for " + municipality.needs[1].name + ": everyone → nobody\n") != std::string::npos);
    CHECK(text.find("who does what") == std::string::npos);
}

TEST_CASE("what is only in one organisation is new on the way there and gone on the way back") {
    auto loaded = twins();
    auto& after = loaded.scenario->organisations[1];
    Door side = after.doors[0];
    side.name = "side";
    after.doors.push_back(side);
    CHECK(told(loaded).find("door 'side' is new: leads to everyone in ") != std::string::npos);
    CHECK(report::difference(loaded, 1, 0).find("door 'side' is gone; it was: leads to everyone in ") !=
          std::string::npos);
}

TEST_CASE("an organisation has every rule of the scenario language among its traits") {
    // One member of Rules changed at a time changes a trait.
    const auto loaded = twins();
    const auto& scenario = *loaded.scenario;
    const auto changes_a_trait = [&](auto change) {
        Organisation other = scenario.organisations[0];
        change(other.rules);
        auto pair = loaded;
        pair.scenario->organisations[1] = other;
        pair.scenario->organisations[1].name = "after";
        return told(pair).find("\nRules\n") != std::string::npos;
    };
    CHECK(changes_a_trait([](Rules& r) { r.continuity = Continuity::first_worker; }));
    CHECK(changes_a_trait([](Rules& r) { r.several_needs = SeveralNeeds::joint; }));
    CHECK(changes_a_trait([](Rules& r) { r.decides_advice = false; }));
    CHECK(changes_a_trait([](Rules& r) { r.decides_short_investigation = true; }));
    CHECK(changes_a_trait([](Rules& r) { r.outside_competence = OutsideCompetence::consult; }));
    CHECK(changes_a_trait([](Rules& r) { r.outside_slower = 0.2; }));
    CHECK(changes_a_trait([](Rules& r) { r.consult_chance = 0.2; }));
    CHECK(changes_a_trait([](Rules& r) { r.consult_length = std::chrono::hours{1}; }));
    CHECK(changes_a_trait([](Rules& r) { r.allocation = Allocation::pooled; }));
    CHECK(changes_a_trait([](Rules& r) { r.urgent_interrupts = true; }));
    CHECK(changes_a_trait([](Rules& r) { r.one_plan = true; }));
    CHECK(changes_a_trait([](Rules& r) { r.pacing = Pacing::deadline; }));
    CHECK(changes_a_trait([](Rules& r) { r.deadline_margin_days = 3; }));
    CHECK(changes_a_trait([](Rules& r) { r.notice = std::chrono::hours{48}; }));
    CHECK(changes_a_trait([](Rules& r) { r.handover.reading_in = std::chrono::hours{1}; }));
    CHECK(changes_a_trait([](Rules& r) { r.handover.retelling = 0.3; }));
    CHECK(changes_a_trait([](Rules& r) { r.handover.lost = 0.1; }));
    CHECK(changes_a_trait([](Rules& r) { r.handover.same_office = 0.5; }));
    CHECK(changes_a_trait([](Rules& r) { r.handover.same_unit = 0.5; }));
    CHECK(changes_a_trait([](Rules& r) { r.joint_contact_saves = 0.1; }));
    CHECK(changes_a_trait([](Rules& r) { r.joint_meetings_saved = 0.1; }));
    CHECK(changes_a_trait([](Rules& r) { r.coordination = std::chrono::hours{1}; }));
    CHECK(changes_a_trait([](Rules& r) { r.wrong_door_length = 0.5; }));
    CHECK(changes_a_trait([](Rules& r) { r.referral = std::chrono::hours{1}; }));
}
