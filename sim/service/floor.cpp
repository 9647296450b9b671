#include "service/floor.hpp"

#include <algorithm>
#include <cassert>

namespace sluss::service {

using domain::service::AtClosing;
using domain::service::Interruption;
using kernel::Process;

namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

// Each kind's place among those of a resource: the kinds it takes first in their order, then the others by priority;
// equal places are equal numbers.
std::vector<int> precedences(const domain::service::Resource& plan, std::span<const domain::service::Client> clients) {
    using Rank = std::pair<std::size_t, int>;
    std::vector<Rank> ranks;
    for (ClientId kind = 0; kind < clients.size(); ++kind) {
        const auto found = std::find(plan.takes_first.begin(), plan.takes_first.end(), kind);
        ranks.emplace_back(found - plan.takes_first.begin(), clients[kind].priority);
    }
    std::vector<Rank> sorted = ranks;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    std::vector<int> result;
    for (const Rank& rank : ranks)
        result.push_back(static_cast<int>(std::lower_bound(sorted.begin(), sorted.end(), rank) - sorted.begin()));
    return result;
}

}  // namespace

Claim::Claim(std::size_t most, void* owner) : parts_(std::make_unique<Part[]>(most)), owner_(owner) {
    for (std::size_t i = 0; i < most; ++i) parts_[i].claim = this;
}

Floor::Floor(const domain::service::Design& design, std::span<const domain::service::Client> clients,
             kernel::Simulation& simulation, Onlooker& onlooker, kernel::Days from, kernel::Days to)
    : simulation_(simulation), onlooker_(onlooker), clients_(clients), resources_(design.resources.size()) {
    for (ResourceId id = 0; id < resources_.size(); ++id) {
        Resource& resource = resources_[id];
        resource.plan = &design.resources[id];
        resource.precedence = precedences(*resource.plan, clients);
        resource.interruptible =
            resource.plan->interruption != Interruption::none || resource.plan->at_closing != AtClosing::finish;
        resource.available = resource.busy = resource.facing = engine::StepIntegral{simulation.now()};
        for (const auto& shift : resource.plan->shifts) resource.calendars.emplace_back(shift.hours, from, to);
    }
}

void Floor::open() {
    for (ResourceId id = 0; id < resources_.size(); ++id) simulation_.start(follow(id));
}

// The one who keeps the numbers of a resource as its calendar says.
Process Floor::follow(ResourceId id) {
    const Resource& resource = resources_[id];
    const Time begin = simulation_.now();
    for (const auto& step : resource.plan->steps) {
        co_await simulation_.until(begin + step.from);
        set_number(id, step.number);
    }
    if (!resource.plan->steps.empty()) co_return;
    for (;;) {
        const Time now = simulation_.now();
        std::int64_t number = 0;
        Time next = Time::max();
        for (std::size_t i = 0; i < resource.calendars.size(); ++i) {
            const auto stretch = resource.calendars[i].stretch_at_or_after(now);
            const bool open = stretch.from <= now;
            if (open) number += resource.plan->shifts[i].number;
            next = std::min(next, open ? stretch.to : stretch.from);
        }
        set_number(id, number);
        if (next == Time::max()) co_return;
        co_await simulation_.until(next);
    }
}

void Floor::set_number(ResourceId id, std::int64_t number) {
    Resource& resource = resources_[id];
    resource.available.add(simulation_.now(), number - resource.number);
    resource.number = number;
    if (resource.plan->at_closing != AtClosing::finish) {
        kernel::Place* place = resource.served.last();
        while (place != nullptr && resource.busy.value() > resource.number) {
            Claim& claim = *static_cast<Claim::Part*>(place)->claim;
            place = resource.served.previous(*place);
            // Whose work is done at this very moment is done.
            if (!ends_now(claim)) interrupt(claim, resource.plan->at_closing == AtClosing::restart);
        }
    }
    touch(id);
    settle();
}

ResourceId Floor::resource_of(const Claim& claim, std::size_t part) {
    const auto& needs = claim.needs_;
    return part < needs.by.size() ? needs.by[part] : needs.with[part - needs.by.size()];
}

