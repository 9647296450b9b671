// Every kind of mistake in a service, once: what is said and where it points.
#include "scenario/expect_problem.hpp"
#include "scenario/plain_service.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace sluss;
using test::changed;
using test::plain_service;

namespace {

void expect_service_error(const std::string& from, const std::string& to, const std::string& at,
                          const std::string& text) {
    CAPTURE(to);
    test::expect_error_in(changed(plain_service, from, to), at, text);
}
void expect_service_warning(const std::string& from, const std::string& to, const std::string& at,
                            const std::string& text) {
    CAPTURE(to);
    test::expect_problem_in(true, changed(plain_service, from, to), at, text);
}

}  // namespace

TEST_CASE("the service that the tests change has nothing wrong with it") {
    const auto loaded = test::load_text(plain_service);
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    CHECK(loaded.problems.empty());
    CHECK(loaded.scenario.has_value());
}

TEST_CASE("a file is about a municipality or a service") {
    expect_service_error("resources:\n", "municipality: {}\nresources:\n",
                         "service:", "a scenario is about a municipality or about a service of its own, not both");
}

TEST_CASE("all mistakes in a service are told at once") {
    auto text = changed(plain_service, "100 per hour", "100");
    text = changed(text, "by: operator", "by: operatr");
    text = changed(text, "choice: own first", "choice: mine");
    text = changed(text, "time unit: hours", "time unit: years");
    const auto loaded = test::load_text(text);
    CHECK(loaded.problems.size() == 4);
    CHECK_FALSE(loaded.scenario);
}

TEST_CASE("a service's unknown names are told with the nearest known one") {
    expect_service_error("by: operator", "by: operatr", "operatr}",
                         "there is no resource 'operatr'; did you mean "
                         "'operator'?");
    expect_service_error("first: call back", "first: cal back", "cal back",
                         "there is no stage 'cal back'; did you mean 'call back'?");
    expect_service_error("{call back: 40 %,", "{call bak: 40 %,",
                         "call bak:", "there is no stage 'call bak'; did you mean 'call back'?");
    expect_service_error("urgent: [walk-in]", "urgent: [walkin]", "walkin",
                         "there is no client 'walkin'; did you mean 'walk-in'?");
    expect_service_error("{age: {child: 100 %", "{aeg: {child: 100 %", "aeg",
                         "unknown key 'aeg' in a kind of clients' attributes; did you mean 'age'?");
    expect_service_error("age: child,", "age: chlid,", "chlid,",
                         "no client's attribute is 'chlid'; did you mean 'child'?");
    expect_service_error("age: {child: 100 %", "age: {chlid: 100 %", "chlid",
                         "there is no 'chlid' here; did you mean 'child'?");
    expect_service_error("neighbours: [south]", "neighbours: [souht]", "souht",
                         "there is no clinic 'souht'; did you mean 'south'?");
    expect_service_error("in: clinics", "in: clinic", "clinic}",
                         "there is no appointment book 'clinic'; did you mean 'clinics'?");
    expect_service_error("stages: {call: {next: {call back: 30 %", "stages: {cal: {next: {call back: 30 %",
                         "cal:", "there is no stage 'cal'; did you mean 'call'?");
    expect_service_error("severity: {at least: 3}", "severty: {at least: 3}", "severty",
                         "unknown key 'severty' in a condition; did you mean 'severity'?");
}

TEST_CASE("the way out of a service is suggested like a stage") {
    expect_service_error("{call back: 40 %, leaves: 60 %}", "{call back: 40 %, leave: 60 %}",
                         "leave:", "there is no stage 'leave'; did you mean 'leaves'?");
}

TEST_CASE("a key of a piece of work that stands straight in the stage is told where it belongs") {
    expect_service_error("ward: {}", "ward: {by: nurse}", "by: nurse}\n",
                         "unknown key 'by' in a stage of a service; it belongs under 'work'");
}

TEST_CASE("a week has seven numbers of slots") {
    expect_service_error("[3, 5, 3, 5, 0, 0, 0]", "[3, 5, 3, 5, 0]", "[3, 5, 3, 5, 0]",
                         "expected a list of seven whole numbers, Monday to Sunday, found 5");
}

