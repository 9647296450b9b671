// The random streams: the generator is the published one, a number depends on its name alone, and neighbouring names
// have nothing to do with each other.
#include "kernel/random.hpp"

#include <Random123/philox.h>
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <set>
#include <string>

using namespace sluss::kernel;

TEST_CASE("the generator gives the published test vectors of Philox4x64-10") {
    // From the file kat_vectors of Random123 1.14.
    using Philox = r123::Philox4x64;
    const auto block = [](Philox::ctr_type counter, Philox::key_type key) { return Philox{}(counter, key); };
    constexpr std::uint64_t ones = ~0ULL;
    CHECK(block({{0, 0, 0, 0}}, {{0, 0}}) ==
          Philox::ctr_type{{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b}});
    CHECK(block({{ones, ones, ones, ones}}, {{ones, ones}}) ==
          Philox::ctr_type{{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0}});
    CHECK(block({{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89}},
                {{0x452821e638d01377, 0xbe5466cf34e90c6c}}) ==
          Philox::ctr_type{{0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6}});
}

TEST_CASE("a stream reads the generator's blocks in order") {
    Stream zero{{0, 0}, 0, 0, 0};
    CHECK(zero.bits() == 0x16554d9eca36314c);
    CHECK(zero.bits() == 0xdb20fe9d672d0fdc);
    CHECK(zero.bits() == 0xd7e772cee186176b);
    CHECK(zero.bits() == 0x7e68b68aec7ba23b);

    const auto second = r123::Philox4x64{}({{3, 4, 5, (6ULL << 32) + 1}}, {{1, 2}});
    Stream stream{{1, 2}, 3, 4, 5, 6};
    for (int i = 0; i < 4; ++i) stream.bits();
    for (std::size_t i = 0; i < 4; ++i) CHECK(stream.bits() == second[i]);
}

TEST_CASE("names hash to the same numbers for ever") {
    static_assert(name_hash("household") == 0x2da9c38464c52ae8);
    CHECK(name_hash("") == 0xfdbdf6ac4fc52e7f);
    std::set<std::uint64_t> hashes;
    for (int i = 0; i < 100000; ++i) hashes.insert(name_hash("household " + std::to_string(i)));
    CHECK(hashes.size() == 100000);
}

TEST_CASE("a uniform number is never 0 or 1") {
    CHECK(in_unit_interval(0) == 0x1.0p-53);
    CHECK(in_unit_interval(~0ULL) == 1 - 0x1.0p-53);
}

TEST_CASE("uniform numbers come close to both ends") {
    Stream stream{{1, 0}, 1, 1, 1};
    double least = 1;
    double greatest = 0;
    for (int i = 0; i < 1000000; ++i) {
        const double u = stream.uniform();
        least = std::min(least, u);
        greatest = std::max(greatest, u);
    }
    CHECK(least > 0);
    CHECK(least < 1e-5);  // fails by chance with probability e^-10
    CHECK(greatest < 1);
    CHECK(greatest > 1 - 1e-5);
}

namespace {

/// Pearson's statistic of the 16 × 16 table of pairs of uniforms, 100 000 pairs: chi-square with 255 degrees of freedom
/// if the pairs are independent and uniform.
double pair_statistic(const std::function<std::array<double, 2>(std::uint64_t)>& pair) {
    constexpr std::uint64_t pairs = 100000;
    std::array<std::array<int, 16>, 16> table{};
    for (std::uint64_t i = 0; i < pairs; ++i) {
        const auto [u, v] = pair(i);
        ++table[static_cast<std::size_t>(u * 16)][static_cast<std::size_t>(v * 16)];
    }
    const double expected = static_cast<double>(pairs) / 256;
    double statistic = 0;
    for (const auto& row : table) {
        for (const int count : row) statistic += (count - expected) * (count - expected) / expected;
    }
    return statistic;
}

double first(Stream stream) {
    return stream.uniform();
}

}  // namespace

TEST_CASE("neighbouring streams are independent in every part of their name") {
    // For each part of the name: the first number of a stream beside that of the stream with this part one higher, the
    // other parts fixed. Seven checks at 0.1 % each: together a false alarm in 0.7 % of seeds; the seed is fixed.
    constexpr double limit = 330.5;  // 99.9 % quantile of chi-square with 255 degrees of freedom
    const auto check = [&](const char* part, const std::function<std::array<double, 2>(std::uint64_t)>& pair) {
        CAPTURE(part);
        CHECK(pair_statistic(pair) < limit);
    };
    check("seed", [](std::uint64_t i) {
        return std::array{first({{2 * i, 0}, 1, 2, 3, 4}), first({{2 * i + 1, 0}, 1, 2, 3, 4})};
    });
    check("replication", [](std::uint64_t i) {
        return std::array{first({{1, 2 * i}, 1, 2, 3, 4}), first({{1, 2 * i + 1}, 1, 2, 3, 4})};
    });
    check("entity", [](std::uint64_t i) {
        return std::array{first({{1, 0}, 2 * i, 2, 3, 4}), first({{1, 0}, 2 * i + 1, 2, 3, 4})};
    });
    check("member", [](std::uint64_t i) {
        return std::array{first({{1, 0}, 1, 2 * i, 3, 4}), first({{1, 0}, 1, 2 * i + 1, 3, 4})};
    });
    check("purpose", [](std::uint64_t i) {
        return std::array{first({{1, 0}, 1, 2, 2 * i, 4}), first({{1, 0}, 1, 2, 2 * i + 1, 4})};
    });
    check("index", [](std::uint64_t i) {
        const auto index = static_cast<std::uint32_t>(2 * i);
        return std::array{first({{1, 0}, 1, 2, 3, index}), first({{1, 0}, 1, 2, 3, index + 1})};
    });
    Stream stream{{1, 0}, 1, 2, 3, 4};
    check("successive numbers", [&](std::uint64_t) {
        const double u = stream.uniform();
        const double v = stream.uniform();
        return std::array{u, v};
    });
}

TEST_CASE("a chance happens as often as it says") {
    // 100 000 draws: four standard errors either way, a false alarm for 6 in 100 000 seeds.
    Stream stream{{1, 0}, name_hash("chance"), 0, 0};
    int happened = 0;
    for (int i = 0; i < 100000; ++i) happened += stream.happens(0.08) ? 1 : 0;
    CHECK(std::abs(happened - 8000) < 4 * std::sqrt(100000 * 0.08 * 0.92));
    CHECK_FALSE(stream.happens(0));
    CHECK(stream.happens(1));
}
