// How demand changes while time goes on: growth by compounding, and dated surges. Factors on what the municipality says
// of an ordinary year at the start of the run; each is exactly 1 where nothing changes. Relies on the municipality
// alone; draws nothing.
#pragma once

#include "domain/municipality.hpp"
#include "kernel/time.hpp"

#include <vector>

namespace sluss::domain {

/// Of 365.25 days.
double years_between(kernel::Time from, kernel::Time to);

/// (1 + per_year)^years. \param per_year > -1
double grown(double per_year, double years);

/// The district's and the municipality's growth together, `years` after the run's start.
double growth_of_arrivals(const Municipality& municipality, DistrictId district, double years);

/// The surges that concern one district and first need.
class SurgesOf {
public:
    SurgesOf(const Municipality& municipality, DistrictId district, NeedId need);

    /// The product of the factors of those that last on this day.
    [[nodiscard]] double on(kernel::Days day) const;
    /// The largest such product from one day to another, both included.
    [[nodiscard]] double most(kernel::Days first, kernel::Days last) const;

private:
    std::vector<Surge> surges_;
};

}  // namespace sluss::domain
