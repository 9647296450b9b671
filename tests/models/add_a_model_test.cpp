// The how-to page's worked example is a model that works: it is compiled into this program from example_model.cpp.
#include "domain/staffing.hpp"
#include "support/small_municipality.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace sluss::domain;
using namespace sluss::test;

namespace {

std::string text_of(const std::string& path) {
    std::ifstream file(SLUSS_SOURCE_DIR "/" + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the page shows the example as it is compiled") {
    const std::string page = text_of("docs/how-to/add-a-model.md");
    const std::string fence = "```cpp\n";
    const auto begin = page.find(fence);
    REQUIRE(begin != std::string::npos);
    const auto end = page.find("```", begin + fence.size());
    CHECK(page.substr(begin + fence.size(), end - begin - fence.size()) == text_of("tests/models/example_model.cpp"));
}

TEST_CASE("the example registers itself and builds an organisation that can run") {
    const auto m = small_municipality();
    auto organisation = build("one door", m);
    CHECK(structural_errors(m, organisation) == std::vector<std::string>{});
    CHECK(organisation.doors.size() == 1);
    CHECK(organisation.units.size() == 4);
    staff_by_load(m, organisation);
    for (const auto& unit : organisation.units)
        for (const auto& group : unit.staff) CHECK(people(organisation.roles[group.role], group) >= 1);
}
