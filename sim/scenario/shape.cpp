// Walking through shapes.
#include "scenario/shape.hpp"

namespace sluss::scenario {

void for_each_table(const Shape& shape, const std::function<void(const TableDoc&)>& show) {
    const auto inside = [&](const Shape& part) { for_each_table(part, show); };
    std::visit(Overloaded{[](const auto&) {}, [&](const shapes::Object& object) { show(*object.table); },
                          [&](const shapes::Map& map) { inside(map.value); },
                          [&](const shapes::List& list) { inside(list.item); },
                          [&](const shapes::Sourced& sourced) { inside(sourced.value); },
                          [&](const shapes::LaidOver& over) { inside(over.value); },
                          [&](const shapes::Either& either) {
                              for (const auto& way : either.ways) inside(way);
                          },
                          [&](const shapes::OneKey& map) {
                              for (const auto& [key, way] : map.ways) inside(way);
                          },
                          [&](const shapes::ByWord& map) {
                              show(*map.otherwise);
                              for (const auto& [word, table] : map.tables) show(*table);
                          }},
               shape.form());
}

}  // namespace sluss::scenario
