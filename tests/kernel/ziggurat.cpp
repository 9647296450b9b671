// The two ziggurats: their layers, the curve between the edges of the layers, and the tails.
//
// Statistical tests: the p-values of each case are judged together by Holm's rule at 1/60 %, so that correct code fails
// for at most 0.1 % of seeds in any of the file's six such cases. The seeds are fixed.
#include "kernel/ziggurat.hpp"

#include "support/hypotheses.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <string_view>
#include <vector>

using namespace sluss::kernel;
using sluss::testing::chi_square_p;
using sluss::testing::Hypotheses;
using sluss::testing::kolmogorov_p;
using sluss::testing::normal_p;
using ziggurat::Ziggurat;

namespace {

constexpr double error_rate = 0.001 / 6;
constexpr double exponential_tail = 7.697117470131050;
constexpr double normal_tail = 3.654152885361009;

Stream stream_for(std::string_view test) {
    return {{1, 0}, name_hash("ziggurat test"), 0, name_hash(test)};
}

double width(const Ziggurat& z, std::size_t layer) {
    return z.layer[layer].unit * 0x1.0p53;
}

double exponential_upper(double x) {
    return std::exp(-x);
}
/// Of the absolute value of a standard normal variate.
double normal_upper(double x) {
    return std::erfc(x / std::numbers::sqrt2);
}

/// The parts of every gap between neighbouring edges, from the axis to where the tail begins.
std::vector<double> grid_between_edges(const Ziggurat& z, double tail) {
    constexpr int parts = 4;
    std::vector<double> grid;
    for (std::size_t i = ziggurat::layers; i-- > 1;) {
        const double from = i + 1 < ziggurat::layers ? width(z, i + 1) : 0;
        for (int part = 0; part < parts; ++part) grid.push_back(from + (width(z, i) - from) * part / parts);
    }
    grid.push_back(tail);
    return grid;
}

/// Pearson's test of so many values on a grid; the last cell is what lies beyond it.
template <typename Draw, typename Upper>
double grid_p(const std::vector<double>& grid, std::size_t values, Draw draw, Upper upper) {
    std::vector<double> counts(grid.size());
    for (std::size_t n = 0; n < values; ++n) {
        const auto above = std::upper_bound(grid.begin(), grid.end(), draw());
        counts[static_cast<std::size_t>(above - grid.begin()) - 1] += 1;
    }
    std::vector<double> expected;
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const double beyond = i + 1 < grid.size() ? upper(grid[i + 1]) : 0;
        expected.push_back(static_cast<double>(values) * (upper(grid[i]) - beyond));
    }
    return chi_square_p(counts, expected);
}

void check_layers(const Ziggurat& z, double tail, double area, double (*density)(double)) {
    CHECK(width(z, 1) == tail);
    CHECK(z.floors[0] == 0);
    CHECK(z.floors[ziggurat::layers] == 1);
    CHECK(width(z, ziggurat::layers - 1) > 0);
    for (std::size_t i = 0; i < ziggurat::layers; ++i) {
        CAPTURE(i);
        CHECK(width(z, i) * (z.floors[i + 1] - z.floors[i]) == doctest::Approx(area).epsilon(1e-12));
        if (i > 0) CHECK(z.floors[i] == doctest::Approx(density(width(z, i))).epsilon(1e-14));
        const double next = i + 1 < ziggurat::layers ? width(z, i + 1) : 0;
        CHECK(static_cast<double>(z.layer[i].surely_under) * z.layer[i].unit == doctest::Approx(next).epsilon(1e-15));
    }
}

}  // namespace

TEST_CASE("the layers are of equal area and end at the top of the curve") {
    check_layers(ziggurat::exponential, exponential_tail, (exponential_tail + 1) * std::exp(-exponential_tail),
                 [](double x) { return std::exp(-x); });
    check_layers(ziggurat::normal, normal_tail,
                 normal_tail * std::exp(-normal_tail * normal_tail / 2) +
                     std::sqrt(std::numbers::pi / 2) * normal_upper(normal_tail),
                 [](double x) { return std::exp(-x * x / 2); });
}

