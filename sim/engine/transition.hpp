// One organisation becomes another (conceptual model, section 8): people go to their new posts, those who wait wait in
// the new units, cases stay with their worker or go to the unit that now serves them, units close while they move.
// Plays domain::Reorganisation.
#pragma once

#include "engine/workforce.hpp"

namespace sluss::engine {

/// Who goes to which post: `from` are the holders' posts before, `to` the vacant ones after, both of one role. First
/// those whose unit has a new name (or the same) take posts there, then the others where most of what they know is
/// asked for; of equals the lowest number. \returns pairs of positions in `from` and `to`
std::vector<std::pair<std::size_t, std::size_t>> match_posts(std::span<const Post* const> from,
                                                             std::span<const Post* const> to,
                                                             const domain::Reorganisation& reorganisation);

class Transition {
public:
    Transition(const domain::Organisation& organisation, kernel::Simulation& simulation, Staff& staff,
               Casework& casework, Workforce& workforce)
        : organisation_(organisation),
          simulation_(simulation),
          staff_(staff),
          casework_(casework),
          workforce_(workforce) {}
    Transition(const Transition&) = delete;
    Transition& operator=(const Transition&) = delete;

    void begin();

private:
    Process follow();
    void happen(const domain::Reorganisation& reorganisation);
    void move_people(const std::vector<Post*>& former, const domain::Reorganisation& reorganisation);

    const domain::Organisation& organisation_;
    kernel::Simulation& simulation_;
    Staff& staff_;
    Casework& casework_;
    Workforce& workforce_;
};

}  // namespace sluss::engine
