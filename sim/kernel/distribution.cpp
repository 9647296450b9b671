// How each distribution is sampled, and its moments. Whatever the method, the mean is a factor, so that a longer mean
// gives a longer value from the same random numbers. Sampling relies on the ziggurats and portable_math.hpp, never on
// the C library's functions.
#include "kernel/distribution.hpp"

#include "kernel/compound.hpp"
#include "kernel/incomplete_gamma.hpp"
#include "kernel/number_text.hpp"
#include "kernel/portable_math.hpp"
#include "kernel/truncated_normal.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>
#include <variant>

namespace sluss::kernel {

namespace {

void require(bool holds, const char* what) {
    if (!holds) throw std::invalid_argument(what);
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

struct Distribution::Shape {
    std::variant<TruncatedNormal, Empirical, Histogram, Mixture> is;
};

Distribution::Distribution(Kind kind, double a, double b, double c) : kind_(kind), a_(a), b_(b), c_(c) {
    prepare();
}

Distribution::Distribution(Kind kind, Shape shape)
    : kind_(kind), shape_(std::make_shared<const Shape>(std::move(shape))) {}

bool operator==(const Distribution& a, const Distribution& b) {
    if (a.kind_ != b.kind_) return false;
    if (a.shape_) return a.shape_ == b.shape_ || a.shape_->is == b.shape_->is;
    return a.a_ == b.a_ && a.b_ == b.b_ && a.c_ == b.c_;
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

Distribution Distribution::erlang(double mean, int stages) {
    require(mean > 0 && std::isfinite(mean), "the mean must be above 0");
    require(1 <= stages && stages <= 1'000'000, "an Erlang distribution has 1 to 1000000 stages");
    return {Kind::erlang, mean, static_cast<double>(stages), 0};
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

Distribution Distribution::normal(double mean, double sd, double from, double to) {
    return {Kind::normal, {TruncatedNormal(mean, sd, from, to)}};
}

Distribution Distribution::empirical(const std::vector<double>& values, const std::vector<double>& weights) {
    return {Kind::empirical, {Empirical(values, weights)}};
}

Distribution Distribution::histogram(std::vector<double> edges, const std::vector<double>& weights) {
    return {Kind::histogram, {Histogram(std::move(edges), weights)}};
}

Distribution Distribution::mixture(std::vector<Distribution> components, const std::vector<double>& weights) {
    return {Kind::mixture, {Mixture(std::move(components), weights)}};
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
        case Kind::erlang:
            p_ = b_ - 1.0 / 3;
            q_ = 1 / std::sqrt(9 * p_);
            break;
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
        case Kind::normal:
        case Kind::empirical:
        case Kind::histogram:
        case Kind::mixture:
            break;
    }
}

double Distribution::mean() const {
    switch (kind_) {
        case Kind::uniform:
            return (a_ + b_) / 2;
        case Kind::triangular:
            return (a_ + b_ + c_) / 3;
        case Kind::normal:
        case Kind::empirical:
        case Kind::histogram:
        case Kind::mixture:
            return std::visit([](const auto& shape) { return shape.mean(); }, shape_->is);
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
        case Kind::erlang:
            return squared(a_) / b_;
        case Kind::weibull:
            return squared(p_) * portable_gamma(1 + 2 * q_) - squared(a_);
        case Kind::uniform:
            return squared(b_ - a_) / 12;
        case Kind::triangular:
            return (squared(b_ - a_) + squared(c_ - b_) + (b_ - a_) * (c_ - b_)) / 18;
        case Kind::normal:
        case Kind::empirical:
        case Kind::histogram:
        case Kind::mixture:
            return std::visit([](const auto& shape) { return shape.variance(); }, shape_->is);
    }
    return 0;
}

double Distribution::below(double limit) const {
    if (limit <= 0) return 0;
    switch (kind_) {
        case Kind::constant:
            return a_ < limit ? 1 : 0;
        case Kind::exponential:
            return -std::expm1(-limit / a_);
        case Kind::gamma:
            return gamma_share_below(1 / squared(b_), limit / (a_ * squared(b_)));
        case Kind::erlang:
            return gamma_share_below(b_, limit * b_ / a_);
        case Kind::lognormal:
            return std::erfc((p_ - std::log(limit)) / (q_ * std::sqrt(2.0))) / 2;
        case Kind::weibull:
            return -std::expm1(-std::pow(limit / p_, b_));
        case Kind::uniform:
            if (limit <= a_) return 0;
            return limit > b_ ? 1 : (limit - a_) / (b_ - a_);
        case Kind::triangular:
            if (limit <= a_) return 0;
            if (limit > c_) return 1;
            if (limit <= b_) return squared(limit - a_) / ((c_ - a_) * (b_ - a_));
            return 1 - squared(c_ - limit) / ((c_ - a_) * (c_ - b_));
        case Kind::normal:
        case Kind::empirical:
        case Kind::histogram:
        case Kind::mixture:
            return std::visit([&](const auto& shape) { return shape.below(limit); }, shape_->is);
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
        case Kind::erlang:
            return a_ / b_ * unit_gamma(p_, q_, stream);
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
        case Kind::normal:
        case Kind::empirical:
        case Kind::histogram:
        case Kind::mixture:
            return std::visit([&](const auto& shape) { return shape.sample(stream); }, shape_->is);
    }
    return 0;
}

int Distribution::mixture_depth() const {
    return kind_ == Kind::mixture ? std::get<Mixture>(shape_->is).depth() : 0;
}

Distribution Distribution::scaled(double factor) const {
    require(factor > 0 && std::isfinite(factor), "the factor must be above 0");
    switch (kind_) {
        case Kind::uniform:
            return {kind_, a_ * factor, b_ * factor, 0};
        case Kind::triangular:
            return {kind_, a_ * factor, b_ * factor, c_ * factor};
        case Kind::normal:
        case Kind::empirical:
        case Kind::histogram:
        case Kind::mixture:
            return {kind_, std::visit([&](const auto& shape) { return Shape{shape.scaled(factor)}; }, shape_->is)};
        default:
            return {kind_, a_ * factor, b_, c_};
    }
}

std::string Distribution::describe() const {
    switch (kind_) {
        case Kind::constant:
            return "always " + number_text(a_);
        case Kind::exponential:
            return "exponential (mean " + number_text(a_) + ")";
        case Kind::gamma:
            return "gamma (mean " + number_text(a_) + ", cv " + number_text(b_) + ")";
        case Kind::erlang:
            return "Erlang (mean " + number_text(a_) + ", stages " + number_text(b_) + ")";
        case Kind::lognormal:
            return "lognormal (mean " + number_text(a_) + ", cv " + number_text(b_) + ")";
        case Kind::weibull:
            return "Weibull (mean " + number_text(a_) + ", shape " + number_text(b_) + ")";
        case Kind::uniform:
            return "uniform (" + number_text(a_) + " to " + number_text(b_) + ")";
        case Kind::triangular:
            return "triangular (" + number_text(a_) + " to " + number_text(c_) + ", mode " + number_text(b_) + ")";
        case Kind::normal:
        case Kind::empirical:
        case Kind::histogram:
        case Kind::mixture:
            return std::visit([](const auto& shape) { return shape.describe(); }, shape_->is);
    }
    return {};
}

}  // namespace sluss::kernel
