// libFuzzer's target: any bytes as a scenario file, through everything that `scenario::load` does. Aborts if what comes
// back breaks a promise of read.hpp; crashes, leaks and hangs are found by the sanitizers and libFuzzer's limits. Built
// by the preset `fuzz`, run by scripts/fuzz.
#include "fuzz/line_mutator.hpp"
#include "scenario/read.hpp"
#include "scenario/yaml.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

using namespace sluss;

namespace {

/// Where the bytes are put, in memory, beside a copy of a small scenario that they may extend.
class Folder {
public:
    Folder() : path_(std::filesystem::path("/dev/shm") / ("sluss-fuzz-" + std::to_string(getpid()))) {
        std::filesystem::create_directories(path_);
        std::filesystem::copy_file(SLUSS_SOURCE_DIR "/tests/data/small.yaml", path_ / "small.yaml",
                                   std::filesystem::copy_options::overwrite_existing);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    scenario::Loaded load(std::string_view text) const {
        const auto file = path_ / "fuzzed.yaml";
        std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
        return scenario::load(file);
    }

private:
    std::filesystem::path path_;
};

void demand(bool holds, const char* promise, const scenario::Loaded& loaded) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    for (const auto& problem : loaded.problems) std::fprintf(stderr, "  %s\n", problem.to_string().c_str());
    std::abort();
}

void check(const scenario::Loaded& loaded) {
    const bool errors = std::any_of(loaded.problems.begin(), loaded.problems.end(),
                                    [](const scenario::Problem& problem) { return !problem.warning; });
    demand(loaded.scenario.has_value() != errors, "a scenario if and only if no problem is an error", loaded);
    for (const auto& problem : loaded.problems) {
        demand(problem.line >= 1 && problem.column >= 1, "every problem has a place", loaded);
        demand(!problem.text.empty() && problem.text.find('\n') == std::string::npos, "every problem is one line",
               loaded);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder folder;
    const auto loaded = folder.load({reinterpret_cast<const char*>(data), size});
    check(loaded);
    if (!loaded.scenario) return 0;
    const auto resolved = folder.load(scenario::to_yaml(loaded.text));
    check(resolved);
    demand(resolved.scenario.has_value(), "a scenario written out with all that it extends is one", resolved);
    return 0;
}

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned int seed) {
    std::minstd_rand random(seed);
    if (random() % 2 == 0) return LLVMFuzzerMutate(data, size, most);
    const std::string text =
        fuzz::mutated_by_lines({reinterpret_cast<const char*>(data), size}, random).substr(0, most);
    std::copy(text.begin(), text.end(), data);
    return text.size();
}
