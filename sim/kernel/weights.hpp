// A choice among alternatives by weight. By inversion, so that a larger number never chooses an earlier alternative; it
// keeps nothing of the random numbers itself.
#pragma once

#include <cstddef>
#include <vector>

namespace sluss::kernel {

class Weights {
public:
    /// \param weights  at least one; each >= 0 and finite, one above 0
    /// \throws std::invalid_argument for others
    explicit Weights(const std::vector<double>& weights);

    [[nodiscard]] std::size_t size() const { return shares_.size(); }
    /// The chance of the alternative.
    [[nodiscard]] double share(std::size_t i) const { return shares_[i]; }

    struct Choice {
        std::size_t index;
        double within;  ///< how far through the alternative's share the number lies, in (0, 1]
    };
    /// \param u  in (0, 1). An alternative of weight 0 is never chosen.
    [[nodiscard]] Choice choose(double u) const;

    friend bool operator==(const Weights&, const Weights&) = default;

private:
    std::vector<double> shares_;
    std::vector<double> up_to_;  ///< sums of the shares
};

}  // namespace sluss::kernel
