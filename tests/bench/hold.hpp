// Processes that do nothing but wait, again and again (the "hold model", Vaucher and Duval 1975): what the event list
// and a resumption cost with a given number of processes alive.
#pragma once

#include "kernel/distribution.hpp"
#include "kernel/time.hpp"
#include "report.hpp"

#include <cstdint>

namespace sluss::bench {

struct HoldParameters {
    std::uint64_t processes = 10'000;
    std::uint64_t holds = 2'000'000;  ///< of all processes together
    std::uint64_t seed = 1;
};

/// How long each wait takes, in the order in which they begin: exponential, an hour on average.
class Holds {
public:
    explicit Holds(std::uint64_t seed)
        : stream_({seed, 0}, kernel::name_hash("hold"), 0, kernel::name_hash("length")) {}

    kernel::Duration next() {
        const kernel::Duration length = kernel::from_hours(length_.sample(stream_));
        sum_ += length;
        return length;
    }

    /// Of all waits so far.
    [[nodiscard]] kernel::Duration sum() const { return sum_; }

private:
    kernel::Distribution length_ = kernel::Distribution::exponential(1);
    kernel::Stream stream_;
    kernel::Duration sum_{};
};

Json run_hold(const HoldParameters& parameters);
Json run_hold_by_heap(const HoldParameters& parameters);

/// The object of either; the mean time in the system is that of a wait.
Json report_hold(const char* name, const HoldParameters& parameters, const Holds& holds, Elapsed elapsed,
                 const Json& further = Json::object());

}  // namespace sluss::bench
