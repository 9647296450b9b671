// What a run of sluss-bench brings home: one JSON object of parameters and figures. The clock and the memory are looked
// at here and nowhere else; no model under measurement sees them.
#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ctime>

namespace sluss::bench {

using Json = nlohmann::ordered_json;

/// How long something took: by the clock on the wall, and in processor time of all threads. On a machine with other
/// work the first says little.
struct Elapsed {
    double wall_s = 0;
    double cpu_s = 0;
};

class Stopwatch {
public:
    [[nodiscard]] Elapsed elapsed() const {
        return {.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(),
                .cpu_s = static_cast<double>(std::clock() - cpu_begin_) / CLOCKS_PER_SEC};
    }

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    std::clock_t cpu_begin_ = std::clock();
};

/// The process's memory that is in use now, and at its largest; in bytes.
std::size_t resident_bytes();
std::size_t peak_resident_bytes();

/// What every run tells.
struct Figures {
    std::uint64_t events = 0;  ///< of the model, the same for every program that runs it
    Elapsed elapsed;
    Json mean_time_in_system;  ///< in the unit that the name's page in docs/performance.md says
};

/// The object to print: name, parameters, figures, and what this name alone tells.
Json report(const char* name, const Json& parameters, const Figures& figures, const Json& further = Json::object());

}  // namespace sluss::bench
