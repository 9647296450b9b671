// The parts of the Swedish catalogue, each in a file of its own. The words are those of docs/glossary.md; what stands
// in quotation marks is the scenario's own and stays as it is.
#pragma once

#include "domain/language.hpp"

namespace sluss {

std::span<const Translation> swedish_of_demand_keys();     ///< what the keys of the demand mean
std::span<const Translation> swedish_of_work_keys();       ///< … of roles, rules and the workforce
std::span<const Translation> swedish_of_structure_keys();  ///< … of organisations and of the experiment
std::span<const Translation> swedish_of_files();           ///< texts, values and names in a scenario's file
std::span<const Translation> swedish_of_checks();          ///< what does not fit together
std::span<const Translation> swedish_of_services();        ///< a service whose pathway is the scenario's own
std::span<const Translation> swedish_of_models();          ///< the organisation models
std::span<const Translation> swedish_of_organisations();   ///< what is wrong with an organisation
std::span<const Translation> swedish_of_commands();        ///< the command line, and what `validate` prints

}  // namespace sluss
