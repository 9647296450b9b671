// A small municipality for tests of organisations: three places in a row along a bus line, a district at either end,
// two target groups, three needs on the default pathway.
#pragma once

#include "domain/default_pathway.hpp"
#include "domain/model_registry.hpp"

#include <string>
#include <utility>

namespace sluss::test {

inline domain::ByComplexity<kernel::Distribution> hours(double h) {
    return domain::ByComplexity<kernel::Distribution>::all(kernel::Distribution::constant(h));
}

namespace role {
inline constexpr domain::RoleId intake = 0, investigator = 1, treatment = 2;
}

/// One hour of work in each of the eight stages; a quarter of the answers may be advice, a service offer, a short and a
/// full investigation each.
inline std::vector<domain::Stage> even_pathway() {
    domain::DefaultPathway numbers;
    for (auto& contact : numbers.contact) contact.length = hours(1);
    for (domain::StageId stage = 0; stage < numbers.stages.size(); ++stage) {
        numbers.stages[stage].desk = hours(1);
        numbers.stages[stage].role = role::investigator;
    }
    using namespace domain::default_stage;
    for (const auto stage : {contact, preliminary_assessment, advice, service_offer})
        numbers.stages[stage].role = role::intake;
    numbers.stages[intervention].role = role::treatment;
    numbers.advice = numbers.service_offer = numbers.short_is_enough = domain::ByComplexity<double>::all(0.25);
    return domain::default_pathway(numbers);
}

inline domain::Need small_need(std::string name, domain::GroupId group) {
    domain::Need need;
    need.name = std::move(name);
    need.group = group;
    need.applications = 10;
    need.stages = even_pathway();
    return need;
}

namespace need {
inline constexpr domain::NeedId child_welfare = 0, financial_assistance = 1, addiction = 2;
}

/// Norra has three quarters of the inhabitants.
inline domain::Municipality small_municipality() {
    domain::Municipality m;
    m.name = "Åtorp";
    m.places = {"Norra", "Mitten", "Södra"};
    m.lines = {{"bus", {0, 1, 2}, {10, 10}, {5, 5}, 20}};
    m.groups = {"child", "adult"};
    m.stages.assign(domain::default_stage_names.begin(), domain::default_stage_names.end());
    m.needs = {small_need("child welfare", 0), small_need("financial assistance", 1), small_need("addiction", 1)};
    for (const auto& [name, place, population] : {std::tuple{"Norra", 0, 3000.0}, std::tuple{"Södra", 2, 1000.0}}) {
        domain::District district;
        district.name = name;
        district.place = static_cast<domain::PlaceId>(place);
        district.population = population;
        district.incidence_factor.assign(m.needs.size(), 1);
        m.districts.push_back(district);
    }
    return m;
}

inline domain::StaffPool small_staff() {
    domain::StaffPool staff;
    staff.roles.resize(3);
    staff.roles[role::intake].name = "intake worker";
    staff.roles[role::intake].fte = 6;
    staff.roles[role::investigator].name = "investigator";
    staff.roles[role::investigator].fte = 12;
    staff.roles[role::treatment].name = "treatment worker";
    staff.roles[role::treatment].fte = 6;
    return staff;
}

/// The organisation that a registered model builds in the small municipality.
inline domain::Organisation build(const std::string& model, const domain::Municipality& municipality,
                                  const domain::ModelParameters& parameters = {}) {
    const domain::StaffPool staff = small_staff();
    const domain::Rules rules;
    return domain::models().at(model).build({municipality, staff, rules, parameters});
}

inline const domain::Unit& unit_called(const domain::Organisation& organisation, const std::string& name) {
    for (const auto& unit : organisation.units)
        if (unit.name == name) return unit;
    throw std::runtime_error("no unit is called " + name);
}

}  // namespace sluss::test
