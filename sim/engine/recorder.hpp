// Keeps the books of one replication: each cohort household's record within follow-up, investigations, returns, and,
// over the measured period, the ledger of hours and the conservation laws. It hears of everything that happens and
// decides nothing.
#pragma once

#include "domain/casework_measures.hpp"
#include "domain/scenario.hpp"
#include "engine/household.hpp"
#include "engine/ledger_report.hpp"
#include "engine/staff.hpp"
#include "engine/tallies.hpp"

#include <array>
#include <vector>

namespace sluss::engine {

/// What has happened up to now, to everybody: warm-up and households outside the cohort included.
struct Totals {
    std::uint64_t contacts = 0;
    std::uint64_t first_contacts = 0;
    double first_contact_days = 0;
    std::uint64_t decided = 0;
    double investigation_days = 0;
    std::uint64_t handoffs = 0;
    double travel_minutes = 0;
};

class Recorder {
public:
    Recorder(const domain::Scenario& scenario, const domain::Organisation& organisation,
             const kernel::Simulation& simulation);

    // A household
    void arrived(Household& household);
    /// Its follow-up is over: the record goes into the tallies.
    void followed_up(Household& household);

    // Its needs
    void opened(Household& household, HouseholdNeed& need);
    void closed(Household& household, HouseholdNeed& need, bool left);
    void returned(const Household& household, HouseholdNeed& need);

    // What happens to it
    void handoff(Household& household, domain::HandoffCause cause);
    void wrong_door(Household& household);
    void missed(Household& household);
    /// An appointment was held. \param workers everyone of the staff who was there, the lead first
    void contact(Household& household, std::span<Worker* const> workers, Time start, Duration first_time);
    /// Hours of mentors and newcomers together: nobody's account.
    void taught(Duration time) {
        if (simulation_.now() > measure_from_) taught_ += time;
    }
    void travelled(Household& household, int trips, double minutes, double km);
    /// A score of the survey, 0 to 40.
    void rated(const Household& household, double score);
    /// What happens to it now is within its follow-up.
    [[nodiscard]] bool observes(const Household& household) const {
        return household.in_cohort && simulation_.now() <= household.follow_until;
    }
    /// Working time spent on the household by one worker (appointments, desk work, travel), now at its end.
    /// \param household  null: on nobody's account
    void worked(Household* household, const Worker& worker, Duration time, Investigation* investigation);

    // Legal matters
    /// The immediate protection assessment of an urgent report is done.
    void protection_assessed(Household& household, HouseholdNeed& need);
    void assessment_decided(Household& household, HouseholdNeed& need);
    void investigation_opened(const Household& household, HouseholdNeed& need, Investigation& investigation) const;
    void investigation_decided(Household& household, HouseholdNeed& need);

    // The run
    [[nodiscard]] const Totals& totals() const { return totals_; }
    /// Needs through the organisation, warm-up included.
    struct Flow {
        std::uint64_t arrived = 0;
        std::uint64_t closed = 0;
        std::uint64_t left = 0;
        WideInteger open = 0;  ///< integral of the number open: needs × microseconds
    };
    [[nodiscard]] Flow flow();
    void warm_up_over(Staff& staff);
    /// Closes the books. \param households all that are still spoken of
    domain::Measures finish(Staff& staff, std::span<Household* const> households);
    /// Mean time that a need is open: the integral of their number over the measured period by the number of them taken
    /// up in it (Little 1961); NaN if there were none. Call after finish.
    [[nodiscard]] double days_in_system();
    /// What is wrong with the books, in words; empty if all is well. Call after finish.
    [[nodiscard]] const std::string& discrepancy() const { return discrepancy_; }

private:
    template <typename Tally, typename Function>
    void for_levels(std::array<std::vector<Tally>, domain::dimensions>& tallies, const Household& household,
                    domain::NeedId need, Function function);
    void tally_assessment(const Household& household, const HouseholdNeed& need, bool within);
    void tally_protection(const Household& household, const HouseholdNeed& need, bool within);
    /// \param decided false: follow-up ended first
    void tally_investigation(const Household& household, const HouseholdNeed& need, bool decided);
    void check_flow(std::span<Household* const> households);
    void check_ledgers(Staff& staff);
    void complain(std::string what);

    const domain::Scenario& scenario_;
    const domain::Organisation& organisation_;
    const kernel::Simulation& simulation_;
    Time measure_from_;
    Time end_;
    std::array<std::vector<std::string>, domain::dimensions> levels_;
    std::array<std::vector<HouseholdTally>, domain::dimensions> households_;
    std::array<std::vector<ContinuityTally>, domain::dimensions> continuity_;
    std::array<std::vector<InvestigationTally>, domain::dimensions> investigations_;
    std::array<std::vector<AssessmentTally>, domain::dimensions> assessments_;
    std::array<std::vector<ReturnTally>, domain::dimensions> returns_;
    std::array<std::vector<SurveyTally>, domain::dimensions> ratings_;
    std::array<std::uint64_t, domain::limit_classes.size()> by_limit_{};
    Totals totals_;
    Flow flow_;
    StepIntegral open_;                 // needs in the organisation
    WideInteger open_before_ = 0;       // the integral over warm-up
    std::uint64_t arrived_before_ = 0;  // needs taken up during warm-up
    WideInteger time_inside_ = 0;       // of needs that have ended, within the measured period
    Duration worked_{};                 // by everybody, on households and else
    Duration taught_{};                 // of it, in the measured period, mentors and newcomers
    std::string discrepancy_;
};

}  // namespace sluss::engine
