// Every kind of mistake, once: what is said and where it points.
#include "scenario/expect_problem.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace sluss;
using test::changed;
using test::expect_error;
using test::expect_problem;
using test::plain_scenario;
using test::position_of;

TEST_CASE("the scenario that the tests change has nothing wrong with it") {
    const auto loaded = test::load_text(plain_scenario);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    CHECK(loaded.problems.empty());
    CHECK(loaded.scenario.has_value());
}

TEST_CASE("an unknown key points at the key and suggests the nearest known one") {
    expect_error("channels: {", "chanels: {", "chanels", "unknown key 'chanels' in a need; did you mean 'channels'?");
    expect_error("car: 50 %", "cra: 50 %", "cra: 50 %", "unknown key 'cra' in a district; did you mean 'car'?");
}

TEST_CASE("a key in the wrong place is told where it belongs") {
    expect_error("model: custom", "model: custom\n    pacing: flow", "pacing: flow",
                 "unknown key 'pacing' in an organisation; it belongs under 'rules'");
    expect_error("title: Two needs in Ån\n", "title: Two needs in Ån\nseed: 3\n", "seed: 3",
                 "unknown key 'seed' in the scenario; it belongs under 'experiment'");
    expect_error("group: child\n", "group: child\n      places: {Ön: {}}\n", "places: {Ön",
                 "unknown key 'places' in a need; it belongs in municipality");
    expect_error("group: child\n", "group: child\n      missed: 5 %\n", "missed: 5 %",
                 "unknown key 'missed' in a need; it belongs under 'behaviour' in municipality");
    expect_error("model: custom", "model: custom\n    seed: 3", "seed: 3",
                 "unknown key 'seed' in an organisation; it belongs under 'experiment' in the scenario");
}

TEST_CASE("a key that belongs behind a name or in a list is told where, and a name is told to be a key") {
    expect_error("rules: {pacing", "structure: {}\nrules: {pacing", "structure: {}",
                 "unknown key 'structure' in the scenario; it belongs under 'organisations: …'");
    expect_error("replications: 5", "wage: 450 SEK/h, replications: 5", "wage: 450 SEK/h, rep",
                 "unknown key 'wage' in experiment; it belongs under 'staff: …' in the scenario");
    expect_error("office: house\n", "office: house\n          name: All\n", "name: All",
                 "unknown key 'name' in a unit; what a thing is called is the key before it");
}

TEST_CASE("one slipped letter is likelier than a wrong place") {
    expect_error("doors:", "dooors:", "dooors:", "unknown key 'dooors' in structure; did you mean 'doors'?");
}

TEST_CASE("a name that is nearly one of the extended file's is told of") {
    const test::TemporaryDirectory directory;
    directory.write("base.yaml", plain_scenario);
    const std::string text = "extends: base.yaml\nmunicipality: {needs: {child welfair: {urgent: 3 %}}}\n";
    const auto loaded = scenario::load(directory.write("other.yaml", text));
    REQUIRE(!loaded.problems.empty());
    const auto told = [&](const std::string& what) {
        return std::any_of(loaded.problems.begin(), loaded.problems.end(),
                           [&](const auto& problem) { return problem.text == what; });
    };
    CHECK(told("a need lacks 'group'"));
    CHECK(told("'child welfair' is new here; the file that this one extends has 'child welfare'"));
    CHECK(loaded.problems.front().line == 2);
    CHECK(loaded.problems.front().column == position_of(text, "child welfair").second);
}

TEST_CASE("a missing key points at the object that lacks it") {
    expect_error("      group: child\n", "", "child welfare:", "a need lacks 'group'");
    expect_error("title: Two needs in Ån\n", "", "municipality:", "the scenario lacks 'title'");
}

TEST_CASE("a key without a value says what was expected") {
    expect_error("start: 2018-01-01,", "start: ,", "start", "'start' has no value; expected a date such as 2018-01-31");
}

