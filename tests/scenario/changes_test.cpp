// Maps and lists that are changed by name: what is removed, added, or both, in files, in organisations and in what a
// model builds; and every change that would change nothing.
#include "scenario/expect_problem.hpp"
#include "scenario/plain_scenario.hpp"
#include "scenario/yaml.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace sluss;
using test::changed;
using test::plain_scenario;

namespace {

/// The plain scenario in one file, extended by another.
scenario::Loaded extended(const std::string& text, const std::string& base = plain_scenario) {
    const test::TemporaryDirectory directory;
    directory.write("base.yaml", base);
    return scenario::load(directory.write("other.yaml", "extends: base.yaml\n" + text));
}

domain::Scenario sound(const scenario::Loaded& loaded) {
    std::string problems;
    for (const auto& problem : loaded.problems) problems += problem.to_string() + "\n";
    REQUIRE_MESSAGE(loaded.scenario, problems);
    return *loaded.scenario;
}

/// The texts of all problems.
std::vector<std::string> told(const scenario::Loaded& loaded) {
    std::vector<std::string> texts;
    for (const auto& problem : loaded.problems) texts.push_back(problem.text);
    return texts;
}

using Texts = std::vector<std::string>;

std::vector<std::string> names(const auto& things) {
    std::vector<std::string> result;
    for (const auto& thing : things) result.push_back(thing.name);
    return result;
}

/// The plain scenario with the organisation `silos`, and another one that extends it.
std::string silos(const std::string& silos_says, const std::string& other_says) {
    return changed(
        plain_scenario, "experiment:",
        "  silos:\n    model: siloed\n" + silos_says + "  other:\n    extends: silos\n" + other_says + "experiment:");
}

/// That a scenario written out reads back as the same organisations.
void check_stands_alone(const scenario::Loaded& loaded) {
    const auto& before = sound(loaded);
    const auto again = test::load_text(scenario::to_yaml(loaded.text));
    const auto& after = sound(again);
    REQUIRE(after.organisations.size() == before.organisations.size());
    for (std::size_t i = 0; i < before.organisations.size(); ++i) {
        CHECK(names(after.organisations[i].units) == names(before.organisations[i].units));
        CHECK(names(after.organisations[i].doors) == names(before.organisations[i].doors));
        CHECK(names(after.organisations[i].offices) == names(before.organisations[i].offices));
        CHECK(after.organisations[i].rules == before.organisations[i].rules);
        for (std::size_t u = 0; u < before.organisations[i].units.size(); ++u) {
            CHECK(after.organisations[i].units[u].needs == before.organisations[i].units[u].needs);
            CHECK(after.organisations[i].units[u].office == before.organisations[i].units[u].office);
        }
    }
    CHECK(told(again) == told(loaded));
    CHECK(scenario::to_yaml(again.text) == scenario::to_yaml(loaded.text));
}

}  // namespace

TEST_CASE("a file adds, changes and removes needs, districts, roles and lines of the file that it extends") {
    const auto loaded = extended(
        "municipality:\n"
        "  needs:\n"
        "    remove: [housing]\n"
        "    child welfare: {also: {remove: housing}, urgent: 5 %}\n"
        "  districts:\n"
        "    remove: [By]\n"
        "    Ny: {place: By, population: 500}\n"
        "  lines: {remove: [bus]}\n"
        "  links: [{from: Ån, to: By, km: 9, walk: 90 min}]\n"
        "staff: {assistant: 1 FTE}\n");
    const auto scenario = sound(loaded);
    CHECK(names(scenario.municipality.needs) == Texts{"child welfare"});
    CHECK(scenario.municipality.needs[0].also.empty());
    CHECK(scenario.municipality.needs[0].urgent == 0.05);
    CHECK(names(scenario.municipality.districts) == Texts{"Ån", "Ny"});
    CHECK(scenario.municipality.districts[1].car == 0);
    CHECK(scenario.municipality.lines.empty());
    CHECK(names(scenario.staff.roles) == Texts{"intake worker", "investigator", "assistant"});
    check_stands_alone(loaded);
}

TEST_CASE("what is removed and said again is new, and has nothing of the old") {
    const auto scenario =
        sound(extended("municipality: {districts: {remove: [By], By: {place: By, population: 1000}}}\n"));
    CHECK(names(scenario.municipality.districts) == Texts{"Ån", "By"});
    CHECK(scenario.municipality.districts[1].car == 0);
    CHECK(scenario.municipality.districts[1].incidence_factor == std::vector<double>{1, 1});
}

