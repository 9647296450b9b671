// Results as bits, for tests that nothing at all has changed.
#pragma once

#include "domain/measures.hpp"

#include <cstdint>
#include <cstring>
#include <vector>

namespace sluss::test {

/// Every value of every level of every dimension, to the last bit.
inline std::vector<std::uint64_t> all_bits(const domain::Measures& m) {
    std::vector<std::uint64_t> bits;
    for (std::size_t d = 0; d < domain::dimensions; ++d)
        for (std::size_t level = 0; level < m.levels(static_cast<domain::Dimension>(d)).size(); ++level)
            for (std::size_t measure = 0; measure < domain::measures; ++measure) {
                const double value =
                    m.get(static_cast<domain::Measure>(measure), static_cast<domain::Dimension>(d), level);
                std::uint64_t as_bits = 0;
                std::memcpy(&as_bits, &value, sizeof value);
                bits.push_back(as_bits);
            }
    return bits;
}

}  // namespace sluss::test
