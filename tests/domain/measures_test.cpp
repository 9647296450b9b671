// The table of one replication's values, for a catalogue made up here.
#include "domain/casework_measures.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <string>

using namespace sluss::domain;

namespace {

std::shared_ptr<const Catalogue> two_measures() {
    Catalogue catalogue;
    catalogue.measures = {{"wait", "wait (minutes)", "Minutes waited.", Sense::length, 1, true},
                          {"visits", "visits", "Visits.", Sense::count, 2, true}};
    catalogue.dimensions = {"total", "stage", "resource"};
    return std::make_shared<const Catalogue>(std::move(catalogue));
}

}  // namespace

TEST_CASE("every measure of every level has a value of its own, undefined until it is set") {
    Measures measures(two_measures(), {{}, {"reception", "advice"}, {"nurse", "adviser", "room"}});
    CHECK(measures.levels({}).size() == 1);
    for (std::size_t dimension = 0; dimension < 3; ++dimension)
        for (std::size_t level = 0; level < measures.levels(dimension).size(); ++level)
            for (std::size_t measure = 0; measure < 2; ++measure) {
                CHECK(std::isnan(measures.get(measure, dimension, level)));
                measures.set(measure, dimension, level, static_cast<double>(100 * dimension + 10 * level + measure));
            }
    for (std::size_t dimension = 0; dimension < 3; ++dimension)
        for (std::size_t level = 0; level < measures.levels(dimension).size(); ++level)
            for (std::size_t measure = 0; measure < 2; ++measure)
                CHECK(measures.get(measure, dimension, level) ==
                      static_cast<double>(100 * dimension + 10 * level + measure));
}

TEST_CASE("a table keeps the catalogue that it was made with alive") {
    Measures kept;
    {
        const Measures made(two_measures(), {{}, {}, {}});
        kept = made;
    }
    CHECK(kept.catalogue().info(1).key == "visits");
    CHECK(kept.catalogue().name(DimensionId{}) == "total");
}

TEST_CASE("a dimension is found by its name") {
    const auto catalogue = two_measures();
    CHECK(catalogue->dimension_named("resource") == DimensionId{2});
    CHECK(!catalogue->dimension_named("district"));
    CHECK(casework_catalogue()->dimension_named("district") == DimensionId{Dimension::district});
}

TEST_CASE("the catalogue of casework has its measures and dimensions in the order of their names in the program") {
    const auto& catalogue = *casework_catalogue();
    CHECK(catalogue.measures.size() == measures);
    CHECK(catalogue.dimensions.size() == dimensions);
    CHECK(catalogue.info(Measure::households).key == "households");
    CHECK(catalogue.info(Measure::cost_per_household).key == "cost_per_household");
    CHECK(catalogue.name(Dimension::limit) == "limit");
    CHECK(is_casework(catalogue));
    CHECK(!is_casework(*two_measures()));
}
