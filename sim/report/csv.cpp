#include "report/csv.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sluss::report {

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

std::string csv_field(double number) {
    return std::isfinite(number) ? fmt::format("{}", number) : "";
}

}  // namespace sluss::report
