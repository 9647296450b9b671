// The distributions a scenario can name. Sampling uses only portable arithmetic (portable_math.hpp), so that the same
// stream gives the same value on every platform; the standard library's distributions do not promise that.
#pragma once

#include "kernel/random.hpp"
#include "kernel/ziggurat.hpp"

#include <string>

namespace sluss::kernel {

/// A distribution of non-negative numbers; lengths of time are in hours throughout sluss. The functions that make one
/// throw std::invalid_argument for parameters outside the ranges given.
class Distribution {
public:
    enum class Kind { constant, exponential, gamma, lognormal, weibull, uniform, triangular };

    /// The constant 0.
    Distribution() = default;

    /// \param value >= 0
    static Distribution constant(double value);
    /// \param mean > 0
    static Distribution exponential(double mean);
    /// By mean and coefficient of variation (standard deviation / mean), both > 0.
    static Distribution gamma(double mean, double cv);
    /// As gamma().
    static Distribution lognormal(double mean, double cv);
    /// \param mean  > 0
    /// \param shape >= 0.1 (below, the variance is beyond all use)
    static Distribution weibull(double mean, double shape);
    /// 0 <= low <= high
    static Distribution uniform(double low, double high);
    /// 0 <= low <= mode <= high
    static Distribution triangular(double low, double mode, double high);

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] double mean() const;
    [[nodiscard]] double variance() const;
    [[nodiscard]] bool is_zero() const { return kind_ == Kind::constant && a_ == 0; }
    /// One value. Takes one number from the stream in 98 % of draws (uniform and triangular always), gamma about two, a
    /// constant none.
    double sample(Stream& stream) const {
        if (kind_ == Kind::exponential) return a_ * standard_exponential(stream);
        return sample_others(stream);
    }
    /// The same shape, `factor` (> 0) times as long.
    [[nodiscard]] Distribution scaled(double factor) const;
    /// In words, in the unit of the numbers: "gamma (mean 1.25, cv 0.4)".
    [[nodiscard]] std::string describe() const;

    friend bool operator==(const Distribution&, const Distribution&) = default;

private:
    Distribution(Kind kind, double a, double b, double c);
    void prepare();
    double sample_others(Stream& stream) const;

    Kind kind_ = Kind::constant;
    // The parameters as given, in the order of the function that makes the kind.
    double a_ = 0;
    double b_ = 0;
    double c_ = 0;
    // What sampling needs of them, worked out once: see prepare().
    double p_ = 0;
    double q_ = 0;
};

}  // namespace sluss::kernel
