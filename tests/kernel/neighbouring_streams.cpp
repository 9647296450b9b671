// Streams whose names differ by one in a single part, or in a single bit, have nothing to do with each other. The six
// parts are seed, replication, entity, member, purpose and index; see docs/decisions/0008-random-streams.md.
//
// Statistical tests: the p-values of each case are judged together by Holm's rule at 0.025 %, so that a perfect
// generator fails in one of the file's four cases for at most 0.1 % of names; the names are fixed.
#include "kernel/random.hpp"
#include "kernel/ziggurat.hpp"
#include "support/hypotheses.hpp"

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace sluss::kernel;
using sluss::testing::chi_square_p;
using sluss::testing::Hypotheses;
using sluss::testing::kolmogorov_p;
using sluss::testing::normal_p;

namespace {

constexpr double error_rate = 0.00025;
constexpr std::size_t streams = 1 << 16;
constexpr std::size_t positions = 4;  // what one block of the generator holds; the stream's first numbers

/// A stream's name, part by part.
using Name = std::array<std::uint64_t, 6>;
constexpr std::array parts = {"seed", "replication", "entity", "member", "purpose", "index"};
constexpr std::array bits_of_part = {64, 64, 64, 64, 64, 32};

Stream stream_of(const Name& name) {
    return {{name[0], name[1]}, name[2], name[3], name[4], static_cast<std::uint32_t>(name[5])};
}

/// As a simulation names its streams: small numbers beside hashes.
constexpr Name usual = {1, 7, name_hash("Alby/debt"), 1234, name_hash("patience"), 2};

/// The n-th neighbour of the usual name in one part.
Stream neighbour(std::size_t part, std::size_t n) {
    Name name = usual;
    name[part] += n;
    return stream_of(name);
}

using Numbers = std::array<std::uint64_t, positions>;

Numbers first_numbers(Stream stream) {
    Numbers numbers{};
    for (auto& number : numbers) number = stream.bits();
    return numbers;
}

/// The first numbers of all the neighbours in one part.
std::vector<Numbers> neighbours(std::size_t part) {
    std::vector<Numbers> all(streams);
    for (std::size_t n = 0; n < streams; ++n) all[n] = first_numbers(neighbour(part, n));
    return all;
}

std::string at(std::size_t part, std::size_t position) {
    return std::string{parts[part]} + ", number " + std::to_string(position + 1);
}

double centred(std::uint64_t bits) {
    return in_unit_interval(bits) - 0.5;
}

}  // namespace

TEST_CASE("the first numbers of neighbouring streams are uniform, in pairs independent, and uncorrelated") {
    Hypotheses hypotheses;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const auto all = neighbours(part);
        for (std::size_t p = 0; p < positions; ++p) {
            std::vector<double> high(256);
            std::vector<double> low(256);
            std::vector<double> pairs(256);  // 16 × 16: a stream's number and its next neighbour's
            double product = 0;
            for (std::size_t n = 0; n < streams; ++n) {
                high[all[n][p] >> 56] += 1;
                low[all[n][p] & 0xff] += 1;
                if (n % 2 == 1) pairs[all[n - 1][p] >> 60 << 4 | all[n][p] >> 60] += 1;
                if (n > 0) product += centred(all[n - 1][p]) * centred(all[n][p]);
            }
            hypotheses.add(at(part, p) + ", high bits uniform", chi_square_p(high));
            hypotheses.add(at(part, p) + ", low bits uniform", chi_square_p(low));
            hypotheses.add(at(part, p) + ", pairs", chi_square_p(pairs));
            // Each product has mean 0 and variance 1/144, and no two are correlated.
            hypotheses.add(at(part, p) + ", correlation",
                           normal_p(12 * product / std::sqrt(static_cast<double>(streams - 1))));
        }
    }
    CHECK(hypotheses.all().size() == 96);
    hypotheses.check(error_rate);
}

