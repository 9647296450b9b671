// Chooses units; see the header.
#include "report/lengths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace sluss::report {

namespace {

struct Unit {
    const char* name;
    double hours;
};
// Weeks are left out of lengths: people count in days until they count in months.
constexpr std::array<Unit, 5> length_units{
    {{"min", 1.0 / 60}, {"h", 1}, {"days", 24}, {"months", 730.5}, {"years", 8766}}};
constexpr std::array<Unit, 5> rate_units{{{"hour", 1}, {"day", 24}, {"week", 168}, {"month", 730.5}, {"year", 8766}}};

std::string text_of(double number) {
    return fmt::format("{:.6g}", number);
}

/// The usual unit, or a larger one in which the number is shorter, unless the number is short anyway.
template <typename InUnit>
std::size_t shortest(std::size_t usual, const InUnit& in_unit) {
    constexpr std::size_t short_enough = 3;
    std::size_t best = usual;
    if (text_of(in_unit(usual)).size() <= short_enough) return best;
    for (std::size_t unit = usual + 1; unit < length_units.size(); ++unit)
        if (in_unit(unit) >= 1 && text_of(in_unit(unit)).size() < text_of(in_unit(best)).size()) best = unit;
    return best;
}

std::size_t unit_of_length(double hours) {
    const std::size_t usual = hours >= 48 ? 2 : hours >= 2 ? 1 : 0;
    return shortest(usual, [&](std::size_t unit) { return hours / length_units[unit].hours; });
}

}  // namespace

std::string length_in_words(const kernel::Distribution& hours) {
    const Unit& unit = length_units[unit_of_length(hours.mean())];
    if (hours.kind() != kernel::Distribution::Kind::constant)
        return hours.scaled(1 / unit.hours).describe() + " " + unit.name;
    const std::string number = text_of(hours.mean() / unit.hours);
    std::string name = unit.name;
    if (number == "1" && name.ends_with('s')) name.pop_back();
    return number + " " + name;
}

std::string length_in_words(kernel::Duration length) {
    return length_in_words(kernel::Distribution::constant(kernel::in_hours(length)));
}

std::string rate_in_words(double per_hour) {
    const auto in_unit = [&](std::size_t unit) { return per_hour * rate_units[unit].hours; };
    std::size_t usual = 0;
    if (per_hour > 0)
        while (usual + 1 < rate_units.size() && in_unit(usual) < 1) ++usual;
    return fmt::format("{} per {}", text_of(in_unit(shortest(usual, in_unit))),
                       rate_units[shortest(usual, in_unit)].name);
}

}  // namespace sluss::report