TEST_CASE("a quantity without its unit, or with another's, is refused where it stands") {
    expect_error("length: 45 min", "length: 45", "45, documentation",
                 "expected a working time such as 25 min or 3 h, found '45'");
    expect_error("car: 50 %", "car: 50 km", "50 km", "expected a share such as 35 %, found '50 km'");
    expect_error("37 per 1000 per year", "37", "37, repeats",
                 "expected a rate such as 31 per 1000 per year, found '37'");
    expect_error("final: 6 h", "final: 6 days", "6 days",
                 "expected a working time such as 25 min or 3 h, found '6 days'");
    expect_error("4 FTE", "4", "4\n  investigator", "expected full-time equivalents such as 0.8 FTE, found '4'");
    expect_error("population: 3000", "population: 3000 people", "3000 people",
                 "expected a plain number, found '3000 people'");
    expect_error("limit: 4 months", "limit: 4", "4\n        meetings",
                 "expected a time such as 3 h, 16 days, 2 weeks or 4 months, found '4'");
    expect_error("450 SEK/h", "450 SEK", "450 SEK", "expected a wage such as 450 SEK/h, found '450 SEK'");
}

TEST_CASE("a decimal comma is explained") {
    expect_error("4.5 FTE", "\"4,5 FTE\"", "\"4,5 FTE\"",
                 "expected full-time equivalents such as 0.8 FTE, found '4,5 FTE'; decimals are written with a point: "
                 "'4.5 FTE'");
}

TEST_CASE("thousands that are set apart are explained, also where a decimal number could be meant") {
    expect_error("population: 3000", "population: 3 000", "3 000",
                 "expected a plain number, found '3 000'; thousands are written without anything between them: '3000'");
    expect_error("population: 3000", "population: 3.000", "3.000",
                 "expected a whole number, found '3.000'; thousands are written without anything between them: '3000'");
    expect_error("population: 3000", R"(population: "3,000")", R"("3,000")",
                 "expected a plain number, found '3,000'; thousands are written without anything between them, '3000', "
                 "and decimals with a point, '3.000'");
}

TEST_CASE("what a comma or a missing space makes a key of is explained") {
    expect_error("population: 3000", "population: 3,000", "000, car",
                 "unknown key '000' in a district; thousands are written without anything between them, and decimals "
                 "with a point");
    expect_error("population: 3000", "population: {value: 3,000}", "000}, car",
                 "unknown key '000' beside 'value'; thousands are written without anything between them, and decimals "
                 "with a point");
    expect_error("population: 3000", "population: 3000,5", "5, car",
                 "unknown key '5' in a district; decimals are written with a point, not a comma");
    expect_error("4.5 FTE,", "4.5 FTE, hours: {weekdays: 08:00-12:00, 13:00-17:00},", "13:00-17:00",
                 "unknown key '13:00-17:00' in working hours; several times stand in brackets: [08:00-12:00, "
                 "13:00-17:00]");
    expect_error("car: 50 %", "car:50 %", "car:50 %",
                 "unknown key 'car:50 %' in a district; a space is missing after the colon");
}

TEST_CASE("a space that does not break is a space in a quantity") {
    CHECK(test::load_text(changed(plain_scenario, "car: 50 %", "car: 50\u00a0%")).problems.empty());
}

TEST_CASE("a word where keys should be names the keys") {
    expect_error("{house: {place: Ån}}", "{house: Ån}", "Ån}\n", "expected a map of keys (place, hours), found 'Ån'");
}

TEST_CASE("numbers outside what can be are refused") {
    expect_error("37 per 1000 per year", "-37 per 1000 per year", "-37", "'-37 per 1000 per year' is negative");
    expect_error("4.5 FTE", "-4.5 FTE", "-4.5", "'-4.5 FTE' is negative");
    expect_error("car: 50 %", "car: 120 %", "120 %", "'120 %' is more than 100 %");
    expect_error("repeats: 1.84", "repeats: 0.5", "0.5", "'0.5' is too small");
    expect_error("simple: 3,", "simple: 2.5,", "2.5", "expected a whole number, found '2.5'");
    expect_error("population: 3000", "population: 1e400", "1e400", "expected a plain number, found '1e400'");
    expect_error("population: 3000", "population: nan", "nan", "expected a plain number, found 'nan'");
    expect_error("start: 2018-01-01", "start: 2018-02-30", "2018-02-30",
                 "there is no '2018-02-30': that month has 28 days");
}

