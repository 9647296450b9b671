// Tells a replication's weeks: at the end of each, what the running books have gained since its beginning.
#pragma once

#include "domain/scenario.hpp"
#include "domain/weekly.hpp"
#include "engine/recorder.hpp"
#include "engine/staff.hpp"

namespace sluss::engine {

class Weeks {
public:
    /// \pre nothing has happened yet
    Weeks(const domain::Experiment& experiment, Staff& staff, Recorder& recorder);

    /// The end of the week under way, or of the days before the first Monday.
    [[nodiscard]] Time next_end() const { return next_end_; }
    /// The week under way is over. What comes at its very end belongs to the next: a reorganisation on a Monday.
    void close();
    [[nodiscard]] domain::Series take() { return std::move(weeks_); }

private:
    /// Sums since the run began.
    [[nodiscard]] domain::Week totals() const;

    Staff& staff_;
    Recorder& recorder_;
    Time next_end_;
    bool begun_;  ///< the first Monday has come
    domain::Week before_{};
    domain::Series weeks_;
};

}  // namespace sluss::engine