TEST_CASE("a key can be removed, so that its default holds again") {
    const auto scenario =
        sound(extended("municipality: {districts: {By: {remove: [car]}}}\nrules: {remove: [pacing]}\n"));
    CHECK(scenario.municipality.districts[1].car == 0);
    CHECK(scenario.municipality.districts[1].population == 1000);
    CHECK(scenario.organisations[0].rules.pacing == domain::Pacing::flow);
}

TEST_CASE("an organisation removes a rule of all organisations, so that its default holds there") {
    const auto loaded = test::load_text(silos("", "    rules: {remove: [pacing], handover: {remove: [retelling]}}\n"));
    const auto scenario = sound(loaded);
    CHECK(scenario.organisations[1].rules.pacing == domain::Pacing::deadline);
    CHECK(scenario.organisations[2].rules.pacing == domain::Pacing::flow);
    CHECK(scenario.organisations[2].rules.handover.retelling == 0);
    CHECK(scenario.organisations[2].rules.handover.reading_in == std::chrono::hours{2});
    check_stands_alone(loaded);
}

TEST_CASE("an organisation is removed from an extended file") {
    const auto extends_it = told(extended("organisations: {remove: [silos]}\n", silos("", "")));
    CHECK(std::count(extends_it.begin(), extends_it.end(),
                     "there is no organisation 'silos' to extend; known: one house, other") == 1);
    const auto scenario = sound(extended("organisations: {remove: [silos, other]}\n", silos("", "")));
    CHECK(names(scenario.organisations) == Texts{"one house"});
}

TEST_CASE("what refers to something removed is told where it refers") {
    const auto loaded = extended("municipality: {needs: {remove: [housing]}}\n");
    CHECK(told(loaded) == Texts{"there is no need 'housing'; known: child welfare",
                                "there is no need 'housing'; known: child welfare"});
    CHECK(loaded.problems[0].file.find("base.yaml") != std::string::npos);
    CHECK(loaded.problems[0].line == 8);
    CHECK(loaded.problems[1].line == 14);
}

TEST_CASE("a list is changed by what is added and removed") {
    const auto base = changed(plain_scenario, "rules: {", "rules: {triage: [advice, service offer], ");
    const auto one = sound(extended("rules: {triage: {add: [short investigation], remove: [advice]}}\n", base));
    CHECK_FALSE(one.organisations[0].rules.decides_advice);
    CHECK(one.organisations[0].rules.decides_service_offer);
    CHECK(one.organisations[0].rules.decides_short_investigation);

    const auto stops = extended(
        "municipality: {places: {Ny: }, lines: {bus: {stops: {add: [Ny]}, minutes: {add: [12]}, "
        "km: {add: [9]}}}}\n");
    CHECK(sound(stops).municipality.lines[0].stops == std::vector<domain::PlaceId>{0, 1, 2});
    CHECK(sound(stops).municipality.lines[0].minutes == std::vector<double>{12, 12});
    check_stands_alone(stops);
}

TEST_CASE("one name is a list of one that more can be added to") {
    const auto base = changed(plain_scenario, "front: {unit: everyone, groups: all, needs: all}",
                              "front: {unit: everyone, groups: [child, adult], needs: housing}");
    const auto scenario = sound(
        extended("organisations: {one house: {structure: {doors: {front: {needs: {add: [child welfare]}}}}}}\n", base));
    CHECK(scenario.organisations[0].doors[0].needs == domain::IdSet::of({0, 1}));
}

TEST_CASE("a unit, a door and an office that a model builds are removed by name, and the others keep their places") {
    const auto loaded =
        test::load_text(silos("",
                              "    structure:\n"
                              "      offices: {annex: {place: By}}\n"
                              "      units:\n"
                              "        remove: [child welfare]\n"
                              "        families: {office: annex, stages: all, needs: child welfare, "
                              "staff: [{role: intake worker}, {role: investigator}]}\n"
                              "      doors:\n"
                              "        remove: [child welfare]\n"
                              "        families: {unit: families, groups: child, needs: child welfare}\n"));
    const auto scenario = sound(loaded);
    const auto& other = scenario.organisations[2];
    CHECK(names(scenario.organisations[1].units) == Texts{"child welfare", "housing"});
    CHECK(names(other.units) == Texts{"housing", "families"});
    CHECK(names(other.doors) == Texts{"housing", "families"});
    CHECK(other.doors[0].unit == 0);
    CHECK(other.doors[1].unit == 1);
    check_stands_alone(loaded);
}

