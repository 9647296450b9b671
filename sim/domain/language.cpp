// Looking up messages in the language that is spoken; see the header.
#include "domain/language.hpp"

#include "domain/swedish.hpp"

#include <array>
#include <map>

namespace sluss {

namespace {

Language current = Language::english;

const std::map<std::string_view, std::string_view>& swedish() {
    static const auto all = [] {
        std::map<std::string_view, std::string_view> result;
        for (const auto& part : swedish_catalogue())
            for (const auto& [english, other] : part) result.emplace(english, other);
        return result;
    }();
    return all;
}

}  // namespace

std::optional<Language> language_called(std::string_view code) {
    if (code == "en") return Language::english;
    if (code == "sv") return Language::swedish;
    return std::nullopt;
}

void speak(Language language) {
    current = language;
}

Language spoken() {
    return current;
}

std::string_view translated(std::string_view english) {
    if (current == Language::english) return english;
    const auto found = swedish().find(english);
    return found == swedish().end() ? english : found->second;
}

std::span<const std::span<const Translation>> swedish_catalogue() {
    static const std::array parts{swedish_of_demand_keys(), swedish_of_work_keys(),     swedish_of_structure_keys(),
                                  swedish_of_files(),       swedish_of_checks(),        swedish_of_services(),
                                  swedish_of_models(),      swedish_of_organisations(), swedish_of_commands()};
    return parts;
}

}  // namespace sluss
