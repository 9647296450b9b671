// The list of organisation models. A model is a function (municipality, staff, parameters) → Organisation in one file
// of models/ that registers itself under a name; no other file asks which model an organisation came from.
#pragma once

#include "domain/municipality.hpp"
#include "domain/organisation.hpp"

#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace sluss::domain {

using NameList = std::vector<std::string>;
using NameMap = std::vector<std::pair<std::string, std::string>>;   // in the order written
using NameListMap = std::vector<std::pair<std::string, NameList>>;  // in the order written
using ParameterValue = std::variant<bool, double, std::string, NameList, NameMap, NameListMap>;

/// A parameter that a model takes from the scenario. The scenario reader checks the kind and the names; the model reads
/// the value.
struct ModelParameter {
    enum class Kind { flag, share, number, name, names, name_map, name_list_map };
    /// What names must name. For maps: what the values (or members of the lists) name; keys are `keys`.
    enum class Names { anything, place, need, group, role, stage };

    std::string key;  ///< as written in the scenario, with spaces
    Kind kind = Kind::name;
    Names names = Names::anything;
    Names keys = Names::anything;
    std::string doc;  ///< one sentence
    bool required = false;
};

/// The parameters of one organisation, by key, as far as the scenario gives them.
using ModelParameters = std::map<std::string, ParameterValue>;

/// What a model is given.
struct ModelInput {
    const Municipality& municipality;
    const StaffPool& staff;
    const Rules& rules;  ///< the scenario's own; a model changes only what makes it this model, and the scenario's
                         ///< organisation may then overrule
    const ModelParameters& parameters;
};

/// Thrown by a model on parameters that make no organisation; the text is for the planner.
struct ModelError {
    std::string key;  ///< names the parameter
    std::string what;
    std::string name = {};                ///< in the parameter, that nothing here is called …
    std::vector<std::string> known = {};  ///< … and what could have been named
};

struct Model {
    std::string name;     ///< as written in the scenario: "unified intake"
    std::string summary;  ///< one sentence
    std::string origin;   ///< where it comes from
    std::vector<ModelParameter> parameters;
    std::function<Organisation(const ModelInput&)> build;
    bool bare = false;  ///< builds no office, unit or door: the scenario's `structure` is all there is
};

/// Registers a model at start-up; define one at namespace scope in the model's file.
struct RegisterModel {
    explicit RegisterModel(Model model);
};

/// All registered models, by name.
const std::map<std::string, Model>& models();

}  // namespace sluss::domain
