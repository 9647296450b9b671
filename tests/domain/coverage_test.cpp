// The doors and units of a district: the same answers as from looking at all of them.
#include "domain/coverage.hpp"

#include "support/tiny_organisation.hpp"

#include <doctest/doctest.h>

using namespace sluss;
using namespace sluss::domain;
using namespace sluss::test;

TEST_CASE("what covers a district is what one finds by looking at every door and unit") {
    auto m = tiny_municipality({"housing", "debts", "drink"});
    m.districts.resize(3, m.districts.front());
    auto o = tiny_organisation(m);
    o.units[0].districts = IdSet::of({0, 2});
    o.units[1].needs.insert(0);
    o.doors[0].districts = IdSet::of({0, 2});
    o.doors[1].needs.insert(0);
    o.doors[1].districts = IdSet::of({1, 2});
    o.doors[2].open_to = {false, true, false};  // only by phone

    const Coverage coverage{m, o};
    for (DistrictId district = 0; district < 3; ++district)
        for (NeedId need = 0; need < 3; ++need) {
            CAPTURE(district);
            CAPTURE(need);
            CHECK(coverage.serving_units(tiny::contact, need, district) ==
                  serving_units(o, tiny::contact, need, district));
            CHECK(coverage.right_doors(need, district, std::nullopt) == right_doors(o, need, district, std::nullopt));
            for (const auto channel : {Channel::visit, Channel::phone}) {
                CHECK(coverage.right_doors(need, district, channel) == right_doors(o, need, district, channel));
                CHECK(coverage.doors_seen(0, district, channel) == doors_seen(o, 0, district, channel));
            }
        }
    CHECK(coverage.right_doors(0, 2, Channel::visit) == std::vector<DoorId>{0, 1});
    CHECK(coverage.serving_units(tiny::contact, 0, 1) == std::vector<UnitId>{1});
}
