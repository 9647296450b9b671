// "The same as that, except …", between files and between organisations.
#include "scenario/plain_scenario.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace sluss;
using test::changed;
using test::plain_scenario;

namespace {

bool tells(const scenario::Loaded& loaded, const std::string& text) {
    return std::any_of(loaded.problems.begin(), loaded.problems.end(),
                       [&](const scenario::Problem& problem) { return problem.text == text; });
}

}  // namespace

TEST_CASE("a file is the same as another, except for what it says itself") {
    const test::TemporaryDirectory directory;
    directory.write("base.yaml", plain_scenario);
    const auto loaded = scenario::load(directory.write(
        "other.yaml", "extends: base.yaml\ntitle: Other\nmunicipality: {districts: {By: {population: 2000}}}\n"));
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->title == "Other");
    CHECK(loaded.scenario->municipality.districts[0].population == 3000);
    CHECK(loaded.scenario->municipality.districts[1].population == 2000);
    CHECK(loaded.scenario->municipality.districts[1].car == 0.7);
}

TEST_CASE("an error in an extended file points into that file") {
    const test::TemporaryDirectory directory;
    const auto base = directory.write("base.yaml", changed(plain_scenario, "car: 50 %", "car: 50"));
    const auto loaded = scenario::load(directory.write("other.yaml", "extends: base.yaml\nrules: {pacing: slow}\n"));
    REQUIRE(loaded.problems.size() == 2);
    CHECK(loaded.problems[0].file == base.string());
    CHECK(loaded.problems[1].file == (directory.path() / "other.yaml").string());
    CHECK(loaded.problems[1].line == 2);
}

TEST_CASE("files that extend each other are an error, not an endless loop") {
    const test::TemporaryDirectory directory;
    directory.write("a.yaml", "extends: b.yaml\n");
    const auto b = directory.write("b.yaml", "extends: a.yaml\n");
    const auto loaded = scenario::load(b);
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].text.find("extends itself, directly or through others") != std::string::npos);
}

TEST_CASE("a slip in 'extends' is told, and nothing that follows of it") {
    const test::TemporaryDirectory directory;
    directory.write("base.yaml", plain_scenario);
    const auto file = scenario::load(directory.write("other.yaml", "extend: base.yaml\n"));
    REQUIRE(file.problems.size() == 1);
    CHECK(file.problems[0].text == "unknown key 'extend'; did you mean 'extends'?");
    const auto organisation =
        test::load_text(changed(plain_scenario, "experiment:", "  other: {extend: one house}\nexperiment:"));
    REQUIRE(organisation.problems.size() == 1);
    CHECK(organisation.problems[0].text == "unknown key 'extend'; did you mean 'extends'?");
}

TEST_CASE("of an organisation that extends nothing, or itself, nothing else is said") {
    for (const auto* other :
         {"  other: {extends: one huse}\n", "  other: {extends: another}\n  another: {extends: other}\n"}) {
        CAPTURE(other);
        const auto loaded = test::load_text(changed(plain_scenario, "experiment:", std::string{other} + "experiment:"));
        REQUIRE(loaded.problems.size() == 1);
        CHECK(loaded.problems[0].text.find("extend") != std::string::npos);
    }
}

TEST_CASE("a file that extends nothing that exists points at the name") {
    const auto loaded = test::load_text("title: x\nextends: nowhere.yaml\n");
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].line == 2);
    CHECK(loaded.problems[0].column == 10);
}

TEST_CASE("an organisation extends another whatever their order, and lists are replaced") {
    const auto text =
        changed(plain_scenario, "  one house:\n",
                "  few:\n    extends: cautious\n    rules: {triage: [advice]}\n"
                "  cautious:\n    extends: one house\n    rules: {notice: 2 days, triage: [advice, service offer]}\n"
                "  one house:\n");
    const auto loaded = test::load_text(text);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    const auto& few = loaded.scenario->organisations[0];
    CHECK(few.name == "few");
    CHECK(few.units.size() == 1);
    CHECK(few.rules.notice == std::chrono::hours{48});
    CHECK_FALSE(few.rules.decides_service_offer);
    CHECK(loaded.scenario->organisations[1].rules.decides_service_offer);
}

TEST_CASE("organisations that extend each other, or nothing that exists, are errors at the name") {
    const auto circle = changed(plain_scenario, "    model: custom\n", "    extends: two\n    model: custom\n");
    const auto both = changed(circle, "experiment:", "  two: {extends: one house}\nexperiment:");
    CHECK(tells(test::load_text(both), "'two' extends itself, directly or through others") !=
          tells(test::load_text(both), "'one house' extends itself, directly or through others"));
    const auto unknown = changed(plain_scenario, "experiment:", "  two: {extends: one hose}\nexperiment:");
    CHECK(tells(test::load_text(unknown), "there is no organisation 'one hose' to extend; did you mean 'one house'?"));
}

