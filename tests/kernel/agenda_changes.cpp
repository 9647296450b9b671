// When a person's desk work does not go its quiet way, worked out by hand: urgent work interrupts it, a colleague goes
// on with it, it is done in another order from now on, or the person leaves.
#include "kernel/agenda.hpp"
#include "support/working_day.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

using namespace sluss::kernel;
using namespace sluss::test;
using namespace std::chrono_literals;

namespace {

constexpr Use emergency = 4;

/// Two people with office hours, and a list of what got done when.
struct Office {
    explicit Office(WorkOrder order = WorkOrder::first_come)
        : calendar(WeekPattern::office_hours(), Days{wednesday}, Days{2019y / 5 / 18}),
          simulation(at(0h)),
          anna(simulation, calendar, order, idle),
          bo(simulation, calendar, order, idle) {}

    void give(Agenda& whose, std::string name, Duration since_midnight, Duration length,
              Urgency urgency = Urgency::ordinary, Time limit = Time::max(), Use use = desk) {
        simulation.start(piece(whose, std::move(name), at(since_midnight), length, urgency, limit, use));
    }
    void meets(Agenda& whose, Duration from, Duration length) {
        simulation.start(appointment(whose, at(from), length));
    }
    void then(Duration since_midnight, std::function<void()> what) {
        simulation.start(happen(at(since_midnight), std::move(what)));
    }
    void pass_on(Duration since_midnight, const std::string& name, Agenda& from, Agenda& to) {
        then(since_midnight, [this, name, &from, &to] { from.pass_on(*pieces.at(name), to); });
    }
    std::vector<std::string> at_hand(Agenda& whose) const {
        std::vector<std::string> names;
        for (const auto* work : whose.at_hand())
            for (const auto& [name, piece] : pieces)
                if (piece == work) names.push_back(name);
        return names;
    }

    Process piece(Agenda& whose, std::string name, Time begin, Duration length, Urgency urgency, Time limit, Use use) {
        co_await simulation.until(begin);
        Agenda::Work work{whose, length, use, limit, urgency};
        pieces[name] = &work;
        co_await work;
        pieces.erase(name);
        done.push_back(name + " " + clock(simulation.now()));
        last_length = work.length();
    }
    Process appointment(Agenda& whose, Time from, Duration length) {
        co_await simulation.until(from);
        Portions portions;
        portions.add(client, length);
        whose.begin_appointment(portions);
        co_await simulation.until(from + length);
        whose.end_appointment();
    }
    Process happen(Time when, std::function<void()> what) {
        co_await simulation.until(when);
        what();
    }

    WorkCalendar calendar;
    Simulation simulation;
    Agenda anna;
    Agenda bo;
    std::map<std::string, Agenda::Work*> pieces;
    Done done;
    Duration last_length{};  // of what was done last, as the last to work on it sees it
};

Duration sum(const Agenda::Ledger& ledger) {
    return std::accumulate(ledger.begin(), ledger.end(), Duration{});
}

constexpr auto all_orders = {WorkOrder::first_come, WorkOrder::earliest_limit, WorkOrder::shortest,
                             WorkOrder::round_robin};

}  // namespace

// The report has run for half an hour when the emergency comes, and goes on after it, before the piece that came
// earlier and is shorter. Under round robin it begins an hour of its own again: 9–10, then the note, then the rest.
TEST_CASE("urgent work interrupts what is ordinary, which is resumed before others of its kind") {
    for (const auto order : all_orders) {
        Office office{order};
        office.give(office.anna, "report", 8h, 2h, Urgency::ordinary, at(3 * a_day));
        office.give(office.anna, "note", 8h, 1h, Urgency::ordinary, at(1 * a_day));
        office.give(office.anna, "emergency", 8h + 30min, 30min, Urgency::interrupts, at(5 * a_day), emergency);
        office.simulation.run_until(at(8h + 45min));
        CHECK(office.anna.pieces() == 3);
        CHECK(office.anna.waiting() == 2);
        CHECK(office.anna.unfinished() == 45min);  // half an hour of the report, a quarter of the emergency
        office.simulation.run_until(at(12h));
        if (order == WorkOrder::round_robin)
            CHECK(office.done == Done{"emergency 09:00", "note 11:00", "report 11:30"});
        else
            CHECK(office.done == Done{"emergency 09:00", "report 10:30", "note 11:30"});
        const auto ledger = office.anna.ledger();
        CHECK(ledger[desk] == 3h);
        CHECK(ledger[emergency] == 30min);
        CHECK(ledger[idle] == 30min);
    }
}

