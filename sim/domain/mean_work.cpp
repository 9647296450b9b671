// Means of single visits, term by term as the conceptual model names them. Relies on travel times and on the means of
// distributions; never draws anything.
#include "domain/mean_work.hpp"

#include <algorithm>

namespace sluss::domain {

Work MeanWork::received(const Visit& visit, Entry entry, bool further) const {
    Work work = of(visit, entry, false);
    work.pieces = 0;
    return (further ? 1 - organisation_.rules.joint_contact_saves : 1) * work;
}

Work MeanWork::of(const Visit& visit, Entry entry, bool further) const {
    Work work;
    for (const auto& item : visit.stage.work) {
        if (!item.meant_for(entry) || item.kind == WorkItem::Kind::external_wait) continue;
        int count = item.count[visit.complexity];
        if (item.kind == WorkItem::Kind::appointment) {
            if (further) count -= static_cast<int>(organisation_.rules.joint_meetings_saved * count);
            work.meetings += count * item.chance * meeting_hours(visit, item);
            work.desk += count * item.chance * item.documentation.mean();
        } else {
            work.desk += count * item.chance * item.hours[visit.complexity].mean();
        }
        work.pieces += count * item.chance;
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
    Work work;
    work.fixed = factor * kernel::in_hours(costs.reading_in);
    const auto first = std::find_if(visit.stage.work.begin(), visit.stage.work.end(), [&](const WorkItem& item) {
        return item.kind == WorkItem::Kind::appointment && item.count[visit.complexity] > 0;
    });
    if (first != visit.stage.work.end())
        work.meetings = factor * (costs.retelling + costs.lost) * meeting_hours(visit, *first);
    return work;
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

double MeanWork::hours_in(UnitId unit, const Stage& stage, bool received, const Work& work, double knowing) const {
    const Rules& rules = organisation_.rules;
    const double outside = received ? 0 : 1 - knowing;
    const bool joined = stage.coordinated || rules.outside_competence == OutsideCompetence::join;
    double hours = work.fixed;
    hours += work.meetings * (joined ? 1 + outside : 1);
    hours += work.desk * (1 + slower(unit, stage.id)) * (1 + outside * rules.outside_slower);
    if (rules.outside_competence == OutsideCompetence::consult)
        hours += outside * work.pieces * rules.consult_chance * 2 * kernel::in_hours(rules.consult_length);
    return hours;
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
    return std::min(Behaviour::most_missed, chance);
}

/// Worker's hours for one meeting held: its length, the slots missed before it, the way there and back to a home.
double MeanWork::meeting_hours(const Visit& visit, const WorkItem& item) const {
    const double length = item.hours[visit.complexity].mean() * interpreter_factor(visit.district);
    const double travel = item.setting == Setting::home ? 2 * minutes(visit, true) / 60 : 0;
    return (length + travel) / (1 - missed(visit, item.setting));
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
