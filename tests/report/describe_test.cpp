// An organisation in words and as a graph: two units, one door, two needs, set up by hand.
#include "report/describe.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace sluss;
using namespace sluss::domain;

namespace {

struct Small {
    Municipality municipality;
    Organisation organisation;

    Small() {
        municipality.places = {"Tumba", "Alby"};
        municipality.groups = {"adult"};
        municipality.stages = {"contact", "investigation"};
        District district;
        district.name = "Alby";
        municipality.districts = {district};
        for (const char* name : {"addiction", "housing"}) {
            Need need;
            need.name = name;
            Stage contact;
            contact.id = 0;
            contact.next = {{Branch::closed, ByComplexity<double>::all(0.5), Condition::always, Triage::service_offer},
                            {1}};
            Stage investigation;
            investigation.id = 1;
            investigation.kind = Stage::Kind::investigation;
            need.stages = {contact, investigation};
            municipality.needs.push_back(need);
        }
        organisation.name = "one \"intake\"";
        organisation.model = "custom";
        organisation.offices = {{"Tumba", 0, {}}, {"the annexe", 1, {}}};
        Role role;
        role.name = "investigator";
        organisation.roles = {role};
        organisation.units = {unit("reception", 0, {0}, 3), unit("investigation group", 1, {1}, 4.5)};
        Door door;
        door.name = "the adults' door";
        door.open_to = {true, true, false};
        door.groups = IdSet::of({0});
        door.needs = IdSet::of({0, 1});
        organisation.doors = {door};
    }

    static Unit unit(const char* name, OfficeId office, std::initializer_list<std::uint16_t> stages, double fte) {
        Unit result;
        result.name = name;
        result.office = office;
        result.stages = IdSet::of(stages);
        result.needs = IdSet::of({0, 1});
        StaffGroup group;
        group.stages = result.stages;
        group.competences = IdSet::of({0});
        group.fte = fte;
        result.staff = {group};
        return result;
    }

