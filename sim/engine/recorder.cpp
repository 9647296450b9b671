#include "engine/recorder.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace sluss::engine {

using domain::Dimension;
using domain::NeedId;
using domain::StageId;
using kernel::in_days;

namespace {

std::size_t at(Dimension dimension) {
    return static_cast<std::size_t>(dimension);
}

/// The first time that a need told of at arrival is taken up: days to decision are counted for it.
bool from_arrival(const HouseholdNeed& need) {
    return need.times == 1 && !need.was_hidden;
}

std::size_t contact_class(std::uint32_t contacts) {
    if (contacts <= 3) return 0;
    if (contacts <= 6) return 1;
    return contacts <= 12 ? 2 : 3;
}

std::array<std::vector<std::string>, domain::dimensions> level_names(const domain::Scenario& scenario,
                                                                     const domain::Organisation& organisation) {
    std::array<std::vector<std::string>, domain::dimensions> names;
    names[at(Dimension::total)] = {"total"};
    for (const auto& need : scenario.municipality.needs) names[at(Dimension::need)].push_back(need.name);
    for (const auto name : domain::complexity_names) names[at(Dimension::complexity)].emplace_back(name);
    for (const auto& district : scenario.municipality.districts)
        names[at(Dimension::district)].push_back(district.name);
    names[at(Dimension::unit)] = domain::unit_names(organisation);
    for (const auto& role : organisation.roles) names[at(Dimension::role)].push_back(role.name);
    names[at(Dimension::route)] = scenario.municipality.stages;
    for (const auto name : domain::contact_classes) names[at(Dimension::contacts)].emplace_back(name);
    for (const auto name : domain::limit_classes) names[at(Dimension::limit)].emplace_back(name);
    return names;
}

}  // namespace

Recorder::Recorder(const domain::Scenario& scenario, const domain::Organisation& organisation,
                   const kernel::Simulation& simulation)
    : scenario_(scenario),
      organisation_(organisation),
      simulation_(simulation),
      measure_from_(scenario.experiment.measure_from()),
      end_(scenario.experiment.end()),
      levels_(level_names(scenario, organisation)),
      open_(simulation.now()) {
    const int follow_up = scenario.experiment.follow_up_days;
    const int horizon = scenario.experiment.investigation_horizon_days;
    const int measured_days = static_cast<int>((kernel::day_of(end_) - kernel::day_of(measure_from_)).count());
    for (const auto d : {Dimension::total, Dimension::need, Dimension::complexity, Dimension::district}) {
        const std::size_t levels = levels_[at(d)].size();
        households_[at(d)].assign(levels, HouseholdTally{follow_up});
        continuity_[at(d)].assign(levels, {});
        investigations_[at(d)].assign(levels, InvestigationTally{horizon, follow_up});
        assessments_[at(d)].assign(levels, {});
        returns_[at(d)].assign(levels, ReturnTally{measured_days});
        ratings_[at(d)].assign(levels, {});
    }
    continuity_[at(Dimension::contacts)].assign(domain::contact_classes.size(), {});
    investigations_[at(Dimension::route)].assign(levels_[at(Dimension::route)].size(),
                                                 InvestigationTally{horizon, follow_up});
}

template <typename Tally, typename Function>
void Recorder::for_levels(std::array<std::vector<Tally>, domain::dimensions>& tallies, const Household& household,
                          NeedId need, Function function) {
    function(tallies[at(Dimension::total)][0]);
    function(tallies[at(Dimension::need)][need]);
    function(tallies[at(Dimension::complexity)][static_cast<std::size_t>(household.arrived_as)]);
    function(tallies[at(Dimension::district)][household.arrived_in]);
}

void Recorder::arrived(Household& household) {
    const Duration follow_up = std::chrono::days{scenario_.experiment.follow_up_days};
    household.follow_until = household.arrival + follow_up;
    household.in_cohort = household.arrival >= measure_from_ && household.follow_until <= end_;
    household.arrived_as = household.complexity;
    household.arrived_in = household.district;
    household.record.worked_by_role.assign(organisation_.roles.size(), Duration{});
}

void Recorder::followed_up(Household& household) {
    const Record& record = household.record;
    for (const auto& need : household.needs) {
        if (need.assessment_limit <= household.follow_until) tally_assessment(household, need, false);
        if (need.protection_limit <= household.follow_until) tally_protection(household, need, false);
        if (need.investigation == nullptr) continue;
        if (need.investigation->counted) tally_investigation(household, need, false);
        if (from_arrival(need))
            for_levels(investigations_, household, need.need,
                       [](InvestigationTally& t) { t.to_decision.add_not_reached(); });
    }
    double cost = 0;
    for (std::size_t role = 0; role < record.worked_by_role.size(); ++role)
        cost += kernel::in_hours(record.worked_by_role[role]) * organisation_.roles[role].wage;
    for_levels(households_, household, household.first_need, [&](HouseholdTally& t) { t.add(household, cost); });
    if (record.contacts < 2) return;
    for_levels(continuity_, household, household.first_need, [&](ContinuityTally& t) { t.add(record); });
    continuity_[at(Dimension::contacts)][contact_class(record.contacts)].add(record);
}

