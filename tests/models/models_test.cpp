// What each model builds in the small municipality: who serves what, which doors there are, and what it refuses.
#include "domain/staffing.hpp"
#include "support/small_municipality.hpp"

#include <doctest/doctest.h>

using namespace sluss::domain;
using namespace sluss::test;

namespace {

using Names = std::vector<std::string>;

template <typename Named>
Names names_of(const std::vector<Named>& all) {
    Names names;
    for (const auto& one : all) names.push_back(one.name);
    return names;
}

const Municipality& municipality() {
    static const Municipality small = small_municipality();
    return small;
}

Organisation built(const std::string& model, const ModelParameters& parameters = {}) {
    return build(model, municipality(), parameters);
}

std::string place_of(const Organisation& o, const std::string& unit) {
    return municipality().places[o.offices[unit_called(o, unit).office].place];
}

/// The key of the parameter that the model refuses.
std::string refused(const std::string& model, const ModelParameters& parameters) {
    try {
        built(model, parameters);
    } catch (const ModelError& error) {
        return error.key;
    }
    return "nothing";
}

const ModelParameters two_doors{{"doors", NameListMap{{"money", {"financial assistance"}}, {"drugs", {"addiction"}}}}};
const ModelParameters two_tracks{{"tracks", NameListMap{{"children", {"child"}}, {"adults", {"adult"}}}}};

const IdSet in_front_by_triage =
    IdSet::of({default_stage::contact, default_stage::preliminary_assessment, default_stage::advice,
               default_stage::service_offer, default_stage::short_investigation});
const IdSet reception = in_front_by_triage - IdSet::of({default_stage::short_investigation});
const IdSet everything = IdSet::first(8);
const IdSet coordinated = IdSet::of({default_stage::coordinated_investigation});

}  // namespace

TEST_CASE("the five models are registered under the names that scenarios use") {
    for (const auto* name : {"siloed", "three entry", "unified intake", "generalist teams", "custom"}) {
        REQUIRE(models().contains(name));
        CHECK(models().at(name).name == name);
        CHECK_FALSE(models().at(name).summary.empty());
        CHECK_FALSE(models().at(name).origin.empty());
    }
}

TEST_CASE("every model builds an organisation that can run, and its staff adds up to the total") {
    for (const auto& [model, parameters] :
         std::vector<std::pair<std::string, ModelParameters>>{{"siloed", {}},
                                                              {"three entry", two_doors},
                                                              {"unified intake", {}},
                                                              {"unified intake", two_tracks},
                                                              {"generalist teams", {}},
                                                              {"generalist teams", two_tracks}}) {
        CAPTURE(model);
        auto o = built(model, parameters);
        CHECK(o.model == model);
        CHECK(structural_errors(municipality(), o) == Names{});
        staff_by_load(municipality(), o);
        std::vector<double> fte(3);
        for (const auto& unit : o.units)
            for (const auto& group : unit.staff) fte[group.role] += group.fte.value();
        CHECK(fte == std::vector<double>{6, 12, 6});
    }
}

TEST_CASE("no model touches the settings that are the scenario's") {
    const StaffPool staff = small_staff();
    Rules rules;
    rules.pacing = Pacing::deadline;
    rules.work_order = WorkOrder::shortest;
    rules.handover.retelling = 0.3;
    rules.joint_contact_saves = 0.2;
    rules.outside_slower = 0.1;
    for (const auto& [name, model] : models()) {
        CAPTURE(name);
        const auto o =
            model.build({municipality(), staff, rules, name == "three entry" ? two_doors : ModelParameters{}});
        CHECK(o.rules.pacing == Pacing::deadline);
        CHECK(o.rules.work_order == WorkOrder::shortest);
        CHECK(o.rules.handover.retelling == 0.3);
        CHECK(o.rules.joint_contact_saves == 0.2);
        CHECK(o.rules.outside_slower == 0.1);
        for (const auto& unit : o.units)
            for (const auto& group : unit.staff) {
                CHECK_FALSE(group.fte.has_value());
                CHECK(group.slower == 0);
            }
    }
}

TEST_CASE("without a word about offices every model sits where most people live") {
    for (const auto& [name, model] : models()) {
        if (name == "custom") continue;
        CAPTURE(name);
        const auto o = built(name, name == "three entry" ? two_doors : ModelParameters{});
        CHECK(names_of(o.offices) == Names{"Norra"});
    }
}

