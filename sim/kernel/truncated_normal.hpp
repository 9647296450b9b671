// The normal distribution between two limits, however far from its middle they lie: exact in sampling and in moments.
// It knows nothing of the other distributions; Distribution (distribution.hpp) makes and keeps it.
#pragma once

#include "kernel/random.hpp"

#include <string>

namespace sluss::kernel {

/// A normal variate of which only values from `from` to `to` count.
class TruncatedNormal {
public:
    /// \param mean  >= 0, of the normal distribution before it is cut
    /// \param sd    > 0, its standard deviation
    /// \param from  >= 0
    /// \param to    > from, may be infinite; the limits within 10^9 standard deviations of the mean
    /// \throws std::invalid_argument for others
    TruncatedNormal(double mean, double sd, double from, double to);

    /// Of the values between the limits.
    [[nodiscard]] double mean() const { return mean_between_; }
    [[nodiscard]] double variance() const { return variance_between_; }
    [[nodiscard]] double below(double limit) const;  ///< the chance of a value below it, by quadrature
    /// A proposal is kept at least 49 times in a hundred, wherever the limits are.
    double sample(Stream& stream) const;

    [[nodiscard]] TruncatedNormal scaled(double factor) const;
    [[nodiscard]] std::string describe() const;

    friend bool operator==(const TruncatedNormal&, const TruncatedNormal&) = default;

private:
    enum class Proposal { normal, uniform, exponential };

    double mean_;
    double sd_;
    double from_;
    double to_;
    // Below, lengths are in standard deviations, and `peak` is the place between the limits where the density is
    // highest: the mean, or the limit next to it.
    double peak_;   ///< from the mean
    double start_;  ///< from the peak to `from`, 0 or less
    double width_;  ///< from `from` to `to`
    double mean_between_ = 0;
    double variance_between_ = 0;
    Proposal proposal_ = Proposal::normal;
};

}  // namespace sluss::kernel
