// The one function that SLEEF has no reproducible scalar variant of. Relies on portable_pow and portable_exp only.
#include "kernel/portable_math.hpp"

#include <array>
#include <cstddef>

namespace sluss::kernel {

double portable_gamma(double x) {
    // Lanczos' approximation with g = 7 and nine terms, coefficients by P. Godfrey (2001).
    constexpr double g = 7;
    constexpr std::array coefficients = {0.99999999999980993,  676.5203681218851,     -1259.1392167224028,
                                         771.32342877765313,   -176.61502916214059,   12.507343278686905,
                                         -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
    constexpr double sqrt_two_pi = 2.5066282746310005;
    const double z = x - 1;
    double sum = coefficients[0];
    for (std::size_t i = 1; i < coefficients.size(); ++i) sum += coefficients[i] / (z + static_cast<double>(i));
    const double t = z + g + 0.5;
    return sqrt_two_pi * portable_pow(t, z + 0.5) * portable_exp(-t) * sum;
}

}  // namespace sluss::kernel
