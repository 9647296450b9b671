// The fields of the rules, which are the scenario's for all organisations unless one says otherwise.
#include "scenario/kinds.hpp"
#include "scenario/tables.hpp"

namespace sluss::scenario {

using namespace domain;

namespace {

Kind<HandoverCosts> handover() {
    return object(
        Table<HandoverCosts>{"handover",
                             "What it costs to hand a case over.",
                             {{"reading in", &HandoverCosts::reading_in, working_time(), "of the receiver"},
                              {"retelling", &HandoverCosts::retelling, extra_share(),
                               "the receiver's first appointment is this share longer"},
                              {"lost", &HandoverCosts::lost, share(), "chance that a meeting must be repeated"},
                              {"same office", &HandoverCosts::same_office, extra_share(),
                               "share of all three between colleagues in one office", otherwise("100 %")},
                              {"same unit", &HandoverCosts::same_unit, extra_share(),
                               "share of all three within one unit", otherwise("100 %")}}});
}

Kind<Rules> outside_competence() {
    return object(Table<Rules>{
        "outside competence",
        "What happens to a need that the responsible worker does not know.",
        {{"rule", &Rules::outside_competence,
          choice<OutsideCompetence>({{"hand over", OutsideCompetence::hand_over},
                                     {"consult", OutsideCompetence::consult},
                                     {"join", OutsideCompetence::join}}),
          "", otherwise("hand over")},
         {"slower", &Rules::outside_slower, extra_share(), "such work takes this share longer (consult, join)"},
         {"consult chance", &Rules::consult_chance, share(), "that a piece of such work needs a colleague"},
         {"consult length", &Rules::consult_length, working_time(), "of each of the two"}}});
}

/// The list replaces what could be decided before.
Kind<Rules> triage() {
    const auto kind = list_of(choice<Triage>({{"advice", Triage::advice},
                                              {"service offer", Triage::service_offer},
                                              {"short investigation", Triage::short_investigation}}));
    const auto read = [inner = kind.read](Reader& reader, const Node& node, Rules& out) {
        std::vector<Triage> allowed;
        if (out.decides_advice) allowed.push_back(Triage::advice);
        if (out.decides_service_offer) allowed.push_back(Triage::service_offer);
        if (out.decides_short_investigation) allowed.push_back(Triage::short_investigation);
        inner(reader, node, allowed);
        out.decides_advice = out.decides_service_offer = out.decides_short_investigation = false;
        for (const auto what : allowed) {
            out.decides_advice = out.decides_advice || what == Triage::advice;
            out.decides_service_offer = out.decides_service_offer || what == Triage::service_offer;
            out.decides_short_investigation = out.decides_short_investigation || what == Triage::short_investigation;
        }
    };
    return {kind.expects, read, kind.shape};
}

}  // namespace

Kind<WorkOrder> work_order() {
    return choice<WorkOrder>({{"first come", WorkOrder::first_come},
                              {"earliest limit", WorkOrder::earliest_limit},
                              {"round robin", WorkOrder::round_robin},
                              {"shortest", WorkOrder::shortest}});
}

Kind<Pacing> pacing() {
    return choice<Pacing>({{"flow", Pacing::flow}, {"deadline", Pacing::deadline}});
}

Kind<Rules> rules() {
    const auto same = [](Rules& rules) -> Rules& { return rules; };
    return object(Table<Rules>{
        "rules",
        "How an organisation works. A model changes only what makes it that model.",
        {{"continuity", &Rules::continuity,
          choice<Continuity>({{"new worker per stage", Continuity::new_worker_per_stage},
                              {"same within unit", Continuity::same_within_unit},
                              {"first worker", Continuity::first_worker}}),
          "which worker goes on when a stage ends", otherwise("same within unit")},
         {"several needs", &Rules::several_needs,
          choice<SeveralNeeds>({{"parallel", SeveralNeeds::parallel},
                                {"by referral", SeveralNeeds::by_referral},
                                {"joint", SeveralNeeds::joint},
                                {"coordinated team", SeveralNeeds::coordinated_team}}),
          "what happens to a household with several needs", otherwise("parallel")},
         {"triage", same, triage(), "what the first contact may decide itself"},
         {"outside competence", same, outside_competence(), "needs that the worker does not know"},
         {"allocation", &Rules::allocation,
          choice<Allocation>({{"least caseload", Allocation::least_caseload},
                              {"pooled", Allocation::pooled},
                              {"earliest diary", Allocation::earliest_diary},
                              {"same as last time", Allocation::same_as_last_time}}),
          "which worker gets a new case", otherwise("least caseload")},
         {"caseload cap", &Rules::caseload_cap, count(1), "cases per worker; at the cap new cases wait"},
         {"work order", &Rules::work_order, work_order(), "of desk work", otherwise("earliest limit")},
         {"urgent work", &Rules::urgent_interrupts, choice<bool>({{"first in line", false}, {"interrupts", true}}),
          "urgent desk work comes next, or stops what is being done", otherwise("first in line")},
         {"one plan", &Rules::one_plan, flag(),
          "in a coordinated investigation the whole team is at every meeting and decides together; if not, each need "
          "has its own meetings with the lead and its own worker",
          otherwise("no")},
         {"pacing", &Rules::pacing, pacing(), "when the meetings of an investigation are booked", otherwise("flow")},
         {"deadline margin", &Rules::deadline_margin_days,
          Kind<double>{expected(Dimension::calendar_time),
                       [](Reader& reader, const Node& node, double& out) {
                           double hours = out * 24;
                           quantity(Dimension::calendar_time).read(reader, node, hours);
                           out = hours / 24;
                       },
                       quantity(Dimension::calendar_time).shape},
          "with deadline pacing, how long before the limit the last meeting comes"},
         {"notice", &Rules::notice, calendar_time(), "how far ahead appointments after the first are booked"},
         {"handover", &Rules::handover, handover(), "what handing over costs"},
         {"joint contact saves", &Rules::joint_contact_saves, share(), "of each further need's contact"},
         {"joint meetings saved", &Rules::joint_meetings_saved, share(), "of each further need's meetings"},
         {"coordination", &Rules::coordination, working_time(),
          "when an investigation opens, per other worker with an open case of the household"},
         {"wrong door length", &Rules::wrong_door_length, extra_share(),
          "of a contact at a wrong door, as a share of a right one's", otherwise("100 %")},
         {"referral", &Rules::referral, working_time(), "desk work of the referrer"}}});
}

}  // namespace sluss::scenario
