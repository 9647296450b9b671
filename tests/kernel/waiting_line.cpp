// The line of those who wait, against a list on paper in which every place is searched for.
#include "kernel/waiting_line.hpp"

#include "kernel/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

using namespace sluss::kernel;

TEST_CASE("a line is in order of priority and then of joining, whoever joins, goes to the head of a row, or leaves") {
    for (std::uint64_t round = 0; round < 20; ++round) {
        Stream random{{1, round}, name_hash("waiting line"), 0, 0};
        const auto below = [&](std::size_t n) {
            return static_cast<std::size_t>(random.uniform() * static_cast<double>(n));
        };
        const std::size_t priorities = 1 + round % 5;
        std::deque<Place> places;
        std::vector<Place*> paper;
        WaitingLine line;
        std::size_t emptied = 0;
        for (int step = 0; step < 2000; ++step) {
            // Now and then nearly everybody leaves, so that the line is empty, of one priority, and mixed by turns.
            const bool joins = paper.empty() || random.happens(step / 50 % 2 == 0 ? 0.7 : 0.2);
            if (joins) {
                Place& place = places.emplace_back(static_cast<int>(below(priorities)) - 2);
                const bool last = random.happens(0.7);
                const auto position = std::find_if(paper.begin(), paper.end(), [&](const Place* other) {
                    return last ? other->priority > place.priority : other->priority >= place.priority;
                });
                paper.insert(position, &place);
                last ? line.join(place) : line.join_first(place);
            } else {
                const auto which = random.happens(0.5) ? 0 : below(paper.size());
                line.leave(*paper[which]);
                CHECK_FALSE(paper[which]->in_line());
                paper.erase(paper.begin() + static_cast<std::ptrdiff_t>(which));
                if (paper.empty()) ++emptied;
            }
            std::vector<Place*> here;
            for (Place* place = line.first(); place != nullptr; place = line.next(*place)) here.push_back(place);
            REQUIRE(here == paper);
            REQUIRE(line.size() == paper.size());
            REQUIRE(line.empty() == paper.empty());
            REQUIRE(line.last() == (paper.empty() ? nullptr : paper.back()));
        }
        CHECK(emptied > 5);
    }
}

TEST_CASE("a line that goes before those who wait in it lets them be") {
    Place place{1};
    Place other{0};
    {
        WaitingLine line;
        line.join(place);
        line.join(other);
        CHECK(place.in_line());
    }
    CHECK_FALSE(place.in_line());
    CHECK_FALSE(other.in_line());
}
