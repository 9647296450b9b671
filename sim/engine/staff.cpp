// Who gets a case, who has it, and who waits for whom.
#include "engine/staff.hpp"

#include "kernel/portable_math.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

namespace sluss::engine {

using domain::Allocation;
using domain::DistrictId;
using domain::NeedId;
using domain::StageId;

namespace {

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

void take_off(std::vector<Booked*>& list, const Booked& booked) {
    const auto found = std::find(list.begin(), list.end(), &booked);
    assert(found != list.end());
    list.erase(found);
}

}  // namespace

bool Staff::able(const Worker& worker, StageId stage, NeedId need, DistrictId district) const {
    if (!worker.does(stage)) return false;
    const auto& units = serving(stage, need, district);
    return std::find(units.begin(), units.end(), worker.unit) != units.end();
}

void Staff::find_candidates(Unit& unit) const {
    const bool only_competent = unit.rules->outside_competence == domain::OutsideCompetence::hand_over;
    const std::size_t stages = scenario_.municipality.stages.size();
    unit.candidates.resize(stages * needs_);
    for (StageId stage = 0; stage < stages; ++stage)
        for (NeedId need = 0; need < needs_; ++need) {
            auto& candidates = unit.candidates[stage * needs_ + need];
            candidates.clear();
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
    const Allocation rule = unit.rules->allocation;
    const auto has_room = [rule](const Worker& worker) {
        return worker.takes_cases() && (rule != Allocation::pooled || (worker.agenda.free() && worker.on_the_way == 0));
    };

    if (rule == Allocation::same_as_last_time) {
        for (auto it = household.known_workers.rbegin(); it != household.known_workers.rend(); ++it) {
            Worker& worker = **it;
            if (worker.unit == &unit && &worker != except && has_room(worker) &&
                std::find(able.begin(), able.end(), &worker) != able.end())
                return &worker;
        }
    }
    Worker* best = nullptr;
    Time earliest = Time::max();
    for (Worker* worker : able) {
        if (worker == except || !has_room(*worker)) continue;
        if (rule == Allocation::earliest_diary) {
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
    for (const Case* held : household.cases) {
        Worker& worker = *held->worker;
        if (worker.unit == &unit && worker.does(stage) && &worker != except) return &worker;
    }
    return nullptr;
}

Worker* Staff::colleague_for(const Worker& worker, NeedId need) const {
    Worker* best = nullptr;
    const auto look_at = [&](Worker& candidate, bool even_away) {
        if (&candidate == &worker || !candidate.knows(need) || (candidate.away && !even_away)) return;
        if (best == nullptr || candidate.caseload.value() < best->caseload.value()) best = &candidate;
    };
    for (const bool even_away : {false, true}) {
        for (Worker* candidate : worker.unit->workers) look_at(*candidate, even_away);
        if (best != nullptr) return best;
        for (const Unit* unit : units_)
            for (Worker* candidate : unit->workers) look_at(*candidate, even_away);
        if (best != nullptr) return best;
    }
    return nullptr;
}

Worker* Staff::of_role(domain::RoleId role, const Unit* unit) const {
    Worker* best = nullptr;
    const auto look_at = [&](Worker& candidate, bool even_away) {
        if (candidate.role != role || (candidate.away && !even_away)) return;
        if (best == nullptr || candidate.agenda.pieces() < best->agenda.pieces()) best = &candidate;
    };
    for (const bool even_away : {false, true}) {
        if (unit != nullptr)
            for (Worker* candidate : unit->workers) look_at(*candidate, even_away);
        if (best != nullptr) return best;
        for (const Unit* other : units_)
            for (Worker* candidate : other->workers) look_at(*candidate, even_away);
        if (best != nullptr) return best;
    }
    return nullptr;
}

Worker* Staff::successor(const Case& held, StageAndNeed at, DistrictId district) const {
    const Worker& worker = *held.worker;
    Worker* best = nullptr;
    const auto least = [&](const std::vector<Worker*>& of, bool even_away) {
        for (Worker* candidate : of) {
            if (candidate == &worker || candidate->gone || candidate->stages.empty()) continue;
            if (candidate->away && !even_away) continue;
            if (best == nullptr || has_less(*candidate, *best)) best = candidate;
        }
        return best != nullptr;
    };
    // The unit that it is in, if it serves; then all that do.
    const auto& serving_units = serving(at.stage, at.need, district);
    std::vector<Unit*> own;
    if (std::find(serving_units.begin(), serving_units.end(), worker.unit) != serving_units.end())
        own.push_back(worker.unit);
    for (const auto* units : {&std::as_const(own), &serving_units}) {
        for (Unit* unit : *units) {
            Worker* chosen = choose(*unit, at.stage, at.need, *held.household, &worker);
            if (chosen != nullptr && chosen != &worker && (best == nullptr || has_less(*chosen, *best))) best = chosen;
        }
        for (const bool even_away : {false, true}) {
            if (best != nullptr || (even_away && units == &own)) break;
            for (const Unit* unit : *units) least(candidates(*unit, at.stage, at.need), even_away);
        }
        if (best != nullptr) return best;
    }
    if (least(worker.unit->workers, true)) return best;
    for (const Unit* unit : units_) least(unit->workers, true);
    return best;
}

Worker* Staff::successor_at_desk(const Worker& worker) const {
    Worker* best = nullptr;
    const auto rank = [&](const Worker& w) {
        return std::tuple{w.role != worker.role, w.away, w.unit != worker.unit, w.agenda.pieces()};
    };
    for (const Unit* unit : units_)
        for (Worker* candidate : unit->workers) {
            if (candidate == &worker || candidate->gone) continue;
            if (best == nullptr || rank(*candidate) < rank(*best)) best = candidate;
        }
    return best;
}

Worker* Staff::stand_in(const Worker& worker, StageId stage, NeedId need, kernel::Booking when) const {
    Worker* best = nullptr;
    for (Worker* candidate : candidates(*worker.unit, stage, need)) {
        if (candidate == &worker || candidate->away || candidate->gone) continue;
        const kernel::Agenda& agenda = candidate->agenda;
        if (agenda.diary.earliest_free(when.from, when.to - when.from, &agenda.calendar()) != when.from) continue;
        if (best == nullptr || has_less(*candidate, *best)) best = candidate;
    }
    return best;
}

double Staff::output(const Worker& worker) const {
    double output = 1;
    if (worker.in_post_since != Time::min())
        output = organisation_->workforce.onboarding.productivity(simulation_.now() - worker.in_post_since);
    for (const auto& [since, dip] : dips_)
        if (worker.hired < since)
            output *= 1 - dip.depth * kernel::portable_exp(-kernel::in_hours(simulation_.now() - since) /
                                                           kernel::in_hours(dip.time_constant));
    return output;
}

Placement Staff::take(Household& household, Worker& worker, bool joint) {
    worker.last_given = ++given_;
    if (joint) {
        for (Case* held : household.cases) {
            if (held->worker != &worker) continue;
            ++held->needs;
            return {held, true};
        }
    }
    if (unused_cases_.empty()) unused_cases_.push_back(&cases_.emplace_back());
    Case& held = *unused_cases_.back();
    unused_cases_.pop_back();
    held = {.household = &household, .worker = &worker, .needs = 1, .place = worker.cases.size()};
    household.cases.push_back(&held);
    worker.cases.push_back(&held);
    worker.caseload.add(simulation_.now(), 1);
    return {&held, false};
}

namespace {

void take_from(Worker& worker, const Case& held) {
    Case* last = worker.cases.back();
    last->place = held.place;
    worker.cases[held.place] = last;
    worker.cases.pop_back();
}

}  // namespace

void Staff::release(Case& held) {
    if (--held.needs > 0) return;
    auto& open = held.household->cases;
    open.erase(std::find(open.begin(), open.end(), &held));
    Worker& worker = *held.worker;
    take_from(worker, held);
    worker.caseload.add(simulation_.now(), -1);
    unused_cases_.push_back(&held);
    offer(worker);
}

void Staff::pass_on(Case& held, Worker& to) {
    Worker& from = *held.worker;
    take_from(from, held);
    from.caseload.add(simulation_.now(), -1);
    held.worker = &to;
    held.place = to.cases.size();
    to.cases.push_back(&held);
    to.caseload.add(simulation_.now(), 1);
    to.last_given = ++given_;
    from.leaving -= held.leaving;
    to.leaving += held.leaving;
}

void Staff::wait(Unit& unit, WaitingCase& waiting) {
    waiting.unit = &unit;
    unit.waiting.push_back(&waiting);
    unit.queue.add(simulation_.now(), 1);
    if (waiting.from == nullptr) return;
    ++waiting.from->leaving;
    ++waiting.from->worker->leaving;
    offer(*waiting.from->worker);
}

void Staff::take_out(WaitingCase& waiting) {
    auto& line = waiting.unit->waiting;
    const auto found = std::find(line.begin(), line.end(), &waiting);
    assert(found != line.end());
    line.erase(found);
    waiting.unit->queue.add(simulation_.now(), -1);
}

void Staff::join_line(WaitingCase& waiting, Unit& unit) {
    take_out(waiting);
    waiting.unit = &unit;
    unit.waiting.push_back(&waiting);
    unit.queue.add(simulation_.now(), 1);
}

bool Staff::offer(Worker& worker) {
    Unit& unit = *worker.unit;
    bool given = false;
    for (std::size_t place = 0; place < unit.waiting.size();) {
        WaitingCase* waiting = unit.waiting[place];
        Worker* taker = waiting->joint ? holder(waiting->household, unit, waiting->stage, waiting->except()) : nullptr;
        if (taker == nullptr)
            taker = choose(unit, waiting->stage, waiting->need, waiting->household, waiting->except());
        if (taker == nullptr) {
            ++place;
            continue;
        }
        take_out(*waiting);
        waiting->taker = taker;
        ++taker->on_the_way;
        const Placement placement = take(waiting->household, *taker, waiting->joint);
        waiting->held = placement.held;
        waiting->joined = placement.joined;
        waiting->given.give();
        given = true;
        if (!placement.joined) break;  // what joins a case takes up no room
    }
    return given;
}

void Staff::book(Booked& booked) {
    const bool known = booked.when.from != kernel::WorkCalendar::never;
    for (Worker* worker : booked.workers) {
        if (known) worker->agenda.diary.book(booked.when);
        if (calls_off_) worker->booked.push_back(&booked);
    }
    if (known && booked.citizen != nullptr) booked.citizen->book(booked.when);
}

void Staff::begins(Booked& booked) {
    if (!calls_off_) return;
    for (Worker* worker : booked.workers) take_off(worker->booked, booked);
}

void Staff::over(const Booked& booked) {
    for (Worker* worker : booked.workers) worker->agenda.diary.complete(booked.when.from);
    if (booked.citizen != nullptr) booked.citizen->complete(booked.when.from);
}

void Staff::call_off(Worker& worker, const std::function<bool(const Booked&)>& which) {
    const auto all = worker.booked;
    for (Booked* booked : all) {
        if (!which(*booked)) continue;
        const bool known = booked->when.from != kernel::WorkCalendar::never;
        for (Worker* other : booked->workers) {
            if (known) other->agenda.diary.cancel(booked->when.from);
            take_off(other->booked, *booked);
        }
        if (known && booked->citizen != nullptr) booked->citizen->cancel(booked->when.from);
        booked->called_off.give();
    }
}

}  // namespace sluss::engine
