#include "kernel/frame_pool.hpp"

#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define SLUSS_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SLUSS_ADDRESS_SANITIZER 1
#endif
#endif

#ifdef SLUSS_ADDRESS_SANITIZER
#include <sanitizer/asan_interface.h>
#endif

namespace sluss::kernel {

namespace {

// A released frame is poisoned, so that the address sanitizer sees a process that is touched after its end.
void poison([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t size) {
#ifdef SLUSS_ADDRESS_SANITIZER
    __asan_poison_memory_region(memory, size);
#endif
}

void unpoison([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t size) {
#ifdef SLUSS_ADDRESS_SANITIZER
    __asan_unpoison_memory_region(memory, size);
#endif
}

}  // namespace

FramePool& FramePool::of_this_thread() {
    static thread_local FramePool pool;
    return pool;
}

void* FramePool::allocate(std::size_t size) {
    ++in_use_;
    const std::size_t size_class = (size + step - 1) / step;
    if (size_class >= classes) return ::operator new(size);
    Free* frame = free_[size_class];
    if (frame == nullptr) return carve(size_class);
    unpoison(frame, size_class * step);
    free_[size_class] = frame->next;
    return frame;
}

void FramePool::release(void* frame, std::size_t size) noexcept {
    --in_use_;
    const std::size_t size_class = (size + step - 1) / step;
    if (size_class >= classes) {
        ::operator delete(frame);
        return;
    }
    auto* freed = ::new (frame) Free{free_[size_class]};
    free_[size_class] = freed;
    poison(frame, size_class * step);
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
