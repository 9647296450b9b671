// The rule by which branches are chosen, for one number and for all. Relies on the pathway as data; knows the name of
// no stage.
#include "domain/routing.hpp"

#include <algorithm>

namespace sluss::domain {

bool applies(Condition condition, const Circumstances& circumstances) {
    switch (condition) {
        case Condition::always:
            return true;
        case Condition::report:
            return circumstances.report;
        case Condition::application:
            return !circumstances.report;
        case Condition::coordinated:
            return circumstances.coordinated;
    }
    return false;
}

bool permits(const Rules& rules, Triage triage) {
    switch (triage) {
        case Triage::nothing:
            return true;
        case Triage::advice:
            return rules.decides_advice;
        case Triage::service_offer:
            return rules.decides_service_offer;
        case Triage::short_investigation:
            return rules.decides_short_investigation;
    }
    return false;
}

StageId next_stage(const Stage& stage, const Circumstances& circumstances, const Rules& rules, double u) {
    double cumulated = 0;
    for (const auto& branch : stage.next) {
        if (!applies(branch.condition, circumstances)) continue;
        cumulated += branch.share[circumstances.complexity];
        if (u < cumulated && permits(rules, branch.permission)) return branch.to;
    }
    return Branch::closed;
}

std::vector<double> branch_chances(const Stage& stage, const Circumstances& circumstances, const Rules& rules) {
    std::vector<double> chances;
    double cumulated = 0;
    double taken = 0;  // all u below it belong to an earlier branch
    for (const auto& branch : stage.next) {
        double chance = 0;
        if (applies(branch.condition, circumstances)) {
            cumulated += branch.share[circumstances.complexity];
            if (permits(rules, branch.permission)) {
                chance = std::max(0.0, std::min(cumulated, 1.0) - taken);
                taken += chance;
            }
        }
        chances.push_back(chance);
    }
    return chances;
}

const Stage* find_stage(const Need& need, StageId stage) {
    const auto found = std::find_if(need.stages.begin(), need.stages.end(),
                                    [stage](const Stage& candidate) { return candidate.id == stage; });
    return found == need.stages.end() ? nullptr : &*found;
}

}  // namespace sluss::domain