TEST_CASE("urgent work does not interrupt urgent work of either kind") {
    for (const auto first : {Urgency::interrupts, Urgency::comes_next}) {
        Office office;
        office.give(office.anna, "first", 8h, 1h, first);
        office.give(office.anna, "report", 8h, 1h);
        office.give(office.anna, "second", 8h + 30min, 30min, Urgency::interrupts);
        office.give(office.anna, "third", 8h + 40min, 30min, Urgency::comes_next);
        office.simulation.run_until(at(12h));
        CHECK(office.done == Done{"first 09:00", "second 09:30", "third 10:00", "report 11:00"});
    }
}

// The report is interrupted twice: 8:00–8:30, 9:00–9:30 and from 10:00.
TEST_CASE("what was interrupted once may be interrupted again") {
    Office office;
    office.give(office.anna, "report", 8h, 2h);
    office.give(office.anna, "one", 8h + 30min, 30min, Urgency::interrupts);
    office.give(office.anna, "two", 9h + 30min, 30min, Urgency::interrupts);
    office.simulation.run_until(at(12h));
    CHECK(office.done == Done{"one 09:00", "two 10:00", "report 11:00"});
}

TEST_CASE("urgent work that comes during an appointment is begun after it, before what the appointment interrupted") {
    Office office;
    office.give(office.anna, "report", 8h, 2h);
    office.meets(office.anna, 9h, 1h);
    office.give(office.anna, "emergency", 9h + 30min, 1h, Urgency::interrupts);
    office.simulation.run_until(at(12h));
    CHECK(office.done == Done{"emergency 11:00", "report 12:00"});
    CHECK(office.anna.ledger()[client] == 1h);
    CHECK(office.anna.ledger()[desk] == 3h);
}

TEST_CASE("what is done at the moment that urgent work comes is done") {
    Office office;
    office.give(office.anna, "report", 8h, 1h);
    office.give(office.anna, "next", 8h, 1h);
    office.give(office.anna, "emergency", 9h, 30min, Urgency::interrupts);
    office.simulation.run_until(at(12h));
    CHECK(office.done == Done{"report 09:00", "emergency 09:30", "next 10:30"});
}

TEST_CASE("what is at hand is told in its order: in progress, urgent, put aside, then by the order of work") {
    Office office{WorkOrder::earliest_limit};
    auto& anna = office.anna;
    CHECK(office.at_hand(anna).empty());
    office.give(anna, "a", 8h, 2h, Urgency::ordinary, at(4 * a_day));
    office.give(anna, "b", 8h, 2h, Urgency::ordinary, at(3 * a_day));
    office.give(anna, "c", 8h, 2h, Urgency::ordinary, at(2 * a_day));
    office.give(anna, "u", 8h, 2h, Urgency::comes_next, at(9 * a_day));
    office.simulation.run_until(at(8h + 10min));
    CHECK(office.at_hand(anna) == std::vector<std::string>{"a", "u", "c", "b"});
    office.give(anna, "v", 8h + 30min, 2h, Urgency::interrupts, at(8 * a_day));
    office.simulation.run_until(at(9h));
    CHECK(office.at_hand(anna) == std::vector<std::string>{"v", "u", "a", "c", "b"});
    // Asked for at any moment, it is charged up to then.
    CHECK(office.pieces.at("a")->done() == 30min);
    CHECK(office.pieces.at("v")->done() == 30min);
    CHECK(office.pieces.at("c")->done() == 0min);
}

