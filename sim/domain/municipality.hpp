// The demand side of a scenario: where people live, how they travel, which needs arise and how much work those needs
// are. It knows no organisation (conceptual model, sections 2 and 4), so the same municipality can be sent through
// every one.
#pragma once

#include "domain/ids.hpp"
#include "domain/pathway.hpp"
#include "kernel/distribution.hpp"
#include "kernel/work_calendar.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluss::domain {

/// A bus or train: stops in order; minutes and km between neighbours (one fewer than stops); both directions.
struct Line {
    std::string name;
    std::vector<PlaceId> stops;
    std::vector<double> minutes;
    std::vector<double> km;
    double headway_minutes = 0;  ///< half of it is waited at each boarding
};

/// A way between two places on foot or by car, both directions.
struct Link {
    enum class Mode : std::uint8_t { walk, car };
    PlaceId from = 0;
    PlaceId to = 0;
    Mode mode = Mode::walk;
    double minutes = 0;
    double km = 0;
};

struct District {
    std::string name;
    PlaceId place = 0;
    double population = 0;
    double car = 0;                        ///< share of households with a car
    double knows_right_door = 0;           ///< share that knows which door is right (k of the conceptual model)
    double digital = 1;                    ///< factor on the e-service's share of applications
    double interpreter = 0;                ///< share of households that need an interpreter
    std::vector<double> incidence_factor;  ///< per need; multiplies the incidence
    double growth = 0;                     ///< of arrivals per year, compounded continuously from the run's start; > -1
};

/// A dated change of arrivals, in some districts and for some needs: more or fewer than usual.
struct Surge {
    std::string name;
    kernel::Days from{};
    kernel::Days until{};  ///< first day after it
    double factor = 1;     ///< on the rate of arrivals; overlapping surges multiply
    IdSet districts;       ///< empty: all
    IdSet needs;           ///< first needs; empty: all
};

/// Households that move to another district after they have arrived.
struct Removal {
    DistrictId from = 0;
    DistrictId to = 0;
    double chance = 0;           ///< of a household of `from`; the chances of a district sum to at most 1
    IdSet needs;                 ///< first needs; empty: all
    kernel::Distribution after;  ///< hours of calendar time after arrival
};

/// A satisfaction survey after appointments (Session Rating Scale, total 0–40: Duncan et al. 2003). The score is a
/// declared function, clamped to 0 … 40: base − per_week_waited × weeks since the last contact (or arrival) −
/// per_retelling × share of the appointment that was retold − per_new_worker if another led the last contact +
/// a household's own term + a session's. Off if the answer rate is 0.
struct Survey {
    double answers = 0;  ///< share of appointments held after which it is answered
    double base = 40;
    double per_week_waited = 0;
    double per_retelling = 0;
    double per_new_worker = 0;
    double between_households = 0;  ///< standard deviation of the household's own term (normal)
    double within_household = 0;    ///< standard deviation of a session's term (normal)
    double concern_at = 36;         ///< a score of this or less signals concern
};

/// A need that may come with another: given the first need, with this chance, independently of the other further needs.
struct FurtherNeed {
    NeedId need = 0;
    ByComplexity<double> chance;
    double hidden = 0;  ///< share of them that neither the household nor the report tells of
};

/// Relative arrival rates. Only ratios matter; the mean over a year is the incidence.
struct ArrivalProfile {
    std::array<double, 12> by_month;
    std::array<double, 7> by_weekday;  ///< Monday first
    std::array<double, 24> by_hour;

    static ArrivalProfile flat();
};

