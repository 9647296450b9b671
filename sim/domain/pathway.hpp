// What a need goes through: stages, the work in each, and the branches between them (conceptual model, section 5).
// Stages are data. The engine interprets them and knows the name of none; the default pathway is one such piece of
// data.
#pragma once

#include "domain/ids.hpp"
#include "kernel/distribution.hpp"
#include "kernel/time.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::domain {

/// Where an appointment takes place. For `office` the citizen travels, for `home` the worker does.
enum class Setting : std::uint8_t { office, home, phone, video };

/// How a strand of need came in; a piece of work may be meant for only some of them.
enum class Entry : std::uint8_t { visit, phone, e_service, report };

inline Entry entry_of(bool by_report, Channel channel) {
    if (by_report) return Entry::report;
    switch (channel) {
        case Channel::visit:
            return Entry::visit;
        case Channel::phone:
            return Entry::phone;
        case Channel::e_service:
            break;
    }
    return Entry::e_service;
}

/// One kind of work in a stage, done `count` times.
struct WorkItem {
    /// appointment: the citizen is present. task: desk work. external_wait: someone else's answer.
    enum class Kind : std::uint8_t { appointment, task, external_wait };
    /// Which account of the ledger a task's hours go to (an appointment's go to client time, or to retelling and
    /// repeats).
    enum class Desk : std::uint8_t { documentation, coordination };

    std::string name;
    Kind kind = Kind::task;
    /// How many times, by complexity; whole numbers.
    ByComplexity<int> count = ByComplexity<int>::all(1);
    /// With this probability the item happens at all (one draw per item and visit to the stage).
    double chance = 1;
    /// Hours of one occurrence: of working time (appointment, task) or of calendar time (external wait).
    ByComplexity<kernel::Distribution> hours;
    Setting setting = Setting::office;  // appointments
    Desk desk = Desk::documentation;    // tasks
    /// Desk work (documentation) that follows each appointment, in hours.
    kernel::Distribution documentation;
    /// Periodic work: occurrence i (0, 1, …) comes not before the stage's start plus i + 1 times this. Zero: no period;
    /// appointments then follow the organisation's pacing.
    kernel::CalendarSpan every;
    /// An external wait that ends at the first meeting of a board on or after the answer; boards meet every this many
    /// days from the start of the simulation. Zero: no board.
    int board_days = 0;
    /// Only for strands that came in this way; empty: for all.
    std::vector<Entry> only;

    [[nodiscard]] bool periodic() const { return every != kernel::CalendarSpan{}; }
    [[nodiscard]] bool meant_for(Entry entry) const {
        return only.empty() || std::find(only.begin(), only.end(), entry) != only.end();
    }
};

/// What the organisation's triage must allow the first contact to decide before a branch can be taken.
enum class Triage : std::uint8_t { nothing, advice, service_offer, short_investigation };

/// When a branch applies at all.
enum class Condition : std::uint8_t {
    always,
    report,       ///< the strand began by a report of concern
    application,  ///< the strand began by the household's own application
    coordinated,  ///< the organisation forms a coordinated team for this household (Rules::several_needs)
};

/// A way on from a stage. Branches are tried in order, lightest answer first, with one uniform number u per visit to
/// the stage: the first branch is taken that applies, that triage permits, and whose cumulated share (over all branches
/// that apply, permitted or not) exceeds u. So a household for which advice would be enough gets the next heavier
/// answer where advice is not allowed.
struct Branch {
    static constexpr StageId closed = none;

    StageId to = closed;
    ByComplexity<double> share = ByComplexity<double>::all(1);
    Condition condition = Condition::always;
    Triage permission = Triage::nothing;
};

/// A part of the pathway with its work. The kind says how the measures see it.
struct Stage {
    enum class Kind : std::uint8_t {
        contact,        ///< at the door
        assessment,     ///< preliminary assessment of a report
        advice,         ///< advice, self-help, or a service offer without needs assessment
        investigation,  ///< opens → decision; its route is the stage's name
        intervention,
    };

    StageId id = none;
    Kind kind = Kind::contact;
    RoleId role = none;  ///< who usually does it; models group staff by it
    std::vector<WorkItem> work;
    std::optional<kernel::CalendarSpan>
        limit;                 ///< legal limit, counted from the stage's opening (a report's from its arrival)
    bool coordinated = false;  ///< done by a team, a worker per need, with a lead
    std::vector<Branch> next;
};

/// The default pathway's stage names, in order; Municipality::stages starts with them.
inline constexpr std::array<std::string_view, 8> default_stage_names{
    "contact",       "preliminary assessment",    "advice",      "service offer", "short investigation",
    "investigation", "coordinated investigation", "intervention"};

namespace default_stage {
inline constexpr StageId contact = 0, preliminary_assessment = 1, advice = 2, service_offer = 3,
                         short_investigation = 4, investigation = 5, coordinated_investigation = 6, intervention = 7;
}  // namespace default_stage

}  // namespace sluss::domain
