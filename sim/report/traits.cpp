// What can be said of an organisation, thing by thing; see the header. Rules are told in the words in which a scenario
// gives them.
#include "report/traits.hpp"

#include "report/describe_workforce.hpp"
#include "report/flow.hpp"
#include "report/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace sluss::report {

namespace {

using namespace domain;

std::string percent(double share) {
    return fmt::format("{:g} %", share * 100);
}
std::string hours(kernel::Duration length) {
    const double h = kernel::in_hours(length);
    return h < 2 ? fmt::format("{:g} min", kernel::in_minutes(length)) : fmt::format("{:g} h", h);
}
std::string yes_or_no(bool flag) {
    return flag ? "yes" : "no";
}

Trait one(std::string name, std::string value) {
    return {std::move(name), {std::move(value)}};
}

template <class E, std::size_t n>
std::string in_words(E value, const std::array<std::string_view, n>& words) {
    return std::string{words[static_cast<std::size_t>(value)]};
}
std::string in_words(WorkOrder order) {
    return in_words(order, std::array<std::string_view, 4>{"first come", "earliest limit", "round robin", "shortest"});
}
std::string in_words(Pacing pacing) {
    return in_words(pacing, std::array<std::string_view, 2>{"flow", "deadline"});
}

std::vector<Trait> rules_traits(const Rules& r) {
    std::vector<std::string> triage;
    if (r.decides_advice) triage.emplace_back("advice");
    if (r.decides_service_offer) triage.emplace_back("service offer");
    if (r.decides_short_investigation) triage.emplace_back("short investigation");
    return {
        one("continuity", in_words(r.continuity, std::array<std::string_view, 3>{"new worker per stage",
                                                                                 "same within unit", "first worker"})),
        one("several needs", in_words(r.several_needs, std::array<std::string_view, 4>{"parallel", "by referral",
                                                                                       "joint", "coordinated team"})),
        {"what the first contact decides itself", triage, true},
        one("a need outside the worker's competence",
            in_words(r.outside_competence, std::array<std::string_view, 3>{"hand over", "consult", "join"})),
        one("work outside competence is slower by", percent(r.outside_slower)),
        one("chance of consulting a colleague", percent(r.consult_chance)),
        one("length of consulting", hours(r.consult_length)),
        one("allocation",
            in_words(r.allocation, std::array<std::string_view, 4>{"least caseload", "pooled", "earliest diary",
                                                                   "same as last time"})),
        one("caseload cap", r.caseload_cap ? fmt::format("{} cases", *r.caseload_cap) : "none"),
        one("work order", in_words(r.work_order)),
        one("urgent work", r.urgent_interrupts ? "interrupts" : "first in line"),
        one("one plan", yes_or_no(r.one_plan)),
        one("pacing", in_words(r.pacing)),
        one("deadline margin", fmt::format("{:g} days", r.deadline_margin_days)),
        one("notice", fmt::format("{:g} days", kernel::in_days(r.notice))),
        one("reading in at a handover", hours(r.handover.reading_in)),
        one("retelling at a handover", percent(r.handover.retelling)),
        one("meetings lost at a handover", percent(r.handover.lost)),
        one("a handover's costs within an office, times", fmt::format("{:g}", r.handover.same_office)),
        one("a handover's costs within a unit, times", fmt::format("{:g}", r.handover.same_unit)),
        one("joint contact saves", percent(r.joint_contact_saves)),
        one("joint meetings saved", percent(r.joint_meetings_saved)),
        one("coordination", hours(r.coordination)),
        one("length of a contact at a wrong door", percent(r.wrong_door_length)),
        one("referral", hours(r.referral)),
    };
}

class Listing {
public:
    Listing(const Municipality& municipality, const Organisation& organisation)
        : m_(municipality), o_(organisation), needs_(need_names(m_)), districts_(district_names(m_)) {}

