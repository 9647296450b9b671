// From an organisation's text to a built, changed, checked and staffed organisation.
#pragma once

#include "domain/model_registry.hpp"
#include "domain/scenario.hpp"
#include "scenario/fields.hpp"

#include <optional>
#include <vector>

namespace sluss::scenario {

/// What all organisations of a scenario share.
struct CommonGround {
    const domain::Municipality& municipality;
    const domain::StaffPool& staff;
    const domain::Rules& rules;
    const domain::Workforce& workforce;
    bool sound = true;  ///< without errors so far; on others no model is built
};

/// Every organisation under the node that could be built; what is wrong is in the reader's problems.
std::vector<domain::Organisation> read_organisations(Reader& reader, const Node& node, const CommonGround& common);

/// Loads above 1, unlike staff totals, offices that cannot be reached: what is seen only when all is built.
void check_organisations(Reader& reader, const Node& node, const domain::Municipality& municipality, const Node* places,
                         std::vector<domain::Organisation>& organisations);

/// Gives every reorganisation the organisation that it becomes, and checks it against the run and against both
/// organisations' units. Relies on all of them being staffed.
void resolve_reorganisations(Reader& reader, const Node& node, const domain::Experiment& experiment,
                             std::vector<domain::Organisation>& organisations);

/// The fields that every organisation has, whatever its model.
std::shared_ptr<const TableDoc> organisation_documentation();
/// The fields of one model's parameters.
std::string parameter_expects(const domain::ModelParameter& parameter);

}  // namespace sluss::scenario
