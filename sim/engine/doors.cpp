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
            const bool right = door.needs.contains(need);
            const bool announced = door.groups.contains(municipality.needs[need].group);
            for (const auto district : districts) {
                if (right) right_[place(need, district)].push_back(&door);
                for (std::size_t channel = 0; channel < domain::channels; ++channel) {
                    if (!door.open_to[channel]) continue;
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
