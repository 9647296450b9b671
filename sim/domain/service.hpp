// A service whose pathway the scenario itself describes: a clinic, a call centre, a benefits office. Clients of several
// kinds come, go through stages, and need resources there: staff groups, rooms, slots of an appointment book. It is the
// general queueing network beside the casework of municipality.hpp, and as independent of it as of any engine.
#pragma once

#include "domain/ids.hpp"
#include "kernel/distribution.hpp"
#include "kernel/time.hpp"
#include "kernel/work_calendar.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace sluss::domain::service {

using ClientId = std::uint16_t;     // Service::clients
using AttributeId = std::uint16_t;  // Service::attributes
using StageId = std::uint16_t;      // Design::stages; `leaves` is out of the service
using ResourceId = std::uint16_t;   // Design::resources
using ClinicId = std::uint16_t;     // AppointmentBook::clinics

inline constexpr StageId leaves = none;

// --- Who comes ------------------------------------------------------------------------------------------------------

/// A rate that holds from a moment on.
struct RateStep {
    kernel::Duration from{};
    double per_hour = 0;
};

/// When clients of one kind come. Exactly one of the forms is filled; times count from the start of the run.
struct Arrivals {
    /// A Poisson process with a rate that is constant in pieces; the first begins at 0. One piece: a Poisson process.
    std::vector<RateStep> steps;
    std::optional<kernel::Duration> repeats;  ///< the steps begin anew after so long; > the last step's beginning
    /// The one step's rate holds during these hours of the week, and nobody comes in others; none: it always holds.
    std::optional<kernel::WeekPattern> hours;

    /// A Poisson process with the rate mean + amplitude · sin(2π (t − rising) / period); 0 <= amplitude <= mean.
    struct Sinusoid {
        double mean_per_hour = 0;
        double amplitude_per_hour = 0;
        kernel::Duration period{};
        kernel::Duration rising{};  ///< when it passes the mean upwards
    };
    std::optional<Sinusoid> sinusoid;

    /// A renewal process: independent times between arrivals, in hours; mean > 0. The first time ends with the first
    /// client.
    std::optional<kernel::Distribution> apart;

    /// Given times, in order.
    std::optional<std::vector<kernel::Duration>> at;

    // Of every form:
    kernel::Duration until = kernel::Duration::max();                ///< nobody comes from then on
    std::uint64_t most = std::numeric_limits<std::uint64_t>::max();  ///< so many come, and no more
};

/// Something that is known of a client: one of a few words, or a number.
struct Attribute {
    std::string name;
    std::vector<std::string> words;  ///< empty: it is a number
    std::vector<double> shares;      ///< of the words, sum 1
    kernel::Distribution number;     ///< if it is a number
};

/// A kind of clients.
struct Client {
    std::string name;
    Arrivals arrivals;
    StageId first = leaves;                   ///< the stage that they come to
    int priority = 0;                         ///< the smaller number goes first
    std::vector<std::vector<double>> shares;  ///< per attribute: its words' shares for this kind of clients
};

/// What must hold of a client; of everything that is said.
struct Condition {
    struct Word {
        AttributeId attribute = none;
        std::vector<bool> any_of;  ///< per word
    };
    struct Number {
        AttributeId attribute = none;
        double at_least = -std::numeric_limits<double>::infinity();
        double below = std::numeric_limits<double>::infinity();
    };
    struct Visits {
        StageId stage = leaves;  ///< visits to it so far, a present one included
        std::uint32_t at_least = 0;
        std::uint32_t at_most = std::numeric_limits<std::uint32_t>::max();
    };
    std::vector<bool> clients;  ///< per kind; empty: of any kind
    std::vector<Word> words;
    std::vector<Number> numbers;
    std::vector<Visits> visits;

    [[nodiscard]] bool always() const { return clients.empty() && words.empty() && numbers.empty() && visits.empty(); }
};

// --- What they go through -------------------------------------------------------------------------------------------

/// One piece of work of a stage.
struct Work {
    enum class Kind : std::uint8_t {
        appointment,  ///< the client is present
        task,         ///< the client waits for it but is not present
        wait,         ///< elsewhere: it takes time on the calendar and nobody here
        slot,         ///< an appointment in the next slot of a book that the client may have; the wait for it is a wait
    };
    Kind kind = Kind::appointment;
    Condition when;                   ///< for whom; others pass it by
    kernel::Distribution length;      ///< hours; drawn anew at each visit to the stage
    std::vector<ResourceId> by;       ///< one of these, the first that is free in this order; empty: nobody is needed
    std::vector<ResourceId> with;     ///< and one of each of these, at the same time
    std::optional<std::size_t> book;  ///< of a slot: index in Design::books
};
inline constexpr std::size_t most_alternatives = 8;  ///< resources in `by`, and in `with` and `holds` together

/// Where clients go: to one of several stages by chance. The first rule of a list whose condition holds decides; if
/// none holds, they leave.
struct Route {
    struct Way {
        StageId to = leaves;
        double share = 1;
    };
    Condition when;
    std::vector<Way> ways;  ///< shares sum to 1
};

/// Who does not even join a line of `waiting` or more does so with the chance of the last step that is reached.
struct BalkingStep {
    std::uint32_t waiting = 0;
    double chance = 0;
};

