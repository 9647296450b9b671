// The pool of coroutine frames as an allocator for containers of what comes and goes during a replication, so that the
// general heap is not called for them once the pool has grown to what the replication needs.
#pragma once

#include "kernel/frame_pool.hpp"

#include <cstddef>

namespace sluss::kernel {

/// The standard allocator over this thread's FramePool. What is allocated on a thread must be released on it.
template <typename T>
struct PoolAllocator {
    using value_type = T;

    PoolAllocator() = default;
    template <typename U>
    explicit PoolAllocator(const PoolAllocator<U>&) noexcept {}

    T* allocate(std::size_t count) { return static_cast<T*>(FramePool::of_this_thread().allocate(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count) noexcept {
        FramePool::of_this_thread().release(memory, count * sizeof(T));
    }

    template <typename U>
    friend bool operator==(const PoolAllocator&, const PoolAllocator<U>&) {
        return true;
    }
};

}  // namespace sluss::kernel
