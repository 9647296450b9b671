#include "engine/staff.hpp"

#include "domain/coverage.hpp"
#include "domain/staffing.hpp"

#include <algorithm>
#include <cmath>

namespace sluss::engine {

using domain::Allocation;
using domain::DistrictId;
using domain::NeedId;
using domain::StageId;

namespace {

constexpr auto idle = static_cast<kernel::Use>(domain::Account::idle);

// Diaries are kept beyond the end of the run, so that what is booked near the end is booked as at any other time.
constexpr std::chrono::months beyond_the_end{24};

// When both are at work.
kernel::WeekPattern common_hours(const kernel::WeekPattern& a, const kernel::WeekPattern& b) {
    kernel::WeekPattern common;
    for (std::size_t day = 0; day < common.days.size(); ++day)
        for (const auto& one : a.days[day])
            for (const auto& other : b.days[day]) {
                const kernel::DayStretch both{std::max(one.from, other.from), std::min(one.to, other.to)};
                if (both.from < both.to) common.days[day].push_back(both);
            }
    return common;
}

Time earliest_hour(const Worker& worker) {
    const kernel::Agenda& agenda = worker.agenda;
    return agenda.diary.earliest_free(agenda.now(), std::chrono::hours{1}, &agenda.calendar());
}

// By caseload in proportion to working time; among equals whoever has gone longest without a new case.
bool has_less(const Worker& worker, const Worker& other) {
    const double mine = static_cast<double>(worker.caseload.value()) * other.fraction;
    const double theirs = static_cast<double>(other.caseload.value()) * worker.fraction;
    return mine != theirs ? mine < theirs : worker.last_given < other.last_given;
}

}  // namespace

Worker::Worker(domain::WorkerId number, Unit& its_unit, const domain::StaffGroup& group, domain::IdSet competent_in,
               double part_time, Duration longest, Duration in_office, std::optional<int> caseload_cap,
               kernel::Simulation& simulation, const kernel::WorkCalendar& calendar, kernel::WorkOrder order)
    : caseload(simulation.now()),
      fraction(part_time),
      cap(caseload_cap),
      id(number),
      unit(its_unit),
      role(group.role),
      stages(group.stages),
      competences(std::move(competent_in)),
      slower(group.slower),
      longest_stretch(longest),
      longest_in_office(in_office),
      agenda(simulation, calendar, order, idle) {}

Staff::Staff(const domain::Scenario& scenario, const domain::Organisation& organisation, kernel::Simulation& simulation)
    : organisation_(organisation),
      simulation_(simulation),
      needs_(scenario.municipality.needs.size()),
      districts_(scenario.municipality.districts.size()) {
    const Days from = kernel::day_of(scenario.experiment.begin());
    const Days to = kernel::day_of(scenario.experiment.end() + kernel::CalendarSpan{beyond_the_end, {}});

    struct Laid {
        kernel::WeekPattern pattern;
        const kernel::WorkCalendar* calendar;
    };
    std::vector<Laid> laid;
    const auto calendar_for = [&](const kernel::WeekPattern& pattern) {
        for (const auto& l : laid)
            if (l.pattern == pattern) return l.calendar;
        laid.push_back({pattern, &calendars_.emplace_back(pattern, from, to)});
        return laid.back().calendar;
    };

    for (std::size_t u = 0; u < organisation.units.size(); ++u) {
        const domain::Unit& plan = organisation.units[u];
        const domain::Office& office = organisation.offices[plan.office];
        Unit& unit = units_.emplace_back();
        unit.staff = this;
        unit.plan = &plan;
        unit.id = static_cast<domain::UnitId>(u);
        unit.place = office.place;
        if (office.hours) unit.office.calendar = calendar_for(*office.hours);
        unit.pacing = plan.pacing.value_or(organisation.rules.pacing);
        unit.queue = StepIntegral{simulation.now()};
    }

    // A worker's number: the roles one after the other, in each role the units in order.
    const auto everybody = domain::competences_of_everybody(scenario.municipality, organisation);
    domain::WorkerId number = 0;
    for (std::size_t role = 0; role < organisation.roles.size(); ++role) {
        for (auto& unit : units_) {
            for (std::size_t g = 0; g < unit.plan->staff.size(); ++g) {
                const auto& group = unit.plan->staff[g];
                if (group.role != role) continue;
                double fte = group.fte.value_or(0);
                for (const auto& competent_in : everybody[unit.id][g]) {
                    const double fraction = std::min(1.0, fte);
                    fte -= fraction;
                    const auto& full_time = organisation.roles[role].hours;
                    const auto hours = fraction < 1 ? full_time.part_time(fraction) : full_time;
                    const auto* calendar = calendar_for(hours);
                    const auto& open = organisation.offices[unit.plan->office].hours;
                    const auto in_office = open ? common_hours(hours, *open) : hours;
                    auto& worker = workers_.emplace_back(
                        number++, unit, group, competent_in, fraction, hours.longest_stretch(),
                        in_office.longest_stretch(),
                        group.caseload_cap ? group.caseload_cap : organisation.rules.caseload_cap, simulation,
                        *calendar, unit.plan->work_order.value_or(organisation.rules.work_order));
                    unit.workers.push_back(&worker);
                }
            }
        }
    }

    const domain::Coverage coverage{scenario.municipality, organisation};
    serving_.resize(scenario.municipality.stages.size() * needs_ * districts_);
    for (std::size_t stage = 0; stage < scenario.municipality.stages.size(); ++stage)
        for (std::size_t need = 0; need < needs_; ++need)
            for (std::size_t district = 0; district < districts_; ++district)
                for (const auto unit : coverage.serving_units(static_cast<StageId>(stage), static_cast<NeedId>(need),
                                                              static_cast<DistrictId>(district)))
                    serving_[(stage * needs_ + need) * districts_ + district].push_back(&units_[unit]);

    for (auto& unit : units_) find_candidates(unit, scenario.municipality.stages.size());

    for (auto& worker : workers_) {
        worker.agenda.on_queue = {[](void* about) {
                                      auto& w = *static_cast<Worker*>(about);
                                      const auto now_waiting = static_cast<std::int64_t>(w.agenda.waiting());
                                      w.unit.queue.add(w.agenda.now(), now_waiting - w.in_queue);
                                      w.in_queue = now_waiting;
                                  },
                                  &worker};
        if (organisation.rules.allocation == Allocation::pooled)
            worker.agenda.on_free = {[](void* about) {
                                         auto& w = *static_cast<Worker*>(about);
                                         w.unit.staff->offer(w);
                                     },
                                     &worker};
    }
}

bool Staff::able(const Worker& worker, StageId stage, NeedId need, DistrictId district) const {
    if (!worker.does(stage)) return false;
    const auto& units = serving(stage, need, district);
    return std::find(units.begin(), units.end(), &worker.unit) != units.end();
}

void Staff::find_candidates(Unit& unit, std::size_t stages) const {
    const bool only_competent = organisation_.rules.outside_competence == domain::OutsideCompetence::hand_over;
    unit.candidates.resize(stages * needs_);
    for (StageId stage = 0; stage < stages; ++stage)
        for (NeedId need = 0; need < needs_; ++need) {
            auto& candidates = unit.candidates[stage * needs_ + need];
            for (Worker* worker : unit.workers)
                if (worker->does(stage) && (!only_competent || worker->knows(need))) candidates.push_back(worker);
            if (!candidates.empty()) continue;
            for (Worker* worker : unit.workers)
                if (worker->does(stage)) candidates.push_back(worker);
        }
}

Worker* Staff::choose(Unit& unit, StageId stage, NeedId need, const Household& household, const Worker* except) const {
    const auto& able = candidates(unit, stage, need);
    if (able.size() == 1 && able.front() == except) except = nullptr;  // nobody else can
    const bool pooled = organisation_.rules.allocation == Allocation::pooled;
    const auto has_room = [pooled](const Worker& worker) {
        return !worker.full() && (!pooled || (worker.agenda.free() && worker.on_the_way == 0));
    };

    if (organisation_.rules.allocation == Allocation::same_as_last_time) {
        for (auto it = household.known_workers.rbegin(); it != household.known_workers.rend(); ++it) {
            Worker& worker = **it;
            if (&worker.unit == &unit && &worker != except && has_room(worker) &&
                std::find(able.begin(), able.end(), &worker) != able.end())
                return &worker;
        }
    }
    Worker* best = nullptr;
    Time earliest = Time::max();
    for (Worker* worker : able) {
        if (worker == except || !has_room(*worker)) continue;
        if (organisation_.rules.allocation == Allocation::earliest_diary) {
            const Time free = earliest_hour(*worker);
            if (best != nullptr && free > earliest) continue;
            if (free < earliest) best = nullptr;
            earliest = free;
        }
        if (best == nullptr || has_less(*worker, *best)) best = worker;
    }
    return best;
}

Worker* Staff::holder(const Household& household, const Unit& unit, StageId stage, const Worker* except) {
    for (const auto& responsibility : household.responsible) {
        Worker& worker = *responsibility.worker;
        if (&worker.unit == &unit && worker.does(stage) && &worker != except) return &worker;
    }
    return nullptr;
}

Worker* Staff::colleague_for(const Worker& worker, NeedId need) const {
    Worker* best = nullptr;
    const auto look_at = [&](Worker& candidate) {
        if (&candidate == &worker || !candidate.knows(need)) return;
        if (best == nullptr || candidate.caseload.value() < best->caseload.value()) best = &candidate;
    };
    for (Worker* candidate : worker.unit.workers) look_at(*candidate);
    if (best != nullptr) return best;
    for (const auto& unit : units_)
        for (Worker* candidate : unit.workers) look_at(*candidate);
    return best;
}

bool Staff::take(Household& household, Worker& worker, bool joint) {
    worker.last_given = ++given_;
    if (joint) {
        for (auto& responsibility : household.responsible) {
            if (responsibility.worker != &worker) continue;
            ++responsibility.strands;
            return true;
        }
    }
    household.responsible.push_back({&worker, 1});
    worker.caseload.add(simulation_.now(), 1);
    return false;
}

void Staff::release(Household& household, Worker& worker) {
    const auto found = std::find_if(household.responsible.begin(), household.responsible.end(),
                                    [&](const Responsibility& r) { return r.worker == &worker; });
    assert(found != household.responsible.end());
    if (--found->strands > 0) return;
    household.responsible.erase(found);
    worker.caseload.add(simulation_.now(), -1);
    offer(worker);
}

void Staff::wait(Unit& unit, WaitingCase& waiting) {
    unit.waiting.push_back(&waiting);
    unit.queue.add(simulation_.now(), 1);
    if (waiting.from == nullptr) return;
    ++waiting.from->leaving;
    offer(*waiting.from);
}

void Staff::give_up(Unit& unit, WaitingCase& waiting) {
    const auto found = std::find(unit.waiting.begin(), unit.waiting.end(), &waiting);
    assert(found != unit.waiting.end());
    unit.waiting.erase(found);
    unit.queue.add(simulation_.now(), -1);
}

void Staff::offer(Worker& worker) {
    Unit& unit = worker.unit;
    for (WaitingCase* waiting : unit.waiting) {
        Worker* taker = waiting->joint ? holder(waiting->household, unit, waiting->stage, waiting->from) : nullptr;
        if (taker == nullptr) taker = choose(unit, waiting->stage, waiting->need, waiting->household, waiting->from);
        if (taker == nullptr) continue;
        give_up(unit, *waiting);
        waiting->worker = taker;
        ++taker->on_the_way;
        waiting->joined = take(waiting->household, *taker, waiting->joint);
        waiting->given.give();
        return;
    }
}

}  // namespace sluss::engine
