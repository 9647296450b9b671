#include "engine/ledger_report.hpp"

#include <functional>

namespace sluss::engine {

using domain::Account;
using domain::Dimension;
using domain::Measure;

namespace {

/// The books of some workers together.
struct Books {
    std::array<Duration, domain::accounts> hours{};
    std::uint64_t workers = 0;
    std::uint64_t visits = 0;
    std::int64_t working_days = 0;
    WideInteger caseload = 0;  // cases × microseconds

    void add(Worker& worker, Time from, Time to) {
        const auto ledger = worker.agenda.ledger();
        for (std::size_t i = 0; i < hours.size(); ++i) hours[i] += ledger[i] - worker.ledger_before[i];
        ++workers;
        visits += worker.visits - worker.visits_before;
        working_days += worker.agenda.calendar().working_days(from, to);
        caseload += worker.caseload.area(to);
    }

    [[nodiscard]] double of(Account account) const {
        return kernel::in_hours(hours[static_cast<std::size_t>(account)]);
    }

    void report(domain::Measures& measures, Dimension dimension, std::size_t level, double length_hours) const {
        if (workers == 0) return;
        const auto set = [&](Measure m, double value) { measures.set(m, dimension, level, value); };
        double contracted = 0;
        for (const Duration account : hours) contracted += kernel::in_hours(account);
        const double present = contracted - of(Account::absent);
        if (!(present > 0)) return;
        const double busy = present - of(Account::idle);
        set(Measure::client_time_share, of(Account::client) / present);
        if (busy > 0) set(Measure::client_time_share_busy, of(Account::client) / busy);
        set(Measure::client_facing_share, (of(Account::client) + of(Account::repeats)) / present);
        set(Measure::repeat_share, of(Account::repeats) / present);
        set(Measure::documentation_share, of(Account::documentation) / present);
        set(Measure::coordination_share, of(Account::coordination) / present);
        set(Measure::consultation_share, of(Account::consultation) / present);
        set(Measure::staff_travel_share, of(Account::staff_travel) / present);
        set(Measure::missed_share, of(Account::missed) / present);
        set(Measure::idle_share, of(Account::idle) / present);
        set(Measure::utilisation, busy / present);
        if (working_days > 0)
            set(Measure::visits_per_worker_day, static_cast<double>(visits) / static_cast<double>(working_days));
        set(Measure::caseload_per_worker, static_cast<double>(caseload) / kernel::microseconds_per_hour / length_hours /
                                              static_cast<double>(workers));
    }
};

}  // namespace

void report_ledgers(Staff& staff, Time from, Time to, domain::Measures& measures) {
    const double length = kernel::in_hours(to - from);
    const auto report = [&](Dimension dimension, std::size_t level, const std::function<bool(const Worker&)>& belongs) {
        Books books;
        for (auto& worker : staff.workers())
            if (belongs(worker)) books.add(worker, from, to);
        books.report(measures, dimension, level, length);
    };
    report(Dimension::total, 0, [](const Worker&) { return true; });
    for (std::size_t role = 0; role < measures.levels(Dimension::role).size(); ++role)
        report(Dimension::role, role, [&](const Worker& worker) { return worker.role == role; });

    double all_queues = 0;
    for (auto& unit : staff.units()) {
        report(Dimension::unit, unit.id, [&](const Worker& worker) { return &worker.unit == &unit; });
        const double queue = static_cast<double>(unit.queue.area(to)) / kernel::microseconds_per_hour / length;
        measures.set(Measure::queue_length, Dimension::unit, unit.id, queue);
        all_queues += queue;
    }
    measures.set(Measure::queue_length, Dimension::total, 0, all_queues);
}

double loading(Staff& staff) {
    Duration contracted{};
    Duration productive{};
    for (auto& worker : staff.workers()) {
        const auto ledger = worker.agenda.ledger();
        const auto charged = [&](Account account) {
            const auto i = static_cast<std::size_t>(account);
            return ledger[i] - worker.ledger_before[i];
        };
        for (std::size_t i = 0; i < domain::accounts; ++i) contracted += charged(static_cast<Account>(i));
        productive -= charged(Account::absent) + charged(Account::overhead);
    }
    productive += contracted;
    return productive > Duration{} ? kernel::in_hours(contracted) / kernel::in_hours(productive) : 1.0;
}

}  // namespace sluss::engine