bool Floor::ask(Claim& claim, ClientId kind, const Needs& needs, const Terms& terms) {
    assert(claim.state_ == Claim::State::idle);
    claim.floor_ = this;
    claim.kind_ = kind;
    claim.needs_ = needs;
    claim.work_ = claim.left_ = terms.work;
    claim.facing_ = terms.facing;
    claim.begun_ = claim.gave_up_ = false;
    // What is promised to somebody who has not come yet is nobody else's.
    if (promised_to_ == nullptr && can_be_met(claim)) {
        begin(claim);
        settle();
        return claim.work_ >= Duration{};
    }
    if (terms.limit != Time::max())
        claim.event_ = simulation_.at(std::max(terms.limit, simulation_.now()), {[](void* about) {
                                                                                     auto& late =
                                                                                         *static_cast<Claim*>(about);
                                                                                     late.floor_->reach_limit(late);
                                                                                 },
                                                                                 &claim});
    wait(claim, false);
    settle();
    return true;
}

// Whether all that is needed is free now; chooses among the alternatives.
bool Floor::can_be_met(Claim& claim) const {
    const auto& needs = claim.needs_;
    for (const ResourceId resource : needs.with)
        if (free(resource) <= 0) return false;
    std::size_t chosen = nobody;
    for (std::size_t i = 0; i < needs.by.size() && chosen == nobody; ++i)
        if (free(needs.by[i]) > 0) chosen = i;
    if (chosen == nobody && !needs.by.empty()) return false;
    claim.chosen_ = chosen;
    return true;
}

Floor::Victim Floor::victim_of(ClientId kind, const Needs& needs) const {
    Victim best;
    for (std::size_t i = 0; i < needs.by.size(); ++i) {
        const Resource& resource = resources_[needs.by[i]];
        if (resource.plan->interruption == Interruption::none || resource.busy.value() > resource.number) continue;
        Claim* last = nullptr;
        for (kernel::Place* place = resource.served.last(); place != nullptr && last == nullptr;
             place = resource.served.previous(*place)) {
            Claim& claim = *static_cast<Claim::Part*>(place)->claim;
            if (resource.precedence[claim.kind_] <= resource.precedence[kind]) break;  // nor has anybody before
            if (claim.interrupted_in_ != settlings_ && would_have(claim, needs.with)) last = &claim;
        }
        if (last == nullptr) continue;
        bool room_is_made = false;
        for (kernel::Place* place = resource.served.first(); place != nullptr; place = resource.served.next(*place))
            room_is_made = room_is_made || ends_now(*static_cast<Claim::Part*>(place)->claim);
        if (room_is_made) continue;
        const auto rank = [&](const Claim& one) { return std::pair{clients_[one.kind_].priority, one.since_}; };
        if (best.claim == nullptr || rank(*last) > rank(*best.claim)) best = {last, i};
    }
    return best;
}

// Whether one of each of these is free, or is the victim's.
bool Floor::would_have(const Claim& victim, std::span<const ResourceId> with) const {
    return std::all_of(with.begin(), with.end(),
                       [&](ResourceId resource) { return free(resource) + held(victim, resource) > 0; });
}

// Interrupts somebody, where that is how it is done, and begins in the place that is made.
bool Floor::take_place(Claim& claim) {
    const Victim victim = victim_of(claim.kind_, claim.needs_);
    if (victim.claim == nullptr) return false;
    const Resource& resource = resources_[claim.needs_.by[victim.chosen]];
    victim.claim->interrupted_in_ = settlings_;
    interrupt(*victim.claim, resource.plan->interruption == Interruption::restart);
    claim.chosen_ = victim.chosen;
    begin(claim);
    return true;
}

bool Floor::ends_now(const Claim& claim) const {
    return claim.since_ + claim.left_ == simulation_.now();
}

void Floor::interrupt(Claim& claim, bool from_the_beginning) {
    simulation_.cancel(claim.event_);
    claim.left_ = from_the_beginning ? claim.work_ : claim.left_ - (simulation_.now() - claim.since_);
    give_back(claim);
    wait(claim, true);
}