TEST_CASE("where resources could not be read, nothing is said of each, nor where an organisation changes them") {
    expect_service_error("\nresources:\n", "\nresource:\n", "resource:\n",
                         "unknown key 'resource' in the scenario of a service; did you mean 'resources'?");
    auto with_book = changed(plain_service, "{resources: {nurse: 10}}", "{resources: {clinics: {opens: 10:00}}}");
    CHECK(test::load_text(with_book).problems.empty());
    test::expect_error_in(changed(with_book, "    own within: 28 days\n", ""), "choice: own first",
                          "for 'own first', say with 'own within' how far away one's own may be");
    test::expect_error_in(changed(with_book, "urgent: [walk-in]", "urgnt: [walk-in]"), "urgnt",
                          "unknown key 'urgnt' in an appointment book; did you mean 'urgent'?");
}

TEST_CASE("where attributes could not be read, nothing is said of conditions on them") {
    expect_service_error("age: {child: 20 %, adult: 80 %}", "age: 25", "25\n",
                         "expected a map from words to shares that sum to 100 %, or {number: a distribution}, found "
                         "'25'");
    expect_service_error("  attributes:\n", "  attribute:\n", "attribute:\n",
                         "unknown key 'attribute' in a service; did you mean 'attributes'?");
}

TEST_CASE("names that mean something else are refused") {
    expect_service_error("    ward: {}", "    leaves: {}\n    ward: {}", "leaves: {}",
                         "'leaves' is the way out of the service; choose another name");
    expect_service_error("    age: {child: 20 %", "    client: {child: 20 %, adult: 80 %}\n    age: {child: 20 %",
                         "client: {child", "'client' means something else in a condition; choose another name");
}

TEST_CASE("shares that do not sum to 100 % say what is missing") {
    expect_service_error("{call back: 40 %, leaves: 60 %}", "{call back: 40 %, leaves: 50 %}", "{call back: 40 %",
                         "the shares of the ways sum to 90 %: 10 % are missing");
    expect_service_error("{child: 20 %, adult: 80 %}", "{child: 30 %, adult: 80 %}", "{child: 30 %",
                         "the shares of the words sum to 110 %: 10 % too many");
    expect_service_error("share: 60 %", "share: 50 %", "north: {per weekday",
                         "the shares of the clinics sum to 90 %: 10 % are missing");
}

TEST_CASE("a rate needs its unit") {
    expect_service_error("100 per hour", "100", "100\n",
                         "expected how many come, such as 100 per hour or 3 per day, found '100'");
    expect_service_error("100 per hour", "0 per hour", "0 per hour", "nobody ever comes: the rate is 0");
    expect_service_error("100 per hour", "1e8 per hour", "arrive: 1e8",
                         "7.21e+10 clients would come in the run; at most 1e+08 can");
}

TEST_CASE("the forms of arrivals are not mixed, and their numbers fit together") {
    const auto wrong = [](const std::string& how, const std::string& at, const std::string& text) {
        expect_service_error("100 per hour", how, at, text);
    };
    wrong("{}", "{}\n", "say when clients come: 'rate', 'steps', 'mean', 'every', 'at' or 'file'");
    wrong("{rate: 3 per day, every: 1 h}", "{rate: 3", "clients come in one way, not by both 'rate' and 'every'");
    wrong("{rate: 3 per day, period: 1 h}", "period: 1 h", "'period' goes with 'mean', not with 'rate'");
    wrong("{mean: 3 per day, period: 1 h}", "arrive", "a rate with a 'mean' lacks 'amplitude'");
    wrong("{mean: 3 per day, amplitude: 4 per day, period: 1 h}", "4 per day",
          "the amplitude is larger than the mean: the rate would be negative");
    wrong("{mean: 3 per day, amplitude: 1 per day, period: 0 h}", "0 h}", "a period is longer than nothing");
    wrong("{steps: [{from: 1 h, rate: 3 per day}]}", "{from: 1 h", "the first step begins at 0 h");
    wrong("{steps: [{from: 0 h, rate: 3 per day}, {from: 0 h, rate: 1 per day}]}", "{from: 0 h, rate: 1 per day}",
          "a step begins after the one before it");
    wrong("{steps: [{from: 0 h, rate: 0 per day}]}", "[{from: 0 h, rate: 0", "nobody ever comes: every rate is 0");
    wrong("{steps: [{from: 0 h, rate: 3 per day}, {from: 2 h, rate: 1 per day}], repeats: 2 h}", "2 h}",
          "the steps begin anew only after the last of them has begun");
    wrong("{every: 0 h}", "0 h}", "there must be some time between one client and the next");
    wrong("{at: [2 h, 1 h]}", "1 h]", "it is earlier than the time before it");
    wrong("{at: []}", "[]", "there is no time");
}