    std::vector<Thing> all() {
        things_.push_back({"Model", "", "", "", {one("model", o_.model)}});
        staff();
        rules();
        offices();
        units();
        doors();
        service();
        workforce();
        reorganisations();
        return std::move(things_);
    }

private:
    static std::vector<std::string> names(const IdSet& set, const std::vector<std::string>& of) {
        std::vector<std::string> result;
        for (const auto id : set.ids()) result.push_back(of[id]);
        return result;
    }
    Trait set_of(std::string name, const IdSet& set, const std::vector<std::string>& of) const {
        return {std::move(name), names(set, of), true};
    }
    /// An empty set of districts means all of them.
    Trait in_districts(const IdSet& set) const {
        if (set.empty()) return {"districts", districts_, true};
        return set_of("districts", set, districts_);
    }
    std::string office_of(const Unit& unit) const {
        const Office& office = o_.offices[unit.office];
        const std::string& place = m_.places[office.place];
        return office.name == place ? place : fmt::format("{} ({})", office.name, place);
    }

    double people(RoleId role) const {
        double fte = 0;
        for (const auto& unit : o_.units) fte += people(unit, role);
        return fte;
    }
    static double people(const Unit& unit, RoleId role) {
        double fte = 0;
        for (const auto& group : unit.staff)
            if (group.role == role) fte += group.fte.value_or(0);
        return fte;
    }

    void staff() {
        for (RoleId id = 0; id < o_.roles.size(); ++id) {
            const Role& role = o_.roles[id];
            const std::string fte = fmt::format("{:g} FTE", people(id));
            things_.push_back(
                {"Staff",
                 "role",
                 role.name,
                 fte,
                 {one("people in units", fte),
                  one("hours a week", fmt::format("{:g} h", kernel::in_hours(role.hours.hours_per_week()))),
                  one("wage", fmt::format("{:g} SEK/h", role.wage)), one("part time", percent(role.part_time))}});
        }
    }

    void rules() {
        things_.push_back({"Rules", "", "", "", rules_traits(o_.rules)});
        for (const auto& [own, districts] : rules_in_force(o_, m_.districts.size()))
            if (!(own == o_.rules))
                things_.push_back({"Rules", "rules in",
                                   fmt::format("{}", fmt::join(names(districts, districts_), ", ")),
                                   "differ from the others", rules_traits(own)});
    }

    void offices() {
        for (const auto& office : o_.offices) {
            const std::string& place = m_.places[office.place];
            const std::string open =
                office.hours ? fmt::format("{:g} h", kernel::in_hours(office.hours->hours_per_week())) : "no limit";
            things_.push_back({"Structure",
                               "office",
                               office.name,
                               office.name == place ? "" : "in " + place,
                               {one("place", place), one("open for appointments a week", open)}});
        }
    }

    void units() {
        for (const auto& unit : o_.units) {
            Thing thing{"Structure", "unit", unit.name, "", {}};
            thing.traits.push_back(one("office", office_of(unit)));
            thing.traits.push_back(set_of("stages", unit.stages, m_.stages));
            thing.traits.push_back(set_of("needs", unit.needs, needs_));
            thing.traits.push_back(in_districts(unit.districts));
            std::vector<std::string> people_here;
            std::vector<std::string> knowledge;
            for (RoleId role = 0; role < o_.roles.size(); ++role) {
                const double fte = people(unit, role);
                thing.traits.push_back(one(o_.roles[role].name, fmt::format("{:g} FTE", fte)));
                if (fte > 0) people_here.push_back(fmt::format("{:g} FTE {}", fte, o_.roles[role].name));
            }
            for (const auto& group : unit.staff) knowledge.push_back(in_words(unit, group));
            thing.traits.push_back({"who does what", knowledge, true});
            for (const auto& group : unit.staff)
                if (!supports(group)) {
                    const std::string& role = o_.roles[group.role].name;
                    thing.traits.push_back(one(role + "'s desk work", percent(group.slower) + " slower"));
                    thing.traits.push_back(
                        one(role + "'s caseload cap",
                            group.caseload_cap ? fmt::format("{} cases", *group.caseload_cap) : "the rules'"));
                }
            thing.traits.push_back(one("work order", unit.work_order ? in_words(*unit.work_order) : "the rules'"));
            thing.traits.push_back(one("pacing", unit.pacing ? in_words(*unit.pacing) : "the rules'"));
            thing.summary = fmt::format(
                "{} in {}; {}{}", people_here.empty() ? "nobody" : fmt::format("{}", fmt::join(people_here, ", ")),
                office_of(unit),
                unit.stages.empty() ? "supports the others"
                                    : "serves " + names_of(unit.stages.ids(), m_.stages, "every stage") + " for " +
                                          names_of(unit.needs.ids(), needs_, "every need"),
                unit.districts.empty() ? "" : ", in " + names_of(unit.districts.ids(), districts_, "every district"));
            things_.push_back(std::move(thing));
        }
    }

