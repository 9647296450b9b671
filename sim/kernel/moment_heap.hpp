// A priority queue of moments: entries of 16 bytes in a heap in which every node has four children. The four lie in one
// cache line and the least of them is found without a branch that could be guessed wrong; that is what makes a heap
// fast beyond the caches. It knows nothing of what happens at a moment.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace sluss::kernel {

class MomentHeap {
public:
    /// Ordered by time, then by rank. Ranks are unique among the entries of a heap.
    struct Entry {
        std::int64_t time = std::numeric_limits<std::int64_t>::max();
        std::uint64_t rank = std::numeric_limits<std::uint64_t>::max();

        friend bool operator<(const Entry& a, const Entry& b) {
            // Bitwise on purpose: the compiler makes no jumps of it.
            return static_cast<bool>(static_cast<int>(a.time < b.time) |
                                     (static_cast<int>(a.time == b.time) & static_cast<int>(a.rank < b.rank)));
        }
    };

    [[nodiscard]] bool empty() const { return end_ == root; }
    [[nodiscard]] std::size_t size() const { return end_ - root; }
    /// \pre not empty
    [[nodiscard]] const Entry& first() const { return lines_[0][root]; }

    void push(Entry entry) {
        if (end_ / 4 == lines_.size()) lines_.emplace_back();
        std::size_t hole = end_++;
        while (hole > root) {
            const std::size_t parent = hole / 4 + 2;
            if (!(entry < at(parent))) break;
            at(hole) = at(parent);
            hole = parent;
        }
        at(hole) = entry;
    }

    /// Takes out the first entry. \pre not empty
    void pop() {
        const Entry last = at(--end_);
        at(end_) = {};
        if (end_ == root) return;
        std::size_t hole = root;
        for (;;) {
            const std::size_t line = hole - 2;
            if (4 * line >= end_) break;
            const auto& children = lines_[line];
            const std::size_t low = static_cast<std::size_t>(children[1] < children[0]);
            const std::size_t high = 2 + static_cast<std::size_t>(children[3] < children[2]);
            const std::size_t least = children[high] < children[low] ? high : low;
            if (!(children[least] < last)) break;
            at(hole) = children[least];
            hole = 4 * line + least;
        }
        at(hole) = last;
    }

    /// Keeps the entries for which `keep(entry)` holds.
    template <typename Keep>
    void filter(Keep keep) {
        const std::size_t end = end_;
        std::size_t kept = root;
        for (std::size_t i = root; i < end; ++i)
            if (keep(at(i))) at(kept++) = at(i);
        for (std::size_t i = kept; i < end; ++i) at(i) = {};
        // Rebuilt entry by entry: rare enough, and the order among the kept is by time and rank in any case.
        end_ = root;
        while (end_ < kept) push(at(end_));
    }

private:
    // The root is entry 3; the children of entry i are the four of line i - 2. Free places of the last line hold an
    // entry later than all others, so that a line always has four to compare.
    static constexpr std::size_t root = 3;
    struct alignas(64) Line : std::array<Entry, 4> {};

    Entry& at(std::size_t i) { return lines_[i / 4][i % 4]; }

    std::vector<Line> lines_ = std::vector<Line>(1);
    std::size_t end_ = root;
};

}  // namespace sluss::kernel
