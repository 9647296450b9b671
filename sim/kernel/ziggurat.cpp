// The layers of the two ziggurats, worked out by the compiler so that they exist before anything runs, and what happens
// to the points at their edges. Of the C library it uses nothing.
#include "kernel/ziggurat.hpp"

#include "kernel/portable_math.hpp"

namespace sluss::kernel::ziggurat {

namespace {

/// e^z for z in [0, 8] by its power series, all terms of one sign; relative error a few units in the last place.
constexpr double exp_series(double z) {
    double term = 1;
    double sum = 1;
    for (int n = 1; n < 60; ++n) {
        term *= z / n;
        sum += term;
    }
    return sum;
}

/// The z with e^-z = y, by Newton's method from a z not far above it.
constexpr double minus_log(double y, double z) {
    for (int i = 0; i < 8; ++i) z += 1 - y * exp_series(z);
    return z;
}

constexpr double square_root(double x) {
    double root = 1;
    for (int i = 0; i < 12; ++i) root = (root + x / root) / 2;
    return root;
}

struct Exponential {
    static constexpr double density(double x) { return 1 / exp_series(x); }
    static constexpr double exponent(double x) { return x; }
    static constexpr double where_exponent_is(double z) { return z; }
};

/// Without the factor 1 / sqrt(2 pi): the density is 1 at its peak.
struct Normal {
    static constexpr double density(double x) { return 1 / exp_series(exponent(x)); }
    static constexpr double exponent(double x) { return x * x / 2; }
    static constexpr double where_exponent_is(double z) { return square_root(2 * z); }
};

/// \param tail_from  where the lowest layer's tail begins: the one value for which the stack ends at height 1
/// \param area       of each layer: tail_from × density there + the tail's area
template <typename Curve>
constexpr Ziggurat build(double tail_from, double area) {
    constexpr double units = 0x1.0p53;
    Ziggurat z;
    const auto set = [&](std::size_t i, double width, double next_width) {
        z.layer[i] = {width / units, static_cast<std::int64_t>(next_width / width * units)};
    };
    double width = tail_from;
    double height = Curve::density(tail_from);
    set(0, area / height, width);
    for (std::size_t i = 1; i + 1 < layers; ++i) {
        z.floors[i] = height;
        height += area / width;
        const double next = Curve::where_exponent_is(minus_log(height, Curve::exponent(width)));
        set(i, width, next);
        width = next;
    }
    z.floors[layers - 1] = height;
    z.floors[layers] = 1;
    set(layers - 1, width, 0);
    return z;
}

constexpr double exponential_tail = 7.697117470131050;
constexpr double normal_tail = 3.654152885361009;

/// A height within layer i, uniform.
double height_in(const Ziggurat& z, std::size_t i, Stream& stream) {
    return z.floors[i] + stream.uniform() * (z.floors[i + 1] - z.floors[i]);
}

/// How far beyond `normal_tail` a normal variate lies that lies beyond it: Marsaglia (1964), "Generating a variable
/// from the tail of the normal distribution", Technometrics 6(1), 101–102.
double excess_over_normal_tail(Stream& stream) {
    while (true) {
        const double x = standard_exponential(stream) / normal_tail;
        if (2 * standard_exponential(stream) > x * x) return x;
    }
}

}  // namespace

constexpr Ziggurat exponential = build<Exponential>(exponential_tail, 3.949659822581557e-3);
constexpr Ziggurat normal = build<Normal>(normal_tail, 4.928673233974655e-3);

double exponential_at_edge(std::uint64_t bits, Stream& stream) {
    double beyond = 0;
    while (true) {
        const std::size_t i = layer_of(bits);
        const std::int64_t k = point_of(bits);
        const double x = static_cast<double>(k) * exponential.layer[i].unit;
        if (k < exponential.layer[i].surely_under) return beyond + x;
        if (i == 0) {
            beyond += exponential_tail;  // what lies beyond is exponential again
        } else if (height_in(exponential, i, stream) < portable_exp(-x)) {
            return beyond + x;
        }
        bits = stream.bits();
    }
}

double normal_at_edge(std::uint64_t bits, Stream& stream) {
    while (true) {
        const std::size_t i = layer_of(bits);
        const std::int64_t k = signed_point_of(bits);
        const double x = static_cast<double>(k) * normal.layer[i].unit;
        if (-normal.layer[i].surely_under < k && k < normal.layer[i].surely_under) return x;
        if (i == 0) {
            const double size = normal_tail + excess_over_normal_tail(stream);
            return k < 0 ? -size : size;
        }
        if (height_in(normal, i, stream) < portable_exp(-x * x / 2)) return x;
        bits = stream.bits();
    }
}

}  // namespace sluss::kernel::ziggurat
