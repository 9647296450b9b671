// What a reorganisation does on its way, set against the same replications of an organisation that is not reorganised:
// how deep and how long the dip, and when it has paid for itself (docs/reference/over-time.md). Relies on the weeks
// that replications tell and on both organisations meeting the same households.
#pragma once

#include "domain/reorganisation.hpp"
#include "experiment/weeks.hpp"
#include "statistics/order_statistics.hpp"

#include <optional>
#include <vector>

namespace sluss::experiment {

/// How many weeks together a moving mean takes.
inline constexpr std::size_t moving_weeks = 4;
/// What is accumulated for the break-even unless something else is asked for.
inline constexpr domain::Weekly default_break_even = domain::Weekly::idle_hours;

/// The dip in one thing that is followed. Of four weeks together: the mean paired difference to the baseline in the bad
/// direction, the shortfall, from the start of preparation until the next reorganisation's or the run's end.
struct Dip {
    /// The largest shortfall, 0 if there is none. Biased upward, a maximum over noisy weeks, and so is its jackknife
    /// interval, which tells how much hangs on single replications and covers the true depth too seldom.
    statistics::Estimate depth;
    /// The lower end of those weeks' t interval at confidence 1 − 0.05 / the number of moving means looked at
    /// (Bonferroni). As it holds for all weeks at once, the true depth is no less, whichever week was picked.
    double at_least;
    statistics::Estimate share;  ///< depth / the baseline's mean in the same weeks
    kernel::Days deepest;        ///< the middle of those weeks
    /// Days from the reorganisation's date to the middle of the first four weeks after the deepest ones without a
    /// shortfall, 0 if that is before the date; NaN: not within the period. A first crossing of noisy means, so too
    /// short. Jackknife interval, NaN if with one replication left out it is not within the period.
    statistics::Estimate length_days;
    /// Whether `at_least` is above 0: where no week is worse in truth, some dip is called clear with 5 % at most.
    bool clear;
};

/// When the gains accumulated since the two organisations parted have made up for the losses.
struct BreakEven {
    domain::Weekly measure;
    /// Days from the date of the first reorganisation to the end of the week from which on the accumulated gain is not
    /// negative again within the run; 0 where it never is after the date. Infinity: not within the run.
    statistics::MedianEstimate days;
    int reached;                            ///< replications in which it is not negative at the run's end
    int run_days;                           ///< from that date to the end of the last whole week
    statistics::Estimate gain;              ///< accumulated until then
    statistics::Estimate overhead_hours;    ///< more than the baseline's until then, preparation and moving in it
    statistics::Estimate contracted_hours;  ///< likewise
    statistics::Estimate open_needs;        ///< more than the baseline's over the last four weeks: work put off
};

struct FollowedDip {
    const Followed* what;
    Dip dip;
};

/// One reorganisation of an organisation.
struct Change {
    const domain::Reorganisation* reorganisation;
    kernel::Days prepared_from;     ///< its date if there is no preparation
    std::vector<FollowedDip> dips;  ///< of everything with a better and a worse; empty if it lasts less than four weeks
};

/// An organisation with reorganisations beside the baseline.
struct Reorganised {
    std::size_t position;
    std::optional<std::size_t> baseline;     ///< none: there is nothing to set it against, and nothing below is told
    std::optional<kernel::Days> apart_from;  ///< Monday of the first week in which the two differ; none: never
    /// Whether they part no earlier than 13 weeks before the first preparation. If they do, the baseline is not the
    /// same organisation without its reorganisation, and the differences are not the reorganisation's alone. Not 0
    /// weeks, because appointments are booked around days on which a unit will be closed.
    bool same_before;
    std::vector<Change> changes;
    std::optional<BreakEven> break_even;  ///< none if the run has no whole week after the date
};

/// The paired course of one thing through one change. \returns nothing if `period` has no four weeks with a value
/// \param what  with a better and a worse
std::optional<Dip> dip(const Results& results, std::size_t position, std::size_t baseline, const Followed& what,
                       WeekRange period, kernel::Days on);

/// \param measure  with a better and a worse
std::optional<BreakEven> break_even(const Results& results, std::size_t position, std::size_t baseline,
                                    domain::Weekly measure, kernel::Days on);

/// Every organisation of the results that has reorganisations; none if the weeks were not told.
/// \param baseline  position that differences are to, if any
std::vector<Reorganised> follow_reorganisations(const Results& results, std::optional<std::size_t> baseline,
                                                domain::Weekly measure = default_break_even);

}  // namespace sluss::experiment
