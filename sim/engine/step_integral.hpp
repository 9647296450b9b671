// The exact integral over time of a whole number that steps up and down: queue lengths, caseloads, households in the
// system.
#pragma once

#include "kernel/time.hpp"

namespace sluss::engine {

/// Number × microseconds. 64 bits do not hold a country's households over years.
__extension__ using WideInteger = __int128;

class StepIntegral {
public:
    explicit StepIntegral(kernel::Time begin = {}) : last_(begin) {}

    void add(kernel::Time now, std::int64_t step) {
        advance(now);
        value_ += step;
    }
    [[nodiscard]] std::int64_t value() const { return value_; }
    /// Forgets what lies before `now`; the value stays.
    void restart(kernel::Time now) {
        advance(now);
        area_ = 0;
    }
    [[nodiscard]] WideInteger area(kernel::Time now) {
        advance(now);
        return area_;
    }

private:
    void advance(kernel::Time now) {
        area_ += static_cast<WideInteger>(value_) * (now - last_).count();
        last_ = now;
    }

    kernel::Time last_;
    std::int64_t value_ = 0;
    WideInteger area_ = 0;
};

}  // namespace sluss::engine
