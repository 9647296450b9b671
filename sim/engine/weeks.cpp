#include "engine/weeks.hpp"

namespace sluss::engine {

using domain::Account;
using domain::Weekly;

namespace {

constexpr std::chrono::days a_week{7};
constexpr double microseconds_per_week = 7 * 24 * kernel::microseconds_per_hour;

Time first_monday(Time begin) {
    Days day = kernel::day_of(begin);
    if (Time{day} < begin) day += std::chrono::days{1};
    const unsigned weekday = std::chrono::weekday{day}.iso_encoding();
    return Time{day + std::chrono::days{(8 - weekday) % 7}};
}

}  // namespace

Weeks::Weeks(const domain::Experiment& experiment, Staff& staff, Recorder& recorder)
    : staff_(staff), recorder_(recorder), next_end_(first_monday(experiment.begin())), begun_(false) {}

void Weeks::close() {
    const domain::Week now = totals();
    if (begun_) {
        domain::Week week = now;
        for (std::size_t i = 0; i < week.size(); ++i) week[i] -= before_[i];
        weeks_.push_back(week);
    }
    begun_ = true;
    before_ = now;
    next_end_ += a_week;
}

domain::Week Weeks::totals() const {
    domain::Week week{};
    const auto set = [&week](Weekly value, auto number) {
        week[static_cast<std::size_t>(value)] = static_cast<double>(number);
    };
    const auto& happened = recorder_.totals();
    const auto flow = recorder_.flow();
    set(Weekly::arrived, flow.arrived);
    set(Weekly::closed, flow.closed);
    set(Weekly::left, flow.left);
    set(Weekly::open, static_cast<double>(flow.open) / microseconds_per_week);
    set(Weekly::contacts, happened.contacts);
    set(Weekly::first_contacts, happened.first_contacts);
    set(Weekly::first_contact_days, happened.first_contact_days);
    set(Weekly::decided, happened.decided);
    set(Weekly::investigation_days, happened.investigation_days);
    set(Weekly::handoffs, happened.handoffs);
    set(Weekly::travel_minutes, happened.travel_minutes);

    kernel::Agenda::Ledger hours{};
    for (auto& worker : staff_.workers()) {
        const auto ledger = worker.agenda.ledger();
        for (std::size_t use = 0; use < hours.size(); ++use) hours[use] += ledger[use];
    }
    Duration contracted{};
    for (const Duration charged : hours) contracted += charged;
    const auto of = [&](Account account) { return hours[static_cast<std::size_t>(account)]; };
    set(Weekly::client_hours, kernel::in_hours(of(Account::client)));
    set(Weekly::busy_hours, kernel::in_hours(contracted - of(Account::absent) - of(Account::idle)));
    set(Weekly::idle_hours, kernel::in_hours(of(Account::idle)));
    set(Weekly::overhead_hours, kernel::in_hours(of(Account::overhead)));
    set(Weekly::absent_hours, kernel::in_hours(of(Account::absent)));
    set(Weekly::contracted_hours, kernel::in_hours(contracted));
    WideInteger waiting = 0;
    for (auto& unit : staff_.all_units()) waiting += unit.queue_before + unit.queue.area(next_end_ - Duration{1});
    set(Weekly::waiting, static_cast<double>(waiting) / microseconds_per_week);
    return week;
}

}  // namespace sluss::engine
