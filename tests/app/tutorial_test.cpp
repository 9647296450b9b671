// The tutorial promises that what it shows is real: every row of its tables is printed by the program for its two
// files.
#include "app/command_line.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string compared(const std::filesystem::path& scenario) {
    std::ostringstream out;
    std::ostringstream err;
    REQUIRE(sluss::app::run_command_line({"compare", scenario.string()}, out, err) == 0);
    return out.str();
}

void check_rows(const std::string& page, const std::string& output) {
    std::istringstream lines(page);
    int rows = 0;
    for (std::string line; std::getline(lines, line);) {
        const bool is_row =
            line.rfind("    ", 0) == 0 && line.find("]  ") != std::string::npos && line.find("[") != line.rfind("[");
        if (!is_row) continue;
        ++rows;
        CHECK_MESSAGE(output.find(line.substr(4)) != std::string::npos, line);
    }
    CHECK(rows >= 8);
}

}  // namespace

TEST_CASE("the tables of the tutorial are what the program prints") {
    const std::filesystem::path source = SLUSS_SOURCE_DIR;
    const auto folder = std::filesystem::temp_directory_path() / "sluss-tutorial-test";
    std::filesystem::create_directories(folder);
    std::filesystem::copy_file(source / "tests/data/tutorial.yaml", folder / "my.yaml",
                               std::filesystem::copy_options::overwrite_existing);
    const std::string page = text_of(source / "docs/tutorial.md");
    const auto dearer_part = page.find("## 5.");
    REQUIRE(dearer_part != std::string::npos);

    check_rows(page.substr(0, dearer_part), compared(folder / "my.yaml"));

    const auto begin = page.find("extends: my.yaml", dearer_part);
    const auto end = page.find("```", begin);
    std::ofstream(folder / "dearer.yaml") << page.substr(begin, end - begin);
    check_rows(page.substr(dearer_part), compared(folder / "dearer.yaml"));
    std::filesystem::remove_all(folder);
}