TEST_CASE("a piece of work is one thing") {
    expect_service_error("{wait: 2 days}", "{wait: 2 days, task: 1 h}", "{wait: 2 days, ",
                         "it is one thing, not both 'task' and 'wait'");
    expect_service_error("{wait: 2 days}", "{by: nurse}", "{by: nurse}",
                         "say what it is: 'appointment', 'task', 'wait' or 'slot'");
    expect_service_error("{wait: 2 days}", "{wait: 2 days, by: nurse}", "by: nurse}\n        - {slot",
                         "a wait takes nobody here; work that does is a task");
    expect_service_error("{wait: 2 days}", "{appointment: 2 days}", "2 days}",
                         "expected a working time such as 25 min or 3 h, found '2 days'");
}

TEST_CASE("a slot is in a book, and a book is not asked for like a person") {
    expect_service_error(", in: clinics", "", "slot: 45 min", "a slot is in an appointment book: say which with 'in'");
    expect_service_error(", in: clinics", ", in: clinics, by: nurse", "by: nurse}\n      holds",
                         "a slot needs nobody else: its book says how many there are");
    expect_service_error("{wait: 2 days}", "{wait: 2 days, in: clinics}", "in: clinics}",
                         "only a slot is in an appointment book");
    expect_service_error("by: operator", "by: clinics", "clinics}]\n",
                         "'clinics' is an appointment book; write 'slot: …, in: clinics'");
}

TEST_CASE("nothing is taken twice at once") {
    expect_service_error("by: [nurse, doctor]", "by: [nurse, nurse]", "nurse], with", "'nurse' is named twice");
    expect_service_error("with: desk", "with: nurse", "with: nurse", "'nurse' is named in 'by' already");
    expect_service_error("with: desk", "with: room", "{appointment: 15",
                         "'room' is held through the whole stage already");
}

TEST_CASE("limits of a condition leave something") {
    expect_service_error("{at least: 7, below: 9}", "{at least: 7, below: 7}", "{at least: 7",
                         "no number is at least the one and below the other");
    expect_service_error("{at most: 2}", "{at most: 2, at least: 3}", "{at most",
                         "no number is at least the one and at most the other");
    expect_service_error("{at most: 2}", "{}", "{}}}", "say 'at least' or 'at most'");
}

TEST_CASE("what is said of waiting has something to be about") {
    expect_service_warning("      waiting places: 10\n", "", "when full",
                           "it is never full: 'waiting places' are not given");
    expect_service_warning("next: {call back: 40 %", "after leaving: ward\n      next: {call back: 40 %",
                           "after leaving", "nobody leaves the line: 'patience' is not given");
    expect_service_warning("ward: {}", "ward: {patience: 2 h}", "patience: 2 h",
                           "nobody waits in a stage without work");
    expect_service_error("[{waiting: 5, chance: 50 %}]", "[{waiting: 5, chance: 50 %}, {waiting: 5, chance: 60 %}]",
                         "{waiting: 5, chance: 60", "the steps go by a rising number of those who wait");
}

TEST_CASE("patience and places are of a line, and who waits for a date is in none") {
    const auto text = [](const std::string& key, const std::string& begins) {
        return "'" + key + "' says nothing of a stage that begins with " + begins;
    };
    const std::string a_slot = "a slot: who waits for a date is not in a line";
    const std::string nobody = "work that needs nobody: there is no line";
    expect_service_error("ward: {}", "ward: {work: [{slot: 45 min, in: clinics}], patience: 2 h}", "patience: 2 h",
                         text("patience", a_slot));
    expect_service_error("ward: {}",
                         "ward: {work: [{slot: 45 min, in: clinics}], waiting places: 3, when full: blocks}",
                         "waiting places: 3", text("waiting places", a_slot));
    expect_service_error("ward: {}", "ward: {work: [{wait: 2 h}, {task: 1 h, by: nurse}], patience: 2 h}",
                         "patience: 2 h", text("patience", nobody));
    // An organisation may make it so of what the service says.
    const auto made = changed(plain_service, "stages: {call: {next: {call back: 30 %, leaves: 70 %}}}",
                              "stages: {call back: {holds: [], work: [{wait: 1 h}]}}");
    const auto loaded = test::load_text(made);
    REQUIRE(loaded.problems.size() == 2);
    CHECK(loaded.problems[0].text == text("patience", nobody));
    CHECK(loaded.problems[1].text == text("waiting places", nobody));
    const auto [line, column] = test::position_of(made, "work: [{wait: 1 h}]");
    CHECK(loaded.problems[0].line == line);
    CHECK(loaded.problems[0].column == column);
    // Some stand in line if some have earlier work that needs somebody, or if somebody is held.
    for (const auto* stage : {"ward: {work: [{task: 1 min, by: nurse, if: {age: child}}, {wait: 2 h}], patience: 2 h}",
                              "ward: {work: [{wait: 2 h, if: {age: child}}, {task: 1 min, by: nurse}], patience: 2 h}",
                              "ward: {work: [{wait: 2 h}], holds: room, patience: 2 h}"}) {
        CAPTURE(stage);
        CHECK(test::load_text(changed(plain_service, "ward: {}", stage)).problems.empty());
    }
}

