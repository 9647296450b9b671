// The distribution function of gamma variates, for what is told before a run: nothing that is sampled uses it.
#pragma once

namespace sluss::kernel {

/// The regularised lower incomplete gamma function P(shape, x): the chance that a gamma variate of scale 1 is below x.
/// Series and continued fraction of Digital Library of Mathematical Functions 8.7.1 and 8.9.2; shapes above 100 000 by
/// the cube root's normal distribution (Wilson and Hilferty, The distribution of chi-square, PNAS 17, 1931), whose
/// error is below 1e-6 there.
/// \param shape > 0
double gamma_share_below(double shape, double x);

}  // namespace sluss::kernel
