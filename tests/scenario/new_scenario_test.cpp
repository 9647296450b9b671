// What `sluss new` writes can be loaded as it is, whatever the models and the names in it.
#include "scenario/new_scenario.hpp"

#include "domain/model_registry.hpp"
#include "domain/staffing.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace sluss;
using scenario::NewScenario;

namespace {

domain::Scenario loaded(const NewScenario& plan) {
    const auto text = scenario::new_scenario(plan);
    const auto result = test::load_text(text);
    for (const auto& problem : result.problems) MESSAGE(problem.to_string());
    CHECK(result.problems.empty());
    REQUIRE(result.scenario.has_value());
    return *result.scenario;
}

double highest_load(const domain::Scenario& scenario) {
    double highest = 0;
    for (const auto& organisation : scenario.organisations)
        for (const auto& pool : domain::load_by_pool(scenario.municipality, organisation))
            highest = std::max(highest, pool.load.utilisation());
    return highest;
}

}  // namespace

TEST_CASE("a new scenario of every registered model loads without a problem") {
    for (const auto& [name, model] : domain::models()) {
        CAPTURE(name);
        NewScenario plan;
        plan.models = {name};
        const auto scenario = loaded(plan);
        REQUIRE(scenario.organisations.size() == 1);
        CHECK(scenario.organisations[0].model == name);
    }
}

TEST_CASE("all models together are compared in the order given, in one district or in six") {
    NewScenario plan;
    plan.models.clear();
    for (const auto& [name, model] : domain::models()) plan.models.insert(plan.models.begin(), name);
    for (const std::size_t districts : {1U, 6U}) {
        plan.districts.clear();
        for (std::size_t i = 0; i < districts; ++i) plan.districts.push_back({"District " + std::to_string(i), 12000});
        const auto scenario = loaded(plan);
        REQUIRE(scenario.organisations.size() == plan.models.size());
        for (std::size_t i = 0; i < plan.models.size(); ++i) CHECK(scenario.organisations[i].name == plan.models[i]);
        CHECK(scenario.municipality.districts.size() == districts);
    }
}

TEST_CASE("staff that nobody states keeps every unit busy and none overloaded") {
    for (const double population : {8000.0, 20000.0, 95000.0, 300000.0}) {
        CAPTURE(population);
        NewScenario plan;
        plan.districts = {{"Town", population}};
        const double load = highest_load(loaded(plan));
        CHECK(load > 0.35);
        CHECK(load < 0.98);
    }
}

TEST_CASE("as few people as are allowed are enough for every model") {
    NewScenario plan;
    plan.districts = {{"Village", 500}};
    plan.staff = scenario::fewest_staff;
    plan.models.clear();
    for (const auto& [name, model] : domain::models()) plan.models.push_back(name);
    const auto scenario = loaded(plan);
    for (const auto& organisation : scenario.organisations) {
        double fte = 0;
        for (const auto& unit : organisation.units)
            for (const auto& group : unit.staff) fte += group.fte.value_or(0);
        CHECK(fte == doctest::Approx(scenario::fewest_staff));
    }
}

TEST_CASE("names and titles of any letters come through as they are") {
    NewScenario plan;
    plan.title = R"(Two "proposals": A\B # and @ways@)";
    plan.districts = {{"Ångermanland, södra", 5000}, {"null", 4000}, {"it's: 5", 6000}, {"- x", 5000}};
    const auto scenario = loaded(plan);
    CHECK(scenario.title == plan.title);
    for (std::size_t i = 0; i < plan.districts.size(); ++i) {
        CHECK(scenario.municipality.districts[i].name == plan.districts[i].name);
        CHECK(scenario.municipality.districts[i].population == plan.districts[i].population);
    }
}

TEST_CASE("every number of a new scenario but the experiment's says what it rests on") {
    NewScenario plan;
    for (const auto& [name, model] : domain::models())
        if (std::count(plan.models.begin(), plan.models.end(), name) == 0) plan.models.push_back(name);
    for (const auto& value : loaded(plan).provenance) {
        if (value.path.starts_with("experiment")) continue;
        CAPTURE(value.path);
        CHECK(!value.source.empty());
    }
}

TEST_CASE("what a model may also be told stands in a comment") {
    const auto text = scenario::new_scenario({});
    for (const auto& parameter : domain::models().at("unified intake").parameters)
        CHECK(text.find("    #   " + parameter.key + ": " + parameter.doc) != std::string::npos);
}
