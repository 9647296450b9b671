// A mean with its confidence half-width: what every printed number of sluss is.
#pragma once

#include <span>

namespace sluss::statistics {

/// NaN in `mean`: no value at all. NaN in `half_width`: fewer than two values.
struct Estimate {
    double mean;
    double half_width;
    int n;
};

/// Two ends; NaN where there is no interval.
struct Interval {
    double low;
    double high;
};
inline Interval interval(const Estimate& estimate) {
    return {estimate.mean - estimate.half_width, estimate.mean + estimate.half_width};
}

/// t interval for the mean of independent values (Law 2015, Simulation Modeling and Analysis, eq. 4.12). NaN values are
/// left out and lower n. \param confidence of the interval, in (0, 1)
Estimate mean_interval(std::span<const double> values, double confidence = 0.95);

/// The quantile of Student's t distribution, rounded to 12 significant digits so that it is the same on every
/// processor.
double t_quantile(double probability, int degrees_of_freedom);

}  // namespace sluss::statistics
