// The reference pages of the measures and the catalogue that the program prints from say the same.
#include "domain/casework_measures.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

using namespace sluss::domain;

namespace {

const std::filesystem::path reference = SLUSS_SOURCE_DIR "/docs/reference";

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("every measure has a page, and no page is of anything else but the gap between districts") {
    std::set<std::string> pages;
    for (const auto& entry : std::filesystem::directory_iterator(reference / "measures"))
        pages.insert(entry.path().filename().string());
    std::set<std::string> expected{"equity_gap.md"};
    for (const auto& info : casework_catalogue()->measures) expected.insert(info.key + ".md");
    CHECK(pages == expected);
}

TEST_CASE("each measure's page begins with its key, the catalogue's definition and the label of the table") {
    for (const auto& info : casework_catalogue()->measures) {
        const std::string& key = info.key;
        const std::string text = text_of(reference / "measures" / (key + ".md"));
        CHECK_MESSAGE(text.starts_with("# `" + key + "`\n\n" + info.definition + "\n\n"), key);
        const std::string label = info.label.substr(info.label.find_first_not_of(' '));
        CHECK_MESSAGE(text.find("| in the table | " + label + " |\n") != std::string::npos, key);
    }
}

TEST_CASE("the list of measures leads to each page") {
    const std::string list = text_of(reference / "measures.md");
    for (const auto& info : casework_catalogue()->measures) {
        const std::string& key = info.key;
        CHECK_MESSAGE(list.find("[`" + key + "`](measures/" + key + ".md)") != std::string::npos, key);
    }
}
