#include "kernel/condition.hpp"

namespace sluss::kernel {

void Condition::take_in(Wait& wait) {
    line_.join(wait);
    if (looking_) changed();
    if (wait.limit == Time::max()) return;
    wait.at_limit = simulation_.at(std::max(wait.limit, simulation_.now()), {[](void* about) {
                                                                                 auto& w = *static_cast<Wait*>(about);
                                                                                 w.condition.reach_limit(w);
                                                                             },
                                                                             &wait});
}

void Condition::reach_limit(Wait& wait) {
    wait.limit_passed = true;
    if (look_asked_) return;
    line_.leave(wait);
    resume(wait.handle);
}

void Condition::look() {
    look_asked_ = false;
    looking_ = true;
    // Whoever goes on may join the line again, at its end, but can take nobody else out of it.
    for (Place* place = line_.first(); place != nullptr;) {
        auto& wait = *static_cast<Wait*>(place);
        place = line_.next(*place);
        wait.held = wait.holds(wait);
        if (!wait.held && !wait.limit_passed) continue;
        line_.leave(wait);
        simulation_.cancel(wait.at_limit);
        resume(wait.handle);
    }
    looking_ = false;
}

void Condition::abandon(Wait& wait) {
    line_.leave(wait);
    simulation_.cancel(wait.at_limit);
}

}  // namespace sluss::kernel
