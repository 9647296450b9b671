// How much work the clients of a service make for each of its resources, without simulation: the traffic equations of
// a queueing network (Jackson, Networks of waiting lines, Operations Research 5, 1957: visits = entries + transposed
// routing × visits), times the mean of each piece of work. Queueing does not change it.
#pragma once

#include "domain/service.hpp"
#include "kernel/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluss::domain::service {

/// What is needed of some resources that stand in for each other, or of an appointment book, and what there is.
struct ResourceLoad {
    std::vector<ResourceId> resources;  ///< in order; empty for a book
    std::optional<std::size_t> book;    ///< index in Design::books
    std::optional<ClinicId> clinic;     ///< of a book where clients may choose only their own
    double needed = 0;                  ///< how many would be in use in the mean; of a book, slots a week
    double there = 0;                   ///< how many are there in the mean; of a book, slots a week

    [[nodiscard]] double utilisation() const { return needed / there; }
    [[nodiscard]] bool overloaded() const { return needed >= there; }
};

struct ServiceLoad {
    std::string not_computed;             ///< why, if it cannot be computed; the rest is empty then
    std::vector<double> visits_per_hour;  ///< per stage
    std::vector<ResourceLoad> resources;  ///< those that are used, in the order of their first
};

/// The load between two moments of the calendar.
///
/// Exact for every kind of clients and combination of their attributes' words, as long as no condition asks for a
/// number or for visits; otherwise it says that it is not computed. It is the load as though everybody waited: nobody
/// loses patience, balks or is turned away. What is held through a stage is counted for its pieces of work and waits,
/// without the waiting between them, so it is a lower bound. Holidays without slots are not counted off a book.
ServiceLoad expected_load(const Service& service, const Design& design, kernel::Time begin, kernel::Time from,
                          kernel::Time to);

/// Clients of a kind that come per hour, in the mean between two moments; of a sinusoid the long run's.
/// \param begin of the run
double mean_rate(const Arrivals& arrivals, kernel::Time begin, kernel::Time from, kernel::Time to);

/// How many of a resource are there, in the mean between two moments. \param begin of the run
double mean_number(const Resource& resource, kernel::Time begin, kernel::Time from, kernel::Time to);

/// Names of the resources or of the book (and clinic), for people.
std::string name_of(const Design& design, const ResourceLoad& load);

}  // namespace sluss::domain::service