    /// Who does what; how slowly, and with how many cases, are traits of their own, which change more often.
    std::string in_words(const Unit& unit, const StaffGroup& group) const {
        const std::string& role = o_.roles[group.role].name;
        if (supports(group)) return role + " supports";
        const std::string stages = group.stages == unit.stages ? "every stage of the unit"
                                                               : names_of(group.stages.ids(), m_.stages, "every stage");
        const std::string needs = group.competences == unit.needs
                                      ? "every need of the unit"
                                      : names_of(group.competences.ids(), needs_, "every need");
        return fmt::format("{} does {} and knows {}{}", role, stages, group.one_competence_each ? "one each of " : "",
                           needs);
    }
    static std::string in_words(WorkOrder order) { return report::in_words(order); }
    static std::string in_words(Pacing pacing) { return report::in_words(pacing); }

    void doors() {
        for (const auto& door : o_.doors) {
            std::vector<std::string> open;
            for (std::size_t c = 0; c < channels; ++c)
                if (door.open_to[c]) open.emplace_back(channel_names[c]);
            const Unit& unit = o_.units[door.unit];
            things_.push_back({"Structure",
                               "door",
                               door.name,
                               fmt::format("leads to {} in {}; right for {}; seen by {}", unit.name, office_of(unit),
                                           names_of(door.needs.ids(), needs_, "every need"),
                                           names_of(door.groups.ids(), m_.groups, "everyone")),
                               {one("leads to", fmt::format("{} in {}", unit.name, office_of(unit))),
                                set_of("right for", door.needs, needs_), set_of("seen by", door.groups, m_.groups),
                                Trait{"channels", open, true}, in_districts(door.districts)}});
        }
    }

    /// Who serves each need in a stage; a stage that nobody has to do is nobody's in both organisations.
    void service() {
        for (StageId stage = 0; stage < m_.stages.size(); ++stage) {
            Thing thing{"Who serves what", "stage", m_.stages[stage], "", {}};
            for (NeedId need = 0; need < m_.needs.size(); ++need) {
                std::vector<std::string> by;
                for (const auto& unit : o_.units)
                    if (serves(unit, stage, need)) by.push_back(unit.name);
                thing.traits.push_back(
                    one(needs_[need], by.empty() ? "nobody" : fmt::format("{}", fmt::join(by, " or "))));
            }
            things_.push_back(std::move(thing));
        }
    }

    void workforce() { things_.push_back({"Workforce", "", "", "", {{"", workforce_in_words(o_), true}}}); }

    void reorganisations() {
        for (const auto& plan : o_.reorganisations) {
            auto words = reorganisation_in_words(plan);
            const std::string first = words.front();
            things_.push_back({"Reorganisations",
                               "reorganisation on",
                               iso_date(plan.on),
                               "becomes " + plan.becomes,
                               {{"", std::move(words), true}}});
        }
    }

    const Municipality& m_;
    const Organisation& o_;
    std::vector<std::string> needs_;
    std::vector<std::string> districts_;
    std::vector<Thing> things_;
};

}  // namespace

std::vector<Thing> traits_of(const Municipality& municipality, const Organisation& organisation) {
    return Listing(municipality, organisation).all();
}

}  // namespace sluss::report
