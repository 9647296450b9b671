#include "support/allocation_counter.hpp"

#include <cstdlib>
#include <new>

namespace {

constinit thread_local std::uint64_t calls = 0;

void* counted(void* memory) {
    ++calls;
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

}  // namespace

namespace sluss::test {

std::uint64_t allocations() {
    return calls;
}

}  // namespace sluss::test

// The library's other forms (arrays, aligned without exceptions) call these; the one without exceptions has its own in
// the address sanitizer, which would miss its delete.
void* operator new(std::size_t size) {
    return counted(std::malloc(size));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    const auto step = static_cast<std::size_t>(alignment);
    return counted(std::aligned_alloc(step, (size + step - 1) / step * step));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++calls;
    return std::malloc(size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    std::free(memory);
}
