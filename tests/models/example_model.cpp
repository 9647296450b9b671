// "one door": a single reception takes every first contact and all advice; behind it a specialised unit for each need
// investigates and treats.
//
// The model's own: the one reception, and the specialists behind it. The scenario's: offices, staff and every rule.
#include "domain/model_builder.hpp"

namespace sluss::models {

using namespace domain;

namespace {

Organisation build(const ModelInput& input) {
    const Municipality& municipality = input.municipality;
    Organisation organisation = start_organisation("one door", input);
    Offices offices(input);
    const IdSet everything = IdSet::first(municipality.needs.size());
    const IdSet in_front = reception_stages(municipality);
    const IdSet behind = all_stages(municipality) - in_front - coordinated_stages(municipality);

    Unit reception;
    reception.name = "reception";
    reception.office = offices.office(organisation, {"reception"});
    reception.stages = in_front;
    reception.needs = everything;
    reception.staff = staff_by_role(municipality, in_front, everything);
    add_door(municipality, organisation, add_unit(organisation, reception), "the door", everything);

    for (const NeedId need : everything.ids()) {
        Unit specialists;
        specialists.name = municipality.needs[need].name;
        specialists.office = offices.office(organisation, {specialists.name});
        specialists.stages = behind;
        specialists.needs = IdSet::of({need});
        specialists.staff = staff_by_role(municipality, behind, specialists.needs);
        add_unit(organisation, specialists);
    }
    offices.check_all_used();
    return organisation;
}

const RegisterModel registered{{
    .name = "one door",
    .summary = "a single reception for everything, and a specialised unit for each need behind it",
    .origin = "docs/how-to/add-a-model.md",
    .parameters = {Offices::description("reception or need → place, `everything` for the rest")},
    .build = build,
}};

}  // namespace

}  // namespace sluss::models