TEST_CASE("successive numbers of one stream are independent") {
    // As for neighbours: 16 × 16 cells of pairs, at distances up to a block's length.
    Hypotheses hypotheses;
    for (std::size_t distance = 1; distance <= positions; ++distance) {
        Stream first = stream_of(usual);
        Stream second = stream_of(usual);
        for (std::size_t i = 0; i < distance; ++i) second.bits();
        std::vector<double> pairs(256);
        for (std::size_t n = 0; n < 4 * streams; ++n) {
            const std::uint64_t a = first.bits();
            const std::uint64_t b = second.bits();
            if (n / distance % 2 == 0) pairs[a >> 60 << 4 | b >> 60] += 1;  // so that no number is in two pairs
        }
        hypotheses.add("distance " + std::to_string(distance), chi_square_p(pairs));
    }
    hypotheses.check(error_rate);
}

TEST_CASE("a name that differs in one bit changes every bit of the numbers with probability one half") {
    constexpr std::size_t names = 256;
    constexpr std::size_t output_bits = 64 * positions;
    Hypotheses hypotheses;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        std::vector<double> by_output(output_bits);
        double statistic = 0;  // over all pairs of a bit of the name and a bit of the numbers
        double all_flips = 0;
        const auto key_bits = static_cast<std::size_t>(bits_of_part[part]);
        for (std::size_t bit = 0; bit < key_bits; ++bit) {
            std::array<std::uint32_t, output_bits> flips{};
            for (std::size_t n = 0; n < names; ++n) {
                Name name = usual;
                name[3] += 3 * n;  // members no two of which differ in one bit, so that no pair is seen twice
                const Numbers before = first_numbers(stream_of(name));
                name[part] ^= std::uint64_t{1} << bit;
                const Numbers after = first_numbers(stream_of(name));
                for (std::size_t i = 0; i < output_bits; ++i)
                    flips[i] += static_cast<std::uint32_t>((before[i / 64] ^ after[i / 64]) >> i % 64 & 1);
            }
            for (std::size_t i = 0; i < output_bits; ++i) {
                const double excess = flips[i] - names / 2.0;
                statistic += excess * excess / (names / 4.0);
                by_output[i] += flips[i];
                all_flips += flips[i];
            }
        }
        // Flips by different bits of the name are independent in pairs, so the counts' sums have binomial variance.
        const double cells = static_cast<double>(key_bits * output_bits);
        const double z = (all_flips - cells * names / 2) / std::sqrt(cells * names / 4);
        hypotheses.add(std::string{parts[part]} + ", altogether", normal_p(z));
        // The variance of one cell's squared standardised excess is 2 - 2 / names.
        hypotheses.add(std::string{parts[part]} + ", every pair of bits",
                       normal_p((statistic - cells) / std::sqrt(cells * (2 - 2.0 / names))));
        for (std::size_t i = 0; i < output_bits; ++i) {
            const double n = static_cast<double>(key_bits * names);
            hypotheses.add(std::string{parts[part]} + ", bit " + std::to_string(i) + " of the numbers",
                           normal_p((by_output[i] - n / 2) / std::sqrt(n / 4)));
        }
    }
    hypotheses.check(error_rate);
}

TEST_CASE("the first variates of neighbouring streams have the exact distribution") {
    Hypotheses hypotheses;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        std::vector<double> exponential(streams);
        std::vector<double> normal(streams);
        for (std::size_t n = 0; n < streams; ++n) {
            Stream stream = neighbour(part, n);
            Stream again = stream;
            exponential[n] = standard_exponential(stream);
            normal[n] = standard_normal(again);
        }
        hypotheses.add(std::string{parts[part]} + ", exponential",
                       kolmogorov_p(exponential, [](double x) { return -std::expm1(-x); }));
        hypotheses.add(std::string{parts[part]} + ", normal",
                       kolmogorov_p(normal, [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }));
    }
    hypotheses.check(error_rate);
}
