// How each distribution is sampled, and its moments. Inversion wherever it is cheap, so that a longer mean gives a
// longer value from the same random number. Relies on portable_math.hpp alone; never on the C library's functions.
#include "kernel/distribution.hpp"

#include "kernel/portable_math.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace sluss::kernel {

namespace {

void require(bool holds, const char* what) {
    if (!holds) throw std::invalid_argument(what);
}

std::string text(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

double squared(double x) {
    return x * x;
}

double horner(const std::array<double, 8>& coefficients, double x) {
    double sum = coefficients[7];
    for (std::size_t i = 7; i-- > 0;) sum = sum * x + coefficients[i];
    return sum;
}

/// A gamma variate of scale 1 for shape = d + 1/3 >= 1 and c = 1/sqrt(9 d) (Marsaglia & Tsang 2000).
double unit_gamma(double d, double c, Stream& stream) {
    while (true) {
        const double x = normal_quantile(stream.uniform());
        const double root = 1 + c * x;
        if (root <= 0) continue;
        const double v = root * root * root;
        const double u = stream.uniform();
        if (u < 1 - 0.0331 * squared(squared(x))) return d * v;
        if (portable_log(u) < 0.5 * squared(x) + d * (1 - v + portable_log(v))) return d * v;
    }
}

}  // namespace

Distribution::Distribution(Kind kind, double a, double b, double c) : kind_(kind), a_(a), b_(b), c_(c) {
    prepare();
}

Distribution Distribution::constant(double value) {
    require(value >= 0 && std::isfinite(value), "a constant must be at least 0");
    return {Kind::constant, value, 0, 0};
}

Distribution Distribution::exponential(double mean) {
    require(mean > 0 && std::isfinite(mean), "the mean must be above 0");
    return {Kind::exponential, mean, 0, 0};
}

Distribution Distribution::gamma(double mean, double cv) {
    require(mean > 0 && std::isfinite(mean), "the mean must be above 0");
    require(cv > 0 && std::isfinite(cv), "the coefficient of variation must be above 0");
    return {Kind::gamma, mean, cv, 0};
}

Distribution Distribution::lognormal(double mean, double cv) {
    require(mean > 0 && std::isfinite(mean), "the mean must be above 0");
    require(cv > 0 && std::isfinite(cv), "the coefficient of variation must be above 0");
    return {Kind::lognormal, mean, cv, 0};
}

Distribution Distribution::weibull(double mean, double shape) {
    require(mean > 0 && std::isfinite(mean), "the mean must be above 0");
    require(shape >= 0.1 && std::isfinite(shape), "the shape must be at least 0.1");
    return {Kind::weibull, mean, shape, 0};
}

Distribution Distribution::uniform(double low, double high) {
    require(low >= 0 && low <= high && std::isfinite(high), "the limits must be in order and not negative");
    return {Kind::uniform, low, high, 0};
}

Distribution Distribution::triangular(double low, double mode, double high) {
    require(low >= 0 && low <= mode && mode <= high && std::isfinite(high),
            "low, mode and high must be in order and not negative");
    return {Kind::triangular, low, mode, high};
}

void Distribution::prepare() {
    switch (kind_) {
        case Kind::constant:
        case Kind::exponential:
        case Kind::uniform:
            break;
        case Kind::gamma: {
            // Shape below 1 is sampled as shape + 1 and corrected (see sample()).
            const double shape = 1 / squared(b_);
            p_ = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
            q_ = 1 / std::sqrt(9 * p_);
            break;
        }
        case Kind::lognormal: {
            const double variance_of_log = portable_log(1 + squared(b_));
            p_ = portable_log(a_) - variance_of_log / 2;
            q_ = std::sqrt(variance_of_log);
            break;
        }
        case Kind::weibull:
            p_ = a_ / portable_gamma(1 + 1 / b_);  // the scale
            q_ = 1 / b_;
            break;
        case Kind::triangular:
            p_ = c_ > a_ ? (b_ - a_) / (c_ - a_) : 0;  // the chance of a value below the mode
            break;
    }
}

double Distribution::mean() const {
    switch (kind_) {
        case Kind::uniform:
            return (a_ + b_) / 2;
        case Kind::triangular:
            return (a_ + b_ + c_) / 3;
        default:
            return a_;
    }
}

double Distribution::variance() const {
    switch (kind_) {
        case Kind::constant:
            return 0;
        case Kind::exponential:
            return squared(a_);
        case Kind::gamma:
        case Kind::lognormal:
            return squared(a_ * b_);
        case Kind::weibull:
            return squared(p_) * portable_gamma(1 + 2 * q_) - squared(a_);
        case Kind::uniform:
            return squared(b_ - a_) / 12;
        case Kind::triangular:
            return (squared(b_ - a_) + squared(c_ - b_) + (b_ - a_) * (c_ - b_)) / 18;
    }
    return 0;
}

double Distribution::sample(Stream& stream) const {
    switch (kind_) {
        case Kind::constant:
            return a_;
        case Kind::exponential:
            return -a_ * portable_log(stream.uniform());
        case Kind::gamma: {
            const double value = a_ * squared(b_) * unit_gamma(p_, q_, stream);
            if (b_ <= 1) return value;
            return value * portable_pow(stream.uniform(), squared(b_));
        }
        case Kind::lognormal:
            return portable_exp(p_ + q_ * normal_quantile(stream.uniform()));
        case Kind::weibull:
            return p_ * portable_pow(-portable_log(stream.uniform()), q_);
        case Kind::uniform:
            return a_ + (b_ - a_) * stream.uniform();
        case Kind::triangular: {
            const double u = stream.uniform();
            if (u < p_) return a_ + std::sqrt(u * (c_ - a_) * (b_ - a_));
            return c_ - std::sqrt((1 - u) * (c_ - a_) * (c_ - b_));
        }
    }
    return 0;
}

Distribution Distribution::scaled(double factor) const {
    require(factor > 0 && std::isfinite(factor), "the factor must be above 0");
    switch (kind_) {
        case Kind::uniform:
            return {kind_, a_ * factor, b_ * factor, 0};
        case Kind::triangular:
            return {kind_, a_ * factor, b_ * factor, c_ * factor};
        default:
            return {kind_, a_ * factor, b_, c_};
    }
}

std::string Distribution::describe() const {
    switch (kind_) {
        case Kind::constant:
            return "always " + text(a_);
        case Kind::exponential:
            return "exponential (mean " + text(a_) + ")";
        case Kind::gamma:
            return "gamma (mean " + text(a_) + ", cv " + text(b_) + ")";
        case Kind::lognormal:
            return "lognormal (mean " + text(a_) + ", cv " + text(b_) + ")";
        case Kind::weibull:
            return "Weibull (mean " + text(a_) + ", shape " + text(b_) + ")";
        case Kind::uniform:
            return "uniform (" + text(a_) + " to " + text(b_) + ")";
        case Kind::triangular:
            return "triangular (" + text(a_) + " to " + text(c_) + ", mode " + text(b_) + ")";
    }
    return {};
}

double normal_quantile(double u) {
    // Wichura, M. J. (1988), "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics
    // 37(3), 477–484: a ratio of polynomials in each of three regions.
    static constexpr std::array<double, 8> a = {
        3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
        4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
    static constexpr std::array<double, 8> b = {1.0,
                                                4.2313330701600911252e+1,
                                                6.8718700749205790830e+2,
                                                5.3941960214247511077e+3,
                                                2.1213794301586595867e+4,
                                                3.9307895800092710610e+4,
                                                2.8729085735721942674e+4,
                                                5.2264952788528545610e+3};
    static constexpr std::array<double, 8> c = {
        1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,  3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
    static constexpr std::array<double, 8> d = {1.0,
                                                2.05319162663775882187e0,
                                                1.67638483018380384940e0,
                                                6.89767334985100004550e-1,
                                                1.48103976427480074590e-1,
                                                1.51986665636164571966e-2,
                                                5.47593808499534494600e-4,
                                                1.05075007164441684324e-9};
    static constexpr std::array<double, 8> e = {
        6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
    static constexpr std::array<double, 8> f = {1.0,
                                                5.99832206555887937690e-1,
                                                1.36929880922735805310e-1,
                                                1.48753612908506148525e-2,
                                                7.86869131145613259100e-4,
                                                1.84631831751005468180e-5,
                                                1.42151175831644588870e-7,
                                                2.04426310338993978564e-15};
    const double q = u - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * horner(a, r) / horner(b, r);
    }
    const double r = std::sqrt(-portable_log(q < 0 ? u : 1 - u));
    const double z = r <= 5 ? horner(c, r - 1.6) / horner(d, r - 1.6) : horner(e, r - 5) / horner(f, r - 5);
    return q < 0 ? -z : z;
}

}  // namespace sluss::kernel
