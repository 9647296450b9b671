// Files that are no scenarios: each ends in a clear message, none in a crash or a wait.
#include "support/scenario_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <sys/stat.h>

using namespace sluss;

namespace {

/// The one problem that the text leads to.
std::string only_problem(const std::string& text) {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("x.yaml", text);
    const auto loaded = scenario::load(file);
    CHECK_FALSE(loaded.scenario);
    REQUIRE(loaded.problems.size() == 1);
    return loaded.problems[0].to_string().substr(directory.path().string().size() + 1);
}

std::string repeated(const std::string& piece, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += piece;
    return result;
}

}  // namespace

TEST_CASE("what is not a file of text is named as what it is") {
    const test::TemporaryDirectory directory;
    const auto problem = [](const std::filesystem::path& path) {
        const auto loaded = scenario::load(path);
        REQUIRE(loaded.problems.size() == 1);
        return loaded.problems[0].text;
    };
    const auto name = [&](const char* file) { return "'" + (directory.path() / file).string() + "'"; };
    CHECK(problem(directory.path()) == "'" + directory.path().string() + "' is a directory, not a file");
    CHECK(problem(directory.path() / "missing.yaml") == "there is no file " + name("missing.yaml"));
    CHECK(problem(directory.write("empty.yaml", "")) == name("empty.yaml") + " is empty");
    CHECK(problem(directory.write("blank.yaml", " \n\n")) == name("blank.yaml") + " is empty");
    CHECK(problem("/dev/null") == "'/dev/null' is not a regular file");
    REQUIRE(mkfifo((directory.path() / "pipe").c_str(), 0600) == 0);
    CHECK(problem(directory.path() / "pipe") == name("pipe") + " is not a regular file");
}

TEST_CASE("a file of one gigabyte is refused by its size, unread") {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("big.yaml", "title: x\n");
    std::filesystem::resize_file(file, std::uintmax_t{1} << 30U);
    const auto start = std::chrono::steady_clock::now();
    const auto loaded = scenario::load(file);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{2});
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].text.find("has 1073741824 bytes; a scenario has at most 4 MiB") != std::string::npos);
}

TEST_CASE("nesting ten thousand deep is refused, however it is written") {
    CHECK(only_problem("title: " + repeated("[", 10000)) == "x.yaml:1:71: error: nested deeper than 64 levels");
    CHECK(only_problem("a: " + repeated("{a: ", 10000)) == "x.yaml:1:256: error: nested deeper than 64 levels");
    CHECK(only_problem(repeated("- ", 10000) + "x") == "x.yaml:1:129: error: nested deeper than 64 levels");
    CHECK(only_problem(repeated("? ", 10000) + "x") ==
          "x.yaml:1:3: error: a key must be a word, not a list, a map or an alias");
    std::string block;
    for (int depth = 0; depth < 2000; ++depth) block += repeated(" ", depth) + "a:\n";
    CHECK(only_problem(block) == "x.yaml:65:65: error: nested deeper than 64 levels");
}

TEST_CASE("aliases that multiply are stopped before they are written out") {
    std::string laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 12; ++i) {
        const std::string last = "*a" + std::to_string(i - 1);
        laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeated(last + ",", 8) + last + "]\n";
    }
    CHECK(only_problem(laughs) == "x.yaml:6:15: error: more than 200000 values, aliases written out");
    CHECK(only_problem("title: [" + repeated("x,", 1'000'000) + "]") ==
          "x.yaml:1:400005: error: more than 200000 values");
}

TEST_CASE("anchors within each other, and a long text in many places, cannot fill the memory") {
    std::string nested = "title: ";
    for (int i = 0; i < 50; ++i) nested += "&a" + std::to_string(i) + " [";
    nested += repeated("x,", 50'000) + "x" + repeated("]", 50);
    CHECK(only_problem(nested) == "x.yaml:1:279: error: more than 200000 values under anchors (&…)");
    const std::string text = "title: &t \"" + std::string(1'000'000, 'x') + "\"\n";
    CHECK(only_problem(text + "a: [" + repeated("*t, ", 10) + "]\n") ==
          "x.yaml:2:22: error: more than 4 MiB, aliases written out");
    CHECK(only_problem(std::string(4001, 'k') + ": 1\n") == "x.yaml:1:1: error: a key is longer than 4000 bytes");
}

TEST_CASE("a file with very many errors tells the first two hundred, soon") {
    std::string text = "municipality:\n  places: {";
    const auto name = [](int i) { return std::string(90, 'n') + std::to_string(1000 + i); };
    for (int i = 0; i < 400; ++i) text += name(i) + ": {}, ";
    text += "}\n  districts:\n";
    for (int i = 0; i < 400; ++i) text += "    d" + std::to_string(i) + ": {place: " + name(5000 + i) + "}\n";
    const auto start = std::chrono::steady_clock::now();
    const auto loaded = test::load_text(text);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{20});
    CHECK_FALSE(loaded.scenario);
    REQUIRE(loaded.problems.size() == 201);
    const auto last = [](const scenario::Problem& p) { return p.text == "so many errors that no more are looked for"; };
    CHECK(std::count_if(loaded.problems.begin(), loaded.problems.end(), last) == 1);
}