TEST_CASE("what is held for a whole stage is not interrupted") {
    expect_service_warning("room: {number: 4", "room: {interruption: resume, number: 4", "interruption: resume",
                           "what is held for a whole stage is not interrupted: 'interruption' of 'room' says nothing "
                           "of 'call back'");
    expect_service_warning("room: {number: 4", "room: {at closing: restart, number: 4", "at closing: restart",
                           "what is held for a whole stage is not interrupted: 'at closing' of 'room' says nothing of "
                           "'call back'");
    CHECK(test::load_text(changed(plain_service, "desk: {", "desk: {interruption: resume, ")).problems.empty());
}

TEST_CASE("clients who can block each other for ever are worth a word") {
    const std::string circle = R"(title: Circle
service:
  clients: {c: {arrive: 1 per day, first: a}}
  stages:
    a: {work: [{task: 1 h, by: x}], waiting places: 2, when full: blocks, next: b}
    b: {work: [{task: 1 h, by: y}], waiting places: 2, when full: blocks, next: {a: 10 %, leaves: 90 %}}
resources: {x: 1, y: 1}
experiment: {run: 10 h}
)";
    test::expect_problem_in(true, circle, "when full", "clients can block each other for ever before 'a', 'b'");
    test::expect_problem_in(true, changed(circle, "{a: 10 %, leaves: 90 %}", "{b: 10 %, leaves: 90 %}"),
                            "when full: blocks, next: {b", "clients can block each other for ever before 'b'");
    // There is a way out of the circle where nobody is blocked, or where those in line give up.
    const auto fine = [&](const std::string& from, const std::string& to) {
        CAPTURE(to);
        CHECK(test::load_text(changed(circle, from, to)).problems.empty());
    };
    fine("when full: blocks, next: b", "when full: turned away, next: b");
    fine("waiting places: 2, when full: blocks, next: b", "next: b");
    fine("next: b}", "patience: 1 h, next: b}");
    fine("{a: 10 %, leaves: 90 %}", "leaves");
}

TEST_CASE("a resource that is never there is an error, one that nothing uses is worth a word") {
    expect_service_error("room: {number: 4", "room: {number: 0", "room: {number: 0",
                         "there is never any 'room', and whoever needs it waits for ever");
    expect_service_error("{resources: {nurse: 10}}", "{resources: {operator: 0}}", "operator: 13",
                         "organisation 'one more nurse': there is never any 'operator', and whoever needs it waits for "
                         "ever");
    expect_service_warning("operator: 13", "operator: 13\n  porter: 2", "porter", "nothing uses 'porter'");
    expect_service_error("operator: 13", "operator: {kind: room}", "{kind: room}",
                         "a resource lacks 'number', or an appointment book 'slots'");
    expect_service_error("{number: {steps: [{from: 0 h", "{number: {steps: [{from: 1 h", "{from: 1 h",
                         "the first step begins at 0 h");
    expect_service_error(
        "doctor: {number: {steps:", "doctor: {hours: office, number: {steps:", "{hours: office, number: {s",
        "a number that changes has its times itself: 'hours' go with a plain number");
    expect_service_error("{shifts: [{hours: office, number: 2}, {hours: always, number: 1}]}", "{}", "{}, kind",
                         "a number that changes is given by 'shifts' or by 'steps'");
}

TEST_CASE("an appointment book has slots for whoever may ask") {
    expect_service_error("[3, 5, 3, 5, 0, 0, 0]", "[3, 5, 3]", "[3, 5, 3]",
                         "expected a list of seven whole numbers, Monday to Sunday, found 3");
    expect_service_error("    own within: 28 days\n", "", "choice",
                         "for 'own first', say with 'own within' how far away one's own may be");
    expect_service_error("    urgent: [walk-in]\n", "", "carved out",
                         "say with 'urgent' for whom slots are carved out");
    expect_service_error("opens: 09:30", "opens: 9.30", "9.30",
                         "expected a time of the day such as 08:30, found '9.30'");
    auto empty = changed(plain_service, "[3, 5, 3, 5, 0, 0, 0]", "[0, 0, 0, 0, 0, 0, 0]");
    empty = changed(empty, "choice: own first\n    own within: 28 days", "choice: own");
    test::expect_error_in(empty, "slots:", "'north' has no slot on any day, and its clients may choose no other");
}