// Anna's second piece goes to Bo at 8:30.
TEST_CASE("a colleague goes on with a piece that waits") {
    Office office;
    office.give(office.anna, "a", 8h, 2h);
    office.give(office.anna, "b", 8h, 1h);
    office.pass_on(8h + 30min, "b", office.anna, office.bo);
    office.simulation.run_until(at(8h + 45min));
    CHECK(office.anna.waiting() == 0);
    CHECK(office.bo.unfinished() == 15min);
    office.simulation.run_until(at(12h));
    CHECK(office.done == Done{"b 09:30", "a 10:00"});
    CHECK(office.anna.ledger()[desk] == 2h);
    CHECK(office.bo.ledger()[desk] == 1h);
}

// Anna does half an hour of it, Bo an hour and a half; she goes on with the next.
TEST_CASE("a colleague goes on with a piece in progress, and each is charged for what he or she did") {
    Office office;
    office.give(office.anna, "a", 8h, 2h);
    office.give(office.anna, "b", 8h, 1h);
    office.pass_on(8h + 30min, "a", office.anna, office.bo);
    office.simulation.run_until(at(9h));
    CHECK(office.anna.unfinished() == 30min);  // of b
    CHECK(office.bo.unfinished() == 30min);
    office.simulation.run_until(at(12h));
    CHECK(office.done == Done{"b 09:30", "a 10:00"});
    CHECK(office.last_length == 90min);
    CHECK(office.anna.ledger()[desk] == 90min);
    CHECK(office.bo.ledger()[desk] == 90min);
    CHECK(office.anna.ledger()[idle] == 150min);
    CHECK(office.bo.ledger()[idle] == 150min);
}

TEST_CASE("a piece may go from one to the other and back") {
    Office office;
    office.give(office.anna, "a", 8h, 2h);
    office.pass_on(8h + 30min, "a", office.anna, office.bo);
    office.pass_on(9h + 30min, "a", office.bo, office.anna);
    office.simulation.run_until(at(12h));
    CHECK(office.done == Done{"a 10:00"});
    CHECK(office.anna.ledger()[desk] == 1h);
    CHECK(office.bo.ledger()[desk] == 1h);
}

TEST_CASE("a piece that is done at the moment it is passed on is done") {
    Office office;
    office.pass_on(9h, "a", office.anna, office.bo);
    office.give(office.anna, "a", 8h, 1h);
    office.give(office.anna, "b", 8h, 1h);
    office.simulation.run_until(at(12h));
    CHECK(office.done == Done{"a 09:00", "b 10:00"});
    CHECK(office.last_length == 1h);
    CHECK(office.anna.ledger()[desk] == 2h);
    CHECK(office.bo.ledger()[desk] == 0h);
    CHECK(office.bo.free());
}

TEST_CASE("who is in a meeting goes on with a colleague's piece after it") {
    Office office;
    office.meets(office.bo, 8h, 2h);
    office.give(office.anna, "a", 8h, 2h);
    office.pass_on(8h + 30min, "a", office.anna, office.bo);
    office.simulation.run_until(at(9h));
    CHECK(office.bo.waiting() == 1);
    office.simulation.run_until(at(12h));
    CHECK(office.done == Done{"a 11:30"});
    CHECK(office.anna.ledger()[desk] == 30min);
    CHECK(office.bo.ledger()[desk] == 90min);
    CHECK(office.bo.ledger()[client] == 2h);
}

