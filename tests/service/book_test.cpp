// Appointment books, worked out by hand: slots per weekday, notice, carved-out slots, choice of clinic. The run begins
// on Monday, 1 January 2024.
#include "service/book.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using domain::service::AppointmentBook;
using service::Book;

namespace {

const kernel::Days monday{std::chrono::year{2024} / 1 / 1};
constexpr domain::service::ClientId ordinary = 0;
constexpr domain::service::ClientId urgent = 1;

kernel::Time at(int day, int hour = 0) {
    return kernel::Time{monday + std::chrono::days{day}} + std::chrono::hours{hour};
}

// Two clinics with a slot on every weekday.
AppointmentBook two_clinics() {
    AppointmentBook book;
    book.name = "clinics";
    book.clinics = {{"north", {1, 1, 1, 1, 1, 0, 0}, 0.5, {}}, {"south", {1, 1, 1, 1, 1, 0, 0}, 0.5, {}}};
    book.urgent = {false, true};
    return book;
}

int day_of(const Book::Slot& slot) {
    return static_cast<int>((kernel::day_of(slot.begins) - monday).count());
}

}  // namespace

TEST_CASE("the first slot is after the notice, on a day that has slots") {
    auto plan = two_clinics();
    plan.notice_days = 3;
    Book book{plan, monday};
    const auto first = book.take(at(0, 10), ordinary, 0);
    CHECK(first.begins == at(3, 8));
    CHECK(day_of(book.take(at(0, 10), ordinary, 0)) == 4);
    CHECK(day_of(book.take(at(0, 10), ordinary, 0)) == 7);  // not at the weekend
    CHECK(day_of(book.take(at(0, 10), ordinary, 1)) == 3);  // the other clinic's are its own
}

TEST_CASE("without notice a slot of today is given until the day's slots begin") {
    auto plan = two_clinics();
    plan.notice_days = 0;
    Book book{plan, monday};
    CHECK(book.take(at(0, 7), ordinary, 0).begins == at(0, 8));
    CHECK(day_of(book.take(at(0, 9), ordinary, 1)) == 1);
}

TEST_CASE("fully pooled clinics give the earliest slot anywhere, one's own if equal") {
    auto plan = two_clinics();
    plan.choice = AppointmentBook::Choice::fully_pooled;
    Book book{plan, monday};
    CHECK(book.take(at(0), ordinary, 1).clinic == 1);
    CHECK(book.take(at(0), ordinary, 1).clinic == 0);
    CHECK(day_of(book.take(at(0), ordinary, 1)) == 2);
}

TEST_CASE("partly pooled clinics help their neighbours only") {
    auto plan = two_clinics();
    plan.choice = AppointmentBook::Choice::partly_pooled;
    plan.clinics[0].neighbours = {1};
    Book book{plan, monday};
    CHECK(book.take(at(0), ordinary, 0).clinic == 0);
    CHECK(book.take(at(0), ordinary, 0).clinic == 1);
    CHECK(day_of(book.take(at(0), ordinary, 1)) == 2);  // south's first is gone, and north does not help it
}

TEST_CASE("one's own clinic comes first while its wait is short enough") {
    auto plan = two_clinics();
    plan.choice = AppointmentBook::Choice::own_first;
    plan.own_within_days = 2;
    Book book{plan, monday};
    CHECK(book.take(at(0), ordinary, 0).clinic == 0);  // Tuesday
    const auto second = book.take(at(0), ordinary, 0);
    CHECK(second.clinic == 0);  // Wednesday at home rather than Tuesday elsewhere
    CHECK(day_of(second) == 2);
    const auto third = book.take(at(0), ordinary, 0);
    CHECK(third.clinic == 1);  // Thursday at home is too late
    CHECK(day_of(third) == 1);
}

TEST_CASE("carved-out slots are for the urgent, until they are released") {
    auto plan = two_clinics();
    plan.clinics = {{"only", {4, 4, 4, 4, 4, 0, 0}, 1, {}}};
    plan.carved_out = 0.25;
    Book book{plan, monday};
    for (int i = 0; i < 3; ++i) CHECK(day_of(book.take(at(0), ordinary, 0)) == 1);
    CHECK(day_of(book.take(at(0), ordinary, 0)) == 2);
    CHECK(day_of(book.take(at(0), urgent, 0)) == 1);
    CHECK(day_of(book.take(at(0), urgent, 0)) == 2);  // the carved-out one of Wednesday
    CHECK(day_of(book.take(at(0), urgent, 0)) == 2);  // and an open one

    plan.released_days = 1;
    Book released{plan, monday};
    for (int i = 0; i < 4; ++i) CHECK(day_of(released.take(at(0), ordinary, 0)) == 1);
    for (int i = 0; i < 3; ++i) CHECK(day_of(released.take(at(0), ordinary, 0)) == 2);
    CHECK(day_of(released.take(at(0), ordinary, 0)) == 3);
}

TEST_CASE("holidays have no slots") {
    auto plan = two_clinics();
    plan.notice_days = 0;
    plan.holidays = kernel::HolidayCalendar::swedish;
    Book book{plan, monday};
    CHECK(day_of(book.take(at(0), ordinary, 0)) == 1);  // New Year's Day is a Monday
}

TEST_CASE("slots taken and offered are counted by their day") {
    auto plan = two_clinics();
    Book book{plan, monday};
    book.take(at(0), ordinary, 0);
    book.take(at(0), ordinary, 0);
    const auto use = book.use(0, at(0), at(7));
    CHECK(use.offered == 5);
    CHECK(use.taken == 2);
    CHECK(book.use(0, at(2), at(7)).taken == 1);
    CHECK(book.use(0, at(1, 8), at(2, 8)).taken == 1);  // what happens at the very beginning belongs to what was before
}

TEST_CASE("a slot at the very start of a run is counted") {
    auto plan = two_clinics();
    plan.notice_days = 0;
    plan.opens = {};
    Book book{plan, monday};
    book.take(at(0), ordinary, 0);
    CHECK(book.use(0, at(0), at(7)).taken == 1);
}

TEST_CASE("who may have released slots looks at later days only for those that are free for all") {
    auto plan = two_clinics();
    plan.notice_days = 0;
    plan.carved_out = 1;  // nothing is for all before it is released
    plan.released_days = 2;
    plan.urgent = {false, true};
    Book book{plan, monday};
    for (const int day : {0, 1, 2}) CHECK(day_of(book.take(at(0), ordinary, 0)) == day);
    CHECK(book.take(at(0), ordinary, 0).begins == kernel::Time::max());
    CHECK(day_of(book.take(at(0), urgent, 0)) == 3);
    CHECK(day_of(book.take(at(2, 1), ordinary, 0)) == 4);
}

TEST_CASE("a clinic without slots gives none") {
    auto plan = two_clinics();
    plan.clinics[0].slots = {};
    Book book{plan, monday};
    CHECK(book.take(at(0), ordinary, 0).begins == kernel::Time::max());
}
