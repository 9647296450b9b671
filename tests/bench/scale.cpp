// A country made of towns; see the header.
#include "scale.hpp"

#include "domain/staffing.hpp"

#include <algorithm>
#include <cmath>

namespace sluss::bench {

using namespace domain;

namespace {

double population(const Municipality& municipality) {
    double sum = 0;
    for (const auto& district : municipality.districts) sum += district.population;
    return sum;
}

template <typename Id>
Id moved(Id id, std::size_t by) {
    return static_cast<Id>(id + by);
}

/// The districts of a unit or door in the town whose first district is `first`: all of the town's where none are named.
IdSet districts_in_town(const IdSet& named, std::size_t first, std::size_t count) {
    IdSet in_town;
    for (std::size_t d = 0; d < count; ++d)
        if (named.empty() || named.contains(static_cast<DistrictId>(d)))
            in_town.insert(static_cast<DistrictId>(first + d));
    return in_town;
}

/// Adds a town: the places, lines, links and districts of `town` under names of its own.
void add_town(const Municipality& town, const std::string& suffix, double larger, Municipality& country) {
    const std::size_t first_place = country.places.size();
    if (first_place > 0) {  // half an hour's drive from the town before
        const auto before = static_cast<PlaceId>(first_place - town.places.size());
        country.links.push_back({before, static_cast<PlaceId>(first_place), Link::Mode::car, 30, 40});
    }
    for (const auto& place : town.places) country.places.push_back(place + suffix);
    for (Line line : town.lines) {
        line.name += suffix;
        for (auto& stop : line.stops) stop = moved(stop, first_place);
        country.lines.push_back(std::move(line));
    }
    for (Link link : town.links) {
        link.from = moved(link.from, first_place);
        link.to = moved(link.to, first_place);
        country.links.push_back(link);
    }
    for (District district : town.districts) {
        district.name += suffix;
        district.place = moved(district.place, first_place);
        district.population *= larger;
        country.districts.push_back(std::move(district));
    }
}

/// Adds the organisation of a town, the `number`th, for its own districts.
void add_organisation(const Organisation& town, const Municipality& municipality, const std::string& suffix,
                      std::size_t number, Organisation& country) {
    const std::size_t districts = municipality.districts.size();
    const std::size_t first_office = country.offices.size();
    const std::size_t first_unit = country.units.size();
    for (Office office : town.offices) {
        office.name += suffix;
        office.place = moved(office.place, number * municipality.places.size());
        country.offices.push_back(std::move(office));
    }
    for (Unit unit : town.units) {
        unit.name += suffix;
        unit.office = moved(unit.office, first_office);
        unit.districts = districts_in_town(unit.districts, number * districts, districts);
        for (auto& group : unit.staff) group.fte.reset();  // by load, below
        country.units.push_back(std::move(unit));
    }
    for (Door door : town.doors) {
        door.name += suffix;
        door.unit = moved(door.unit, first_unit);
        door.districts = districts_in_town(door.districts, number * districts, districts);
        country.doors.push_back(std::move(door));
    }
}

}  // namespace

std::size_t towns(const Municipality& town, const ScaleParameters& scale) {
    if (scale.one_town) return 1;
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(scale.inhabitants / population(town))));
}

Scenario country_of(const Scenario& town, std::size_t organisation, const ScaleParameters& scale) {
    const std::size_t count = towns(town.municipality, scale);
    const double times = scale.inhabitants / population(town.municipality);
    const double larger = times / static_cast<double>(count);

    Scenario country = town;
    country.municipality.places.clear();
    country.municipality.lines.clear();
    country.municipality.links.clear();
    country.municipality.districts.clear();
    country.organisations = {town.organisations[organisation]};
    Organisation& all = country.organisations.front();
    all.offices.clear();
    all.units.clear();
    all.doors.clear();
    for (std::size_t i = 0; i < count; ++i) {
        const std::string suffix = " " + std::to_string(i + 1);
        add_town(town.municipality, suffix, larger, country.municipality);
        add_organisation(town.organisations[organisation], town.municipality, suffix, i, all);
    }
    for (auto& role : all.roles) role.fte *= times;
    staff_by_load(country.municipality, all);

    country.experiment.warm_up = {};
    country.experiment.run = {std::chrono::months{12}, {}};
    country.experiment.follow_up_days = 91;
    country.experiment.investigation_horizon_days = 60;
    return country;
}

}  // namespace sluss::bench
