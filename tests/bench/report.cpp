// What a run brings home; see the header.
#include "report.hpp"

#include <fstream>
#include <string>
#include <unistd.h>

namespace sluss::bench {

std::size_t resident_bytes() {
    std::ifstream pages("/proc/self/statm");
    std::size_t size = 0;
    std::size_t resident = 0;
    pages >> size >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

std::size_t peak_resident_bytes() {
    // Not getrusage(): Linux begins that figure with the peak of whoever started the program.
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word)
        if (word == "VmHWM:") break;
    std::size_t kilobytes = 0;
    status >> kilobytes;
    return kilobytes * 1024;
}

Json report(const char* name, const Json& parameters, const Figures& figures, const Json& further) {
    Json all{{"name", name}};
    all.update(parameters);
    all["events"] = figures.events;
    all["wall_s"] = figures.elapsed.wall_s;
    all["cpu_s"] = figures.elapsed.cpu_s;
    all["events_per_s"] = static_cast<double>(figures.events) / figures.elapsed.wall_s;
    all["peak_rss_mb"] = static_cast<double>(peak_resident_bytes()) / 1e6;
    all["mean_time_in_system"] = figures.mean_time_in_system;
    all.update(further);
    return all;
}

}  // namespace sluss::bench
