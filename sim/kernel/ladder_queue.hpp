// A priority queue of moments for a simulation, where what is put in is never earlier than what was taken out last: the
// ladder queue of Tang, Goh & Thng (2005), "Ladder queue: an O(1) priority queue structure for large-scale discrete
// event simulation", ACM Transactions on Modeling and Computer Simulation 15(3). Far moments lie unsorted at the top;
// when their time comes they are spread over the buckets of a rung, crowded buckets over a rung below, and only the
// bucket at hand is sorted. A few moments lie in the sorted bottom from the beginning. docs/decisions/0007 has what it
// was compared with.
#pragma once

#include "kernel/moment.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sluss::kernel {

class LadderQueue {
public:
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }

    /// \pre before the last instant there is (Time::max())
    void push(Moment moment) {
        ++size_;
        if (moment.instant() < bottom_end_ && end_ < bottom_.size())
            insert(moment);
        else
            push_far(moment);
    }

    /// Brings the earliest moments to the bottom, if that is empty. \returns what has come there, in order
    std::span<const Moment> settle() {
        if (next_ < end_ || size_ == 0) return {};
        return refill();
    }
    /// The earliest; Moment{} if there is none. \pre settle() was called since the last pop()
    [[nodiscard]] Moment first() const { return next_ < end_ ? bottom_[next_] : Moment{}; }
    /// One that comes `steps` after the first, as far as is known; Moment{} if none is.
    [[nodiscard]] Moment ahead(std::size_t steps) const {
        return next_ + steps < end_ ? bottom_[next_ + steps] : Moment{};
    }
    /// Takes out the first.
    void pop() {
        --size_;
        ++next_;
    }

    /// Keeps the moments for which `keep(moment)` holds.
    template <typename Keep>
    void filter(Keep keep) {
        kept_.clear();
        for (; size_ > 0; pop()) {
            settle();
            if (keep(first())) kept_.push_back(first());
        }
        depth_ = 0;
        bottom_end_ = top_start_ = never;
        empty_bottom(0);
        for (const Moment moment : kept_) push(moment);
    }

private:
    static constexpr std::uint64_t never = ~std::uint64_t{0};
    static constexpr std::uint32_t none = 0xffffffff;
    static constexpr std::size_t crowd = 64;         // a bucket of more is spread over a rung of its own
    static constexpr std::size_t per_bucket = 8;     // on average, when a rung is made
    static constexpr std::size_t bottom_room = 128;  // a bottom that has no more room is spread when half full

    /// A part of a bucket, of two cache lines.
    struct alignas(64) Chunk {
        std::array<Moment, 7> of;
        std::uint32_t used = 0;
        std::uint32_t next = none;
    };
    struct Bucket {
        std::uint32_t first = none;
        std::uint32_t last = none;
        std::size_t size = 0;
    };
    /// Buckets of equal width from `start` on. Of the instants before `open`, those of the buckets before `current`,
    /// the moments have gone further down.
    struct Rung {
        std::uint64_t start = 0;
        std::uint64_t end = 0;
        std::uint64_t open = 0;
        int shift = 0;  ///< a bucket is 2^shift microseconds wide
        std::size_t current = 0;
        std::vector<Bucket> buckets;
    };

    /// Puts a moment in its place in the bottom. \pre there is room
    void insert(Moment moment) {
        constexpr std::size_t near = 8;
        Moment* place = &bottom_[end_];
        if (end_ - next_ > near && moment < *(place - near)) return insert_deep(moment);
        for (const Moment* const begin = &bottom_[next_]; place != begin && moment < *(place - 1); --place)
            *place = *(place - 1);
        *place = moment;
        ++end_;
    }
    void insert_deep(Moment moment);
    void push_far(Moment moment);
    void make_room();
    void empty_bottom(std::size_t coming);
    [[nodiscard]] bool spreadable(Moment first, Moment last) const {
        return first.instant() < last.instant() && depth_ < rungs_.size();
    }
    std::span<const Moment> refill();
    std::span<const Moment> sort_into_bottom();
    static Bucket& bucket_of(Rung& rung, Moment moment) {
        return rung.buckets[static_cast<std::size_t>((moment.instant() - rung.start) >> rung.shift)];
    }
    void put(Rung& rung, Moment moment);
    void spread(std::span<const Moment> moments, Rung& rung);
    void take_out(const Bucket& bucket);
    std::uint32_t take_chunk();
    Rung& add_rung(std::uint64_t start, std::uint64_t end, std::size_t count);

    // All moments before bottom_end_ are in the bottom, sorted from next_ to end_.
    std::vector<Moment> bottom_ = std::vector<Moment>(bottom_room);
    std::size_t next_ = 0;
    std::size_t end_ = 0;
    std::uint64_t bottom_end_ = never;
    std::size_t size_ = 0;
    // A rung lies within the instants of one bucket of the rung before it.
    std::array<Rung, 8> rungs_;
    std::size_t depth_ = 0;
    std::vector<Chunk> chunks_;
    std::uint32_t free_ = none;
    // All moments from top_start_ on, in no order.
    std::vector<Moment> top_;
    std::uint64_t top_start_ = never;
    std::vector<Moment> moved_;
    std::vector<Moment> kept_;
};

}  // namespace sluss::kernel