void Floor::wait(Claim& claim, bool at_the_head) {
    claim.state_ = Claim::State::waiting;
    for (std::size_t part = 0; part < parts(claim); ++part) {
        Resource& resource = resources_[resource_of(claim, part)];
        claim.parts_[part].priority = resource.precedence[claim.kind_];
        if (at_the_head)
            resource.waiting.join_first(claim.parts_[part]);
        else
            resource.waiting.join(claim.parts_[part]);
        touch(resource_of(claim, part));
    }
}

// Takes what was found free, and begins the work or goes on with it.
void Floor::begin(Claim& claim) {
    const Time now = simulation_.now();
    const bool waited = claim.state_ == Claim::State::waiting;
    const bool works = claim.work_ >= Duration{};
    claim.state_ = works ? Claim::State::serving : Claim::State::held;
    for (std::size_t part = 0; part < parts(claim); ++part) {
        Resource& resource = resources_[resource_of(claim, part)];
        if (waited) resource.waiting.leave(claim.parts_[part]);
        if (!has(claim, part)) continue;
        resource.busy.add(now, 1);
        if (claim.facing_) resource.facing.add(now, 1);
        if (!works || !resource.interruptible) continue;
        claim.parts_[part].priority = resource.precedence[claim.kind_];
        resource.served.join(claim.parts_[part]);
    }
    claim.since_ = now;
    if (waited && !claim.begun_) simulation_.cancel(claim.event_);  // its limit
    if (works)
        claim.event_ = simulation_.at(kernel::later(now, claim.left_), {[](void* about) {
                                                                            auto& done = *static_cast<Claim*>(about);
                                                                            done.floor_->reach_end(done);
                                                                        },
                                                                        &claim});
    else if (waited)
        simulation_.soon(claim.handle_);
    if (works && !claim.begun_) onlooker_.work_begins(claim);
    claim.begun_ = true;
}

void Floor::give_back(Claim& claim) {
    const Time now = simulation_.now();
    for (std::size_t part = 0; part < parts(claim); ++part) {
        if (!has(claim, part)) continue;
        Resource& resource = resources_[resource_of(claim, part)];
        resource.busy.add(now, -1);
        if (claim.facing_) resource.facing.add(now, -1);
        if (claim.parts_[part].in_line()) resource.served.leave(claim.parts_[part]);
        touch(resource_of(claim, part));
    }
}

void Floor::reach_end(Claim& claim) {
    claim.state_ = Claim::State::held;
    const Time now = simulation_.now();
    // It can no longer be interrupted, and the client is no longer attended to.
    for (std::size_t part = 0; part < parts(claim); ++part) {
        if (!has(claim, part)) continue;
        Resource& resource = resources_[resource_of(claim, part)];
        if (claim.parts_[part].in_line()) resource.served.leave(claim.parts_[part]);
        if (claim.facing_) resource.facing.add(now, -1);
        if (resource.interruptible) touch(resource_of(claim, part));
    }
    claim.facing_ = false;
    kernel::resume(claim.handle_);
    settle();  // if the units are not given back, somebody else may be interrupted now
}

void Floor::reach_limit(Claim& claim) {
    for (std::size_t part = 0; part < parts(claim); ++part)
        resources_[resource_of(claim, part)].waiting.leave(claim.parts_[part]);
    claim.state_ = Claim::State::idle;
    claim.gave_up_ = true;
    kernel::resume(claim.handle_);
}

void Floor::release(Claim& claim) {
    if (!claim.holds()) return;
    assert(claim.state_ == Claim::State::held);
    give_back(claim);
    claim.state_ = Claim::State::idle;
    settle();
}

void Floor::touch(ResourceId id) {
    if (resources_[id].touched) return;
    resources_[id].touched = true;
    touched_.push_back(id);
}

