// First in, first out, in one piece of memory that is used round and round.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace sluss::kernel {

template <typename T>
class Lane {
public:
    [[nodiscard]] bool empty() const { return in_ == out_; }
    [[nodiscard]] std::size_t size() const { return in_ - out_; }
    /// \pre not empty
    [[nodiscard]] const T& first() const { return ring_[out_ & mask_]; }

    void push(T item) {
        if (size() > mask_) grow();
        ring_[in_++ & mask_] = std::move(item);
    }
    /// \pre not empty
    T pop() { return std::move(ring_[out_++ & mask_]); }

private:
    [[gnu::noinline]] void grow() {
        std::vector<T> larger(2 * ring_.size());
        const std::size_t count = size();
        for (std::size_t i = 0; i < count; ++i) larger[i] = std::move(ring_[(out_ + i) & mask_]);
        ring_ = std::move(larger);
        mask_ = ring_.size() - 1;
        out_ = 0;
        in_ = count;
    }

    std::vector<T> ring_ = std::vector<T>(16);  // a power of two of places
    std::size_t mask_ = 15;
    std::size_t in_ = 0;  ///< counted from the beginning, without going round
    std::size_t out_ = 0;
};

}  // namespace sluss::kernel
