// Text → scenario: the room's one door. Reads a file with all it extends, checks it, builds and staffs every
// organisation; what comes out is ready to run, or a list of everything that is wrong.
#pragma once

#include "domain/scenario.hpp"
#include "scenario/node.hpp"
#include "scenario/problem.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluss::scenario {

struct Loaded {
    std::optional<domain::Scenario> scenario;  ///< set if and only if no problem is an error
    std::vector<Problem> problems;             ///< errors and warnings, in the order of the text
    /// With the scenario: its text after composition, which needs no other file (yaml.hpp writes it).
    Node text;
};

/// Never throws on anything a file can hold.
Loaded load(const std::filesystem::path& file);

/// Two names with the same hash, if there are any.
std::optional<std::pair<std::string, std::string>> hash_collision(
    const std::vector<std::string>& names, const std::function<std::uint64_t(std::string_view)>& hash);

/// docs/reference/scenario.md: every key of a scenario, made from the tables that read them; scenario-sv.md where
/// Swedish is spoken.
std::string reference_page();

}  // namespace sluss::scenario