void Recorder::opened(Household& household, HouseholdNeed& need) {
    assert(!need.open);
    ++flow_.arrived;
    open_.add(simulation_.now(), 1);
    need.open = true;
    need.opened = simulation_.now();
    if (!need.by_report && observes(household)) ++household.record.applications;
}

void Recorder::closed(Household& household, HouseholdNeed& need, bool left) {
    const Time now = simulation_.now();
    ++(left ? flow_.left : flow_.closed);
    open_.add(now, -1);
    if (now > measure_from_) time_inside_ += (now - std::max(need.opened, measure_from_)).count();
    need.open = false;
    need.assessment_limit = Time::max();
    need.protection_limit = Time::max();
    need.investigation = nullptr;
    if (observes(household)) {
        household.record.ended_days = in_days(now - household.arrival);
        if (left && !need.by_report) ++household.record.applications_left;
    }
    need.awaits_return = !left && !need.by_report && now >= measure_from_;
    if (!need.awaits_return) return;
    need.closed = now;
    const auto day = static_cast<std::size_t>((kernel::day_of(now) - kernel::day_of(measure_from_)).count());
    for_levels(returns_, household, need.need, [&](ReturnTally& t) { ++t.closed_on[day]; });
}

void Recorder::returned(const Household& household, HouseholdNeed& need) {
    if (!need.awaits_return) return;
    need.awaits_return = false;
    const Duration gone = simulation_.now() - need.closed;
    if (gone > std::chrono::days{ReturnTally::horizon_days}) return;  // it stays one that did not return in time
    const auto day = static_cast<std::size_t>((kernel::day_of(need.closed) - kernel::day_of(measure_from_)).count());
    for_levels(returns_, household, need.need, [&](ReturnTally& t) {
        --t.closed_on[day];
        t.returns.event(in_days(gone));
    });
}

void Recorder::handoff(Household& household, domain::HandoffCause cause) {
    ++totals_.handoffs;
    if (observes(household)) ++household.record.handoffs[static_cast<std::size_t>(cause)];
}

void Recorder::wrong_door(Household& household) {
    if (observes(household)) household.record.wrong_door = true;
}

void Recorder::missed(Household& household) {
    if (!observes(household)) return;
    ++household.record.appointments;
    ++household.record.missed;
}

void Recorder::contact(Household& household, std::span<Worker* const> workers, Time start, Duration first_time) {
    ++totals_.contacts;
    if (!household.seen) {
        household.seen = true;
        ++totals_.first_contacts;
        totals_.first_contact_days += in_days(start - household.arrival);
    }
    if (!observes(household)) return;
    Record& record = household.record;
    if (!record.contacted) {
        record.contacted = true;
        record.first_contact_days = in_days(start - household.arrival);
    }
    for (Worker* worker : workers) {
        const bool lead = worker == workers.front();
        auto met = std::find_if(record.met.begin(), record.met.end(),
                                [&](const Record::Met& m) { return m.worker == worker; });
        if (met == record.met.end()) met = record.met.insert(met, {worker, 0});
        if (lead) ++met->contacts;
    }
    if (record.last_lead == workers.front()) ++record.successive_same;
    record.last_lead = workers.front();
    record.last_contact = start;
    ++record.contacts;
    ++record.appointments;
    record.client += first_time * static_cast<std::int64_t>(workers.size());
}

void Recorder::travelled(Household& household, int trips, double minutes, double km) {
    totals_.travel_minutes += minutes;
    if (!observes(household)) return;
    household.record.trips += static_cast<std::uint32_t>(trips);
    household.record.travel_minutes += minutes;
    household.record.travel_km += km;
}

void Recorder::rated(const Household& household, double score) {
    const bool concern = score <= scenario_.municipality.survey.concern_at;
    for_levels(ratings_, household, household.first_need, [&](SurveyTally& t) {
        ++t.count;
        t.sum += score;
        if (concern) ++t.concern;
    });
}

void Recorder::worked(Household* household, const Worker& worker, Duration time, Investigation* investigation) {
    worked_ += time;
    if (household != nullptr && observes(*household)) household->record.worked_by_role[worker.role] += time;
    if (investigation == nullptr || !investigation->counted) return;
    const Duration horizon = std::chrono::days{scenario_.experiment.investigation_horizon_days};
    if (simulation_.now() - investigation->opened <= horizon) investigation->hours += time;
}

void Recorder::assessment_decided(Household& household, HouseholdNeed& need) {
    if (observes(household) && need.assessment_limit <= household.follow_until)
        tally_assessment(household, need, simulation_.now() <= need.assessment_limit);
    need.assessment_limit = Time::max();
}

