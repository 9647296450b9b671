// Distributions made of a list: a table of values, a histogram, a mixture of other distributions. They are of any
// length, so a Distribution (distribution.hpp) holds them by reference; they are never changed once made.
#pragma once

#include "kernel/distribution.hpp"
#include "kernel/weights.hpp"

#include <string>
#include <vector>

namespace sluss::kernel {

/// Values as they were observed, each as often as its weight says.
class Empirical {
public:
    /// \param values   each >= 0, in any order; the same value may come twice
    /// \param weights  as many
    Empirical(const std::vector<double>& values, const std::vector<double>& weights);

    [[nodiscard]] double mean() const;
    [[nodiscard]] double variance() const;
    [[nodiscard]] double below(double limit) const;  ///< the chance of a value below it
    double sample(Stream& stream) const { return values_[weights_.choose(stream.uniform()).index]; }
    [[nodiscard]] Empirical scaled(double factor) const;
    [[nodiscard]] std::string describe() const;

    friend bool operator==(const Empirical&, const Empirical&) = default;

private:
    std::vector<double> values_;  ///< ascending, so that a larger number gives a larger value
    Weights weights_;
};

/// Bins side by side, uniform within each: the cumulative distribution is a line from edge to edge.
class Histogram {
public:
    /// \param edges    ascending, the first >= 0
    /// \param weights  of the bins between them, one fewer
    Histogram(std::vector<double> edges, const std::vector<double>& weights);

    [[nodiscard]] double mean() const;
    [[nodiscard]] double variance() const;
    [[nodiscard]] double below(double limit) const;  ///< the chance of a value below it
    double sample(Stream& stream) const;
    [[nodiscard]] Histogram scaled(double factor) const;
    [[nodiscard]] std::string describe() const;

    friend bool operator==(const Histogram&, const Histogram&) = default;

private:
    std::vector<double> edges_;
    Weights weights_;
};

/// One of several distributions, chosen anew for each value.
class Mixture {
public:
    Mixture(std::vector<Distribution> components, const std::vector<double>& weights);

    [[nodiscard]] double mean() const;
    [[nodiscard]] double variance() const;
    [[nodiscard]] double below(double limit) const;  ///< the chance of a value below it
    /// One number for the choice, then what the component takes.
    double sample(Stream& stream) const;
    [[nodiscard]] Mixture scaled(double factor) const;
    [[nodiscard]] std::string describe() const;
    /// How many mixtures lie within each other, this one included.
    [[nodiscard]] int depth() const { return depth_; }

    friend bool operator==(const Mixture&, const Mixture&) = default;

private:
    std::vector<Distribution> components_;
    Weights weights_;
    int depth_ = 1;
};

}  // namespace sluss::kernel
