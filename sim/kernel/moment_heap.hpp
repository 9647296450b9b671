// A priority queue of moments in which every node has four children. The four lie in one cache line, and the least of
// them is found without a branch that could be guessed wrong; that is what makes a heap fast beyond the caches. It
// knows nothing of what happens at a moment.
#pragma once

#include "kernel/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sluss::kernel {

/// A time and, among equal times, a rank, as one number of 128 bits that is ordered as they are.
class Moment {
public:
    /// Later than every moment that is scheduled.
    constexpr Moment() : key_(~Key{0}) {}
    constexpr Moment(Time time, std::uint64_t rank)
        : key_(Key{static_cast<std::uint64_t>(time.time_since_epoch().count()) ^ sign_bit} << 64 | rank) {}

    [[nodiscard]] constexpr Time time() const {
        return Time{Duration{static_cast<std::int64_t>(static_cast<std::uint64_t>(key_ >> 64) ^ sign_bit)}};
    }
    [[nodiscard]] constexpr std::uint64_t rank() const { return static_cast<std::uint64_t>(key_); }

    friend constexpr bool operator<(Moment a, Moment b) { return a.key_ < b.key_; }

private:
    __extension__ using Key = unsigned __int128;
    static constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;  // before Christ comes before after

    Key key_;
};

class MomentHeap {
public:
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// The earliest; Moment{} if there is none.
    [[nodiscard]] Moment first() const { return first_; }

    void push(Moment moment) {
        std::size_t node = size_++;
        if (node > 4 * children_.size()) grow();
        for (; node > 0; node = parent(node)) {
            const Moment above = at(parent(node));
            if (!(moment < above)) break;
            at(node) = above;
        }
        at(node) = moment;
    }

    /// Takes out the first. \pre not empty
    /// \param then_first  told of a moment that takes the first place, while the heap is still put in order
    template <typename ThenFirst>
    void pop(ThenFirst then_first) {
        Moment& end = at(--size_);
        const Moment last = std::exchange(end, Moment{});
        if (size_ > 0) replace_first(last, then_first);
    }

    /// Takes out the first and puts in another: less work than pop() and push(). \pre not empty
    template <typename ThenFirst>
    void replace_first(Moment moment, ThenFirst then_first) {
        const bool beyond_the_caches = size_ > 4096;
        Children* const children = children_.data();
        Moment* place = &first_;
        for (std::size_t node = 0; 4 * node + 1 < size_;) {
            const Children& four = children[node];
            // One of the four is next on the way down: fetch the children of all, before it is known which.
            if (beyond_the_caches)
                for (std::size_t i = 1; i <= 4; ++i) __builtin_prefetch(&children[4 * node + i]);
            const std::size_t least = four.least();
            if (!(four.of[least] < moment)) break;
            *place = four.of[least];
            if (node == 0) then_first(first_);
            place = &children[node].of[least];
            node = 4 * node + 1 + least;
        }
        *place = moment;
    }

    /// Keeps the moments for which `keep(moment)` holds.
    template <typename Keep>
    void filter(Keep keep) {
        std::vector<Moment> kept;
        for (; size_ > 0; at(--size_) = {})
            if (keep(at(size_ - 1))) kept.push_back(at(size_ - 1));
        for (const Moment moment : kept) push(moment);
    }

private:
    // The children of node n are nodes 4 n + 1 to 4 n + 4; free places hold a moment later than all others, so that
    // there are always four to compare.
    struct alignas(64) Children {
        std::array<Moment, 4> of;

        [[nodiscard]] std::size_t least() const {
            const std::size_t low = static_cast<std::size_t>(of[1] < of[0]);
            const std::size_t high = 2 + static_cast<std::size_t>(of[3] < of[2]);
            // low or high without a branch; g++ makes one of the conditional operator.
            return low ^ ((low ^ high) & (0 - static_cast<std::size_t>(of[high] < of[low])));
        }
    };

    static std::size_t parent(std::size_t node) { return (node - 1) / 4; }
    Moment& at(std::size_t node) { return node == 0 ? first_ : children_[(node - 1) / 4].of[(node - 1) % 4]; }
    [[gnu::noinline]] void grow() { children_.emplace_back(); }

    Moment first_;
    std::vector<Children> children_;
    std::size_t size_ = 0;
};

}  // namespace sluss::kernel
