// The doors as a household of a district finds them for a need: which are right, and which it may take for right.
// Worked out once for a replication from the organisation's structure; it knows no household.
#pragma once

#include "domain/municipality.hpp"
#include "domain/organisation.hpp"

#include <cstddef>
#include <vector>

namespace sluss::engine {

class Doors {
public:
    using List = std::vector<const domain::Door*>;  // in the order of declaration

    /// On one channel.
    struct Choice {
        List right;
        List wrong;            ///< announced to the need's target group, but not right for it
        std::size_t seen = 0;  ///< announced to the need's target group
    };

    Doors(const domain::Municipality& municipality, const domain::Organisation& organisation);

    [[nodiscard]] const Choice& on(domain::Channel channel, domain::NeedId need, domain::DistrictId district) const {
        return choices_[place(need, district)][static_cast<std::size_t>(channel)];
    }
    /// Right for the need, on whichever channel.
    [[nodiscard]] const List& right(domain::NeedId need, domain::DistrictId district) const {
        return right_[place(need, district)];
    }

private:
    [[nodiscard]] std::size_t place(domain::NeedId need, domain::DistrictId district) const {
        return need * districts_ + district;
    }

    std::size_t districts_;
    std::vector<std::array<Choice, domain::channels>> choices_;  // [need][district]
    std::vector<List> right_;                                    // [need][district]
};

}  // namespace sluss::engine
