// The default pathway as a recipe: from the few numbers in which planners think of a need (how many meetings, how much
// paper, who must be asked, how often advice is enough) to the stages, work items and branches that the engine
// interprets. A scenario or a test fills in the struct; nothing else knows how the eight stages hang together.
#pragma once

#include "domain/pathway.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace sluss::domain {

/// An answer from outside (school, health care, police) that a stage waits for.
struct OutsideAnswer {
    std::string name;
    double chance = 1;            ///< that it is asked for
    kernel::Distribution wait;    ///< hours of calendar time from the stage's opening
    kernel::Distribution asking;  ///< hours of coordination; only in the cases that ask, drawn separately from the wait
};

/// Desk work that comes again for as long as support is granted, such as a monthly decision.
struct Renewals {
    ByComplexity<int> count;
    kernel::CalendarSpan every;
    ByComplexity<kernel::Distribution> desk;  ///< hours each
};

/// What happens at the door, for one way of coming in.
struct ContactWork {
    ByComplexity<kernel::Distribution> length;  ///< hours with the citizen; zero: no meeting
    kernel::Distribution documentation;         ///< hours after the meeting
    ByComplexity<kernel::Distribution> desk;    ///< hours without the citizen
};

/// The work of one stage, done in this order: asking outside, desk work, meetings, waiting for the answers, final
/// documentation, the board. Answers are waited for only then, because they run from the stage's opening.
struct StageWork {
    RoleId role = none;  ///< who usually does it; must be filled in
    std::optional<kernel::CalendarSpan> limit;
    ByComplexity<kernel::Distribution> desk;  ///< hours of documentation when the stage opens
    ByComplexity<int> meetings;
    ByComplexity<kernel::Distribution> meeting;  ///< hours each
    Setting place = Setting::office;
    kernel::Distribution documentation_per_meeting;  ///< hours
    kernel::CalendarSpan every;                      ///< period of the meetings; zero: none
    ByComplexity<kernel::Distribution> final_documentation;
    std::vector<OutsideAnswer> outside_answers;
    int board_days = 0;  ///< a board that decides meets every so many days; zero: no board
    std::optional<Renewals> renewals;
};

/// All numbers of the default pathway of one need.
struct DefaultPathway {
    std::array<ContactWork, 4> contact;    ///< by Entry
    std::array<StageWork, 8> stages;       ///< by stage id; of the contact only role and limit count
    ByComplexity<double> opens;            ///< share of assessed reports that open anything at all
    ByComplexity<double> advice;           ///< lightest sufficient answer, of applications and of reports that open:
    ByComplexity<double> service_offer;    ///< the shares for which advice, a service offer or a short investigation is
    ByComplexity<double> short_is_enough;  ///< enough; their sum is at most 1, the rest needs the full investigation
    ByComplexity<double> grants;           ///< share of decided investigations that lead to an intervention

    DefaultPathway();
};

/// The eight stages of `default_stage_names`, in that order: index == id.
std::vector<Stage> default_pathway(const DefaultPathway& numbers);

}  // namespace sluss::domain
