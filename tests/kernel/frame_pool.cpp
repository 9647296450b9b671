// The pool of coroutine frames: frames are distinct, aligned, counted, and used again.
#include "kernel/frame_pool.hpp"

#include "kernel/random.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

using namespace sluss::kernel;

TEST_CASE("a released frame is given out again to the next of its size") {
    FramePool pool;
    void* first = pool.allocate(100);
    pool.release(first, 100);
    CHECK(pool.allocate(120) == first);  // both take 128 bytes
    pool.release(first, 120);
    CHECK(pool.in_use() == 0);
}

TEST_CASE("frames in use never overlap, whatever their sizes and the order in which they are released") {
    struct Frame {
        unsigned char* memory;
        std::size_t size;
        unsigned char mark;
    };
    FramePool pool;
    std::vector<Frame> frames;
    Stream random{{1, 0}, name_hash("frame pool"), 0, 0};
    for (int step = 0; step < 100'000; ++step) {
        if (frames.size() < 200 && random.happens(0.55)) {
            // Now and then one that is larger than the pool keeps.
            const auto size = static_cast<std::size_t>(1 + random.uniform() * (random.happens(0.01) ? 10'000 : 2'000));
            auto* memory = static_cast<unsigned char*>(pool.allocate(size));
            REQUIRE(reinterpret_cast<std::uintptr_t>(memory) % alignof(std::max_align_t) == 0);
            const auto mark = static_cast<unsigned char>(step);
            std::memset(memory, mark, size);
            frames.push_back({memory, size, mark});
        } else if (!frames.empty()) {
            const auto which = static_cast<std::size_t>(random.uniform() * static_cast<double>(frames.size()));
            const Frame frame = frames[which];
            bool untouched = true;
            for (std::size_t i = 0; i < frame.size; ++i) untouched = untouched && frame.memory[i] == frame.mark;
            REQUIRE(untouched);
            pool.release(frame.memory, frame.size);
            frames[which] = frames.back();
            frames.pop_back();
        }
        REQUIRE(pool.in_use() == frames.size());
    }
    for (const auto& frame : frames) pool.release(frame.memory, frame.size);
    CHECK(pool.in_use() == 0);
}

TEST_CASE("each thread has a pool of its own") {
    FramePool* other = nullptr;
    std::thread([&] { other = &FramePool::of_this_thread(); }).join();
    CHECK(other != &FramePool::of_this_thread());
}
