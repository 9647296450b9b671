#include "domain/service_work.hpp"

#include <algorithm>

namespace sluss::domain::service {

namespace {

constexpr double hours_per_week = 168;

bool among(const std::vector<ResourceId>& all, ResourceId one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

void mark(std::vector<bool>& marks, const std::vector<ResourceId>& ids) {
    for (const auto id : ids) marks[id] = true;
}

/// Whether there are ever fewer of a resource than before.
bool closes(const Resource& resource) {
    const auto ends = [](const Shift& shift) { return shift.number > 0 && !shift.hours.is_always(); };
    const auto falls = [](const NumberStep& a, const NumberStep& b) { return b.number < a.number; };
    return std::any_of(resource.shifts.begin(), resource.shifts.end(), ends) ||
           std::adjacent_find(resource.steps.begin(), resource.steps.end(), falls) != resource.steps.end();
}

}  // namespace

WorkSums::WorkSums(const Service& service, const Design& design, const Traffic& traffic)
    : service_(service),
      design_(design),
      traffic_(traffic),
      slots_(design.books.size()),
      book_used_(design.books.size(), false),
      book_at_least_(design.books.size(), false),
      longer_(design.resources.size(), false) {}

void WorkSums::add(const Alike& some, const Visits& visits) {
    const Stage& stage = design_.stages[visits.stage];
    const Amount per_hour = visits.times * some.per_hour;
    double whole = 0;
    std::vector<const Work*> works;
    for (std::size_t w = 0; w < stage.work.size(); ++w) {
        const Work& work = stage.work[w];
        if (!traffic_.holds_for(work.when, some, visits)) continue;
        works.push_back(&work);
        done_.insert({visits.stage, w, some.client});
        const double hours = work.length.mean();
        whole += hours;
        if (!work.by.empty()) need(work.by, per_hour * hours);
        for (const auto id : work.with) need({id}, per_hour * hours);
        if (work.kind != Work::Kind::slot) continue;
        const auto& urgent = design_.books[*work.book].urgent;
        slots_[*work.book][some.client < urgent.size() && urgent[some.client] ? 1 : 0] += per_hour * hours_per_week;
        book_used_[*work.book] = true;
    }
    for (const auto id : stage.holds) need({id}, per_hour * whole);
    waiting_with(stage, works, some);
}

void WorkSums::need(std::vector<ResourceId> any_of, const Amount& amount) {
    std::sort(any_of.begin(), any_of.end());
    needed_[std::move(any_of)] += amount;
}

/// What clients keep while they wait for something else.
void WorkSums::waiting_with(const Stage& stage, const std::vector<const Work*>& works, const Alike& some) {
    const auto waits = [](const Work* work) {
        return !work->by.empty() || !work->with.empty() || work->kind == Work::Kind::slot;
    };
    if (std::any_of(works.begin(), works.end(), waits)) mark(longer_, stage.holds);
    for (const auto end : ends_of(stage.next, some.client, some.shares)) {
        if (end == leaves) continue;
        const Stage& next = design_.stages[end];
        if (!next.waiting_places || next.when_full != WhenFull::blocks) continue;
        mark(longer_, stage.holds);
        if (works.empty()) continue;
        mark(longer_, works.back()->by);
        mark(longer_, works.back()->with);
    }
}

void WorkSums::add_unknown(ClientId client, StageId id) {
    const Stage& stage = design_.stages[id];
    const auto more = [&](const std::vector<ResourceId>& any_of) {
        if (any_of.empty()) return;
        need(any_of, {});
        mark(longer_, any_of);
    };
    for (const auto held : stage.holds) more({held});
    for (std::size_t w = 0; w < stage.work.size(); ++w) {
        const Work& work = stage.work[w];
        if (holds(work.when, client, service_.clients[client].shares) == Holds::never) continue;
        done_.insert({id, w, client});
        more(work.by);
        for (const auto with : work.with) more({with});
        if (work.kind == Work::Kind::slot) book_used_[*work.book] = book_at_least_[*work.book] = true;
    }
}

bool WorkSums::precedes(ResourceId resource, ClientId one, ClientId other) const {
    const auto& first = design_.resources[resource].takes_first;
    const auto rank = [&](ClientId client) {
        return std::pair{std::find(first.begin(), first.end(), client) - first.begin(),
                         service_.clients[client].priority};
    };
    return rank(one) < rank(other);
}

bool WorkSums::starts_again(const Done& done) const {
    const Work& work = design_.stages[done.stage].work[done.work];
    const auto at_closing = [&](ResourceId id) {
        return design_.resources[id].at_closing == AtClosing::restart && closes(design_.resources[id]);
    };
    const auto interrupted = [&](ResourceId id) {
        if (design_.resources[id].interruption != Interruption::restart) return false;
        return std::any_of(done_.begin(), done_.end(), [&](const Done& other) {
            return among(design_.stages[other.stage].work[other.work].by, id) &&
                   precedes(id, other.client, done.client);
        });
    };
    return std::any_of(work.by.begin(), work.by.end(), interrupted) ||
           std::any_of(work.by.begin(), work.by.end(), at_closing) ||
           std::any_of(work.with.begin(), work.with.end(), at_closing);
}

std::vector<bool> WorkSums::at_least() const {
    std::vector<bool> result = longer_;
    for (const auto& done : done_) {
        if (!starts_again(done)) continue;
        const Stage& stage = design_.stages[done.stage];
        mark(result, stage.holds);
        mark(result, stage.work[done.work].by);
        mark(result, stage.work[done.work].with);
    }
    return result;
}

}  // namespace sluss::domain::service
