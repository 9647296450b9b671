#include "kernel/frame_pool.hpp"

namespace sluss::kernel {

FramePool& FramePool::make_present() {
    static thread_local FramePool pool;
    present_ = &pool;
    return pool;
}

void* FramePool::carve(std::size_t size_class) {
    const std::size_t bytes = size_class * step;
    if (unused_bytes_ < bytes) {
        chunks_.push_back(std::make_unique<std::byte[]>(chunk_bytes));
        unused_ = chunks_.back().get();
        unused_bytes_ = chunk_bytes;
    }
    void* frame = unused_;
    unused_ += bytes;
    unused_bytes_ -= bytes;
    return frame;
}

}  // namespace sluss::kernel
