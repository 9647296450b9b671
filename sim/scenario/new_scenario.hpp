// The text of a new scenario that runs at once: a commented template (new_scenario_text.hpp) with the planner's own
// districts, people and models filled in. It writes text and reads none; whether it runs is the reader's to say.
#pragma once

#include "domain/language.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluss::scenario {

/// Full-time equivalents that give every unit of every built-in model somebody of each role that it needs.
inline constexpr double fewest_staff = 9;

/// What is asked before a scenario is written; everything else is in its text, to be changed there.
struct NewScenario {
    struct District {
        std::string name;
        double population = 0;
    };

    std::string title = tr("A new scenario");
    std::vector<District> districts{{"North", 20000}, {"South", 20000}};
    std::vector<std::string> models{"siloed", "unified intake"};  ///< each once; the first is the baseline
    std::optional<double>
        staff;  ///< full-time equivalents, at least fewest_staff; as many as make a usual load if not given
};

/// The text, ready to be saved. Required parameters of a model are filled with what the scenario has names for, and its
/// others are told in comments, from its registration. \pre every model is registered; there is at least one district
std::string new_scenario(const NewScenario& plan);

}  // namespace sluss::scenario
