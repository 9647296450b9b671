#include "service/arrivals.hpp"

#include "kernel/portable_math.hpp"
#include "kernel/ziggurat.hpp"

#include <cmath>
#include <limits>

namespace sluss::service {

using kernel::Duration;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

Duration after_start(double hours) {
    return hours < kernel::longest_hours ? kernel::from_hours(hours) : Duration::max();
}

}  // namespace

ArrivalTimes::ArrivalTimes(const domain::service::Arrivals& plan, kernel::Stream stream, kernel::Stretch run)
    : plan_(plan), stream_(stream), begin_(run.from), last_(run.from) {
    if (plan.hours) open_.emplace(*plan.hours, kernel::day_of(run.from), kernel::day_of(run.to) + std::chrono::days{1});
}

Duration ArrivalTimes::next() {
    if (come_ == plan_.most) return Duration::max();
    Duration time = Duration::max();
    if (plan_.at) {
        if (come_ < plan_.at->size()) time = (*plan_.at)[come_];
    } else if (plan_.apart) {
        hours_ += plan_.apart->sample(stream_);
        time = after_start(hours_);
    } else if (plan_.sinusoid) {
        time = next_of_sinusoid();
    } else if (open_) {
        time = next_in_hours();
    } else {
        time = next_of_steps();
    }
    if (time >= plan_.until) return Duration::max();
    ++come_;
    return time;
}

// The cumulative rate at the next arrival lies a standard exponential above that at the last one. Within a piece it is
// used up at the piece's rate; whole repetitions are passed over in one step.
Duration ArrivalTimes::next_of_steps() {
    const auto& steps = plan_.steps;
    const double cycle = plan_.repeats ? kernel::in_hours(*plan_.repeats) : infinite;
    const auto end_of = [&](std::size_t i) {
        return i + 1 < steps.size() ? kernel::in_hours(steps[i + 1].from) : cycle;
    };
    double left = kernel::standard_exponential(stream_);
    // `hours_` counts from the beginning of the present repetition.
    std::size_t empty_pieces = 0;  // passed one after the other, without using anything up
    for (;;) {
        const double rate = steps[step_].per_hour;
        const double end = end_of(step_);
        const double in_piece = rate > 0 ? rate * (end - hours_) : 0;
        if (rate > 0 && left < in_piece) {
            hours_ += left / rate;
            return after_start(cycles_ * (plan_.repeats ? cycle : 0) + hours_);
        }
        if (end == infinite) return Duration::max();
        left -= in_piece;
        empty_pieces = in_piece > 0 ? 0 : empty_pieces + 1;
        if (empty_pieces > steps.size()) return Duration::max();
        hours_ = end;
        if (++step_ < steps.size()) continue;
        step_ = 0;
        hours_ = 0;
        ++cycles_;
        double whole = 0;
        for (std::size_t i = 0; i < steps.size(); ++i)
            whole += steps[i].per_hour * (end_of(i) - kernel::in_hours(steps[i].from));
        if (whole > 0 && left >= whole) {
            const double passed = std::floor(left / whole);
            cycles_ += passed;
            left -= passed * whole;
        }
        if (cycles_ * cycle > kernel::longest_hours) return Duration::max();
    }
}

// In the time of the open hours it is a Poisson process with a constant rate.
Duration ArrivalTimes::next_in_hours() {
    if (last_ == kernel::WorkCalendar::never) return Duration::max();
    const double apart = kernel::standard_exponential(stream_) / plan_.steps.front().per_hour;
    last_ =
        apart < kernel::longest_hours ? open_->add_work(last_, kernel::from_hours(apart)) : kernel::WorkCalendar::never;
    return last_ == kernel::WorkCalendar::never ? Duration::max() : last_ - begin_;
}

// Candidates come at the greatest rate; each is kept with the chance that the rate of its moment has of it.
Duration ArrivalTimes::next_of_sinusoid() {
    const auto& wave = *plan_.sinusoid;
    const double greatest = wave.mean_per_hour + wave.amplitude_per_hour;
    if (!(greatest > 0)) return Duration::max();
    const double period = kernel::in_hours(wave.period);
    const double rising = kernel::in_hours(wave.rising);
    constexpr double full_turn = 6.283185307179586;
    while (hours_ < kernel::longest_hours) {
        hours_ += kernel::standard_exponential(stream_) / greatest;
        const double turns = (hours_ - rising) / period;
        const double rate = wave.mean_per_hour +
                            wave.amplitude_per_hour * kernel::portable_sin(full_turn * (turns - std::floor(turns)));
        if (stream_.uniform() * greatest < rate) return after_start(hours_);
    }
    return Duration::max();
}

}  // namespace sluss::service