TEST_CASE("the layer and the point in it come from different bits") {
    for (const std::uint64_t bits : {std::uint64_t{0}, ~std::uint64_t{0}, std::uint64_t{0x123456789abcdef0}}) {
        for (int bit = 0; bit < 64; ++bit) {
            CAPTURE(bit);
            const std::uint64_t other = bits ^ std::uint64_t{1} << bit;
            const bool changes_layer = ziggurat::layer_of(bits) != ziggurat::layer_of(other);
            CHECK(changes_layer == (bit < 8));
            CHECK((ziggurat::point_of(bits) != ziggurat::point_of(other)) == (bit >= 12));
            CHECK((ziggurat::signed_point_of(bits) != ziggurat::signed_point_of(other)) == (bit >= 11));
        }
    }
}

TEST_CASE("no point is 0, and a normal variate's points lie alike on both sides") {
    CHECK(ziggurat::point_of(0) == 1);
    CHECK(ziggurat::point_of(~0ULL) == (1LL << 53) - 1);
    CHECK(ziggurat::signed_point_of(1ULL << 63) == -(1LL << 53) + 1);
    CHECK(ziggurat::signed_point_of(~(1ULL << 63)) == (1LL << 53) - 1);
    CHECK(ziggurat::signed_point_of(~0ULL) == -1);
    CHECK(ziggurat::signed_point_of(0) == 1);
}

TEST_CASE("between the edges of the layers the variates follow the curve") {
    // Four cells between each pair of neighbouring edges and one for the tail, 1021 cells. A wedge of a layer has about
    // 1 % of what lies between its edges: eight million values see its shape.
    constexpr std::size_t values = 8'000'000;
    Hypotheses hypotheses;
    Stream stream = stream_for("edges");
    hypotheses.add("exponential", grid_p(
                                      grid_between_edges(ziggurat::exponential, exponential_tail), values,
                                      [&] { return standard_exponential(stream); }, exponential_upper));
    hypotheses.add("size of a normal", grid_p(
                                           grid_between_edges(ziggurat::normal, normal_tail), values,
                                           [&] { return std::abs(standard_normal(stream)); }, normal_upper));
    hypotheses.check(error_rate);
}

TEST_CASE("a wedge is under the curve as often as its part of the layer") {
    // Points of one layer that are not surely under the curve, given again and again with fresh heights: the variate
    // is the point itself unless it was above the curve. (That a variate drawn anew is the same has probability 0.)
    constexpr int points = 20'000;
    Hypotheses hypotheses;
    for (const std::size_t layer : {1U, 2U, 50U, 128U, 200U, 254U, 255U}) {
        const auto at_edge = [&](const Ziggurat& z, auto density, auto variate, const char* name) {
            Stream stream = stream_for(name + std::to_string(layer));
            double kept = 0;
            double expected = 0;
            double variance = 0;
            for (int n = 0; n < points;) {
                const std::uint64_t bits = (stream.bits() & ~std::uint64_t{0xff}) | layer;
                const std::int64_t k = ziggurat::point_of(bits);
                if (k < z.layer[layer].surely_under) continue;
                ++n;
                const double x = static_cast<double>(k) * z.layer[layer].unit;
                const double chance = (density(x) - z.floors[layer]) / (z.floors[layer + 1] - z.floors[layer]);
                expected += chance;
                variance += chance * (1 - chance);
                kept += variate(bits, k, stream) == x ? 1 : 0;
            }
            hypotheses.add(name + std::to_string(layer), normal_p((kept - expected) / std::sqrt(variance)));
        };
        at_edge(
            ziggurat::exponential, [](double x) { return std::exp(-x); },
            [](std::uint64_t bits, std::int64_t, Stream& stream) {
                return ziggurat::exponential_at_edge(bits, stream);
            },
            "exponential ");
        at_edge(
            ziggurat::normal, [](double x) { return std::exp(-x * x / 2); },
            [](std::uint64_t bits, std::int64_t k, Stream& stream) {
                // The number with the same point to the right of the middle; the layer is the same.
                const auto right = static_cast<std::uint64_t>(k) << 10 | (bits & 0xff);
                return ziggurat::normal_at_edge(right, stream);
            },
            "normal ");
    }
    hypotheses.check(error_rate);
}

