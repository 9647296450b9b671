// Who comes to which stage of a service how often, without simulation: the traffic equations of a queueing network
// (Jackson, Networks of waiting lines, Operations Research 5, 1957: visits = entries + transposed routing × visits),
// solved for clients of each kind and each combination of what routes and work ask of them.
#pragma once

#include "domain/service.hpp"
#include "domain/service_amount.hpp"
#include "domain/service_flow.hpp"
#include "kernel/time.hpp"

#include <string>
#include <vector>

namespace sluss::domain::service {

/// Clients of one kind of whom every condition on words and numbers says the same.
struct Alike {
    ClientId client = 0;
    WordShares shares;            ///< all of one word where it is asked for
    std::vector<double> numbers;  ///< per attribute: the lower end of those between two limits that are asked for
    double per_hour = 0;
};

/// Visits of one client to a stage.
struct Visits {
    StageId stage = leaves;
    std::vector<std::uint32_t> so_far;  ///< per stage, this one included, up to the largest number asked for
    Amount times;                       ///< in expectation
};

/// Thrown where the visits cannot be told. \param why for people
struct NotComputed {
    std::string why;
};

class Traffic {
public:
    /// \param service, design  outlive this
    Traffic(const Service& service, const Design& design);

    /// Everybody who comes, in groups of those alike, with their rate in the mean between two moments. Shares of
    /// numbers are those of their distribution function. Throws NotComputed if there are too many groups.
    [[nodiscard]] std::vector<Alike> everybody(kernel::Time begin, kernel::Time from, kernel::Time to) const;

    /// The visits of one of them. Stages are told apart by the visits so far where conditions ask for these. Throws
    /// NotComputed if that makes too many cases, or if they never leave.
    [[nodiscard]] std::vector<Visits> visits_of(const Alike& some) const;

    [[nodiscard]] bool holds_for(const Condition& condition, const Alike& some, const Visits& now) const;

private:
    struct Chain;
    [[nodiscard]] Chain chain_of(const Alike& some) const;
    [[nodiscard]] double share_that_stays(const Alike& some, const Visits& now) const;

    const Service& service_;
    const Design& design_;
    std::vector<std::uint32_t> told_apart_;    ///< per stage: visits are counted up to this
    std::vector<bool> words_asked_;            ///< per attribute
    std::vector<std::vector<double>> limits_;  ///< per attribute that is a number: asked for, ascending
};

/// Stages that clients of a kind may come to because they were turned away, balked or lost patience, there or on the
/// way there. The traffic equations do not know how many do.
std::vector<bool> reached_by_loss(const Service& service, const Design& design, ClientId client);

}  // namespace sluss::domain::service
