// Fields of CSV files after RFC 4180. Knows nothing of what stands in them.
#pragma once

#include <string>
#include <string_view>

namespace sluss::report {

/// Text; with a comma, quote or line break it is quoted, its quotes doubled.
std::string csv_field(std::string_view text);
/// The shortest digits that read back the same; empty unless finite.
std::string csv_field(double number);

}  // namespace sluss::report