TEST_CASE("shares that do not sum to one are refused") {
    expect_error("standard: 40 %, complex: 10 %}", "standard: 40 %, complex: 20 %}", "{simple: 50 %",
                 "the shares sum to 110 %, not 100 %");
    expect_error("phone: 30 %", "phone: 20 %", "{visit: 60 %", "the shares sum to 90 %, not 100 %");
    expect_error(
        "{simple: 40 %, standard: 20 %, complex: 0 %}", "90 %", "short investigation is enough",
        "advice, service offer and short investigation are enough for 105 % of the simple households; together "
        "they may be at most 100 %");
}

TEST_CASE("a value for some classes of complexity must be given for all") {
    expect_error("{simple: 3, standard: 6, complex: 12}", "{simple: 3, complex: 12}", "meetings: {simple: 3",
                 "the classes of complexity lacks 'standard'");
}

TEST_CASE("unknown names point at the name and suggest the nearest") {
    expect_error("Ån: {place: Ån", "Ån: {place: Bu", "Bu", "there is no place 'Bu'; did you mean 'By'?");
    expect_error("incidence: {housing", "incidence: {houseing", "houseing",
                 "there is no need 'houseing'; did you mean 'housing'?");
    expect_error("also: {housing", "also: {husing", "husing", "there is no need 'husing'; did you mean 'housing'?");
    expect_error("roles: {investigation: investigator}", "roles: {investigation: investigater}", "investigater",
                 "there is no role 'investigater'; did you mean 'investigator'?");
    expect_error(
        "model: custom", "model: costum", "costum",
        "expected one of: custom, generalist teams, siloed, three entry, unified intake, found 'costum'; did you "
        "mean 'custom'?");
    expect_error("office: house", "office: mouse", "mouse", "there is no office 'mouse'; did you mean 'house'?");
    expect_error("seed: 7", "seed: 7, baseline: one hous", "one hous}",
                 "there is no organisation 'one hous'; did you mean 'one house'?");
    expect_error("pacing: deadline", "pacing: dedline", "dedline",
                 "expected one of: flow, deadline, found 'dedline'; did you mean 'deadline'?");
}