    [[nodiscard]] std::string words() const { return report::describe(municipality, organisation); }
    [[nodiscard]] std::string dot() const { return report::describe_dot(municipality, organisation); }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a door is told with who sees it, what it is right for and where it leads") {
    CHECK(
        has(Small().words(),
            "  the adults' door: seen by adult; right for every need; by visit, phone; leads to reception in Tumba\n"));
}

TEST_CASE("a unit is told with its office, stages, needs and what its people know") {
    const auto words = Small().words();
    CHECK(has(words, "  investigation group, in the annexe (Alby): investigation of every need\n"));
    CHECK(has(words, "    investigator, 4.5 FTE: investigation; know addiction\n"));
}

TEST_CASE("staff is summed per role") {
    const auto words = Small().words();
    CHECK(has(words, "  reception            3\n"));
    CHECK(has(words, "  investigation group  4.5\n"));
    CHECK(has(words, "  total                7.5\n"));
}

TEST_CASE("rules are told in words") {
    Small small;
    small.organisation.rules.continuity = Continuity::first_worker;
    small.organisation.rules.decides_service_offer = true;
    small.organisation.rules.pacing = Pacing::deadline;
    small.organisation.rules.deadline_margin_days = 10;
    small.organisation.rules.caseload_cap = 20;
    small.organisation.rules.handover.reading_in = kernel::from_minutes(90);
    const auto words = small.words();
    CHECK(has(words, "Continuity: the first worker met stays responsible."));
    CHECK(has(words, "The first contact decides itself: advice, service offer."));
    CHECK(has(words, "spread up to 10 days before the legal limit"));
    CHECK(has(words, "at most 20 cases each"));
    CHECK(has(words, "Handing over costs 90 min of reading in"));
}

TEST_CASE("what rules cost is told, and only where it can be met with") {
    Small small;
    auto& rules = small.organisation.rules;
    rules.notice = std::chrono::hours{7 * 24};
    rules.outside_slower = 0.25;
    rules.joint_contact_saves = 0.3;
    rules.joint_meetings_saved = 0.2;
    rules.coordination = kernel::from_minutes(45);
    rules.wrong_door_length = 0.5;
    rules.referral = kernel::from_minutes(20);
    const auto words = small.words();
    CHECK(has(words, "  An appointment after the first is booked at least 7 days ahead.\n"));
    CHECK(has(words, "  A need outside the worker's competence is handed over.\n"));
    CHECK(
        has(words, "  Handling needs jointly spares 30 % of each further need's contact and 20 % of its meetings.\n"));
    CHECK(has(words, "  Coordination costs 45 min for each other worker who has an open case of the household.\n"));
    CHECK(has(words, "  A contact at a wrong door is 50 % as long as at a right one; a referral costs 20 min.\n"));
    rules.outside_competence = OutsideCompetence::consult;
    rules.consult_chance = 0.4;
    rules.consult_length = kernel::from_minutes(15);
    CHECK(has(small.words(), "is solved with a consulted colleague (25 % slower; in 40 % of"));  // the line is broken
}

TEST_CASE("the way of a case leads from unit to unit") {
    CHECK(has(Small().words(), "  reception\n    contact → investigation by investigation group\n"));
}

TEST_CASE("a way that triage does not permit is not told") {
    Small small;
    for (auto& need : small.municipality.needs) need.stages[0].next[1].permission = Triage::short_investigation;
    CHECK(!has(small.words(), "contact → investigation"));
    small.organisation.rules.decides_short_investigation = true;
    CHECK(has(small.words(), "contact → investigation"));
}

TEST_CASE("a way that no household can take is not told") {
    Small small;
    small.municipality.needs[0].applications = 5;
    for (auto& need : small.municipality.needs) need.stages[0].next[1].condition = Condition::application;
    CHECK(has(small.words(), "    contact → investigation by investigation group (addiction)\n"));
    small.municipality.needs[0].stages[0].next[1].share = ByComplexity<double>::all(0);
    CHECK(!has(small.words(), "contact →"));
}

TEST_CASE("long lines are broken and indented") {
    Small small;
    small.organisation.doors[0].name = std::string(60, 'x') + " " + std::string(60, 'y');
    CHECK(has(small.words(), "  " + std::string(60, 'x') + "\n        " + std::string(60, 'y') + ":"));
}

TEST_CASE("a unit that serves both stages keeps the case") {
    Small small;
    small.organisation.units[0].stages = IdSet::of({0, 1});
    small.organisation.units.pop_back();
    CHECK(has(small.words(), "  reception\n    contact → investigation\n"));
}

TEST_CASE("the graph joins groups, doors and units, and quotes names") {
    const auto dot = Small().dot();
    CHECK(dot.starts_with("digraph \"one \\\"intake\\\"\" {\n"));
    CHECK(has(dot, "group0 -> door0;"));
    CHECK(has(dot, "door0 -> unit0;"));
    CHECK(has(dot, "unit0 -> unit1 [label=\"investigation\"];"));
    CHECK(has(dot, "unit1 [shape=box, label=\"investigation group\\n4.5 FTE\"];"));
    CHECK(dot.ends_with("}\n"));
}

TEST_CASE("models are listed with their parameters") {
    Model model;
    model.name = "siloed";
    model.summary = "A unit per need.";
    model.origin = "Stockholm";
    model.parameters = {{"shared door", ModelParameter::Kind::flag, {}, {}, "One door for all.", true}};
    CHECK(report::describe_models({{"siloed", model}}) ==
          "siloed\n"
          "  A unit per need.\n"
          "  From: Stockholm\n"
          "  shared door: yes or no, required\n"
          "      One door for all.\n");
}

TEST_CASE("people who support are told without stages, in a unit of their own too") {
    Small small;
    Role manager;
    manager.name = "manager";
    small.organisation.roles.push_back(manager);
    StaffGroup group;
    group.role = 1;
    group.fte = 2;
    small.organisation.units[0].staff.push_back(group);
    Unit office;
    office.name = "head office";
    office.staff = {group};
    small.organisation.units.push_back(office);
    const auto words = small.words();
    CHECK(has(words, "    manager, 2 FTE: support\n"));
    CHECK(has(words, "  head office, in Tumba: supports the others\n"));
}

TEST_CASE("rules of some districts' own are told beside those of the others") {
    Small small;
    District town;
    town.name = "Tumba";
    small.municipality.districts.push_back(town);
    CHECK(!has(small.words(), "Rules in"));
    small.organisation.rules_in.resize(2);
    small.organisation.rules_in[1] = small.organisation.rules;
    CHECK(!has(small.words(), "Rules in"));
    small.organisation.rules_in[1]->pacing = Pacing::deadline;
    small.organisation.rules_in[1]->one_plan = true;
    small.organisation.rules_in[1]->urgent_interrupts = true;
    const auto words = small.words();
    const auto own = words.find("\nRules in Tumba\n");
    REQUIRE(own != std::string::npos);
    CHECK(has(words.substr(0, own), "(flow)"));
    CHECK(!has(words.substr(0, own), "one plan"));
    CHECK(has(words.substr(own), "(deadline)"));
    CHECK(has(words.substr(own), "there is one plan"));
    CHECK(has(words.substr(own), "urgent work interrupts"));
}

TEST_CASE("a way that only a district's own rules permit is told") {
    Small small;
    for (auto& need : small.municipality.needs) need.stages[0].next[1].permission = Triage::short_investigation;
    small.organisation.rules_in.resize(1);
    small.organisation.rules_in[0] = small.organisation.rules;
    small.organisation.rules_in[0]->decides_short_investigation = true;
    CHECK(has(small.words(), "contact → investigation"));
}

TEST_CASE("a workforce is told as far as it is on") {
    using kernel::Distribution;
    Small small;
    CHECK(!has(small.words(), "Workforce"));
    auto& w = small.organisation.workforce;
    w.turnover.tenure = Distribution::exponential(3 * 8766);
    w.turnover.notice = std::chrono::days{60};
    w.recruitment = {0, 30, Distribution::constant(90 * 24)};
    auto words = small.words();
    CHECK(has(words, "\nWorkforce\n"));
    CHECK(has(words, "  People stay 3 years in the mean; they give notice 60 days before.\n"));
    CHECK(has(words, "one of the role 'investigator' searches for 30 h; a new colleague begins 90 days later.\n"));
    CHECK(!has(words, "ill"));
    w.sick_leave = {1.2, Distribution::exponential(9 * 24)};
    w.holidays.summer_weeks = 4;
    w.holidays.other_weeks = 1;
    w.onboarding.starts_at = 0.5;
    w.onboarding.time_constant = std::chrono::days{120};
    w.overhead = {{"training", 0.04, IdSet::of({0}), kernel::Days{std::chrono::year{2017} / 9 / 1}, {}}};
    w.assistants = {0, 0.3};
    w.e_services.removes = 0.4;
    small.organisation.roles[0].part_time = 0.75;
    words = small.words();
    CHECK(has(words, "Each person is ill 1.2 times a year, for 9 days in the mean."));
    CHECK(has(words, "Holidays: 4 weeks in one piece from week 25 to week 32, and 1 single week."));
    CHECK(has(words, "begins at 50 %; what is missing shrinks with a time constant of 120 days."));
    CHECK(has(words, "Overhead, training: 4 % of the hours of investigator from 2017-09-01."));
    CHECK(has(words, "People of the role 'investigator' take 30 % of the documentation."));
    CHECK(has(words, "spare 40 % of the desk work"));
    CHECK(has(words, "Each investigator works 75 % of full time."));
}

TEST_CASE("a reorganisation is told with its day and what happens around it") {
    Small small;
    Reorganisation plan;
    plan.on = kernel::Days{std::chrono::year{2019} / 3 / 2};
    plan.becomes = "the other";
    plan.units = {{"reception", "adult reception"}};
    plan.closures = {{"reception", 3}};
    plan.preparation = {std::chrono::hours{20}, 26};
    plan.dip = {0.15, std::chrono::days{60}};
    plan.informing = {0.6, std::chrono::days{180}};
    small.organisation.reorganisations = {plan};
    const auto words = small.words();
    CHECK(has(words, "\nReorganisations\n  On 2019-03-02 it becomes 'the other'.\n"));
    CHECK(has(words, "    People of reception go to adult reception first.\n"));
    CHECK(has(words, "    reception is closed for 3 days.\n"));
    CHECK(has(words, "    Open cases keep their worker until their next stage.\n"));
    CHECK(has(words, "    It is prepared with 20 h of each full-time person, in the 26 weeks before.\n"));
    CHECK(has(words, "    Output dips by 15 %, which shrinks with a time constant of 60 days.\n"));
    CHECK(has(words, "    60 % of households are told beforehand; the others have learned the new doors after 180"));
}
