// An organisation as a flat list of things with what can be said of each, by name and in the scenario's words, so that
// two organisations can be compared without knowing what they are made of.
#pragma once

#include "domain/scenario.hpp"
#include "domain/service.hpp"

#include <string>
#include <vector>

namespace sluss::report {

/// One thing said of a thing: a value, or a set of names.
struct Trait {
    std::string name;
    std::vector<std::string> values;
    bool is_set = false;
    std::string otherwise = {};  ///< what a thing without this trait has; empty: nothing can be said of it

    friend bool operator==(const Trait&, const Trait&) = default;
};

/// A unit, a door, the rules, …
struct Thing {
    std::string heading;  ///< under which it is told: "Rules", "Structure", …
    std::string kind;     ///< "unit", "door"; empty for what every organisation has once
    std::string name;
    std::string summary;  ///< what to say of it where the other organisation has none
    std::vector<Trait> traits;
};

/// Everything that an organisation is, in the order in which it is told.
std::vector<Thing> traits_of(const domain::Municipality& municipality, const domain::Organisation& organisation);

/// The same of an organisation of a service: stages, resources and appointment books.
std::vector<Thing> traits_of(const domain::service::Service& service, const domain::service::Design& design);

/// What the organisations of a service have in common: clients and measures.
std::vector<Thing> traits_of(const domain::service::Service& service);

}  // namespace sluss::report
