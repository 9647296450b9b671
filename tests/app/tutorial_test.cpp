// The tutorial promises that what it shows is real: every row of its tables is printed by the program for its two
// files.
#include "app/command_line.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Printed {
    int status;
    std::string out;
    std::string err;
};

Printed printed(const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = sluss::app::run_command_line(arguments, out, err);
    return {status, out.str(), err.str()};
}

std::string compared(const std::filesystem::path& scenario) {
    const Printed result = printed({"compare", scenario.string()});
    REQUIRE(result.status == 0);
    return result.out;
}

/// The page's indented block that begins with these words, its lines without the indentation.
std::vector<std::string> block(const std::string& page, const std::string& begin) {
    const auto at = page.find("\n    " + begin);
    REQUIRE_MESSAGE(at != std::string::npos, begin);
    std::istringstream rest(page.substr(at + 1));
    std::vector<std::string> lines;
    for (std::string line; std::getline(rest, line) && (line.empty() || line.rfind("    ", 0) == 0);)
        if (!line.empty()) lines.push_back(line.substr(4));
    return lines;
}

std::string changed(std::string text, const std::string& from, const std::string& to) {
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
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

TEST_CASE("what else the tutorial shows is what the program prints") {
    const std::filesystem::path source = SLUSS_SOURCE_DIR;
    const auto folder = std::filesystem::temp_directory_path() / "sluss-tutorial-page-test";
    std::filesystem::create_directories(folder);
    const auto file = folder / "my.yaml";
    const std::string scenario = text_of(source / "tests/data/tutorial.yaml");
    const std::string page = text_of(source / "docs/tutorial.md");

    std::ofstream(file) << changed(changed(scenario, "minutes: [20]", "minutes: [20 km]"), "within a year: 30 %",
                                   "within a yaer: 30 %");
    const Printed refused = printed({"validate", file.string()});
    CHECK(refused.status == 2);
    for (const auto& line : block(page, "my.yaml:6:")) CHECK_MESSAGE(refused.err.find(line) != std::string::npos, line);

    std::ofstream(file) << scenario;
    const Printed staff = printed({"validate", file.string()});
    for (const auto& line : block(page, "staff (FTE) ")) CHECK_MESSAGE(staff.out.find(line) != std::string::npos, line);
    const Printed assumed = printed({"assumptions", file.string()});
    for (const auto& line : block(page, " line  value of"))
        CHECK_MESSAGE((line.ends_with("…") || assumed.out.find(line) != std::string::npos), line);
    const Printed csv = printed({"compare", file.string(), "--format", "csv"});
    for (const auto& line : block(page, "as today,district,"))
        CHECK_MESSAGE(csv.out.find(line + "\n") != std::string::npos, line);
    std::filesystem::remove_all(folder);
}
