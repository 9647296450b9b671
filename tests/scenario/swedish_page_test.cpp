// The page that explains every key in Swedish: row for row the English one, and nothing left in English.
#include "scenario/read.hpp"
#include "support/scenario_files.hpp"
#include "support/speaking.hpp"

#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace sluss;

namespace {

/// \param first  the heading of the first table; what stands before it is prose
std::vector<std::string> lines_from(const std::string& first, const std::string& page) {
    std::vector<std::string> result;
    REQUIRE(page.find(first) != std::string::npos);
    std::istringstream in(page.substr(page.find(first)));
    for (std::string line; std::getline(in, line);) result.push_back(line);
    return result;
}

/// "| `key` | value | meaning |" → key, value, meaning; no bar within a cell is followed by a blank.
std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> result;
    std::size_t from = 2;
    for (auto to = row.find(" | ", from); to != std::string::npos; from = to + 3, to = row.find(" | ", from))
        result.push_back(row.substr(from, to - from));
    result.push_back(row.substr(from, row.size() - 2 - from));
    return result;
}

std::string swedish_page() {
    const test::Speaking speaking(Language::swedish);
    return scenario::reference_page();
}

/// What is called the same in both languages.
const std::set<std::string> alike{"## Experiment", "## Organisation", "experiment"};

}  // namespace

TEST_CASE("the committed Swedish page is what the tables say") {
    CHECK_MESSAGE(test::read_whole(SLUSS_SOURCE_DIR "/docs/reference/scenario-sv.md") == swedish_page(),
                  "write docs/reference/scenario-sv.md anew from scenario::reference_page(), spoken in Swedish");
}

TEST_CASE("the Swedish page has every key of the English one, and explains each in Swedish") {
    const auto english = lines_from("## Scenario\n", scenario::reference_page());
    const auto swedish = lines_from("## Scenariot\n", swedish_page());
    REQUIRE(english.size() == swedish.size());
    std::size_t keys = 0;
    for (std::size_t i = 0; i < english.size(); ++i) {
        CAPTURE(english[i]);
        if (english[i].empty() || english[i].starts_with("|---")) {
            CHECK(english[i] == swedish[i]);
        } else if (!english[i].starts_with("| `")) {
            CHECK((english[i] != swedish[i] || alike.contains(english[i])));
        } else {
            ++keys;
            const auto ours = cells_of(english[i]);
            const auto theirs = cells_of(swedish[i]);
            REQUIRE(ours.size() == theirs.size());
            CHECK(ours.front() == theirs.front());
            for (std::size_t c = 1; c < ours.size(); ++c)
                CHECK_MESSAGE((ours[c] != theirs[c] || ours[c].empty() || alike.contains(ours[c])), ours[c]);
        }
    }
    CHECK(keys > 150);
}
