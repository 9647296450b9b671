// A tree written as YAML reads back as the same tree, whatever its words hold.
#include "scenario/yaml.hpp"

#include "scenario/parse.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace sluss;
using scenario::Node;

namespace {

Node read(const std::string& text) {
    scenario::Problems problems;
    auto tree = scenario::parse(text, "test.yaml", problems);
    for (const auto& problem : problems.sorted()) FAIL_CHECK(problem.to_string() << "\n" << text.substr(0, 2000));
    REQUIRE(tree);
    return *tree;
}

/// Kinds, words and keys; not where they stand.
bool same(const Node& a, const Node& b) {
    if (a.kind != b.kind || (a.is(Node::Kind::word) && a.text != b.text) || a.items.size() != b.items.size() ||
        a.entries.size() != b.entries.size())
        return false;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        if (!same(a.items[i], b.items[i])) return false;
    for (std::size_t i = 0; i < a.entries.size(); ++i)
        if (a.entries[i].key != b.entries[i].key || !same(a.entries[i].value, b.entries[i].value)) return false;
    return true;
}

Node word(std::string text) {
    Node node;
    node.kind = Node::Kind::word;
    node.text = std::move(text);
    return node;
}

Node map(std::vector<scenario::KeyValue> entries) {
    Node node;
    node.kind = Node::Kind::map;
    node.entries = std::move(entries);
    return node;
}

Node list(std::vector<Node> items) {
    Node node;
    node.kind = Node::Kind::list;
    node.items = std::move(items);
    return node;
}

}  // namespace

TEST_CASE("a word reads back as it was, in a map, in a list, on a line of its own and as a key") {
    std::vector<std::string> words{
        "25 min",
        "08:30-12:00, 13:00-16:00",
        "null",
        "~",
        "no",
        "-5",
        "- item",
        "-",
        "--- ",
        "...",
        "? why",
        ": colon",
        "a: b",
        "a #b",
        "#b",
        "[x]",
        "{x}",
        "a, b",
        "it's",
        "\"so\" to say",
        "back\\slash",
        "%tag",
        "@at",
        "`tick",
        "!tag",
        "&anchor",
        "*alias",
        "|",
        ">",
        " before",
        "after ",
        "two  spaces",
        "a\nb\n",
        "tab\there",
        "carriage\rreturn",
        "å",
        "Vårsta–Grödinge",
        "τ",
        "\u00a0no break",
        "next\u0085line",
        "line\u2028separator",
        "paragraph\u2029separator",
        "\ufeffmark",
        "control\u0080\u009fcharacters",
        "nobody\uffff",
        std::string("bell\x07") + "delete\x7f",
        "😀",
        "35 %",
        "1e5",
        "2018-01-01",
        "=",
        "<",
        std::string(900, 'x'),
        std::string(3000, 'x') + ": y",
    };
    for (const auto& text : words) {
        CAPTURE(text);
        const Node one = word(text);
        const Node tree = map({{"short", map({{"a", one}, {"b", list({one, one})}})},
                               {text, one},
                               {"long", list({one, map({{text, one}, {"c", word(std::string(200, 'y'))}}),
                                              list({word(std::string(200, 'z')), list({one})})})},
                               {"nothing", Node{}}});
        CHECK(same(read(scenario::to_yaml(tree)), tree));
    }
}

TEST_CASE("an empty word, value, list and map read back as they were") {
    const Node none;
    const Node tree = map({{"word", word("")},
                           {"value", none},
                           {"list", list({})},
                           {"map", map({})},
                           {"within", list({none, word(""), list({}), map({}), map({{"x", none}})})},
                           {"places", map({{"Tumba", none}, {"Alby", none}})}});
    CHECK(same(read(scenario::to_yaml(tree)), tree));
}

TEST_CASE("what is short stands on one line, and the parts of a scenario stand apart") {
    const Node tree = read(
        "title: {en: x}\nmunicipality:\n  car:\n    value: 35 %\n    source: \"a: b\"\n    range: [30, 40]\n  places:\n"
        "    Tumba:\n  links:\n    - from: Tumba\n      to: Alby\n    - " +
        std::string(130, 'x') + "\n");
    CHECK(scenario::to_yaml(tree) ==
          "title: {en: x}\n\nmunicipality:\n  car: {value: 35 %, source: \"a: b\", range: [30, 40]}\n  places:\n"
          "    Tumba:\n  links:\n    - {from: Tumba, to: Alby}\n    - " +
              std::string(130, 'x') + "\n");
}
