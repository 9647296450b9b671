// Building blocks for the files of models/: reading parameters, placing units in offices, and grouping stages and staff
// the way the pathway says. What is said here holds for every model alike, so that models differ only in what their
// own file says.
#pragma once

#include "domain/model_registry.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sluss::domain {

/// The parameter's value, or `fallback` where the scenario does not give it. T is one of ParameterValue's types.
template <typename T>
T parameter(const ModelInput& input, const std::string& key, T fallback) {
    const auto found = input.parameters.find(key);
    return found == input.parameters.end() ? fallback : std::get<T>(found->second);
}

/// An organisation of this model with the scenario's rules and staff totals, and as yet no structure.
Organisation start_organisation(std::string model, const ModelInput& input);

/// The place in a list of names. \throws ModelError{key, …} if it is not there
std::uint16_t index_of(const std::vector<std::string>& names, const std::string& name, const std::string& key);
NeedId need_called(const Municipality& municipality, const std::string& name, const std::string& key);
GroupId group_called(const Municipality& municipality, const std::string& name, const std::string& key);

/// Some needs under a name: what a door announces, what a track or a group of investigators takes.
struct NamedNeeds {
    std::string name;
    IdSet needs;
};

/// A parameter name → needs, in the order written, with no need named twice; empty where the scenario does not give it.
/// \throws ModelError
std::vector<NamedNeeds> needs_by_name(const ModelInput& input, const std::string& key);

/// The parameter that divides target groups into tracks, name → target groups, the same for all models.
ModelParameter tracks_description();
/// The needs of each track; every target group with a need is in exactly one. One track without a name where the
/// scenario gives none. \throws ModelError
std::vector<NamedNeeds> tracks(const ModelInput& input);

/// The needs of some target groups; the target groups of some needs.
IdSet needs_of_groups(const Municipality& municipality, const IdSet& groups);
IdSet groups_of_needs(const Municipality& municipality, const IdSet& needs);

/// Stages by what they are in the pathway of at least one need.
IdSet all_stages(const Municipality& municipality);
/// Done by a team put together for the household.
IdSet coordinated_stages(const Municipality& municipality);
/// Where strands begin, preliminary assessments, advice and service offers: what a reception does.
IdSet reception_stages(const Municipality& municipality);
/// Reached only where triage lets the first contact decide so (advice, service offer, short investigation).
IdSet stages_by_triage(const Municipality& municipality);

/// One staff group for each role that does some of these stages of these needs (Stage::role), in the order of roles;
/// all of a group are competent in all its needs.
std::vector<StaffGroup> staff_by_role(const Municipality& municipality, const IdSet& stages, const IdSet& needs);

/// The parameter that says where units have their offices, the same for all models: name → place. A unit is at the
/// place of the first of its names that the parameter gives, else at that of `everything`, else at that of the most
/// populous district (the first of equals).
class Offices {
public:
    static ModelParameter description(std::string doc);

    explicit Offices(const ModelInput& input);

    /// The office at the place for a unit with these names, added to the organisation when first asked for; it is
    /// called by its place.
    OfficeId office(Organisation& organisation, const std::vector<std::string>& names);
    /// \throws ModelError if a name was given a place but is nobody's. Call it when all units are placed.
    void check_all_used() const;

private:
    const Municipality& municipality_;
    NameMap places_;
    std::set<std::string> names_;
};

/// Where the most populous district is (the first of equals): where an office is if nothing says otherwise.
PlaceId main_place(const Municipality& municipality);

/// The office at a place, added if there is none yet.
OfficeId office_at(const Municipality& municipality, Organisation& organisation, PlaceId place);

/// Adds a unit, and a door into it, open to every channel and district.
UnitId add_unit(Organisation& organisation, Unit unit);
void add_door(const Municipality& municipality, Organisation& organisation, UnitId unit, std::string name,
              const IdSet& needs);

}  // namespace sluss::domain
