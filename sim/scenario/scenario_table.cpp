// The top of a scenario file: its parts.
#include "scenario/kinds.hpp"
#include "scenario/organisations.hpp"
#include "scenario/schema.hpp"
#include "scenario/service_tables.hpp"
#include "scenario/tables.hpp"

namespace sluss::scenario {

Table<ScenarioText> scenario_table() {
    return {"the scenario",
            "The file. With 'extends: FILE' it is the same as another file, except for what it says itself.",
            {{"title", &ScenarioText::title, localised_text(), "as in reports", Presence::required},
             {"municipality", &ScenarioText::municipality, municipality(), "the demand", Presence::required},
             {"staff", &ScenarioText::staff, staff(), "the total of each role, divided in each organisation by load",
              Presence::required},
             {"rules", &ScenarioText::rules, rules(),
              "the same for all organisations unless a model or one says otherwise"},
             {"workforce", &ScenarioText::workforce, workforce(),
              "absence, turnover and overhead in all organisations, unless one says otherwise; nobody is ever away or "
              "leaves if not given"},
             {"support", &ScenarioText::support, support(),
              "where those sit who do no stage, in all organisations, unless one says otherwise"},
             {"organisations", &ScenarioText::organisations,
              later(tr("a map from names to organisations"), shapes::Map{std::nullopt, organisation_shape(), true}),
              "the supply; the first is the baseline", Presence::required},
             {"experiment", &ScenarioText::experiment, experiment(), "how they are compared", Presence::required}}};
}

std::vector<FileKind> file_kinds() {
    return {{{"municipality", "staff"}, "organisations", scenario_table().documentation()},
            {{"service", "resources"}, "experiment", service_documentation()}};
}

}  // namespace sluss::scenario
