// The posts of an organisation, held and vacant, and the people who came and left: in all, by unit and by role. Counts
// what it is told and decides nothing.
#pragma once

#include "engine/worker.hpp"

#include <vector>

namespace sluss::engine {

class Establishment {
public:
    /// \param units  levels of the breakdown by unit
    Establishment(std::size_t units, std::size_t roles, Time begin);

    /// The posts as they are now.
    void count(const std::vector<Post*>& posts, Time now);
    /// Somebody leaves a post.
    void left(const Worker& worker);
    /// Somebody takes up a post for which somebody was searched for so many days.
    void hired(const Worker& worker, double days);
    void begin_measuring(Time now);
    void report(domain::Measures& measures, Time now);

private:
    struct Tally {
        explicit Tally(Time begin) : posts(begin), vacant(begin) {}
        void report(domain::Measures& measures, domain::Dimension dimension, std::size_t level, Time now);

        StepIntegral posts;
        StepIntegral vacant;
        std::uint64_t left = 0;
        std::uint64_t hired = 0;
        double days_to_hire = 0;
    };
    template <typename Function>
    void for_levels(domain::UnitId unit, domain::RoleId role, Function function);

    Tally total_;
    std::vector<Tally> by_unit_;
    std::vector<Tally> by_role_;
};

}  // namespace sluss::engine