TEST_CASE("a value in another form replaces the old one instead of mixing with it") {
    const test::TemporaryDirectory directory;
    directory.write("base.yaml", plain_scenario);
    const auto loaded = scenario::load(directory.write("other.yaml",
                                                       "extends: base.yaml\n"
                                                       "municipality: {needs: {child welfare: {investigation: "
                                                       "{meeting: {exponential: 1 h}, meetings: {complex: 20}}}}}\n"));
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    const auto& work = loaded.scenario->municipality.needs[0].stages[domain::default_stage::investigation].work[0];
    CHECK(work.hours[domain::Complexity::simple] == kernel::Distribution::exponential(1));
    CHECK(work.count == domain::ByComplexity<int>{{3, 6, 20}});
}

TEST_CASE("a distribution of any family replaces one of another, and is changed key by key by one of its own") {
    const auto meeting = [](const std::string& base, const std::string& over) {
        const test::TemporaryDirectory directory;
        directory.write("base.yaml", changed(plain_scenario, "{gamma: {mean: 75 min, cv: 0.4}}", base));
        const auto loaded = scenario::load(directory.write(
            "other.yaml",
            "extends: base.yaml\nmunicipality: {needs: {child welfare: {investigation: {meeting: " + over + "}}}}\n"));
        for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
        REQUIRE(loaded.scenario);
        const auto& work = loaded.scenario->municipality.needs[0].stages[domain::default_stage::investigation].work[0];
        return work.hours[domain::Complexity::simple];
    };
    const std::string gamma = "{gamma: {mean: 75 min, cv: 0.4}}";
    for (const std::string written :
         {"{deterministic: 1 h}", "{exponential: 1 h}", "{erlang: {mean: 1 h, stages: 2}}",
          "{lognormal: {mean: 1 h, cv: 1}}", "{weibull: {mean: 1 h, shape: 2}}", "{uniform: {from: 1 h, to: 2 h}}",
          "{triangular: {from: 1 h, mode: 1 h, to: 2 h}}", "{normal: {mean: 1 h, sd: 1 h}}",
          "{empirical: {values: [1 h]}}", "{histogram: {edges: [1 h, 2 h], weights: [1]}}",
          "{mixture: [{share: 100 %, of: 1 h}]}"}) {
        CAPTURE(written);
        CHECK(meeting(gamma, written) == meeting(written, written));
        CHECK(meeting(written, gamma) == kernel::Distribution::gamma(1.25, 0.4));
    }
    CHECK(meeting(gamma, "{gamma: {cv: 0.5}}") == kernel::Distribution::gamma(1.25, 0.5));
}

TEST_CASE("a thing may have the name of a distribution and still be changed by name") {
    const test::TemporaryDirectory directory;
    directory.write("base.yaml", changed(plain_scenario, "    By: {place", "    normal: {place"));
    const auto loaded = scenario::load(
        directory.write("other.yaml", "extends: base.yaml\nmunicipality: {districts: {normal: {population: 2000}}}\n"));
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->municipality.districts.size() == 2);
    CHECK(loaded.scenario->municipality.districts[1].population == 2000);
}

TEST_CASE("a detail of what a model built can be changed by name") {
    const auto text = changed(plain_scenario, "experiment:",
                              "  silos:\n    model: siloed\n    structure:\n"
                              "      offices: {annex: {place: By}}\n"
                              "      units: {housing: {office: annex, pacing: flow}}\n"
                              "experiment:");
    const auto loaded = test::load_text(text);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    const auto& silos = loaded.scenario->organisations[1];
    const auto& unit = silos.units[1];
    CHECK(unit.name == "housing");
    CHECK(silos.offices[unit.office].name == "annex");
    CHECK(silos.offices[unit.office].place == 1);
    CHECK(unit.pacing == domain::Pacing::flow);
    CHECK(unit.needs == domain::IdSet::of({1}));
}

TEST_CASE("a value knows the file, line and column where it is written, its own or an extended one") {
    const test::TemporaryDirectory directory;
    const auto base = directory.write("base.yaml", plain_scenario);
    const auto own = directory.write("own.yaml",
                                     "extends: base.yaml\n"
                                     "municipality: {districts: {By: {population: 1200}}}\n");
    const auto loaded = scenario::load(own);
    REQUIRE(loaded.scenario);
    const auto place_of = [&](const std::string& path) {
        for (const auto& one : loaded.scenario->provenance)
            if (one.path == path) return std::tuple(one.file, std::pair(one.line, one.column));
        return std::tuple(std::string{"nowhere"}, std::pair(0, 0));
    };
    CHECK(place_of("municipality / districts / By / population") == std::tuple(own.string(), std::pair(2, 45)));
    CHECK(place_of("municipality / districts / Ån / population") ==
          std::tuple(base.string(), test::position_of(plain_scenario, "3000")));
}
