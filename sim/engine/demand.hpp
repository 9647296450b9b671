// Who arrives and what they bring: every draw that belongs to a household. All of it is a pure function of seed,
// replication and the household's name (district, first need, ordinal), so it is the same in every organisation. Relies
// on the municipality and the dates of the run; it never sees an organisation.
#pragma once

#include "domain/demand_over_time.hpp"
#include "domain/scenario.hpp"
#include "engine/household.hpp"
#include "kernel/random.hpp"

#include <optional>
#include <vector>

namespace sluss::engine {

/// What is drawn for a piece of work or a stage. Each has streams of its own.
enum class Draw : std::uint8_t {
    branch,         ///< stage: which way on
    unit,           ///< stage: which of several units that serve it
    happens,        ///< item: whether at all
    length,         ///< item: one occurrence
    documentation,  ///< item: after one appointment
    missed,         ///< item: whether an appointment is missed
    lost,           ///< stage: whether a handover loses information
    consult,        ///< item: whether a colleague is asked
    lost_midway,    ///< stage: the same for a handover in the middle of it
};
inline constexpr std::size_t draws = 9;

class Demand {
public:
    Demand(const domain::Scenario& scenario, kernel::StreamKey key);

    /// Households a year whose first need this is, in this district: applications and first reports. In an ordinary
    /// year at the start of the run; growth and surges multiply it.
    [[nodiscard]] double households_per_year(domain::DistrictId district, domain::NeedId need) const;

    /// The arrivals of one district and first need, one after the other (thinning: Lewis and Shedler 1979, with the
    /// highest rate of the whole run).
    class Arrivals {
    public:
        Arrivals(const Demand& demand, domain::DistrictId district, domain::NeedId need);
        /// The next arrival after `t`; Time::max() if there is none before the run ends.
        Time next(Time t);

    private:
        [[nodiscard]] double relative_rate(Time t) const;

        const Demand& demand_;
        domain::DistrictId district_;
        const domain::Need& need_;
        kernel::Stream stream_;
        domain::SurgesOf surges_;
        double peak_;           ///< of relative_rate
        double peak_per_hour_;  ///< 0: none ever come
    };

    /// Draws what the household is, or takes it as stated. `household` names district, first need, ordinal, arrival and
    /// the statement, if there is one.
    void draw(Household& household) const;

    /// When further reports about a reported household come, after the first one: `repeats` − 1 of them a year on
    /// average, Poisson. \returns their times, in order, within 365 days of arrival
    using Reports = std::vector<Time, kernel::PoolAllocator<Time>>;
    Reports further_reports(const Household& household) const;

    /// Where a household will live from some time on, if it moves after it has arrived.
    struct Removal {
        domain::DistrictId to;
        Time at;
    };
    [[nodiscard]] std::optional<Removal> removal(const Household& household) const;

    /// How many times as long answers from outside take that are asked for at this time, for there are more to ask.
    [[nodiscard]] double longer_answers(Time asked) const;

    /// The stream for one thing about a stage of a need (`item` = no_item) or about an item of its work.
    /// \param occasion  ordinal of the visit to the stage
    /// \param occurrence  which of several within the visit
    static constexpr std::size_t no_item = static_cast<std::size_t>(-1);
    [[nodiscard]] kernel::Stream stream(const Household& household, domain::NeedId need, std::size_t stage,
                                        std::size_t item, Draw draw, std::uint32_t occasion,
                                        std::uint32_t occurrence = 0) const;
    /// A stream of the household itself for a named purpose.
    [[nodiscard]] kernel::Stream stream(const Household& household, std::uint64_t purpose,
                                        std::uint32_t index = 0) const {
        return {key_, household.entity, household.ordinal, purpose, index};
    }

    /// A number that tells one arrival's draws from another's.
    [[nodiscard]] std::uint64_t fingerprint(const Household& household) const;

private:
    void take_as_stated(Household& household) const;
    void add_need(Household& household, domain::NeedId need, bool by_report, bool hidden) const;

    const domain::Municipality& municipality_;
    Time begin_;  // of the run
    Time end_;
    kernel::StreamKey key_;
    std::uint64_t stated_entity_ = kernel::name_hash("stated arrivals");
    std::vector<std::vector<std::uint64_t>> entity_;                 // [district][need]
    std::vector<std::vector<std::vector<std::uint64_t>>> purposes_;  // [need][stage][item + 1]
};

}  // namespace sluss::engine