TEST_CASE("an organisation removes what the one it extends changed or added in a model's structure") {
    const std::string people = "staff: [{role: intake worker}, {role: investigator}]";
    const auto loaded =
        test::load_text(silos("    structure:\n"
                              "      units:\n"
                              "        child welfare: {pacing: flow}\n"
                              "        extra: {stages: all, needs: housing, " +
                                  people +
                                  "}\n"
                                  "      doors: {extra: {unit: extra, groups: adult, needs: housing}}\n",
                              "    structure:\n"
                              "      units:\n"
                              "        remove: [child welfare, extra]\n"
                              "        housing: {stages: all, needs: {add: [child welfare]}, " +
                                  people +
                                  "}\n"
                                  "      doors:\n"
                                  "        remove: [extra]\n"
                                  "        child welfare: {unit: housing}\n"));
    const auto scenario = sound(loaded);
    CHECK(names(scenario.organisations[1].units) == Texts{"child welfare", "housing", "extra"});
    CHECK(names(scenario.organisations[2].units) == Texts{"housing"});
    CHECK(scenario.organisations[2].units[0].needs == domain::IdSet::of({0, 1}));
    CHECK(names(scenario.organisations[2].doors) == Texts{"child welfare", "housing"});
    check_stands_alone(loaded);
}

TEST_CASE("changes to a list that a model built follow each other") {
    const std::string people = "staff: [{role: intake worker}, {role: investigator}]";
    const auto loaded = test::load_text(
        silos("    structure: {units: {housing: {needs: {add: [child welfare]}, stages: all, " + people + "}}}\n",
              "    structure: {units: {housing: {needs: {remove: [child welfare]}}}}\n"));
    const auto scenario = sound(loaded);
    CHECK(scenario.organisations[1].units[1].needs == domain::IdSet::of({0, 1}));
    CHECK(scenario.organisations[2].units[1].needs == domain::IdSet::of({1}));
    check_stands_alone(loaded);
}

TEST_CASE("people are added to a unit that a model built, beside those whom it has") {
    const auto text = silos(
        "",
        "    structure: {units: {housing: {staff: {add: [{role: intake worker, stages: contact, fte: 1 FTE}]}}}}\n");
    const auto scenario = sound(test::load_text(text));
    const auto& before = scenario.organisations[1].units[1].staff;
    const auto& after = scenario.organisations[2].units[1].staff;
    REQUIRE(after.size() == before.size() + 1);
    CHECK(after.back().fte == 1);
    CHECK(after.front().stages == before.front().stages);
}

TEST_CASE("overhead of all organisations is removed in one by name") {
    const auto base = changed(
        silos("", "    workforce: {overhead: {remove: [meetings]}}\n"),
        "organisations:", "workforce: {overhead: {meetings: {share: 10 %}, training: {share: 2 %}}}\norganisations:");
    const auto loaded = test::load_text(base);
    const auto scenario = sound(loaded);
    CHECK(names(scenario.organisations[1].workforce.overhead) == Texts{"meetings", "training"});
    CHECK(names(scenario.organisations[2].workforce.overhead) == Texts{"training"});
    check_stands_alone(loaded);
}

TEST_CASE("a model's parameter that is a map or a list is changed by name too") {
    const auto loaded = test::load_text(
        silos("    offices: {child welfare: Ån, housing: By}\n", "    offices: {remove: [housing], everything: Ån}\n"));
    const auto scenario = sound(loaded);
    CHECK(names(scenario.organisations[1].offices) == Texts{"Ån", "By"});
    CHECK(names(scenario.organisations[2].offices) == Texts{"Ån"});
    check_stands_alone(loaded);
}

