// The JSON Schema and the documentation's claims. That shipped scenarios are valid and wrong ones are not is checked
// with a validator that is not ours, by schema_check.py.
#include "scenario/schema.hpp"

#include "scenario/tables.hpp"
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <set>

using namespace sluss;
using nlohmann::json;

namespace {

/// Every table that one leads to, once.
void collect(const scenario::TableDoc& table, std::set<const scenario::TableDoc*>& all) {
    if (!all.insert(&table).second) return;
    for (const auto& field : table.fields)
        scenario::for_each_table(field.shape, [&](const scenario::TableDoc& inner) { collect(inner, all); });
}

}  // namespace

TEST_CASE("the committed JSON Schema is what the tables say") {
    const auto committed = test::read_whole(SLUSS_SOURCE_DIR "/docs/reference/scenario.schema.json");
    CHECK_MESSAGE(committed == scenario::json_schema(),
                  "write it anew: sluss schema > docs/reference/scenario.schema.json");
}

TEST_CASE("every value that the documentation says holds if a field is not given does hold") {
    std::set<const scenario::TableDoc*> all;
    const auto kinds = scenario::file_kinds();
    for (const auto& kind : kinds) collect(*kind.table, all);
    std::size_t claims = 0;
    for (const auto* table : all)
        for (const auto& field : table->fields) {
            if (field.otherwise.empty()) continue;
            ++claims;
            CAPTURE(table->name);
            CAPTURE(field.key);
            CHECK_MESSAGE(field.otherwise_holds, "nothing can tell whether it does");
            if (field.otherwise_holds) CHECK(field.otherwise_holds());
        }
    CHECK(claims > 20);
}

TEST_CASE("a file is of the kind that its keys tell") {
    const auto kind = [](std::vector<std::string> told_by, const std::string& name) {
        const scenario::FieldDoc own{told_by.front(), "", "", true, scenario::shapes::Text{}};
        return scenario::FileKind{std::move(told_by), "experiment",
                                  std::make_shared<scenario::TableDoc>(scenario::TableDoc{name, "A file.", {own}})};
    };
    const auto schema =
        json::parse(scenario::json_schema({kind({"municipality"}, "a town"), kind({"service"}, "a clinic")}));
    CHECK(schema["if"]["anyOf"] == json::parse(R"([{"required": ["service"]}])"));
    CHECK(schema["then"]["else"]["$ref"] == "#/$defs/clinic");
    CHECK(schema["else"]["else"]["$ref"] == "#/$defs/town");
    CHECK(schema["$defs"]["clinic"]["required"] == json::parse(R"(["service"])"));
    // What only changes another file need not say everything.
    CHECK_FALSE(schema["$defs"]["clinic-2"].contains("required"));
}
