#include "kernel/ladder_queue.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

namespace sluss::kernel {

void LadderQueue::insert_deep(Moment moment) {
    const auto begin = bottom_.begin() + static_cast<std::ptrdiff_t>(next_);
    const auto end = bottom_.begin() + static_cast<std::ptrdiff_t>(end_);
    const auto place = std::upper_bound(begin, end, moment);
    std::move_backward(place, end, end + 1);
    *place = moment;
    ++end_;
}

void LadderQueue::push_far(Moment moment) {
    assert(moment.instant() < never);
    if (moment.instant() < bottom_end_) make_room();
    if (moment.instant() < bottom_end_) return insert(moment);
    if (moment.instant() >= top_start_) {
        top_.push_back(moment);
        return;
    }
    std::size_t i = 0;
    while (moment.instant() < rungs_[i].open) ++i;
    put(rungs_[i], moment);
}

void LadderQueue::make_room() {
    const std::size_t count = end_ - next_;
    const bool crowded = count > bottom_room / 2;
    if (crowded && spreadable(bottom_[next_], bottom_[end_ - 1])) {
        const std::uint64_t first = bottom_[next_].instant();
        if (top_start_ == never) top_start_ = bottom_[end_ - 1].instant() + 1;
        Rung& rung = add_rung(first, std::min(bottom_end_, top_start_), count);
        spread({&bottom_[next_], count}, rung);
        next_ = end_;
        bottom_end_ = first;
    } else if (count > bottom_.size() / 2) {
        bottom_.resize(2 * bottom_.size());
    }
    std::move(bottom_.begin() + static_cast<std::ptrdiff_t>(next_), bottom_.begin() + static_cast<std::ptrdiff_t>(end_),
              bottom_.begin());
    end_ -= next_;
    next_ = 0;
}

std::span<const Moment> LadderQueue::refill() {
    for (;;) {
        if (depth_ == 0) {
            moved_.clear();
            moved_.swap(top_);
            if (moved_.size() <= crowd) {
                bottom_end_ = top_start_ = never;
                return sort_into_bottom();
            }
            const auto [first, last] = std::minmax_element(moved_.begin(), moved_.end());
            top_start_ = last->instant() + 1;
            Rung& rung = add_rung(first->instant(), top_start_, moved_.size());
            spread(moved_, rung);
            continue;
        }
        Rung& rung = rungs_[depth_ - 1];
        while (rung.current < rung.buckets.size() && rung.buckets[rung.current].size == 0) ++rung.current;
        if (rung.current == rung.buckets.size()) {
            --depth_;
            continue;
        }
        take_out(rung.buckets[rung.current]);
        const std::uint64_t start = rung.start + (std::uint64_t{rung.current} << rung.shift);
        ++rung.current;
        rung.open =
            rung.current == rung.buckets.size() ? rung.end : rung.start + (std::uint64_t{rung.current} << rung.shift);
        if (moved_.size() > crowd && spreadable(*std::min_element(moved_.begin(), moved_.end()),
                                                *std::max_element(moved_.begin(), moved_.end()))) {
            Rung& below = add_rung(start, rung.open, moved_.size());
            spread(moved_, below);
            continue;
        }
        bottom_end_ = rung.open;
        return sort_into_bottom();
    }
}

std::span<const Moment> LadderQueue::sort_into_bottom() {
    std::sort(moved_.begin(), moved_.end());
    empty_bottom(moved_.size());
    std::copy(moved_.begin(), moved_.end(), bottom_.begin());
    end_ = moved_.size();
    return moved_;
}

// A bottom that was large once, for many moments of one instant, is not to stay so: to put something in its middle
// would be expensive.
void LadderQueue::empty_bottom(std::size_t coming) {
    bottom_.resize(std::max(bottom_room, std::bit_ceil(2 * coming)));
    next_ = end_ = 0;
}

void LadderQueue::put(Rung& rung, Moment moment) {
    Bucket& bucket = bucket_of(rung, moment);
    if (bucket.last == none || chunks_[bucket.last].used == chunks_[bucket.last].of.size()) {
        const std::uint32_t chunk = take_chunk();
        (bucket.last == none ? bucket.first : chunks_[bucket.last].next) = chunk;
        bucket.last = chunk;
    }
    Chunk& chunk = chunks_[bucket.last];
    chunk.of[chunk.used++] = moment;
    ++bucket.size;
}

void LadderQueue::spread(std::span<const Moment> moments, Rung& rung) {
    constexpr std::size_t ahead = 8;  // so far in advance that a bucket's memory has come when its turn comes
    for (std::size_t i = 0; i < moments.size(); ++i) {
        if (i + ahead < moments.size()) {
            const std::uint32_t chunk = bucket_of(rung, moments[i + ahead]).last;
            if (chunk != none) __builtin_prefetch(&chunks_[chunk]);
        }
        put(rung, moments[i]);
    }
}

void LadderQueue::take_out(const Bucket& bucket) {
    moved_.clear();
    for (std::uint32_t i = bucket.first; i != none;) {
        Chunk& chunk = chunks_[i];
        if (chunk.next != none) __builtin_prefetch(&chunks_[chunk.next]);
        moved_.insert(moved_.end(), chunk.of.begin(), chunk.of.begin() + chunk.used);
        const std::uint32_t next = std::exchange(chunk.next, free_);
        free_ = std::exchange(i, next);
    }
}

std::uint32_t LadderQueue::take_chunk() {
    if (free_ == none) {
        chunks_.emplace_back();
        return static_cast<std::uint32_t>(chunks_.size() - 1);
    }
    const std::uint32_t chunk = free_;
    free_ = std::exchange(chunks_[chunk].next, none);
    chunks_[chunk].used = 0;
    return chunk;
}

// A rung over [start, end) for `count` moments, below those there are.
LadderQueue::Rung& LadderQueue::add_rung(std::uint64_t start, std::uint64_t end, std::size_t count) {
    Rung& rung = rungs_[depth_++];
    const std::size_t wanted = std::max<std::size_t>(2, count / per_bucket);
    rung.start = rung.open = start;
    rung.end = end;
    rung.shift =
        std::max(0, static_cast<int>(std::bit_width(end - start - 1)) - static_cast<int>(std::bit_width(wanted)) + 1);
    rung.current = 0;
    const auto buckets = static_cast<std::size_t>((end - start - 1) >> rung.shift) + 1;
    rung.buckets.reserve(std::bit_ceil(buckets));
    rung.buckets.assign(buckets, Bucket{});
    return rung;
}

}  // namespace sluss::kernel
