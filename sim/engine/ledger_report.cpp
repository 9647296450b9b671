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
    std::uint64_t visits = 0;
    std::int64_t working_days = 0;
    WideInteger caseload = 0;  // cases × microseconds
    WideInteger employed = 0;  // people × microseconds

    void add(const Stint& stint) {
        for (std::size_t i = 0; i < hours.size(); ++i) hours[i] += stint.hours[i];
        visits += stint.visits;
        working_days += stint.working_days;
        caseload += stint.caseload;
        employed += stint.employed.count();
    }

    [[nodiscard]] double of(Account account) const {
        return kernel::in_hours(hours[static_cast<std::size_t>(account)]);
    }

    void report(domain::Measures& measures, Dimension dimension, std::size_t level, Duration length) const {
        if (employed == 0) return;
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
        set(Measure::recruitment_share, of(Account::recruitment) / present);
        set(Measure::overhead_share, of(Account::overhead) / present);
        set(Measure::absence_share, of(Account::absent) / contracted);
        set(Measure::staff_travel_share, of(Account::staff_travel) / present);
        set(Measure::missed_share, of(Account::missed) / present);
        set(Measure::idle_share, of(Account::idle) / present);
        set(Measure::utilisation, busy / present);
        if (working_days > 0)
            set(Measure::visits_per_worker_day, static_cast<double>(visits) / static_cast<double>(working_days));
        const double workers = employed % length.count() == 0
                                   ? static_cast<double>(employed / length.count())
                                   : static_cast<double>(employed) / static_cast<double>(length.count());
        set(Measure::caseload_per_worker,
            static_cast<double>(caseload) / kernel::microseconds_per_hour / kernel::in_hours(length) / workers);
    }
};

}  // namespace

void report_ledgers(Staff& staff, Time from, Time to, domain::Measures& measures) {
    const auto report = [&](Dimension dimension, std::size_t level, const std::function<bool(const Stint&)>& belongs) {
        Books books;
        for (const auto& worker : staff.workers())
            for (const auto& stint : worker.stints)
                if (belongs(stint)) books.add(stint);
        books.report(measures, dimension, level, to - from);
    };
    report(Dimension::total, 0, [](const Stint&) { return true; });
    for (std::size_t role = 0; role < measures.levels(Dimension::role).size(); ++role)
        report(Dimension::role, role, [&](const Stint& stint) { return stint.role == role; });

    const double length = kernel::in_hours(to - from);
    std::vector<WideInteger> queued(measures.levels(Dimension::unit).size(), 0);
    for (auto& unit : staff.all_units()) queued[unit.level] += unit.queue.area(to);
    double all_queues = 0;
    for (std::size_t unit = 0; unit < queued.size(); ++unit) {
        report(Dimension::unit, unit, [&](const Stint& stint) { return stint.unit == unit; });
        const double queue = static_cast<double>(queued[unit]) / kernel::microseconds_per_hour / length;
        measures.set(Measure::queue_length, Dimension::unit, unit, queue);
        all_queues += queue;
    }
    measures.set(Measure::queue_length, Dimension::total, 0, all_queues);
}

double loading(const Staff& staff, Duration taught) {
    Duration contracted{};
    Duration productive{};
    for (const auto& worker : staff.workers())
        for (const auto& stint : worker.stints) {
            const auto charged = [&](Account account) { return stint.hours[static_cast<std::size_t>(account)]; };
            for (std::size_t i = 0; i < domain::accounts; ++i) contracted += charged(static_cast<Account>(i));
            productive -= charged(Account::absent) + charged(Account::overhead) + charged(Account::recruitment);
        }
    productive -= taught;
    productive += contracted;
    return productive > Duration{} ? kernel::in_hours(contracted) / kernel::in_hours(productive) : 1.0;
}

}  // namespace sluss::engine
