#include "kernel/incomplete_gamma.hpp"

#include <cmath>
#include <limits>

namespace sluss::kernel {

namespace {

constexpr double precision = 1e-15;

/// The logarithm of the gamma function by Stirling's series (DLMF 5.11.1). std::lgamma writes to a global variable.
double log_gamma(double x) {
    double shifted = 0;
    for (; x < 12; ++x) shifted += std::log(x);
    const double squared = x * x;
    const double series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1 / (1680 * squared)) / squared) / squared) / x;
    return (x - 0.5) * std::log(x) - x + 0.91893853320467274 + series - shifted;
}

double by_series(double shape, double x) {
    double term = 1 / shape;
    double sum = term;
    for (double next = shape + 1; term > sum * precision; ++next) {
        term *= x / next;
        sum += term;
    }
    return sum;
}

/// Of the upper function, by Lentz's method as Thompson and Barnett changed it (Journal of Computational Physics 64,
/// 1986).
double by_fraction(double shape, double x) {
    constexpr double tiny = std::numeric_limits<double>::min() / precision;
    double b = x + 1 - shape;
    double c = 1 / tiny;
    double d = 1 / b;
    double result = d;
    for (int i = 1; i < 1'000'000; ++i) {
        const double a = -i * (i - shape);
        b += 2;
        d = a * d + b;
        if (std::abs(d) < tiny) d = tiny;
        c = b + a / c;
        if (std::abs(c) < tiny) c = tiny;
        d = 1 / d;
        const double factor = d * c;
        result *= factor;
        if (std::abs(factor - 1) < precision) break;
    }
    return result;
}

}  // namespace

double gamma_share_below(double shape, double x) {
    if (!(x > 0)) return 0;
    if (std::isinf(x)) return 1;
    constexpr double nearly_normal = 1e5;
    if (shape > nearly_normal) {
        const double spread = 1 / (9 * shape);
        return std::erfc((1 - spread - std::cbrt(x / shape)) / std::sqrt(2 * spread)) / 2;
    }
    const double density = std::exp(shape * std::log(x) - x - log_gamma(shape));
    return x < shape + 1 ? density * by_series(shape, x) : 1 - density * by_fraction(shape, x);
}

}  // namespace sluss::kernel
