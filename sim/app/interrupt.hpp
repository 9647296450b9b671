// Ctrl-C: the first ends a run in good order, the second at once.
#pragma once

#include <atomic>
#include <signal.h>

namespace sluss::app {

/// While one exists, the first SIGINT or SIGTERM sets its flag. Each signal then has its usual effect again, so a
/// second one ends the program. Only one may exist at a time.
class InterruptFlag {
public:
    InterruptFlag();
    ~InterruptFlag();
    InterruptFlag(const InterruptFlag&) = delete;
    InterruptFlag& operator=(const InterruptFlag&) = delete;

    [[nodiscard]] const std::atomic<bool>* get() const;

private:
    struct sigaction before_interrupt_ {};
    struct sigaction before_terminate_ {};
};

}  // namespace sluss::app
