// Households arrive, are observed for their follow-up, and come back: by further reports, by returning after closing,
// and after having left. What they are comes from Demand; what becomes of them is told in the other files of this room.
#include "engine/casework.hpp"

#include <memory>

namespace sluss::engine {

using domain::Account;
using domain::DistrictId;
using domain::NeedId;

Casework::Casework(const domain::Scenario& scenario, const domain::Organisation& organisation, kernel::StreamKey key,
                   kernel::Simulation& simulation, Staff& staff, Recorder& recorder)
    : scenario_(scenario),
      municipality_(scenario.municipality),
      organisation_(&organisation),
      simulation_(simulation),
      staff_(staff),
      recorder_(recorder),
      demand_(scenario, key),
      survey_(scenario.municipality.survey, demand_, recorder),
      doors_(std::in_place, scenario.municipality, organisation),
      travel_(scenario.municipality),
      end_(scenario.experiment.end()) {
    for (const auto& need : municipality_.needs) {
        auto& positions = stage_position_.emplace_back(municipality_.stages.size(), 0);
        for (std::size_t i = 0; i < need.stages.size(); ++i) positions[need.stages[i].id] = i;
    }
}

void Casework::begin() {
    for (std::size_t district = 0; district < municipality_.districts.size(); ++district)
        for (std::size_t need = 0; need < municipality_.needs.size(); ++need)
            simulation_.start(arrive(static_cast<DistrictId>(district), static_cast<NeedId>(need)));
    if (!municipality_.stated_arrivals.empty()) simulation_.start(arrive_as_stated());
}

Process Casework::arrive(DistrictId district, NeedId need) {
    Demand::Arrivals arrivals{demand_, district, need};
    Time next = simulation_.now();
    for (std::uint64_t ordinal = 0;; ++ordinal) {
        next = arrivals.next(next);
        co_await simulation_.until(next);

        Household& household = new_household();
        household.district = district;
        household.first_need = need;
        household.ordinal = ordinal;
        take_in(household);
    }
}

Process Casework::arrive_as_stated() {
    std::uint64_t ordinal = 0;
    for (const auto& stated : municipality_.stated_arrivals) {
        co_await simulation_.until(stated.time);
        Household& household = new_household();
        household.district = stated.district;
        household.first_need = stated.need;
        household.ordinal = ordinal++;
        household.stated = &stated;
        take_in(household);
    }
}

// A household stands at the door, now.
void Casework::take_in(Household& household) {
    household.arrival = simulation_.now();
    demand_.draw(household);
    ++arrived_;
    fingerprint_ += demand_.fingerprint(household);

    ++household.processes;  // as long as this speaks of it
    recorder_.arrived(household);
    if (household.in_cohort) set_out(household, follow_up(household));
    NeedGroup told = 0;
    for (std::size_t i = 0; i < household.needs.size(); ++i)
        if (household.needs[i].known) told |= NeedGroup{1} << i;
    send_in(household, told);
    if (household.needs[0].by_report) {
        auto times = demand_.further_reports(household);
        if (!times.empty()) set_out(household, hear_further_reports(household, std::move(times)));
    }
    if (const auto removal = demand_.removal(household); removal && removal->at < end_)
        set_out(household, move_away(household, removal->to, removal->at));
    let_go(household);
}

// It is at home elsewhere from then on: for doors, units and journeys that are asked for later.
Process Casework::move_away(Household& household, DistrictId to, Time when) {
    co_await simulation_.until(when);
    household.district = to;
    household.trip_places.clear();  // a journey of the same day does not start where the earlier ones did
    let_go(household);
}

// What the organisation's rule for several needs makes of those that the household tells of.
void Casework::send_in(Household& household, NeedGroup needs) {
    const auto rule = rules(household).several_needs;
    if (rule == domain::SeveralNeeds::by_referral) {
        open(household, 1);  // the first; the others follow by referral, one after the other
        return;
    }
    if (rule == domain::SeveralNeeds::parallel) {
        for (std::size_t i = 0; i < household.needs.size(); ++i)
            if ((needs >> i & 1) != 0) open(household, NeedGroup{1} << i);
        return;
    }
    // Joint as far as one door receives them.
    while (needs != 0) {
        std::size_t lead = 0;
        while ((needs >> lead & 1) == 0) ++lead;
        const auto* door = find_door(household, household.needs[lead], household.needs[lead].times + 1u).right;
        NeedGroup group = 0;
        for (std::size_t i = lead; i < household.needs.size(); ++i)
            if ((needs >> i & 1) != 0 && (i == lead || door->needs.contains(household.needs[i].need)))
                group |= NeedGroup{1} << i;
        open(household, group);
        needs &= ~group;
    }
}

void Casework::open(Household& household, NeedGroup group) {
    for (std::size_t i = 0; i < household.needs.size(); ++i) {
        if ((group >> i & 1) == 0) continue;
        take_up(household, household.needs[i]);
    }
    set_out(household, knock(household, group));
}

void Casework::take_up(Household& household, HouseholdNeed& need) {
    ++need.times;
    need.joined = 0;
    need.stage = municipality_.needs[need.need].stages[0].id;
    need.retelling = 0;
    need.repeat_next = false;
    need.passed_on = 0;
    recorder_.opened(household, need);
    if (!need.by_report) return;
    const auto& plan = municipality_.needs[need.need];
    if (household.urgent && plan.protection_hours > 0) need.protection_limit = need.opened + plan.protection_limit;
    for (const auto& stage : plan.stages)
        if (stage.kind == domain::Stage::Kind::assessment && stage.limit)
            need.assessment_limit = need.opened + *stage.limit;  // it runs from the report
}

Process Casework::follow_up(Household& household) {
    co_await simulation_.until(household.follow_until);
    recorder_.followed_up(household);
    household.in_cohort = false;
    let_go(household);
}

Process Casework::hear_further_reports(Household& household, Demand::Reports times) {
    HouseholdNeed& need = household.needs[0];
    for (const Time time : times) {
        co_await simulation_.until(time);
        if (need.open) {  // it joins the open case
            if (need.assessment_limit != Time::max()) ++need.joined;
            if (need.held != nullptr) set_out(household, join_report(household, 0, *need.held->worker));
        } else {
            recorder_.returned(household, need);
            open(household, 1);
        }
    }
    let_go(household);
}

Process Casework::join_report(Household& household, std::size_t position, Worker& its_worker) {
    Worker& worker = at_work(its_worker);
    const HouseholdNeed& need = household.needs[position];
    const Duration length =
        at_desk_of(worker, kernel::from_hours(municipality_.needs[need.need].joined_report_hours * slowness(worker)));
    // On the investigation that is under way when it is done: the one that the report joined may have been decided.
    co_await DeskWork{
        recorder_, worker, {.household = &household, .need = &need}, length, use(Account::documentation), need.limit()};
    let_go(household);
}

Process Casework::come_back(Household& household, std::size_t position, Time when, bool worse) {
    co_await simulation_.until(when);
    HouseholdNeed& need = household.needs[position];
    if (!need.open) {
        if (worse && household.complexity != domain::Complexity::complex)
            household.complexity = static_cast<domain::Complexity>(static_cast<int>(household.complexity) + 1);
        recorder_.returned(household, need);
        open(household, NeedGroup{1} << position);
    }
    let_go(household);
}

Household& Casework::new_household() {
    if (unused_.empty()) {
        auto& added = *pool_.emplace_back(std::make_unique<std::array<Household, block>>());
        for (std::size_t i = block; i-- > 0;) unused_.push_back(&added[i]);
    }
    Household* household = unused_.back();
    unused_.pop_back();
    std::destroy_at(household);
    return *std::construct_at(household);
}

void Casework::set_out(Household& household, Process process) {
    ++household.processes;
    simulation_.start(std::move(process));
}

void Casework::let_go(Household& household) {
    if (--household.processes == 0) unused_.push_back(&household);
}

std::vector<Household*> Casework::households() {
    std::vector<Household*> result;
    for (const auto& several : pool_)
        for (auto& household : *several)
            if (household.processes > 0) result.push_back(&household);
    return result;
}

}  // namespace sluss::engine
