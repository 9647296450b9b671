// The units and posts of an organisation, and who holds which: people come, change and leave.
#include "domain/coverage.hpp"
#include "domain/staffing.hpp"
#include "engine/staff.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace sluss::engine {

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

kernel::WeekPattern hours_of(const domain::Organisation& organisation, domain::RoleId role, double fraction) {
    const auto& full_time = organisation.roles[role].hours;
    return fraction < 1 ? full_time.part_time(fraction) : full_time;
}

kernel::WorkOrder order_of(const Unit& unit) {
    return unit.plan->work_order.value_or(unit.rules->work_order);
}

}  // namespace

Worker::Worker(PersonId person, const Post& its_post, kernel::Simulation& simulation,
               const kernel::WorkCalendar& calendar, kernel::WorkOrder order)
    : caseload(simulation.now()),
      fraction(its_post.fraction),
      who(person),
      agenda(simulation, calendar, order, idle),
      in_post_since(Time::min()),
      stint_from(simulation.now()),
      hired(simulation.now()) {}

Staff::Staff(const domain::Scenario& scenario, const domain::Organisation& organisation, kernel::Simulation& simulation)
    : scenario_(scenario),
      levels_(domain::unit_names(organisation)),
      organisation_(&organisation),
      simulation_(simulation),
      needs_(scenario.municipality.needs.size()),
      districts_(scenario.municipality.districts.size()),
      calls_off_(organisation.workforce.any() || !organisation.reorganisations.empty()) {
    lay_out(organisation);
    for (Post* post : posts_) hire(*post).hired = scenario.experiment.begin();  // from the first moment, for the books
    find_colleagues();
}

const kernel::WorkCalendar* Staff::calendar_for(const kernel::WeekPattern& pattern) {
    for (const auto& laid : laid_)
        if (laid.pattern == pattern) return laid.calendar;
    const Days from = kernel::day_of(scenario_.experiment.begin());
    const Days to = kernel::day_of(scenario_.experiment.end() + kernel::CalendarSpan{beyond_the_end, {}});
    laid_.push_back({pattern, &calendars_.emplace_back(pattern, from, to)});
    return laid_.back().calendar;
}

void Staff::lay_out(const domain::Organisation& organisation) {
    organisation_ = &organisation;
    units_.clear();
    posts_.clear();
    for (std::size_t u = 0; u < organisation.units.size(); ++u) {
        const domain::Unit& plan = organisation.units[u];
        const domain::Office& office = organisation.offices[plan.office];
        Unit& unit = all_units_.emplace_back();
        unit.staff = this;
        unit.plan = &plan;
        unit.organisation = &organisation;
        unit.rules = &domain::rules_for(organisation, plan);
        unit.id = static_cast<domain::UnitId>(u);
        unit.level =
            static_cast<domain::UnitId>(std::find(levels_.begin(), levels_.end(), plan.name) - levels_.begin());
        unit.place = office.place;
        if (office.hours) unit.office.calendar = calendar_for(*office.hours);
        unit.pacing = plan.pacing.value_or(unit.rules->pacing);
        unit.queue = StepIntegral{simulation_.now()};
        units_.push_back(&unit);
    }

    // A post's number: the roles one after the other, in each role the units in order.
    const auto everybody = domain::competences_of_everybody(scenario_.municipality, organisation);
    holders_.resize(std::max(holders_.size(), organisation.roles.size()));
    for (std::size_t role = 0; role < organisation.roles.size(); ++role) {
        std::size_t place = 0;
        for (Unit* unit : units_) {
            for (std::size_t g = 0; g < unit->plan->staff.size(); ++g) {
                const auto& group = unit->plan->staff[g];
                if (group.role != role) continue;
                const auto fractions = domain::fractions_of_people(organisation.roles[role], group);
                for (std::size_t person = 0; person < fractions.size(); ++person) {
                    const auto number = static_cast<domain::WorkerId>(posts_.size());
                    const auto& competent_in = everybody[unit->id][g][person];
                    posts_.push_back(&all_posts_.emplace_back(
                        Post{number, unit, &group, competent_in, fractions[person], nullptr, place++}));
                }
            }
        }
        holders_[role].resize(std::max(holders_[role].size(), place), 0);
    }

    const domain::Coverage coverage{scenario_.municipality, organisation};
    const std::size_t stages = scenario_.municipality.stages.size();
    serving_.assign(stages * needs_ * districts_, {});
    for (std::size_t stage = 0; stage < stages; ++stage)
        for (std::size_t need = 0; need < needs_; ++need)
            for (std::size_t district = 0; district < districts_; ++district)
                for (const auto unit : coverage.serving_units(static_cast<StageId>(stage), static_cast<NeedId>(need),
                                                              static_cast<DistrictId>(district)))
                    serving_[(stage * needs_ + need) * districts_ + district].push_back(units_[unit]);
}