TEST_CASE("a chain of ten thousand organisations, or of thirty files, is refused and not followed") {
    std::string text = "organisations:\n  o0: {model: siloed}\n";
    for (int i = 1; i < 10'000; ++i)
        text += "  o" + std::to_string(i) + ": {extends: o" + std::to_string(i - 1) + "}\n";
    bool told = false;
    for (const auto& problem : test::load_text(text).problems)
        told = told || problem.text == "more than 100 organisations";
    CHECK(told);

    const test::TemporaryDirectory directory;
    for (int i = 1; i < 30; ++i)
        directory.write(std::to_string(i) + ".yaml", "extends: " + std::to_string(i - 1) + ".yaml\n");
    const auto loaded = scenario::load(directory.path() / "29.yaml");
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].text == "more than 20 files extend one another");
}

TEST_CASE("an alias to nothing, or to what it is part of, is an error") {
    CHECK(only_problem("a: *nope\n") ==
          "x.yaml:1:5: error: '*nope' stands for nothing: no complete value before it is marked '&nope'");
    CHECK(only_problem("a: &a [*a]\n") ==
          "x.yaml:1:9: error: '*a' stands for nothing: no complete value before it is marked '&a'");
}

TEST_CASE("binary files and other encodings are no scenarios") {
    std::string binary;
    for (int i = 0; i < 4096; ++i) binary += static_cast<char>(i * 7);
    CHECK(only_problem(binary) ==
          "x.yaml:1:1: error: this is not text in UTF-8; if it is the right file, save it as UTF-8");
    CHECK(only_problem("title: Lill\xE5n\n") ==
          "x.yaml:1:12: error: this is not text in UTF-8; if it is the right file, save it as UTF-8");
    CHECK(only_problem("title: \xC3\xA5\xED\xA0\x80\n") ==
          "x.yaml:1:9: error: this is not text in UTF-8; if it is the right file, save it as UTF-8");
    CHECK(only_problem(std::string("\xFF\xFEt\0", 4)) == "x.yaml:1:1: error: this is text in UTF-16; save it as UTF-8");
    CHECK(only_problem(std::string("title: \0x", 9)) ==
          "x.yaml:1:8: error: this is not text in UTF-8; if it is the right file, save it as UTF-8");
}

TEST_CASE("of syntax errors the first is told, where it is in characters") {
    CHECK(only_problem("title: a\nmunicipality:\n\tplaces: {}\n") ==
          "x.yaml:3:1: error: this is not YAML: tab character may not be used as indentation");
    CHECK(only_problem("title: \"a\nmunicipality: {}\n") ==
          "x.yaml:1:8: error: this is not YAML: a quotation mark is not closed");
    CHECK(only_problem("title: \"never ends").find("error: this is not YAML: ") != std::string::npos);
    CHECK(only_problem("title: {å: {ä: [1, 2}") ==
          "x.yaml:1:21: error: this is not YAML: a bracket '[' before this is not closed");
}

TEST_CASE("a key that is given twice is told, and what else is wrong") {
    const auto tells = [](const std::string& text, int line, const std::string& problem) {
        const auto loaded = test::load_text(text);
        CHECK_FALSE(loaded.scenario);
        return std::any_of(loaded.problems.begin(), loaded.problems.end(),
                           [&](const auto& one) { return one.line == line && one.text == problem; });
    };
    CHECK(tells("title: a\nstaff: {}\ntitle: b\n", 3, "'title' is given twice; the first is in line 1"));
    CHECK(tells("stage roles: {}\nstage_roles: {}\n", 2, "'stage_roles' is given twice; the first is in line 1"));
}

TEST_CASE("what YAML can say but a scenario does not mean is refused") {
    CHECK(only_problem("title: a\n---\ntitle: b\n") ==
          "x.yaml:2:1: error: a scenario is one YAML document; a second one begins here");
    CHECK(only_problem("base: &b {a: 1}\nx:\n  <<: *b\n") ==
          "x.yaml:3:3: error: merge keys (<<) are not read; use 'extends'");
    CHECK(only_problem("title: !!str x\n") == "x.yaml:1:14: error: tags (!…) are not read");
    CHECK(only_problem("just words\n") ==
          "x.yaml:1:1: error: a scenario is a map of keys such as 'municipality' and 'organisations'");
    CHECK(only_problem("# only a comment\n") == "x.yaml:1:1: error: the file holds no scenario");
}
