// Random streams. A number is a pure function of (seed, replication, entity, purpose, index): nothing is stored between
// draws and no draw disturbs another, so the same household meets the same luck in every organisation, thread and
// process. Generator: Philox4x64-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"), from
// Random123.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sluss::kernel {

/// What all the streams of one replication share.
struct StreamKey {
    std::uint64_t seed = 1;
    std::uint64_t replication = 0;
};

/// The 64-bit name of an entity or purpose (FNV-1a, then a mixing step). Names are checked for collisions when a
/// scenario is loaded.
constexpr std::uint64_t name_hash(std::string_view name, std::uint64_t basis = 0xcbf29ce484222325ULL) {
    std::uint64_t h = basis;
    for (const char c : name) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001b3ULL;
    }
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93ULL;
    h ^= h >> 32;
    return h;
}

/// 64 random bits as a number on the grid (k + 1/2) / 2^52, k = 0 … 2^52 - 1. Every such number is a double, so nothing
/// is rounded, and neither 0 nor 1 is possible.
constexpr double in_unit_interval(std::uint64_t bits) {
    return (static_cast<double>(bits >> 12) + 0.5) * 0x1.0p-52;
}

/// The numbers that one entity uses for one purpose, in order.
class Stream {
public:
    /// \param entity   hash of what the entity is (a district and need; a worker pool)
    /// \param member   which of them (the household's or worker's ordinal)
    /// \param purpose  hash of what is drawn
    /// \param index    which occasion; each has 2^32 blocks of four numbers to itself
    Stream(StreamKey key, std::uint64_t entity, std::uint64_t member, std::uint64_t purpose, std::uint32_t index = 0)
        : key_{key.seed, key.replication}, counter_{entity, member, purpose, std::uint64_t{index} << 32} {}

    /// The next 64 random bits.
    std::uint64_t bits() { return left_ == 0 ? next_block() : rest_[--left_]; }

    /// Uniform in the open interval (0, 1).
    double uniform() { return in_unit_interval(bits()); }

    /// True with probability `chance`.
    bool happens(double chance) { return uniform() < chance; }

private:
    std::uint64_t next_block();

    std::array<std::uint64_t, 2> key_;
    std::array<std::uint64_t, 4> counter_;
    std::array<std::uint64_t, 3> rest_{};  ///< of the block last made, last number first
    unsigned left_ = 0;
};

}  // namespace sluss::kernel
