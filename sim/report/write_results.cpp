// Files that are whole or not there: written under another name in the same folder, then renamed.
#include "report/results_file.hpp"

#include <fmt/format.h>

#include <fstream>
#include <unistd.h>

namespace sluss::report {

namespace {

void write_whole(const std::filesystem::path& file, const std::string& text) {
    // The process's number keeps two runs with one folder from writing into each other's file.
    const std::filesystem::path draft = file.string() + fmt::format(".{}.tmp", ::getpid());
    try {
        std::ofstream out;
        out.exceptions(std::ios::failbit | std::ios::badbit);
        out.open(draft, std::ios::binary);
        out << text;
        out.close();
        std::filesystem::rename(draft, file);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(draft, ignored);
        throw;
    }
}

}  // namespace

void write_results(const std::filesystem::path& folder, const experiment::Results& results,
                   std::optional<std::size_t> baseline, const std::string& table, domain::Weekly break_even) {
    std::filesystem::create_directories(folder);
    write_whole(folder / "results.json", results_json(results, baseline, break_even));
    write_whole(folder / "results.csv", results_csv(results));
    write_whole(folder / "table.txt", table);
    if (experiment::has_weeks(results))
        write_whole(folder / "weeks.csv", weeks_csv(results, baseline));
    else
        std::filesystem::remove(folder / "weeks.csv");  // of an earlier run: it would pass for one of these results
}

}  // namespace sluss::report
