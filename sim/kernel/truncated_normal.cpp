// Rejection as in Robert (1995), "Simulation of truncated normal variables", Statistics and Computing 5, 121–125: a
// normal, uniform or exponential proposal, whichever is kept most often. Moments by quadrature, because the closed
// formulas lose all their digits in the tails. Uses nothing of the C library but the square root, which is exact.
#include "kernel/truncated_normal.hpp"

#include "kernel/number_text.hpp"
#include "kernel/portable_math.hpp"
#include "kernel/ziggurat.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace sluss::kernel {

namespace {

/// E[g] over [0, 1] by Gauss and Legendre's rule of ten points (Abramowitz & Stegun 1964, table 25.4) on each of 16
/// equal parts. For the densities here the error is below the last digits of a double.
template <typename Function>
double integral(Function g) {
    constexpr std::array points = {0.14887433898163121, 0.43339539412924719, 0.67940956829902441, 0.86506336668898451,
                                   0.97390652851717172};
    constexpr std::array weights = {0.29552422471475287, 0.26926671930999636, 0.21908636251598204, 0.14945134915058059,
                                    0.066671344308688138};
    constexpr int parts = 16;
    double sum = 0;
    for (int part = 0; part < parts; ++part)
        for (std::size_t i = 0; i < points.size(); ++i)
            sum += weights[i] * (g((part + (1 - points[i]) / 2) / parts) + g((part + (1 + points[i]) / 2) / parts));
    return sum / (2 * parts);
}

/// Farther from the peak than this the density is below e^-45 of its height.
double reach_of(double peak) {
    return 90 / (std::abs(peak) + std::sqrt(peak * peak + 90));
}

/// The rate of the exponential proposal in a tail that begins `peak` from the mean is this much above `peak`.
double rate_above(double peak) {
    return 2 / (peak + std::sqrt(peak * peak + 4));
}

}  // namespace

TruncatedNormal::TruncatedNormal(double mean, double sd, double from, double to)
    : mean_(mean), sd_(sd), from_(from), to_(to) {
    const auto require = [](bool holds, const char* what) {
        if (!holds) throw std::invalid_argument(what);
    };
    require(mean >= 0 && std::isfinite(mean), "the mean must be at least 0");
    require(sd > 0 && std::isfinite(sd), "the standard deviation must be above 0");
    require(from >= 0 && from < to && std::isfinite(from), "the limits must be in order and not negative");
    width_ = (to - from) / sd;
    const double low = (from - mean) / sd;
    const double high = (to - mean) / sd;
    peak_ = std::clamp(0.0, low, high);
    require(std::abs(peak_) <= 1e9, "the limits must be within 10^9 standard deviations of the mean");
    start_ = low >= 0 ? 0 : high <= 0 ? -width_ : low;

    const double reach = reach_of(peak_);
    const double begin = std::max(start_, -reach);
    const double length = std::min(start_ + width_, reach) - begin;
    const auto density = [&](double s) {
        const double t = begin + length * s;
        return portable_exp(-t * (t + 2 * peak_) / 2);
    };
    const double height = integral(density);
    const double middle = integral([&](double s) { return s * density(s); }) / height;
    const auto spread = [&](double s) { return (s - middle) * (s - middle) * density(s); };
    const double at_peak = low >= 0 ? from : high <= 0 ? to : mean;
    mean_between_ = std::clamp(at_peak + sd * (begin + length * middle), from, to);
    variance_between_ = sd * length * (sd * length) * (integral(spread) / height);

    // How often each proposal is kept; the uniform one `area / width`.
    constexpr double sqrt_two_pi = 2.5066282746310005;
    const double area = height * length;
    double kept = area * portable_exp(-peak_ * peak_ / 2) / sqrt_two_pi;
    if (const double tail = std::abs(peak_); tail > 0) {
        const double above = rate_above(tail);
        const double exponential = area * (tail + above) * portable_exp(-above * above / 2);
        if (exponential > kept) {
            kept = exponential;
            proposal_ = Proposal::exponential;
        }
    }
    if (area >= kept * width_) proposal_ = Proposal::uniform;
}

double TruncatedNormal::below(double limit) const {
    if (limit <= from_) return 0;
    if (limit > to_) return 1;
    const double at_peak = peak_ > 0 ? from_ : peak_ < 0 ? to_ : mean_;
    const double begin = std::max(start_, -reach_of(peak_));
    const double end = std::min(start_ + width_, reach_of(peak_));
    // Relative to the height at the peak.
    const auto area_up_to = [&](double t) {
        const double length = std::clamp(t, begin, end) - begin;
        return length * integral([&](double s) {
                   const double at = begin + length * s;
                   return portable_exp(-at * (at + 2 * peak_) / 2);
               });
    };
    return area_up_to((limit - at_peak) / sd_) / area_up_to(end);
}

double TruncatedNormal::sample(Stream& stream) const {
    const auto between = [&](double value) { return std::clamp(value, from_, to_); };  // rounding may step outside
    switch (proposal_) {
        case Proposal::normal:
            while (true) {
                const double t = standard_normal(stream) - peak_;
                if (start_ <= t && t <= start_ + width_) return between(mean_ + sd_ * (t + peak_));
            }
        case Proposal::uniform:
            while (true) {
                const double u = stream.uniform();
                const double t = start_ + width_ * u;
                if (standard_exponential(stream) > t * (t + 2 * peak_) / 2) return between(from_ + (to_ - from_) * u);
            }
        case Proposal::exponential: {
            const double tail = std::abs(peak_);
            const double above = rate_above(tail);
            while (true) {
                const double t = standard_exponential(stream) / (tail + above);
                if (t > width_) continue;
                if (standard_exponential(stream) > (t - above) * (t - above) / 2)
                    return between(peak_ > 0 ? from_ + sd_ * t : to_ - sd_ * t);
            }
        }
    }
    return from_;
}

TruncatedNormal TruncatedNormal::scaled(double factor) const {
    return {mean_ * factor, sd_ * factor, from_ * factor, to_ * factor};
}

std::string TruncatedNormal::describe() const {
    return "normal (mean " + number_text(mean_) + ", sd " + number_text(sd_) + ") from " + number_text(from_) +
           (std::isfinite(to_) ? " to " + number_text(to_) : " up");
}

}  // namespace sluss::kernel