TEST_CASE("distributions are checked") {
    expect_error("{gamma: {mean: 75 min, cv: 0.4}}", "{gama: {mean: 75 min, cv: 0.4}}", "gama",
                 "unknown distribution 'gama'; did you mean 'gamma'?");
    expect_error("{gamma: {mean: 75 min, cv: 0.4}}", "{gamma: {mean: 75 min}}", "gamma",
                 "the distribution 'gamma' lacks 'cv'");
    expect_error("{gamma: {mean: 75 min, cv: 0.4}}", "{gamma: {mean: 75 min, cv: 0}}", "0}}\n        documentation",
                 "'0' is too small");
    expect_error("{gamma: {mean: 75 min, cv: 0.4}}", "{uniform: {from: 2 h, to: 1 h}}", "{from: 2 h",
                 "'from' must be below 'to'");
    const auto expect = [](const std::string& written, const std::string& at, const std::string& text) {
        expect_error("{gamma: {mean: 75 min, cv: 0.4}}", written, at, text);
    };
    expect("{erlang: {mean: 1 h, stages: 0}}", "0}}\n        documentation", "'0' is too small");
    expect("{erlang: {mean: 1 h, stages: 1.5}}", "1.5}}\n        documentation",
           "expected a whole number, found '1.5'");
    expect("{deterministic: -1 h}", "-1 h", "'-1 h' is negative");
    expect("{normal: {mean: 1 h}}", "normal", "the distribution 'normal' lacks 'sd'");
    expect("{normal: {mean: 1 h, sd: 1 min, to: 0 min}}", "{mean: 1 h", "'from' must be below 'to'");
    expect("{normal: {mean: 1 h, sd: 1 min, from: 100 h}}", "{mean: 1 h",
           "'from' and 'to' leave nothing within 1000 'sd' of the mean");
    expect("{empirical: {values: []}}", "{values", "'values' needs at least one value");
    expect("{empirical: {values: [1 h, 2], weights: [1, 1]}}", "2], weights",
           "expected a working time such as 25 min or 3 h, found '2'");
    expect("{empirical: {values: [1 h, 2 h], weights: [1]}}", "{values",
           "'weights' needs 2 values, one for each of 'values', and has 1");
    expect("{empirical: {values: [1 h, 2 h], weights: [0, 0]}}", "{values", "at least one weight must be above 0");
    expect("{histogram: {edges: [1 h], weights: []}}", "{edges", "'edges' needs at least two values");
    expect("{histogram: {edges: [1 h, 1 h], weights: [1]}}", "{edges", "'edges' must be in ascending order");
    expect("{histogram: {edges: [1 h, 2 h], weights: [1, 1]}}", "{edges",
           "'weights' needs 1 values, one for each of 'edges' but the first, and has 2");
    expect("{mixture: []}", "[]", "the shares sum to 0 %, not 100 %");
    expect("{mixture: [{share: 90 %, of: 1 h}]}", "[{share", "the shares sum to 90 %, not 100 %");
    expect("{mixture: [{share: 100 %, of: {mixture: [{share: 100 %, of: {mixture: [{share: 100 %, of: 1 h}]}}]}}]}",
           "mixture: [{share: 100 %, of: 1 h", "unknown distribution 'mixture'");
}

TEST_CASE("a line has a time and a length between all its stops") {
    expect_error("minutes: [12]", "minutes: [12, 3]", "[12, 3]", "2 stops need 1 values in 'minutes', found 2");
    expect_error("km: [9]", "km: []", "[]", "2 stops need 1 values in 'km', found 0");
}

TEST_CASE("a place that no way leads to is an error at the place") {
    expect_error("  lines:\n    bus: {stops: [Ån, By], minutes: [12], km: [9], every: 20 min}\n", "", "By: {}}",
                 "no link or line leads from 'By' to 'Ån'");
    expect_error("  lines:\n    bus: {stops: [Ån, By], minutes: [12], km: [9], every: 20 min}\n",
                 "  links: [{from: Ån, to: By, car: 8 min, km: 9 km}]\n", "By: {}}",
                 "no link or line leads from 'By' to 'Ån'");
}

TEST_CASE("a need that no unit serves is an error at the organisation") {
    const auto text = changed(plain_scenario, "needs: all\n", "needs: [child welfare]\n");
    const auto loaded = test::load_text(text);
    REQUIRE(!loaded.problems.empty());
    CHECK_FALSE(loaded.scenario);
    const auto [line, column] = position_of(text, "one house");
    for (const auto& problem : loaded.problems) {
        CHECK(problem.line == line);
        CHECK(problem.column == column);
        CHECK(problem.text.find("organisation 'one house': ") == 0);
    }
}

TEST_CASE("a name that a model does not know points at the name and tells the known ones") {
    const auto text =
        changed(changed(plain_scenario, "model: custom", "model: siloed\n    offices: {nobody: By}"),
                plain_scenario.substr(plain_scenario.find("    structure:"),
                                      plain_scenario.find("experiment:") - plain_scenario.find("    structure:")),
                "");
    const auto loaded = test::load_text(text);
    REQUIRE(loaded.problems.size() == 1);
    const auto [line, column] = position_of(text, "nobody: By");
    CHECK(loaded.problems[0].line == line);
    CHECK(loaded.problems[0].column == column);
    CHECK(loaded.problems[0].text == "nothing here is called 'nobody'; known: child welfare, everything, housing");
}

