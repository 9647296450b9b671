#include "kernel/facility.hpp"

#include <algorithm>
#include <cassert>
#include <stdexcept>

namespace sluss::kernel {

Facility::Facility(Simulation& simulation, std::size_t servers, Discipline discipline, const WorkCalendar* shifts,
                   ShiftEnd shift_end)
    : simulation_(simulation), shifts_(shifts), servers_(servers), discipline_(discipline), shift_end_(shift_end) {
    assert(servers > 0);
}

Facility::Piece::Piece(Facility& facility, Duration work, const Terms& terms)
    : Place(facility.discipline_ == Discipline::first_come ? 0 : terms.priority),
      facility_(facility),
      work_(work),
      left_(work),
      limit_(terms.limit) {
    assert(work >= Duration{});
    if (facility.shifts_ != nullptr && facility.shift_end_ == ShiftEnd::restart &&
        work > facility.shifts_->longest_stretch())
        throw std::invalid_argument("work that starts again at every opening is longer than any shift");
}

bool Facility::open() const {
    return shifts_ == nullptr || shifts_->open_at(simulation_.now());
}

bool Facility::preempts(const Piece& next) const {
    return discipline_ >= Discipline::preemptive_resume && next.priority < served_.last()->priority;
}

void Facility::take_in(Piece& piece) {
    waiting_.join(piece);
    assign();
    if (piece.begun_ || piece.limit_ == Time::max()) return;
    piece.event_ = simulation_.at(std::max(piece.limit_, simulation_.now()), {[](void* about) {
                                                                                  auto& p = *static_cast<Piece*>(about);
                                                                                  p.facility_.reach_limit(p);
                                                                              },
                                                                              &piece});
}

void Facility::reach_limit(Piece& piece) {
    waiting_.leave(piece);
    resume(piece.handle_);
}

void Facility::assign() {
    while (!waiting_.empty()) {
        auto& next = static_cast<Piece&>(*waiting_.first());
        const bool full = served_.size() == servers_;
        if (full && !preempts(next)) return;
        if (!open()) return wait_for_opening();
        if (full && !let_go_who_is_done()) preempt(static_cast<Piece&>(*served_.last()));
        begin(next);
    }
}

void Facility::wait_for_opening() {
    const Time opening = shifts_->stretch_at_or_after(simulation_.now()).from;
    if (opening_awaited_ || opening == WorkCalendar::never) return;
    opening_awaited_ = true;
    simulation_.at(opening, {[](void* about) {
                                 auto& facility = *static_cast<Facility*>(about);
                                 facility.opening_awaited_ = false;
                                 facility.assign();
                             },
                             this});
}

void Facility::begin(Piece& piece) {
    waiting_.leave(piece);
    served_.join(piece);
    simulation_.cancel(piece.event_);  // the limit, if it has one
    piece.begun_ = true;
    piece.served_ = true;
    piece.since_ = simulation_.now();
    const Time end = end_of(piece);
    piece.event_ = {};
    if (end == WorkCalendar::never) return;
    piece.event_ = simulation_.at(end, {[](void* about) {
                                            auto& p = *static_cast<Piece*>(about);
                                            p.facility_.complete(p);
                                        },
                                        &piece});
}

Time Facility::end_of(const Piece& piece) const {
    const Time end = later(piece.since_, piece.left_);
    if (shifts_ == nullptr || shift_end_ == ShiftEnd::finish) return end;
    if (shift_end_ == ShiftEnd::resume) return shifts_->add_work(piece.since_, piece.left_);
    const Time closing = shifts_->stretch_at_or_after(piece.since_).to;
    if (end <= closing) return end;
    const Time last_start = shifts_->next_fit(closing, piece.work_);
    return last_start == WorkCalendar::never ? last_start : last_start + piece.work_;
}

Duration Facility::left_now(const Piece& piece) const {
    const Time now = simulation_.now();
    if (shifts_ == nullptr || shift_end_ == ShiftEnd::finish) return piece.left_ - (now - piece.since_);
    if (shift_end_ == ShiftEnd::resume) return piece.left_ - shifts_->work_between(piece.since_, now);
    const Time opening = shifts_->stretch_at_or_after(now).from;
    return opening <= piece.since_ ? piece.left_ - (now - piece.since_) : piece.work_ - (now - opening);
}

// A piece whose end is due at this moment, but not yet its turn, makes room before anybody is preempted.
bool Facility::let_go_who_is_done() {
    for (Place* place = served_.first(); place != nullptr; place = served_.next(*place)) {
        auto& piece = static_cast<Piece&>(*place);
        if (left_now(piece) != Duration{}) continue;
        simulation_.cancel(piece.event_);
        served_.leave(piece);
        simulation_.soon(piece.handle_);
        return true;
    }
    return false;
}

void Facility::preempt(Piece& piece) {
    piece.left_ = left_now(piece);
    simulation_.cancel(piece.event_);
    served_.leave(piece);
    if (discipline_ == Discipline::preemptive_restart) piece.left_ = piece.work_;
    piece.event_ = {};
    piece.served_ = false;
    waiting_.join_first(piece);
}

void Facility::complete(Piece& piece) {
    served_.leave(piece);
    assign();
    resume(piece.handle_);
}

void Facility::abandon(Piece& piece) {
    (piece.served_ ? served_ : waiting_).leave(piece);
    simulation_.cancel(piece.event_);
}

}  // namespace sluss::kernel
