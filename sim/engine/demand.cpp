#include "engine/demand.hpp"

#include "kernel/portable_math.hpp"
#include "kernel/ziggurat.hpp"

#include <algorithm>

namespace sluss::engine {

using domain::DistrictId;
using domain::Need;
using domain::NeedId;
using kernel::name_hash;
using kernel::Stream;

namespace {

constexpr double hours_per_year = 365.25 * 24;
constexpr double days_per_month[12] = {31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

double profile_at(const domain::ArrivalProfile& profile, Time t) {
    const Days day = kernel::day_of(t);
    const kernel::Date date{day};
    const auto hour = std::chrono::duration_cast<std::chrono::hours>(t - Time{day}).count();
    const std::chrono::weekday weekday{day};
    return profile.by_month[static_cast<unsigned>(date.month()) - 1] * profile.by_weekday[weekday.iso_encoding() - 1] *
           profile.by_hour[static_cast<std::size_t>(hour)];
}

double mean_rate(const domain::ArrivalProfile& profile) {
    double month = 0;
    for (std::size_t i = 0; i < 12; ++i) month += profile.by_month[i] * days_per_month[i] / 365.25;
    double weekday = 0;
    for (const double w : profile.by_weekday) weekday += w / 7;
    double hour = 0;
    for (const double h : profile.by_hour) hour += h / 24;
    return month * weekday * hour;
}

double peak_rate(const domain::ArrivalProfile& profile) {
    return *std::max_element(profile.by_month.begin(), profile.by_month.end()) *
           *std::max_element(profile.by_weekday.begin(), profile.by_weekday.end()) *
           *std::max_element(profile.by_hour.begin(), profile.by_hour.end());
}

// Poisson by inversion: for the small means of repeated reports.
int poisson(double mean, double u) {
    double probability = kernel::portable_exp(-mean);
    int k = 0;
    while (u >= probability && k < 1000) {
        u -= probability;
        ++k;
        probability *= mean / k;
    }
    return k;
}

domain::Complexity complexity_of(const domain::ByComplexity<double>& shares, double u) {
    if (u < shares.values[0]) return domain::Complexity::simple;
    if (u < shares.values[0] + shares.values[1]) return domain::Complexity::standard;
    return domain::Complexity::complex;
}

}  // namespace

Demand::Demand(const domain::Scenario& scenario, kernel::StreamKey key)
    : municipality_(scenario.municipality),
      begin_(scenario.experiment.begin()),
      end_(scenario.experiment.end()),
      key_(key) {
    for (const auto& district : municipality_.districts) {
        entity_.emplace_back();
        for (const auto& need : municipality_.needs)
            entity_.back().push_back(name_hash(need.name, name_hash(district.name + "/")));
    }
    for (const auto& need : municipality_.needs) {
        purposes_.emplace_back();
        for (const auto& stage : need.stages) {
            const std::uint64_t base = name_hash(need.name + "/" + municipality_.stages[stage.id] + "/");
            purposes_.back().push_back({base});
            for (const auto& item : stage.work) purposes_.back().back().push_back(name_hash(item.name, base));
        }
    }
}

double Demand::households_per_year(DistrictId district, NeedId need_id) const {
    const auto& where = municipality_.districts[district];
    const Need& need = municipality_.needs[need_id];
    return where.population / 1000 * where.incidence_factor[need_id] *
           (need.applications + need.reports / need.repeats);
}

Demand::Arrivals::Arrivals(const Demand& demand, DistrictId district, NeedId need)
    : demand_(demand),
      district_(district),
      need_(demand.municipality_.needs[need]),
      stream_(demand.key_, demand.entity_[district][need], 0, name_hash("arrivals")),
      surges_(demand.municipality_, district, need),
      peak_(peak_rate(need_.profile) * surges_.most(kernel::day_of(demand.begin_), kernel::day_of(demand.end_))) {
    // Each growth by itself is highest at the beginning or at the end.
    const double years = domain::years_between(demand.begin_, demand.end_);
    for (const double growth : {demand.municipality_.growth, demand.municipality_.districts[district].growth})
        peak_ *= std::max(1.0, domain::grown(growth, years));
    // Divided by the profile's mean over a year, so that the incidence is what arrives in an ordinary one.
    peak_per_hour_ = demand.households_per_year(district, need) / hours_per_year * peak_ / mean_rate(need_.profile);
}

double Demand::Arrivals::relative_rate(Time t) const {
    const double years = domain::years_between(demand_.begin_, t);
    return profile_at(need_.profile, t) * domain::growth_of_arrivals(demand_.municipality_, district_, years) *
           surges_.on(kernel::day_of(t));
}

Time Demand::Arrivals::next(Time t) {
    if (!(peak_per_hour_ > 0)) return Time::max();
    const Time end = demand_.end_;
    while (t <= end) {
        const double gap = kernel::standard_exponential(stream_) / peak_per_hour_;
        if (gap > kernel::in_hours(end - t) + 1) break;
        t += kernel::from_hours(gap);
        const double u = stream_.uniform();
        if (u * peak_ < relative_rate(t)) return t;
    }
    return Time::max();
}

void Demand::draw(Household& h) const {
    if (h.stated != nullptr) {
        take_as_stated(h);
        return;
    }
    const auto& district = municipality_.districts[h.district];
    const Need& first = municipality_.needs[h.first_need];
    h.entity = entity_[h.district][h.first_need];

    Stream self = stream(h, name_hash("household"));
    const double complexity = self.uniform();
    const double car = self.uniform();
    const double knows = self.uniform();
    const double interpreter = self.uniform();
    const double report = self.uniform();
    const double urgent = self.uniform();
    h.channel_draw = self.uniform();
    h.complexity = complexity_of(first.complexity, complexity);
    h.car = car < district.car;
    h.knows_doors = knows < district.knows_right_door;
    h.interpreter = interpreter < district.interpreter;
    h.urgent = urgent < first.urgent;
    if (first.patience) {
        Stream patience = stream(h, name_hash("patience"));
        h.patience = kernel::from_hours(first.patience->sample(patience));
    }

    const double first_reports = first.reports / first.repeats;
    add_need(h, h.first_need, report * (first_reports + first.applications) < first_reports, false);
    for (const auto& also : first.also) {
        Stream further = stream(h, name_hash(municipality_.needs[also.need].name, name_hash("also/")));
        const double comes = further.uniform();
        const double hidden = further.uniform();
        if (comes >= also.chance[h.complexity]) continue;
        // A further need comes by application where people can apply for it, otherwise with the report.
        add_need(h, also.need, municipality_.needs[also.need].applications == 0, hidden < also.hidden);
    }
}

void Demand::take_as_stated(Household& h) const {
    const domain::StatedArrival& stated = *h.stated;
    h.entity = stated_entity_;
    h.complexity = stated.complexity;
    h.car = stated.car;
    h.knows_doors = stated.knows_doors;
    h.interpreter = stated.interpreter;
    h.urgent = stated.urgent;
    h.patience = stated.patience;
    add_need(h, stated.need, stated.by_report, false);
    for (const auto& further : stated.further) add_need(h, further.need, further.by_report, further.hidden);
}

void Demand::add_need(Household& h, NeedId need, bool by_report, bool hidden) const {
    HouseholdNeed& added = h.needs.emplace_back();
    added.need = need;
    added.by_report = by_report;
    added.known = !hidden;
    added.was_hidden = hidden;
    added.visits.assign(municipality_.needs[need].stages.size(), 0);
}

Demand::Reports Demand::further_reports(const Household& h) const {
    Reports times;
    if (h.stated != nullptr) {
        times.assign(h.stated->further_reports.begin(), h.stated->further_reports.end());
        return times;
    }
    const double mean = municipality_.needs[h.first_need].repeats - 1;
    if (!(mean > 0)) return times;
    Stream repeats = stream(h, name_hash("further reports"));
    const int count = poisson(mean, repeats.uniform());
    for (int i = 0; i < count; ++i) times.push_back(h.arrival + kernel::from_days(365 * repeats.uniform()));
    std::sort(times.begin(), times.end());
    return times;
}

std::optional<Demand::Removal> Demand::removal(const Household& h) const {
    if (municipality_.removals.empty()) return std::nullopt;
    Stream moves = stream(h, name_hash("removal"));
    double u = moves.uniform();
    for (const auto& removal : municipality_.removals) {
        if (removal.from != h.district) continue;
        if (!removal.needs.empty() && !removal.needs.contains(h.first_need)) continue;
        if (u < removal.chance) {
            const double hours = removal.after.sample(moves);
            return Removal{removal.to, h.arrival + kernel::from_hours(hours)};
        }
        u -= removal.chance;
    }
    return std::nullopt;
}

double Demand::longer_answers(Time asked) const {
    return domain::grown(municipality_.actors_growth, domain::years_between(begin_, asked));
}

Stream Demand::stream(const Household& h, NeedId need, std::size_t stage, std::size_t item, Draw draw,
                      std::uint32_t occasion, std::uint32_t occurrence) const {
    const std::uint64_t purpose = purposes_[need][stage][item + 1] + static_cast<std::uint64_t>(draw);
    return {key_, h.entity, h.ordinal, purpose, (occasion << 16) | (occurrence & 0xffff)};
}

std::uint64_t Demand::fingerprint(const Household& h) const {
    std::uint64_t print = h.entity;
    const auto mix = [&print](std::uint64_t value) {
        print = (print ^ value) * 0x9e3779b97f4a7c15ULL;
        print ^= print >> 29;
    };
    mix(h.ordinal);
    mix(static_cast<std::uint64_t>(h.arrival.time_since_epoch().count()));
    mix(static_cast<std::uint64_t>(h.complexity) | std::uint64_t{h.car} << 8 | std::uint64_t{h.knows_doors} << 9 |
        std::uint64_t{h.interpreter} << 10 | std::uint64_t{h.urgent} << 11);
    mix(static_cast<std::uint64_t>(h.patience.count()));
    for (const auto& need : h.needs)
        mix(need.need | std::uint64_t{need.by_report} << 16 | std::uint64_t{need.known} << 17);
    for (std::size_t stage = 0; stage < municipality_.needs[h.first_need].stages.size(); ++stage) {
        Stream branch = stream(h, h.first_need, stage, no_item, Draw::branch, 0);
        mix(branch.bits());
    }
    return print;
}

}  // namespace sluss::engine
