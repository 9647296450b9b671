// The median of values that are known only as far as observation went, with an interval that assumes nothing of how
// they are spread.
#pragma once

#include <vector>

namespace sluss::statistics {

/// Infinity stands for what lies beyond the end of observation; NaN in `low` and `high`: too few values for an
/// interval.
struct MedianEstimate {
    double median;
    double low;
    double high;
    int n;
};

/// Median and its interval from order statistics. Values are independent; infinity marks one that was not reached when
/// observation ended, which is at the same point for all of them, so that the order of the known values is the true
/// one.
///
/// Of an even number of values the median is the mean of the two in the middle, infinity if the upper one is. The
/// interval is x₍ₗ₎ … x₍ₙ₊₁₋ₗ₎ with the largest l for which P(B ≤ l − 1) ≤ (1 − confidence) / 2, B binomial with n
/// trials and chance one half (David & Nagaraja 2003, Order Statistics, section 7.1; Conover 1999, Practical
/// Nonparametric Statistics, section 3.2). It covers the median with at least `confidence`; at 95 % it takes six
/// values. \param values  without NaN  \param confidence  in (0, 1)
MedianEstimate median_interval(std::vector<double> values, double confidence = 0.95);

}  // namespace sluss::statistics
