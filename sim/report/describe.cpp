// An organisation told in words, in the order in which a citizen meets it: doors, units, staff, rules, the way of a
// case. Reads the data as it stands and knows no model.
#include "report/describe.hpp"

#include "report/describe_workforce.hpp"
#include "report/flow.hpp"
#include "report/lengths.hpp"
#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
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

class Description {
public:
    Description(const Municipality& municipality, const Organisation& organisation)
        : m_(municipality), o_(organisation), needs_(need_names(m_)), districts_(district_names(m_)) {}

    std::string str() {
        line("{} (model: {})", o_.name, o_.model);
        doors();
        units();
        staff();
        rules();
        workforce();
        reorganisations();
        flow();
        return fmt::to_string(text_);
    }

private:
    // A line of text, broken where it is wider than the terminal and then indented further.
    template <typename... Args>
    void line(fmt::format_string<Args...> format, Args&&... args) {
        constexpr std::size_t hanging = 6;
        const std::string text = fmt::format(format, std::forward<Args>(args)...);
        const std::size_t indent = std::min(text.find_first_not_of(" \n"), text.size());
        text_.append(text.substr(0, indent));
        bool first = true;
        for (const auto& part : wrapped(std::string_view(text).substr(indent), terminal_width - hanging - indent)) {
            if (!first) text_.append(std::string(indent + hanging, ' '));
            first = false;
            text_.append(part + '\n');
        }
    }

    std::string in_districts(const IdSet& set) const {
        return set.empty() ? "" : ", for " + names_of(set.ids(), districts_, "every district");
    }

    std::string office_of(UnitId unit) const {
        const Office& office = o_.offices[o_.units[unit].office];
        const std::string& place = m_.places[office.place];
        return office.name == place ? place : fmt::format("{} ({})", office.name, place);
    }

    void doors() {
        line("\nDoors");
        for (const Door& door : o_.doors) {
            std::string open;
            for (std::size_t c = 0; c < channels; ++c)
                if (door.open_to[c]) open += (open.empty() ? "" : ", ") + std::string(channel_names[c]);
            line("  {}: seen by {}; right for {}; by {}; leads to {} in {}{}", door.name,
                 names_of(door.groups.ids(), m_.groups, "everyone"), names_of(door.needs.ids(), needs_, "every need"),
                 open.empty() ? "no channel" : open, o_.units[door.unit].name, office_of(door.unit),
                 in_districts(door.districts));
        }
    }

    void units() {
        line("\nUnits");
        for (std::size_t u = 0; u < o_.units.size(); ++u) {
            const Unit& unit = o_.units[u];
            const std::string serves = unit.stages.empty()
                                           ? "supports the others"
                                           : names_of(unit.stages.ids(), m_.stages, "every stage") + " of " +
                                                 names_of(unit.needs.ids(), needs_, "every need");
            line("  {}, in {}: {}{}", unit.name, office_of(static_cast<UnitId>(u)), serves,
                 in_districts(unit.districts));
            for (const StaffGroup& group : unit.staff) {
                if (supports(group)) {
                    line("    {}{}: support", o_.roles[group.role].name,
                         group.fte ? fmt::format(", {:g} FTE", *group.fte) : "");
                    continue;
                }
                line("    {}{}: {}; know {}{}{}", o_.roles[group.role].name,
                     group.fte ? fmt::format(", {:g} FTE", *group.fte) : "",
                     names_of(group.stages.ids(), m_.stages, "every stage"),
                     group.one_competence_each ? "one each of " : "",
                     names_of(group.competences.ids(), needs_, "every need"),
                     group.slower > 0 ? fmt::format("; {} slower", percent(group.slower)) : "");
            }
        }
    }

