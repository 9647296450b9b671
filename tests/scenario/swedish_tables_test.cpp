// Every name and meaning that a table tells has a Swedish one: of municipalities, of services, of the models.
#include "domain/model_registry.hpp"
#include "scenario/service_tables.hpp"
#include "scenario/tables.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <string_view>
#include <variant>

using namespace sluss;
using namespace sluss::scenario;

namespace {

std::set<std::string_view> translated_texts() {
    std::set<std::string_view> result;
    for (const auto& part : swedish_catalogue())
        for (const auto& [english, other] : part) result.insert(english);
    return result;
}

/// What the tables of a shape tell, in English.
class Texts {
public:
    void add(const Shape& shape) {
        std::visit([this](const auto& form) { look_at(form); },
                   static_cast<const shapes::Form::variant&>(shape.form()));
    }
    void add(const TableDoc& table) {
        if (!tables_.insert(table.name).second) return;
        // The names of distributions are made of a template, which is translated itself.
        if (!table.name.starts_with("the distribution '")) texts_.insert(table.name);
        texts_.insert(table.doc);
        for (const auto& field : table.fields) {
            texts_.insert(field.doc);
            add(field.shape);
        }
    }
    [[nodiscard]] const std::set<std::string>& all() const { return texts_; }

private:
    template <class Plain>
    void look_at(const Plain&) {}
    void look_at(const shapes::Object& object) { add(*object.table); }
    void look_at(const shapes::Map& map) { add(map.value); }
    void look_at(const shapes::List& list) { add(list.item); }
    void look_at(const shapes::Sourced& sourced) { add(sourced.value); }
    void look_at(const shapes::Either& either) {
        for (const auto& way : either.ways) add(way);
    }
    void look_at(const shapes::OneKey& map) {
        for (const auto& [key, way] : map.ways) add(way);
    }
    void look_at(const shapes::ByWord& map) {
        for (const auto& [word, table] : map.tables) add(*table);
        add(*map.otherwise);
    }

    std::set<std::string> tables_;
    std::set<std::string> texts_;
};

void check_all(const Texts& texts, std::size_t at_least) {
    const auto known = translated_texts();
    CHECK(texts.all().size() >= at_least);
    for (const auto& text : texts.all()) CHECK_MESSAGE((text.empty() || known.contains(text)), text);
}

}  // namespace

TEST_CASE("the tables of a municipality's scenario are told in Swedish too, with the parameters of every model") {
    Texts texts;
    texts.add(*scenario_table().documentation());
    check_all(texts, 200);
}

TEST_CASE("the tables of a service are told in Swedish too") {
    Texts texts;
    const Attributes none;
    texts.add(attributes().shape);
    texts.add(clients(none).shape);
    texts.add(condition(none).shape);
    texts.add(stages(none).shape);
    texts.add(resources().shape);
    texts.add(extra_measures().shape);
    check_all(texts, 60);
}

TEST_CASE("every model says in Swedish what it is and where it comes from") {
    const auto known = translated_texts();
    for (const auto& [name, model] : domain::models()) {
        CAPTURE(name);
        CHECK(known.contains(model.summary));
        CHECK(known.contains(model.origin));
        for (const auto& parameter : model.parameters) CHECK_MESSAGE(known.contains(parameter.doc), parameter.doc);
    }
}
