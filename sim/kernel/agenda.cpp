#include "kernel/agenda.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <limits>

namespace sluss::kernel {

namespace {

// Before everything of the same urgency: a piece that was put aside is finished first.
constexpr std::int64_t put_aside = std::numeric_limits<std::int64_t>::min();

}  // namespace

std::int64_t Agenda::rank_of(const Work& work) const {
    switch (order_) {
        case WorkOrder::earliest_limit:
            return work.limit_.time_since_epoch().count();
        case WorkOrder::shortest:
            return work.remaining_.count();
        case WorkOrder::first_come:
        case WorkOrder::round_robin:
            break;
    }
    return 0;  // by turn alone
}

Agenda::Agenda(Simulation& simulation, const WorkCalendar& calendar, WorkOrder order, Use idle, Duration round_robin)
    : simulation_(simulation),
      calendar_(calendar),
      order_(order),
      idle_(idle),
      round_robin_(round_robin),
      settled_(simulation.now()),
      settled_worked_(calendar.work_before(settled_)) {}

Agenda::Ledger Agenda::ledger() {
    settle();
    return ledger_;
}

Duration Agenda::unfinished() {
    settle();
    Duration sum = appointments_ > 0 ? appointment_charged_ : Duration{};
    if (current_ != nullptr) sum += current_->length_ - current_->remaining_;
    for (const auto& [not_urgent, rank, turn, work] : waiting_) sum += work->length_ - work->remaining_;
    return sum;
}

void Agenda::settle() {
    const Time now = simulation_.now();
    if (now == settled_ || closed_) return;
    const Duration worked_by_now = calendar_.work_before(now);
    const Duration worked = worked_by_now - settled_worked_;
    settled_ = now;
    settled_worked_ = worked_by_now;
    if (appointments_ > 0) {
        charge_appointment(worked);
    } else if (current_ != nullptr) {
        ledger_[current_->use_] += worked;
        current_->remaining_ -= worked;
        assert(current_->remaining_ >= Duration{});
    } else {
        ledger_[idle_] += worked;
    }
}

void Agenda::charge_appointment(Duration worked) {
    while (worked > Duration{}) {
        assert(portion_ < portions_.count);
        Portion& part = portions_.parts[portion_];
        const Duration charged = std::min(worked, part.length);
        ledger_[part.use] += charged;
        appointment_charged_ += charged;
        part.length -= charged;
        worked -= charged;
        if (part.length == Duration{}) ++portion_;
    }
}

void Agenda::begin_appointment(const Portions& portions) {
    settle();
    if (appointments_ == 0 && current_ != nullptr) pause();
    ++appointments_;
    portions_ = portions;
    portion_ = 0;
    appointment_charged_ = Duration{};
}

void Agenda::end_appointment() {
    settle();
    assert(appointments_ > 0);
    if (--appointments_ > 0) return;  // the next one has begun at this very moment
    if (current_ != nullptr) {
        begin(*current_);
    } else if (!waiting_.empty()) {
        take_next();
    } else if (on_free.run != nullptr) {
        // Not before whoever ends the appointment has had the chance to bring the desk work that follows it.
        simulation_.at(simulation_.now(), {[](void* about) { static_cast<Agenda*>(about)->tell_if_free(); }, this});
    }
}

void Agenda::pause() {
    simulation_.cancel(slice_end_);
    if (current_->remaining_ > Duration{}) return;
    // Done at the moment the appointment begins: it does not wait for the appointment's end.
    simulation_.soon(std::exchange(current_, nullptr)->done_);
}

void Agenda::take_in(Work& work) {
    settle();
    if (current_ != nullptr && work.urgency_ == Urgency::interrupts && current_->urgency_ == Urgency::ordinary)
        put_aside_for(work);
    if (current_ == nullptr && appointments_ == 0) {
        begin(work);
    } else {
        put_in_line(work);
    }
}

void Agenda::put_in_line(Work& work) {
    waiting_.push_back({work.urgency_ == Urgency::ordinary, rank_of(work), turns_++, &work});
    std::push_heap(waiting_.begin(), waiting_.end(), std::greater<>{});
    queue_changed();
}

// The piece in progress goes back into the line, to be resumed before others of its kind.
void Agenda::put_aside_for(const Work& work) {
    assert(&work != current_);
    simulation_.cancel(slice_end_);
    Work& interrupted = *std::exchange(current_, nullptr);
    if (interrupted.remaining_ == Duration{}) {
        simulation_.soon(interrupted.done_);  // done at this very moment
        return;
    }
    waiting_.push_back({interrupted.urgency_ == Urgency::ordinary, put_aside, turns_++, &interrupted});
    std::push_heap(waiting_.begin(), waiting_.end(), std::greater<>{});
    queue_changed();
}

std::vector<Agenda::Work*> Agenda::at_hand() {
    settle();
    auto line = waiting_;
    std::sort(line.begin(), line.end(), [](const InLine& a, const InLine& b) { return b > a; });
    std::vector<Work*> pieces;
    if (current_ != nullptr) pieces.push_back(current_);
    for (const auto& place : line) pieces.push_back(place.work);
    return pieces;
}

void Agenda::pass_on(Work& work, Agenda& to) {
    settle();
    if (current_ == &work) {
        simulation_.cancel(slice_end_);
        current_ = nullptr;
        if (appointments_ == 0 && !waiting_.empty()) take_next();
    } else {
        std::erase_if(waiting_, [&](const InLine& place) { return place.work == &work; });
        std::make_heap(waiting_.begin(), waiting_.end(), std::greater<>{});
        queue_changed();
    }
    work.agenda_ = &to;
    work.length_ = work.remaining_;
    if (work.remaining_ == Duration{})
        simulation_.soon(work.done_);  // done at this very moment
    else
        to.take_in(work);
}

void Agenda::close() {
    settle();
    assert(pieces() == 0 && appointments_ == 0);
    closed_ = true;
}

void Agenda::set_order(WorkOrder order) {
    order_ = order;
    for (auto& place : waiting_)
        if (place.rank != put_aside) place.rank = rank_of(*place.work);
    std::make_heap(waiting_.begin(), waiting_.end(), std::greater<>{});
}

void Agenda::take_next() {
    std::pop_heap(waiting_.begin(), waiting_.end(), std::greater<>{});
    Work& next = *waiting_.back().work;
    waiting_.pop_back();
    queue_changed();
    begin(next);
}

void Agenda::begin(Work& work) {
    current_ = &work;
    const Duration slice = order_ == WorkOrder::round_robin ? std::min(round_robin_, work.remaining_) : work.remaining_;
    const Time end = calendar_.add_work(simulation_.now(), slice);
    slice_end_ = {};
    if (end == WorkCalendar::never) return;
    slice_end_ = simulation_.at(end, {[](void* about) { static_cast<Agenda*>(about)->slice_over(); }, this});
}

void Agenda::slice_over() {
    settle();
    Work& work = *std::exchange(current_, nullptr);
    const bool done = work.remaining_ == Duration{};
    if (!done) put_in_line(work);
    if (!waiting_.empty()) take_next();
    if (!done) return;
    resume(work.done_);
    tell_if_free();  // after whoever waited for the work has had the chance to bring more
}

}  // namespace sluss::kernel
