// Kaplan–Meier and Aalen–Johansen on counts by day; the header says what each promises.
#include "statistics/survival.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace sluss::statistics {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
// A survival curve is a product of quotients: it may miss the share asked for by some last bits.
constexpr double slack = 1e-12;

void add(std::vector<std::uint64_t>& to, const std::vector<std::uint64_t>& from) {
    for (std::size_t day = 0; day < to.size(); ++day) to[day] += from[day];
}

}  // namespace

DayCensus::DayCensus(int horizon_days) {
    if (horizon_days <= 0) throw std::invalid_argument("the horizon of a DayCensus must be positive");
    const auto bins = static_cast<std::size_t>(horizon_days) + 1;
    events_.assign(bins, 0);
    competing_.assign(bins, 0);
    censored_.assign(bins, 0);
}

void DayCensus::end(std::vector<std::uint64_t>& way, double days, std::uint64_t count) {
    if (!(days >= 0)) throw std::invalid_argument("a duration must not be negative");
    if (days > horizon())
        censored_.back() += count;
    else
        way[static_cast<std::size_t>(std::ceil(days))] += count;
    size_ += count;
}

void DayCensus::event(double days) {
    end(events_, days, 1);
}

void DayCensus::competing(double days) {
    end(competing_, days, 1);
}

void DayCensus::censored(double days, std::uint64_t count) {
    end(censored_, std::floor(days), count);
}

void DayCensus::merge(const DayCensus& other) {
    if (other.horizon() != horizon()) throw std::invalid_argument("only censuses with one horizon can be merged");
    add(events_, other.events_);
    add(competing_, other.competing_);
    add(censored_, other.censored_);
    size_ += other.size_;
}

std::vector<double> kaplan_meier(const DayCensus& census) {
    std::vector<double> survival;
    double alive = 1;
    std::uint64_t at_risk = census.size();
    for (int day = 0; day <= census.horizon(); ++day) {
        const std::uint64_t events = census.events_on(day);
        if (at_risk > 0)
            alive *= static_cast<double>(at_risk - events) / static_cast<double>(at_risk);
        else if (alive > 0)
            alive = undefined;
        survival.push_back(alive);
        at_risk -= events + census.competing_on(day) + census.censored_on(day);
    }
    return survival;
}

double restricted_mean(const std::vector<double>& survival) {
    double days = 0;
    for (std::size_t day = 0; day + 1 < survival.size(); ++day) days += survival[day];
    return days;
}

double survival_quantile(const std::vector<double>& survival, double p) {
    for (std::size_t day = 0; day < survival.size(); ++day)
        if (survival[day] <= 1 - p + slack) return static_cast<double>(day);
    return undefined;
}

std::vector<double> cumulative_incidence(const DayCensus& census) {
    std::vector<double> incidence;
    double open = 1;  // neither the event nor a competing one
    double happened = 0;
    std::uint64_t at_risk = census.size();
    for (int day = 0; day <= census.horizon(); ++day) {
        const std::uint64_t events = census.events_on(day);
        const std::uint64_t ends = events + census.competing_on(day);
        if (at_risk > 0) {
            happened += open * (static_cast<double>(events) / static_cast<double>(at_risk));
            open *= static_cast<double>(at_risk - ends) / static_cast<double>(at_risk);
        } else if (open > 0) {
            happened = undefined;
        }
        incidence.push_back(happened);
        at_risk -= ends + census.censored_on(day);
    }
    return incidence;
}

double restricted_mean_from_incidence(const std::vector<double>& incidence) {
    double days = 0;
    for (std::size_t day = 0; day + 1 < incidence.size(); ++day) days += 1 - incidence[day];
    return days;
}

double incidence_quantile(const std::vector<double>& incidence, double p) {
    for (std::size_t day = 0; day < incidence.size(); ++day)
        if (incidence[day] >= p - slack) return static_cast<double>(day);
    return undefined;
}

}  // namespace sluss::statistics
