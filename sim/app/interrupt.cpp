// A signal handler can only reach what is global, hence the one flag here.
#include "app/interrupt.hpp"

namespace sluss::app {

namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

extern "C" void on_signal(int) {
    interrupted.store(true);
}

}  // namespace

InterruptFlag::InterruptFlag() {
    interrupted.store(false);
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &before_interrupt_);
    sigaction(SIGTERM, &action, &before_terminate_);
}

InterruptFlag::~InterruptFlag() {
    sigaction(SIGINT, &before_interrupt_, nullptr);
    sigaction(SIGTERM, &before_terminate_, nullptr);
}

const std::atomic<bool>* InterruptFlag::get() const {
    return &interrupted;
}

}  // namespace sluss::app
