// Runs the replications of all organisations on threads. Relies on a replication being a pure function; hands out jobs
// in one order, so that what is complete after an interruption has no gap and which error is reported does not depend
// on the threads. Never looks into a result but to check that everyone met the same households.
#include "experiment/experiment.hpp"
#include "service/replication.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <numeric>
#include <system_error>
#include <thread>
#include <utility>

namespace sluss::experiment {

namespace {

// Jobs in the order replication by replication, within one organisation by organisation. Each is taken by one thread,
// which alone writes its result.
class JobList {
public:
    JobList(const Results& plan, const RunOptions& options, const Replicate& replicate)
        : plan_(plan),
          options_(options),
          replicate_(replicate),
          results_(plan.organisations.size() * static_cast<std::size_t>(plan.planned)),
          errors_(results_.size()) {}

    void run_on(unsigned threads) {
        const auto useful = static_cast<unsigned>(std::min<std::size_t>(threads, results_.size()));
        std::vector<std::jthread> others;
        try {
            for (unsigned i = 1; i < useful; ++i) others.emplace_back([this] { work(); });
        } catch (const std::system_error&) {
            // No more threads are to be had: those there are do all the work, with the same results.
        }
        work();
    }

    /// The error of the first job in order that had one. No later job can have hidden it, because jobs are taken in
    /// order and every job taken is finished.
    void rethrow_first_error() const {
        for (const auto& error : errors_)
            if (error) std::rethrow_exception(error);
    }

    [[nodiscard]] bool complete(std::size_t replication) const {
        for (std::size_t position = 0; position < plan_.organisations.size(); ++position)
            if (!results_[job_of(replication, position)]) return false;
        return true;
    }

    engine::ReplicationResult take(std::size_t replication, std::size_t position) {
        return std::move(*results_[job_of(replication, position)]);
    }

private:
    [[nodiscard]] std::size_t job_of(std::size_t replication, std::size_t position) const {
        return replication * plan_.organisations.size() + position;
    }

    [[nodiscard]] bool stopped() const { return options_.stop != nullptr && options_.stop->load(); }

    void work() {
        while (!failed_.load() && !stopped()) {
            const std::size_t job = next_++;
            if (job >= results_.size()) return;
            try {
                const std::size_t organisation = plan_.organisations[job % plan_.organisations.size()];
                results_[job] = replicate_(organisation, plan_.seed, job / plan_.organisations.size(), options_.stop);
                report_progress();
            } catch (const engine::Interrupted&) {
                return;
            } catch (...) {
                errors_[job] = std::current_exception();
                failed_ = true;
            }
        }
    }

    void report_progress() {
        const std::scoped_lock lock(progress_mutex_);
        ++done_;
        if (options_.progress) options_.progress(done_, results_.size());
    }

    const Results& plan_;
    const RunOptions& options_;
    const Replicate& replicate_;
    std::vector<std::optional<engine::ReplicationResult>> results_;
    std::vector<std::exception_ptr> errors_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> failed_{false};
    std::mutex progress_mutex_;
    std::size_t done_ = 0;
};

void check_same_households(const Results& results) {
    for (std::size_t position = 1; position < results.organisations.size(); ++position)
        for (std::size_t r = 0; r < results.replications[position].size(); ++r)
            if (results.replications[position][r].demand_fingerprint != results.replications[0][r].demand_fingerprint)
                throw engine::IntegrityError(
                    fmt::format("the households of \"{}\" and \"{}\" differ (seed {}, replication {})", results.name(0),
                                results.name(position), results.seed, r));
}

}  // namespace

Results run(const domain::Scenario& scenario, const RunOptions& options) {
    return run(
        scenario, options,
        [&](std::size_t organisation, std::uint64_t seed, std::uint64_t replication, const std::atomic<bool>* stop) {
            return (scenario.service ? service::run_replication : engine::run_replication)(scenario, organisation, seed,
                                                                                           replication, stop);
        });
}

Results run(const domain::Scenario& scenario, const RunOptions& options, const Replicate& replicate) {
    Results results;
    results.scenario = &scenario;
    results.organisations = options.organisations;
    if (results.organisations.empty()) {
        results.organisations.resize(scenario.organisations.size());
        std::iota(results.organisations.begin(), results.organisations.end(), std::size_t{0});
    }
    results.seed = options.seed.value_or(scenario.experiment.seed);
    results.planned = options.replications > 0 ? options.replications : scenario.experiment.replications;

    JobList jobs(results, options, replicate);
    jobs.run_on(options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency()));
    jobs.rethrow_first_error();

    while (results.completed < results.planned && jobs.complete(static_cast<std::size_t>(results.completed)))
        ++results.completed;
    for (std::size_t position = 0; position < results.organisations.size(); ++position) {
        auto& column = results.replications.emplace_back();
        for (int r = 0; r < results.completed; ++r) column.push_back(jobs.take(static_cast<std::size_t>(r), position));
    }
    check_same_households(results);
    return results;
}

}  // namespace sluss::experiment