// Anna's piece has paused for her meeting, or for lunch, when it goes to Bo.
TEST_CASE("a piece that has paused can be passed on") {
    SUBCASE("for a meeting") {
        Office office;
        office.give(office.anna, "a", 8h, 2h);
        office.give(office.anna, "b", 8h, 1h);
        office.meets(office.anna, 8h + 30min, 90min);
        office.pass_on(9h, "a", office.anna, office.bo);
        office.simulation.run_until(at(12h));
        CHECK(office.done == Done{"a 10:30", "b 11:00"});
        CHECK(office.anna.ledger()[client] == 90min);
        CHECK(office.anna.ledger()[desk] == 90min);
    }
    SUBCASE("for lunch") {
        Office office;
        office.give(office.anna, "a", 11h, 2h);
        office.pass_on(12h + 30min, "a", office.anna, office.bo);
        office.simulation.run_until(at(a_day));
        CHECK(office.done == Done{"a 14:00"});
        CHECK(office.anna.ledger()[desk] == 1h);
        CHECK(office.bo.ledger()[desk] == 1h);
    }
}

TEST_CASE("urgent work that is passed on interrupts the colleague") {
    Office office;
    office.give(office.bo, "report", 8h, 2h);
    office.give(office.anna, "emergency", 8h, 1h, Urgency::interrupts);
    office.pass_on(8h + 30min, "emergency", office.anna, office.bo);
    office.simulation.run_until(at(12h));
    CHECK(office.done == Done{"emergency 09:00", "report 10:30"});
}

TEST_CASE("passing on tells how many pieces wait at each of the two desks") {
    Office office;
    std::vector<std::size_t> heard;
    struct Listener {
        Office& office;
        std::vector<std::size_t>& heard;
    } listener{office, heard};
    const Action tell{[](void* about) {
                          auto& l = *static_cast<Listener*>(about);
                          l.heard.push_back(l.office.anna.waiting() + 10 * l.office.bo.waiting());
                      },
                      &listener};
    office.give(office.anna, "a", 8h, 4h);
    office.give(office.anna, "b", 8h, 1h);
    office.give(office.bo, "c", 8h, 4h);
    office.simulation.run_until(at(8h + 15min));
    office.anna.on_queue = office.bo.on_queue = tell;
    office.pass_on(8h + 30min, "b", office.anna, office.bo);
    office.simulation.run_until(at(9h));
    CHECK(heard == std::vector<std::size_t>{0, 10});
}

// a has been begun and is finished first; the urgent piece and the one that was put aside keep their places.
TEST_CASE("from now on desk work is done in another order, but what has been begun is finished first") {
    Office office;
    office.give(office.anna, "a", 8h, 2h);
    office.give(office.anna, "long", 8h, 90min);
    office.give(office.anna, "short", 8h, 30min);
    SUBCASE("first come") {
        office.simulation.run_until(at(a_day));
        CHECK(office.done == Done{"a 10:00", "long 11:30", "short 12:00"});
    }
    SUBCASE("shortest from half past eight") {
        office.then(8h + 30min, [&] { office.anna.set_order(WorkOrder::shortest); });
        office.simulation.run_until(at(a_day));
        CHECK(office.done == Done{"a 10:00", "short 10:30", "long 12:00"});
    }
    SUBCASE("shortest, while a is put aside for something urgent") {
        office.give(office.anna, "urgent", 8h + 15min, 30min, Urgency::interrupts);
        office.then(8h + 30min, [&] { office.anna.set_order(WorkOrder::shortest); });
        office.simulation.run_until(at(a_day));
        CHECK(office.done == Done{"urgent 08:45", "a 10:30", "short 11:00", "long 13:30"});
    }
}

TEST_CASE("who has left is charged nothing more") {
    Office office;
    office.give(office.anna, "a", 8h, 1h);
    office.then(10h, [&] { office.anna.close(); });
    office.simulation.run_until(at(a_day));
    const auto ledger = office.anna.ledger();
    CHECK(ledger[desk] == 1h);
    CHECK(ledger[idle] == 1h);
    CHECK(sum(ledger) == office.calendar.work_between(at(0h), at(10h)));
    CHECK(sum(office.bo.ledger()) == 8h);
}