// One change brings on another, so they are dealt with in the order in which they come, never one within another.
void Floor::settle() {
    if (settling_ || promised_to_ != nullptr) return;
    settling_ = true;
    ++settlings_;
    for (std::size_t i = 0; i < touched_.size(); ++i) {
        Resource& resource = resources_[touched_[i]];
        resource.touched = false;
        serve_line(resource);
    }
    touched_.clear();
    settling_ = false;
    let_in();
}

void Floor::serve_line(Resource& resource) {
    const bool interrupts = resource.plan->interruption != Interruption::none;
    kernel::Place* place = resource.waiting.first();
    unmet_.clear();
    while (place != nullptr && (resource.busy.value() < resource.number || interrupts)) {
        // Who has no smaller precedence than the last of those served interrupts nobody here, nor does anybody behind.
        const kernel::Place* last = resource.served.last();
        if (resource.busy.value() >= resource.number && (last == nullptr || last->priority <= place->priority)) return;
        Claim& claim = *static_cast<Claim::Part*>(place)->claim;
        place = resource.waiting.next(*place);
        const Unmet alike{claim.kind_, claim.needs_.by.data(), claim.needs_.with.data()};
        if (std::find(unmet_.begin(), unmet_.end(), alike) != unmet_.end()) continue;
        if (can_be_met(claim)) {
            begin(claim);
            unmet_.clear();
        } else if (take_place(claim)) {
            place = resource.waiting.first();  // the line is another now
            unmet_.clear();
        } else {
            unmet_.push_back(alike);
        }
    }
}

std::int64_t Floor::held(const Claim& claim, ResourceId resource) {
    std::int64_t number = 0;
    for (std::size_t part = 0; claim.holds() && part < parts(claim); ++part)
        number += has(claim, part) && resource_of(claim, part) == resource ? 1 : 0;
    return number;
}

bool Floor::could_start(const Entry& entry) const {
    if (promised_to_ != nullptr) return false;
    const auto times = [](std::span<const ResourceId> list, ResourceId resource) {
        return std::count(list.begin(), list.end(), resource);
    };
    const auto left = [&](ResourceId resource) {
        std::int64_t number = free(resource);
        // What one gives up on coming in is one's own again, unless others wait for it.
        if (resources_[resource].waiting.empty())
            for (const Claim* claim : entry.gives_up) number += held(*claim, resource);
        return number - times(entry.hold.with, resource) - times(entry.work.with, resource);
    };
    const auto enough = [&](ResourceId resource) { return left(resource) >= 0; };
    if (!std::all_of(entry.hold.with.begin(), entry.hold.with.end(), enough)) return false;
    const auto has_one = [&](ResourceId resource) { return left(resource) > 0; };
    const auto& work = entry.work;
    const bool one = work.by.empty() || std::any_of(work.by.begin(), work.by.end(), has_one);
    if (one && std::all_of(work.with.begin(), work.with.end(), enough)) return true;
    return victim_of(entry.kind, work).claim != nullptr;
}

// Promises what lets somebody in: a place in the room, or the units that nobody else may have until then.
bool Floor::admit(const Admission& admission) {
    WaitingRoom& room = admission.room;
    if (!room.has_place()) {
        const bool nobody_before = room.waiting.value() + room.promised == 0;
        if (!nobody_before || !could_start(admission.entry)) return false;
        promised_to_ = &room;
    }
    ++room.promised;
    return true;
}

void Floor::let_in() {
    for (WaitingRoom* room : blocking_) {
        while (!room->outside.empty()) {
            auto& next = *static_cast<Admission*>(room->outside.first());
            if (!admit(next)) break;
            room->outside.leave(next);
            simulation_.soon(next.handle);
        }
    }
}

Floor::Use Floor::use(ResourceId id) {
    Resource& resource = resources_[id];
    const Time now = simulation_.now();
    return {resource.busy.area(now), resource.facing.area(now), resource.available.area(now)};
}

void Floor::begin_measuring() {
    for (Resource& resource : resources_)
        for (auto* integral : {&resource.busy, &resource.facing, &resource.available})
            integral->restart(simulation_.now());
}

}  // namespace sluss::service
