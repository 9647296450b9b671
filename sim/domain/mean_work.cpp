// Means of single visits, term by term as the conceptual model names them. Relies on travel times and on the means of
// distributions; never draws anything.
#include "domain/mean_work.hpp"

#include <algorithm>
#include <cmath>

namespace sluss::domain {

bool meant_for(const WorkItem& item, Entry entry) {
    return item.only.empty() || std::find(item.only.begin(), item.only.end(), entry) != item.only.end();
}

Work MeanWork::of(const Visit& visit, Entry entry, bool joint) const {
    const Rules& rules = organisation_.rules;
    const bool contact = visit.stage.kind == Stage::Kind::contact;
    Work work;
    for (const auto& item : visit.stage.work) {
        if (!meant_for(item, entry) || item.kind == WorkItem::Kind::external_wait) continue;
        const bool meeting = item.kind == WorkItem::Kind::appointment;
        int count = item.count[visit.complexity];
        if (joint && meeting && !contact)
            count -= static_cast<int>(std::floor(count * rules.joint_meetings_saved + 1e-9));
        const double times = count * item.chance;
        double length = item.hours[visit.complexity].mean();
        work.pieces += times;
        if (!meeting) {
            work.hours += times * length;
            continue;
        }
        length *= interpreter_factor(visit.district);
        if (joint && contact) length *= 1 - rules.joint_contact_saves;
        const double slots = contact ? 1 : 1 / (1 - missed(visit, item.setting));
        const double travel = item.setting == Setting::home ? 2 * minutes(visit, true) / 60 : 0;
        work.met += times * slots * length;
        work.hours += times * (slots * (length + travel) + item.documentation.mean());
    }
    return work;
}

Work MeanWork::taking_over(const Visit& visit, UnitId giver) const {
    const HandoverCosts& costs = organisation_.rules.handover;
    double factor = 1;
    if (giver == visit.unit)
        factor = costs.same_unit;
    else if (organisation_.units[giver].office == organisation_.units[visit.unit].office)
        factor = costs.same_office;
    const double told_again = first_meeting(visit) * (costs.retelling + costs.lost);
    return factor * Work{kernel::in_hours(costs.reading_in) + told_again, told_again, 0};
}

double MeanWork::knowing(UnitId unit, StageId stage, NeedId need, const std::vector<double>* load) const {
    double people = 0;
    double know = 0;
    for (const auto& group : organisation_.units[unit].staff) {
        if (!group.stages.contains(stage)) continue;
        const double weight = organisation_.roles[group.role].fte;
        people += weight;
        if (!group.competences.contains(need)) continue;
        double share = 1;
        if (group.one_competence_each) {
            double all = 0;
            if (load != nullptr)
                for (const auto id : group.competences.ids()) all += (*load)[id];
            share = all > 0 ? (*load)[need] / all : 1 / static_cast<double>(group.competences.size());
        }
        know += weight * share;
    }
    return people > 0 ? know / people : 0;
}

double MeanWork::hours_in(UnitId unit, StageId stage, const Work& work, double knowing) const {
    const Rules& rules = organisation_.rules;
    const double outside = 1 - knowing;
    double hours = work.hours;
    if (rules.outside_competence != OutsideCompetence::hand_over) hours *= 1 + outside * rules.outside_slower;
    if (rules.outside_competence == OutsideCompetence::consult)
        hours += outside * work.pieces * rules.consult_chance * 2 * kernel::in_hours(rules.consult_length);
    if (rules.outside_competence == OutsideCompetence::join) hours += outside * work.met;
    return hours * (1 + slower(unit, stage));
}

double MeanWork::interpreter_factor(DistrictId district) const {
    return 1 + municipality_.districts[district].interpreter * municipality_.behaviour.interpreter_longer;
}

double MeanWork::minutes(const Visit& visit, bool car) const {
    const PlaceId office = organisation_.offices[organisation_.units[visit.unit].office].place;
    const Journey& way = travel_.between(municipality_.districts[visit.district].place, office, car);
    return way.reachable ? way.minutes : 0;
}

double MeanWork::missed(const Visit& visit, Setting setting) const {
    const Behaviour& behaviour = municipality_.behaviour;
    double chance = behaviour.missed;
    if (setting == Setting::office) {
        const double car = municipality_.districts[visit.district].car;
        const double hours = (car * minutes(visit, true) + (1 - car) * minutes(visit, false)) / 60;
        chance += behaviour.missed_per_travel_hour * hours;
    }
    return std::min(0.95, chance);
}

double MeanWork::first_meeting(const Visit& visit) const {
    for (const auto& item : visit.stage.work)
        if (item.kind == WorkItem::Kind::appointment && item.count[visit.complexity] > 0)
            return item.hours[visit.complexity].mean() * interpreter_factor(visit.district);
    return 0;
}

double MeanWork::slower(UnitId unit, StageId stage) const {
    double people = 0;
    double extra = 0;
    for (const auto& group : organisation_.units[unit].staff) {
        if (!group.stages.contains(stage)) continue;
        people += organisation_.roles[group.role].fte;
        extra += organisation_.roles[group.role].fte * group.slower;
    }
    return people > 0 ? extra / people : 0;
}

}  // namespace sluss::domain
