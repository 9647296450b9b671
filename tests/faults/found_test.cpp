// Every file that once broke the reader (tests/fuzz/found; scripts/fuzz finds them) is read to its end.
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

using namespace sluss;

TEST_CASE("files that once broke the reader lead to a scenario or to errors") {
    for (const auto& entry : std::filesystem::directory_iterator(SLUSS_SOURCE_DIR "/tests/fuzz/found")) {
        CAPTURE(entry.path().filename().string());
        const auto loaded = scenario::load(entry.path());
        const bool errors = std::any_of(loaded.problems.begin(), loaded.problems.end(),
                                        [](const scenario::Problem& problem) { return !problem.warning; });
        CHECK(loaded.scenario.has_value() != errors);
    }
}
