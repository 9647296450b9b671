// Memory for coroutine frames. A replication makes and ends hundreds of thousands of processes of a handful of sizes;
// each size has a list of free frames, so that in the steady state the general heap is not called. One pool per thread:
// a replication lives on one thread.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace sluss::kernel {

class FramePool {
public:
    static FramePool& of_this_thread();

    void* allocate(std::size_t size);
    void release(void* frame, std::size_t size) noexcept;

    /// Frames in use, for tests.
    [[nodiscard]] std::size_t in_use() const { return in_use_; }

private:
    static constexpr std::size_t step = 64;
    static constexpr std::size_t classes = 64;  // up to 4 KiB; larger frames come from the heap
    static constexpr std::size_t chunk_bytes = std::size_t{64} * 1024;

    struct Free {
        Free* next;
    };

    void* carve(std::size_t size_class);

    std::array<Free*, classes> free_{};
    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::byte* unused_ = nullptr;
    std::size_t unused_bytes_ = 0;
    std::size_t in_use_ = 0;
};

}  // namespace sluss::kernel
