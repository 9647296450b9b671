// Which branch a strand of need takes at the end of a stage, and how likely each is: the rule that Branch states, in
// one place for the engine that draws and for the staffing that expects.
#pragma once

#include "domain/organisation.hpp"
#include "domain/pathway.hpp"

#include <vector>

namespace sluss::domain {

/// What branches ask about a strand of need.
struct Circumstances {
    Complexity complexity = Complexity::standard;
    bool report = false;       ///< began by a report of concern
    bool coordinated = false;  ///< the organisation forms a coordinated team for the household
};

bool applies(Condition condition, const Circumstances& circumstances);
/// Whether the organisation lets its first contact decide this.
bool permits(const Rules& rules, Triage triage);

/// The stage after this one, or Branch::closed. \param u the visit's uniform number, in [0, 1). Closed as well if no
/// branch is left.
StageId next_stage(const Stage& stage, const Circumstances& circumstances, const Rules& rules, double u);

/// The chance of each branch over u, in the order of Stage::next; what is missing to one closes.
std::vector<double> branch_chances(const Stage& stage, const Circumstances& circumstances, const Rules& rules);

/// The stage of a need by its id; null if the need's pathway has none.
const Stage* find_stage(const Need& need, StageId stage);

}  // namespace sluss::domain