TEST_CASE("siloed: each need has a unit and a door of its own, with all of its stages but the coordinated one") {
    const auto o = built("siloed");
    CHECK(names_of(o.units) == Names{"child welfare", "financial assistance", "addiction"});
    CHECK(names_of(o.doors) == names_of(o.units));
    for (UnitId unit = 0; unit < 3; ++unit) {
        CHECK(o.units[unit].needs == IdSet::of({unit}));
        CHECK(o.units[unit].stages == everything - coordinated);
        CHECK(o.units[unit].staff.size() == 3);
        CHECK(o.doors[unit].unit == unit);
    }
    CHECK(o.units[0].staff[role::intake].stages == reception);
    CHECK(o.units[0].staff[role::treatment].stages == IdSet::of({default_stage::intervention}));
    CHECK(doors_seen(o, 0, 0, Channel::visit).size() == 1);
    CHECK(doors_seen(o, 1, 0, Channel::visit).size() == 2);
    CHECK(o.rules.several_needs == SeveralNeeds::parallel);
    CHECK(o.rules.continuity == Continuity::new_worker_per_stage);
    CHECK_FALSE(o.rules.decides_short_investigation);
}

TEST_CASE("siloed: offices by need, and the rest together") {
    const auto o = built("siloed", {{"offices", NameMap{{"everything", "Mitten"}, {"addiction", "Södra"}}}});
    CHECK(place_of(o, "addiction") == "Södra");
    CHECK(place_of(o, "child welfare") == "Mitten");
    CHECK(o.offices.size() == 2);
    CHECK(refused("siloed", {{"offices", NameMap{{"housing", "Mitten"}}}}) == "offices");
    CHECK(refused("siloed", {{"offices", NameMap{{"addiction", "Atlantis"}}}}) == "offices");
}

TEST_CASE("three entry: a reception per door, one for the children, a unit per need behind") {
    const auto o = built("three entry", two_doors);
    CHECK(names_of(o.doors) == Names{"money", "drugs", "child"});
    CHECK(names_of(o.units) == Names{"money reception", "financial assistance", "drugs reception", "addiction",
                                     "child reception", "child welfare"});
    CHECK(unit_called(o, "money reception").stages == reception);
    CHECK(unit_called(o, "addiction").stages == everything - reception - coordinated);
    CHECK(doors_seen(o, 1, 0, Channel::visit).size() == 2);
    CHECK(doors_seen(o, 0, 0, Channel::visit).size() == 1);
    CHECK(o.rules.several_needs == SeveralNeeds::parallel);
}

TEST_CASE("three entry: a door's name places its reception and the units behind, unless they are named themselves") {
    auto parameters = two_doors;
    parameters["offices"] =
        NameMap{{"money", "Mitten"}, {"financial assistance", "Södra"}, {"drugs", "Södra"}, {"everything", "Norra"}};
    const auto o = built("three entry", parameters);
    CHECK(place_of(o, "money reception") == "Mitten");
    CHECK(place_of(o, "financial assistance") == "Södra");
    CHECK(place_of(o, "addiction") == "Södra");
    CHECK(place_of(o, "child welfare") == "Norra");
}

TEST_CASE("three entry: a need left out of its group's doors, twice announced or unknown is refused") {
    CHECK(refused("three entry", {{"doors", NameListMap{{"money", {"financial assistance"}}}}}) == "doors");
    CHECK(refused("three entry", {{"doors", NameListMap{{"a", {"addiction", "financial assistance"}},
                                                        {"b", {"addiction"}}}}}) == "doors");
    CHECK(refused("three entry", {{"doors", NameListMap{{"a", {"housing"}}}}}) == "doors");
    CHECK(refused("three entry", {{"doors", NameListMap{{"a", {}}}}}) == "doors");
}

TEST_CASE("unified intake: one reception for all decides what it can, groups and a coordinated group behind") {
    const auto o = built("unified intake");
    CHECK(names_of(o.units) == Names{"reception", "child investigation", "adult investigation", "coordinated group"});
    CHECK(names_of(o.doors) == Names{"reception"});
    CHECK(unit_called(o, "reception").stages == in_front_by_triage);
    CHECK(unit_called(o, "reception").needs == IdSet::first(3));
    CHECK(unit_called(o, "adult investigation").needs == IdSet::of({need::financial_assistance, need::addiction}));
    CHECK(unit_called(o, "coordinated group").stages == coordinated);
    CHECK(unit_called(o, "coordinated group").staff[0].role == role::investigator);
    CHECK(o.rules.several_needs == SeveralNeeds::coordinated_team);
    CHECK(o.rules.decides_short_investigation);
}

TEST_CASE("unified intake: a track is seen by its own target groups only") {
    const auto o = built("unified intake", two_tracks);
    CHECK(names_of(o.doors) == Names{"children reception", "adults reception"});
    CHECK(doors_seen(o, 1, 0, Channel::visit) == std::vector<DoorId>{1});
    CHECK(doors_seen(o, 0, 0, Channel::visit) == std::vector<DoorId>{0});
}

TEST_CASE("unified intake: without a coordinated group needs are joint") {
    const auto o = built("unified intake", {{"coordinated", false}});
    CHECK(o.rules.several_needs == SeveralNeeds::joint);
    CHECK(names_of(o.units) == Names{"reception", "child investigation", "adult investigation"});
    CHECK(structural_errors(municipality(), o) == Names{});
}

