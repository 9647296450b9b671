// Transcendental functions whose last bit is the same on every x86-64 machine and with every compiler. The C library
// picks its code by processor (with and without fused multiply-add), so nothing that reaches a result may call it:
// these are SLEEF's reproducible scalar functions ("cinz": consistent results, no fused multiply-add).
#pragma once

#include <sleef.h>

namespace sluss::kernel {

inline double portable_log(double x) {
    return Sleef_cinz_logd1_u10purec(x);
}
inline double portable_exp(double x) {
    return Sleef_cinz_expd1_u10purec(x);
}
inline double portable_pow(double x, double y) {
    return Sleef_cinz_powd1_u10purec(x, y);
}
inline double portable_sin(double x) {
    return Sleef_cinz_sind1_u10purec(x);
}
/// The gamma function for x >= 1, to a relative error below 1e-13 up to x = 100. Infinite where a double overflows.
double portable_gamma(double x);

}  // namespace sluss::kernel
