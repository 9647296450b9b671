#include "kernel/simulation.hpp"

namespace sluss::kernel {

Simulation::~Simulation() {
    while (processes_.after != &processes_) {
        auto& promise = static_cast<Process::promise_type&>(*processes_.after);
        std::coroutine_handle<Process::promise_type>::from_promise(promise).destroy();
    }
}

bool Simulation::run_until(Time end, const std::atomic<bool>* stop) {
    assert(end >= now_);
    constexpr std::uint64_t look_every = 4096;
    Action action;
    while (events_.next(end, now_, action)) {
        ++happened_;
        if (action.run == nullptr)
            resume(std::coroutine_handle<>::from_address(action.about));
        else
            action.run(action.about);
        if (stop != nullptr && happened_ % look_every == 0 && stop->load(std::memory_order_relaxed)) return false;
    }
    now_ = end;
    return true;
}

}  // namespace sluss::kernel
