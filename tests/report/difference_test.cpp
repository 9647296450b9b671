// Differences told in words, from organisations set up by hand.
#include "report/difference.hpp"

#include "report/traits.hpp"
#include "scenario/plain_scenario.hpp"
#include "scenario/plain_service.hpp"
#include "support/scenario_files.hpp"
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

TEST_CASE("of a staff group that is otherwise the same only what changed is told") {
    auto loaded = twins();
    auto& group = loaded.scenario->organisations[1].units[0].staff[0];
    group.slower = 0.4;
    group.caseload_cap = 12;
    const std::string role = loaded.scenario->organisations[1].roles[group.role].name;
    CHECK(told(loaded) == "'before' → 'after'\n\nStructure\n  unit 'everyone', " + role +
                              "'s desk work: 0 % → 40 % slower\n  unit 'everyone', " + role +
                              "'s caseload cap: the rules' → 12 cases\n");
}

TEST_CASE("organisations of a service differ in words, by stage, resource and book") {
    // The second organisation of the plain service, as it becomes with one change.
    const auto after = [](const std::string& change) {
        const std::string whole = test::plain_service;
        const auto loaded = test::load_text(test::changed(whole, "{resources: {nurse: 10}}", change));
        for (const auto& problem : loaded.problems) INFO(problem.text);
        REQUIRE(loaded.scenario);
        return report::difference(loaded, 0, 1);
    };
    const std::string head = "'as today' → 'one more nurse'\n\n";
    CHECK(after("{}") == "'as today' and 'one more nurse' do not differ.\n");
    CHECK(after("{resources: {operator: 14}}") == head + "Resources\n  operator: 13 → 14\n");
    CHECK(after("{resources: {nurse: {number: 10}}}") == head + "Resources\n  nurse: 9 → 10 for 40 h a week\n");
    CHECK(after("{resources: {nurse: {takes first: [caller]}}}") ==
          head + "Resources\n  nurse, takes first: walk-in → caller\n");
    CHECK(after("{resources: {clinics: {own within: 14 days}}}") ==
          head + "Resources\n  clinics, choice: own first, within 28 days → 14 days\n");
    CHECK(after("{resources: {clinics: {choice: fully pooled, carved out: 10 %}}}") ==
          head +
              "Resources\n  clinics, choice: own first, within 28 days → fully pooled\n  clinics, carved out: 20 % → "
              "10 %\n");
    CHECK(after("{stages: {call: {next: {call back: 30 %, leaves: 70 %}}}}") ==
          head + "Stages\n  call, then: call back 40 % → 30 %, leaves 60 % → 70 %\n");
    CHECK(after("{stages: {ward: {work: [{wait: 28 days}]}, call back: {patience: 3 h}}}") ==
          head +
              "Stages\n  call back, patience: exponential (mean 2) h → 3 h\n  ward, work 1: none → wait of 28 days\n");
    // Hours that are as long may lie otherwise.
    CHECK(after("{resources: {nurse: {number: 9, hours: {weekdays: \"08:00-16:00\"}}}}") ==
          head +
              "Resources\n  nurse, hours: monday to friday 08:00–12:00 and 13:00–17:00, not on holidays → monday to "
              "friday 08:00–16:00, not on\n      holidays\n");
}

TEST_CASE("files of services differ in clients and measures too, and in sources on one line") {
    const std::string before = test::plain_service;
    std::string text = test::changed(before, "arrive: 100 per hour", "arrive: {value: 110 per hour, source: counted}");
    text = test::changed(text, "age: {child: 100 %, adult: 0 %}", "age: {child: 90 %, adult: 10 %}");
    text = test::changed(text, "share: 40 %", "share: 30 %");
    text = test::changed(text, "share: 60 %", "share: 70 %");
    text = test::changed(text, "within: 4 h}", "within: 5 h}");
    text = test::changed(text, "- {wait: 2 days}", "- {wait: {value: 2 days, source: assumed}}");
    text = test::changed(text, "replications: 100", "replications: {value: 50, source: enough}");
    const auto from = test::load_text(before);
    const auto to = test::load_text(text);
    REQUIRE(from.scenario);
    REQUIRE(to.scenario);
    const auto difference = report::difference(from, to);
    CHECK(difference.substr(difference.find("\n\n") + 1) ==
          "\nExperiment\n  replications: 100 → 50\n\nClients\n  caller, arrive: 100 → 110 per hour\n"
          "  caller, age: child 100 % → child 90 %, adult 10 %\n\nMeasures\n"
          "  done within four hours: share with at most 4 h → 5 h from coming to call to departure\n\nSources\n"
          "  also other sources or ranges: 1 number\n\nEvery organisation of both\n\n  Resources\n"
          "    clinics, north: 16 slots a week (3, 5, 3, 5, 0, 0, 0), 40 % → 30 % of the clients\n"
          "    clinics, south: 5 slots a week (1, 1, 1, 1, 1, 0, 0), 60 % → 70 % of the clients\n");
    CHECK(report::difference(from, from).find(" do not differ.\n") != std::string::npos);
}

TEST_CASE("what files say is compared by its values; what these rest on is counted") {
    std::string text = test::plain_scenario;
    const auto change = [&text](const char* from, const char* to) { text = test::changed(text, from, to); };
    change("chance: 12 %", "chance: {value: 15 %, source: assumed, range: [5, 20]}");
    change("opens investigation: 38 %", "opens investigation: {value: 38 %, source: a count}");
    change("advice is enough: 10 %", "advice is enough: {value: 10 %, range: [5, 15]}");
    change("service offer is enough: 5 %", "service offer is enough: {simple: 9 %, standard: 5 %, complex: 0 %}");
    change("minutes: [12]", "minutes: [14]");
    const auto from = test::load_text(test::plain_scenario);
    const auto to = test::load_text(text);
    REQUIRE(from.scenario);
    REQUIRE(to.scenario);
    const auto difference = report::difference(from, to);
    CHECK(difference.substr(difference.find("\n\n") + 1) ==
          "\nDemand\n  lines, bus, minutes: 12 → 14\n  needs, child welfare, also, housing, chance: 12 % → 15 %\n"
          "  needs, child welfare, service offer is enough: 5 % → simple 9 %, standard 5 %, complex 0 %\n"
          "\nSources\n  also other sources or ranges: 2 numbers\n");
}
