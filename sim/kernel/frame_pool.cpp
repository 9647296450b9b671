#include "kernel/frame_pool.hpp"

#include <new>
#include <sys/mman.h>

namespace sluss::kernel {

void FramePool::Release::operator()(std::byte* chunk) const noexcept {
    ::operator delete (chunk, std::align_val_t{huge_page});
}

FramePool& FramePool::make_present() {
    static thread_local FramePool pool;
    present_ = &pool;
    return pool;
}

void* FramePool::carve(std::size_t size_class) {
    const std::size_t bytes = size_class * step;
    if (unused_bytes_ < bytes) {
        chunks_.emplace_back(static_cast<std::byte*>(::operator new (next_chunk_, std::align_val_t{huge_page})));
        unused_ = chunks_.back().get();
        unused_bytes_ = next_chunk_;
        // Frames lie scattered over all the memory of a large run; in huge pages the processor finds them sooner.
        if (next_chunk_ == huge_page)
            madvise(unused_, huge_page, MADV_HUGEPAGE);
        else
            next_chunk_ *= 2;
    }
    void* frame = unused_;
    unused_ += bytes;
    unused_bytes_ -= bytes;
    return frame;
}

}  // namespace sluss::kernel
