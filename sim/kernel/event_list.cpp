#include "kernel/event_list.hpp"

#include <stdexcept>

namespace sluss::kernel {

std::uint32_t EventList::add_slot() {
    if (slots_.size() == no_slot) too_many();
    slots_.emplace_back();
    return static_cast<std::uint32_t>(slots_.size() - 1);
}

void EventList::too_many() {
    throw std::length_error("more events than a replication can hold: 2^24 - 1 pending or 2^40 in all");
}

void EventList::sweep() {
    queue_.filter([this](Moment moment) { return slots_[slot_of(moment.rank())].rank == moment.rank(); });
    cancelled_ = 0;
}

}  // namespace sluss::kernel
