// The distributions a scenario can name. Sampling uses only portable arithmetic (portable_math.hpp), so that the same
// stream gives the same value on every platform; the standard library's distributions do not promise that.
#pragma once

#include "kernel/random.hpp"
#include "kernel/ziggurat.hpp"

#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace sluss::kernel {

/// A distribution of non-negative numbers; lengths of time are in hours throughout sluss. The functions that make one
/// throw std::invalid_argument for parameters outside the ranges given. A value: copies are cheap and never change each
/// other.
class Distribution {
public:
    enum class Kind {
        constant,
        exponential,
        gamma,
        erlang,
        lognormal,
        weibull,
        uniform,
        triangular,
        normal,
        empirical,
        histogram,
        mixture
    };
    /// Mixtures within each other, at most.
    static constexpr int most_nested = 8;

    /// The constant 0.
    Distribution() = default;

    /// \param value >= 0
    static Distribution constant(double value);
    /// \param mean > 0
    static Distribution exponential(double mean);
    /// By mean and coefficient of variation (standard deviation / mean), both > 0.
    static Distribution gamma(double mean, double cv);
    /// The sum of so many (1 … 10^6) exponential stages, all of one mean. \param mean  > 0, of the sum
    static Distribution erlang(double mean, int stages);
    /// As gamma().
    static Distribution lognormal(double mean, double cv);
    /// \param mean  > 0
    /// \param shape >= 0.1 (below, the variance is beyond all use)
    static Distribution weibull(double mean, double shape);
    /// 0 <= low <= high
    static Distribution uniform(double low, double high);
    /// 0 <= low <= mode <= high
    static Distribution triangular(double low, double mode, double high);
    /// A normal distribution of which only values from `from` to `to` count; mean() and variance() are what remains.
    /// \param mean, sd  before it is cut, >= 0 and > 0
    /// \param from, to  0 <= from < to, which may be infinite; within 10^9 sd of the mean
    static Distribution normal(double mean, double sd, double from = 0,
                               double to = std::numeric_limits<double>::infinity());
    /// A table of values, each >= 0 and drawn as often as its weight says. Weights, here and below: as many as there
    /// are alternatives, each >= 0, one above 0; only their ratios matter.
    static Distribution empirical(const std::vector<double>& values, const std::vector<double>& weights);
    /// Uniform within bins. \param edges  ascending, the first >= 0, one more than weights
    static Distribution histogram(std::vector<double> edges, const std::vector<double>& weights);
    /// One of the components, chosen anew for each value; they may be mixtures, `most_nested` deep.
    static Distribution mixture(std::vector<Distribution> components, const std::vector<double>& weights);

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] double mean() const;
    [[nodiscard]] double variance() const;
    /// The chance of a value below `limit`: the distribution function, from the left. Exact but for rounding, though
    /// not to the last digit the same on every platform.
    [[nodiscard]] double below(double limit) const;
    /// Always 0.
    [[nodiscard]] bool is_zero() const { return mean() == 0; }
    /// How many mixtures lie within each other; 0 if it is none.
    [[nodiscard]] int mixture_depth() const;
    /// One value. Takes one number from the stream in 98 % of draws (uniform, triangular, empirical and histogram
    /// always), gamma and Erlang about two, normal at most about four, a mixture one more than what it chooses, a
    /// constant none.
    double sample(Stream& stream) const {
        if (kind_ == Kind::exponential) return a_ * standard_exponential(stream);
        return sample_others(stream);
    }
    /// The same shape, `factor` (> 0) times as long.
    [[nodiscard]] Distribution scaled(double factor) const;
    /// In words, in the unit of the numbers: "gamma (mean 1.25, cv 0.4)".
    [[nodiscard]] std::string describe() const;

    friend bool operator==(const Distribution& a, const Distribution& b);

private:
    struct Shape;

    Distribution(Kind kind, double a, double b, double c);
    Distribution(Kind kind, Shape shape);
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
    // Of the kinds that three numbers do not describe, which have none of the above.
    std::shared_ptr<const Shape> shape_;
};

}  // namespace sluss::kernel
