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
    for (std::size_t dimension = 0; dimension < m.catalogue().dimensions.size(); ++dimension)
        for (std::size_t level = 0; level < m.levels(dimension).size(); ++level)
            for (std::size_t measure = 0; measure < m.catalogue().measures.size(); ++measure) {
                const double value = m.get(measure, dimension, level);
                std::uint64_t as_bits = 0;
                std::memcpy(&as_bits, &value, sizeof value);
                bits.push_back(as_bits);
            }
    return bits;
}

}  // namespace sluss::test
