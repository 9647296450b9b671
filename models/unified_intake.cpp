// "unified intake": one reception for each track (one for adults beside a child track, or one for everybody) gives
// advice and service offers and decides short investigations itself. Investigation groups work behind it, and a
// coordinated group takes on the households whose needs are complex. So is Botkyrka organised from 1 March 2019 and so
// was Nacka from April 2017.
//
// The model's own: the reception serves what the first contact may decide, and may decide all of it; the groups do the
// rest; a household's needs are one case, with a coordinated team where there is a coordinated group. The scenario's:
// which tracks and groups there are, what breadth costs the receptions, where the offices lie, how many people there
// are, and any of these rules if it says otherwise.
#include "domain/language.hpp"
#include "domain/model_builder.hpp"

namespace sluss::models {

using namespace domain;

namespace {

/// The needs of each investigation group. Unless the scenario says otherwise there is one for each target group.
std::vector<NamedNeeds> investigation_groups(const ModelInput& input) {
    const Municipality& municipality = input.municipality;
    std::vector<NamedNeeds> all = needs_by_name(input, "groups");
    if (all.empty()) {
        for (GroupId group = 0; group < municipality.groups.size(); ++group)
            if (IdSet needs = needs_of_groups(municipality, IdSet::of({group})); !needs.empty())
                all.push_back({municipality.groups[group] + " investigation", std::move(needs)});
        return all;
    }
    IdSet left_out = IdSet::first(municipality.needs.size());
    for (const auto& group : all) left_out = left_out - group.needs;
    if (!left_out.empty())
        throw ModelError{"groups", tr("no group takes '{}'", municipality.needs[left_out.ids().front()].name)};
    return all;
}

Organisation build(const ModelInput& input) {
    const Municipality& municipality = input.municipality;
    Organisation organisation = start_organisation("unified intake", input);
    Offices offices(input);
    const IdSet by_team = coordinated_stages(municipality);
    const IdSet in_front = (reception_stages(municipality) | stages_by_triage(municipality)) - by_team;
    const IdSet behind = all_stages(municipality) - in_front - by_team;
    const double breadth_costs = parameter(input, "breadth costs", 0.0);

    const auto add = [&](const NamedNeeds& part, const IdSet& stages, std::vector<std::string> also_called) {
        Unit unit;
        unit.name = part.name;
        also_called.insert(also_called.begin(), unit.name);
        unit.office = offices.office(organisation, also_called);
        unit.stages = stages;
        unit.needs = part.needs;
        unit.staff = staff_by_role(municipality, stages, part.needs);
        return add_unit(organisation, std::move(unit));
    };

    for (const auto& track : tracks(input)) {
        const std::string name = track.name.empty() ? "reception" : track.name + " reception";
        const UnitId reception = add({name, track.needs}, in_front, {track.name});
        for (auto& group : organisation.units[reception].staff)
            group.slower = breadth_costs * static_cast<double>(group.competences.size() - 1);
        add_door(municipality, organisation, reception, name, track.needs);
    }
    for (const auto& group : investigation_groups(input)) {
        std::vector<std::string> target_groups;
        for (const auto id : groups_of_needs(municipality, group.needs).ids())
            target_groups.push_back(municipality.groups[id]);
        add(group, behind, target_groups);
    }
    const bool coordinated = parameter(input, "coordinated", true) && !by_team.empty();
    if (coordinated) add({"coordinated group", IdSet::first(municipality.needs.size())}, by_team, {});
    offices.check_all_used();

    organisation.rules.several_needs = coordinated ? SeveralNeeds::coordinated_team : SeveralNeeds::joint;
    organisation.rules.decides_advice = true;
    organisation.rules.decides_service_offer = true;
    organisation.rules.decides_short_investigation = true;
    return organisation;
}

const RegisterModel registered{{
    .name = "unified intake",
    .summary = "one reception per track that decides what it can itself, investigation groups and a coordinated group "
               "behind it",
    .origin = "Botkyrka from 1 March 2019; Nacka from April 2017",
    .parameters = {tracks_description(),
                   {.key = "groups",
                    .kind = ModelParameter::Kind::name_list_map,
                    .names = ModelParameter::Names::need,
                    .doc = "each investigation group and its needs; left out, there is one for each target group"},
                   {.key = "coordinated",
                    .kind = ModelParameter::Kind::flag,
                    .doc = "whether there is a coordinated group for complex households (yes unless said otherwise)"},
                   {.key = "breadth costs",
                    .kind = ModelParameter::Kind::share,
                    .doc = "a reception's work takes this share longer for each need beyond the first (0 unless said "
                           "otherwise)"},
                   Offices::description("where units have their offices: unit, track or target group → place, "
                                        "`everything` for the rest")},
    .build = build,
}};

}  // namespace

}  // namespace sluss::models