Worker& Staff::hire(Post& post) {
    assert(post.holder == nullptr);
    const Unit& unit = *post.unit;
    const auto hours = hours_of(*unit.organisation, post.group->role, post.fraction);
    const auto* calendar = calendar_for(hours);
    const domain::RoleId role = post.group->role;
    Worker& worker = workers_.emplace_back(person_id(role, post.place, holders_[role][post.place]++), post, simulation_,
                                           *calendar, order_of(unit));
    worker.hours = hours;
    worker.agenda.on_queue = {[](void* about) {
                                  auto& w = *static_cast<Worker*>(about);
                                  const auto now_waiting = static_cast<std::int64_t>(w.agenda.waiting());
                                  w.unit->queue.add(w.agenda.now(), now_waiting - w.in_queue);
                                  w.in_queue = now_waiting;
                              },
                              &worker};
    settle_in(worker, post);
    return worker;
}

void Staff::settle_in(Worker& worker, Post& post) {
    Unit& unit = *post.unit;
    const auto& group = *post.group;
    const Time now = simulation_.now();
    if (worker.unit != nullptr) worker.unit->queue.add(now, -worker.in_queue);
    unit.queue.add(now, worker.in_queue);
    post.holder = &worker;
    worker.unit = &unit;
    worker.post = &post;
    worker.role = group.role;
    worker.stages = group.stages;
    worker.competences = post.competences;
    worker.slower = group.slower;
    worker.cap = group.caseload_cap ? group.caseload_cap : unit.rules->caseload_cap;
    const auto& open = unit.organisation->offices[unit.plan->office].hours;
    worker.longest_stretch = worker.hours.longest_stretch();
    worker.longest_in_office = (open ? common_hours(worker.hours, *open) : worker.hours).longest_stretch();
    worker.agenda.on_free = {};
    if (unit.rules->allocation == domain::Allocation::pooled)
        worker.agenda.on_free = {[](void* about) {
                                     auto& w = *static_cast<Worker*>(about);
                                     w.unit->staff->offer(w);
                                 },
                                 &worker};
}

void Staff::gather(Unit& unit) {
    unit.workers.clear();
    for (const Post* post : posts_)
        if (post->unit == &unit && post->holder != nullptr) unit.workers.push_back(post->holder);
    find_candidates(unit);
}

void Staff::find_colleagues() {
    for (Unit* unit : units_) gather(*unit);
}

void Staff::leave(Worker& worker) {
    close_stint(worker);
    worker.gone = true;
    worker.left = simulation_.now();
    worker.agenda.close();
    if (worker.post->holder == &worker) worker.post->holder = nullptr;
}

std::vector<Post*> Staff::become(const domain::Organisation& organisation) {
    auto former = posts_;
    for (Unit* unit : units_) {
        unit->workers.clear();
        for (auto& candidates : unit->candidates) candidates.clear();
    }
    lay_out(organisation);
    return former;
}

void Staff::transfer(Worker& worker, Post& post) {
    close_stint(worker);
    settle_in(worker, post);
    worker.agenda.set_order(order_of(*post.unit));
}

void Staff::count_days_away(Worker& worker) const {
    const Time from = std::max(worker.absent_since, scenario_.experiment.measure_from());
    const Time to = std::min(simulation_.now(), scenario_.experiment.end());
    if (worker.absent_since == Time::max() || from >= to) return;
    worker.days_away += worker.agenda.calendar().working_days(from, to);
    worker.absent_since = to;
}

void Staff::close_stint(Worker& worker) {
    count_days_away(worker);
    const Time now = simulation_.now();
    const Time from = std::max(worker.stint_from, scenario_.experiment.measure_from());
    worker.stint_from = now;
    const auto ledger = worker.agenda.ledger();
    if (now > from) {
        Stint stint;
        stint.unit = worker.unit->level;
        stint.role = worker.role;
        for (std::size_t use = 0; use < ledger.size(); ++use)
            stint.hours[use] = ledger[use] - worker.ledger_before[use];
        stint.visits = worker.visits - worker.visits_before;
        stint.working_days =
            worker.agenda.calendar().working_days(from, now) - (worker.days_away - worker.days_away_before);
        stint.caseload = worker.caseload.area(now);
        stint.employed = now - from;
        worker.stints.push_back(stint);
    }
    worker.ledger_before = ledger;
    worker.visits_before = worker.visits;
    worker.days_away_before = worker.days_away;
    worker.caseload.restart(now);
}

void Staff::begin_measuring() {
    const Time now = simulation_.now();
    for (auto& worker : workers_) {
        worker.ledger_before = worker.agenda.ledger();
        worker.visits_before = worker.visits;
        worker.caseload.restart(now);
    }
    for (auto& unit : all_units_) {
        unit.queue_before = unit.queue.area(now);
        unit.queue.restart(now);
    }
}

}  // namespace sluss::engine
