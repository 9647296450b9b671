// How often this thread has called the general heap. A test program that links allocation_counter.cpp has the counting
// operators new in place of the library's.
#pragma once

#include <cstdint>

namespace sluss::test {

/// Calls of operator new, in all its forms, by this thread since it began.
std::uint64_t allocations();

}  // namespace sluss::test
