// Times from a CSV file, for those who have a record of when clients came. Reads one column and knows nothing of what
// comes at those times.
#pragma once

#include "kernel/time.hpp"
#include "scenario/reader.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sluss::scenario {

/// Which numbers of which file.
struct TimesFile {
    std::optional<std::string> name;    ///< relative to the file that names it
    std::optional<std::string> column;  ///< none: the file has one column only
    std::optional<std::string> unit;    ///< none: every number carries its own
};

inline constexpr std::size_t most_times = 1'000'000;

/// Where the file is.
std::filesystem::path times_path(const Node& node, const TimesFile& file);

/// The times of the file, which must not decrease. The first line names the columns; they are separated by commas, or
/// by semicolons if there is one in the first line. \param node the file's name in the scenario
std::vector<kernel::Duration> read_times(Reader& reader, const Node& node, const TimesFile& file);

}  // namespace sluss::scenario
