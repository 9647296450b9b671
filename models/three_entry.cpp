// "three entry": adults meet several doors, each with its own reception; the needs of other target groups share a
// reception of their own. Behind the doors a specialised unit for each need investigates and treats. So was Botkyrka
// organised before 1 March 2019, with three ways in for adults.
//
// The model's own: a reception per door does the contact, the preliminary assessment and the advice of the needs it
// announces, one unit per need does the rest but the coordinated investigation; needs are handled in parallel; the
// first contact may decide advice and nothing else. The scenario's: which doors there are, where the offices lie, how
// many people there are, what handing over costs, and any of these rules if it says otherwise.
#include "domain/language.hpp"
#include "domain/model_builder.hpp"

namespace sluss::models {

using namespace domain;

namespace {

/// The doors that the scenario names, then one for each target group that they leave out.
std::vector<NamedNeeds> entrances(const ModelInput& input) {
    const Municipality& municipality = input.municipality;
    std::vector<NamedNeeds> all = needs_by_name(input, "doors");
    IdSet announced;
    for (const auto& door : all) announced = announced | door.needs;
    const IdSet groups_with_doors = groups_of_needs(municipality, announced);

    for (GroupId group = 0; group < municipality.groups.size(); ++group) {
        const auto left_out = (needs_of_groups(municipality, IdSet::of({group})) - announced);
        if (left_out.empty()) continue;
        if (groups_with_doors.contains(group))
            throw ModelError{"doors", tr("no door announces '{}', though there are doors for the group '{}'",
                                         municipality.needs[left_out.ids().front()].name, municipality.groups[group])};
        all.push_back({municipality.groups[group], left_out});
    }
    return all;
}

Organisation build(const ModelInput& input) {
    const Municipality& municipality = input.municipality;
    Organisation organisation = start_organisation("three entry", input);
    Offices offices(input);
    const IdSet in_front = reception_stages(municipality);
    const IdSet behind = all_stages(municipality) - in_front - coordinated_stages(municipality);

    for (const auto& entrance : entrances(input)) {
        Unit reception;
        reception.name = entrance.name + " reception";
        reception.office = offices.office(organisation, {reception.name, entrance.name});
        reception.stages = in_front;
        reception.needs = entrance.needs;
        reception.staff = staff_by_role(municipality, in_front, entrance.needs);
        add_door(municipality, organisation, add_unit(organisation, reception), entrance.name, entrance.needs);

        for (const NeedId need : entrance.needs.ids()) {
            Unit unit;
            unit.name = municipality.needs[need].name;
            unit.office = offices.office(organisation, {unit.name, entrance.name});
            unit.stages = behind;
            unit.needs = IdSet::of({need});
            unit.staff = staff_by_role(municipality, behind, unit.needs);
            add_unit(organisation, unit);
        }
    }
    offices.check_all_used();

    organisation.rules.several_needs = SeveralNeeds::parallel;
    organisation.rules.decides_advice = true;
    organisation.rules.decides_service_offer = false;
    organisation.rules.decides_short_investigation = false;
    return organisation;
}

const RegisterModel registered{{
    .name = "three entry",
    .summary = "several doors for adults, each with its own reception, and a specialised unit per need behind them",
    .origin = "Botkyrka before 1 March 2019",
    .parameters = {{.key = "doors",
                    .kind = ModelParameter::Kind::name_list_map,
                    .names = ModelParameter::Names::need,
                    .doc = "each door and the needs it announces; target groups left out get a reception of their own",
                    .required = true},
                   Offices::description("where units have their offices: unit, need, door or target group → place, "
                                        "`everything` for the rest")},
    .build = build,
}};

}  // namespace

}  // namespace sluss::models
