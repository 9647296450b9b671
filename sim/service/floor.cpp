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
    : simulation_(simulation), onlooker_(onlooker), resources_(design.resources.size()) {
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
    for (Resource& resource : resources_) simulation_.start(follow(resource));
}

// The one who keeps the numbers of a resource as its calendar says.
Process Floor::follow(Resource& resource) {
    const Time begin = simulation_.now();
    for (const auto& step : resource.plan->steps) {
        co_await simulation_.until(begin + step.from);
        set_number(resource, step.number);
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
        set_number(resource, number);
        if (next == Time::max()) co_return;
        co_await simulation_.until(next);
    }
}

void Floor::set_number(Resource& resource, std::int64_t number) {
    resource.available.add(simulation_.now(), number - resource.number);
    resource.number = number;
    if (resource.plan->at_closing != AtClosing::finish) {
        kernel::Place* place = resource.served.last();
        while (place != nullptr && resource.busy.value() > resource.number) {
            Claim& claim = *static_cast<Claim::Part*>(place)->claim;
            place = resource.served.previous(*place);
            // Whose work is done at this very moment is done.
            if (ends_now(claim)) continue;
            interrupt(claim, resource.plan->at_closing == AtClosing::restart);
            serve_others(claim);
        }
    }
    serve_line(resource);
    let_in();
}

ResourceId Floor::resource_of(const Claim& claim, std::size_t part) {
    const auto& needs = claim.needs_;
    return part < needs.by.size() ? needs.by[part] : needs.with[part - needs.by.size()];
}

bool Floor::ask(Claim& claim, Time limit) {
    assert(claim.state_ == Claim::State::idle);
    claim.floor_ = this;
    claim.begun_ = false;
    Claim* interrupted = nullptr;
    if (can_be_met(claim) || (interrupted = interrupt_for(claim)) != nullptr) {
        begin(claim);
        if (interrupted != nullptr) serve_others(*interrupted);
        let_in();
        return claim.state_ == Claim::State::serving;
    }
    wait(claim, false);
    if (limit != Time::max())
        claim.event_ = simulation_.at(std::max(limit, simulation_.now()), {[](void* about) {
                                                                               auto& late = *static_cast<Claim*>(about);
                                                                               late.floor_->reach_limit(late);
                                                                           },
                                                                           &claim});
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

// A newcomer takes the place of somebody of larger precedence, where that is how it is done.
Claim* Floor::interrupt_for(Claim& claim) {
    const auto& needs = claim.needs_;
    for (const ResourceId resource : needs.with)
        if (free(resource) <= 0) return nullptr;
    for (std::size_t i = 0; i < needs.by.size(); ++i) {
        Resource& resource = resources_[needs.by[i]];
        if (resource.plan->interruption == Interruption::none) continue;
        if (resource.busy.value() > resource.number || resource.served.empty()) continue;
        Claim& last = *static_cast<Claim::Part*>(resource.served.last())->claim;
        if (resource.precedence[last.kind_] <= resource.precedence[claim.kind_]) continue;
        bool room_is_made = false;
        for (kernel::Place* place = resource.served.first(); place != nullptr; place = resource.served.next(*place))
            room_is_made = room_is_made || ends_now(*static_cast<Claim::Part*>(place)->claim);
        if (room_is_made) continue;
        interrupt(last, resource.plan->interruption == Interruption::restart);
        claim.chosen_ = i;
        return &last;
    }
    return nullptr;
}

bool Floor::ends_now(const Claim& claim) const {
    return claim.since_ + claim.left_ == simulation_.now();
}

void Floor::interrupt(Claim& claim, bool restart) {
    simulation_.cancel(claim.event_);
    claim.left_ = restart ? claim.work_ : claim.left_ - (simulation_.now() - claim.since_);
    give_back(claim);
    wait(claim, true);
}

// What the claim gave back is free for others.
void Floor::serve_others(const Claim& claim) {
    for (std::size_t part = 0; part < parts(claim); ++part)
        if (has(claim, part)) serve_line(resources_[resource_of(claim, part)]);
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
    }
    claim.facing_ = false;
    kernel::resume(claim.handle_);
}

void Floor::reach_limit(Claim& claim) {
    for (std::size_t part = 0; part < parts(claim); ++part)
        resources_[resource_of(claim, part)].waiting.leave(claim.parts_[part]);
    claim.state_ = Claim::State::idle;
    kernel::resume(claim.handle_);
}

void Floor::release(Claim& claim) {
    if (!claim.holds()) return;
    assert(claim.state_ == Claim::State::held);
    give_back(claim);
    claim.state_ = Claim::State::idle;
    serve_others(claim);
    let_in();
}

void Floor::serve_line(Resource& resource) {
    kernel::Place* place = resource.waiting.first();
    while (place != nullptr && resource.busy.value() < resource.number) {
        Claim& claim = *static_cast<Claim::Part*>(place)->claim;
        place = resource.waiting.next(*place);
        if (can_be_met(claim)) begin(claim);
    }
}

std::int64_t Floor::held(const Claim& claim, ResourceId resource) {
    std::int64_t number = 0;
    for (std::size_t part = 0; claim.holds() && part < parts(claim); ++part)
        number += has(claim, part) && resource_of(claim, part) == resource ? 1 : 0;
    return number;
}

std::int64_t Floor::held_by(const Claim& claim) {
    std::int64_t number = 0;
    for (std::size_t part = 0; claim.holds() && part < parts(claim); ++part) number += has(claim, part) ? 1 : 0;
    return number;
}

bool Floor::could_start(const Entry& entry) const {
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
    for (const Needs* needs : {&entry.hold, &entry.work}) {
        for (const ResourceId resource : needs->with)
            if (left(resource) < 0) return false;
        const auto has_one = [&](ResourceId resource) { return left(resource) > 0; };
        if (!needs->by.empty() && std::none_of(needs->by.begin(), needs->by.end(), has_one)) return false;
    }
    return true;
}

bool Floor::admits(const Admission& admission) const {
    const WaitingRoom& room = admission.room;
    if (room.has_place()) return true;
    return room.waiting.value() + room.promised == 0 && could_start(admission.entry);
}

void Floor::let_in() {
    for (WaitingRoom* room : blocking_) {
        while (!room->outside.empty()) {
            auto& next = *static_cast<Admission*>(room->outside.first());
            if (!admits(next)) break;
            room->outside.leave(next);
            ++room->promised;
            simulation_.soon(next.handle);
        }
    }
}

Floor::Use Floor::use(ResourceId id) {
    Resource& resource = resources_[id];
    const Time now = simulation_.now();
    return {resource.busy.area(now), resource.facing.area(now), resource.available.area(now)};
}

void Floor::restart() {
    for (Resource& resource : resources_)
        for (auto* integral : {&resource.busy, &resource.facing, &resource.available})
            integral->restart(simulation_.now());
}

}  // namespace sluss::service
