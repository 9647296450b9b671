#include "engine/doors.hpp"

namespace sluss::engine {

Doors::Doors(const domain::Municipality& municipality, const domain::Organisation& organisation)
    : districts_(municipality.districts.size()),
      choices_(municipality.needs.size() * districts_),
      right_(municipality.needs.size() * districts_) {
    const auto everywhere = domain::IdSet::first(districts_).ids();
    for (const auto& door : organisation.doors) {
        const auto districts = door.districts.empty() ? everywhere : door.districts.ids();
        for (domain::NeedId need = 0; need < municipality.needs.size(); ++need) {
            for (const auto district : districts) {
                if (domain::is_right(door, need, std::nullopt)) right_[place(need, district)].push_back(&door);
                for (std::size_t channel = 0; channel < domain::channels; ++channel) {
                    const auto by = static_cast<domain::Channel>(channel);
                    const bool right = domain::is_right(door, need, by);
                    const bool announced = domain::sees(door, municipality.needs[need].group, by);
                    Choice& choice = choices_[place(need, district)][channel];
                    if (right) choice.right.push_back(&door);
                    if (announced && !right) choice.wrong.push_back(&door);
                    if (announced) ++choice.seen;
                }
            }
        }
    }
}

}  // namespace sluss::engine
