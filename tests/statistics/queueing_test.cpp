// Queueing formulas against values from the literature and against each other.
#include "statistics/queueing.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace sluss::statistics;
using doctest::Approx;

TEST_CASE("one server at load 0.8 makes customers wait four service times") {
    const Queue q = mmc(1, 0.8, 1);
    CHECK(q.mean_wait == Approx(4));
    CHECK(q.mean_time == Approx(5));
    CHECK(q.mean_queue == Approx(3.2));
    CHECK(q.mean_present == Approx(4));
    CHECK(q.waiting_chance == Approx(0.8));
}

TEST_CASE("ten servers at load 0.9") {
    const Queue q = mmc(10, 9, 1);
    CHECK(q.waiting_chance == Approx(0.6687315241));
    CHECK(q.mean_wait == Approx(0.6687315241));
    CHECK(q.mean_present == Approx(15.0185837170));
}

TEST_CASE("two pairs of servers make customers wait 2.38 times as long as four together") {
    CHECK(mmc(2, 1.6, 1).mean_wait / mmc(4, 3.2, 1).mean_wait == Approx(2.3845486111));
}

TEST_CASE("Erlang's table: ten erlangs on ten lines lose 21.46 per cent") {
    CHECK(erlang_b(10, 10) == Approx(0.21458).epsilon(1e-4));
    CHECK(erlang_b(0, 3) == 1);
    CHECK(erlang_b(1, 1) == Approx(0.5));
}

TEST_CASE("constant service halves the wait of exponential service") {
    CHECK(mg1(0.8, 1, 0).mean_wait == Approx(2));
    CHECK(mg1(0.8, 1, 1).mean_wait == Approx(mmc(1, 0.8, 1).mean_wait));
    CHECK(mg1(0.7, 1, 5.5).mean_wait == Approx(7.58333).epsilon(1e-5));
}

TEST_CASE("impatient customers of five servers leave in 22.6 per cent of the cases") {
    const Queue q = erlang_a(5, 6, 1, 2);
    CHECK(q.abandon_chance == Approx(0.22638661));
    CHECK(q.waiting_chance == Approx(0.80283846));
    CHECK(q.mean_queue == Approx(2.71663932));
    CHECK(q.mean_wait == Approx(0.45277322));
    CHECK(q.utilisation == Approx(0.92833607));
}

TEST_CASE("endless patience is no impatience") {
    const Queue patient = erlang_a(3, 2, 1, 1e9);
    const Queue plain = mmc(3, 2, 1);
    CHECK(patient.mean_wait == Approx(plain.mean_wait));
    CHECK(patient.mean_present == Approx(plain.mean_present));
    CHECK(patient.waiting_chance == Approx(plain.waiting_chance));
}

TEST_CASE("an overloaded queue waits for ever") {
    CHECK(std::isinf(mmc(2, 2, 1).mean_wait));
    CHECK(std::isinf(mg1(1.5, 1, 1).mean_wait));
    CHECK(erlang_c(2, 2.5) == 1);
}