void Recorder::tally_assessment(const Household& household, const HouseholdNeed& need, bool within) {
    for_levels(assessments_, household, need.need, [&](AssessmentTally& t) {
        ++t.count;
        if (within) ++t.within_limit;
    });
}

void Recorder::protection_assessed(Household& household, HouseholdNeed& need) {
    if (observes(household) && need.protection_limit <= household.follow_until)
        tally_protection(household, need, simulation_.now() <= need.protection_limit);
    need.protection_limit = Time::max();
}

void Recorder::tally_protection(const Household& household, const HouseholdNeed& need, bool within) {
    for_levels(assessments_, household, need.need, [&](AssessmentTally& t) {
        ++t.protections;
        if (within) ++t.protected_in_time;
    });
}

Recorder::Flow Recorder::flow() {
    Flow flow = flow_;
    flow.open = open_before_ + open_.area(simulation_.now());
    return flow;
}

void Recorder::investigation_opened(const Household& household, HouseholdNeed& need,
                                    Investigation& investigation) const {
    const Duration horizon = std::chrono::days{scenario_.experiment.investigation_horizon_days};
    investigation.counted = household.in_cohort && investigation.opened + horizon <= household.follow_until;
    need.investigation = &investigation;
}

void Recorder::investigation_decided(Household& household, HouseholdNeed& need) {
    ++totals_.decided;
    totals_.investigation_days += in_days(simulation_.now() - need.investigation->opened);
    if (need.investigation->counted) tally_investigation(household, need, true);
    if (observes(household) && from_arrival(need)) {
        const double days = in_days(simulation_.now() - household.arrival);
        for_levels(investigations_, household, need.need, [&](InvestigationTally& t) { t.to_decision.add(days); });
    }
    need.investigation = nullptr;
}

void Recorder::tally_investigation(const Household& household, const HouseholdNeed& need, bool decided) {
    Investigation& investigation = *need.investigation;
    investigation.counted = false;
    const Time now = simulation_.now();
    const auto add = [&](InvestigationTally& t) {
        ++t.count;
        t.hours += investigation.hours;
        if (decided) {
            t.days.add(in_days(now - investigation.opened));
        } else {
            t.days.add_not_reached();
        }
        if (investigation.limit == Time::max()) return;
        ++t.with_limit;
        if (decided && now <= investigation.limit) ++t.within_limit;
    };
    if (investigation.limit != Time::max()) {
        // Ten classes to the limit, each with its upper end.
        const auto lasted = static_cast<std::size_t>((now - investigation.opened).count());
        const auto limit = static_cast<std::size_t>((investigation.limit - investigation.opened).count());
        const std::size_t tenth = lasted == 0 ? 0 : (10 * lasted - 1) / limit;
        ++by_limit_[decided ? std::min(tenth, by_limit_.size() - 1) : by_limit_.size() - 1];
    }
    for_levels(investigations_, household, need.need, add);
    add(investigations_[at(Dimension::route)][investigation.route]);
}

void Recorder::warm_up_over(Staff& staff) {
    const Time now = simulation_.now();
    open_before_ = open_.area(now);
    open_.restart(now);
    arrived_before_ = flow_.arrived;
    staff.begin_measuring();
}

double Recorder::days_in_system() {
    if (flow_.arrived == arrived_before_) return domain::undefined;
    constexpr double microseconds_per_day = 24 * kernel::microseconds_per_hour;
    return static_cast<double>(open_.area(end_)) / microseconds_per_day /
           static_cast<double>(flow_.arrived - arrived_before_);
}

domain::Measures Recorder::finish(Staff& staff, std::span<Household* const> households) {
    check_flow(households);
    check_ledgers(staff);
    for (auto& worker : staff.workers())
        if (!worker.gone) staff.close_stint(worker);

    domain::Measures measures{domain::casework_catalogue(), {levels_.begin(), levels_.end()}};
    const double paid_per_productive_hour = loading(staff, taught_);
    for (const auto d : {Dimension::total, Dimension::need, Dimension::complexity, Dimension::district,
                         Dimension::route, Dimension::contacts}) {
        for (std::size_t level = 0; level < levels_[at(d)].size(); ++level) {
            const auto report = [&](auto& tallies, auto... more) {
                if (level < tallies[at(d)].size()) tallies[at(d)][level].report(measures, d, level, more...);
            };
            report(households_, paid_per_productive_hour);
            report(continuity_);
            report(investigations_);
            report(assessments_);
            report(returns_);
            report(ratings_);
        }
    }
    const auto with_limit = std::accumulate(by_limit_.begin(), by_limit_.end(), std::uint64_t{0});
    for (std::size_t level = 0; with_limit > 0 && level < by_limit_.size(); ++level)
        measures.set(domain::Measure::investigations_by_limit, Dimension::limit, level,
                     static_cast<double>(by_limit_[level]) / static_cast<double>(with_limit));
    report_ledgers(staff, measure_from_, end_, measures);
    return measures;
}

}  // namespace sluss::engine
