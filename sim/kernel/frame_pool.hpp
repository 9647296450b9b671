// Memory for coroutine frames. A replication makes and ends hundreds of thousands of processes of a handful of sizes;
// each size has a list of free frames, so that in the steady state the general heap is not called. One pool per thread:
// a replication lives on one thread.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <memory>
#include <vector>

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

class FramePool {
public:
    static FramePool& of_this_thread() { return present_ != nullptr ? *present_ : make_present(); }

    /// \param size  > 0
    void* allocate(std::size_t size) {
        assert(size > 0);
        ++in_use_;
        const std::size_t size_class = (size + step - 1) / step;
        if (size_class >= classes) return ::operator new(size);
        Free* frame = free_[size_class];
        if (frame == nullptr) return carve(size_class);
        unpoison(frame, size_class * step);
        free_[size_class] = frame->next;
        return frame;
    }

    void release(void* frame, std::size_t size) noexcept {
        --in_use_;
        const std::size_t size_class = (size + step - 1) / step;
        if (size_class >= classes) {
            ::operator delete(frame);
            return;
        }
        free_[size_class] = ::new (frame) Free{free_[size_class]};
        poison(frame, size_class * step);
    }

    /// Frames in use, for tests.
    [[nodiscard]] std::size_t in_use() const { return in_use_; }

private:
    static constexpr std::size_t step = 32;
    static constexpr std::size_t classes = 128;  // up to 4 KiB; larger frames come from the heap
    static constexpr std::size_t smallest_chunk = std::size_t{64} * 1024;
    static constexpr std::size_t huge_page = std::size_t{2} * 1024 * 1024;

    struct Free {
        Free* next;
    };
    struct Release {
        void operator()(std::byte* chunk) const noexcept;
    };

    static FramePool& make_present();
    void* carve(std::size_t size_class);

    // A released frame is poisoned, so that the address sanitizer sees a process that is touched after its end.
#ifdef SLUSS_ADDRESS_SANITIZER
    static void poison(void* memory, std::size_t size) {
        __asan_poison_memory_region(memory, size);
    }
    static void unpoison(void* memory, std::size_t size) {
        __asan_unpoison_memory_region(memory, size);
    }
#else
    static void poison(void*, std::size_t) {}
    static void unpoison(void*, std::size_t) {}
#endif

    static constinit inline thread_local FramePool* present_ = nullptr;

    std::array<Free*, classes> free_{};
    std::vector<std::unique_ptr<std::byte, Release>> chunks_;
    std::size_t next_chunk_ = smallest_chunk;  // its size; each is twice the one before, up to a huge page
    std::byte* unused_ = nullptr;
    std::size_t unused_bytes_ = 0;
    std::size_t in_use_ = 0;
};

}  // namespace sluss::kernel
