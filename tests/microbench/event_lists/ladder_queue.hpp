// The kernel's ladder queue, as one of the lists compared.
#pragma once

#include "event.hpp"
#include "kernel/ladder_queue.hpp"

namespace sluss::bench {

template <class Announce = Unannounced>
class LadderQueue {
public:
    explicit LadderQueue(Announce announce = {}) : announce_(announce) {}

    void push(Event event) { queue_.push({at(event.time), event.tag}); }

    Event pop() {
        for (const kernel::Moment moment : queue_.settle()) announce_(event_of(moment));
        const Event first = event_of(queue_.first());
        queue_.pop();
        return first;
    }

private:
    static kernel::Time at(std::int64_t time) { return kernel::Time{kernel::Duration{time}}; }
    static Event event_of(kernel::Moment moment) { return {moment.time().time_since_epoch().count(), moment.rank()}; }

    kernel::LadderQueue queue_;
    Announce announce_;
};

}  // namespace sluss::bench
