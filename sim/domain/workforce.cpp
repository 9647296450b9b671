#include "domain/workforce.hpp"

#include "kernel/portable_math.hpp"

namespace sluss::domain {

kernel::Duration Onboarding::effective_time_constant() const {
    if (programme <= kernel::Duration{}) return time_constant;
    return kernel::from_hours(kernel::in_hours(time_constant) * (1 - programme_shortens));
}

double Onboarding::productivity(kernel::Duration in_post) const {
    const kernel::Duration constant = effective_time_constant();
    if (starts_at >= 1 || constant <= kernel::Duration{}) return 1;
    const double elapsed = kernel::in_hours(in_post) / kernel::in_hours(constant);
    return starts_at + (1 - starts_at) * (1 - kernel::portable_exp(-elapsed));
}

bool Workforce::any() const {
    return sick_leave.spells_per_year > 0 || long_leave.per_year > 0 || holidays.summer_weeks > 0 ||
           holidays.other_weeks > 0 || turnover.tenure || !overhead.empty();
}

}  // namespace sluss::domain
