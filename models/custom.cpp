// "custom": an organisation without any structure of its own; the scenario writes offices, units and doors as they are.
//
// The model's own: nothing. The scenario's: everything, rules included.
#include "domain/model_builder.hpp"

namespace sluss::models {

using namespace domain;

namespace {

const RegisterModel registered{{
    .name = "custom",
    .summary = "offices, units and doors exactly as the scenario writes them",
    .origin = "the scenario",
    .parameters = {},
    .build = [](const ModelInput& input) { return start_organisation("custom", input); },
    .bare = true,
}};

}  // namespace

}  // namespace sluss::models