TEST_CASE("the lengths of the experiment must fit into each other") {
    expect_error("run: 2 years", "run: 6 months", "run: 6",
                 "the run (181 days) must be longer than the follow-up (365 days)");
    expect_error("follow-up: 1 year", "follow-up: 30 days", "follow-up",
                 "the follow-up (30 days) must be longer than the investigation horizon (240 days)");
}

TEST_CASE("a value outside its own range is a warning, a range upside down an error") {
    expect_problem(true, "car: 50 %", "car: {value: 50 %, range: [60 %, 70 %]}", "60 %, 70",
                   "the value lies outside its own range");
    expect_error("car: 50 %", "car: {value: 50 %, range: [70 %, 40 %]}", "70 %, 40",
                 "the range's low end is above its high end");
    expect_error("car: 50 %", "car: {value: 50 %, range: 40 %}", "40 %}", "expected a range [low, high], found '40 %'");
    expect_error("car: 50 %", "car: {value: 50 %, sorce: assumed}", "sorce",
                 "unknown key 'sorce' beside 'value'; did you mean 'source'?");
}

TEST_CASE("working hours are checked") {
    expect_error("4.5 FTE,", "4.5 FTE, hours: {monday: 12:00-08:00},", "12:00-08:00",
                 "expected times such as 08:00-17:00 or [08:00-12:00, 13:00-17:00], or 'closed', found '12:00-08:00'");
    expect_error("4.5 FTE,", "4.5 FTE, hours: {holidays: none},", "{holidays: none}",
                 "never open: no day has any hours");
}

TEST_CASE("overload is a warning with the load of those who can stand in for each other, not an error") {
    const auto loaded = test::load_text(changed(plain_scenario, "population: 3000", "population: 3000000"));
    REQUIRE(loaded.scenario);
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].warning);
    const std::string& text = loaded.problems[0].text;
    CHECK(text.find("organisation 'one house': unit 'everyone' is overloaded: it has work for ") == 0);
    CHECK(text.find(" % of the hours of its intake worker, investigator") != std::string::npos);
    CHECK(loaded.scenario->warnings.size() == 1);
}

TEST_CASE("an overloaded role is told of though its unit has hours to spare") {
    const auto tutorial = test::read_whole(SLUSS_SOURCE_DIR "/tests/data/tutorial.yaml");
    const auto loaded = test::load_text(changed(tutorial, "investigator: {fte: 4 FTE", "investigator: {fte: 3 FTE"));
    REQUIRE(loaded.scenario);
    REQUIRE(loaded.problems.size() == 2);
    CHECK(loaded.problems[0].text.find("organisation 'as today': unit 'child welfare' is overloaded") == 0);
    CHECK(loaded.problems[0].text.find(" of the hours of its investigator") != std::string::npos);
    CHECK(loaded.problems[1].text.find("organisation 'one intake': unit 'child investigation' is overloaded") == 0);
}

TEST_CASE("organisations with unlike staff are told apart by a warning") {
    const auto loaded = test::load_text(changed(plain_scenario, "experiment:",
                                                "  fewer:\n    extends: one house\n    staff: {intake worker: 3 FTE}\n"
                                                "experiment:"));
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].to_string().find("warning: organisation 'fewer' has 7.50 FTE, 'one house' has 8.50") !=
          std::string::npos);
}

TEST_CASE("staff is compared with the baseline's, whichever organisation that is") {
    auto text =
        changed(plain_scenario,
                "experiment:", "  fewer:\n    extends: one house\n    staff: {intake worker: 3 FTE}\nexperiment:");
    text = changed(text, "seed: 7", "seed: 7, baseline: fewer");
    const auto loaded = test::load_text(text);
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].text == "organisation 'one house' has 8.50 FTE, 'fewer' has 7.50");
}

TEST_CASE("a key that is given twice hides no other mistake") {
    auto text = changed(plain_scenario, "car: 50 %", "car: 50");
    text = changed(text, "seed: 7", "seed: 7, seed: 8");
    const auto loaded = test::load_text(text);
    CHECK_FALSE(loaded.scenario);
    REQUIRE(loaded.problems.size() == 2);
    CHECK(loaded.problems[0].text == "expected a share such as 35 %, found '50'");
    CHECK(loaded.problems[1].text.starts_with("'seed' is given twice; the first is in line "));
}

