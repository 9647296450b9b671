// "siloed": a unit per need, each with its own door, reception, investigators and treatment. A household with several
// needs known at arrival applies at each door itself; a need found later is referred to its unit. So worked Stockholm's
// districts after specialisation, and so Botkyrka and Nacka started out.
//
// The model's own: one unit, named after its need, serves every stage of it but the coordinated investigation; its
// staff are grouped by the roles that the pathway names; needs are handled in parallel, each stage by a new worker, and
// the first contact may decide advice and nothing else. The scenario's: where the offices lie, how many people there
// are, what handing over costs, and any of these rules if it says otherwise.
#include "domain/model_builder.hpp"

namespace sluss::models {

using namespace domain;

namespace {

Organisation build(const ModelInput& input) {
    const Municipality& municipality = input.municipality;
    Organisation organisation = start_organisation("siloed", input);
    Offices offices(input);
    const IdSet stages = all_stages(municipality) - coordinated_stages(municipality);

    for (NeedId need = 0; need < municipality.needs.size(); ++need) {
        const auto& name = municipality.needs[need].name;
        Unit unit;
        unit.name = name;
        unit.office = offices.office(organisation, {name});
        unit.stages = stages;
        unit.needs = IdSet::of({need});
        unit.staff = staff_by_role(municipality, unit.stages, unit.needs);
        add_door(municipality, organisation, add_unit(organisation, unit), name, unit.needs);
    }
    offices.check_all_used();

    organisation.rules.several_needs = SeveralNeeds::parallel;
    organisation.rules.continuity = Continuity::new_worker_per_stage;
    organisation.rules.decides_advice = true;
    organisation.rules.decides_service_offer = false;
    organisation.rules.decides_short_investigation = false;
    return organisation;
}

const RegisterModel registered{{
    .name = "siloed",
    .summary = "a unit per need, each with its own door, reception, investigators and treatment",
    .origin = "Stockholm's districts after specialisation; where Botkyrka and Nacka started",
    .parameters = {Offices::description(
        "where each need's unit has its office: need → place, `everything` for the rest")},
    .build = build,
}};

}  // namespace

}  // namespace sluss::models
