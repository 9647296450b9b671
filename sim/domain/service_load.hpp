// How much work the clients of a service make for each of its resources, without simulation: the visits that the
// traffic equations give (service_traffic.hpp) times the mean of each piece of work. Queueing does not change it.
#pragma once

#include "domain/service.hpp"
#include "domain/service_amount.hpp"
#include "kernel/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluss::domain::service {

/// What is needed of some resources that stand in for each other, or of an appointment book, and what there is.
struct ResourceLoad {
    /// Slots of one clinic of a book.
    struct Slots {
        ClinicId clinic = 0;
        bool open_only = false;  ///< without those that are kept for urgent clients and never released
    };
    std::vector<ResourceId> resources;  ///< in order; empty for a book
    std::optional<std::size_t> book;    ///< index in Design::books
    std::vector<Slots> slots;           ///< of a book, in the order of its clinics
    bool part = false;      ///< some of those of the last load before that is no part: what only they can do
    Amount needed;          ///< how many would be in use in the mean; of a book, slots a week
    double there = 0;       ///< how many are there in the mean; of a book, slots a week
    bool at_least = false;  ///< more is needed than could be computed

    /// Of what is offered.
    [[nodiscard]] double utilisation() const { return needed.offered / there; }
    /// Whether some of what is offered may be lost, so that it need not make a queue that only grows.
    [[nodiscard]] bool may_be_lost() const { return needed.sure < needed.offered * (1 - 1e-9); }

    enum class Overload : std::uint8_t {
        no,
        if_none_are_lost,  ///< at stages that lose nobody, if nobody was lost on the way there
        yes,               ///< by clients who cannot be lost
    };
    [[nodiscard]] Overload overload() const;
};

struct ServiceLoad {
    std::string not_computed;             ///< why, if it cannot be computed; the rest is empty then
    std::vector<double> visits_per_hour;  ///< per stage, as though nobody were lost
    /// Those that are used, in the order of their first; parts that are loaded higher after the whole.
    std::vector<ResourceLoad> resources;
    /// Stages to which only those come who were turned away, balked or lost patience: nobody knows how many.
    std::vector<StageId> stages_left_out;
};

/// The load between two moments of the calendar, for every kind of clients and combination of what conditions ask of
/// them: words, numbers and visits.
///
/// What is offered is counted as though nobody lost patience, balked or were turned away (the offered load of loss and
/// abandonment models: Whitt, What you should know about queueing models to set staffing requirements in service
/// systems, Naval Research Logistics 54, 2007). It is a lower bound (`at_least`) where
/// - work that is interrupted or left at closing starts again from its beginning (Gaver, A waiting line with
/// interrupted
///   service, including priorities, Journal of the Royal Statistical Society B 24, 1962: of length S and interruptions
///   at rate λ it takes (E[e^(λS)] − 1) / λ);
/// - clients keep what they hold while they wait between works, or for a place further on;
/// - those come who were turned away, balked or lost patience elsewhere.
/// Holidays without slots are not counted off a book.
/// \param begin  of the run
ServiceLoad expected_load(const Service& service, const Design& design, kernel::Time begin, kernel::Time from,
                          kernel::Time to);

/// Of the resources that stand in for each other, and their parts, the most overloaded of each group that is.
std::vector<ResourceLoad> overloads(const ServiceLoad& load);

/// Names of the resources or of the book (and clinics, if not all of it), for people.
std::string name_of(const Design& design, const ResourceLoad& load);

}  // namespace sluss::domain::service
