// Small names for the nouns of the conceptual model. An id is an index into the list that its comment names.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace sluss::domain {

using PlaceId = std::uint16_t;     // Municipality::places
using DistrictId = std::uint16_t;  // Municipality::districts
using NeedId = std::uint16_t;      // Municipality::needs
using GroupId = std::uint16_t;     // Municipality::groups (target groups)
using StageId = std::uint16_t;     // Municipality::stages
using RoleId = std::uint16_t;      // StaffPool::roles
using OfficeId = std::uint16_t;    // Organisation::offices
using UnitId = std::uint16_t;      // Organisation::units
using DoorId = std::uint16_t;      // Organisation::doors
using WorkerId = std::uint32_t;    // the number in the municipality's pool of workers

inline constexpr std::uint16_t none = std::numeric_limits<std::uint16_t>::max();

/// How complex a household's needs are.
enum class Complexity : std::uint8_t { simple, standard, complex };
inline constexpr std::size_t complexities = 3;
inline constexpr std::array<std::string_view, complexities> complexity_names{"simple", "standard", "complex"};

/// One value for each class of complexity.
template <typename T>
struct ByComplexity {
    std::array<T, complexities> values{};

    static ByComplexity all(T value) { return {{value, value, value}}; }
    const T& operator[](Complexity c) const { return values[static_cast<std::size_t>(c)]; }
    T& operator[](Complexity c) { return values[static_cast<std::size_t>(c)]; }
    friend bool operator==(const ByComplexity&, const ByComplexity&) = default;
};

/// How a household's own application comes in. A report of concern comes in by none of them.
enum class Channel : std::uint8_t { visit, phone, e_service };
inline constexpr std::size_t channels = 3;
inline constexpr std::array<std::string_view, channels> channel_names{"visit", "phone", "e-service"};

/// A set of small ids; an empty set of what is served means "none", unless a field says otherwise.
class IdSet {
public:
    IdSet() = default;
    static IdSet of(std::initializer_list<std::uint16_t> ids) {
        IdSet set;
        for (const auto id : ids) set.insert(id);
        return set;
    }
    /// 0 … count-1.
    static IdSet first(std::size_t count) {
        IdSet set;
        for (std::size_t id = 0; id < count; ++id) set.insert(static_cast<std::uint16_t>(id));
        return set;
    }
    void insert(std::uint16_t id) {
        while (member_.size() <= id) member_.push_back(0);
        member_[id] = 1;
    }
    [[nodiscard]] bool contains(std::uint16_t id) const { return id < member_.size() && member_[id] != 0; }
    [[nodiscard]] bool empty() const {
        for (const auto m : member_)
            if (m != 0) return false;
        return true;
    }
    [[nodiscard]] std::size_t size() const {
        std::size_t n = 0;
        for (const auto m : member_) n += m;
        return n;
    }
    /// The members in ascending order.
    [[nodiscard]] std::vector<std::uint16_t> ids() const {
        std::vector<std::uint16_t> result;
        for (std::size_t id = 0; id < member_.size(); ++id)
            if (member_[id] != 0) result.push_back(static_cast<std::uint16_t>(id));
        return result;
    }
    friend bool operator==(const IdSet& a, const IdSet& b) { return a.ids() == b.ids(); }
    /// The members of either.
    friend IdSet operator|(IdSet a, const IdSet& b) {
        for (const auto id : b.ids()) a.insert(id);
        return a;
    }
    /// The members of both.
    friend IdSet operator&(const IdSet& a, const IdSet& b) {
        IdSet both;
        for (const auto id : a.ids())
            if (b.contains(id)) both.insert(id);
        return both;
    }
    /// The members of the first that are not in the second.
    friend IdSet operator-(const IdSet& a, const IdSet& b) {
        IdSet rest;
        for (const auto id : a.ids())
            if (!b.contains(id)) rest.insert(id);
        return rest;
    }

private:
    std::vector<std::uint8_t> member_;
};

}  // namespace sluss::domain
