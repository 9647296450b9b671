// The checks that every run passes before its measures are believed: books that do not balance must be found out. Each
// case keeps the recorder's books by hand and cooks them in one place.
#include "engine/recorder.hpp"
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace sluss;
using namespace sluss::test;

namespace {

Town one_worker() {
    Town town;
    town.silo(town.need("help", {contact({meeting(1)})}), Town::home);
    return town;
}

/// The staff idles from `begin` to the end; one household with one need may come in between.
struct Books {
    Town town = one_worker();
    kernel::Simulation simulation;
    engine::Staff staff;
    engine::Recorder recorder;
    engine::Household household;

    explicit Books(kernel::Time begin = when("2018-09-03 00:00"))
        : simulation{begin},
          staff{town.scenario, town.organisation(), simulation},
          recorder{town.scenario, town.organisation(), simulation} {
        recorder.warm_up_over(staff);
        household.needs.emplace_back();
    }
    engine::HouseholdNeed& need() { return household.needs[0]; }
    void arrives(const char* time) {
        simulation.run_until(when(time));
        household.arrival = simulation.now();
        recorder.arrived(household);
        recorder.opened(household, need());
    }
    /// What the recorder complains of when the run ends; `known`: somebody still speaks of the household.
    std::string discrepancy(bool known = true) {
        simulation.run_until(town.scenario.experiment.end());
        std::array<engine::Household*, 1> all{&household};
        recorder.finish(staff, std::span<engine::Household* const>{all.data(), known ? 1u : 0u});
        return recorder.discrepancy();
    }
};

}  // namespace

TEST_CASE("honest books balance") {
    SUBCASE("without households") {
        Books books;
        CHECK(books.discrepancy() == "");
    }
    SUBCASE("with a need still open") {
        Books books;
        books.arrives("2018-09-04 08:00");
        CHECK(books.discrepancy() == "");
    }
    SUBCASE("with one closed") {
        Books books;
        books.arrives("2018-09-04 08:00");
        books.simulation.run_until(when("2018-09-05 08:00"));
        books.recorder.closed(books.household, books.need(), false);
        CHECK(books.discrepancy(false) == "");
    }
}

TEST_CASE("a household that is lost sight of is found out") {
    Books books;
    books.arrives("2018-09-04 08:00");
    CHECK(books.discrepancy(false) == "needs are not conserved: 1 arrived, 0 closed, 0 left, 0 open");
}

TEST_CASE("a need that is closed and left is found out") {
    Books books;
    books.arrives("2018-09-04 08:00");
    books.recorder.closed(books.household, books.need(), false);
    books.recorder.closed(books.household, books.need(), true);
    CHECK(books.discrepancy() == "needs are not conserved: 1 arrived, 1 closed, 1 left, 0 open");
}

TEST_CASE("a need that never arrived is found out") {
    Books books;
    books.need().open = true;
    books.need().opened = when("2018-09-04 08:00");
    CHECK(books.discrepancy() == "needs are not conserved: 0 arrived, 0 closed, 0 left, 1 open");
}

TEST_CASE("a microsecond too many inside is against Little's law") {
    Books books;
    books.arrives("2018-09-04 08:00");
    books.need().opened -= kernel::Duration{1};
    SUBCASE("open") {}
    SUBCASE("closed") {
        books.simulation.run_until(when("2018-09-05 08:00"));
        books.recorder.closed(books.household, books.need(), false);
    }
    CHECK(books.discrepancy() == "Little's law: the time that needs spent inside is not the integral of their number");
}

// The staff's books begin on Tuesday: Monday's eight hours are in no account.
TEST_CASE("hours that are in no account are found out") {
    Books books{when("2018-09-04 00:00")};
    CHECK(books.discrepancy() == "the ledger of worker 0 in help does not add up to the contracted hours");
}