TEST_CASE("unified intake: breadth costs by the needs that a reception covers") {
    auto parameters = two_tracks;
    parameters["breadth costs"] = 0.05;
    const auto o = built("unified intake", parameters);
    CHECK(unit_called(o, "children reception").staff[0].slower == 0);
    CHECK(unit_called(o, "adults reception").staff[0].slower == 0.05);
    CHECK(unit_called(o, "adult investigation").staff[0].slower == 0);
}

TEST_CASE("unified intake: groups and offices as the scenario names them") {
    auto parameters = two_tracks;
    parameters["groups"] =
        NameListMap{{"money and drugs", {"financial assistance", "addiction"}}, {"families", {"child welfare"}}};
    parameters["offices"] = NameMap{{"families", "Södra"}, {"adults", "Mitten"}, {"coordinated group", "Mitten"}};
    const auto o = built("unified intake", parameters);
    CHECK(place_of(o, "families") == "Södra");
    CHECK(place_of(o, "adults reception") == "Mitten");
    CHECK(place_of(o, "coordinated group") == "Mitten");
    CHECK(place_of(o, "children reception") == "Norra");
}

TEST_CASE("unified intake: tracks and groups take everybody once") {
    CHECK(refused("unified intake", {{"tracks", NameListMap{{"children", {"child"}}}}}) == "tracks");
    CHECK(refused("unified intake", {{"tracks", NameListMap{{"a", {"child", "adult"}}, {"b", {"adult"}}}}}) ==
          "tracks");
    CHECK(refused("unified intake", {{"tracks", NameListMap{{"a", {"pets"}}}}}) == "tracks");
    CHECK(refused("unified intake", {{"groups", NameListMap{{"a", {"addiction"}}}}}) == "groups");
}

TEST_CASE("generalist teams: everybody does everything, each knowing one need, and the first worker stays") {
    const auto o = built("generalist teams", {{"team size", 12.0}});
    CHECK(names_of(o.units) == Names{"Norra team 1", "Norra team 2"});  // 24 people
    CHECK(names_of(o.doors) == names_of(o.units));
    for (const auto& unit : o.units) {
        CHECK(unit.stages == everything);
        CHECK(unit.needs == IdSet::first(3));
        CHECK(unit.staff.size() == 3);
        for (const auto& group : unit.staff) {
            CHECK(group.stages == everything);
            CHECK(group.one_competence_each);
        }
    }
    CHECK(o.rules.continuity == Continuity::first_worker);
    CHECK(o.rules.several_needs == SeveralNeeds::joint);
    CHECK(o.rules.outside_competence == OutsideCompetence::consult);
}

TEST_CASE("generalist teams: teams go where the work is, and each district to its nearest office") {
    // 24 people in teams of six; Norra has three quarters of the inhabitants.
    const auto o = built("generalist teams", {{"offices", NameList{"Södra", "Norra"}}, {"team size", 6.0}});
    CHECK(names_of(o.units) == Names{"Södra team", "Norra team 1", "Norra team 2", "Norra team 3"});
    CHECK(unit_called(o, "Södra team").districts == IdSet::of({1}));
    CHECK(unit_called(o, "Norra team 2").districts == IdSet::of({0}));
    CHECK(doors_seen(o, 1, 1, Channel::visit).size() == 1);
    CHECK(doors_seen(o, 1, 0, Channel::visit).size() == 3);
}

TEST_CASE("generalist teams: tracks make teams of their own") {
    auto parameters = two_tracks;
    parameters["team size"] = 12.0;
    const auto o = built("generalist teams", parameters);
    CHECK(names_of(o.units) == Names{"Norra children team", "Norra adults team"});
    CHECK(o.units[1].needs == IdSet::of({need::financial_assistance, need::addiction}));
}

TEST_CASE("generalist teams: what working outside one's competence costs is the scenario's") {
    const auto o = built("generalist teams", {{"outside slower", 0.2}, {"consult chance", 0.3}});
    CHECK(o.rules.outside_slower == 0.2);
    CHECK(o.rules.consult_chance == 0.3);
}

TEST_CASE("generalist teams: an office that nobody has nearest, or one named twice, is refused") {
    CHECK(refused("generalist teams", {{"offices", NameList{"Norra", "Södra", "Mitten"}}}) == "offices");
    CHECK(refused("generalist teams", {{"offices", NameList{"Norra", "Norra"}}}) == "offices");
    CHECK(refused("generalist teams", {{"team size", 0.5}}) == "team size");
}

TEST_CASE("custom: nothing but the scenario's roles and rules") {
    const auto o = built("custom");
    CHECK(o.units.empty());
    CHECK(o.doors.empty());
    CHECK(o.roles.size() == 3);
}