struct Need {
    std::string name;
    GroupId group = 0;
    double reports = 0;                          ///< per 1000 inhabitants a year, all reports counted (repeats too)
    double repeats = 1;                          ///< reports per reported household and year, >= 1
    double applications = 0;                     ///< per 1000 inhabitants a year
    ByComplexity<double> complexity{{0, 1, 0}};  ///< shares of the households whose first need this is; sum to 1
    std::vector<FurtherNeed> also;
    double urgent = 0;            ///< share that needs protection the same or the next day
    double protection_hours = 0;  ///< desk work of an immediate protection assessment of an urgent report; 0: none
    kernel::Duration protection_limit = std::chrono::days{1};  ///< it is to be done within this after the report
    std::array<double, channels> channel{1, 0, 0};             ///< relative, among those the organisation offers
    ArrivalProfile profile = ArrivalProfile::flat();
    std::optional<kernel::Distribution> patience;  ///< hours of calendar time; applications only; none: waits for ever
    double leaver_returns = 0;                     ///< chance that a household that left comes back
    kernel::Distribution leaver_returns_after;     ///< hours of calendar time
    double leaver_worse = 0;                       ///< chance that it has then become a class more complex
    double returns = 0;                ///< chance that a closed application returns within 365 days (uniform over them)
    double returns_hidden_factor = 1;  ///< multiplies `returns` where a hidden need was never found; capped at 1
    double joined_report_hours = 0;    ///< desk work when a report joins an open case
    std::vector<Stage> stages;         ///< the pathway; the first is where a strand begins
};

/// How citizens behave towards any organisation.
struct Behaviour {
    /// The chance that an appointment is missed is never taken to be greater, so that it is held some day.
    static constexpr double most_missed = 0.95;

    double missed = 0;                  ///< chance that an appointment is missed
    double missed_per_travel_hour = 0;  ///< added per hour of one-way travel (office appointments)
    double found_within = 0;        ///< chance that a contact finds a hidden need that the worker's competence covers
    double found_outside = 0;       ///< the same for a need outside it
    double interpreter_longer = 0;  ///< an appointment with an interpreter takes this share longer
    kernel::Duration rebooked_after{};  ///< a missed appointment is held again not before this much later
};

/// A kind of employee. The scenario's total of each role is the same in all organisations unless one says otherwise.
struct Role {
    std::string name;
    double fte = 0;
    kernel::WeekPattern hours = kernel::WeekPattern::office_hours();
    double wage = 0;       ///< SEK per hour, with on-costs
    double part_time = 1;  ///< of full time that each person works, in (0, 1]
};

/// A household that comes at a known time instead of by chance, with everything known of it that is otherwise drawn on
/// arrival. Its work content is drawn like anybody's.
struct StatedArrival {
    struct Further {
        NeedId need = 0;
        bool by_report = false;
        bool hidden = false;
    };

    kernel::Time time;
    DistrictId district = 0;
    NeedId need = 0;  ///< its first
    bool by_report = false;
    Complexity complexity = Complexity::standard;
    std::vector<Further> further;
    std::vector<kernel::Time> further_reports;  ///< in order; of a reported household only
    Channel channel = Channel::visit;           ///< if the organisation offers it
    bool car = false;
    bool knows_doors = true;
    bool interpreter = false;
    bool urgent = false;
    kernel::Duration patience = kernel::Duration::max();
};

struct Municipality {
    std::string name;
    std::vector<std::string> places;
    std::vector<Line> lines;
    std::vector<Link> links;
    std::vector<District> districts;
    std::vector<std::string> groups;  ///< target groups, by name
    std::vector<std::string> stages;  ///< all stage names; starts with default_stage_names
    std::vector<Need> needs;
    Behaviour behaviour;
    std::vector<StatedArrival> stated_arrivals;  ///< in order of time; besides those that the incidences bring
    double growth = 0;         ///< of all arrivals per year, beside the districts' own, compounded continuously; > -1
    double actors_growth = 0;  ///< of the length of waits for outside answers per year (more actors to ask); > -1
    /// Expected loads are those after so many years of growth: set to the middle of the measured period on reading.
    double load_after_years = 0;
    std::vector<Surge> surges;
    std::vector<Removal> removals;
    Survey survey;
};

/// The total staff that organisations divide among their units.
struct StaffPool {
    std::vector<Role> roles;
};

}  // namespace sluss::domain
