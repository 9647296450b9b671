// Which worker gets a new case, followed by hand.
#include "support/hand_worked.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::test;
using doctest::Approx;
using domain::Allocation;
using domain::IdSet;
using domain::Measure;

namespace {

// Two people. On Monday at 08:00 come, in this order,
//   a household that waits for an answer for a week after its contact of 1 h → the first worker (nobody has a case)
//   a household with a contact of 4 h                                        → the second (the first has a case)
//   another that waits                                                       → the first again: each has one case, and
//                                                                              the first's was given longer ago
// The first is then in meetings from 08:00 to 10:00 and has two cases; the second until 12:00 and has one. At 10:30
// comes a household with a contact of an hour.
struct TwoWorkers {
    Town town;
    domain::NeedId waits =
        town.need("waits", {contact({meeting(1)}, to_investigation), investigation({answer_after(7)})});
    domain::NeedId talks = town.need("talks", {contact({meeting(4)})});
    domain::NeedId asks = town.need("asks", {contact({meeting(1)})});

    TwoWorkers() {
        const auto all = IdSet::first(3);
        town.door(town.unit("unit", Town::home, all, {{all}, {all}}), all);
        town.arrives("2018-09-03 08:00", waits);
        town.arrives("2018-09-03 08:00", talks);
        town.arrives("2018-09-03 08:00", waits);
        town.arrives("2018-09-03 10:30", asks);
    }
    [[nodiscard]] double hours_until_seen() const {
        return 24 * town.measures().get(Measure::days_to_first_contact, domain::Dimension::need, asks);
    }
};

}  // namespace

// The second has fewer cases, but is free only at 13:00.
TEST_CASE("by least caseload, whoever has the fewest cases gets the next") {
    TwoWorkers w;
    w.town.rules().allocation = Allocation::least_caseload;
    CHECK(w.hours_until_seen() == Approx(2.5));
    // The waiting household of 08:00 that came third is seen at 09:00.
    CHECK(w.town.measures().get(Measure::days_to_first_contact, domain::Dimension::need, w.waits) == Approx(0.5 / 24));
}

// Before 10:30 the diaries settle it too: the third household would go to the first worker, who is free at 09:00. The
// first is then free at 10:30 and sees the last at once.
TEST_CASE("by earliest diary, whoever is free first gets the next") {
    TwoWorkers w;
    w.town.rules().allocation = Allocation::earliest_diary;
    CHECK(w.hours_until_seen() == 0);
}

// Pooled: a case waits until somebody is free, whoever it is. The third household of 08:00 waits until 09:00, when the
// first worker comes out of the contact.
TEST_CASE("pooled, a case waits for the first who is free") {
    TwoWorkers w;
    w.town.rules().allocation = Allocation::pooled;
    const auto m = w.town.measures();
    CHECK(m.get(Measure::days_to_first_contact, domain::Dimension::need, w.waits) == Approx(0.5 / 24));
    CHECK(m.get(Measure::queue_length) == Approx(1.0 / (35 * 24)));
    CHECK(w.hours_until_seen() == 0);
}

// Caps of two: the first worker is full. A third household that waits, at 08:00, goes to the second, who sees it at
// 13:00 after the long contact. Both are full at 10:30; the last household is taken on at noon, when the long contact's
// case closes, and seen at 14:00.
TEST_CASE("nobody gets more cases than the cap") {
    TwoWorkers w;
    w.town.rules().caseload_cap = 2;
    auto& arrivals = w.town.municipality().stated_arrivals;
    arrivals.insert(arrivals.begin() + 3, arrivals[2]);
    const auto m = w.town.measures();
    CHECK(m.get(Measure::queue_length) == Approx(1.5 / (35 * 24)));
    CHECK(w.hours_until_seen() == Approx(3.5));
}

// A report on Monday and one a week later, each with a meeting. Nobody has a case in between; the second worker has
// gone longer without one.
TEST_CASE("who comes back meets the same worker only where the rule says so") {
    Town town;
    const auto help = town.need("help", {contact({meeting(1)})});
    const auto it = IdSet::of({help});
    town.door(town.unit("unit", Town::home, it, {{it}, {it}}), it);
    auto& arrival = town.arrives("2018-09-03 08:00", help);
    arrival.by_report = true;
    arrival.further_reports = {when("2018-09-10 08:00")};
    SUBCASE("least caseload") {
        const auto m = town.measures();
        CHECK(m.get(Measure::workers_met_per_household) == 2);
        CHECK(m.get(Measure::continuity_upc) == 0.5);
        CHECK(m.get(Measure::handoffs_per_household) == 0);
    }
    SUBCASE("same as last time") {
        town.rules().allocation = Allocation::same_as_last_time;
        const auto m = town.measures();
        CHECK(m.get(Measure::workers_met_per_household) == 1);
        CHECK(m.get(Measure::continuity_upc) == 1);
    }
    SUBCASE("the first worker stays responsible") {
        town.rules().continuity = domain::Continuity::first_worker;
        CHECK(town.measures().get(Measure::workers_met_per_household) == 1);
    }
}
