// How each distribution is sampled, and its moments. Whatever the method, the mean is a factor, so that a longer mean
// gives a longer value from the same random numbers. Relies on the ziggurats and portable_math.hpp; never on the C
// library's functions.
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

/// A gamma variate of scale 1 for shape = d + 1/3 >= 1 and c = 1/sqrt(9 d) (Marsaglia & Tsang 2000).
double unit_gamma(double d, double c, Stream& stream) {
    while (true) {
        const double x = standard_normal(stream);
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

double Distribution::sample_others(Stream& stream) const {
    switch (kind_) {
        case Kind::constant:
            return a_;
        case Kind::exponential:
            return a_ * standard_exponential(stream);
        case Kind::gamma: {
            const double value = a_ * squared(b_) * unit_gamma(p_, q_, stream);
            if (b_ <= 1) return value;
            return value * portable_exp(-standard_exponential(stream) * squared(b_));  // a uniform to the power cv^2
        }
        case Kind::lognormal:
            return portable_exp(p_ + q_ * standard_normal(stream));
        case Kind::weibull:
            return p_ * portable_pow(standard_exponential(stream), q_);
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

}  // namespace sluss::kernel
