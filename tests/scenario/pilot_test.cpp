// A pilot from text to the organisation that it makes of two.
#include "domain/staffing.hpp"
#include "scenario/expect_problem.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace sluss;
using doctest::Approx;
using test::changed;
using test::plain_scenario;

namespace {

/// One house for everybody; silos with flow pacing are tried in one of the two districts.
std::string with(const std::string& organisations) {
    return changed(
        plain_scenario, "experiment:",
        "  silos: {model: siloed, offices: {everything: By}, rules: {pacing: flow}}\n" + organisations + "experiment:");
}

std::string tried(const std::string& pilot) {
    return with("  trial: {extends: one house, pilot: " + pilot + "}\n");
}

domain::Scenario read(const std::string& text) {
    auto loaded = test::load_text(text);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    return std::move(*loaded.scenario);
}

const domain::Unit& unit(const domain::Organisation& organisation, const std::string& name) {
    const auto found = std::find_if(organisation.units.begin(), organisation.units.end(),
                                    [&](const domain::Unit& one) { return one.name == name; });
    REQUIRE(found != organisation.units.end());
    return *found;
}

double load_of(const domain::Scenario& scenario, const domain::Organisation& organisation) {
    const auto load = expected_load(scenario.municipality, organisation);
    double sum = 0;
    for (domain::UnitId id = 0; id < organisation.units.size(); ++id) sum += load.of_unit(id);
    return sum;
}

}  // namespace

TEST_CASE("a pilot has the units and doors of both, each for its own districts") {
    const auto scenario = read(tried("{organisation: silos, districts: [By]}"));
    const auto& trial = scenario.organisations.at(2);
    CHECK(trial.name == "trial");
    CHECK(trial.units.size() == 1 + scenario.organisations.at(1).units.size());
    CHECK(trial.doors.size() == 1 + scenario.organisations.at(1).doors.size());
    CHECK(unit(trial, "everyone").districts == domain::IdSet::of({0}));
    CHECK(unit(trial, "child welfare").districts == domain::IdSet::of({1}));
    CHECK(unit(trial, "housing").districts == domain::IdSet::of({1}));
    for (const auto& door : trial.doors) CHECK(door.districts == trial.units[door.unit].districts);
    CHECK(domain::rules_for(trial, domain::DistrictId{0}).pacing == domain::Pacing::deadline);
    CHECK(domain::rules_for(trial, domain::DistrictId{1}).pacing == domain::Pacing::flow);
    CHECK(domain::rules_for(trial, unit(trial, "housing")).pacing == domain::Pacing::flow);
    REQUIRE(trial.offices.size() == 2);
    CHECK(trial.offices[unit(trial, "housing").office].name == "By");
}

TEST_CASE("a pilot's staff is that of its organisation, divided over all units by the load of each part") {
    const auto scenario = read(tried("{organisation: silos, districts: [By]}"));
    const auto& whole = scenario.organisations.at(0);
    const auto& silos = scenario.organisations.at(1);
    const auto& trial = scenario.organisations.at(2);
    std::vector<double> fte(2);
    for (const auto& one : trial.units)
        for (const auto& group : one.staff) fte[group.role] += group.fte.value_or(-1);
    CHECK(fte[0] == 4);
    CHECK(fte[1] == 4.5);

    // The load of each part is what its own organisation would have of a municipality without the other district.
    auto only = [&](std::size_t district) {
        auto m = scenario.municipality;
        m.districts[1 - district].population = 0;
        return m;
    };
    const auto load = expected_load(scenario.municipality, trial);
    CHECK(load.of_unit(0) == Approx(expected_load(only(0), whole).of_unit(0)).epsilon(1e-12));
    for (domain::UnitId id = 0; id < silos.units.size(); ++id)
        CHECK(load.of_unit(static_cast<domain::UnitId>(id + 1)) ==
              Approx(expected_load(only(1), silos).of_unit(id)).epsilon(1e-12));
    CHECK(load_of(scenario, trial) > 0);
}