    void staff() {
        line("\nStaff (full-time equivalents)");
        TextTable table;
        std::vector<std::string> header{"  unit"};
        for (const Role& role : o_.roles) header.push_back(role.name);
        table.header(header);
        std::vector<double> totals(o_.roles.size(), 0);
        for (const Unit& unit : o_.units) {
            std::vector<double> here(o_.roles.size(), 0);
            for (const StaffGroup& group : unit.staff) here[group.role] += group.fte.value_or(0);
            table.row(staff_row(unit.name, here));
            for (std::size_t r = 0; r < here.size(); ++r) totals[r] += here[r];
        }
        table.row(staff_row("total", totals));
        fmt::format_to(std::back_inserter(text_), "{}", table.str());
    }

    static std::vector<TextTable::Cell> staff_row(const std::string& name, const std::vector<double>& fte) {
        std::vector<TextTable::Cell> cells{"  " + name};
        for (const double people : fte) cells.emplace_back(people > 0 ? fmt::format("{:g}", people) : "");
        return cells;
    }

    void rules() {
        rules("Rules", o_.rules);
        for (const auto& [own, districts] : rules_in_force(o_, m_.districts.size()))
            if (!(own == o_.rules)) rules("Rules in " + names_of(districts.ids(), districts_, "every district"), own);
        constexpr std::array<std::string_view, 2> pacing{"flow", "deadline"};
        for (const Unit& unit : o_.units) {
            if (unit.work_order) line("  Desk work in {}: {}.", unit.name, in_words(*unit.work_order));
            if (unit.pacing) line("  Pacing in {}: {}.", unit.name, pacing[static_cast<std::size_t>(*unit.pacing)]);
        }
    }

    static std::string_view in_words(WorkOrder order) {
        constexpr std::array<std::string_view, 4> words{"first come, first served", "the earliest legal limit first",
                                                        "round robin over cases", "the shortest first"};
        return words[static_cast<std::size_t>(order)];
    }

    void workforce() {
        const auto words = workforce_in_words(o_);
        if (!words.empty()) line("\nWorkforce");
        for (const auto& sentence : words) line("  {}", sentence);
    }

    void reorganisations() {
        if (!o_.reorganisations.empty()) line("\nReorganisations");
        for (const auto& plan : o_.reorganisations) {
            const auto words = reorganisation_in_words(plan);
            for (std::size_t i = 0; i < words.size(); ++i) line("{}{}", i == 0 ? "  " : "    ", words[i]);
        }
    }

    void rules(const std::string& heading, const Rules& r) {
        constexpr std::array<std::string_view, 3> continuity{
            "each stage has a new worker", "the worker stays responsible as long as the case stays in the unit",
            "the first worker met stays responsible"};
        constexpr std::array<std::string_view, 4> several{
            "several needs are a case each, side by side", "several needs are handled one after the other, by referral",
            "several needs are one joint case",
            "several needs are one joint case, with a team put together where a coordinated investigation is needed"};
        constexpr std::array<std::string_view, 3> outside{"is handed over", "is solved with a consulted colleague",
                                                          "is joined by a colleague"};
        constexpr std::array<std::string_view, 4> allocation{
            "the worker with the fewest cases", "whoever is free first (pooled)",
            "the worker with the earliest free time", "the worker the household had last time"};
        const auto word = [](const auto& words, auto value) { return words[static_cast<std::size_t>(value)]; };

        line("\n{}", heading);
        line("  Continuity: {}.", word(continuity, r.continuity));
        line("  {}.", capital(word(several, r.several_needs)));
        line("  The first contact decides itself: {}.", triage(r));
        line("  A need outside the worker's competence {}{}.", word(outside, r.outside_competence), outside_costs(r));
        line("  A new case goes to {}{}.", word(allocation, r.allocation),
             r.caseload_cap ? fmt::format(", at most {} cases each", *r.caseload_cap) : "");
        line("  Desk work: {}{}.", in_words(r.work_order),
             r.urgent_interrupts ? "; urgent work interrupts what is being done" : "");
        if (r.one_plan)
            line("  In a coordinated investigation the whole team is at every meeting, and there is one plan.");
        if (r.pacing == Pacing::flow)
            line("  Pacing: the next meeting as early as diaries allow (flow).");
        else
            line("  Pacing: meetings spread up to {:g} days before the legal limit (deadline).",
                 r.deadline_margin_days);
        if (r.notice > kernel::Duration{})
            line("  An appointment after the first is booked at least {} ahead.", length_in_words(r.notice));
        line(
            "  Handing over costs {} of reading in, {} of an appointment of retelling, and in {} a repeated meeting; "
            "times {:g} in one office, times {:g} in one unit.",
            hours(r.handover.reading_in), percent(r.handover.retelling), percent(r.handover.lost),
            r.handover.same_office, r.handover.same_unit);
        costs_of_working_together(r);
    }

