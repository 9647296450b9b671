// The examples of docs/kernel.md: they are compiled and run here, and the page shows them word for word.
#include "kernel/condition.hpp"
#include "kernel/diary.hpp"
#include "kernel/facility.hpp"
#include "kernel/resource.hpp"
#include "kernel/signal.hpp"

#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace sluss::kernel;
using namespace std::chrono_literals;

namespace {

constexpr Date monday = 2019y / 1 / 7;
const Time midnight{Days{monday}};
using Notes = std::vector<std::string>;

Process working_day(Simulation& simulation, Notes& notes) {
    co_await simulation.after(8h);  // at once if that were 0
    notes.push_back("comes to work");
    co_await simulation.until(midnight + 17h);  // at once if that has passed
    notes.push_back("goes home");
}

Process desk(Simulation& simulation, Signal& telephone, Notes& notes) {
    Duration work = 3h;
    while (work > 0h) {
        const Time begun = simulation.now();
        const bool interrupted = co_await telephone.until(begun + work);
        work -= simulation.now() - begun;
        if (!interrupted) break;
        telephone.reset();  // it may ring again
        notes.push_back("answers");
        co_await simulation.after(15min);
    }
    notes.push_back("done");
}

Process family(Condition& beds_changed, int& free_beds, int size, Time patience, Notes& notes) {
    const bool housed = co_await beds_changed.until([&] { return free_beds >= size; }, patience);
    if (housed) free_beds -= size;
    notes.push_back(housed ? "moves in" : "looks elsewhere");
}

Process moves_out(Simulation& simulation, Condition& beds_changed, int& free_beds, int size) {
    co_await simulation.after(2h);
    free_beds += size;
    beds_changed.changed();
}

Process visitor(Simulation& simulation, Resource& clerks, Terms terms, Notes& notes) {
    const bool served = co_await clerks.acquire(terms);
    if (!served) {
        notes.push_back("leaves");
        co_return;
    }
    co_await simulation.after(1h);
    clerks.release();
    notes.push_back("served");
}

Process meeting(Simulation& simulation, Resource& workers, Resource& interpreter, Resource& room, Notes& notes) {
    co_await acquire_all(Request{workers, 2}, interpreter, room);
    notes.push_back("meets");
    co_await simulation.after(1h);
    workers.release(2);
    interpreter.release();
    room.release();
}

Process opening_hours(Simulation& simulation, Resource& counters, const WorkCalendar& calendar, std::int64_t staffed) {
    for (;;) {
        const auto [opens, closes] = calendar.stretch_at_or_after(simulation.now());
        co_await simulation.until(opens);  // for ever, if that is never
        counters.set_capacity(staffed);
        co_await simulation.until(closes);
        counters.set_capacity(0);  // those at a counter are served to the end
    }
}

Process application(Facility& team, Duration work, Terms terms, Notes& notes) {
    const bool done = co_await team.serve(work, terms);
    notes.push_back(done ? "decided" : "withdrawn");
}

Time next_meeting(const Attendee& worker, const Attendee& family, const Attendee& office, Time from) {
    const std::array<Attendee, 3> all{worker, family, office};
    return earliest_common(all, from, 75min);
}

std::string text_of(const std::string& file) {
    std::ifstream stream(SLUSS_SOURCE_DIR "/" + file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

const WorkCalendar office_hours{WeekPattern::office_hours(), Days{monday}, Days{monday} + std::chrono::days{7}};

}  // namespace

TEST_CASE("every example on the kernel's page is one of these") {
    const std::string page = text_of("docs/kernel.md");
    const std::string here = text_of("tests/kernel/kernel_page.cpp");
    const std::string opening = "```cpp\n";
    int examples = 0;
    for (auto at = page.find(opening); at != std::string::npos; at = page.find(opening, at)) {
        at += opening.size();
        const std::string example = page.substr(at, page.find("```", at) - at);
        CAPTURE(example);
        CHECK(here.find("\n\n" + example + "\n") != std::string::npos);
        ++examples;
    }
    CHECK(examples == 8);
}

TEST_CASE("the examples on the kernel's page do what it says") {
    Simulation simulation{midnight};
    Notes notes;
    SUBCASE("wait") {
        simulation.start(working_day(simulation, notes));
        simulation.run_until(midnight + 16h);
        CHECK(notes == Notes{"comes to work"});
        simulation.run_until(midnight + 17h);
        CHECK(notes == Notes{"comes to work", "goes home"});
    }
    SUBCASE("signal") {
        Signal telephone{simulation};
        simulation.start(desk(simulation, telephone, notes));
        simulation.run_until(midnight + 1h);
        telephone.give();
        simulation.run_until(midnight + 3h + 14min);
        CHECK(notes == Notes{"answers"});
        simulation.run_until(midnight + 3h + 15min);
        CHECK(notes == Notes{"answers", "done"});
    }
    SUBCASE("condition") {
        Condition beds_changed{simulation};
        int free_beds = 1;
        simulation.start(family(beds_changed, free_beds, 4, midnight + 1h, notes));
        simulation.start(family(beds_changed, free_beds, 4, Time::max(), notes));
        simulation.start(moves_out(simulation, beds_changed, free_beds, 3));
        simulation.run_until(midnight + 2h);
        CHECK(notes == Notes{"looks elsewhere", "moves in"});
        CHECK(free_beds == 0);
    }
    SUBCASE("resource") {
        Resource clerks{simulation, 1};
        simulation.start(visitor(simulation, clerks, {}, notes));
        simulation.start(visitor(simulation, clerks, {.priority = 1}, notes));
        simulation.start(visitor(simulation, clerks, {.priority = 0, .limit = midnight + 30min}, notes));
        simulation.run_until(midnight + 2h);
        CHECK(notes == Notes{"leaves", "served", "served"});
    }
    SUBCASE("joint acquisition") {
        Resource workers{simulation, 2};
        Resource interpreter{simulation, 1};
        Resource room{simulation, 1};
        simulation.start(visitor(simulation, workers, {}, notes));
        simulation.start(meeting(simulation, workers, interpreter, room, notes));
        simulation.run_until(midnight + 30min);
        CHECK(workers.held() == 1);
        CHECK(room.held() == 0);
        simulation.run_until(midnight + 2h);
        CHECK(notes == Notes{"served", "meets"});
        CHECK(workers.free() == 2);
    }
    SUBCASE("capacity by calendar") {
        Resource counters{simulation, 0};
        simulation.start(opening_hours(simulation, counters, office_hours, 1));
        for (int i = 0; i < 5; ++i) simulation.start(visitor(simulation, counters, {}, notes));
        simulation.run_until(midnight + 12h + 30min);
        CHECK(notes == Notes(4, "served"));  // from 8 to 12
        simulation.run_until(midnight + 14h);
        CHECK(notes == Notes(5, "served"));
        simulation.run_until(midnight + 200 * 24h);
        CHECK(counters.capacity() == 0);
    }
    SUBCASE("facility") {
        Facility team{simulation, 1, Discipline::preemptive_resume, &office_hours, ShiftEnd::resume};
        simulation.start(application(team, 7h, {.priority = 1}, notes));
        simulation.start(application(team, 1h, {.priority = 1, .limit = midnight + 16h}, notes));
        simulation.run_until(midnight + 15h);
        simulation.start(application(team, 2h, {.priority = 0}, notes));
        simulation.run_until(midnight + 24h + 8h);
        CHECK(notes == Notes{"withdrawn", "decided"});
        simulation.run_until(midnight + 24h + 8h + 59min);
        CHECK(notes.size() == 2);
        simulation.run_until(midnight + 24h + 9h);
        CHECK(notes.size() == 3);
    }
    SUBCASE("diary") {
        Diary worker;
        Diary family_diary;
        worker.book({midnight + 8h, midnight + 11h});
        family_diary.book({midnight + 11h + 30min, midnight + 14h});
        CHECK(next_meeting({&worker, &office_hours}, {&family_diary, nullptr}, {nullptr, &office_hours}, midnight) ==
              midnight + 14h);
    }
}