TEST_CASE("a pilot of the organisation as it is changes nothing but names") {
    const auto scenario =
        read(with("  same house: {extends: one house}\n"
                  "  trial: {extends: one house, pilot: {organisation: same house, districts: By}}\n"));
    const auto& whole = scenario.organisations.at(0);
    const auto& trial = scenario.organisations.at(3);
    REQUIRE(trial.units.size() == 2);
    CHECK(trial.units[1].name == "everyone (same house)");
    CHECK(trial.doors[1].name == "front (same house)");
    CHECK(trial.offices.size() == 1);
    CHECK(load_of(scenario, trial) == Approx(load_of(scenario, whole)).epsilon(1e-12));
}

TEST_CASE("units with districts of their own keep those of them that their part has") {
    const auto text = changed(
        with("  by district:\n"
             "    model: custom\n"
             "    structure:\n"
             "      offices: {hut: {place: By}}\n"
             "      units:\n"
             "        in town: {office: hut, stages: all, needs: all, districts: Ån, staff: [{role: intake worker}, "
             "{role: "
             "investigator}]}\n"
             "        in the village: {office: hut, stages: all, needs: all, districts: By, staff: [{role: intake "
             "worker}, {role: investigator}]}\n"
             "      doors:\n"
             "        town: {unit: in town, groups: all, needs: all, districts: Ån}\n"
             "        village: {unit: in the village, groups: all, needs: all, districts: By}\n"
             "  trial: {extends: one house, pilot: {organisation: by district, districts: By}}\n"),
        "seed: 7", "seed: 8");
    const auto scenario = read(text);
    const auto& trial = scenario.organisations.at(3);
    REQUIRE(trial.units.size() == 2);
    CHECK(trial.units[1].name == "in the village");
    CHECK(trial.doors.size() == 2);
}

TEST_CASE("a pilot comes first and the whole afterwards") {
    const auto scenario = read(with(
        "  trial: {extends: one house, pilot: {organisation: silos, districts: By}}\n"
        "  step by step: {extends: one house, reorganisations: [{on: 2019-03-02, becomes: trial, units: {everyone: "
        "everyone}}, {on: 2020-03-02, becomes: silos, units: {everyone: housing, housing: housing}}]}\n"));
    const auto& plans = scenario.organisations.at(3).reorganisations;
    REQUIRE(plans.size() == 2);
    CHECK(plans[0].structure.at(0).rules_in.size() == 2);
    CHECK(plans[1].structure.at(0).rules_in.empty());
}

TEST_CASE("an organisation that extends a pilot can be none") {
    const auto scenario =
        read(with("  trial: {extends: one house, pilot: {organisation: silos, districts: By}}\n"
                  "  no trial: {extends: trial, pilot: none}\n"));
    CHECK(scenario.organisations.at(3).units.size() == 1);
    CHECK(scenario.organisations.at(3).rules_in.empty());
}

TEST_CASE("those who support are divided over both parts of a pilot") {
    auto text = changed(tried("{organisation: silos, districts: [By]}"), "organisations:\n",
                        "support: {manager: each unit}\norganisations:\n");
    text = changed(text, "  intake worker: 4 FTE\n", "  intake worker: 4 FTE\n  manager: 3 FTE\n");
    const auto scenario = read(text);
    double managers = 0;
    for (const auto& one : scenario.organisations.at(2).units)
        for (const auto& group : one.staff)
            if (domain::supports(group)) managers += group.fte.value_or(-1);
    CHECK(managers == 3);
}

TEST_CASE("a pilot that cannot be is refused where it stands") {
    const auto error = [](const std::string& pilot, const std::string& at, const std::string& text) {
        test::expect_error_in(tried(pilot), at, text);
    };
    error("{organisation: silos, districts: [Bu]}", "Bu]", "there is no district 'Bu'; did you mean 'By'?");
    error("{organisation: silo, districts: [By]}", "silo, districts",
          "there is no organisation 'silo'; did you mean 'silos'?");
    error("{organisation: silos, districts: all}", "all}}\nexperiment", "a pilot in every district is 'silos' itself");
    error("{organisation: silos, districts: []}", "[]}", "a pilot needs a district");
    error("{organisation: trial, districts: By}", "trial, districts", "'trial' is a pilot of itself");
    error("{districts: By}", "pilot: {districts", "a pilot lacks 'organisation'");
    test::expect_error_in(with("  trial: {extends: one house, pilot: {organisation: silos, districts: By}}\n"
                               "  second: {extends: silos, pilot: {organisation: trial, districts: By}}\n"),
                          "trial, districts", "'trial' is a pilot itself");
}
