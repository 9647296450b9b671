// Who works in an organisation while time goes on (conceptual model, section 7): absence, turnover, recruitment, the
// way in of new colleagues, and work that is not done on households. Each part is off by default, and then nobody is
// ever ill, quits or is new. Plain data; the engine plays it (engine/workforce.hpp).
#pragma once

#include "domain/ids.hpp"
#include "kernel/distribution.hpp"
#include "kernel/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluss::domain {

/// Spells that nobody knows of beforehand. Off at 0 spells a year.
struct SickLeave {
    double spells_per_year = 0;   ///< per person, Poisson, counted over the time not on leave
    kernel::Distribution length;  ///< hours of calendar time, each spell rounded up to whole days, at least one

    friend bool operator==(const SickLeave&, const SickLeave&) = default;
};

/// Long leave that is known beforehand, such as parental leave. Off at 0 a year.
struct LongLeave {
    double per_year = 0;          ///< per person, Poisson
    kernel::Distribution length;  ///< hours of calendar time, rounded up to whole days, at least one

    friend bool operator==(const LongLeave&, const LongLeave&) = default;
};

/// Weeks of holiday, Monday to Sunday, known beforehand. Off at 0 weeks.
struct Holidays {
    int summer_weeks = 0;  ///< in one piece, each person's start drawn so that all of them lie in first … last
    int first_week = 25;   ///< ISO week numbers of the summer: first week that can be free
    int last_week = 32;    ///< and the last one
    int other_weeks = 0;   ///< single weeks outside the summer, drawn for each person and year

    friend bool operator==(const Holidays&, const Holidays&) = default;
};

/// How long people stay. Off if there is no tenure.
struct Turnover {
    std::optional<kernel::Distribution> tenure;  ///< hours of calendar time in the post, mean > 0
    kernel::Duration notice{};                   ///< calendar time between giving notice and leaving
    /// At a caseload per working time c times that of all workers of the role, time in the post counts
    /// 1 + load_effect × (c − 1) fold (at least 0.1 fold; looked at monthly). 0: tenure does not depend on load.
    double load_effect = 0;

    friend bool operator==(const Turnover&, const Turnover&) = default;
};

/// A vacancy becomes a search as soon as notice is given. Off if nobody recruits: then a post is filled again after
/// `takes` alone.
struct Recruitment {
    RoleId by = none;            ///< the role whose people search; in the unit with the vacancy if it has any, else the
                                 ///< one of them with the least at hand
    double hours = 0;            ///< of working time per vacancy, done as desk work by one person
    kernel::Distribution takes;  ///< hours of calendar time from the search's end until the new colleague can begin
};

/// Output of a new colleague after t in the post: p(t) = p0 + (1 − p0)(1 − e^(−t/τ)); desk work takes 1/p(t) as long
/// as an experienced colleague's. Off at p0 = 1 and no mentor.
struct Onboarding {
    double starts_at = 1;                ///< p0, in (0, 1]
    kernel::Duration time_constant{};    ///< τ, calendar time
    kernel::Duration mentor_per_week{};  ///< an hour of the mentor is an hour of the newcomer: consultation of both
    int mentor_weeks = 0;                ///< how many weeks from the first day
    kernel::Duration programme{};   ///< an onboarding programme: hours of the newcomer in the first weeks; overhead
    int programme_weeks = 4;        ///< over which those hours are spread
    double programme_shortens = 0;  ///< τ is this share shorter for who has been through the programme, in [0, 1)
    /// The time constant that holds.
    [[nodiscard]] kernel::Duration effective_time_constant() const;
    /// p(t). \param in_post  time in the post, >= 0
    [[nodiscard]] double productivity(kernel::Duration in_post) const;
};

/// Meetings, supervision, training: a share of the hours of some roles in a period.
struct Overhead {
    std::string name;
    double share = 0;                   ///< of contracted hours less leave, in [0, 1)
    IdSet roles;                        ///< empty: all
    std::optional<kernel::Days> from;   ///< first day; none: always
    std::optional<kernel::Days> until;  ///< first day after it; none: to the end
};

/// Administrative assistants take a share of the documentation. Off if there is no such role.
struct Assistants {
    RoleId role = none;        ///< in the worker's own unit if there is anybody, else who has the least at hand
    double documentation = 0;  ///< share of each piece of documentation that is theirs; nobody waits for it
};

/// What an organisation's e-services change for households that use them.
struct EServices {
    double uptake = 1;   ///< factor on the weight of the e-service among the channels
    double removes = 0;  ///< share of the desk work and documentation of a first contact by e-service that falls away
};

/// What becomes of an appointment with somebody who is ill.
enum class Covering : std::uint8_t {
    rebook,     ///< it is booked again with the same worker
    colleague,  ///< a colleague of the unit who may do it and is free takes it; if nobody is, it is booked again
};

/// All of it, for one organisation.
struct Workforce {
    SickLeave sick_leave;
    LongLeave long_leave;
    Holidays holidays;
    Turnover turnover;
    Recruitment recruitment;
    Onboarding onboarding;
    std::vector<Overhead> overhead;
    Assistants assistants;
    EServices e_services;
    Covering covering = Covering::rebook;
    /// Who is away for longer hands cases over as a leaver does.
    kernel::Duration hands_over_after = std::chrono::weeks{6};

    /// True if anybody is ever away, leaves, or has work other than on households.
    [[nodiscard]] bool any() const;
};

}  // namespace sluss::domain
