// The laws that hold in every run, whatever the scenario: needs are conserved, Little's law is exact on the sample
// path, and every contracted hour is in one account. A violation is a defect of sluss and makes the replication fail.
#include "engine/recorder.hpp"

#include <algorithm>

namespace sluss::engine {

void Recorder::check_flow(std::span<Household* const> households) {
    std::uint64_t open = 0;
    WideInteger inside = time_inside_;
    for (const Household* household : households) {
        for (const auto& need : household->needs) {
            if (!need.open) continue;
            ++open;
            inside += (end_ - std::max(need.opened, measure_from_)).count();
        }
    }
    if (flow_.arrived != flow_.closed + flow_.left + open || static_cast<std::int64_t>(open) != open_.value())
        complain("needs are not conserved: " + std::to_string(flow_.arrived) + " arrived, " +
                 std::to_string(flow_.closed) + " closed, " + std::to_string(flow_.left) + " left, " +
                 std::to_string(open) + " open");
    if (inside != open_.area(end_))
        complain("Little's law: the time that needs spent inside is not the integral of their number");
}

// Each worker's accounts add up to the contracted hours; and what all of them were busy with is what was done for the
// households, as the casework itself reported it: two books of the same hours.
void Recorder::check_ledgers(Staff& staff) {
    Duration busy{};
    Duration unfinished{};
    for (auto& worker : staff.workers()) {
        const auto ledger = worker.agenda.ledger();
        Duration sum{};
        for (const Duration account : ledger) sum += account;
        if (sum != worker.agenda.calendar().work_between(worker.hired, std::min(worker.left, end_)))
            complain("the ledger of worker " + std::to_string(worker.post->number) + " in " + worker.unit->plan->name +
                     " does not add up to the contracted hours");
        busy += sum - ledger[static_cast<std::size_t>(domain::Account::idle)];
        unfinished += worker.agenda.unfinished();
    }
    if (busy != worked_ + unfinished)
        complain("the hours in the workers' ledgers are not those that were worked for the households");
}

void Recorder::complain(std::string what) {
    if (discrepancy_.empty()) discrepancy_ = std::move(what);
}

}  // namespace sluss::engine
