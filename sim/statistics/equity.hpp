// How unevenly something is spread, and an interval for any statistic of pooled replications (jackknife).
#pragma once

#include "statistics/estimate.hpp"

#include <functional>
#include <span>
#include <vector>

namespace sluss::statistics {

/// Gini's coefficient of non-negative values, all counted alike: 0 if equal, (n - 1) / n if one has everything (Gini
/// 1914; sum over i of (2i - n - 1) x_(i) / (n sum x) with x ascending). NaN if empty or the sum is 0.
double gini(std::vector<double> values);

/// Interval for a statistic of n replications by leaving out one at a time (Quenouille 1956, Tukey 1958): the centre is
/// the statistic of all, not corrected for bias; standard error from the n statistics of n - 1 replications, t with n -
/// 1 degrees of freedom. \param statistic of the replications except the one given (n = none left out)
Estimate jackknife(int n, const std::function<double(int without)>& statistic, double confidence = 0.95);

}  // namespace sluss::statistics
