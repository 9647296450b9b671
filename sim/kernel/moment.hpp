// When an event happens: a time and, among equal times, a rank. One number, so that one comparison decides.
#pragma once

#include "kernel/time.hpp"

#include <cstdint>

namespace sluss::kernel {

class Moment {
public:
    /// Later than every other moment.
    constexpr Moment() : key_(~Key{0}) {}
    constexpr Moment(Time time, std::uint64_t rank)
        : key_(Key{static_cast<std::uint64_t>(time.time_since_epoch().count()) ^ sign_bit} << 64 | rank) {}

    [[nodiscard]] constexpr Time time() const {
        return Time{Duration{static_cast<std::int64_t>(instant() ^ sign_bit)}};
    }
    [[nodiscard]] constexpr std::uint64_t rank() const { return static_cast<std::uint64_t>(key_); }
    /// The time in microseconds since the first time there is.
    [[nodiscard]] constexpr std::uint64_t instant() const { return static_cast<std::uint64_t>(key_ >> 64); }

    friend constexpr bool operator<(Moment a, Moment b) { return a.key_ < b.key_; }

private:
    __extension__ using Key = unsigned __int128;
    static constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;  // so that times before 1970 come before others

    Key key_;
};

}  // namespace sluss::kernel
