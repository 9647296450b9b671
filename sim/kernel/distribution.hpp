// The distributions a scenario can name. Sampling uses only portable arithmetic (portable_math.hpp), so that the same
// stream gives the same value on every platform; the standard library's distributions do not promise that.
#pragma once

#include "kernel/random.hpp"

#include <string>

namespace sluss::kernel {

/// A distribution of non-negative numbers; lengths of time are in hours throughout sluss.
class Distribution {
public:
    enum class Kind { constant, exponential, gamma, lognormal, weibull, uniform, triangular };

    /// The constant 0.
    Distribution() = default;

    static Distribution constant(double value);
    static Distribution exponential(double mean);
    /// By mean and coefficient of variation (standard deviation / mean), both > 0.
    static Distribution gamma(double mean, double cv);
    static Distribution lognormal(double mean, double cv);
    /// \param shape > 0
    static Distribution weibull(double mean, double shape);
    static Distribution uniform(double low, double high);
    static Distribution triangular(double low, double mode, double high);

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] double mean() const;
    [[nodiscard]] double variance() const;
    [[nodiscard]] bool is_zero() const { return kind_ == Kind::constant && a_ == 0; }
    [[nodiscard]] double sample(Stream& stream) const;
    /// The same shape, `factor` (> 0) times as long.
    [[nodiscard]] Distribution scaled(double factor) const;
    /// In words, in the unit of the numbers: "gamma (mean 1.25, cv 0.4)".
    [[nodiscard]] std::string describe() const;

    friend bool operator==(const Distribution&, const Distribution&) = default;

private:
    Distribution(Kind kind, double a, double b, double c) : kind_(kind), a_(a), b_(b), c_(c) {}

    Kind kind_ = Kind::constant;
    double a_ = 0;
    double b_ = 0;
    double c_ = 0;
};

/// A standard normal variate from one uniform u in (0, 1), by inversion (Wichura 1988, AS 241, PPND16).
double normal_quantile(double u);

}  // namespace sluss::kernel
