// The random streams: the generator is the published one, and a number depends on its name alone. That neighbouring
// names have nothing to do with each other is shown in neighbouring_streams.cpp.
#include "kernel/random.hpp"

#include <Random123/philox.h>
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
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

TEST_CASE("a stream is no larger than its name, the rest of a block and a count") {
    CHECK(sizeof(Stream) <= 80);  // processes carry streams in their frames
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

TEST_CASE("a chance happens as often as it says") {
    // 100 000 draws: four standard errors either way, a false alarm for 6 in 100 000 seeds.
    Stream stream{{1, 0}, name_hash("chance"), 0, 0};
    int happened = 0;
    for (int i = 0; i < 100000; ++i) happened += stream.happens(0.08) ? 1 : 0;
    CHECK(std::abs(happened - 8000) < 4 * std::sqrt(100000 * 0.08 * 0.92));
    CHECK_FALSE(stream.happens(0));
    CHECK(stream.happens(1));
}