enum class WhenFull : std::uint8_t {
    turned_away,  ///< who finds the waiting room full goes where `turned_away_to` says
    blocks,       ///< … stays where he or she is, and keeps what was needed there (blocking after service); who comes
                  ///< from outside is turned away
};

struct Stage {
    std::string name;
    std::vector<Work> work;         ///< done one after the other; may be empty
    std::vector<ResourceId> holds;  ///< one of each, from before the first work to the end of the stage
    // These are about the wait from coming to the stage to the beginning of its first work.
    std::optional<kernel::Distribution> patience;  ///< hours; who has waited so long leaves the line
    std::vector<BalkingStep> balking;              ///< by rising number
    std::optional<std::uint32_t> waiting_places;   ///< none: as many as come
    WhenFull when_full = WhenFull::turned_away;
    std::vector<Route> next;
    std::vector<Route> after_leaving;   ///< of those who lost patience; empty: they leave the service
    std::vector<Route> turned_away_to;  ///< of those turned away or who balked; empty: they leave the service
};

// --- What is there for them -----------------------------------------------------------------------------------------

/// Who of those that wait is next, and at whose cost.
enum class Interruption : std::uint8_t {
    none,     ///< work that has begun is finished
    resume,   ///< a client with a smaller number interrupts one with a larger, whose work goes on later where it was
    restart,  ///< … whose work starts again later from its beginning, as long as before
};

/// What it means for work under way that there are fewer of a resource from now on.
enum class AtClosing : std::uint8_t {
    finish,   ///< it is finished
    resume,   ///< it is left, and goes on when there are enough again
    restart,  ///< it is left, and starts again from its beginning then
};

/// So many of a resource, by the calendar: during these hours of the week.
struct Shift {
    kernel::WeekPattern hours;
    std::uint32_t number = 0;
};

/// So many of a resource from a moment on, counted from the start of the run.
struct NumberStep {
    kernel::Duration from{};
    std::uint32_t number = 0;
};

/// A number of alike servers: a staff group, rooms, machines.
struct Resource {
    enum class Kind : std::uint8_t { staff, room };
    std::string name;
    Kind kind = Kind::staff;
    std::vector<Shift> shifts;      ///< their numbers are added; or
    std::vector<NumberStep> steps;  ///< … one after the other, the first from 0
    AtClosing at_closing = AtClosing::finish;
    Interruption interruption = Interruption::none;
    /// Kinds of clients that it takes before others, in this order; the priority decides among the rest and within one.
    std::vector<ClientId> takes_first;
};

/// An appointment book: so many slots on each weekday in each clinic.
struct AppointmentBook {
    enum class Choice : std::uint8_t {
        own,            ///< only one's own clinic
        own_first,      ///< one's own, but if its first free slot is more than `own_within` away: the earliest of all
        partly_pooled,  ///< the earliest among one's own and its neighbours
        fully_pooled,   ///< the earliest of all
    };
    struct Clinic {
        std::string name;
        std::array<std::uint32_t, 7> slots{};  ///< Monday … Sunday
        double share = 0;                      ///< of the clients whose own clinic it is; sum 1
        std::vector<ClinicId> neighbours;
    };
    std::string name;
    std::vector<Clinic> clinics;
    kernel::Duration opens = std::chrono::hours{8};  ///< of the day: when a day's slots begin
    int notice_days = 1;                             ///< a slot on the day of booking + so many days, at the earliest
    Choice choice = Choice::own;
    int own_within_days = 0;   ///< of own_first
    double carved_out = 0;     ///< share of each day's slots (rounded to the nearest, halves up) kept for …
    std::vector<bool> urgent;  ///< … these kinds of clients; they take a carved-out slot before another of that day
    std::optional<int> released_days;  ///< so many days before the day, what is left of them is for all; none: never
    kernel::HolidayCalendar holidays = kernel::HolidayCalendar::none;
};

// --- What is asked of it --------------------------------------------------------------------------------------------

/// Something in a client's story.
struct Moment {
    enum class What : std::uint8_t { arrival, comes_to, begins, ends, departure };
    What what = What::arrival;
    StageId stage = leaves;  ///< of comes_to, begins (its first work), ends (its last work)
};

/// A measure that the scenario defines. A client counts when the second moment comes within the measured period; for
/// visits, when he or she leaves the service in it.
struct ExtraMeasure {
    enum class Kind : std::uint8_t { time_between, share_within, visits };
    std::string name;
    Kind kind = Kind::time_between;
    Moment from;                ///< the first time
    Moment to;                  ///< the first time after `from`; clients without both do not count
    kernel::Duration within{};  ///< of share_within: at most so long
    /// Of share_within: of everybody with the first moment, who counts when it is known whether the limit was kept.
    bool of_all = false;
    StageId stage = leaves;  ///< of visits
};

/// How one organisation does it.
struct Design {
    std::vector<Stage> stages;
    std::vector<Resource> resources;
    std::vector<AppointmentBook> books;
};

/// The unit that lengths of time are reported in.
enum class TimeUnit : std::uint8_t { minutes, hours, days };

struct Service {
    TimeUnit unit = TimeUnit::minutes;
    std::vector<Attribute> attributes;
    std::vector<Client> clients;
    std::vector<Design> designs;  ///< per organisation of the scenario; stages have the same names in all
    std::vector<ExtraMeasure> measures;
    std::vector<kernel::Duration> states_at;  ///< from the start: how many are where at these times
};

}  // namespace sluss::domain::service