TEST_CASE("what is not there cannot be removed, and the nearest name is told") {
    CHECK(told(extended("municipality: {needs: {remove: [housin]}}\n")) ==
          Texts{"there is no 'housin' here to remove; did you mean 'housing'?"});
    CHECK(told(extended("rules: {remove: [triage]}\n")) ==
          Texts{"there is no 'triage' here to remove; known: pacing, handover"});
    CHECK(told(extended("workforce: {remove: [turnover]}\n")) ==
          Texts{"there is nothing here that 'turnover' could be removed from"});
    test::expect_error("places: {Ån", "places: {remove: [Åm], Ån", "Åm",
                       "there is no 'Åm' here to remove; did you mean 'Ån'?");
    const auto unit = silos("", "    structure: {units: {remove: [housng]}}\n");
    test::expect_error_in(unit, "housng", "there is no 'housng' here to remove; did you mean 'housing'?");
    const auto pacing = silos("", "    structure: {units: {housing: {remove: [pacing]}}}\n");
    test::expect_error_in(pacing, "pacing]",
                          "what this is laid over says nothing of 'pacing', so it cannot be removed");
    const auto parameter = silos("    offices: {everything: Ån}\n", "    offices: {remove: [housing]}\n");
    test::expect_error_in(parameter, "housing]", "there is no 'housing' here to remove; known: everything");
}

TEST_CASE("a list is not changed where there is none, or where nothing would change") {
    const std::string to_add = "there is no list here to add to; write the list itself";
    test::expect_error("rules: {", "rules: {triage: {add: [advice]}, ", "add:", to_add);
    const auto built = silos("", "    structure: {units: {housing: {districts: {add: [By]}}}}\n");
    test::expect_error_in(built, "{add", "there is no list here to change; write the list itself");
    const auto again = silos("", "    structure: {units: {housing: {needs: {add: [housing]}}}}\n");
    test::expect_error_in(again, "housing]", "'housing' is in the list already");
    const auto nothing = silos("", "    structure: {units: {housing: {needs: {remove: [housing]}}}}\n");
    test::expect_error_in(nothing, "{remove", "nothing would be left of the list");
    const auto other = silos("", "    structure: {units: {housing: {needs: {remove: [child welfare]}}}}\n");
    test::expect_error_in(other, "child welfare]", "there is no 'child welfare' here to remove; known: housing");
    const auto people = silos("", "    structure: {units: {housing: {staff: {remove: [investigator]}}}}\n");
    test::expect_error_in(people, "investigator]",
                          "what is in this list has no name to remove it by; write the whole list");

    const auto base = changed(plain_scenario, "rules: {", "rules: {triage: [advice], ");
    CHECK(told(extended("rules: {triage: {add: [advice]}}\n", base)) == Texts{"'advice' is in the list already"});
    CHECK(told(extended("rules: {triage: {remove: [service offer]}}\n", base)) ==
          Texts{"there is no 'service offer' here to remove; known: advice"});
    CHECK(told(extended("rules: {triage: {remove: [advice]}}\n", base)) ==
          Texts{"nothing would be left of the list; write '[]' if that is what is meant"});
    CHECK(told(extended("organisations: {one house: {structure: {doors: {front: {needs: {remove: [housing]}}}}}}\n")) ==
          Texts{"what is inherited here is 'all'; write the list of names that shall be left"});
}

TEST_CASE(
    "a unit that a door leads to, or an office where a unit sits, is removed only with it or with another instead") {
    const auto door = silos("", "    structure: {units: {remove: [child welfare], housing: {needs: all}}}\n");
    test::expect_error_in(door, "child welfare], housing: {needs",
                          "'child welfare' cannot be removed while door 'child welfare' leads there; give that another "
                          "'unit', or remove it too");
    const auto office =
        silos("    offices: {everything: Ån}\n", "    structure: {offices: {remove: [Ån], annex: {place: By}}}\n");
    const auto problems = told(test::load_text(office));
    CHECK(problems == Texts{"'Ån' cannot be removed while unit 'child welfare' sits there; give that another 'office', "
                            "or remove it too",
                            "'Ån' cannot be removed while unit 'housing' sits there; give that another 'office', or "
                            "remove it too"});
    const auto replaced =
        silos("    offices: {everything: Ån}\n", "    structure: {offices: {remove: [Ån], Ån: {place: By}}}\n");
    CHECK(sound(test::load_text(replaced)).organisations[2].offices[0].place == 1);
    const auto unserved = silos("", "    structure: {units: {remove: [housing]}, doors: {remove: [housing]}}\n");
    CHECK_FALSE(test::load_text(unserved).scenario);
}

TEST_CASE("'remove' is a list of at most five hundred names") {
    test::expect_error("places: {Ån", "places: {remove: {x: y}, Ån", "{x: y}",
                       "'remove' is a list of names of what is taken away");
    std::string many = "places: {remove: [x";
    for (int i = 0; i < 500; ++i) many += ", x";
    test::expect_error("places: {Ån", many + "], Ån", "[x", "'remove' has more than 500 names");
}
