// Numbers in words about distributions: as short as they can be without becoming other numbers. Not for tables, whose
// digits are rounded.
#pragma once

#include <array>
#include <charconv>
#include <string>

namespace sluss::kernel {

inline std::string number_text(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

}  // namespace sluss::kernel