TEST_CASE("a measure is of one thing") {
    expect_service_error("call backs: {visits: call back}", "call backs: {}", "{}\n  states",
                         "say what is measured: 'time' or 'visits'");
    expect_service_error("call backs: {visits: call back}", "call backs: {visits: call back, within: 4 h}",
                         "within: 4 h}\n  states", "'within' goes with 'time'");
    expect_service_error("call backs: {visits: call back}", "call backs: {visits: call back, of: all}", "of: all",
                         "'of' says of whom a share is: it goes with 'within'");
    expect_service_error("departure}, within: 4 h}", "departure}, within: 4 h, of: everybody}", "everybody",
                         "expected one of: both moments, all, found 'everybody'");
    expect_service_error("from: {comes to: call}", "from: {comes: call}", "comes: call",
                         "unknown key 'comes' in a moment; did you mean 'comes to'?");
    expect_service_error("from: arrival", "from: arival", "arival",
                         "expected one of: arrival, departure, found 'arival'; did you mean 'arrival'?");
}

TEST_CASE("a measure's key in results is its own") {
    expect_service_error("call backs: {visits", "waiting: {visits", "waiting: {visits",
                         "'waiting' would have the same key in results as another measure; choose another name");
}

TEST_CASE("times lie within the run, and a run is longer than nothing") {
    expect_service_error("[6 h, 12 h]", "[6 h, 6 h]", "6 h]", "the times are in order, each once");
    expect_service_error("[6 h, 12 h]", "[6 h, 1200 h]", "1200 h]", "it is after the end of the run");
    expect_service_error("run: 30 days", "run: 0 h", "run: 0", "the run must be longer than nothing");
}

TEST_CASE("nobody goes round for ever") {
    const std::string round = R"(title: Round
service:
  clients: {c: {arrive: 1 per hour, first: a}}
  stages:
    a: {next: b}
    b: {next: a}
experiment: {run: 10 h}
)";
    auto loaded = test::load_text(round);
    REQUIRE_FALSE(loaded.problems.empty());
    CHECK_FALSE(loaded.scenario);
    CHECK(loaded.problems[0].text == "from 'a' a client can go round for ever in no time");
    // With some time in it, it is only strange.
    test::expect_problem_in(true, changed(round, "a: {next: b}", "a: {work: [{wait: 1 h}], next: b}"), "a: {work",
                            "no way leads out of the service from 'a' for c: they never leave");
    // Who finds a stage full cannot be sent there at once.
    loaded = test::load_text(
        changed(round, "a: {next: b}\n    b: {next: a}",
                "a: {work: [{task: 1 h, by: clerk}], waiting places: 3, turned away to: b}\n    b: {next: a}\n"
                "resources: {clerk: 1}"));
    CHECK_FALSE(loaded.scenario);
    CHECK(std::any_of(loaded.problems.begin(), loaded.problems.end(), [](const auto& problem) {
        return problem.text == "from 'a' a client can go round for ever in no time";
    }));
}

TEST_CASE("what an organisation has beside the others and does not use is most likely a slip") {
    expect_service_warning("{resources: {nurse: 10}}", "{resources: {nurs: 10}}",
                           "nurs:", "nothing uses 'nurs'; did you mean 'nurse'?");
    expect_service_warning("{resources: {nurse: 10}}", "{resources: {nurse: 10, porter: 2}}", "porter",
                           "nothing uses 'porter'");
    expect_service_warning("{resources: {nurse: 10}}",
                           "{resources: {clinic: {slots: {north: {per weekday: [1, 1, 1, 1, 1, 0, 0]}}}}}",
                           "clinic: {slots", "nothing uses 'clinic'; did you mean 'clinics'?");
    CHECK(test::load_text(changed(plain_service, "{resources: {nurse: 10}}",
                                  "{resources: {porter: 2}, stages: {ward: {work: [{task: 1 min, by: porter}]}}}"))
              .problems.empty());
}

TEST_CASE("a stage that nobody comes to is worth a word") {
    expect_service_warning("    ward: {}", "    ward: {}\n    attic: {}", "attic", "nobody comes to 'attic'");
}
