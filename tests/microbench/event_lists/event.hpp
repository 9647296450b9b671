// What the compared event lists hold: a time, and in one word the order of scheduling and the number of the object
// concerned. Sixteen bytes, so that four lie in a cache line and one 128-bit comparison orders two of them.
#pragma once

#include <cstdint>
#include <limits>

namespace sluss::bench {

struct Event {
    std::int64_t time;
    std::uint64_t tag;  // order of scheduling << 24 | slot

    static Event make(std::int64_t time, std::uint64_t order, std::uint32_t slot) { return {time, order << 24 | slot}; }
    [[nodiscard]] std::uint32_t slot() const { return static_cast<std::uint32_t>(tag & 0xffffff); }

    friend bool operator<(const Event& a, const Event& b) { return a.key() < b.key(); }

private:
    __extension__ using Key = __int128;
    [[nodiscard]] Key key() const { return static_cast<Key>(time) << 64 | tag; }
};
static_assert(sizeof(Event) == 16);

/// Later than any event: what stands in the empty places of a heap.
inline constexpr Event never{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::uint64_t>::max()};

/// As the kernel's events were: 24 bytes, compared field by field.
struct WideEvent {
    std::int64_t time;
    std::uint64_t order;
    std::uint32_t number;

    static WideEvent make(std::int64_t time, std::uint64_t order, std::uint32_t slot) { return {time, order, slot}; }
    [[nodiscard]] std::uint32_t slot() const { return number; }

    friend bool operator<(const WideEvent& a, const WideEvent& b) {
        return a.time < b.time || (a.time == b.time && a.order < b.order);
    }
};

/// Told of events shortly before they happen, so that what they concern can be fetched into the caches.
struct Unannounced {
    void operator()(Event) const {}
};

}  // namespace sluss::bench
