// From an organisation's text to a built, changed, checked and staffed organisation.
#pragma once

#include "domain/model_registry.hpp"
#include "domain/scenario.hpp"
#include "domain/staffing.hpp"
#include "scenario/tables.hpp"

#include <optional>
#include <vector>

namespace sluss::scenario {

/// What all organisations of a scenario share.
struct CommonGround {
    const domain::Municipality& municipality;
    const domain::StaffPool& staff;
    const domain::Rules& rules;
    const domain::Workforce& workforce;
    const std::vector<SupportText>& support;
    bool sound = true;  ///< without errors so far; on others no model is built
};

/// An organisation as built, and what of its text can be done only when the others are built too.
struct OrganisationDraft {
    domain::Organisation organisation;
    std::vector<SupportText> support;
    std::optional<PilotText> pilot;
};

/// Every organisation under the node that could be built; what is wrong is in the reader's problems.
std::vector<OrganisationDraft> read_organisations(Reader& reader, const Node& node, const CommonGround& common);

/// The organisations with their pilots and with those who support the others; to be staffed.
std::vector<domain::Organisation> finish_organisations(Reader& reader, const Node& node,
                                                       const domain::Municipality& municipality,
                                                       const std::vector<OrganisationDraft>& drafts);

/// The organisation with what another one's pilot makes of some districts; itself if it has none.
domain::Organisation with_pilot(Reader& reader, const Node& node, const domain::Municipality& municipality,
                                const OrganisationDraft& draft, const std::vector<OrganisationDraft>& all);

/// Adds those who support the others to the units.
void add_support(Reader& reader, const domain::Municipality& municipality, const std::vector<SupportText>& support,
                 domain::Organisation& organisation);

/// Staffs the organisations and checks what is seen only then: offices that cannot be reached, roles that nobody has,
/// loads above 1, unlike staff totals.
/// \param root      the whole file
/// \param baseline  the organisation whose staff the others' is compared with
void check_organisations(Reader& reader, const Node& root, const domain::Municipality& municipality,
                         std::size_t baseline, std::vector<domain::Organisation>& organisations);

/// A staffed organisation and the load of its people.
struct Staffed {
    const domain::Organisation* organisation;
    std::vector<domain::PoolLoad> pools;
};

/// Warns of what is written and never used, and of caps and recruiters that are too few for what is expected of them.
void check_oversights(Reader& reader, const Node& root, const domain::Municipality& municipality,
                      const std::vector<Staffed>& organisations);

/// Gives every reorganisation the organisation that it becomes, and checks it against the run and against both
/// organisations' units. Relies on all of them being staffed.
void resolve_reorganisations(Reader& reader, const Node& node, const domain::Experiment& experiment,
                             std::vector<domain::Organisation>& organisations);

/// The fields that every organisation has, and those of its model.
Shape organisation_shape();
/// The fields of one model's parameters.
std::string parameter_expects(const domain::ModelParameter& parameter);

}  // namespace sluss::scenario