TEST_CASE("all errors are told at once, in the order of the text") {
    auto text = changed(plain_scenario, "car: 50 %", "car: 50");
    text = changed(text, "group: adult", "gruop: adult");
    text = changed(text, "4 FTE", "four");
    text = changed(text, "pacing: deadline", "pacing: slow");
    text = changed(text, "model: custom", "model: costum");
    text = changed(text, "seed: 7", "seed: -7");
    const auto loaded = test::load_text(text);
    std::vector<int> lines;
    for (const auto& problem : loaded.problems) lines.push_back(problem.line);
    std::vector<int> expected;
    for (const char* piece : {"car: 50,", "    housing:\n", "gruop", "four", "slow", "costum", "seed"})
        expected.push_back(position_of(text, piece).first);
    CHECK(lines == expected);
}

TEST_CASE("a problem reads as compilers' do") {
    CHECK(scenario::Problem{"a.yaml", 3, 7, false, "wrong"}.to_string() == "a.yaml:3:7: error: wrong");
    CHECK(scenario::Problem{"a.yaml", 3, 7, true, "odd"}.to_string() == "a.yaml:3:7: warning: odd");
}

TEST_CASE("a message is one line whatever the file holds") {
    const auto loaded = test::load_text(
        changed(plain_scenario, "pacing: deadline", "pacing: \"a\\n\\e[31mb" + std::string(3000, 'x') + "\""));
    REQUIRE(loaded.problems.size() == 1);
    const auto text = loaded.problems[0].to_string();
    CHECK(text.find_first_of("\n\x1b") == std::string::npos);
    CHECK(text.size() < 1000);
}

TEST_CASE("names that would share their random numbers are found") {
    const auto first_letter = [](std::string_view name) { return static_cast<std::uint64_t>(name[0]); };
    const auto pair = scenario::hash_collision({"Alby", "Tumba", "Tullinge"}, first_letter);
    REQUIRE(pair);
    CHECK(pair->first == "Tumba");
    CHECK(pair->second == "Tullinge");
    CHECK_FALSE(scenario::hash_collision({"Alby", "Tumba"}, first_letter));
}

TEST_CASE(
    "a need that nobody knows, where a colleague is to be consulted or to join, is an error at the organisation") {
    auto text = changed(plain_scenario, "staff: [{role: intake worker}, {role: investigator}]",
                        "staff: [{role: intake worker, competences: housing}, {role: investigator, competences: "
                        "housing}]");
    text = changed(text, "rules: {", "rules: {outside competence: {rule: join}, ");
    test::expect_error_in(text, "one house",
                          "organisation 'one house': nobody is competent in child welfare: there is no colleague to "
                          "join");
    test::expect_error_in(changed(text, "rule: join", "rule: consult"), "one house",
                          "organisation 'one house': nobody is competent in child welfare: there is no colleague to "
                          "consult");
}

TEST_CASE("people who know one need each, and are too few for all needs, are told of in a warning") {
    auto text = changed(plain_scenario, "staff: [{role: intake worker}, {role: investigator}]",
                        "staff: [{role: intake worker, one competence each: yes}]");
    text = changed(text, "rules: {", "rules: {outside competence: {rule: consult}, ");
    text = changed(text, "  investigator: {fte: 4.5 FTE", "  investigator: {fte: 0 FTE");
    text = changed(changed(text, "population: 3000", "population: 30"), "population: 1000", "population: 10");
    CHECK(test::load_text(changed(text, "intake worker: 4 FTE", "intake worker: 40 FTE")).problems.empty());
    test::expect_problem_in(true, changed(text, "intake worker: 4 FTE", "intake worker: 1 FTE"), "one house",
                            "organisation 'one house': people know one need each, and there are too few for anybody "
                            "to know housing");
}
