// The reference page of the measures and the catalogue that the program prints from say the same.
#include "domain/measures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace sluss::domain;

namespace {

std::string page() {
    std::ifstream file(SLUSS_SOURCE_DIR "/docs/reference/measures.md");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What stands in backquotes after the third-level headings.
std::vector<std::string> headings(const std::string& text) {
    std::vector<std::string> found;
    std::istringstream lines(text);
    const std::string opening = "### `";
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(opening) && line.ends_with('`'))
            found.push_back(line.substr(opening.size(), line.size() - opening.size() - 1));
    return found;
}

}  // namespace

TEST_CASE("the page has a heading for every measure and for nothing else") {
    auto found = headings(page());
    std::vector<std::string> keys;
    for (const auto& info : measure_catalogue()) keys.emplace_back(info.key);
    std::sort(found.begin(), found.end());
    std::sort(keys.begin(), keys.end());
    CHECK(found == keys);
}

TEST_CASE("under its heading each measure is defined in the catalogue's words") {
    const std::string text = page();
    for (const auto& info : measure_catalogue()) {
        const std::string begin = "\n### `" + std::string(info.key) + "`\n\n" + std::string(info.definition) + "\n";
        CHECK_MESSAGE(text.find(begin) != std::string::npos, info.key);
    }
}
