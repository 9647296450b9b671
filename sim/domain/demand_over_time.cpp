// Growth and surges; see the header.
#include "domain/demand_over_time.hpp"

#include "kernel/portable_math.hpp"

#include <algorithm>

namespace sluss::domain {

double years_between(kernel::Time from, kernel::Time to) {
    return kernel::in_days(to - from) / 365.25;
}

double grown(double per_year, double years) {
    return per_year == 0 ? 1 : kernel::portable_pow(1 + per_year, years);
}

double growth_of_arrivals(const Municipality& municipality, DistrictId district, double years) {
    return grown(municipality.growth, years) * grown(municipality.districts[district].growth, years);
}

SurgesOf::SurgesOf(const Municipality& municipality, DistrictId district, NeedId need) {
    const auto concerns = [](const IdSet& some, std::uint16_t id) { return some.empty() || some.contains(id); };
    for (const auto& surge : municipality.surges)
        if (concerns(surge.districts, district) && concerns(surge.needs, need)) surges_.push_back(surge);
}

double SurgesOf::on(kernel::Days day) const {
    double factor = 1;
    for (const auto& surge : surges_)
        if (surge.from <= day && day < surge.until) factor *= surge.factor;
    return factor;
}

// The product changes only where a surge begins or ends.
double SurgesOf::most(kernel::Days first, kernel::Days last) const {
    double most = on(first);
    for (const auto& surge : surges_)
        for (const auto day : {surge.from, surge.until})
            if (first <= day && day <= last) most = std::max(most, on(day));
    return most;
}

}  // namespace sluss::domain
