// The tutorial's scenarios are those that are tested, and they have no fault.
#include "support/scenario_files.hpp"
#include "support/yaml_blocks.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace sluss;
using test::yaml_blocks;

TEST_CASE("the tutorial shows the scenario that is tested, and it loads without a warning") {
    const auto blocks = yaml_blocks(test::read_whole(SLUSS_SOURCE_DIR "/docs/tutorial.md"));
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0] == test::read_whole(SLUSS_SOURCE_DIR "/tests/data/tutorial.yaml"));

    const test::TemporaryDirectory directory;
    const auto loaded = scenario::load(directory.write("my.yaml", blocks[0]));
    REQUIRE(loaded.scenario);
    CHECK(loaded.problems.empty());
    CHECK(loaded.scenario->organisations.size() == 3);
}

TEST_CASE("the page on reorganisations extends the tutorial's scenario with what it says") {
    const auto blocks = yaml_blocks(test::read_whole(SLUSS_SOURCE_DIR "/docs/how-to/describe-a-reorganisation.md"));
    REQUIRE(blocks.size() == 1);
    const test::TemporaryDirectory directory;
    directory.write("my.yaml", test::read_whole(SLUSS_SOURCE_DIR "/tests/data/tutorial.yaml"));
    const auto loaded = scenario::load(directory.write("move.yaml", blocks[0]));
    for (const auto& problem : loaded.problems) MESSAGE(problem.to_string());
    REQUIRE(loaded.scenario);
    CHECK(loaded.problems.empty());
    const auto& all = loaded.scenario->organisations;
    REQUIRE(all.size() == 7);
    CHECK(all[3].reorganisations.size() == 1);
    CHECK(all[4].rules_in.size() == 2);
    CHECK(all[5].reorganisations.size() == 2);
    CHECK(all[6].reorganisations.size() == 1);
    CHECK(all[3].workforce.turnover.tenure.has_value());
    CHECK_FALSE(all[6].workforce.turnover.tenure.has_value());
}

TEST_CASE("the tutorial's second scenario changes what it says and nothing else") {
    const auto blocks = yaml_blocks(test::read_whole(SLUSS_SOURCE_DIR "/docs/tutorial.md"));
    REQUIRE(blocks.size() == 2);
    const test::TemporaryDirectory directory;
    const auto first = scenario::load(directory.write("my.yaml", blocks[0]));
    const auto second = scenario::load(directory.write("dearer.yaml", blocks[1]));
    REQUIRE(first.scenario);
    REQUIRE(second.scenario);
    CHECK(second.problems.empty());
    const auto& before = first.scenario->organisations;
    const auto& after = second.scenario->organisations;
    REQUIRE(after.size() == before.size());
    CHECK(after[0].rules.outside_slower == before[0].rules.outside_slower);
    CHECK(before[1].units[0].staff[0].slower == 0);
    CHECK(after[1].units[0].staff[0].slower == doctest::Approx(0.4));  // 20 % for each need beyond the first
    CHECK(after[2].rules.outside_slower == doctest::Approx(0.6));
    CHECK(after[2].rules.consult_chance == doctest::Approx(0.5));
}