    /// What it costs to work outside one's competence; a need that is handed over has nobody who does.
    static std::string outside_costs(const Rules& r) {
        if (r.outside_competence == OutsideCompetence::hand_over) return "";
        std::string text;
        if (r.outside_slower > 0) text += fmt::format("{} slower", percent(r.outside_slower));
        if (r.outside_competence == OutsideCompetence::consult)
            text += fmt::format("{}in {} of the pieces of work, {} of each of the two", text.empty() ? "" : "; ",
                                percent(r.consult_chance), hours(r.consult_length));
        return text.empty() ? "" : " (" + text + ")";
    }

    void costs_of_working_together(const Rules& r) {
        if (r.joint_contact_saves > 0 || r.joint_meetings_saved > 0)
            line("  Handling needs jointly spares {} of each further need's contact and {} of its meetings.",
                 percent(r.joint_contact_saves), percent(r.joint_meetings_saved));
        if (r.coordination > kernel::Duration{})
            line("  Coordination costs {} for each other worker who has an open case of the household.",
                 hours(r.coordination));
        line("  A contact at a wrong door is {} as long as at a right one; a referral costs {}.",
             percent(r.wrong_door_length), hours(r.referral));
    }

    static std::string triage(const Rules& rules) {
        std::string list;
        const auto add = [&](bool decides, const char* what) {
            if (decides) list += (list.empty() ? "" : ", ") + std::string(what);
        };
        add(rules.decides_advice, "advice");
        add(rules.decides_service_offer, "service offer");
        add(rules.decides_short_investigation, "short investigation");
        return list.empty() ? "nothing" : list;
    }

    static std::string capital(std::string_view words) {
        std::string text(words);
        if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
        return text;
    }

    // For each unit and stage the ways on: "contact → advice; investigation by …".
    void flow() {
        line("\nThe way of a case");
        const auto all = passages(m_, o_);
        for (std::size_t i = 0; i < all.size();) {
            const Passage& first = all[i];
            if (i == 0 || all[i - 1].from_unit != first.from_unit) line("  {}", o_.units[first.from_unit].name);
            std::string ways;
            for (; i < all.size() && all[i].from_unit == first.from_unit && all[i].from_stage == first.from_stage; ++i)
                ways += (ways.empty() ? "" : "; ") + way_on(all[i]);
            line("    {} → {}", m_.stages[first.from_stage], ways);
        }
    }

    [[nodiscard]] std::string way_on(const Passage& passage) const {
        const Unit& from = o_.units[passage.from_unit];
        std::string text = m_.stages[passage.to_stage];
        if (passage.to_unit != passage.from_unit) text += " by " + o_.units[passage.to_unit].name;
        if (passage.needs.size() < from.needs.size())
            text += " (" + names_of({passage.needs.begin(), passage.needs.end()}, needs_, "every need") + ")";
        return text;
    }

    const Municipality& m_;
    const Organisation& o_;
    std::vector<std::string> needs_;
    std::vector<std::string> districts_;
    fmt::memory_buffer text_;
};

}  // namespace

std::string describe(const Municipality& municipality, const Organisation& organisation) {
    return Description(municipality, organisation).str();
}

}  // namespace sluss::report
