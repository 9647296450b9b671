// "generalist teams": flexible teams of mixed competence sit together, take everything that comes, and help each other;
// the worker whom a household meets first follows its case. From Helsingborg's proposal; with the work content of its
// time it is also Stockholm's reception unit of 1978.
//
// The model's own: every team serves all stages of all needs of its track; each of its people knows one need and asks a
// colleague about the others; the first worker stays responsible, several needs are one case, and the first contact may
// decide everything. Teams are as many as the staff fills, spread over the offices by the load of the districts that
// have each nearest (without a car), which then turn to that office's teams. The scenario's: where the offices lie, how
// large a team is, how much slower work outside one's competence goes and how often a colleague is asked, how many
// people there are, and any of these rules if it says otherwise.
#include "domain/apportion.hpp"
#include "domain/language.hpp"
#include "domain/model_builder.hpp"
#include "domain/staffing.hpp"
#include "domain/travel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sluss::models {

using namespace domain;

namespace {

/// The places of the offices, or that of the most populous district.
std::vector<PlaceId> office_places(const ModelInput& input) {
    std::vector<PlaceId> places;
    for (const auto& name : parameter(input, "offices", NameList{})) {
        places.push_back(index_of(input.municipality.places, name, "offices"));
        if (std::count(places.begin(), places.end(), places.back()) > 1)
            throw ModelError{"offices", tr("'{}' is named twice", name)};
    }
    if (places.empty()) places.push_back(main_place(input.municipality));
    return places;
}

/// For each office the districts that have it nearest; of equally near ones the first. Empty for a single office: all.
std::vector<IdSet> nearest_districts(const Municipality& municipality, const std::vector<PlaceId>& places) {
    std::vector<IdSet> districts(places.size());
    if (places.size() == 1) return districts;
    const TravelTimes travel(municipality);
    for (DistrictId id = 0; id < municipality.districts.size(); ++id) {
        const auto minutes = [&](PlaceId place) {
            return travel.between(municipality.districts[id].place, place, false).minutes;
        };
        const auto nearest = std::min_element(places.begin(), places.end(),
                                              [&](PlaceId a, PlaceId b) { return minutes(a) < minutes(b); });
        districts[static_cast<std::size_t>(nearest - places.begin())].insert(id);
    }
    for (std::size_t i = 0; i < places.size(); ++i)
        if (districts[i].empty())
            throw ModelError{"offices", tr("no district has '{}' nearest", municipality.places[places[i]])};
    return districts;
}

/// A team for everything its track brings: people of every role do every stage, each competent in one need.
Unit team(const ModelInput& input, std::string name, OfficeId office, const IdSet& needs, const IdSet& districts) {
    Unit unit;
    unit.name = std::move(name);
    unit.office = office;
    unit.stages = all_stages(input.municipality);
    unit.needs = needs;
    unit.districts = districts;
    unit.staff = staff_by_role(input.municipality, unit.stages, needs);
    for (auto& group : unit.staff) {
        group.stages = unit.stages;
        group.competences = needs;
        group.one_competence_each = true;
    }
    return unit;
}

Organisation build(const ModelInput& input) {
    const Municipality& municipality = input.municipality;
    Organisation organisation = start_organisation("generalist teams", input);
    Rules& rules = organisation.rules;
    rules.continuity = Continuity::first_worker;
    rules.several_needs = SeveralNeeds::joint;
    rules.outside_competence = OutsideCompetence::consult;
    rules.outside_slower = parameter(input, "outside slower", rules.outside_slower);
    rules.consult_chance = parameter(input, "consult chance", rules.consult_chance);
    rules.decides_advice = true;
    rules.decides_service_offer = true;
    rules.decides_short_investigation = true;

    // One large team for each office and track shows how much work there is for each.
    Organisation sketch = organisation;
    const auto places = office_places(input);
    const auto districts = nearest_districts(municipality, places);
    for (std::size_t i = 0; i < places.size(); ++i)
        for (const auto& track : tracks(input)) {
            const std::string place = municipality.places[places[i]];
            const std::string name = track.name.empty() ? place : place + " " + track.name;
            const OfficeId office = office_at(municipality, sketch, places[i]);
            const UnitId unit = add_unit(sketch, team(input, name, office, track.needs, districts[i]));
            add_door(municipality, sketch, unit, name, track.needs);
        }
    const WorkLoad load = expected_load(municipality, sketch);
    std::vector<double> hours;
    for (UnitId unit = 0; unit < sketch.units.size(); ++unit) hours.push_back(load.of_unit(unit));

    const double size = parameter(input, "team size", 6.0);
    if (size < 1) throw ModelError{"team size", tr("a team has at least one person")};
    IdSet roles;  // of the teams; others support them
    for (const auto& unit : sketch.units)
        for (const auto& group : unit.staff) roles.insert(group.role);
    double staff = 0;
    for (const auto role : roles.ids()) staff += input.staff.roles[role].fte / input.staff.roles[role].part_time;
    const auto fewest = static_cast<int>(sketch.units.size());
    const auto teams = apportion(hours, std::max(fewest, static_cast<int>(std::floor(staff / size + 0.5))), 1);

    organisation.offices = sketch.offices;
    for (std::size_t i = 0; i < sketch.units.size(); ++i)
        for (int number = 1; number <= teams[i]; ++number) {
            Unit unit = sketch.units[i];
            unit.name += teams[i] == 1 ? " team" : fmt::format(" team {}", number);
            const std::string name = unit.name;
            const IdSet needs = unit.needs;
            add_door(municipality, organisation, add_unit(organisation, std::move(unit)), name, needs);
        }
    return organisation;
}

const RegisterModel registered{{
    .name = "generalist teams",
    .summary = "teams of mixed competence near where people live; the first worker met follows the case",
    .origin = "Helsingborg's proposal; Stockholm's reception unit of 1978",
    .parameters = {{.key = "offices",
                    .kind = ModelParameter::Kind::names,
                    .names = ModelParameter::Names::place,
                    .doc = "the places where teams sit; left out, the most populous district's"},
                   {.key = "team size",
                    .kind = ModelParameter::Kind::number,
                    .doc = "people in a team, on average (6 unless said otherwise)"},
                   {.key = "outside slower",
                    .kind = ModelParameter::Kind::share,
                    .doc = "work outside a worker's own competence takes this share longer (the rules' own unless said "
                           "otherwise)"},
                   {.key = "consult chance",
                    .kind = ModelParameter::Kind::share,
                    .doc = "share of such pieces of work about which a colleague is asked (the rules' own unless said "
                           "otherwise)"},
                   tracks_description()},
    .build = build,
}};

}  // namespace

}  // namespace sluss::models