TEST_CASE("beyond the last edge the tails are exact") {
    constexpr std::size_t values = 200'000;
    constexpr std::uint64_t far_right = ~std::uint64_t{0} >> 1 & ~std::uint64_t{0xff};  // layer 0, its rightmost point
    constexpr std::uint64_t far_left = std::uint64_t{1} << 63;
    Hypotheses hypotheses;
    Stream stream = stream_for("tails");

    std::vector<double> exponential(values);
    for (double& x : exponential) x = ziggurat::exponential_at_edge(far_right | far_left, stream);
    CHECK(*std::min_element(exponential.begin(), exponential.end()) > exponential_tail);
    hypotheses.add("exponential", kolmogorov_p(exponential, [](double x) {
                       return 1 - exponential_upper(x) / exponential_upper(exponential_tail);
                   }));
    double twice = 0;  // values beyond the edge of the tail's own ziggurat
    for (const double x : exponential) twice += x > 2 * exponential_tail ? 1 : 0;
    const double expected = static_cast<double>(values) * exponential_upper(exponential_tail);
    hypotheses.add("exponential beyond two tails", normal_p((twice - expected) / std::sqrt(expected)));

    for (const bool right : {true, false}) {
        std::vector<double> normal(values);
        for (double& x : normal) {
            const double z = ziggurat::normal_at_edge(right ? far_right : far_left, stream);
            REQUIRE((z > 0) == right);
            x = std::abs(z);
        }
        CHECK(*std::min_element(normal.begin(), normal.end()) >= normal_tail);
        hypotheses.add(right ? "normal, right" : "normal, left",
                       kolmogorov_p(normal, [](double x) { return 1 - normal_upper(x) / normal_upper(normal_tail); }));
    }
    hypotheses.check(error_rate);
}

TEST_CASE("normal variates lie as often below as above, whatever their size") {
    constexpr std::size_t values = 1'000'000;
    std::array<double, 8> below{};
    std::array<double, 8> all{};
    Stream stream = stream_for("sides");
    for (std::size_t n = 0; n < values; ++n) {
        const double z = standard_normal(stream);
        const auto size = static_cast<std::size_t>(std::abs(z) * 2);
        if (size >= all.size()) continue;
        all[size] += 1;
        below[size] += z < 0 ? 1 : 0;
    }
    Hypotheses hypotheses;
    for (std::size_t size = 0; size < all.size(); ++size)
        hypotheses.add(std::to_string(size), normal_p((2 * below[size] - all[size]) / std::sqrt(all[size])));
    hypotheses.check(error_rate);
}

TEST_CASE("successive variates of a stream are independent") {
    // Pairs on a grid of 16 × 16 cells of equal probability.
    constexpr std::size_t pairs = 400'000;
    Hypotheses hypotheses;
    const auto serial = [&](const char* name, auto probability_below) {
        Stream stream = stream_for(name);
        std::vector<double> counts(256);
        for (std::size_t n = 0; n < pairs; ++n) {
            const auto row = static_cast<std::size_t>(16 * probability_below(stream));
            const auto column = static_cast<std::size_t>(16 * probability_below(stream));
            counts[16 * row + column] += 1;
        }
        hypotheses.add(name, chi_square_p(counts));
    };
    serial("exponential", [](Stream& stream) { return 1 - exponential_upper(standard_exponential(stream)); });
    serial("normal", [](Stream& stream) { return std::erfc(-standard_normal(stream) / std::numbers::sqrt2) / 2; });
    hypotheses.check(error_rate);
}

TEST_CASE("a variate takes one number of the stream unless its point is near an edge") {
    constexpr std::size_t values = 200'000;
    Hypotheses hypotheses;
    const auto one_number = [&](const char* name, const Ziggurat& z, double share, auto draw) {
        double surely_under = 0;
        for (const auto& layer : z.layer) surely_under += static_cast<double>(layer.surely_under);
        surely_under /= 0x1.0p53 * ziggurat::layers;
        CHECK(surely_under == doctest::Approx(share).epsilon(1e-4));
        double one = 0;
        for (std::size_t n = 0; n < values; ++n) {
            Stream stream{{1, 0}, name_hash(name), n, 0};
            Stream same = stream;
            draw(stream);
            same.bits();
            one += stream.bits() == same.bits() ? 1 : 0;
        }
        const double standard_error = std::sqrt(values * share * (1 - share));
        hypotheses.add(name, normal_p((one - values * surely_under) / standard_error));
    };
    one_number("exponential", ziggurat::exponential, 0.9778, [](Stream& stream) { standard_exponential(stream); });
    one_number("normal", ziggurat::normal, 0.9851, [](Stream& stream) { standard_normal(stream); });
    hypotheses.check(error_rate);
}
