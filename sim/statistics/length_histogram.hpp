// Lengths of time of any size, counted so finely that quantiles are right within 0.8 %, in memory that does not grow
// with their number. Knows nothing of simulation. For durations of investigations, counted in whole days, see
// day_histogram.hpp.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace sluss::statistics {

/// Counts whole numbers (microseconds, say) in bins that widen with them: exact below 128, then 64 bins for each
/// doubling, so a bin's middle is within 1/128 of whatever lies in it.
class LengthHistogram {
public:
    void add(std::uint64_t length) {
        const std::size_t bin = bin_of(length);
        if (bin >= counts_.size()) counts_.resize(bin + 1, 0);
        ++counts_[bin];
        ++size_;
    }
    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// The smallest length that a share `p` in (0, 1] of all lengths do not exceed, as its bin's middle; NaN if nothing
    /// was counted.
    [[nodiscard]] double quantile(double p) const {
        if (size_ == 0) return std::numeric_limits<double>::quiet_NaN();
        const double wanted = p * static_cast<double>(size_);
        std::uint64_t below = 0;
        for (std::size_t bin = 0; bin < counts_.size(); ++bin) {
            below += counts_[bin];
            if (static_cast<double>(below) >= wanted && below > 0) return middle_of(bin);
        }
        return middle_of(counts_.size() - 1);
    }

private:
    static constexpr int fine = 6;  // binary digits kept after the first

    static std::size_t bin_of(std::uint64_t length) {
        if (length < 2U << fine) return length;
        const int shift = static_cast<int>(std::bit_width(length)) - fine - 1;
        return (static_cast<std::size_t>(shift) << fine) + static_cast<std::size_t>(length >> shift);
    }
    static double middle_of(std::size_t bin) {
        if (bin < 2U << fine) return static_cast<double>(bin);
        const int shift = static_cast<int>(bin >> fine) - 1;
        const std::uint64_t first = ((bin & ((1U << fine) - 1)) | (1U << fine)) << shift;
        return static_cast<double>(first) + (static_cast<double>(std::uint64_t{1} << shift) - 1) / 2;
    }

    std::vector<std::uint64_t> counts_;
    std::uint64_t size_ = 0;
};

}  // namespace sluss::statistics
